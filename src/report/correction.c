#include <string.h>

#include "article/reading.h"
#include "change/gloss.h"
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

/* What the notes are made of. */
struct correction {
    const struct report_input *input;
    const struct changes *changes;
    uint8_t *stands;        /* by change */
    struct choices choices; /* made of it */
    struct strbuf *out;
};

/* Whether a note is needed: the old version stated a fact that stands otherwise. What
 * was only added is no correction, and what is stet was right. */
static bool needs_note(const struct correction *c, size_t index)
{
    const struct change *change = &c->changes->at[index];
    return report_tells(c->input, index) && change->risk == RISK_FACT && !change->moved &&
           !span_empty(change->span[OLD]) && c->stands[index] == NEW;
}

static void add_words(const struct correction *c, enum side side, struct span span)
{
    struct strbuf words = {.arena = c->out->arena};
    excerpt_text(c->changes->collation->article[side], span, &words);
    quoted(&words, c->out);
}

/* The fact with what is written together with it, as the sign of a currency, but for
 * the marks around it. */
static struct span whole_fact(const struct article *article, struct span span)
{
    static const char marks[] = ".,;:!?()[]\"'";
    const uint8_t *text = article->text;
    struct span whole = span;
    while (whole.start > 0 && !reading_is_blank(text[whole.start - 1]))
        whole.start--;
    while (whole.end < article->document.size && !reading_is_blank(text[whole.end]))
        whole.end++;
    while (whole.start < span.start && strchr(marks, text[whole.start]))
        whole.start++;
    while (whole.end > span.end && strchr(marks, text[whole.end - 1]))
        whole.end--;
    return whole;
}

static void add_fact(const struct correction *c, size_t index, enum side side)
{
    add_words(c, side,
              whole_fact(c->changes->collation->article[side], c->changes->at[index].span[side]));
}

/* The sentence as it stood, or as it stands with the decisions applied. */
static void add_sentence(const struct correction *c, size_t index, enum side side)
{
    const struct change *change = &c->changes->at[index];
    struct strbuf words = {.arena = c->out->arena}, clean = {.arena = c->out->arena};
    if (side == OLD) {
        excerpt_sentence(c->changes, change, OLD, &clean);
    } else {
        resolve_sentence(c->changes->collation, &c->choices, change->sentence, &words);
        excerpt_bytes(strbuf_cstr(&words), words.n, &clean);
    }
    quoted(&clean, c->out);
}

/* The note on the changes [first, end) of one sentence, of which `only` needs one, or
 * several do (SIZE_MAX). */
static void note(const struct correction *c, size_t first, size_t only)
{
    size_t index = only == SIZE_MAX ? first : only;
    const char *wording = only == SIZE_MAX ? NULL : wording_of(&c->changes->at[only]);
    if (c->changes->at[index].kind == LINK_DELETED) {
        strbuf_adds(c->out, "An earlier version of this article also said: ");
        add_words(c, OLD, c->changes->at[index].span[OLD]);
        strbuf_adds(c->out, " That has been removed.");
    } else if (wording) {
        strbuf_addf(c->out, "An earlier version of this article %s ", wording);
        add_fact(c, index, OLD);
        strbuf_adds(c->out, ". It is ");
        add_fact(c, index, NEW);
        strbuf_adds(c->out, ", as in: ");
        add_sentence(c, index, NEW);
    } else {
        strbuf_adds(c->out, "An earlier version of this article said: ");
        add_sentence(c, index, OLD);
        strbuf_adds(c->out, " It should say: ");
        add_sentence(c, index, NEW);
    }
    strbuf_addc(c->out, '\n');
}

/* What the editor must know of a change before the note is printed. */
static void editors_line(const struct correction *c, size_t index)
{
    enum { GLOSS_COLUMNS = 80 };
    const struct change *change = &c->changes->at[index];
    const struct decision *decision = &c->input->review->decision[index];
    struct strbuf *out = c->out;
    strbuf_adds(out, "[");
    excerpt_place(c->changes, change, out);
    strbuf_adds(out, ": ");
    excerpt_classes(change->classes, out);
    if (change->kind != LINK_DELETED) {
        strbuf_adds(out, ": ");
        change_gloss(c->changes, change, GLOSS_COLUMNS, out);
    }
    if (!decision->checked)
        strbuf_adds(out, "; NOT CHECKED");
    size_t before = out->n;
    strbuf_adds(out, "; ");
    remark_add(decision, false, out);
    if (out->n == before + 2)
        out->n = before;
    strbuf_adds(out, "]\n");
}

/* The end of the changes of one sentence, or of one sentence or paragraph that was
 * deleted. */
static size_t group_end(const struct changes *changes, size_t first)
{
    size_t end = first + 1;
    while (end < changes->n && changes->at[end].sentence == changes->at[first].sentence &&
           changes->at[end].kind == changes->at[first].kind)
        end++;
    return end;
}

/* One note for the changes of a sentence, and below it a line on each for the editor;
 * false where none is needed. */
static bool correct(const struct correction *c, size_t first, size_t end)
{
    size_t only = SIZE_MAX, n = 0;
    for (size_t i = first; i < end; i++)
        if (needs_note(c, i)) {
            only = i;
            n++;
        }
    if (!n)
        return false;
    note(c, first, n == 1 ? only : SIZE_MAX);
    for (size_t i = first; i < end; i++)
        if (needs_note(c, i))
            editors_line(c, i);
    strbuf_addc(c->out, '\n');
    return true;
}

void report_correction(const struct report_input *input, struct output *output)
{
    const struct changes *changes = input->review->changes;
    struct arena scratch = {0};
    struct strbuf text = {.arena = &scratch};
    struct correction c = {.input = input, .changes = changes, .out = &text};
    struct deciders deciders = deciders_find(changes, &scratch);
    bool any = false;
    c.stands = arena_alloc(&scratch, changes->n, 1);
    resolve_stands(input->review, input->undecided == UNDECIDED_OLD ? OLD : NEW, c.stands);
    c.choices = choices_make(changes, &deciders, c.stands, NEW, &scratch);
    strbuf_adds(&text, "Correction (draft)\n\n");
    for (size_t i = 0, end; i < changes->n; i = end) {
        end = group_end(changes, i);
        any |= correct(&c, i, end);
    }
    if (!any)
        strbuf_adds(&text, "No fact of the old version stands otherwise in the new one.\n");
    output_add(output, text.at, text.n);
    arena_free(&scratch);
}
