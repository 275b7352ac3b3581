#include <string.h>

#include "base/strbuf.h"
#include "base/visible.h"
#include "change/gloss.h"
#include "report/about.h"
#include "report/excerpt.h"
#include "report/remark.h"
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

/* "17 of 34 decided, 3 facts open, 1 query." */
static void tally_line(struct strbuf *line, const struct review *review)
{
    struct tally tally = tally_of(review);
    if (!tally.decided && !tally.reopened)
        return;
    strbuf_addf(line, "%zu of %zu decided", tally.decided, tally.changes);
    if (tally.new)
        strbuf_addf(line, ", %zu new", tally.new);
    if (tally.reopened)
        strbuf_addf(line, ", %zu reopened", tally.reopened);
    if (tally.open_facts)
        strbuf_addf(line, ", %zu %s open", tally.open_facts,
                    tally.open_facts == 1 ? "fact" : "facts");
    if (tally.queries)
        strbuf_addf(line, ", %zu %s", tally.queries, tally.queries == 1 ? "query" : "queries");
    strbuf_adds(line, ".\n");
}

/* ", html, published 2021-03-22, 12 left out (5 menu, 7 footer)" */
static void about(struct strbuf *line, const struct document *document)
{
    for (int part = 0; part < 3; part++) {
        size_t before = line->n;
        strbuf_adds(line, ", ");
        if (part == 0)
            about_reading(document, line);
        else if (part == 1)
            about_dates(document, false, line);
        else
            about_left_out(document, false, line);
        if (line->n == before + 2)
            line->n = before;
    }
}

static void head(struct strbuf *line, const struct review *review)
{
    const struct changes *changes = review->changes;
    struct summary summary = summary_of(changes->collation);
    for (int side = OLD; side <= NEW; side++) {
        strbuf_adds(line, side == OLD ? "Old: " : "New: ");
        name(line, changes->collation->article[side]);
        strbuf_adds(line, ", ");
        count(line, summary.words[side], "word", "words");
        strbuf_adds(line, ", ");
        count(line, changes->collation->article[side]->n_paragraphs, "paragraph", "paragraphs");
        about(line, &changes->collation->article[side]->document);
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
    tally_line(line, review);
}

static void change_line(struct strbuf *line, const struct review *review, size_t index)
{
    const struct changes *changes = review->changes;
    const struct change *change = &changes->at[index];
    const char *separator = " (";
    excerpt_place(changes, change, line);
    strbuf_addf(line, ": %s", change_kind_name(change));
    for (int c = 0; c < CHANGE_CLASS_COUNT; c++)
        if (change->classes & CLASS_BIT(c)) {
            strbuf_addf(line, "%s%s", separator, change_class_name((enum change_class)c));
            separator = ", ";
        }
    strbuf_adds(line, change->classes ? "): " : ": ");
    change_gloss(changes, change, GLOSS_COLUMNS, line);
    size_t before = line->n;
    strbuf_adds(line, " [");
    remark_add(&review->decision[index], false, line);
    if (line->n == before + 2)
        line->n = before;
    else
        strbuf_addc(line, ']');
    strbuf_addc(line, '\n');
}

void report_plain(const struct report_input *input, struct output *output)
{
    const struct review *review = input->review;
    struct arena scratch = {0};
    uint32_t hidden = 0, left_out = 0;
    struct strbuf text = {.arena = &scratch};
    head(&text, review);
    output_add(output, text.at, text.n);
    for (size_t i = 0; i < review->changes->n && !output_is_stopped(output); i++) {
        if (!report_tells(input, i)) {
            bool cosmetic = review->changes->at[i].risk == RISK_COSMETIC;
            hidden += input->hide_cosmetic && cosmetic;
            left_out += !(input->hide_cosmetic && cosmetic);
            continue;
        }
        struct arena_mark mark = arena_mark(&scratch);
        struct strbuf line = {.arena = &scratch};
        change_line(&line, review, i);
        output_add(output, line.at, line.n);
        arena_rewind(&scratch, mark);
    }
    text.n = 0;
    for (size_t i = 0; i < review->n_gone; i++) {
        strbuf_adds(&text, "No change any more: ");
        remark_gone(&review->gone[i], false, &text);
        strbuf_addc(&text, '\n');
    }
    if (hidden) {
        count(&text, hidden, "cosmetic change", "cosmetic changes");
        strbuf_adds(&text, " not shown.\n");
    }
    if (left_out) {
        count(&text, left_out, "other change", "other changes");
        strbuf_adds(&text, " left out.\n");
    }
    output_add(output, strbuf_cstr(&text), text.n);
    arena_free(&scratch);
}
