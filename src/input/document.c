#include "input/document.h"

#include <string.h>

#include "base/ascii.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/visible.h"

enum { METADATA_MAX = 400 /* bytes */ };

struct document document_plain(const char *name, const uint8_t *text, uint32_t size)
{
    return (struct document){.name = name,
                             .format = "text",
                             .encoding = "UTF-8",
                             .text = text,
                             .size = size,
                             .raw = text,
                             .raw_size = size};
}

/* Characters of a span: those of ASCII, and all others, each odd byte one. */
struct count {
    uint32_t ascii, other;
};

static struct count count(const uint8_t *text, struct span span)
{
    struct count count = {0, 0};
    for (uint32_t at = span.start; at < span.end;) {
        uint32_t cp;
        at += (uint32_t)utf8_decode(text + at, span.end - at, &cp);
        if (cp < 0x80)
            count.ascii++;
        else
            count.other++;
    }
    return count;
}

/* Where in raw the place `at` is that lies inside an origin's text; false where
 * the origin is one thing. The characters beyond ASCII of one origin all take
 * as many bytes, so how many follows from how many there are. */
static bool raw_inside(const struct document *document, const struct origin *origin, uint32_t at,
                       uint32_t *raw)
{
    uint32_t size = span_size(origin->raw);
    if (document->ascii_raw == 0) {
        *raw = origin->raw.start + (at - origin->text.start);
        return size == span_size(origin->text);
    }
    struct count before = count(document->text, (struct span){origin->text.start, at});
    struct count after = count(document->text, (struct span){at, origin->text.end});
    uint32_t ascii = (before.ascii + after.ascii) * document->ascii_raw;
    uint32_t others = before.other + after.other;
    if (ascii > size || (others ? (size - ascii) % others != 0 : size != ascii))
        return false;
    uint32_t each = others ? (size - ascii) / others : 0;
    *raw = origin->raw.start + before.ascii * document->ascii_raw + before.other * each;
    return true;
}

/* How many origins begin before `at`. */
static size_t origins_before(const struct document *document, uint32_t at)
{
    size_t low = 0, high = document->n_origins;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (document->origins[middle].text.start < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct span document_raw_span(const struct document *document, struct span text)
{
    if (document->text == document->raw || document->n_origins == 0)
        return text;
    const struct origin *origins = document->origins;
    struct span raw = {0, 0};
    size_t n = origins_before(document, text.start);
    if (n && text.start < origins[n - 1].text.end) {
        if (!raw_inside(document, &origins[n - 1], text.start, &raw.start))
            raw.start = origins[n - 1].raw.start;
    } else {
        raw.start = n < document->n_origins ? origins[n].raw.start : origins[n - 1].raw.end;
    }
    if (span_empty(text))
        return (struct span){raw.start, raw.start};
    n = origins_before(document, text.end);
    if (n == 0)
        return (struct span){raw.start, raw.start};
    if (text.end >= origins[n - 1].text.end ||
        !raw_inside(document, &origins[n - 1], text.end, &raw.end))
        raw.end = origins[n - 1].raw.end;
    if (raw.end < raw.start) /* a span of text that nothing in raw says */
        raw.end = raw.start;
    return raw;
}

size_t document_hyperlink_at(const struct document *document, uint32_t byte)
{
    size_t low = 0, high = document->n_hyperlinks;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (document->hyperlinks[middle].span.end <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct passage *document_passage_at(const struct document *document, uint32_t byte)
{
    size_t low = 0, high = document->n_passages;
    while (low < high) { /* the first that ends behind the byte */
        size_t middle = low + (high - low) / 2;
        if (document->passages[middle].span.end > byte)
            high = middle;
        else
            low = middle + 1;
    }
    bool in = low < document->n_passages && document->passages[low].span.start <= byte;
    return in ? &document->passages[low] : NULL;
}

const char *passage_name(enum passage_kind kind)
{
    static const char *const names[PASSAGE_KIND_COUNT] = {
#define X(id, name) name,
        PASSAGE_KINDS(X)
#undef X
    };
    return names[kind];
}

const char *left_out_name(enum left_out_kind kind)
{
    static const char *const names[LEFT_OUT_KIND_COUNT] = {
#define X(id, name) name,
        LEFT_OUT_KINDS(X)
#undef X
    };
    return names[kind];
}

const char *metadata_name(enum metadata which)
{
    static const char *const names[METADATA_COUNT] = {
#define X(id, name) name,
        METADATA(X)
#undef X
    };
    return names[which];
}

void document_say(struct document *document, enum metadata which, const char *text, size_t n,
                  struct arena *arena)
{
    struct strbuf said = {.arena = arena};
    if (document->metadata[which])
        return;
    for (size_t at = 0; at < n && said.n < METADATA_MAX;) {
        uint32_t cp;
        size_t size = utf8_decode((const uint8_t *)text + at, n - at, &cp);
        bool blank = ascii_is_blank((uint8_t)text[at]);
        if (blank && said.n && said.at[said.n - 1] != ' ')
            strbuf_addc(&said, ' ');
        else if (!blank && cp)
            strbuf_add(&said, text + at, size);
        at += size;
    }
    while (said.n && said.at[said.n - 1] == ' ')
        said.n--;
    if (said.n)
        document->metadata[which] = strbuf_cstr(&said);
}
