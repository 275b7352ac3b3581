/* Growing arrays in an arena: any struct with the members `at` (a pointer),
 * `n` and `cap` (size_t) is one; zero-initialised it is empty. */
#ifndef STET_BASE_VEC_H
#define STET_BASE_VEC_H

#include "base/arena.h"

/* Moves `n` items of `size` bytes to where `*cap` becomes larger than n. */
static inline void *vec_grow(struct arena *arena, void *at, size_t n, size_t *cap, size_t size)
{
    size_t grown = *cap ? *cap * 2 : 16;
    at = arena_grow(arena, at, n * size, grown * size);
    *cap = grown;
    return at;
}

/* Makes room for `count` items in an empty array, so that it need not move as it
 * grows; room that is never filled costs no memory, only addresses. */
#define VEC_RESERVE(arena, v, count)                                                           \
    ((v)->cap = (size_t)(count) + 16,                                                          \
     (v)->at = arena_alloc((arena), (v)->cap, sizeof *(v)->at))

/* Gives back the room that is left in an array that will not grow any more. */
#define VEC_TRIM(arena, v)                                                                     \
    (arena_shrink((arena), (v)->at, (v)->cap * sizeof *(v)->at, (v)->n * sizeof *(v)->at),     \
     (void)((v)->cap = (v)->n))

/* A pointer to a new, uninitialised last item. */
#define VEC_ADD(arena, v)                                                                      \
    (((v)->n == (v)->cap ? (void)((v)->at = vec_grow((arena), (v)->at, (v)->n, &(v)->cap,      \
                                                     sizeof *(v)->at))                         \
                         : (void)0),                                                           \
     &(v)->at[(v)->n++])

#endif
