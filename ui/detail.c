#include "ui/detail.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/visible.h"
#include "change/gloss.h"
#include "report/remark.h"
#include "ui/decide.h"
#include "ui/draw.h"

enum {
    MARGIN = 3,
    WHOLE_ROWS = 2, /* for text that stands whole in the panes */
    BYTES_MAX = 2400,
    BLANK_MAX = 24 /* bytes to the next word */
};

void detail_free(struct detail *detail)
{
    arena_free(&detail->arena);
}

static struct detail_part *add_part(struct detail *detail, const char *sign, enum role role)
{
    struct detail_part *part = &detail->part[detail->n++];
    *part = (struct detail_part){.flow.arena = &detail->arena, .sign = sign, .role = role};
    return part;
}

static bool is_inside(uint8_t byte)
{
    return (byte & 0xc0) == 0x80;
}

/* What is shown of a sentence: all, or what stands around the change. */
static struct span window(const uint8_t *text, struct span sentence, struct span change,
                          uint32_t bytes)
{
    struct span shown = sentence;
    uint32_t before = bytes / 3;
    if (span_size(sentence) <= bytes)
        return shown;
    if (sentence.end - change.start < bytes - before) /* its end needs less */
        before = bytes - (sentence.end - change.start);
    if (change.start - sentence.start > before) {
        shown.start = change.start - before;
        for (uint32_t at = shown.start; at < change.start && at - shown.start < BLANK_MAX; at++) {
            if (ascii_is_blank(text[at])) {
                shown.start = at + 1;
                break;
            }
        }
    }
    while (shown.start > sentence.start && is_inside(text[shown.start]))
        shown.start--;
    if (sentence.end - shown.start > bytes)
        shown.end = shown.start + bytes;
    for (uint32_t at = shown.end;
         at < sentence.end && at > change.start && shown.end - at < BLANK_MAX; at--) {
        if (ascii_is_blank(text[at])) {
            shown.end = at;
            break;
        }
    }
    while (shown.end > shown.start && shown.end < sentence.end && is_inside(text[shown.end]))
        shown.end--;
    return shown;
}

static struct span sentence_span(const struct changes *changes, const struct change *change,
                                 enum side side)
{
    const struct article *article = changes->collation->article[side];
    struct range range = changes->collation->sentences[change->sentence].range[side];
    struct span span = change->span[side];
    if (range_empty(change->edits) || range_empty(range) || change->kind == LINK_INSERTED ||
        change->kind == LINK_DELETED)
        return span;
    uint32_t start = article->sentences[range.first].start;
    uint32_t end = article->sentences[range.end - 1].end;
    return (struct span){start < span.start ? start : span.start, end > span.end ? end : span.end};
}

/* Adds words, with brackets where they are the change itself. The white space
 * around them stays outside. */
static void add_words(struct flow *flow, const uint8_t *text, struct span span, enum side side,
                      enum role role, bool brackets)
{
    struct span word = span;
    while (word.start < word.end && ascii_is_blank(text[word.start]))
        word.start++;
    while (word.end > word.start && ascii_is_blank(text[word.end - 1]))
        word.end--;
    flow_add(flow, text, (struct span){span.start, word.start}, side, ROLE_STRIP);
    if (brackets)
        flow_add_text(flow, "[", ROLE_STRIP_BRACKET, true);
    flow_add(flow, text, word, side, role);
    if (brackets)
        flow_add_text(flow, "]", ROLE_STRIP_BRACKET, true);
    flow_add(flow, text, (struct span){word.end, span.end}, side, ROLE_STRIP);
}

/* Where the change has no words on this side. */
static void add_gap(struct flow *flow, const uint8_t *text, uint32_t at, struct span shown)
{
    bool before = at > shown.start && !ascii_is_blank(text[at - 1]);
    bool after = at < shown.end && !ascii_is_blank(text[at]);
    flow_add_text(flow, before ? " []" : "[]", ROLE_STRIP_BRACKET, false);
    if (after && !before)
        flow_add_text(flow, " ", ROLE_STRIP, false);
}

static struct span clip(struct span span, struct span within)
{
    if (span.start < within.start)
        span.start = within.start;
    if (span.end > within.end)
        span.end = within.end;
    if (span.end < span.start)
        span.end = span.start;
    return span;
}

