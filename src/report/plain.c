#include <string.h>

#include "base/strbuf.h"
#include "base/visible.h"
#include "report/report.h"
#include "report/summary.h"

enum { GLOSS_COLUMNS = 160 };

static void count(struct strbuf *line, uint32_t n, const char *one, const char *many)
{
    strbuf_addf(line, "%u %s", n, n == 1 ? one : many);
}

static void name(struct strbuf *line, const struct article *article)
{
    char clean[512];
    visible_copy(clean, sizeof clean, article->document.name, strlen(article->document.name));
    strbuf_adds(line, clean);
}

static void head(struct strbuf *line, const struct changes *changes)
{
    struct summary summary = summary_of(changes->collation);
    for (int side = OLD; side <= NEW; side++) {
        strbuf_adds(line, side == OLD ? "Old: " : "New: ");
        name(line, changes->collation->article[side]);
        strbuf_adds(line, ", ");
        count(line, summary.words[side], "word", "words");
        strbuf_adds(line, ", ");
        count(line, changes->collation->article[side]->n_paragraphs, "paragraph", "paragraphs");
        strbuf_adds(line, ".\n");
    }
    if (!changes->n) {
        strbuf_adds(line, "No differences.\n");
        return;
    }
    count(line, (uint32_t)changes->n, "change", "changes");
    strbuf_adds(line, ". Paragraphs:");
    const char *separator = " ";
    for (int kind = 0; kind < LINK_KINDS; kind++)
        if (summary.paragraphs[kind]) {
            strbuf_addf(line, "%s%u %s", separator, summary.paragraphs[kind],
                        link_kind_name((enum link_kind)kind));
            separator = ", ";
        }
    if (summary.moved_paragraphs)
        strbuf_addf(line, "%s%u moved", separator, summary.moved_paragraphs);
    strbuf_adds(line, ".\n");
}

/* "¶8.1, was ¶6.1" */
static void place(struct strbuf *line, const struct changes *changes,
                  const struct change *change)
{
    struct strbuf places[SIDES] = {{.arena = line->arena}, {.arena = line->arena}};
    for (int side = OLD; side <= NEW; side++)
        change_place(changes, change, (enum side)side, &places[side]);
    if (!places[NEW].n)
        strbuf_addf(line, "old ¶%s", strbuf_cstr(&places[OLD]));
    else if (!places[OLD].n)
        strbuf_addf(line, "¶%s", strbuf_cstr(&places[NEW]));
    else
        strbuf_addf(line, "¶%s, was ¶%s", strbuf_cstr(&places[NEW]), strbuf_cstr(&places[OLD]));
}

static void change_line(struct strbuf *line, const struct changes *changes,
                        const struct change *change)
{
    const char *separator = " (";
    place(line, changes, change);
    strbuf_addf(line, ": %s", change->moved && range_empty(change->edits)
                                  ? "moved"
                                  : link_kind_name(change->kind));
    for (int c = 0; c < CHANGE_CLASS_COUNT; c++)
        if (change->classes & CLASS_BIT(c)) {
            strbuf_addf(line, "%s%s", separator, change_class_name((enum change_class)c));
            separator = ", ";
        }
    strbuf_adds(line, change->classes ? "): " : ": ");
    change_gloss(changes, change, GLOSS_COLUMNS, line);
    strbuf_addc(line, '\n');
}

void report_plain(const struct changes *changes, bool hide_cosmetic, struct output *output)
{
    struct arena scratch = {0};
    uint32_t hidden = 0;
    for (size_t i = 0; i <= changes->n; i++) {
        if (i && hide_cosmetic && changes->at[i - 1].risk == RISK_COSMETIC) {
            hidden++;
            continue;
        }
        struct arena_mark mark = arena_mark(&scratch);
        struct strbuf line = {.arena = &scratch};
        if (i == 0)
            head(&line, changes);
        else
            change_line(&line, changes, &changes->at[i - 1]);
        output_add(output, line.at, line.n);
        arena_rewind(&scratch, mark);
    }
    if (hidden) {
        struct strbuf line = {.arena = &scratch};
        count(&line, hidden, "cosmetic change", "cosmetic changes");
        strbuf_adds(&line, " not shown.\n");
        output_add(output, line.at, line.n);
    }
    arena_free(&scratch);
}
