#include "view/rows.h"

#include <stdio.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/vec.h"
#include "view/inline.h"
#include "view/level.h"
#include "view/paint.h"
#include "view/rail.h"
#include "view/wrap.h"

enum {
    PLACES_MAX = 3,  /* named one by one */
    GAP_ROWS_MIN = 3 /* what is shorter is not worth a row that says so */
};

struct runs {
    struct run *at;
    size_t n, cap;
};

/* One pane of a block: its rows so far. */
struct pane_row {
    struct range runs;
    uint32_t number;
    enum side number_side;
    bool differs; /* holds changed words */
    bool moved;   /* holds a moved sentence */
};

struct pane {
    struct pane_row *at;
    size_t n, cap;
};

struct builder {
    const struct blocks *blocks;
    const struct block *block;
    const struct rows_options *options;
    struct arena *arena;
    struct runs runs;
    struct pane pane[SIDES];
    struct level level;
    struct gaps gaps;
};

static bool role_differs(enum role role)
{
    return role != ROLE_TEXT && role != ROLE_TEXT_HEADING && role != ROLE_TEXT_BESIDE &&
           role != ROLE_RAIL && role != ROLE_MOVED && role != ROLE_NOTE && role != ROLE_BRACKET &&
           role != ROLE_BOILERPLATE;
}

/* Adds a run that is no text of an article, of one look and so many columns. */
static void add_added(struct builder *builder, enum side side, const char *text, unsigned column,
                      unsigned columns, enum role role)
{
    size_t size = strlen(text);
    uint8_t *copy = arena_alloc(builder->arena, size, 1);
    memcpy(copy, text, size);
    *VEC_ADD(builder->arena, &builder->runs) = (struct run){.text = copy,
                                                            .size = (uint32_t)size,
                                                            .column = (uint16_t)column,
                                                            .columns = (uint16_t)columns,
                                                            .added = true,
                                                            .side = side,
                                                            .role = role};
}

/* Adds the runs of one line of the flow, from a column on. */
static void add_runs(struct builder *builder, const struct flow *flow, const struct line *line,
                     unsigned first, struct pane_row *row)
{
    const struct piece *piece = flow->pieces.at;
    uint32_t begin = 0;
    while (piece->end <= line->start)
        begin = (piece++)->end;
    unsigned column = first, last = first + line->columns;
    for (uint32_t at = line->start; at < line->end; begin = (piece++)->end) {
        uint32_t end = piece->end < line->end ? piece->end : line->end;
        const uint8_t *source =
            piece->added
                ? flow->bytes.at + begin
                : builder->blocks->collation->article[piece->side]->text + piece->source;
        struct run *run = VEC_ADD(builder->arena, &builder->runs);
        *run = (struct run){.text = source + (at - begin),
                            .size = end - at,
                            .start = piece->added ? 0 : piece->source + (at - begin),
                            .column = (uint16_t)column,
                            .added = piece->added,
                            .side = piece->side,
                            .role = piece->role};
        while (at < end) {
            struct visible shown;
            at += (uint32_t)shown_next(flow->bytes.at + at, end - at, &shown);
            column += shown.columns;
        }
        unsigned seen = column < last ? column : last;
        run->columns = (uint16_t)(seen > run->column ? seen - run->column : 0);
        row->differs = row->differs || role_differs(piece->role);
        row->moved = row->moved || piece->role == ROLE_MOVED;
    }
}

/* Adds the rows of a flow. Its paragraph's rail is NULL where it has none; `begins`: the
 * paragraph begins here. */
static void add_railed(struct builder *builder, const struct flow *flow, enum side pane,
                       uint32_t number, enum side side, const struct rail *rail, bool begins)
{
    struct lines lines = {0};
    unsigned in = rail ? rail->columns : 0u, hang = rail ? rail->hang : 0u;
    wrap(flow, builder->options->columns - in - hang, &lines);
    for (size_t i = 0; i < lines.n; i++) {
        struct pane_row row = {.runs.first = (uint32_t)builder->runs.n,
                               .number = i == 0 ? number : 0,
                               .number_side = side};
        bool first = i == 0 && begins;
        if (rail && rail->mark[0] && (first || rail->every_row))
            add_added(builder, side, rail->mark, rail->at, rail->mark_columns, ROLE_RAIL);
        unsigned column = in + (first ? 0 : hang);
        add_runs(builder, flow, &lines.at[i], column, &row);
        if (lines.at[i].broken) /* the word goes on in the next row */
            add_added(builder, side, builder->options->ascii ? "\\" : "¬",
                      column + lines.at[i].columns, 1, ROLE_NOTE);
        row.runs.end = (uint32_t)builder->runs.n;
        *VEC_ADD(builder->arena, &builder->pane[pane]) = row;
    }
}