static void add_sentence(struct detail *detail, const struct changes *changes,
                         const struct change *change, enum side side, uint32_t bytes, bool ascii)
{
    const struct collation *collation = changes->collation;
    const uint8_t *text = collation->article[side]->text;
    struct span sentence = sentence_span(changes, change, side);
    if (span_empty(sentence))
        return;
    enum role role = side == OLD ? ROLE_STRIP_OLD : ROLE_STRIP_NEW;
    const char *minus = ascii ? "-" : "−", *dots = ascii ? "..." : "…";
    struct detail_part *part = add_part(detail, side == OLD ? minus : "+", role);
    struct span shown = window(text, sentence, change->span[side], bytes);
    detail->cut = detail->cut || span_size(shown) < span_size(sentence);
    if (shown.start > sentence.start)
        flow_add_text(&part->flow, dots, ROLE_STRIP, false);
    uint32_t at = shown.start;
    bool whole = change->kind == LINK_INSERTED || change->kind == LINK_DELETED;
    struct range edits = collation->sentences[change->sentence].edits;
    for (uint32_t i = edits.first; i < edits.end && !whole; i++) {
        struct span edit = clip(collation->edits[i].span[side], shown);
        bool current = i >= change->edits.first && i < change->edits.end;
        if (edit.start < at || (span_empty(edit) && !current))
            continue;
        flow_add(&part->flow, text, (struct span){at, edit.start}, side, ROLE_STRIP);
        if (span_empty(edit))
            add_gap(&part->flow, text, edit.start, shown);
        else
            add_words(&part->flow, text, edit, side, role, current);
        at = edit.end;
    }
    flow_add(&part->flow, text, (struct span){at, shown.end}, side, whole ? role : ROLE_STRIP);
    if (shown.end < sentence.end)
        flow_add_text(&part->flow, dots, ROLE_STRIP, false);
}

/* Whether a split or merge is one of sentences, inside of partner paragraphs. */
static bool is_of_sentences(const struct changes *changes, const struct change *change)
{
    return !change->moved && changes->collation->paragraphs[change->paragraph].kind != change->kind;
}

/* "¶4.1", of several "¶4.1 to 4.2". */
static void add_sentence_places(struct strbuf *buf, const struct article *article,
                                struct range range, const char *mark)
{
    for (uint32_t i = 0; i < 2 && (i == 0 || range_size(range) > 1); i++) {
        uint32_t sentence = i ? range.end - 1 : range.first;
        uint32_t paragraph = article_paragraph_of(article, sentence);
        strbuf_addf(buf, "%s%u.%u", i ? " to " : mark, paragraph + 1,
                    sentence - article->paragraphs[paragraph].sentences.first + 1);
    }
}

/* "moved from ¶3 to ¶12", "split: ¶4 became ¶5 to ¶6", "split: ¶4.1 became ¶4.1 to
 * 4.2". */
static void add_note(struct detail *detail, const struct changes *changes,
                     const struct change *change, bool ascii)
{
    const struct link *link = &changes->collation->paragraphs[change->paragraph];
    const char *mark = ascii ? "P" : "¶";
    struct strbuf buf = {.arena = &detail->arena}, place[SIDES];
    for (int side = OLD; side <= NEW; side++) {
        place[side] = (struct strbuf){.arena = &detail->arena};
        change_place(changes, change, (enum side)side, &place[side]);
    }
    if (change->moved) {
        strbuf_addf(&buf, "moved from %s%s to %s%s", mark, strbuf_cstr(&place[OLD]), mark,
                    strbuf_cstr(&place[NEW]));
    } else {
        strbuf_addf(&buf, "%s: ", link_kind_name(change->kind));
        for (int side = OLD; side <= NEW; side++) {
            struct range range = link->range[side];
            if (is_of_sentences(changes, change)) {
                strbuf_adds(&buf, side == NEW ? " became " : "");
                add_sentence_places(&buf, changes->collation->article[side],
                                    changes->collation->sentences[change->sentence].range[side],
                                    mark);
                continue;
            }
            strbuf_addf(&buf, "%s%s%u", side == NEW ? " became " : "", mark, range.first + 1);
            if (range_size(range) > 1)
                strbuf_addf(&buf, " to %s%u", mark, range.end);
        }
    }
    const char *sign = change->moved                ? (ascii ? "=" : "⇄")
                       : change->kind == LINK_SPLIT ? (ascii ? "<" : "⤵")
                                                    : (ascii ? ">" : "⤴");
    struct detail_part *part = add_part(detail, sign, ROLE_STRIP);
    flow_add_text(&part->flow, strbuf_cstr(&buf), ROLE_STRIP, false);
}

