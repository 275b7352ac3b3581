#include <string.h>

#include "report/report.h"
#include "report/summary.h"

enum { NAME_COLUMNS = 16, NUMBER_COLUMNS = 10 };

static void row(struct strbuf *line, const char *name, const uint32_t *numbers, int n)
{
    strbuf_addf(line, "%-*s", NAME_COLUMNS, name);
    for (int i = 0; i < n; i++)
        strbuf_addf(line, "%*u", NUMBER_COLUMNS, numbers[i]);
    strbuf_addc(line, '\n');
}

void report_stat(const struct changes *changes, struct output *output)
{
    struct arena scratch = {0};
    struct strbuf text = {.arena = &scratch};
    const struct collation *collation = changes->collation;
    const struct article *const *article = collation->article;
    struct summary summary = summary_of(collation);
    strbuf_addf(&text, "%-*s%*s%*s\n", NAME_COLUMNS, "", NUMBER_COLUMNS, "old", NUMBER_COLUMNS,
                "new");
    row(&text, "paragraphs", (uint32_t[]){article[OLD]->n_paragraphs, article[NEW]->n_paragraphs},
        SIDES);
    row(&text, "sentences", (uint32_t[]){article[OLD]->n_sentences, article[NEW]->n_sentences},
        SIDES);
    row(&text, "words", summary.words, SIDES);
    row(&text, "changed words", summary.changed_words, SIDES);
    strbuf_addf(&text, "\n%-*s%*s%*s\n", NAME_COLUMNS, "", NUMBER_COLUMNS, "paragraphs",
                NUMBER_COLUMNS + 2, "sentences");
    for (int kind = 0; kind < LINK_KINDS; kind++)
        strbuf_addf(&text, "%-*s%*u%*u\n", NAME_COLUMNS, link_kind_name((enum link_kind)kind),
                    NUMBER_COLUMNS, summary.paragraphs[kind], NUMBER_COLUMNS + 2,
                    summary.sentences[kind]);
    strbuf_addf(&text, "%-*s%*u%*u\n\n", NAME_COLUMNS, "moved", NUMBER_COLUMNS,
                summary.moved_paragraphs, NUMBER_COLUMNS + 2, summary.moved_sentences);
    row(&text, "changes", (uint32_t[]){(uint32_t)changes->n}, 1);
    for (int c = 0; c < CHANGE_CLASS_COUNT; c++)
        if (summary.edits[c])
            row(&text, change_class_name((enum change_class)c), &summary.edits[c], 1);
    output_add(output, text.at, text.n);
    arena_free(&scratch);
}
