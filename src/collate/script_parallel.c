#include <stdlib.h>

#include "collate/script_internal.h"

enum {
    /* Words that a part between two kept ones may have, and how many more than its
     * counterpart. */
    PART_MAX = 3,
    PART_MORE = 1,
    HUNK_MAX = 64,  /* no phrase that is longer was reworded part by part */
    ONE_WORD = 100, /* more than all parts of a hunk can differ by */
    NO_WAY = 0,
};

/* The best way to a pair of words that would be kept: how many are before it, less by
 * what the parts between them differ, and the size of the last part. */
struct way {
    int16_t value;
    uint8_t part[SIDES];
};

static bool has_mark(const struct script_input *input, enum side side, uint32_t first, uint32_t n)
{
    for (uint32_t i = first; i < first + n; i++)
        if (script_word(input, side, i)->kind == TOKEN_MARK)
            return true;
    return false;
}

/* The best way to the i-th and j-th word of the hunk, from 1; its beginning is 0, 0 and
 * its end one behind its last words. */
static struct way find_way(const struct script_input *input, const struct script_hunk *hunk,
                           struct way ways[][HUNK_MAX + 2], uint32_t i, uint32_t j)
{
    struct way best = {NO_WAY, {0, 0}};
    for (uint32_t p = 1; p <= PART_MAX && p < i; p++)
        for (uint32_t q = p > PART_MORE ? p - PART_MORE : 1;
             q <= PART_MAX && q <= p + PART_MORE && q < j; q++) {
            int before = ways[i - p - 1][j - q - 1].value;
            int value = before + ONE_WORD - abs((int)p - (int)q);
            if (before != NO_WAY && value > best.value &&
                !has_mark(input, OLD, hunk->first[OLD] + i - 1 - p, p) &&
                !has_mark(input, NEW, hunk->first[NEW] + j - 1 - q, q))
                best = (struct way){(int16_t)value, {(uint8_t)p, (uint8_t)q}};
        }
    return best;
}

static void keep_in_hunk(const struct script_input *input, const struct script_hunk *hunk,
                         uint32_t *partner)
{
    struct way ways[HUNK_MAX + 2][HUNK_MAX + 2];
    uint32_t n = hunk->n[OLD], m = hunk->n[NEW];
    if (n < 3 || m < 3 || n > HUNK_MAX || m > HUNK_MAX)
        return;
    for (uint32_t i = 0; i <= n; i++)
        for (uint32_t j = 0; j <= m; j++) {
            ways[i][j] = (struct way){i || j ? NO_WAY : ONE_WORD, {0, 0}};
            if (i && j &&
                script_is_same_word(input, hunk->first[OLD] + i - 1, hunk->first[NEW] + j - 1))
                ways[i][j] = find_way(input, hunk, ways, i, j);
        }
    struct way way = find_way(input, hunk, ways, n + 1, m + 1);
    uint32_t i = n + 1, j = m + 1;
    while (way.value != NO_WAY) {
        i -= way.part[OLD] + 1U;
        j -= way.part[NEW] + 1U;
        if (!i)
            break;
        partner[hunk->first[OLD] + i - 1] = hunk->first[NEW] + j - 1;
        way = ways[i][j];
    }
}

void script_parallel(const struct script_input *input, uint32_t *partner)
{
    struct script_hunk hunk = SCRIPT_NO_HUNK;
    while (script_next_hunk(input, partner, &hunk))
        keep_in_hunk(input, &hunk, partner);
}
