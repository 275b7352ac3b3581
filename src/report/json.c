#include <string.h>

#include "base/parallel.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "report/remark.h"
#include "report/report.h"
#include "report/summary.h"

#ifndef STET_VERSION
#define STET_VERSION "unknown"
#endif

enum { GLOSS_COLUMNS = 80 };

struct json {
    struct output *out;
    const struct report_input *input;
    const struct changes *changes;
    bool compact;
};

/* A new line at a depth of objects, none in compact form. */
static void line(struct json *json, int depth)
{
    static const char spaces[] = "\n        ";
    if (!json->compact)
        output_add(json->out, spaces, 1 + 2 * (size_t)depth);
}

static void put(struct json *json, const char *text)
{
    output_adds(json->out, text);
}

/* `"name": ` */
static void key(struct json *json, const char *name)
{
    output_addc(json->out, '"');
    put(json, name);
    OUTPUT_LITERAL(json->out, "\": ");
}

static void comma(struct json *json)
{
    OUTPUT_LITERAL(json->out, ", ");
}

static bool is_plain(uint32_t cp)
{
    return cp >= 0x20 && cp != '"' && cp != '\\' &&
           (cp < 0x7f ||
            (cp >= 0xa0 && utf8_class(cp) != CHAR_CONTROL && cp != 0x2028 && cp != 0x2029));
}

static void escape(struct json *json, uint32_t unit)
{
    static const char digits[] = "0123456789abcdef";
    char text[6] = {'\\',
                    'u',
                    digits[unit >> 12 & 15],
                    digits[unit >> 8 & 15],
                    digits[unit >> 4 & 15],
                    digits[unit & 15]};
    output_add(json->out, text, sizeof text);
}

/* A string of any bytes: invalid ones become U+FFFD, what could disturb a
 * terminal or a line is escaped. */
static void string(struct json *json, const char *text, size_t n)
{
    const uint8_t *p = (const uint8_t *)text;
    output_addc(json->out, '"');
    while (n) {
        uint32_t cp;
        size_t size = utf8_decode(p, n, &cp);
        if (cp == UTF8_INVALID) {
            escape(json, 0xfffd);
        } else if (is_plain(cp)) {
            output_add(json->out, p, size);
        } else if (cp > 0xffff) {
            escape(json, 0xd800 + ((cp - 0x10000) >> 10));
            escape(json, 0xdc00 + ((cp - 0x10000) & 0x3ff));
        } else {
            escape(json, cp);
        }
        p += size;
        n -= size;
    }
    output_addc(json->out, '"');
}

static void number(struct json *json, const char *name, unsigned long value)
{
    key(json, name);
    output_addu(json->out, value);
}

static void boolean(struct json *json, const char *name, bool value)
{
    key(json, name);
    put(json, value ? "true" : "false");
}

/* 0..1 with three digits, and 1 or 0 where it is that. */
static void fraction(struct json *json, const char *name, float value)
{
    unsigned thousandths = (unsigned)(value * 1000 + 0.5F);
    key(json, name);
    if (thousandths % 1000 == 0) {
        output_addu(json->out, thousandths / 1000);
        return;
    }
    char digits[6] = {'0',
                      '.',
                      (char)('0' + thousandths / 100),
                      (char)('0' + thousandths / 10 % 10),
                      (char)('0' + thousandths % 10),
                      0};
    put(json, digits);
}

static void span(struct json *json, struct span span)
{
    output_addc(json->out, '[');
    output_addu(json->out, span.start);
    comma(json);
    output_addu(json->out, span.end);
    output_addc(json->out, ']');
}

/* What a page shows besides; bytes of the file, for the text has none of it. */
static void left_out(struct json *json, const struct document *document)
{
    comma(json);
    key(json, "left_out");
    put(json, "[");
    for (size_t i = 0; i < document->n_left_out; i++) {
        const struct left_out *item = &document->left_out[i];
        if (i)
            put(json, ",");
        line(json, 2);
        put(json, "{");
        key(json, "kind");
        string(json, left_out_name(item->kind), strlen(left_out_name(item->kind)));
        comma(json);
        key(json, "text");
        string(json, item->text, item->size);
        comma(json);
        key(json, "raw");
        span(json, item->raw);
        put(json, "}");
    }
    put(json, "]");
}

