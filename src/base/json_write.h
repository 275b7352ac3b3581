/* Writing JSON (RFC 8259). */
#ifndef STET_BASE_JSON_WRITE_H
#define STET_BASE_JSON_WRITE_H

#include <stddef.h>

#include "base/json.h"
#include "base/output.h"

/* A string of any n bytes, in quotation marks: invalid ones become U+FFFD, what
 * could disturb a terminal or a line is escaped. */
void json_write_string(struct output *out, const char *text, size_t n);

/* A value that json_read read, on one line; numbers as they stood. */
void json_write_value(struct output *out, const struct json_value *value);

#endif
