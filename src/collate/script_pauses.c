#include "base/utf8.h"
#include "collate/script_internal.h"

/* No more pauses in a row than this change beside a word that stays. */
enum { PAUSES_MAX = 3 };

/* How many of the words [first, first + n) are pauses before the first that is not;
 * counted from the end where `step` is -1. */
static uint32_t count_pauses(const struct script_input *input, enum side side, uint32_t first,
                             uint32_t n, int step)
{
    uint32_t count = 0, at = step > 0 ? first : first + n - 1;
    while (count < n && count < PAUSES_MAX && script_is_pause(script_mark(input, side, at))) {
        at += (uint32_t)step;
        count++;
    }
    return count;
}

/* The same word, or the same mark of a quotation or bracket. */
static bool stays(const struct script_input *input, uint32_t old, uint32_t new)
{
    uint32_t mark = script_mark(input, OLD, old);
    enum char_class class = mark ? utf8_class(mark) : CHAR_LOWER;
    return script_is_same_word(input, old, new) ||
           (mark == script_mark(input, NEW, new) &&
            (mark == '"' || class == CHAR_OPEN || class == CHAR_CLOSE));
}

/* Keeps the word or quotation mark behind the pauses at one end of the hunk, and takes it
 * off the hunk. */
static void keep_beside(const struct script_input *input, struct script_hunk *hunk, int step,
                        uint32_t *partner)
{
    uint32_t at[SIDES], taken[SIDES], all = 0;
    for (int s = OLD; s <= NEW; s++) {
        enum side side = (enum side)s;
        uint32_t pauses = count_pauses(input, side, hunk->first[side], hunk->n[side], step);
        if (pauses == hunk->n[side])
            return;
        all += pauses;
        taken[side] = pauses + 1;
        at[side] = hunk->first[side] + (step > 0 ? pauses : hunk->n[side] - taken[side]);
    }
    if (!all || !stays(input, at[OLD], at[NEW]))
        return;
    partner[at[OLD]] = at[NEW];
    for (int side = OLD; side <= NEW; side++) {
        hunk->n[side] -= taken[side];
        hunk->first[side] += step > 0 ? taken[side] : 0;
    }
}

void script_pauses(const struct script_input *input, uint32_t *partner)
{
    struct script_hunk hunk = SCRIPT_NO_HUNK;
    while (script_next_hunk(input, partner, &hunk)) {
        struct script_hunk rest = hunk;
        keep_beside(input, &rest, 1, partner);
        keep_beside(input, &rest, -1, partner);
    }
}
