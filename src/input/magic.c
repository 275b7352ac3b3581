#include "input/magic.h"

#include <stdbool.h>
#include <string.h>

#include "base/ascii.h"

/* Sizes of the records of a zip archive, and how far back from its end the last of
 * them may begin (APPNOTE.TXT, 4.3.7, 4.3.12, 4.3.16). */
enum {
    LOCAL_SIZE = 30,
    ENTRY_SIZE = 46,
    END_SIZE = 22,
    COMMENT_MAX = 65535,
    ENTRIES_MAX = 4096 /* looked at */
};

struct part {
    const uint8_t *at;
    size_t n;
};

static bool begins(struct part part, const char *text, size_t size)
{
    return part.n >= size && memcmp(part.at, text, size) == 0;
}

static uint32_t little(const uint8_t *at, int bytes)
{
    uint32_t number = 0;
    while (bytes-- > 0)
        number = number << 8 | at[bytes];
    return number;
}

static bool is_called(struct part name, const char *text)
{
    return name.n == strlen(text) && memcmp(name.at, text, name.n) == 0;
}

/* OpenDocument and EPUB begin with a file that is not compressed and says it. */
static const char *mimetype_kind(struct part zip)
{
    static const char *const kinds[][2] = {
        {"application/epub+zip", "epub"},
        {"application/vnd.oasis.opendocument.text", "odt"}, /* -template and -master too */
    };
    if (zip.n < LOCAL_SIZE)
        return NULL;
    size_t name = little(zip.at + 26, 2), at = LOCAL_SIZE + name + little(zip.at + 28, 2);
    if (at > zip.n || !is_called((struct part){zip.at + LOCAL_SIZE, name}, "mimetype"))
        return NULL;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (begins((struct part){zip.at + at, zip.n - at}, kinds[i][0], strlen(kinds[i][0])))
            return kinds[i][1];
    return NULL;
}

/* Where the list of what is in the archive begins; its size for none. */
static size_t directory(struct part zip)
{
    size_t last = zip.n < END_SIZE ? 0 : zip.n - END_SIZE;
    size_t first = last > COMMENT_MAX ? last - COMMENT_MAX : 0;
    for (size_t at = last; at > first; at--)
        if (begins((struct part){zip.at + at, zip.n - at}, "PK\5\6", 4))
            return little(zip.at + at + 16, 4);
    return zip.n;
}

static const char *zip_kind(struct part zip)
{
    const char *kind = mimetype_kind(zip);
    size_t at = kind ? zip.n : directory(zip);
    for (int i = 0; i < ENTRIES_MAX && at < zip.n && zip.n - at >= ENTRY_SIZE; i++) {
        struct part entry = {zip.at + at, zip.n - at};
        struct part name = {entry.at + ENTRY_SIZE, little(entry.at + 28, 2)};
        if (!begins(entry, "PK\1\2", 4) || name.n > entry.n - ENTRY_SIZE)
            break;
        if (is_called(name, "word/document.xml"))
            return "docx";
        at += ENTRY_SIZE + name.n + little(entry.at + 30, 2) + little(entry.at + 32, 2);
    }
    return kind;
}

/* A compound file of Microsoft's holds a Word text where it has a stream of that name. */
static bool has_word(struct part file)
{
    static const char stream[] = "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0";
    for (const uint8_t *at = file.at, *end = file.at + file.n;
         (at = memchr(at, 'W', (size_t)(end - at))); at++)
        if (begins((struct part){at, (size_t)(end - at)}, stream, sizeof stream - 1))
            return true;
    return false;
}

const char *magic_kind(const uint8_t *bytes, size_t n)
{
    struct part file = {bytes, n};
    if (begins(file, "PK\3\4", 4))
        return zip_kind(file);
    if (begins(file, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8))
        return has_word(file) ? "doc" : NULL;
    size_t at = begins(file, "\xef\xbb\xbf", 3) ? 3 : 0;
    while (at < n && at < 64 && ascii_is_blank(bytes[at]))
        at++;
    struct part text = {bytes + at, n - at};
    if (begins(text, "{\\rtf", 5))
        return "rtf";
    return begins(text, "%PDF-", 5) ? "pdf" : NULL;
}
