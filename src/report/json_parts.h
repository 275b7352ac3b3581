/* Writing JSON: what the parts of the report are made of. Always valid UTF-8. */
#ifndef STET_REPORT_JSON_PARTS_H
#define STET_REPORT_JSON_PARTS_H

#include <string.h>

#include "base/output.h"
#include "base/span.h"
#include "report/report.h"

struct json {
    struct output *out;
    const struct report_input *input;
    const struct changes *changes;
    bool compact, at_once;
    struct arena *scratch; /* for one item */
};

/* A new line at a depth of objects, none in compact form. */
void json_line(struct json *json, int depth);

/* Text as it is. Inline, so that the length of a literal is known: there may be
 * millions. */
static inline void json_put(struct json *json, const char *text)
{
    output_add(json->out, text, strlen(text));
}

/* `"name": ` */
static inline void json_key(struct json *json, const char *name)
{
    output_addc(json->out, '"');
    json_put(json, name);
    OUTPUT_LITERAL(json->out, "\": ");
}

static inline void json_comma(struct json *json)
{
    OUTPUT_LITERAL(json->out, ", ");
}

/* A string of any bytes: invalid ones become U+FFFD, what could disturb a
 * terminal or a line is escaped. */
void json_string(struct json *json, const char *text, size_t n);

/* Members: an integer, a truth, a number from 0 to 1 with three digits, a text. */
static inline void json_number(struct json *json, const char *name, unsigned long value)
{
    json_key(json, name);
    output_addu(json->out, value);
}

static inline void json_boolean(struct json *json, const char *name, bool value)
{
    json_key(json, name);
    json_put(json, value ? "true" : "false");
}

void json_fraction(struct json *json, const char *name, float value);
void json_text(struct json *json, const char *name, const char *text);

/* [start, end] */
static inline void json_span(struct json *json, struct span span)
{
    output_addc(json->out, '[');
    output_addu(json->out, span.start);
    json_comma(json);
    output_addu(json->out, span.end);
    output_addc(json->out, ']');
}

/* `"old": {...},`: what was read as one version. */
void json_article(struct json *json, const char *name, const struct article *article,
                  uint32_t words);

#endif
