#include "collate/edits.h"

#include <string.h>

#include "base/vec.h"
#include "collate/script_internal.h"

/* A run of words [first, end) on each side between two kept words (or an end of
 * the text), with the gaps around it. */
struct hunk {
    uint32_t first[SIDES], end[SIDES];
};

struct writer {
    const struct script_input *input;
    struct edit_list *edits;
    struct arena *arena;
    uint32_t sentence;
    uint32_t n[SIDES];
};

static uint32_t word_start(const struct writer *w, enum side side, uint32_t at)
{
    return script_word(w->input, side, at)->start;
}

static uint32_t word_end(const struct writer *w, enum side side, uint32_t at)
{
    const struct word *word = script_word(w->input, side, at);
    return word->start + word->size;
}

static void add(struct writer *w, struct span old, struct span new)
{
    *VEC_ADD(w->arena, w->edits) = (struct edit){{old, new}, w->sentence, 0};
}

/* White space between two words; empty where there is none. */
struct gap {
    struct span span;
    enum token_gap kind;
};

/* The gap before a word; before the first it counts as none. After the last
 * word it is empty. */
static struct gap gap_before(const struct writer *w, enum side side, uint32_t at)
{
    if (w->n[side] == 0)
        return (struct gap){{0, 0}, GAP_NONE};
    if (at == 0) {
        uint32_t start = word_start(w, side, 0);
        return (struct gap){{start, start}, GAP_NONE};
    }
    uint32_t end = word_end(w, side, at - 1);
    if (at == w->n[side])
        return (struct gap){{end, end}, GAP_NONE};
    return (struct gap){{end, word_start(w, side, at)},
                        (enum token_gap)script_word(w->input, side, at)->gap};
}

static bool same_gap(const struct writer *w, struct gap old, struct gap new)
{
    if (old.kind != new.kind)
        return false;
    if (old.kind != GAP_SPECIAL)
        return true;
    return span_size(old.span) == span_size(new.span) &&
           !memcmp(w->input->text[OLD] + old.span.start, w->input->text[NEW] + new.span.start,
                   span_size(old.span));
}

/* One hunk as one edit. The gap at either side that is equal in both versions
 * stays outside; of an insertion's two gaps, one is new and goes inside. */
static void add_hunk(struct writer *w, const struct hunk *hunk)
{
    struct span span[SIDES];
    struct gap head[SIDES], tail[SIDES];
    bool at_start = hunk->first[OLD] == 0 && hunk->first[NEW] == 0;
    bool at_end = hunk->end[OLD] == w->n[OLD] && hunk->end[NEW] == w->n[NEW];
    for (int s = OLD; s <= NEW; s++) {
        enum side side = (enum side)s;
        head[side] = gap_before(w, side, hunk->first[side]);
        tail[side] = gap_before(w, side, hunk->end[side]);
        span[side] = (struct span){head[side].span.start, tail[side].span.end};
        if (hunk->first[side] == hunk->end[side])
            span[side] = head[side].span;
    }
    bool keep_head = at_start || same_gap(w, head[OLD], head[NEW]);
    bool keep_tail = at_end || same_gap(w, tail[OLD], tail[NEW]);
    bool has_empty =
        hunk->first[OLD] == hunk->end[OLD] || hunk->first[NEW] == hunk->end[NEW];
    if (has_empty && keep_head && keep_tail && !at_start && !at_end) {
        /* the empty side has one gap, which can stand for one only: for the
         * one before, so that "word " comes and goes */
        keep_tail = false;
    }
    for (int s = OLD; s <= NEW; s++) {
        bool empty = hunk->first[s] == hunk->end[s];
        if (keep_head)
            span[s].start = head[s].span.end;
        if (keep_tail && !(empty && keep_head))
            span[s].end = tail[s].span.start;
        if (empty && !keep_head && keep_tail)
            span[s].end = span[s].start;
        if (span[s].end < span[s].start)
            span[s].end = span[s].start;
    }
    add(w, span[OLD], span[NEW]);
}

static bool is_word(const struct writer *w, enum side side, uint32_t at)
{
    return script_word(w->input, side, at)->kind != TOKEN_MARK;
}

/* Kept words that differ in form, neighbours together: one edit. Returns how
 * many words it took. */
static uint32_t add_variants(struct writer *w, const uint32_t *partner, uint32_t old)
{
    uint32_t n = 1, new = partner[old];
    while (old + n < w->n[OLD] && partner[old + n] == new + n &&
           !script_same_form(w->input, old + n, new + n) && is_word(w, OLD, old) &&
           is_word(w, OLD, old + n) &&
           same_gap(w, gap_before(w, OLD, old + n), gap_before(w, NEW, new + n)))
        n++;
    add(w, (struct span){word_start(w, OLD, old), word_end(w, OLD, old + n - 1)},
        (struct span){word_start(w, NEW, new), word_end(w, NEW, new + n - 1)});
    return n;
}

void edits_add(const struct script_input *input, const uint32_t *partner, uint32_t sentence,
               struct edit_list *edits, struct arena *arena)
{
    struct writer w = {input, edits, arena, sentence,
                       {range_size(input->range[OLD]), range_size(input->range[NEW])}};
    struct hunk hunk = {0};
    while (hunk.first[OLD] < w.n[OLD] || hunk.first[NEW] < w.n[NEW]) {
        hunk.end[OLD] = hunk.first[OLD];
        while (hunk.end[OLD] < w.n[OLD] && partner[hunk.end[OLD]] == SCRIPT_NONE)
            hunk.end[OLD]++;
        hunk.end[NEW] = hunk.end[OLD] < w.n[OLD] ? partner[hunk.end[OLD]] : w.n[NEW];
        if (hunk.end[OLD] > hunk.first[OLD] || hunk.end[NEW] > hunk.first[NEW]) {
            add_hunk(&w, &hunk);
        } else if (hunk.first[OLD] && hunk.first[NEW]) {
            struct gap old = gap_before(&w, OLD, hunk.first[OLD]);
            struct gap new = gap_before(&w, NEW, hunk.first[NEW]);
            if (!same_gap(&w, old, new))
                add(&w, old.span, new.span);
        }
        if (hunk.end[OLD] == w.n[OLD])
            break;
        uint32_t taken = 1;
        if (!script_same_form(input, hunk.end[OLD], hunk.end[NEW]))
            taken = add_variants(&w, partner, hunk.end[OLD]);
        hunk.first[OLD] = hunk.end[OLD] + taken;
        hunk.first[NEW] = hunk.end[NEW] + taken;
    }
}
