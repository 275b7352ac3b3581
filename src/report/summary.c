#include "report/summary.h"

#include "article/count.h"
#include "base/parallel.h"

static void count_links(const struct link *links, size_t n, uint32_t *kinds, uint32_t *moved)
{
    for (size_t i = 0; i < n; i++) {
        kinds[links[i].kind]++;
        *moved += links[i].moved;
    }
}

/* The words of one side. */
struct word_count {
    const struct collation *collation;
    struct summary *summary;
};

static void count_side(void *context, int side)
{
    const struct word_count *count = context;
    const struct collation *collation = count->collation;
    const struct article *article = collation->article[side];
    uint32_t changed = 0;
    for (size_t i = 0; i < collation->n_edits; i++)
        if (collation->edits[i].classes != CLASS_BIT(CLASS_LINK)) /* its words are the same */
            changed += count_words(article->text, collation->edits[i].span[side]);
    count->summary->changed_words[side] = changed;
    count->summary->boilerplate[side] = article_count_boilerplate(article);
    count->summary->words[side] =
        count_words(article->text, (struct span){0, article->document.size});
}

struct summary summary_of(const struct collation *collation)
{
    struct summary summary = {0};
    struct word_count count = {collation, &summary};
    uint64_t bytes = (uint64_t)collation->article[OLD]->document.size +
                     collation->article[NEW]->document.size;
    count_links(collation->paragraphs, collation->n_paragraphs, summary.paragraphs,
                &summary.moved_paragraphs);
    count_links(collation->sentences, collation->n_sentences, summary.sentences,
                &summary.moved_sentences);
    for (size_t i = 0; i < collation->n_edits; i++)
        for (int c = 0; c < CHANGE_CLASS_COUNT; c++)
            summary.edits[c] += (collation->edits[i].classes >> c) & 1;
    parallel_halves(bytes > PARALLEL_WORTH, count_side, &count);
    return summary;
}
