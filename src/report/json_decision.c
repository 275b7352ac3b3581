#include "report/json_decision.h"

#include <string.h>

#include "base/json_write.h"
#include "report/remark.h"

static void key(struct output *out, bool first, const char *name)
{
    output_adds(out, first ? "\"" : ", \"");
    output_adds(out, name);
    output_adds(out, "\": ");
}

static void text(struct output *out, bool first, const char *name, const char *says)
{
    key(out, first, name);
    json_write_string(out, says, strlen(says));
}

static void when(struct output *out, const char *name, int64_t at)
{
    struct arena arena = {0};
    struct strbuf says = {.arena = &arena};
    remark_time(at, true, &says);
    if (says.n)
        text(out, false, name, strbuf_cstr(&says));
    arena_free(&arena);
}

/* The last note by itself, and where there are several, all of them. */
static void notes(struct output *out, const struct decision *d)
{
    if (!d->notes)
        return;
    text(out, false, "note", decision_last_note(d)->text);
    key(out, false, "notes");
    output_addc(out, '[');
    for (const struct note *note = d->notes; note; note = note->next) {
        output_adds(out, note == d->notes ? "{" : ", {");
        text(out, true, "note", note->text);
        text(out, false, "who", note->who);
        when(out, "when", note->when);
        output_addc(out, '}');
    }
    output_addc(out, ']');
}

static void members(struct output *out, const struct decision *d)
{
    text(out, true, "verdict", verdict_name(d->verdict));
    if (d->who)
        text(out, false, "who", d->who);
    when(out, "when", d->when);
    notes(out, d);
    if (d->checked) {
        key(out, false, "checked");
        output_adds(out, "true");
    }
    if (d->source)
        text(out, false, "source", d->source);
    if (d->other != VERDICT_OPEN) {
        text(out, false, "other", verdict_name(d->other));
        text(out, false, "other_who", d->other_who);
    }
    if (d->is_new) {
        key(out, false, "new");
        output_adds(out, "true");
    }
    for (int side = OLD; side <= NEW; side++)
        if (d->of[side])
            text(out, false, side == OLD ? "old" : "new", d->of[side]);
    if (d->was) { /* one in another, where several changes became one */
        key(out, false, "was");
        output_addc(out, '{');
        members(out, d->was);
        output_addc(out, '}');
    }
}

void json_decision(struct output *out, const struct decision *d)
{
    if (decision_is_open(d) && !d->notes && !d->checked && d->other == VERDICT_OPEN &&
        !d->is_new && !d->was)
        return;
    key(out, false, "decision");
    output_addc(out, '{');
    members(out, d);
    output_addc(out, '}');
}

void json_gone(struct output *out, const struct review *review)
{
    key(out, true, "gone");
    output_addc(out, '[');
    for (size_t i = 0; i < review->n_gone; i++) {
        const struct gone *gone = &review->gone[i];
        output_adds(out, i ? ", {" : "{");
        text(out, true, "place", gone->place);
        text(out, false, "kind", gone->kind);
        text(out, false, "old", gone->text[OLD]);
        text(out, false, "new", gone->text[NEW]);
        json_decision(out, &gone->decision);
        output_addc(out, '}');
    }
    output_addc(out, ']');
}
