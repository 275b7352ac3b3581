#ifdef __linux__
#define _DEFAULT_SOURCE /* madvise, sbrk */
#endif
#include "base/arena.h"

#include <assert.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

enum {
    ALIGNMENT = 16,
    PAGE = 4096,
    CHUNK_FIRST = 64 * 1024,
    CHUNK_LARGE = 512 * 1024,
    CHUNK_MAX = 256 * 1024, /* the end of an arena's last chunk is never used */
    HEAP_STEP = 64 * 1024 * 1024
};

struct arena_chunk {
    struct arena_chunk *before;
    size_t size; /* bytes of `bytes` */
    _Alignas(ALIGNMENT) unsigned char bytes[];
};

void (*arena_out_of_memory)(void);

static _Noreturn void out_of_memory(void)
{
    static const char text[] = "stet: out of memory\n";
    if (arena_out_of_memory)
        arena_out_of_memory();
    /* The message is lost where stderr is closed; the status is not. */
    if (write(STDERR_FILENO, text, sizeof text - 1) < 0)
        _exit(2);
    _exit(2);
}

static size_t rounded(size_t size)
{
    if (size > SIZE_MAX - ALIGNMENT)
        out_of_memory();
    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
/* A third of a long comparison went into mapping small pages, one trap for each. So once
 * an arena is large the heap grows in large steps, and may consist of huge pages from that
 * chunk on. What nobody touches still costs addresses only. */
static void *large_malloc(size_t size)
{
    static _Atomic uintptr_t advised; /* up to where the heap has been */
    mallopt(M_TOP_PAD, HEAP_STEP);
    unsigned char *block = malloc(size);
    if (!block)
        return NULL;
    uintptr_t start = (uintptr_t)block / PAGE * PAGE, end = (uintptr_t)block + size;
    uintptr_t heap = (uintptr_t)sbrk(0);
    if (end <= heap) {
        if (end <= atomic_load(&advised))
            return block;
        end = heap;
        atomic_store(&advised, heap);
    }
    (void)madvise((void *)start, end - start, MADV_HUGEPAGE); /* only advice: it may fail */
    return block;
}
#else
static void *large_malloc(size_t size)
{
    return malloc(size);
}
#endif

void arena_warm(size_t size)
{
#ifdef MADV_POPULATE_WRITE
    void *block = malloc(size + PAGE);
    uintptr_t first = ((uintptr_t)block + PAGE - 1) / PAGE * PAGE;
    if (block) /* only advice: it may fail */
        (void)madvise((void *)first, size / PAGE * PAGE, MADV_POPULATE_WRITE);
    free(block);
#else
    (void)size;
#endif
}

static struct arena_chunk *obtain(size_t size, bool large)
{
    struct arena_chunk *chunk = NULL;
    if (size <= SIZE_MAX - sizeof *chunk)
        chunk = large ? large_malloc(sizeof *chunk + size) : malloc(sizeof *chunk + size);
    if (!chunk)
        out_of_memory();
    return chunk;
}

static void add_chunk(struct arena *arena, size_t need)
{
    size_t size = arena->chunk ? arena->chunk->size * 2 : CHUNK_FIRST;
    if (size > CHUNK_MAX)
        size = CHUNK_MAX;
    if (size < need)
        size = need;
    bool grown = arena->chunk && arena->chunk->size >= CHUNK_MAX;
    struct arena_chunk *chunk = arena->spare;
    if (chunk && chunk->size >= need) {
        arena->spare = NULL;
    } else {
        chunk = obtain(size, grown || size >= CHUNK_LARGE);
        chunk->size = size;
    }
    chunk->before = arena->chunk;
    arena->chunk = chunk;
    arena->used = 0;
}

void *arena_alloc(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        out_of_memory();
    size_t need = rounded(count * size);
    if (!arena->chunk || arena->chunk->size - arena->used < need)
        add_chunk(arena, need);
    void *at = arena->chunk->bytes + arena->used;
    arena->used += need;
    return at;
}

void *arena_zero(struct arena *arena, size_t count, size_t size)
{
    void *at = arena_alloc(arena, count, size);
    memset(at, 0, count * size);
    return at;
}

void *arena_grow(struct arena *arena, void *at, size_t old_size, size_t new_size)
{
    assert(new_size >= old_size);
    size_t old_need = rounded(old_size), new_need = rounded(new_size);
    struct arena_chunk *chunk = arena->chunk;
    if (at && old_need && chunk && (unsigned char *)at + old_need == chunk->bytes + arena->used &&
        chunk->size - arena->used >= new_need - old_need) {
        arena->used += new_need - old_need;
        return at;
    }
    void *grown = arena_alloc(arena, new_size, 1);
    if (at && old_size)
        memcpy(grown, at, old_size);
    return grown;
}

void arena_shrink(struct arena *arena, const void *at, size_t old_size, size_t new_size)
{
    assert(new_size <= old_size);
    size_t old_need = rounded(old_size);
    struct arena_chunk *chunk = arena->chunk;
    if (chunk && (const unsigned char *)at + old_need == chunk->bytes + arena->used)
        arena->used -= old_need - rounded(new_size);
}

struct arena_mark arena_mark(const struct arena *arena)
{
    return (struct arena_mark){arena->chunk, arena->used};
}

/* A loop that marks a nearly full chunk would obtain another and free it each time; so
 * one is kept. */
static void retire(struct arena *arena, struct arena_chunk *chunk)
{
    if (arena->spare || chunk->size > CHUNK_MAX)
        free(chunk);
    else
        arena->spare = chunk;
}

void arena_rewind(struct arena *arena, struct arena_mark mark)
{
    while (arena->chunk != mark.chunk) {
        struct arena_chunk *before = arena->chunk->before;
        if (!before) {
            /* The mark is older than the first chunk, which will be wanted
             * again: a loop that marks an empty arena obtains it once. */
            arena->used = 0;
            return;
        }
        retire(arena, arena->chunk);
        arena->chunk = before;
    }
    arena->used = mark.used;
}

void arena_free(struct arena *arena)
{
    while (arena->chunk) {
        struct arena_chunk *before = arena->chunk->before;
        free(arena->chunk);
        arena->chunk = before;
    }
    free(arena->spare);
    arena->spare = NULL;
    arena->used = 0;
}
