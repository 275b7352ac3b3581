/* Inline: both versions of a paragraph as one text. */
#ifndef STET_VIEW_INLINE_H
#define STET_VIEW_INLINE_H

#include <stdbool.h>

#include "view/block.h"
#include "view/wrap.h"

/* Adds NEW's bytes `shown`, a part of one NEW paragraph of the block, with what
 * OLD alone has where it was lost, and a note where a sentence went elsewhere.
 * With brackets that is [-old-] and {+new+}.
 * NEW's bytes are all there and in order; OLD's only where they differ. */
void inline_compose(struct flow *flow, const struct blocks *blocks, const struct block *block,
                    struct span shown, bool brackets, bool ascii);

#endif
