#include "base/lookup.h"

#include "base/utf8.h"

enum { RIGHT_QUOTE = 0x2019 };

struct lookup_word lookup_lower(const uint8_t *word, size_t n)
{
    struct lookup_word out = {{0}};
    size_t size = 0;
    if (n > 2 * LOOKUP_WORD)
        return out;
    if (n <= LOOKUP_WORD && utf8_is_ascii(word, n)) {
        for (size_t i = 0; i < n; i += BYTES_AT_ONCE) {
            size_t step = n - i < BYTES_AT_ONCE ? n - i : BYTES_AT_ONCE;
            bytes_store(out.bytes + i, bytes_lower(bytes_load_some(word + i, step)));
        }
        return out;
    }
    for (size_t i = 0; i < n;) {
        uint32_t cp;
        uint8_t bytes[UTF8_MAX] = {0};
        i += utf8_decode(word + i, n - i, &cp);
        size_t length = 0;
        if (cp != UTF8_INVALID)
            length = utf8_encode(cp == RIGHT_QUOTE ? '\'' : utf8_lower(cp), bytes);
        if (length == 0 || size + length > LOOKUP_WORD)
            return (struct lookup_word){{0}};
        memcpy(out.bytes + size, bytes, length);
        size += length;
    }
    return out;
}
