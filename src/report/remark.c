#include "report/remark.h"

#include <string.h>
#include <time.h>

#include "base/visible.h"
#include "change/gloss.h"
#include "report/excerpt.h"

enum { FOREIGN_MAX = 2048 /* bytes of a note that are shown */ };

const char *remark_verdict(enum verdict verdict)
{
    static const char *const says[VERDICT_COUNT] = {"open", "accepted", "stet", "queried"};
    return says[verdict];
}

void remark_time(int64_t when, bool for_programs, struct strbuf *out)
{
    time_t seconds = (time_t)when;
    struct tm at;
    char text[40];
    if (!when || !(for_programs ? gmtime_r(&seconds, &at) : localtime_r(&seconds, &at)))
        return;
    if (strftime(text, sizeof text, for_programs ? "%Y-%m-%dT%H:%M:%SZ" : "%Y-%m-%d %H:%M", &at))
        strbuf_adds(out, text);
}

static void foreign(const char *text, struct strbuf *out)
{
    char clean[FOREIGN_MAX];
    visible_copy(clean, sizeof clean, text, strlen(text));
    strbuf_adds(out, clean);
}

/* "212 → 218", or one of both. */
static void both(const char *const text[SIDES], bool ascii, struct strbuf *out)
{
    foreign(text[OLD], out);
    if (*text[OLD] && *text[NEW])
        strbuf_adds(out, ascii ? " -> " : " → ");
    foreign(text[NEW], out);
}

static void between(const char *what, size_t begun, struct strbuf *out)
{
    if (out->n > begun)
        strbuf_adds(out, what);
}

void remark_add(const struct decision *decision, bool ascii, struct strbuf *out)
{
    size_t begun = out->n;
    if (!decision_is_open(decision)) {
        strbuf_addf(out, "%s by ", remark_verdict(decision->verdict));
        foreign(decision->who ? decision->who : "somebody", out);
        if (decision->when)
            strbuf_adds(out, ", ");
        remark_time(decision->when, false, out);
    }
    if (decision->other != VERDICT_OPEN) {
        between("; ", begun, out);
        strbuf_addf(out, "%s by ", remark_verdict(decision->other));
        foreign(decision->other_who, out);
        strbuf_adds(out, " before");
    }
    if (decision->checked) {
        between("; ", begun, out);
        strbuf_adds(out, decision->source ? "checked: " : "checked");
        if (decision->source)
            foreign(decision->source, out);
    }
    for (const struct note *note = decision->notes; note; note = note->next) {
        between(ascii ? " - " : " · ", begun, out);
        strbuf_adds(out, "note by ");
        foreign(*note->who ? note->who : "somebody", out);
        strbuf_adds(out, ", ");
        remark_time(note->when, false, out);
        strbuf_adds(out, ": ");
        foreign(note->text, out);
    }
    for (const struct decision *was = decision->was; was && decision_is_open(decision);
         was = was->was) {
        struct decision alone = *was;
        alone.was = NULL;
        between("; ", begun, out);
        strbuf_adds(out, "before its text changed");
        if (was->of[OLD]) {
            strbuf_adds(out, " (");
            both(was->of, ascii, out);
            strbuf_addc(out, ')');
        }
        strbuf_adds(out, ": ");
        remark_add(&alone, ascii, out);
    }
}

void remark_line(const struct changes *changes, size_t change, const struct decision *decision,
                 struct strbuf *out)
{
    enum { GLOSS_COLUMNS = 120 };
    struct strbuf said = {.arena = out->arena};
    remark_add(decision, false, &said);
    if (!said.n)
        return;
    strbuf_adds(out, "# ");
    excerpt_place(changes, &changes->at[change], out);
    strbuf_addf(out, ": %s: ", change_kind_name(&changes->at[change]));
    change_gloss(changes, &changes->at[change], GLOSS_COLUMNS, out);
    strbuf_addf(out, " [%s]\n", strbuf_cstr(&said));
}

void remark_gone(const struct gone *gone, bool ascii, struct strbuf *out)
{
    strbuf_addf(out, "%s%s: %s: ", ascii ? "P" : "¶", gone->place, gone->kind);
    both(gone->text, ascii, out);
    strbuf_adds(out, " [");
    remark_add(&gone->decision, ascii, out);
    strbuf_addc(out, ']');
}