static void add_flow(struct builder *builder, const struct flow *flow, enum side pane,
                     uint32_t number, enum side side)
{
    add_railed(builder, flow, pane, number, side, NULL, false);
}

/* The rail of the paragraph that a byte is in. */
static struct rail rail_at(const struct builder *builder, enum side side, uint32_t byte)
{
    const struct article *article = builder->blocks->collation->article[side];
    return rail_of(article, article_paragraph_at(article, byte), builder->options->columns,
                   builder->options->ascii);
}

/* An empty flow for text of that paragraph. */
static struct flow flow_for(const struct builder *builder, enum side side, uint32_t byte)
{
    /* Where the input says what its paragraphs are, soft line ends are none any more. */
    const struct document *document = &builder->blocks->collation->article[side]->document;
    return (struct flow){.arena = builder->arena,
                         .hard = document_passage_at(document, byte) != NULL};
}

static void add_blank(struct builder *builder, enum side pane)
{
    *VEC_ADD(builder->arena, &builder->pane[pane]) = (struct pane_row){0};
}

/* The part of a paragraph that the block shows. */
static struct span shown_part(const struct block *block, enum side side, struct span paragraph)
{
    struct span shown = block->span[side];
    if (paragraph.start > shown.start)
        shown.start = paragraph.start;
    if (paragraph.end < shown.end)
        shown.end = paragraph.end;
    if (shown.end < shown.start)
        shown.end = shown.start;
    return shown;
}

/* Adds "¶3", "¶3, ¶4" or, of many, "¶3…¶9". */
static void add_places(struct strbuf *out, struct range range, bool ascii)
{
    const char *mark = ascii ? "P" : "¶";
    uint32_t n = range_size(range);
    for (uint32_t i = 0; i < n && (n <= PLACES_MAX || i == 0); i++)
        strbuf_addf(out, "%s%s%u", i ? ", " : "", mark, range.first + i + 1);
    if (n > PLACES_MAX)
        strbuf_addf(out, "%s%s%u", ascii ? "..." : "…", mark, range.end);
}

/* Whether a line above the text says where its partners are. */
static bool has_note(const struct builder *builder)
{
    enum link_kind kind = builder->blocks->collation->paragraphs[builder->block->link].kind;
    return builder->block->begins &&
           (builder->block->moved_end || kind == LINK_SPLIT || kind == LINK_MERGED);
}

/* One line that says where the other end of a move or the parts are; where the
 * pane is narrow without words, so that both panes go on level. */
static void add_note(struct builder *builder, enum side pane, enum side side)
{
    const struct link *link = &builder->blocks->collation->paragraphs[builder->block->link];
    bool ascii = builder->options->ascii, to = side == OLD;
    struct strbuf note = {.arena = builder->arena}, places = {.arena = builder->arena};
    const char *sign, *words;
    if (builder->block->moved_end) {
        sign = ascii ? "=" : "⇄";
        words = to ? "moved to " : "moved from ";
    } else if (link->kind == LINK_SPLIT) {
        sign = ascii ? "<" : "⤵";
        words = to ? "split into " : "split from ";
    } else {
        sign = ascii ? ">" : "⤴";
        words = to ? "merged into " : "merged from ";
    }
    add_places(&places, link->range[side_other(side)], ascii);
    size_t columns = 2 + strlen(words) + places.n; /* or less: signs are longer in bytes */
    strbuf_addf(&note, "%s %s%s", sign, columns > builder->options->columns ? "" : words,
                strbuf_cstr(&places));
    struct flow flow = {.arena = builder->arena};
    flow_add_text(&flow, strbuf_cstr(&note), ROLE_NOTE, false);
    add_flow(builder, &flow, pane, 0, side);
}

/* A sentence whose partner stands in another paragraph than its neighbours'. */
struct stray {
    uint32_t byte;      /* where it begins */
    uint32_t paragraph; /* where its partner is */
};

struct strays {
    struct stray *at;
    size_t n, cap;
};

/* Adds a sentence link where it strayed and begins in `shown`. */
static void add_stray(struct builder *builder, struct strays *strays, uint32_t index,
                      enum side side, struct span shown)
{
    const struct collation *collation = builder->blocks->collation;
    const struct link *sentence = &collation->sentences[index];
    if (range_empty(sentence->range[NEW]) || !blocks_strayed(collation, index))
        return;
    uint32_t start[SIDES];
    for (int s = OLD; s <= NEW; s++)
        start[s] = collation->article[s]->sentences[sentence->range[s].first].start;
    if (start[side] < shown.start || start[side] >= shown.end)
        return;
    enum side other = side_other(side);
    *VEC_ADD(builder->arena, strays) = (struct stray){
        start[side], article_paragraph_at(collation->article[other], start[other])};
}

