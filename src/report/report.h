/* Reports: the collation and what was decided, for other programs and for reading
 * elsewhere. */
#ifndef STET_REPORT_REPORT_H
#define STET_REPORT_REPORT_H

#include <stdbool.h>

#include "base/json.h"
#include "base/output.h"
#include "change/changes.h"
#include "review/filter.h"
#include "review/marks.h"
#include "review/resolve.h"

/* Formats: enum, name, its function, whether it is raw: foreign text as it is. */
#define REPORT_FORMATS(X)                                                                      \
    X(FORMAT_JSON, "json", report_json, false)                                                 \
    X(FORMAT_PLAIN, "plain", report_plain, false)                                              \
    X(FORMAT_STAT, "stat", report_stat, false)                                                 \
    X(FORMAT_MARKDOWN, "markdown", report_markdown, false)                                     \
    X(FORMAT_HTML, "html", report_html, false)                                                 \
    X(FORMAT_ANSI, "ansi", report_ansi, false)                                                 \
    X(FORMAT_CORRECTION, "correction", report_correction, false)                               \
    X(FORMAT_CRITIC, "critic", report_critic, true)                                            \
    X(FORMAT_WDIFF, "wdiff", report_wdiff, true)                                               \
    X(FORMAT_PATCH, "patch", report_patch, true)

enum report_format {
    FORMAT_AUTO,
#define X(id, name, function, raw) id,
    REPORT_FORMATS(X)
#undef X
        FORMAT_COUNT
};

/* What a report is made of. */
struct report_input {
    const struct review *review; /* of the changes reported */
    struct filter only;          /* the changes that are told; zero: all */
    bool hide_cosmetic;          /* cosmetic ones are only counted */
    bool compact;                /* json: on one line */
    enum undecided undecided;    /* patch, correction: what stands where nothing is decided */
    const struct strbuf *patched; /* patch: what it makes of OLD's file, see apply.h */
    int columns;                 /* ansi: of the page; 0: a usual one */
    bool monochrome;             /* ansi: attributes, no colours */
    const char *theme;           /* ansi: one that comes with the program; NULL: dark */
    const struct json_value *id; /* json: handed through as "id"; NULL: none */
};

/* Whether a change is told. */
bool report_tells(const struct report_input *input, size_t change);

/* "json" and so on; whether what it writes is not safe to show. */
const char *report_name(enum report_format format);
bool report_is_raw(enum report_format format);

/* Writes a report (any format but FORMAT_AUTO). */
void report_write(enum report_format format, const struct report_input *input,
                  struct output *output);

/* The JSON contract, schema 1; see stet(1). Always valid UTF-8 and valid JSON,
 * whatever bytes the articles and their names hold. The filter is for the list of
 * changes; the alignment is whole. */
void report_json(const struct report_input *input, struct output *output);

/* One change a line, in words, for screen readers, mail and pipes. */
void report_plain(const struct report_input *input, struct output *output);

/* How many paragraphs, sentences and words there are, edits of each class, and
 * decisions. */
void report_stat(const struct report_input *input, struct output *output);

/* The changes by risk, for a ticket or a message. */
void report_markdown(const struct report_input *input, struct output *output);

/* One page that needs nothing else: the versions side by side, the changes and
 * what was decided. */
void report_html(const struct report_input *input, struct output *output);

/* The panes as text with colours, for a pager. */
void report_ansi(const struct report_input *input, struct output *output);

/* A draft of a correction note: which facts the old version stated otherwise. */
void report_correction(const struct report_input *input, struct output *output);

/* Both versions as one text with every change that is told marked; the others as
 * the new version has them. Read back as the new version it is NEW byte for byte,
 * and where all are told, as the old one OLD but for white space that re-wrapping
 * may change. CriticMarkup has remarks as comments. */
void report_critic(const struct report_input *input, struct output *output);
void report_wdiff(const struct report_input *input, struct output *output);

/* A unified patch that makes OLD's file `patched`, byte for byte, with what was said of
 * the changes in lines before it. Raw but for the names. Nothing where the two are
 * equal. Linear. */
void report_patch(const struct report_input *input, struct output *output);

/* The document's text; with `clean` as lines that are safe to show. */
void report_text(const struct document *document, bool clean, struct output *output);

#endif
