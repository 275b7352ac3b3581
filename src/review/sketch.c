#include "review/sketch.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/hash.h"
#include "base/utf8.h"

enum {
    RUN = 3, /* words */
    KEEP = 8 * SKETCH_MAX
};

/* The smallest hashes so far, and some that are not: a full heap is thinned at once. */
struct heap {
    uint64_t at[KEEP];
    size_t n, sorted; /* so many of the first are in rising order, each once */
    uint64_t limit; /* what is larger is of no use */
};

static int by_value(const void *one, const void *two)
{
    uint64_t x = *(const uint64_t *)one, y = *(const uint64_t *)two;
    return (x > y) - (x < y);
}

/* Leaves the smallest, each once, in rising order. */
static void thin(struct heap *heap)
{
    size_t n = 0;
    if (heap->n)
        qsort(heap->at, heap->n, sizeof *heap->at, by_value);
    for (size_t i = 0; i < heap->n && n < SKETCH_MAX; i++)
        if (n == 0 || heap->at[i] != heap->at[n - 1])
            heap->at[n++] = heap->at[i];
    heap->n = heap->sorted = n;
    if (n == SKETCH_MAX)
        heap->limit = heap->at[n - 1];
}

/* Whether a hash is known already: a text that says the same again and again has few. */
static bool is_known(const struct heap *heap, uint64_t hash)
{
    return heap->sorted &&
           bsearch(&hash, heap->at, heap->sorted, sizeof *heap->at, by_value) != NULL;
}

static void add_run(struct heap *heap, const uint64_t words[RUN])
{
    uint64_t hash = HASH_SEED;
    for (int i = 0; i < RUN; i++)
        hash = hash_add(hash, words[i]);
    if (hash > heap->limit || is_known(heap, hash))
        return;
    heap->at[heap->n++] = hash;
    if (heap->n == KEEP)
        thin(heap);
}

/* The bytes of the word at `at`. */
static size_t word_size(const uint8_t *text, size_t size, size_t at)
{
    size_t end = at;
    while (end < size && !ascii_is_blank(text[end])) {
        uint32_t cp = text[end];
        size_t n = cp < 0x80 ? 1 : utf8_decode(text + end, (uint32_t)(size - end), &cp);
        if (utf8_is_east_asian(cp))
            return end == at ? n : end - at;
        end += n;
    }
    return end - at;
}

void sketch_make(const uint8_t *text, size_t size, struct sketch *sketch)
{
    struct heap heap = {.limit = UINT64_MAX};
    uint64_t words[RUN] = {0};
    size_t n_words = 0;
    for (size_t at = 0; at < size;) {
        if (ascii_is_blank(text[at])) {
            at++;
            continue;
        }
        size_t n = word_size(text, size, at);
        memmove(words, words + 1, (RUN - 1) * sizeof *words);
        words[RUN - 1] = hash_bytes(text + at, n);
        at += n;
        if (++n_words >= RUN)
            add_run(&heap, words);
    }
    if (n_words && n_words < RUN)
        add_run(&heap, words);
    thin(&heap);
    sketch->n = heap.n;
    memcpy(sketch->at, heap.at, heap.n * sizeof *heap.at);
}

double sketch_likeness(const struct sketch *one, const struct sketch *other)
{
    size_t i = 0, k = 0, seen = 0, common = 0;
    bool all = one->n < SKETCH_MAX && other->n < SKETCH_MAX;
    while ((i < one->n || k < other->n) && (all || seen < SKETCH_MAX)) {
        bool both = i < one->n && k < other->n && one->at[i] == other->at[k];
        bool first = k == other->n || (i < one->n && one->at[i] <= other->at[k]);
        common += both;
        i += first;
        k += both || !first;
        seen++;
    }
    return seen ? (double)common / (double)seen : 0;
}

size_t sketch_write(const struct sketch *sketch, uint8_t bytes[SKETCH_BYTES])
{
    for (size_t i = 0; i < sketch->n; i++)
        for (size_t b = 0; b < 8; b++)
            bytes[i * 8 + b] = (uint8_t)(sketch->at[i] >> 8 * b);
    return sketch->n * 8;
}

void sketch_read(struct sketch *sketch, const uint8_t *bytes, size_t size)
{
    *sketch = (struct sketch){.n = 0};
    if (!bytes || size > SKETCH_BYTES || size % 8 != 0)
        return;
    for (size_t i = 0; i < size / 8; i++) {
        uint64_t value = 0;
        for (size_t b = 0; b < 8; b++)
            value |= (uint64_t)bytes[i * 8 + b] << 8 * b;
        if (i && value <= sketch->at[i - 1])
            return;
        sketch->at[i] = value;
        sketch->n = i + 1;
    }
}