/* The strays of a part of a paragraph, in order. */
static struct strays strays_of(struct builder *builder, enum side side, struct span shown)
{
    const struct blocks *blocks = builder->blocks;
    struct strays strays = {0};
    if (side == NEW) {
        for (uint32_t i = builder->block->sentences.first; i < builder->block->sentences.end; i++)
            add_stray(builder, &strays, i, NEW, shown);
        return strays;
    }
    for (uint32_t i = blocks_moved_from(blocks, shown.start); i < blocks->n_moved; i++) {
        const struct link *sentence = &blocks->collation->sentences[blocks->moved[i]];
        const struct article *old = blocks->collation->article[OLD];
        if (old->sentences[sentence->range[OLD].first].start >= shown.end)
            break;
        add_stray(builder, &strays, blocks->moved[i], OLD, shown);
    }
    return strays;
}

/* "⇄¶5" before a sentence that strayed: little, as the sentence is to be read,
 * and on one line with its beginning. */
static void add_stray_mark(struct builder *builder, struct flow *flow, const struct stray *stray)
{
    bool ascii = builder->options->ascii;
    char mark[32];
    snprintf(mark, sizeof mark, ascii ? "=P%u\u00a0" : "⇄¶%u\u00a0", stray->paragraph + 1);
    flow_add_text(flow, mark, ROLE_NOTE, false);
}

/* The first gap at or behind a byte; NULL where there is none. */
static struct gap *next_gap(const struct builder *builder, enum side side, uint32_t byte)
{
    for (size_t i = 0; i < builder->gaps.n; i++) {
        if (builder->gaps.at[i].span[side].start >= byte)
            return &builder->gaps.at[i];
    }
    return NULL;
}

/* The row that stands for a gap. */
static void add_gap(struct builder *builder, struct gap *gap, enum side pane, enum side side,
                    uint32_t number)
{
    char text[64];
    const char *dots = builder->options->ascii ? "..." : "⋯";
    snprintf(text, sizeof text, "%s %u sentence%s unchanged %s", dots, gap->sentences,
             gap->sentences == 1 ? "" : "s", dots);
    struct flow flow = {.arena = builder->arena};
    flow_add_text(&flow, text, ROLE_NOTE, false);
    gap->row[side] = (uint32_t)builder->pane[pane].n;
    add_flow(builder, &flow, pane, number, side);
}

/* A light mark where boilerplate begins, so that it is told apart without colours, and
 * where the text begins behind it. */
static void add_boilerplate_mark(struct builder *builder, struct flow *flow, bool begins)
{
    const char *marks[2][2] = {{" ¦", "¦ "}, {" |", "| "}};
    flow_add_text(flow, marks[builder->options->ascii][begins], ROLE_BRACKET, false);
}

static const struct paragraph *paragraph_at(const struct builder *builder, enum side side,
                                            uint32_t byte)
{
    const struct article *article = builder->blocks->collation->article[side];
    return &article->paragraphs[article_paragraph_at(article, byte)];
}

/* Adds bytes of a paragraph in their roles, with a new row and blank ones before
 * it where the level asks for them. */
