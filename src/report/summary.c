#include "report/summary.h"

#include "article/count.h"

static void count_links(const struct link *links, size_t n, uint32_t *kinds, uint32_t *moved)
{
    for (size_t i = 0; i < n; i++) {
        kinds[links[i].kind]++;
        *moved += links[i].moved;
    }
}

struct summary summary_of(const struct collation *collation)
{
    struct summary summary = {0};
    count_links(collation->paragraphs, collation->n_paragraphs, summary.paragraphs,
                &summary.moved_paragraphs);
    count_links(collation->sentences, collation->n_sentences, summary.sentences,
                &summary.moved_sentences);
    for (int side = OLD; side <= NEW; side++) {
        const struct article *article = collation->article[side];
        summary.words[side] = count_words(article->document.text,
                                                (struct span){0, article->document.size});
    }
    for (size_t i = 0; i < collation->n_edits; i++) {
        const struct edit *edit = &collation->edits[i];
        for (int c = 0; c < CHANGE_CLASS_COUNT; c++)
            summary.edits[c] += (edit->classes >> c) & 1;
        for (int side = OLD; side <= NEW; side++)
            summary.changed_words[side] += count_words(
                collation->article[side]->document.text, edit->span[side]);
    }
    return summary;
}
