#include "change/counterpart.h"

#include "article/token.h"

static bool is_inside(struct span inner, struct span outer)
{
    return outer.start <= inner.start && inner.end <= outer.end;
}

/* Whether a word stands elsewhere on the other side. */
static bool stands_elsewhere(const struct collation *collation, struct range transpositions,
                             enum side side, struct span word)
{
    for (uint32_t i = transpositions.first; i < transpositions.end; i++)
        if (is_inside(word, collation->transpositions[i].span[side]))
            return true;
    return false;
}

bool counterpart_is_transposed(const struct collation *collation, const struct edit *edit,
                               struct arena *scratch)
{
    struct range all = collation_transpositions(collation, edit->sentence);
    struct arena_mark mark = arena_mark(scratch);
    struct tokens tokens[SIDES] = {{0}, {0}};
    size_t rest[SIDES] = {0, 0};
    bool any = false;
    for (int s = OLD; s <= NEW && !range_empty(all); s++) {
        enum side side = (enum side)s;
        tokenise(collation->article[side]->text, edit->span[side], scratch, &tokens[side]);
        for (size_t i = 0; i < tokens[side].n; i++) {
            struct token token = tokens[side].at[i];
            bool elsewhere = stands_elsewhere(collation, all, side, token.span);
            any = any || elsewhere;
            if (!elsewhere && token.kind != TOKEN_MARK)
                tokens[side].at[rest[side]++] = token;
        }
    }
    bool same = any && rest[OLD] == rest[NEW];
    for (size_t i = 0; same && i < rest[OLD]; i++)
        same = tokens[OLD].at[i].key == tokens[NEW].at[i].key;
    arena_rewind(scratch, mark);
    return same;
}

/* The change of a sentence that holds a span of one side; n of the changes where none does. */
static size_t change_around(const struct changes *changes, const struct change *near,
                            enum side side, struct span span)
{
    size_t i = changes_first(changes, near->paragraph);
    for (; i < changes->n && changes->at[i].paragraph == near->paragraph; i++)
        if (changes->at[i].sentence == near->sentence &&
            !range_empty(changes->at[i].edits) && is_inside(span, changes->at[i].span[side]))
            return i;
    return changes->n;
}

/* Puts a change among the ones that were found, in order; false where it was there before,
 * or there is no more room. */
static bool add_end(size_t found[], size_t *n, size_t change)
{
    size_t place = *n;
    while (place > 0 && found[place - 1] > change)
        place--;
    if (*n > COUNTERPARTS_MAX || (place > 0 && found[place - 1] == change))
        return false;
    for (size_t k = (*n)++; k > place; k--)
        found[k] = found[k - 1];
    found[place] = change;
    return true;
}

size_t counterparts(const struct changes *changes, size_t change, size_t found[COUNTERPARTS_MAX])
{
    const struct collation *collation = changes->collation;
    struct range all = collation_transpositions(collation, changes->at[change].sentence);
    size_t ends[COUNTERPARTS_MAX + 1] = {change}, waiting[COUNTERPARTS_MAX + 1] = {change};
    size_t n = 1, n_waiting = changes->at[change].transposed;
    while (n_waiting) {
        const struct change *at = &changes->at[waiting[--n_waiting]];
        for (uint32_t i = all.first; i < all.end; i++)
            for (int s = OLD; s <= NEW; s++) {
                const struct span *span = collation->transpositions[i].span;
                enum side there = side_other((enum side)s);
                if (!is_inside(span[s], at->span[s]))
                    continue;
                size_t other = change_around(changes, at, there, span[there]);
                if (other < changes->n && changes->at[other].transposed &&
                    add_end(ends, &n, other))
                    waiting[n_waiting++] = other;
            }
    }
    size_t others = 0;
    for (size_t i = 0; i < n; i++)
        if (ends[i] != change)
            found[others++] = ends[i];
    return others;
}