static void article(struct json *json, const char *name, const struct article *article,
                    uint32_t words)
{
    const struct document *document = &article->document;
    line(json, 1);
    key(json, name);
    put(json, "{");
    key(json, "name");
    string(json, document->name, strlen(document->name));
    comma(json);
    key(json, "format");
    string(json, document->format, strlen(document->format));
    comma(json);
    key(json, "encoding");
    string(json, document->encoding, strlen(document->encoding));
    comma(json);
    number(json, "bytes", document->size);
    comma(json);
    number(json, "paragraphs", article->n_paragraphs);
    comma(json);
    number(json, "sentences", article->n_sentences);
    comma(json);
    number(json, "words", words);
    if (document->n_left_out)
        left_out(json, document);
    put(json, "},");
}

static struct span unit_span(const struct article *article, uint32_t unit, bool paragraphs)
{
    return paragraphs ? article->paragraphs[unit].span : article->sentences[unit];
}

static void unit_spans(struct json *json, const struct article *article, struct range range,
                       bool paragraphs)
{
    for (uint32_t u = range.first; u < range.end; u++) {
        if (u > range.first)
            comma(json);
        span(json, unit_span(article, u, paragraphs));
    }
}

/* By sentence: its paragraph. */
static uint32_t *paragraphs_of(const struct article *article, struct arena *arena)
{
    uint32_t *of = arena_alloc(arena, article->n_sentences, sizeof *of);
    for (uint32_t p = 0; p < article->n_paragraphs; p++)
        for (uint32_t s = article->paragraphs[p].sentences.first;
             s < article->paragraphs[p].sentences.end; s++)
            of[s] = p;
    return of;
}

/* "12" for a paragraph, "12.3" for a sentence: `of` is NULL for the former. */
static void unit_places(struct json *json, const struct article *article, struct range range,
                        const uint32_t *of)
{
    for (uint32_t u = range.first; u < range.end; u++) {
        if (u > range.first)
            comma(json);
        output_addc(json->out, '"');
        if (of) {
            output_addu(json->out, of[u] + 1);
            output_addc(json->out, '.');
            output_addu(json->out, u - article->paragraphs[of[u]].sentences.first + 1);
        } else {
            output_addu(json->out, u + 1);
        }
        output_addc(json->out, '"');
    }
}

static void open_list(struct json *json, const char *name)
{
    line(json, 1);
    key(json, name);
    output_addc(json->out, '[');
}

static void open_item(struct json *json, bool first)
{
    if (!first)
        output_addc(json->out, ',');
    line(json, 2);
    output_addc(json->out, '{');
}

static void close_list(struct json *json)
{
    line(json, 1);
    put(json, "],");
}

/* One line of an alignment; there may be millions. */
static void link(struct json *json, const struct link *link, bool paragraphs,
                 uint32_t *const of[SIDES])
{
    const struct article *const *article = json->changes->collation->article;
    struct output *out = json->out;
    OUTPUT_LITERAL(out, "\"kind\": \"");
    put(json, link_kind_name(link->kind));
    if (link->moved)
        OUTPUT_LITERAL(out, "\", \"moved\": true, ");
    else
        OUTPUT_LITERAL(out, "\", \"moved\": false, ");
    fraction(json, "similarity", link->similarity);
    OUTPUT_LITERAL(out, ", \"old\": [");
    unit_spans(json, article[OLD], link->range[OLD], paragraphs);
    OUTPUT_LITERAL(out, "], \"new\": [");
    unit_spans(json, article[NEW], link->range[NEW], paragraphs);
    OUTPUT_LITERAL(out, "], \"old_at\": [");
    unit_places(json, article[OLD], link->range[OLD], of[OLD]);
    OUTPUT_LITERAL(out, "], \"new_at\": [");
    unit_places(json, article[NEW], link->range[NEW], of[NEW]);
    output_addc(out, ']');
    if (paragraphs) {
        enum side side = range_empty(link->range[NEW]) ? OLD : NEW;
        OUTPUT_LITERAL(out, ", \"role\": \"");
        put(json, passage_name(article[side]->paragraphs[link->range[side].first].kind));
        output_addc(out, '"');
    } else {
        comma(json);
        number(json, "paragraph", link->parent);
    }
}

static void links(struct json *json, const char *name, const struct link *links, size_t n,
                  bool paragraphs)
{
    struct arena scratch = {0};
    uint32_t *of[SIDES] = {NULL, NULL};
    for (int side = OLD; side <= NEW && !paragraphs; side++)
        of[side] = paragraphs_of(json->changes->collation->article[side], &scratch);
    open_list(json, name);
    for (size_t i = 0; i < n; i++) {
        open_item(json, i == 0);
        link(json, &links[i], paragraphs, of);
        output_addc(json->out, '}');
    }
    close_list(json);
    arena_free(&scratch);
}

