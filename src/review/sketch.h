/* Sketch: a few hundred numbers by which two states of a text are known for such. */
#ifndef STET_REVIEW_SKETCH_H
#define STET_REVIEW_SKETCH_H

#include <stddef.h>
#include <stdint.h>

enum { SKETCH_MAX = 128, SKETCH_BYTES = SKETCH_MAX * 8 };

/* The smallest hashes of all runs of three words, in rising order. Fewer than
 * SKETCH_MAX are all of them. */
struct sketch {
    uint64_t at[SKETCH_MAX];
    size_t n;
};

/* The sketch of a text, however it is wrapped. A word ends at white space; a character of
 * a script that does without is one. Linear.
 * Broder, "On the resemblance and containment of documents", 1997. */
void sketch_make(const uint8_t *text, size_t size, struct sketch *sketch);

/* How much of what either says both say, 0 to 1: exact where both are short, else within
 * a tenth. */
double sketch_likeness(const struct sketch *one, const struct sketch *other);

/* As bytes, lowest first; returns how many. And back; what cannot be a sketch is an
 * empty one. */
size_t sketch_write(const struct sketch *sketch, uint8_t bytes[SKETCH_BYTES]);
void sketch_read(struct sketch *sketch, const uint8_t *bytes, size_t size);

#endif
