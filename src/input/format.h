/* Formats: the forms of text that the program reads by itself. */
#ifndef STET_INPUT_FORMAT_H
#define STET_INPUT_FORMAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "input/document.h"

/* Every format: its name in --from and in `document.format`, which is also the
 * beginning of the names of its functions, and what declares them. The first
 * is what everything is that no other wants. */
#define INPUT_FORMATS(X) X(text) X(html) X(markdown) X(rst)

/* How sure a look makes that something has a format. */
enum likeness { UNLIKE, LIKE_BY_NAME, LIKE_BY_CONTENT };

struct input_format {
    const char *name;

    /* A look at the file's name and its first bytes, which are UTF-8 or at least
     * ASCII where they look like it. */
    enum likeness (*sniff)(const char *file, const uint8_t *bytes, size_t n);

    /* The encoding that the bytes themselves declare, NULL where they do not; it
     * lives in the arena. The pointer is NULL where no file of this format does.
     * Byte order marks and UTF-16 are seen before it is asked. */
    const char *(*declared)(const uint8_t *bytes, size_t n, struct arena *arena);

    /* Makes the document that is compared of the whole file in UTF-8. `out` comes
     * as a copy of `decoded`; the raw spans of its origins are to be spans of
     * decoded->text, whoever calls this makes raw bytes of them. The pointer is
     * NULL where nothing is to be done. */
    bool (*extract)(const struct document *decoded, struct arena *arena, struct document *out,
                    struct error *error);
};

/* The format of this name; NULL where there is none. */
const struct input_format *format_find(const char *name, size_t n);

/* The format that looks likest; the first where none does. `file` is the name of the
 * file, "" where it says nothing; then it may be `like` another file, whose name does. */
const struct input_format *format_sniff(const char *file, const char *like, const uint8_t *bytes,
                                        size_t n);

/* The names, with `between` between them, for messages and the help. */
const char *format_names(struct arena *arena, const char *between);

#endif
