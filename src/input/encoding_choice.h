/* The choice of an encoding by what text comes out of it. */
#ifndef STET_INPUT_ENCODING_CHOICE_H
#define STET_INPUT_ENCODING_CHOICE_H

#include <stdbool.h>

#include "input/document.h"
#include "input/source.h"

/* The encoding in which a sample reads best: `first`, unless that makes poor text of it
 * and another one far better text, or another one has more words beyond ASCII in common
 * with the witness (another version of the text; may be NULL). What is `declared` by the
 * file itself takes more evidence to leave. The name outlives everything but `first`.
 * Linear in the sample, times two dozen encodings where `first` is doubtful. */
const char *encoding_choose(const struct source *sample, const char *first, bool declared,
                            const struct document *witness);

#endif
