/* Encodings: bytes of any kind as UTF-8, and back. The only user of iconv and
 * of uchardet. */
#ifndef STET_INPUT_ENCODING_H
#define STET_INPUT_ENCODING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "input/document.h"
#include "input/source.h"

/* Whether text can be read in the encoding of this name. False with a sentence. */
bool encoding_check(const char *name, struct error *error);

/* Whether a character of ASCII takes more than a byte: UTF-16 and UTF-32. */
bool encoding_is_wide(const char *name);

/* UTF-8, UTF-16 or UTF-32, where a byte order mark says so or, without one, the
 * zero bytes that such texts are full of; else NULL. Looks at the first bytes
 * only. */
const char *encoding_of_unicode(const uint8_t *bytes, size_t n);

struct encoding_guess {
    const char *name;
    bool is_guess;    /* the bytes are no UTF-8 */
    const char *note; /* a sentence where the guess could have been better, or NULL */
};

/* The encoding of bytes of which encoding_of_unicode knows nothing. What is
 * valid UTF-8, or is so but for a few odd bytes, is that; else it is what the
 * file itself declares (a label of the web; may be NULL); else what uchardet
 * thinks, which is loaded only now; or another one, see encoding_choose, which gets the
 * witness, the other version (may be NULL). ASCII with the escape sequences of ISO-2022
 * is that. Looks at a bounded number of characters beyond ASCII. */
struct encoding_guess encoding_guess(const struct source *source, const char *declared,
                                     const struct document *witness, struct arena *arena);

/* Makes a document of the format "text". UTF-8 is not copied: its bytes are the
 * text, a byte order mark and odd bytes included. Everything else becomes
 * UTF-8, without its byte order mark; a byte that stands for no character stays
 * as it is, which is no UTF-8 and therefore seen as such, or becomes U+FFFD.
 * False with a sentence where the encoding is not known. Linear in the size. */
bool encoding_decode(const struct source *source, const char *encoding, struct arena *arena,
                     struct document *document, struct error *error);

/* The other way: n bytes of UTF-8 in the encoding that the document's file is
 * in, to be put in at a place of document->raw. What is no UTF-8 stays as it
 * is. False with a sentence that names the character that this encoding does
 * not have. *out lives in the arena. Linear in n. */
bool document_encode(const struct document *document, const uint8_t *utf8, size_t n,
                     struct arena *arena, const uint8_t **out, size_t *size, struct error *error);

#endif
