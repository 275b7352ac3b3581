#include <string.h>

#include "base/visible.h"
#include "report/excerpt.h"
#include "report/remark.h"
#include "report/report.h"

/* How a note speaks of a change that is one fact and nothing else. What is more
 * than that, or says nothing by itself, is told by whole sentences. */
static const struct {
    enum change_class class;
    const char *stood;
} wordings[] = {
    {CLASS_NUMBER, "gave a number as"},      {CLASS_MONEY, "gave an amount as"},
    {CLASS_PERCENT, "gave a percentage as"}, {CLASS_DATE, "gave a date as"},
    {CLASS_TIME, "gave a time as"},          {CLASS_NAME, "gave a name as"},
    {CLASS_TITLE, "gave a title as"},
};

enum { WORDINGS = sizeof wordings / sizeof *wordings };

/* The wording for a change, NULL where it takes its sentences. */
static const char *wording_of(const struct change *change)
{
    uint32_t classes = 0;
    for (int c = 0; c < CHANGE_CLASS_COUNT; c++)
        if (change_classes_risk(CLASS_BIT(c)) != RISK_COSMETIC)
            classes |= change->classes & CLASS_BIT(c);
    for (int w = 0; w < WORDINGS; w++)
        if (classes == CLASS_BIT(wordings[w].class) && !span_empty(change->span[NEW]))
            return wordings[w].stood;
    return NULL;
}

static void quoted(const struct strbuf *text, struct strbuf *out)
{
    strbuf_adds(out, "“");
    strbuf_add(out, text->at, text->n);
    strbuf_adds(out, "”");
}

/* Whether a note is needed: the old version stated a fact that stands otherwise. What
 * was only added is no correction, and what is stet was right. */
static bool needs_note(const struct report_input *input, size_t index)
{
    const struct change *change = &input->review->changes->at[index];
    return report_tells(input, index) && change->risk == RISK_FACT && !change->moved &&
           !span_empty(change->span[OLD]) &&
           input->review->decision[index].verdict != VERDICT_STET;
}

static void note(const struct report_input *input, size_t index, struct strbuf *out)
{
    const struct changes *changes = input->review->changes;
    const struct change *change = &changes->at[index];
    struct strbuf words[SIDES] = {{.arena = out->arena}, {.arena = out->arena}};
    for (int side = OLD; side <= NEW; side++)
        excerpt_text(changes->collation->article[side], change->span[side], &words[side]);
    const char *wording = wording_of(change);
    if (change->kind == LINK_DELETED) {
        strbuf_adds(out, "An earlier version of this article also said: ");
        quoted(&words[OLD], out);
        strbuf_adds(out, " That has been removed.");
    } else if (wording) {
        strbuf_addf(out, "An earlier version of this article %s ", wording);
        quoted(&words[OLD], out);
        strbuf_adds(out, ". It is ");
        quoted(&words[NEW], out);
        strbuf_adds(out, ", as in: ");
        words[NEW].n = 0;
        excerpt_sentence(changes, change, NEW, &words[NEW]);
        quoted(&words[NEW], out);
    } else {
        for (int side = OLD; side <= NEW; side++) {
            words[side].n = 0;
            excerpt_sentence(changes, change, (enum side)side, &words[side]);
        }
        strbuf_adds(out, "An earlier version of this article said: ");
        quoted(&words[OLD], out);
        strbuf_adds(out, " It should say: ");
        quoted(&words[NEW], out);
    }
    strbuf_adds(out, "\n");
}

/* What the editor must know before the note is printed. */
static void editors_line(const struct report_input *input, size_t index, struct strbuf *out)
{
    const struct changes *changes = input->review->changes;
    const struct decision *decision = &input->review->decision[index];
    strbuf_adds(out, "[");
    excerpt_place(changes, &changes->at[index], out);
    strbuf_adds(out, ": ");
    excerpt_classes(changes->at[index].classes, out);
    if (!decision->checked)
        strbuf_adds(out, "; NOT CHECKED");
    size_t before = out->n;
    strbuf_adds(out, "; ");
    remark_add(decision, false, out);
    if (out->n == before + 2)
        out->n = before;
    strbuf_adds(out, "]\n\n");
}

/* Whether an earlier change has told of the same pair of sentences already. */
static bool is_told(const struct changes *changes, size_t index, size_t last)
{
    return last != SIZE_MAX && changes->at[index].sentence == changes->at[last].sentence &&
           changes->at[index].kind == changes->at[last].kind;
}

void report_correction(const struct report_input *input, struct output *output)
{
    const struct changes *changes = input->review->changes;
    struct arena scratch = {0};
    struct strbuf text = {.arena = &scratch};
    size_t notes = 0, last = SIZE_MAX;
    strbuf_adds(&text, "Correction (draft)\n\n");
    for (size_t i = 0; i < changes->n; i++) {
        if (!needs_note(input, i))
            continue;
        bool by_sentence = !wording_of(&changes->at[i]);
        if (!by_sentence || !is_told(changes, i, last))
            note(input, i, &text);
        if (by_sentence)
            last = i;
        editors_line(input, i, &text);
        notes++;
    }
    if (!notes)
        strbuf_adds(&text, "No fact of the old version stands otherwise in the new one.\n");
    output_add(output, text.at, text.n);
    arena_free(&scratch);
}