/* Words that stayed and lead elsewhere: the sentence once, then both targets. */
static void add_targets(struct detail *detail, const struct changes *changes,
                        const struct change *change, uint32_t bytes, bool ascii)
{
    const struct hyperlink *targets[SIDES];
    if (!change_targets(changes, change, targets))
        return;
    add_sentence(detail, changes, change, NEW, bytes, ascii);
    detail->part[detail->n - 1].sign = "~";
    for (int side = OLD; side <= NEW; side++) {
        enum role role = side == OLD ? ROLE_STRIP_OLD : ROLE_STRIP_NEW;
        struct detail_part *part =
            add_part(detail, side == NEW ? "+" : ascii ? "-" : "−", role);
        struct strbuf text = {.arena = &detail->arena};
        change_target_text(targets, (enum side)side, bytes, &text);
        flow_add_text(&part->flow, strbuf_cstr(&text), role, false);
    }
}

/* Where words lead that changed as well. */
static void add_target_note(struct detail *detail, const struct changes *changes,
                            const struct change *change, bool ascii)
{
    const struct hyperlink *targets[SIDES];
    if (!change_targets(changes, change, targets))
        return;
    struct strbuf text = {.arena = &detail->arena};
    strbuf_adds(&text, "link: ");
    change_targets_text(targets, 2 * BYTES_MAX, &text);
    struct detail_part *part = add_part(detail, ascii ? ">" : "→", ROLE_STRIP);
    flow_add_text(&part->flow, strbuf_cstr(&text), ROLE_STRIP, false);
}

/* What was decided, and what was said of it. */
static void add_decision(struct detail *detail, const struct decision *decision, bool ascii)
{
    struct strbuf text = {.arena = &detail->arena};
    if (decision)
        remark_add(decision, ascii, &text);
    if (!text.n)
        return;
    struct detail_part *part =
        add_part(detail, decide_mark(decision->verdict, ascii), ROLE_STRIP_BRACKET);
    flow_add_text(&part->flow, strbuf_cstr(&text), ROLE_STRIP_BRACKET, false);
}

/* Who said of the units of the change that they are partners, or none. */
static void add_pin(struct detail *detail, const struct changes *changes,
                    const struct change *change, bool ascii)
{
    const struct pin *pin = change_pin(changes, change);
    struct strbuf text = {.arena = &detail->arena};
    char who[128];
    if (!pin)
        return;
    visible_copy(who, sizeof who, pin->who ? pin->who : "", pin->who ? strlen(pin->who) : 0);
    strbuf_addf(&text, "%s by %s, ", pin->parted ? "parted" : "pinned", who);
    remark_time(pin->when, false, &text);
    struct detail_part *part = add_part(detail, ascii ? "*" : "◆", ROLE_STRIP_BRACKET);
    flow_add_text(&part->flow, strbuf_cstr(&text), ROLE_STRIP_BRACKET, false);
}

/* Breaks the parts into lines. */
static void wrap_parts(struct detail *detail, unsigned width)
{
    for (int i = 0; i < detail->n; i++) {
        wrap(&detail->part[i].flow, width, &detail->part[i].lines);
        detail->rows += (int)detail->part[i].lines.n;
    }
}