static void classes(struct json *json, uint32_t set)
{
    bool first = true;
    key(json, "classes");
    output_addc(json->out, '[');
    for (int c = 0; c < CHANGE_CLASS_COUNT; c++) {
        if (!(set & CLASS_BIT(c)))
            continue;
        if (!first)
            comma(json);
        first = false;
        output_addc(json->out, '"');
        put(json, change_class_name((enum change_class)c));
        output_addc(json->out, '"');
    }
    output_addc(json->out, ']');
}

static void edits(struct json *json)
{
    const struct collation *collation = json->changes->collation;
    open_list(json, "edits");
    for (size_t i = 0; i < collation->n_edits; i++) {
        const struct edit *edit = &collation->edits[i];
        open_item(json, i == 0);
        key(json, "op");
        put(json, span_empty(edit->span[OLD])   ? "\"insert\""
                  : span_empty(edit->span[NEW]) ? "\"delete\""
                                                : "\"replace\"");
        for (int side = OLD; side <= NEW; side++) {
            comma(json);
            key(json, side == OLD ? "old" : "new");
            span(json, edit->span[side]);
        }
        comma(json);
        classes(json, edit->classes);
        comma(json);
        number(json, "sentence", edit->sentence);
        output_addc(json->out, '}');
    }
    close_list(json);
}

static void change_id(struct json *json, uint64_t id)
{
    static const char digits[] = "0123456789abcdef";
    char text[18] = {'"'};
    for (int i = 0; i < 16; i++)
        text[1 + i] = digits[id >> (60 - 4 * i) & 15];
    text[17] = '"';
    key(json, "id");
    output_add(json->out, text, sizeof text);
}

static void text_member(struct json *json, const char *name, const char *text)
{
    key(json, name);
    string(json, text, strlen(text));
}

/* What was decided; a member for each thing that there is to say. */
static void decision(struct json *json, const char *name, const struct decision *d,
                     struct arena *scratch)
{
    bool any = !decision_is_open(d) || d->note || d->checked || d->other != VERDICT_OPEN ||
               d->is_new || d->was;
    if (!any)
        return;
    struct strbuf when = {.arena = scratch};
    comma(json);
    key(json, name);
    output_addc(json->out, '{');
    text_member(json, "verdict", verdict_name(d->verdict));
    if (d->who) {
        comma(json);
        text_member(json, "who", d->who);
    }
    remark_time(d->when, true, &when);
    if (when.n) {
        comma(json);
        text_member(json, "when", strbuf_cstr(&when));
    }
    if (d->note) {
        comma(json);
        text_member(json, "note", d->note);
    }
    if (d->checked) {
        comma(json);
        boolean(json, "checked", true);
    }
    if (d->source) {
        comma(json);
        text_member(json, "source", d->source);
    }
    if (d->other != VERDICT_OPEN) {
        comma(json);
        text_member(json, "other", verdict_name(d->other));
        comma(json);
        text_member(json, "other_who", d->other_who);
    }
    if (d->is_new) {
        comma(json);
        boolean(json, "new", true);
    }
    if (d->was)
        decision(json, "was", d->was, scratch);
    output_addc(json->out, '}');
}

static void change(struct json *json, size_t index, struct arena *scratch)
{
    const struct change *change = &json->changes->at[index];
    change_id(json, change->id);
    comma(json);
    key(json, "kind");
    string(json, link_kind_name(change->kind), strlen(link_kind_name(change->kind)));
    comma(json);
    boolean(json, "moved", change->moved);
    for (int side = OLD; side <= NEW; side++) {
        comma(json);
        key(json, side == OLD ? "old" : "new");
        output_addc(json->out, '[');
        if (!span_empty(change->span[side]))
            span(json, change->span[side]);
        output_addc(json->out, ']');
    }
    comma(json);
    key(json, "edits");
    output_addc(json->out, '[');
    for (uint32_t e = change->edits.first; e < change->edits.end; e++) {
        if (e > change->edits.first)
            comma(json);
        output_addu(json->out, e);
    }
    output_addc(json->out, ']');
    comma(json);
    classes(json, change->classes);
    comma(json);
    number(json, "risk", change->risk);
    comma(json);
    struct arena_mark mark = arena_mark(scratch);
    struct strbuf gloss = {.arena = scratch};
    change_gloss(json->changes, change, GLOSS_COLUMNS, &gloss);
    key(json, "gloss");
    string(json, gloss.at, gloss.n);
    decision(json, "decision", &json->input->review->decision[index], scratch);
    arena_rewind(scratch, mark);
}

