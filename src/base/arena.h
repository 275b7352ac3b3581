/* Memory by lifetime: allocations of one arena are freed together. */
#ifndef STET_BASE_ARENA_H
#define STET_BASE_ARENA_H

#include <stddef.h>

struct arena_chunk;

/* Zero-initialised is empty and ready for use. Not for use by two threads. */
struct arena {
    struct arena_chunk *chunk; /* the newest */
    size_t used;               /* bytes of the newest chunk */
    struct arena_chunk *spare; /* one that was rewound past, or NULL */
};

/* A point to go back to with arena_rewind. */
struct arena_mark {
    struct arena_chunk *chunk;
    size_t used;
};

/* Uninitialised memory for `count` items of `size` bytes, aligned for any
 * type; valid until the arena is freed or rewound past it. Never NULL, also
 * for 0 bytes: when the machine has no memory left the program ends through
 * arena_out_of_memory. */
void *arena_alloc(struct arena *arena, size_t count, size_t size) __attribute__((returns_nonnull));

/* The same, zero-filled. */
void *arena_zero(struct arena *arena, size_t count, size_t size) __attribute__((returns_nonnull));

/* Grows an allocation of `old_size` bytes to `new_size`: in place where it is
 * the arena's latest, else by a copy (the old bytes stay until the arena
 * goes). Returns where it is now. */
void *arena_grow(struct arena *arena, void *at, size_t old_size, size_t new_size)
    __attribute__((returns_nonnull));

/* Gives back the end of an allocation of `old_size` bytes where that is the arena's
 * latest; nothing else can be. */
void arena_shrink(struct arena *arena, const void *at, size_t old_size, size_t new_size);

struct arena_mark arena_mark(const struct arena *arena);

/* Frees everything allocated since the mark. */
void arena_rewind(struct arena *arena, struct arena_mark mark);

/* Frees everything; the arena is empty and usable again. */
void arena_free(struct arena *arena);

/* Maps so many bytes of memory at once, where the system can, for arenas to come. At
 * the start of a program only: page by page it takes several times as long. */
void arena_warm(size_t size);

/* Called once before the program ends for lack of memory; the screen sets it
 * to give the terminal back. The program then prints one sentence and exits
 * with status 2. */
extern void (*arena_out_of_memory)(void);

#endif
