#include "report/about.h"

#include <string.h>

#include "base/visible.h"

enum {
    DAY = 10,
    MINUTE = 16,
    SHOWN_MAX = 40, /* bytes of a date that is none */
    PROGRAM_MAX = 64
};

/* Adds one more of the things said from `begin` on. */
static void add_trait(const char *text, size_t begin, struct strbuf *out)
{
    if (out->n > begin)
        strbuf_adds(out, ", ");
    strbuf_adds(out, text);
}

void about_reading(const struct document *document, struct strbuf *out)
{
    size_t begin = out->n;
    if (document->filter) {
        char program[PROGRAM_MAX];
        visible_copy(program, sizeof program, document->filter, strlen(document->filter));
        strbuf_addf(out, "%s by %s", document->kind, program);
    }
    if (strcmp(document->format, "text") != 0)
        add_trait(document->format, begin, out);
    if (strcmp(document->encoding, "UTF-8") != 0)
        add_trait(document->encoding, begin, out);
    if (document->remark)
        add_trait(document->remark, begin, out);
}

/* Whether a text begins as the pattern has it, 0 being any digit. */
static bool looks_like(const char *text, const char *pattern)
{
    for (; *pattern; text++, pattern++)
        if (*pattern == '0' ? *text < '0' || *text > '9' : *text != *pattern)
            return false;
    return true;
}

static bool is_day(const char *when)
{
    return looks_like(when, "0000-00-00");
}

static bool has_time(const char *when)
{
    return is_day(when) && (when[DAY] == 'T' || when[DAY] == ' ') &&
           looks_like(when + DAY + 1, "00:00");
}

/* ISO 8601 as people write it; what is none as it stands. */
static void add_date(const char *when, bool day, struct strbuf *out)
{
    if (!is_day(when)) {
        char clean[SHOWN_MAX * 4];
        size_t n = strlen(when);
        visible_copy(clean, sizeof clean, when, n < SHOWN_MAX ? n : SHOWN_MAX);
        strbuf_adds(out, clean);
        return;
    }
    if (day)
        strbuf_add(out, when, DAY);
    if (has_time(when)) {
        strbuf_adds(out, day ? " " : "");
        strbuf_add(out, when + DAY + 1, MINUTE - DAY - 1);
    }
}

void about_dates(const struct document *document, bool brief, struct strbuf *out)
{
    const char *published = document->metadata[METADATA_PUBLISHED];
    const char *modified = document->metadata[METADATA_MODIFIED];
    if (published) {
        strbuf_adds(out, "published ");
        add_date(published, true, out);
    }
    bool same_day = published && modified && is_day(published) && has_time(published) &&
                    has_time(modified) && strncmp(published, modified, DAY) == 0;
    if (!modified || (brief && published) ||
        (published && strncmp(published, modified, is_day(published) ? MINUTE : SIZE_MAX) == 0))
        return;
    strbuf_adds(out, published ? ", modified " : "modified ");
    add_date(modified, !same_day, out);
}

void about_left_out(const struct document *document, bool brief, struct strbuf *out)
{
    size_t n[LEFT_OUT_KIND_COUNT] = {0};
    const char *between = " (";
    for (size_t i = 0; i < document->n_left_out; i++)
        n[document->left_out[i].kind]++;
    if (!document->n_left_out)
        return;
    strbuf_addf(out, "%zu left out", document->n_left_out);
    for (int kind = 0; kind < LEFT_OUT_KIND_COUNT && !brief; kind++)
        if (n[kind]) {
            strbuf_addf(out, "%s%zu %s", between, n[kind],
                        left_out_name((enum left_out_kind)kind));
            between = ", ";
        }
    strbuf_adds(out, brief ? "" : ")");
}
