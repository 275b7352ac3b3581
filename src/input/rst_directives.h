/* The directives of reStructuredText: what of them a reader sees. */
#ifndef STET_INPUT_RST_DIRECTIVES_H
#define STET_INPUT_RST_DIRECTIVES_H

#include <stddef.h>

enum rst_directive {
    RST_CONTENT, /* what stands behind it and below it: notes, quotations, and what is
                    not known, so that nothing is lost */
    RST_HOLDER,  /* content below, and an argument that nobody sees */
    RST_TITLED,  /* a title behind it, content below */
    RST_PICTURE,
    RST_FIGURE, /* a picture, its caption below */
    RST_LITERAL,
    RST_NOTHING, /* made or fetched by a program, or for one */
};

/* What the directive called by n bytes is. */
enum rst_directive rst_directive_find(const char *name, size_t n);

#endif
