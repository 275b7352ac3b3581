#include <string.h>

#include "base/visible.h"
#include "change/gloss.h"
#include "report/about.h"
#include "report/excerpt.h"
#include "report/remark.h"
#include "report/report.h"

enum { GLOSS_COLUMNS = 200, NAME_MAX_BYTES = 512 };

/* Text in which Markdown must see no mark. */
static void escaped(const char *text, struct strbuf *out)
{
    for (; *text; text++) {
        if (strchr("\\`*_{}[]<>()#|~!$&", *text))
            strbuf_addc(out, '\\');
        strbuf_addc(out, *text);
    }
}

static void head(const struct report_input *input, struct strbuf *out)
{
    const struct changes *changes = input->review->changes;
    struct tally tally = tally_of(input->review);
    strbuf_adds(out, "# ");
    for (int side = OLD; side <= NEW; side++) {
        char name[NAME_MAX_BYTES];
        const char *of = changes->collation->article[side]->document.name;
        visible_copy(name, sizeof name, of, strlen(of));
        strbuf_adds(out, side == OLD ? "" : " → ");
        escaped(name, out);
    }
    strbuf_addf(out, "\n\n%zu change%s", tally.changes, tally.changes == 1 ? "" : "s");
    if (tally.decided)
        strbuf_addf(out, ", %zu decided, %zu to be asked about", tally.decided, tally.queries);
    strbuf_addf(out, ".\n");
    for (int side = OLD; side <= NEW; side++) {
        struct strbuf text = {.arena = out->arena};
        about_left_out(&changes->collation->article[side]->document, false, &text);
        if (text.n)
            strbuf_addf(out, "\n%s version: %s.\n", side == OLD ? "Old" : "New",
                        strbuf_cstr(&text));
    }
}

/* A paragraph or sentence that only one version has is quoted whole. */
static bool is_whole(const struct change *change)
{
    return !change->moved && !range_empty(change->edits) &&
           (change->kind == LINK_INSERTED || change->kind == LINK_DELETED);
}

static void item(const struct report_input *input, size_t index, struct strbuf *out)
{
    const struct changes *changes = input->review->changes;
    const struct change *change = &changes->at[index];
    struct strbuf text = {.arena = out->arena};
    strbuf_adds(out, "- **");
    excerpt_place(changes, change, out);
    strbuf_addf(out, "** %s", change_kind_name(change));
    if (change->classes) {
        strbuf_adds(out, ", ");
        excerpt_classes(change->classes, out);
    }
    strbuf_adds(out, ": ");
    if (is_whole(change)) {
        enum side side = change->kind == LINK_INSERTED ? NEW : OLD;
        excerpt_text(changes->collation->article[side], change->span[side], &text);
    } else {
        change_gloss(changes, change, GLOSS_COLUMNS, &text);
    }
    escaped(strbuf_cstr(&text), out);
    text.n = 0;
    remark_add(&input->review->decision[index], false, &text);
    if (text.n) {
        strbuf_adds(out, "  \n  *");
        escaped(strbuf_cstr(&text), out);
        strbuf_addc(out, '*');
    }
    strbuf_addc(out, '\n');
}

void report_markdown(const struct report_input *input, struct output *output)
{
    static const char *const headings[] = {"Cosmetic", "Language", "Structure", "Facts"};
    const struct changes *changes = input->review->changes;
    struct arena scratch = {0};
    struct strbuf text = {.arena = &scratch};
    head(input, &text);
    for (int risk = RISK_FACT; risk >= RISK_COSMETIC; risk--) {
        bool any = false;
        for (size_t i = 0; i < changes->n; i++) {
            if (changes->at[i].risk != (enum risk)risk || !report_tells(input, i))
                continue;
            if (!any)
                strbuf_addf(&text, "\n## %s\n\n", headings[risk]);
            any = true;
            item(input, i, &text);
        }
    }
    output_add(output, text.at, text.n);
    arena_free(&scratch);
}
