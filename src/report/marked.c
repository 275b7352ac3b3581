#include <string.h>

#include "report/report.h"

void report_marked(const struct changes *changes, const struct mark_style *style,
                   struct strbuf *out)
{
    struct arena scratch = {0};
    uint8_t *stands[SIDES];
    for (int side = OLD; side <= NEW; side++) {
        stands[side] = arena_alloc(&scratch, changes->n, 1);
        memset(stands[side], side, changes->n);
    }
    struct weave_input input = {changes, NEW, 2, {stands[OLD], stands[NEW]}};
    struct strands strands = weave(&input, &scratch);
    marks_write(&strands, style, NULL, NULL, out);
    arena_free(&scratch);
}
