#include "input/format.h"

#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/strbuf.h"
#include "input/html.h"
#include "input/html_charset.h"
#include "input/markdown.h"
#include "input/rst.h"

/* How much of a file a sniffing function gets to see. */
enum { SNIFFED = 16 * 1024 };

static enum likeness text_sniff(const char *file, const uint8_t *bytes, size_t n)
{
    (void)file;
    (void)bytes;
    (void)n;
    return UNLIKE;
}

static const struct input_format text_format = {.name = "text", .sniff = text_sniff};

static bool is_named(const char *file, const char *const *endings)
{
    size_t n = strlen(file);
    for (; *endings; endings++) {
        size_t size = strlen(*endings);
        if (n > size && strcasecmp(file + n - size, *endings) == 0)
            return true;
    }
    return false;
}

/* Pages are saved under any name, and told by how they begin; but for what is
 * called text, whose reader wants to see the tags. */
static enum likeness html_sniff(const char *file, const uint8_t *bytes, size_t n)
{
    static const char *const endings[] = {".html", ".htm", ".xhtml", NULL};
    static const char *const beginnings[] = {"<!doctype html", "<html"};
    static const char *const text[] = {".txt", ".text", NULL};
    size_t at = n >= 3 && !memcmp(bytes, "\xef\xbb\xbf", 3) ? 3 : 0;
    while (at < n && ascii_is_blank(bytes[at]))
        at++;
    for (size_t i = 0; !is_named(file, text) && i < sizeof beginnings / sizeof *beginnings; i++) {
        size_t size = strlen(beginnings[i]);
        if (n - at > size && !strncasecmp((const char *)bytes + at, beginnings[i], size))
            return LIKE_BY_CONTENT;
    }
    return is_named(file, endings) ? LIKE_BY_NAME : UNLIKE;
}

static const struct input_format html_format = {
    .name = "html", .sniff = html_sniff, .declared = html_charset, .extract = html_extract};

/* No content tells Markdown from text with stars in it. */
static enum likeness markdown_sniff(const char *file, const uint8_t *bytes, size_t n)
{
    static const char *const endings[] = {".md", ".markdown", NULL};
    (void)bytes;
    (void)n;
    return is_named(file, endings) ? LIKE_BY_NAME : UNLIKE;
}

static const struct input_format markdown_format = {
    .name = "markdown", .sniff = markdown_sniff, .extract = markdown_extract};

static enum likeness rst_sniff(const char *file, const uint8_t *bytes, size_t n)
{
    static const char *const endings[] = {".rst", ".rest", NULL};
    (void)bytes;
    (void)n;
    return is_named(file, endings) ? LIKE_BY_NAME : UNLIKE;
}

static const struct input_format rst_format = {
    .name = "rst", .sniff = rst_sniff, .extract = rst_extract};

static const struct input_format *const formats[] = {
#define X(name) &name##_format,
    INPUT_FORMATS(X)
#undef X
};

enum { FORMAT_COUNT = sizeof formats / sizeof *formats };

const struct input_format *format_find(const char *name, size_t n)
{
    for (int i = 0; i < FORMAT_COUNT; i++)
        if (strlen(formats[i]->name) == n && memcmp(formats[i]->name, name, n) == 0)
            return formats[i];
    return NULL;
}

static const struct input_format *likest(const char *file, const uint8_t *bytes, size_t n)
{
    const struct input_format *found = formats[0];
    enum likeness most = UNLIKE;
    for (int i = 0; i < FORMAT_COUNT; i++) {
        enum likeness like = formats[i]->sniff(file, bytes, n);
        if (like > most) {
            most = like;
            found = formats[i];
        }
    }
    return found;
}

/* Whether there is a tag: text without one loses its paragraphs as a page. */
static bool has_tag(const uint8_t *bytes, size_t n)
{
    for (size_t at = 0; at + 1 < n; at++)
        if (bytes[at] == '<' && (bytes[at + 1] == '/' || bytes[at + 1] == '!' ||
                                 ((bytes[at + 1] | 0x20) >= 'a' && (bytes[at + 1] | 0x20) <= 'z')))
            return true;
    return false;
}

const struct input_format *format_sniff(const char *file, const char *like, const uint8_t *bytes,
                                        size_t n)
{
    n = n < SNIFFED ? n : SNIFFED;
    const struct input_format *found = likest(file, bytes, n);
    if (found != formats[0] || *file || !*like)
        return found;
    found = likest(like, bytes, n);
    return found == &html_format && !has_tag(bytes, n) ? formats[0] : found;
}

const char *format_names(struct arena *arena, const char *between)
{
    struct strbuf names = {.arena = arena};
    for (int i = 0; i < FORMAT_COUNT; i++) {
        strbuf_adds(&names, i ? between : "");
        strbuf_adds(&names, formats[i]->name);
    }
    return strbuf_cstr(&names);
}
