/* Saving: a file that is there whole or not at all. */
#ifndef STET_BASE_SAVE_H
#define STET_BASE_SAVE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* Writes the bytes to a temporary file beside `path`, makes them durable and
 * renames it there; the folder is made durable too. An existing file keeps its
 * mode and, where the system lets us, its owner; a symbolic link stays and its
 * target is replaced. Devices and pipes are written to as they are. Where `was_read`
 * is not NULL, the file must still hold those bytes. False with a sentence, and
 * then the file is as it was; or, where only the folder could not be made durable,
 * as it shall be. */
bool save_file(const char *path, const void *bytes, size_t size, const void *was_read,
               size_t read_size, struct error *error);

#endif
