#include <string.h>

#include "base/json_write.h"
#include "base/parallel.h"
#include "base/strbuf.h"
#include "change/gloss.h"
#include "report/json_decision.h"
#include "report/json_parts.h"
#include "report/report.h"
#include "report/summary.h"

#ifndef STET_VERSION
#define STET_VERSION "unknown"
#endif

enum { GLOSS_COLUMNS = 80 };

/* Items of a list that are made at once, half of them by a second thread: so
 * many that starting it does not count, so few that they are held in memory. */
enum { BATCH = 16384 };

/* A list of the report. */
struct list {
    const char *name;
    size_t n;
    /* whether an item is told; NULL where all are */
    bool (*tells)(const struct report_input *input, size_t index);
    void (*write)(struct json *json, const struct list *list, size_t index);
    const struct link *links;
    const uint32_t *paragraph_of[SIDES]; /* by sentence; NULL for paragraphs */
};

static struct span unit_span(const struct article *article, uint32_t unit, bool paragraphs)
{
    return paragraphs ? article->paragraphs[unit].span : article->sentences[unit];
}

static void unit_spans(struct json *json, const struct article *article, struct range range,
                       bool paragraphs)
{
    for (uint32_t u = range.first; u < range.end; u++) {
        if (u > range.first)
            json_comma(json);
        json_span(json, unit_span(article, u, paragraphs));
    }
}

