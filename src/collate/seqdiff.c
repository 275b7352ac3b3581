#include "collate/seqdiff.h"

#include <stddef.h>

/* Steps of the search in one box. The square of it bounds the work per box,
 * and a cut box moves on by at least as many elements. */
enum { STEPS_MAX = 64 };

struct search {
    const uint64_t *old, *new;
    uint32_t *partner;
    /* furthest OLD index reached on each diagonal, from both corners; indexed
     * by diagonal relative to the corner, -STEPS_MAX-1 .. STEPS_MAX+1 */
    int64_t forward[2 * STEPS_MAX + 3], backward[2 * STEPS_MAX + 3];
    bool approximate;
};

struct box {
    int64_t old_first, old_end, new_first, new_end;
};

struct point {
    int64_t old, new;
};

static int64_t *at(int64_t *reach, int64_t diagonal)
{
    return reach + diagonal + STEPS_MAX + 1;
}

/* One round of the forward search: every diagonal that `step` edits reach.
 * Returns true when it met the backward search, with the meeting point. */
static bool advance(struct search *s, const struct box *box, int64_t step, int64_t delta,
                    struct point *met)
{
    int64_t n = box->old_end - box->old_first, m = box->new_end - box->new_first;
    for (int64_t k = -step; k <= step; k += 2) {
        bool down = k == -step || (k != step && *at(s->forward, k - 1) < *at(s->forward, k + 1));
        int64_t x = down ? *at(s->forward, k + 1) : *at(s->forward, k - 1) + 1;
        int64_t y = x - k;
        while (x < n && y < m && x >= 0 && y >= 0 &&
               s->old[box->old_first + x] == s->new[box->new_first + y])
            x++, y++;
        *at(s->forward, k) = x;
        int64_t back = delta - k;
        if ((delta & 1) && back >= -(step - 1) && back <= step - 1 && x <= n && y <= m &&
            x + *at(s->backward, back) >= n) {
            *met = (struct point){box->old_first + x, box->new_first + y};
            return true;
        }
    }
    return false;
}

/* The same from the other corner; counts lengths from the end. */
static bool retreat(struct search *s, const struct box *box, int64_t step, int64_t delta,
                    struct point *met)
{
    int64_t n = box->old_end - box->old_first, m = box->new_end - box->new_first;
    for (int64_t k = -step; k <= step; k += 2) {
        bool down = k == -step || (k != step && *at(s->backward, k - 1) < *at(s->backward, k + 1));
        int64_t x = down ? *at(s->backward, k + 1) : *at(s->backward, k - 1) + 1;
        int64_t y = x - k;
        while (x < n && y < m && x >= 0 && y >= 0 &&
               s->old[box->old_end - 1 - x] == s->new[box->new_end - 1 - y])
            x++, y++;
        *at(s->backward, k) = x;
        int64_t forth = delta - k;
        if (!(delta & 1) && forth >= -step && forth <= step && x <= n && y <= m &&
            x + *at(s->forward, forth) >= n) {
            *met = (struct point){box->old_end - x, box->new_end - y};
            return true;
        }
    }
    return false;
}

/* The point inside the box that the forward search got furthest to. */
static struct point furthest(struct search *s, const struct box *box)
{
    int64_t n = box->old_end - box->old_first, m = box->new_end - box->new_first;
    int64_t best = -1;
    struct point point = {box->old_first, box->new_first};
    for (int64_t k = -STEPS_MAX; k <= STEPS_MAX; k += 2) {
        int64_t x = *at(s->forward, k), y = x - k;
        if (x >= 0 && y >= 0 && x <= n && y <= m && x + y > best) {
            best = x + y;
            point = (struct point){box->old_first + x, box->new_first + y};
        }
    }
    return point;
}

/* Where to cut a box whose first and last elements differ: on a shortest edit
 * script, or where the search got furthest. */
static struct point middle(struct search *s, const struct box *box)
{
    int64_t delta = (box->old_end - box->old_first) - (box->new_end - box->new_first);
    struct point met;
    *at(s->forward, 1) = *at(s->backward, 1) = 0;
    for (int64_t step = 0; step <= STEPS_MAX; step++) {
        if (advance(s, box, step, delta, &met) || retreat(s, box, step, delta, &met))
            return met;
    }
    s->approximate = true;
    return furthest(s, box);
}

static void solve(struct search *s, struct box box)
{
    for (;;) {
        while (box.old_first < box.old_end && box.new_first < box.new_end &&
               s->old[box.old_first] == s->new[box.new_first])
            s->partner[box.old_first++] = (uint32_t)box.new_first++;
        while (box.old_first < box.old_end && box.new_first < box.new_end &&
               s->old[box.old_end - 1] == s->new[box.new_end - 1])
            s->partner[--box.old_end] = (uint32_t)--box.new_end;
        if (box.old_first == box.old_end || box.new_first == box.new_end)
            return;
        struct point cut = middle(s, &box);
        struct box first = {box.old_first, cut.old, box.new_first, cut.new};
        struct box rest = {cut.old, box.old_end, cut.new, box.new_end};
        if ((first.old_first == first.old_end && first.new_first == first.new_end) ||
            (rest.old_first == rest.old_end && rest.new_first == rest.new_end))
            return; /* nothing in common within reach */
        /* recursion goes into the smaller half: its depth is logarithmic */
        int64_t first_size = cut.old - box.old_first + cut.new - box.new_first;
        int64_t rest_size = box.old_end - cut.old + box.new_end - cut.new;
        if (first_size < rest_size) {
            solve(s, first);
            box = rest;
        } else {
            solve(s, rest);
            box = first;
        }
    }
}

void seqdiff(const uint64_t *old, uint32_t n_old, const uint64_t *new, uint32_t n_new,
             uint32_t *partner, bool *approximate, struct arena *scratch)
{
    struct arena_mark mark = arena_mark(scratch);
    struct search *s = arena_alloc(scratch, 1, sizeof *s);
    s->old = old;
    s->new = new;
    s->partner = partner;
    s->approximate = false; /* what was reached is set before it is asked for */
    for (uint32_t i = 0; i < n_old; i++)
        partner[i] = SEQDIFF_NONE;
    solve(s, (struct box){0, n_old, 0, n_new});
    *approximate |= s->approximate;
    arena_rewind(scratch, mark);
}
