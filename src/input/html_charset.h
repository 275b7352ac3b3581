/* The encoding that a page says it is in. */
#ifndef STET_INPUT_HTML_CHARSET_H
#define STET_INPUT_HTML_CHARSET_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* The name in the first <meta> that has a charset, of those in the first 1,024
 * bytes (HTML Standard, 13.2.3.2, with less care for comments); NULL where none
 * does. It lives in the arena. */
const char *html_charset(const uint8_t *bytes, size_t n, struct arena *arena);

#endif