static void add_painted(struct builder *builder, enum side pane, enum side side, struct span shown,
                        uint32_t number)
{
    const uint8_t *text = builder->blocks->collation->article[side]->text;
    uint8_t *roles = arena_alloc(builder->arena, span_size(shown), 1);
    paint(builder->blocks, builder->block, side, shown, roles);
    struct strays strays = strays_of(builder, side, shown);
    size_t stray = 0; /* the next one */
    const struct paragraph *paragraph = paragraph_at(builder, side, shown.start);
    struct span tag = {paragraph->span.start, paragraph->boilerplate};
    struct rail rail = rail_at(builder, side, shown.start);
    for (uint32_t at = shown.start; at < shown.end; number = 0) {
        bool begins = at == paragraph->span.start;
        uint32_t stop = shown.end;
        struct gap *gap = next_gap(builder, side, at);
        if (gap && gap->span[side].start < stop && gap->span[side].start > at)
            stop = gap->span[side].start;
        for (int i = 0; i < builder->level.n[side]; i++) {
            const struct level_break *new_row = &builder->level.at[side][i];
            if (new_row->byte == at) {
                for (uint32_t blank = 0; blank < new_row->blanks; blank++)
                    add_blank(builder, pane);
            } else if (new_row->byte > at && new_row->byte < stop) {
                stop = new_row->byte;
            }
        }
        if (gap && gap->span[side].start == at) {
            add_gap(builder, gap, pane, side, number);
            at = gap->span[side].end;
            continue;
        }
        struct flow flow = flow_for(builder, side, shown.start);
        for (uint32_t end; at < stop; at = end) {
            enum role role = (enum role)roles[at - shown.start];
            if (stray < strays.n && strays.at[stray].byte == at)
                add_stray_mark(builder, &flow, &strays.at[stray++]);
            uint32_t limit =
                stray < strays.n && strays.at[stray].byte < stop ? strays.at[stray].byte : stop;
            if (!span_empty(tag) && (at == tag.start || at == tag.end))
                add_boilerplate_mark(builder, &flow, at == tag.start);
            if (at < tag.end && tag.end < limit)
                limit = tag.end;
            for (end = at + 1; end < limit && roles[end - shown.start] == (uint8_t)role;)
                end++;
            flow_add(&flow, text, (struct span){at, end}, side, role);
        }
        add_railed(builder, &flow, pane, number, side, &rail, begins);
    }
}

static void add_side(struct builder *builder, enum side pane, enum side side)
{
    const struct block *block = builder->block;
    const struct article *article = builder->blocks->collation->article[side];
    const struct link *link = &builder->blocks->collation->paragraphs[block->link];
    if (span_empty(block->span[side]))
        return;
    if (has_note(builder))
        add_note(builder, pane, side);
    bool any = false;
    for (uint32_t p = link->range[side].first; p < link->range[side].end; p++) {
        struct span paragraph = article->paragraphs[p].span;
        struct span shown = shown_part(block, side, paragraph);
        if (span_empty(shown))
            continue;
        if (any)
            add_blank(builder, pane);
        any = true;
        add_painted(builder, pane, side, shown, shown.start == paragraph.start ? p + 1 : 0);
    }
}

static struct level_row find_row(const void *context, enum side side, uint32_t byte)
{
    const struct builder *builder = context;
    const struct pane *pane = &builder->pane[side];
    struct level_row found = {0, false};
    const struct gap *gap = gaps_find(&builder->gaps, side, byte);
    if (gap)
        return (struct level_row){gap->row[side], false};
    for (uint32_t i = 0; i < pane->n; i++) {
        uint32_t first = pane->at[i].runs.first;
        for (uint32_t r = first; r < pane->at[i].runs.end; r++) {
            const struct run *run = &builder->runs.at[r];
            first += run->role == ROLE_RAIL;
            if (run->added)
                continue;
            if (byte < run->start)
                return found;
            found = (struct level_row){i, run->start < byte || r > first};
            if (byte < run->start + run->size)
                return found;
        }
    }
    return found;
}

/* Both panes, anew for each place where partners are brought level. */
static void add_panes(struct builder *builder)
{
    const struct block *block = builder->block;
    const struct link *link = &builder->blocks->collation->paragraphs[block->link];
    bool level = builder->options->level && !span_empty(block->span[OLD]) &&
                 !span_empty(block->span[NEW]) && link->kind != LINK_SAME;
    struct level_block on = {builder->blocks, block, {0, 0}, find_row, builder};
    do {
        for (int side = OLD; side <= NEW; side++) {
            builder->pane[side].n = 0;
            if (side == OLD)
                builder->runs.n = 0;
            add_side(builder, (enum side)side, (enum side)side);
            on.rows[side] = (uint32_t)builder->pane[side].n;
        }
    } while (level && level_step(&builder->level, &on, builder->options->level));
}

/* The one row of a fold. */
static void add_fold(struct builder *builder)
{
    char text[64];
    uint32_t n = builder->block->folded;
    const char *dots = builder->options->ascii ? "..." : "⋯";
    snprintf(text, sizeof text, "%s %u paragraph%s unchanged %s", dots, n, n == 1 ? "" : "s", dots);
    for (int side = OLD; side <= NEW; side++) {
        struct flow flow = {.arena = builder->arena};
        flow_add_text(&flow, text, ROLE_NOTE, false);
        if (side == OLD || builder->options->view == VIEW_PANES)
            add_flow(builder, &flow, (enum side)side, 0, (enum side)side);
    }
}