static void change_list(struct json *json)
{
    struct arena scratch = {0};
    bool first = true;
    open_list(json, "changes");
    for (size_t i = 0; i < json->changes->n; i++) {
        if (!report_tells(json->input, i))
            continue;
        open_item(json, first);
        first = false;
        change(json, i, &scratch);
        output_addc(json->out, '}');
    }
    close_list(json);
    arena_free(&scratch);
}

static void link_counts(struct json *json, const char *name, const uint32_t *kinds, uint32_t moved)
{
    line(json, 2);
    key(json, name);
    output_addc(json->out, '{');
    for (int kind = 0; kind < LINK_KINDS; kind++) {
        number(json, link_kind_name((enum link_kind)kind), kinds[kind]);
        comma(json);
    }
    number(json, "moved", moved);
    put(json, "},");
}

static void totals(struct json *json, const struct summary *summary)
{
    line(json, 1);
    key(json, "summary");
    output_addc(json->out, '{');
    link_counts(json, "paragraphs", summary->paragraphs, summary->moved_paragraphs);
    link_counts(json, "sentences", summary->sentences, summary->moved_sentences);
    line(json, 2);
    key(json, "edits");
    output_addc(json->out, '{');
    for (int c = 0; c < CHANGE_CLASS_COUNT; c++) {
        if (c)
            comma(json);
        number(json, change_class_name((enum change_class)c), summary->edits[c]);
    }
    put(json, "},");
    line(json, 2);
    key(json, "words");
    output_addc(json->out, '{');
    number(json, "old", summary->words[OLD]);
    comma(json);
    number(json, "new", summary->words[NEW]);
    comma(json);
    number(json, "common", summary->words[OLD] - summary->changed_words[OLD]);
    comma(json);
    number(json, "deleted", summary->changed_words[OLD]);
    comma(json);
    number(json, "inserted", summary->changed_words[NEW]);
    put(json, "}");
    line(json, 1);
    put(json, "}");
}

/* The report in two halves: the second is the longer to make, and comes after
 * the first. */
struct halves {
    struct json json[2];
    struct summary summary;
};

static void write_half(void *context, int half)
{
    struct halves *halves = context;
    struct json *json = &halves->json[half];
    const struct collation *collation = json->changes->collation;
    if (half == 1) {
        edits(json);
        change_list(json);
        return;
    }
    halves->summary = summary_of(collation);
    put(json, "{");
    line(json, 1);
    number(json, "schema", 1);
    put(json, ",");
    line(json, 1);
    key(json, "generator");
    put(json, "\"stet " STET_VERSION "\",");
    article(json, "old", collation->article[OLD], halves->summary.words[OLD]);
    article(json, "new", collation->article[NEW], halves->summary.words[NEW]);
    links(json, "paragraphs", collation->paragraphs, collation->n_paragraphs, true);
    links(json, "sentences", collation->sentences, collation->n_sentences, false);
}

void report_json(const struct report_input *input, struct output *output)
{
    const struct changes *changes = input->review->changes;
    struct json begun = {output, input, changes, input->compact};
    struct halves halves = {.json = {begun, begun}};
    struct json *json = &halves.json[0];
    const struct collation *collation = changes->collation;
    bool at_once = collation->article[OLD]->document.size + collation->article[NEW]->document.size >
                   PARALLEL_WORTH;
    struct arena arena = {0};
    struct strbuf rest = {.arena = &arena};
    if (at_once) {
        halves.json[1].out = arena_alloc(&arena, 1, sizeof *halves.json[1].out);
        output_start_memory(halves.json[1].out, &rest);
    }
    parallel_halves(at_once, write_half, &halves);
    if (at_once) {
        struct error error;
        output_finish(halves.json[1].out, &error);
        output_add(output, rest.at, rest.n);
    }
    if (collation->approximate) {
        line(json, 1);
        boolean(json, "approximate", true);
        put(json, ",");
    }
    totals(json, &halves.summary);
    line(json, 0);
    put(json, "}\n");
    arena_free(&arena);
}