/* "12" for a paragraph, "12.3" for a sentence: `of` is NULL for the former. */
static void unit_places(struct json *json, const struct article *article, struct range range,
                        const uint32_t *of)
{
    for (uint32_t u = range.first; u < range.end; u++) {
        if (u > range.first)
            json_comma(json);
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

/* One line of an alignment; there may be millions. */
static void link(struct json *json, const struct list *list, size_t index)
{
    const struct article *const *article = json->changes->collation->article;
    const struct link *link = &list->links[index];
    bool paragraphs = !list->paragraph_of[OLD];
    struct output *out = json->out;
    OUTPUT_LITERAL(out, "\"kind\": \"");
    json_put(json, link_kind_name(link->kind));
    if (link->moved)
        OUTPUT_LITERAL(out, "\", \"moved\": true, ");
    else
        OUTPUT_LITERAL(out, "\", \"moved\": false, ");
    json_fraction(json, "similarity", link->similarity);
    OUTPUT_LITERAL(out, ", \"old\": [");
    unit_spans(json, article[OLD], link->range[OLD], paragraphs);
    OUTPUT_LITERAL(out, "], \"new\": [");
    unit_spans(json, article[NEW], link->range[NEW], paragraphs);
    OUTPUT_LITERAL(out, "], \"old_at\": [");
    unit_places(json, article[OLD], link->range[OLD], list->paragraph_of[OLD]);
    OUTPUT_LITERAL(out, "], \"new_at\": [");
    unit_places(json, article[NEW], link->range[NEW], list->paragraph_of[NEW]);
    output_addc(out, ']');
    if (paragraphs) {
        enum side side = range_empty(link->range[NEW]) ? OLD : NEW;
        OUTPUT_LITERAL(out, ", \"role\": \"");
        json_put(json, passage_name(article[side]->paragraphs[link->range[side].first].kind));
        output_addc(out, '"');
    } else {
        json_comma(json);
        json_number(json, "paragraph", link->parent);
        enum side side = range_empty(link->range[NEW]) ? OLD : NEW;
        uint32_t sentence = link->range[side].first;
        if (article_is_boilerplate(article[side], list->paragraph_of[side][sentence], sentence))
            OUTPUT_LITERAL(out, ", \"role\": \"boilerplate\"");
    }
    const struct pin *pin = collation_pin(json->changes->collation, link);
    if (pin)
        json_put(json, pin->parted ? ", \"parted\": true" : ", \"pinned\": true");
}

static void classes(struct json *json, uint32_t set)
{
    bool first = true;
    json_key(json, "classes");
    output_addc(json->out, '[');
    for (int c = 0; c < CHANGE_CLASS_COUNT; c++) {
        if (!(set & CLASS_BIT(c)))
            continue;
        if (!first)
            json_comma(json);
        first = false;
        output_addc(json->out, '"');
        json_put(json, change_class_name((enum change_class)c));
        output_addc(json->out, '"');
    }
    output_addc(json->out, ']');
}

static void edit(struct json *json, const struct list *list, size_t index)
{
    (void)list;
    const struct edit *edit = &json->changes->collation->edits[index];
    json_key(json, "op");
    json_put(json, span_empty(edit->span[OLD])   ? "\"insert\""
              : span_empty(edit->span[NEW]) ? "\"delete\""
                                            : "\"replace\"");
    for (int side = OLD; side <= NEW; side++) {
        json_comma(json);
        json_key(json, side == OLD ? "old" : "new");
        json_span(json, edit->span[side]);
    }
    json_comma(json);
    classes(json, edit->classes);
    json_comma(json);
    json_number(json, "sentence", edit->sentence);
}

static void transposition(struct json *json, const struct list *list, size_t index)
{
    (void)list;
    const struct transposition *transposition =
        &json->changes->collation->transpositions[index];
    for (int side = OLD; side <= NEW; side++) {
        json_key(json, side == OLD ? "old" : "new");
        json_span(json, transposition->span[side]);
        json_comma(json);
    }
    json_number(json, "sentence", transposition->sentence);
}

static void change_id(struct json *json, uint64_t id)
{
    static const char digits[] = "0123456789abcdef";
    char text[18] = {'"'};
    for (int i = 0; i < 16; i++)
        text[1 + i] = digits[id >> (60 - 4 * i) & 15];
    text[17] = '"';
    json_key(json, "id");
    output_add(json->out, text, sizeof text);
}

/* Where the words of a link lead; null where a side has no link. */
static void targets(struct json *json, const struct change *change)
{
    const struct hyperlink *targets[SIDES];
    if (!change_targets(json->changes, change, targets))
        return;
    json_comma(json);
    json_key(json, "targets");
    json_put(json, "{");
    for (int side = OLD; side <= NEW; side++) {
        json_put(json, side == OLD ? "" : ", ");
        json_key(json, side == OLD ? "old" : "new");
        if (targets[side])
            json_string(json, targets[side]->target, targets[side]->size);
        else
            json_put(json, "null");
    }
    json_put(json, "}");
}

static void change(struct json *json, const struct list *list, size_t index)
{
    (void)list;
    const struct change *change = &json->changes->at[index];
    change_id(json, change->id);
    json_comma(json);
    json_key(json, "kind");
    json_string(json, link_kind_name(change->kind), strlen(link_kind_name(change->kind)));
    json_comma(json);
    json_boolean(json, "moved", change->moved);
    if (change->transposed) {
        json_comma(json);
        json_boolean(json, "transposed", true);
    }
    for (int side = OLD; side <= NEW; side++) {
        json_comma(json);
        json_key(json, side == OLD ? "old" : "new");
        output_addc(json->out, '[');
        if (!span_empty(change->span[side]))
            json_span(json, change->span[side]);
        output_addc(json->out, ']');
    }
    json_comma(json);
    json_key(json, "edits");
    output_addc(json->out, '[');
    for (uint32_t e = change->edits.first; e < change->edits.end; e++) {
        if (e > change->edits.first)
            json_comma(json);
        output_addu(json->out, e);
    }
    output_addc(json->out, ']');
    json_comma(json);
    classes(json, change->classes);
    json_comma(json);
    json_number(json, "risk", change->risk);
    json_comma(json);
    struct strbuf gloss = {.arena = json->scratch};
    change_gloss(json->changes, change, GLOSS_COLUMNS, &gloss);
    json_key(json, "gloss");
    json_string(json, gloss.at, gloss.n);
    targets(json, change);
    json_decision(json->out, &json->input->review->decision[index]);
}

/* The items that are made at the same time: each thread writes its half, the
 * second one to memory. */
struct batch {
    const struct list *list;
    size_t first_told;
    struct range half[2];
    struct json json[2];
    struct arena scratch[2];
};

static void write_half(void *context, int half)
{
    struct batch *batch = context;
    struct json *json = &batch->json[half];
    for (uint32_t i = batch->half[half].first; i < batch->half[half].end; i++) {
        if (batch->list->tells && !batch->list->tells(json->input, i))
            continue;
        struct arena_mark mark = arena_mark(json->scratch);
        if (i != batch->first_told)
            output_addc(json->out, ',');
        json_line(json, 2);
        output_addc(json->out, '{');
        batch->list->write(json, batch->list, i);
        output_addc(json->out, '}');
        arena_rewind(json->scratch, mark);
    }
}

static void write_items(struct json *json, const struct list *list)
{
    struct batch batch = {.list = list, .json = {*json, *json}};
    struct arena arena = {0};
    struct strbuf rest = {.arena = &arena};
    batch.json[0].scratch = &batch.scratch[0];
    batch.json[1].scratch = &batch.scratch[1];
    bool at_once = json->at_once && list->n > BATCH;
    if (at_once) {
        batch.json[1].out = arena_alloc(&arena, 1, sizeof *json->out);
        output_start_memory(batch.json[1].out, &rest);
    }
    while (list->tells && batch.first_told < list->n &&
           !list->tells(json->input, batch.first_told))
        batch.first_told++;
    for (size_t first = 0; first < list->n && !output_is_stopped(json->out);
         first = batch.half[1].end) {
        size_t end = list->n - first > BATCH ? first + BATCH : list->n;
        size_t middle = first + (end - first) / 2;
        batch.half[0] = (struct range){(uint32_t)first, (uint32_t)middle};
        batch.half[1] = (struct range){(uint32_t)middle, (uint32_t)end};
        parallel_halves(at_once, write_half, &batch);
        if (at_once) {
            struct error error; /* memory does not fail */
            output_finish(batch.json[1].out, &error);
            output_add(json->out, rest.at, rest.n);
            rest.n = 0;
        }
    }
    arena_free(&batch.scratch[0]);
    arena_free(&batch.scratch[1]);
    arena_free(&arena);
}

static void write_list(struct json *json, const struct list *list)
{
    json_line(json, 1);
    json_key(json, list->name);
    output_addc(json->out, '[');
    write_items(json, list);
    json_line(json, 1);
    json_put(json, "],");
}

static void write_lists(struct json *json)
{
    const struct collation *collation = json->changes->collation;
    struct arena arena = {0};
    const struct list lists[] = {
        {.name = "paragraphs",
         .n = collation->n_paragraphs,
         .write = link,
         .links = collation->paragraphs},
        {.name = "sentences",
         .n = collation->n_sentences,
         .write = link,
         .links = collation->sentences,
         .paragraph_of = {article_map_sentences(collation->article[OLD], &arena),
                          article_map_sentences(collation->article[NEW], &arena)}},
        {.name = "edits", .n = collation->n_edits, .write = edit},
        {.name = "transpositions",
         .n = collation->n_transpositions,
         .write = transposition},
        {.name = "changes", .n = json->changes->n, .tells = report_tells, .write = change},
    };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        write_list(json, &lists[i]);
    arena_free(&arena);
}

static void link_counts(struct json *json, const char *name, const uint32_t *kinds, uint32_t moved)
{
    json_line(json, 2);
    json_key(json, name);
    output_addc(json->out, '{');
    for (int kind = 0; kind < LINK_KINDS; kind++) {
        json_number(json, link_kind_name((enum link_kind)kind), kinds[kind]);
        json_comma(json);
    }
    json_number(json, "moved", moved);
    json_put(json, "},");
}

static void totals(struct json *json, const struct summary *summary)
{
    json_line(json, 1);
    json_key(json, "summary");
    output_addc(json->out, '{');
    link_counts(json, "paragraphs", summary->paragraphs, summary->moved_paragraphs);
    link_counts(json, "sentences", summary->sentences, summary->moved_sentences);
    json_line(json, 2);
    json_key(json, "edits");
    output_addc(json->out, '{');
    for (int c = 0; c < CHANGE_CLASS_COUNT; c++) {
        if (c)
            json_comma(json);
        json_number(json, change_class_name((enum change_class)c), summary->edits[c]);
    }
    json_put(json, "},");
    json_line(json, 2);
    json_key(json, "words");
    output_addc(json->out, '{');
    json_number(json, "old", summary->words[OLD]);
    json_comma(json);
    json_number(json, "new", summary->words[NEW]);
    json_comma(json);
    json_number(json, "common", summary->words[OLD] - summary->changed_words[OLD]);
    json_comma(json);
    json_number(json, "deleted", summary->changed_words[OLD]);
    json_comma(json);
    json_number(json, "inserted", summary->changed_words[NEW]);
    json_put(json, "},");
    json_line(json, 2);
    json_key(json, "boilerplate");
    output_addc(json->out, '{');
    json_number(json, "old", summary->boilerplate[OLD]);
    json_comma(json);
    json_number(json, "new", summary->boilerplate[NEW]);
    json_put(json, "}");
    json_line(json, 1);
    json_put(json, "}");
}

/* Those that are not as usual, under the names of the settings. */
static void thresholds(struct json *json, const struct thresholds *thresholds)
{
    bool any = false;
    for (int t = 0; t < THRESHOLD_COUNT; t++) {
        if (threshold_is_usual(thresholds, (enum threshold)t))
            continue;
        if (!any) {
            json_line(json, 1);
            json_key(json, "thresholds");
        }
        json_put(json, any ? ", " : "{");
        json_number(json, threshold_name((enum threshold)t),
                    (uint32_t)threshold_value(thresholds, (enum threshold)t));
        any = true;
    }
    if (any)
        json_put(json, "},");
}

void report_json(const struct report_input *input, struct output *output)
{
    const struct changes *changes = input->review->changes;
    const struct collation *collation = changes->collation;
    struct json json = {.out = output,
                        .input = input,
                        .changes = changes,
                        .compact = input->compact,
                        .at_once = collation->article[OLD]->document.size +
                                       collation->article[NEW]->document.size >
                                   PARALLEL_WORTH};
    struct summary summary = summary_of(collation);
    json_put(&json, "{");
    if (input->id) {
        json_line(&json, 1);
        json_key(&json, "id");
        json_write_value(output, input->id);
        json_put(&json, ",");
    }
    json_line(&json, 1);
    json_number(&json, "schema", 1);
    json_put(&json, ",");
    json_line(&json, 1);
    json_key(&json, "generator");
    json_put(&json, "\"stet " STET_VERSION "\",");
    json_article(&json, "old", collation->article[OLD], summary.words[OLD]);
    json_article(&json, "new", collation->article[NEW], summary.words[NEW]);
    write_lists(&json);
    thresholds(&json, &collation->thresholds);
    if (collation->approximate) {
        json_line(&json, 1);
        json_boolean(&json, "approximate", true);
        json_put(&json, ",");
    }
    totals(&json, &summary);
    if (input->review->n_gone) {
        json_put(&json, ",");
        json_line(&json, 1);
        json_gone(output, input->review);
    }
    json_line(&json, 0);
    json_put(&json, "}\n");
}
