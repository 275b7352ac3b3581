/* Magic: what word processors and publishers write, told by its content. */
#ifndef STET_INPUT_MAGIC_H
#define STET_INPUT_MAGIC_H

#include <stddef.h>
#include <stdint.h>

/* "docx", "odt", "epub", "doc", "rtf" or "pdf", which is how such a file's name would
 * end; NULL for everything else. A zip archive is one of the first three by the names
 * in it; nothing is unpacked. Linear in the size for old Word files, else bounded. */
const char *magic_kind(const uint8_t *bytes, size_t n);

#endif