static void build(struct detail *detail, const struct changes *changes, const struct change *change,
                  const struct decision *decision, unsigned width, uint32_t bytes, bool ascii)
{
    arena_free(&detail->arena);
    detail->n = detail->rows = 0;
    detail->cut = false;
    if (change->moved || range_empty(change->edits)) {
        add_note(detail, changes, change, ascii);
        if (is_of_sentences(changes, change))
            add_sentence(detail, changes, change, OLD, bytes, ascii);
        if (change->moved || is_of_sentences(changes, change))
            add_sentence(detail, changes, change, NEW, bytes, ascii);
    } else if (change->classes == CLASS_BIT(CLASS_LINK)) {
        add_targets(detail, changes, change, bytes, ascii);
    } else {
        add_sentence(detail, changes, change, OLD, bytes, ascii);
        add_sentence(detail, changes, change, NEW, bytes, ascii);
        add_target_note(detail, changes, change, ascii);
    }
    add_pin(detail, changes, change, ascii);
    add_decision(detail, decision, ascii);
    wrap_parts(detail, width);
}

void detail_build_units(struct detail *detail, const struct collation *collation,
                        const struct span units[SIDES], int columns, int max_rows, bool ascii)
{
    unsigned width = columns > MARGIN + 2 ? (unsigned)(columns - MARGIN - 1) : 1;
    unsigned each = max_rows / 2 > 1 ? (unsigned)(max_rows / 2) : 1;
    uint32_t bytes = each * width * 7 / 8;
    arena_free(&detail->arena);
    detail->n = detail->rows = detail->top = 0;
    detail->cut = detail->full = false;
    for (int side = OLD; side <= NEW; side++) {
        const uint8_t *text = collation->article[side]->text;
        struct span start = {units[side].start, units[side].start};
        struct span shown = window(text, units[side], start, bytes);
        enum role role = side == OLD ? ROLE_STRIP_OLD : ROLE_STRIP_NEW;
        struct detail_part *part = add_part(detail, side == NEW ? "+" : ascii ? "-" : "−", role);
        flow_add(&part->flow, text, shown, (enum side)side, ROLE_STRIP);
        if (shown.end < units[side].end)
            flow_add_text(&part->flow, ascii ? "..." : "…", ROLE_STRIP, false);
    }
    wrap_parts(detail, width);
}

void detail_build(struct detail *detail, const struct changes *changes, const struct change *change,
                  const struct decision *decision, int columns, int max_rows, bool ascii)
{
    unsigned width = columns > MARGIN + 2 ? (unsigned)(columns - MARGIN - 1) : 1;
    if (!change) {
        arena_free(&detail->arena);
        detail->n = detail->rows = 0;
        return;
    }
    build(detail, changes, change, decision, width, BYTES_MAX, ascii);
    bool whole = change->kind == LINK_INSERTED || change->kind == LINK_DELETED;
    if (whole && max_rows > WHOLE_ROWS + detail->n - 1)
        max_rows = WHOLE_ROWS + detail->n - 1;
    if (detail->full || detail->rows <= max_rows || detail->n == 0)
        return;
    unsigned each = max_rows / detail->n > 1 ? (unsigned)(max_rows / detail->n) : 1;
    uint32_t bytes = each * width * 7 / 8; /* brackets and whole words need the rest */
    build(detail, changes, change, decision, width, bytes > 24 ? bytes : 24, ascii);
}

void detail_scroll(struct detail *detail, int height, int rows)
{
    detail->top += rows;
    if (detail->top > detail->rows - height)
        detail->top = detail->rows - height;
    if (detail->top < 0)
        detail->top = 0;
}

void detail_draw(const struct detail *detail, struct surface *surface, int row, int height,
                 bool ascii)
{
    int at = -detail->top;
    for (int i = 0; i < height; i++)
        surface_fill(surface, row + i, 0, surface->columns, ROLE_STRIP);
    for (int i = 0; i < detail->n; i++) {
        const struct detail_part *part = &detail->part[i];
        for (size_t l = 0; l < part->lines.n; l++, at++) {
            if (at < 0 || at >= height)
                continue;
            if (l == 0)
                surface_string(surface, row + at, 1, MARGIN, part->sign, part->role);
            draw_flow_line(&part->flow, &part->lines.at[l], surface, row + at, MARGIN);
        }
    }
    int last = surface->columns - 1;
    if (height && detail->top > 0)
        surface_string(surface, row, last, last + 1, ascii ? "^" : "↑", ROLE_STRIP_BRACKET);
    if (height && detail->top + height < detail->rows)
        surface_string(surface, row + height - 1, last, last + 1, ascii ? "v" : "↓",
                       ROLE_STRIP_BRACKET);
}
