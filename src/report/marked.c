#include <string.h>

#include "change/gloss.h"
#include "report/remark.h"
#include "report/report.h"

enum { TARGETS_COLUMNS = 400 };

/* What is said of a change, in a comment behind its mark. */
static void remark(const void *context, uint32_t change, struct strbuf *out)
{
    const struct report_input *input = context;
    const struct changes *changes = input->review->changes;
    const struct hyperlink *targets[SIDES];
    if (!report_tells(input, change))
        return;
    if (change_targets(changes, &changes->at[change], targets)) {
        change_targets_text(targets, TARGETS_COLUMNS, out);
        strbuf_adds(out, "; ");
    }
    size_t before = out->n;
    remark_add(&input->review->decision[change], false, out);
    if (out->n == before && before > 2)
        out->n = before - 2;
}

static const char remarks_head[] = "\n# stet: remarks\n";

/* Behind the text, for a style that has no comments. */
static void add_remarks(const struct report_input *input, struct strbuf *text)
{
    const struct changes *changes = input->review->changes;
    size_t begun = text->n;
    strbuf_adds(text, remarks_head);
    size_t empty = text->n;
    for (size_t i = 0; i < changes->n; i++)
        if (report_tells(input, i))
            remark_line(changes, i, &input->review->decision[i], text);
    if (text->n == empty)
        text->n = begun;
}

static void marked(const struct report_input *input, const struct mark_style *style,
                   struct output *output)
{
    struct arena scratch = {0};
    const struct changes *changes = input->review->changes;
    struct strbuf text = {.arena = &scratch};
    uint8_t *stands[SIDES];
    for (int side = OLD; side <= NEW; side++) {
        stands[side] = arena_alloc(&scratch, changes->n, 1);
        for (size_t i = 0; i < changes->n; i++)
            stands[side][i] = report_tells(input, i) ? (uint8_t)side : NEW;
    }
    struct weave_input to_weave = {changes, NEW, 2, {stands[OLD], stands[NEW]}};
    struct strands strands = weave(&to_weave, &scratch);
    marks_write(&strands, style, remark, input, &text);
    if (!style->comment[0])
        add_remarks(input, &text);
    output_add(output, strbuf_cstr(&text), text.n);
    arena_free(&scratch);
}

void report_critic(const struct report_input *input, struct output *output)
{
    marked(input, &marks_critic, output);
}

void report_wdiff(const struct report_input *input, struct output *output)
{
    marked(input, &marks_wdiff, output);
}
