#include "input/front_matter.h"

#include <string.h>
#include <strings.h>

#include "base/ascii.h"

uint32_t front_matter_size(const uint8_t *text, uint32_t size)
{
    const char *mark = size >= 3 && text[0] == '+' ? "+++" : "---";
    if (size < 4 || memcmp(text, mark, 3) != 0 || (text[3] != '\n' && text[3] != '\r'))
        return 0;
    for (uint32_t at = 3; at < size;) {
        const uint8_t *end = memchr(text + at, '\n', size - at);
        if (!end)
            return 0;
        at = (uint32_t)(end - text) + 1;
        if (size - at >= 3 && memcmp(text + at, mark, 3) == 0 &&
            (size - at == 3 || text[at + 3] == '\n' || text[at + 3] == '\r'))
            return at + 3;
    }
    return 0;
}

void front_matter_say(const char *name, size_t n, const char *value, size_t size,
                      struct document *out, struct arena *arena)
{
    static const struct {
        const char *name;
        enum metadata which;
    } known[] = {{"title", METADATA_TITLE},    {"author", METADATA_AUTHOR},
                 {"authors", METADATA_AUTHOR}, {"date", METADATA_PUBLISHED},
                 {"published", METADATA_PUBLISHED}, {"lastmod", METADATA_MODIFIED},
                 {"modified", METADATA_MODIFIED},   {"updated", METADATA_MODIFIED}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i].name) == n && strncasecmp(name, known[i].name, n) == 0)
            document_say(out, known[i].which, value, size, arena);
}

/* Reads "name: value" or "name = value" on one line. */
static void say_entry(struct prose *prose, struct span raw, struct document *out)
{
    const char *text = (const char *)prose->decoded->text;
    uint32_t name = raw.start, at, end = raw.end;
    while (name < end && text[name] != ':' && text[name] != '=' && text[name] != '\n')
        name++;
    if (name == end || text[name] == '\n')
        return;
    at = name + 1;
    while (name > raw.start && text[name - 1] == ' ')
        name--;
    while (at < end && ascii_is_blank((uint8_t)text[at]))
        at++;
    if (end - at >= 2 && (text[at] == '"' || text[at] == '\'') && text[end - 1] == text[at]) {
        at++;
        end--;
    }
    if (!memchr(text + at, '\n', end - at))
        front_matter_say(text + raw.start, name - raw.start, text + at, end - at, out,
                         prose->arena);
}

static void add_entry(struct prose *prose, struct span raw, struct document *out)
{
    if (span_empty(raw))
        return;
    say_entry(prose, raw, out);
    uint32_t start = prose_begin(prose);
    for (uint32_t i = raw.start; i < raw.end; i++)
        if (prose->decoded->text[i] != '\r')
            strbuf_addc(&prose->text, (char)prose->decoded->text[i]);
    prose_end(prose, start, PASSAGE_METADATA, raw);
}

void front_matter_add(struct prose *prose, uint32_t end, struct document *out)
{
    const uint8_t *text = prose->decoded->text;
    struct span entry = {0, 0};
    for (uint32_t at = 0; at < end;) {
        const uint8_t *feed = memchr(text + at, '\n', end - at);
        struct span line = {at, feed ? (uint32_t)(feed - text) : end};
        at = feed ? line.end + 1 : end;
        while (line.end > line.start && ascii_is_blank(text[line.end - 1]))
            line.end--;
        if (line.start == 0 || at == end) /* the marks */
            continue;
        bool goes_on = !span_empty(line) &&
                       (ascii_is_blank(text[line.start]) || text[line.start] == '-');
        if (goes_on && !span_empty(entry)) {
            entry.end = line.end;
            continue;
        }
        add_entry(prose, entry, out);
        entry = line;
    }
    add_entry(prose, entry, out);
}
