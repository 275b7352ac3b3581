#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/visible.h"

bool error_set(struct error *error, const char *format, ...)
{
    char raw[sizeof error->text];
    va_list args;
    va_start(args, format);
    int wrote = vsnprintf(raw, sizeof raw, format, args);
    va_end(args);
    size_t size = wrote < 0 ? 0 : strlen(raw);
    visible_copy(error->text, sizeof error->text, raw, size);
    return false;
}