/* Text of both sides in one column, with a row for each gap. */
static void add_composed(struct builder *builder, struct span shown, uint32_t number)
{
    struct rail rail = rail_at(builder, NEW, shown.start);
    for (struct span part = shown;; part.start = part.end) {
        struct gap *gap = next_gap(builder, NEW, part.start);
        bool last = !gap || gap->span[NEW].start >= shown.end;
        part.end = last ? shown.end : gap->span[NEW].start;
        struct flow flow = flow_for(builder, NEW, part.start);
        const struct paragraph *paragraph = paragraph_at(builder, NEW, part.start);
        if (part.start == paragraph->span.start && paragraph->boilerplate > part.start)
            add_boilerplate_mark(builder, &flow, true);
        inline_compose(&flow, builder->blocks, builder->block, part, builder->options->brackets,
                       builder->options->ascii);
        if (flow.bytes.n || (last && number))
            add_railed(builder, &flow, OLD, number, NEW, &rail,
                       part.start == paragraph->span.start);
        number = flow.bytes.n ? 0 : number;
        if (last)
            return;
        add_gap(builder, gap, OLD, NEW, number);
        gap->row[OLD] = gap->row[NEW];
        number = 0;
        part.end = gap->span[NEW].end;
    }
}

static void add_inline(struct builder *builder)
{
    const struct block *block = builder->block;
    const struct collation *collation = builder->blocks->collation;
    const struct link *link = &collation->paragraphs[block->link];
    enum side side = span_empty(block->span[NEW]) ? OLD : NEW;
    if (side == OLD || span_empty(block->span[OLD])) {
        add_side(builder, OLD, side);
        return;
    }
    if (has_note(builder))
        add_note(builder, OLD, NEW);
    bool any = false;
    for (uint32_t p = link->range[NEW].first; p < link->range[NEW].end; p++) {
        struct span paragraph = collation->article[NEW]->paragraphs[p].span;
        struct span shown = shown_part(block, NEW, paragraph);
        if (span_empty(shown))
            continue;
        if (any)
            add_blank(builder, OLD);
        any = true;
        add_composed(builder, shown, shown.start == paragraph.start ? p + 1 : 0);
    }
}

static enum sign sign_of(const struct builder *builder, const struct row *row, bool differs,
                         bool moved)
{
    const struct link *link = &builder->blocks->collation->paragraphs[builder->block->link];
    bool any = !range_empty(row->runs[OLD]) || !range_empty(row->runs[NEW]);
    if (!any || builder->block->folded)
        return SIGN_NONE;
    if (link->kind == LINK_INSERTED)
        return SIGN_INSERTED;
    if (link->kind == LINK_DELETED)
        return SIGN_DELETED;
    if (link->moved)
        return SIGN_MOVED;
    if (row->number[OLD] || row->number[NEW]) {
        if (link->kind == LINK_SPLIT)
            return SIGN_SPLIT;
        if (link->kind == LINK_MERGED)
            return SIGN_MERGED;
    }
    return differs ? SIGN_REWORDED : moved ? SIGN_MOVED : SIGN_NONE;
}

struct rows rows_build(const struct blocks *blocks, uint32_t index,
                       const struct rows_options *options, struct arena *arena)
{
    struct builder builder = {
        .blocks = blocks, .block = &blocks->at[index], .options = options, .arena = arena};
    if (builder.block->brief)
        builder.gaps = gaps_of(blocks, builder.block, GAP_ROWS_MIN * options->columns, arena);
    if (builder.block->folded)
        add_fold(&builder);
    else if (options->view == VIEW_INLINE)
        add_inline(&builder);
    else
        add_panes(&builder);
    size_t n_old = builder.pane[OLD].n, n_new = builder.pane[NEW].n;
    size_t n = n_old > n_new ? n_old : n_new;
    bool gap = builder.block->ends && index + 1 < blocks->n;
    struct rows rows = {.n = (uint32_t)(n + gap > 0 ? n + gap : 1), .runs = builder.runs.at,
                        .gaps = builder.gaps};
    rows.at = arena_zero(arena, rows.n, sizeof *rows.at);
    for (size_t i = 0; i < n; i++) {
        struct row *row = &rows.at[i];
        bool differs = false, moved = false;
        for (int pane = OLD; pane <= NEW; pane++) {
            if (i >= builder.pane[pane].n)
                continue;
            const struct pane_row *from = &builder.pane[pane].at[i];
            row->runs[pane] = from->runs;
            row->number[pane] = from->number;
            if (from->number)
                row->number_side = from->number_side;
            differs = differs || from->differs;
            moved = moved || from->moved;
        }
        row->sign = sign_of(&builder, row, differs, moved);
    }
    return rows;
}
