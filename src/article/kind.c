#include "article/kind.h"

#include <stdbool.h>
#include <string.h>

#include "article/marker.h"
#include "article/quotes.h"
#include "article/reading.h"
#include "article/year.h"
#include "base/ascii.h"
#include "base/utf8.h"

enum {
    LINE_BYTES = 120,  /* of a heading or byline, at most */
    LINE_WORDS = 14,
    BYLINE_WORDS = 10,
    DATE_WORDS = 8,
    DEK_WORDS = 6,     /* of a dek, at least */
    TOP = 6,           /* paragraphs at the top among which byline and date stand */
};

/* How bylines and captions begin, in the languages whose abbreviations are known. */
static const char *const byline_words[] = {
    "By ",    "by ",       "BY ",         "Von ",    "von ",    "Par ",         "Por ",
    "Text: ", "Story by ", "Interview: ", "Автор: ", "Texto: ", "Reporting by "};
static const char *const caption_words[] = {"Photo: ", "Photo by ", "Photograph: ", "Image: ",
                                            "Picture: ", "Caption: ", "Foto: ",     "Bild: ",
                                            "Imagem: ", "Imagen: ", "Legenda: ",    "Фото: "};

struct line {
    const uint8_t *text;
    struct span span;
    uint32_t words;
    bool open; /* it ends without a stop */
};

static uint32_t last_character(const uint8_t *text, struct span span)
{
    uint32_t cp;
    utf8_decode_before(text, span.start, span.end, &cp);
    return cp;
}

static uint32_t first_character(const uint8_t *text, struct span span)
{
    uint32_t cp;
    utf8_decode(text + span.start, span_size(span), &cp);
    return cp;
}

static bool ends_open(const uint8_t *text, struct span span)
{
    uint32_t cp = last_character(text, span);
    return utf8_class(cp) <= CHAR_LETTER || (cp >= '0' && cp <= '9');
}

static bool is_question(const uint8_t *text, struct span span)
{
    uint32_t cp = last_character(text, span);
    return cp == '?' || cp == 0xFF1F || cp == 0x61F;
}

static struct line line_of(const struct article *article, uint32_t index)
{
    const struct paragraph *paragraph = &article->paragraphs[index];
    struct line line = {article->text, paragraph->span, 0, false};
    if (span_size(line.span) > LINE_BYTES || range_size(paragraph->sentences) > 1)
        return line;
    line.open = ends_open(line.text, line.span);
    line.words = 1;
    for (uint32_t i = line.span.start; i < line.span.end; i++)
        line.words += ascii_is_blank(line.text[i]);
    return line;
}

/* The bytes of the one of the words that the span begins with, or 0. */
static uint32_t begins_with(const uint8_t *text, struct span span, const char *const *words,
                            size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if ((uint8_t)words[i][0] != text[span.start])
            continue;
        size_t size = strlen(words[i]);
        if (span_size(span) > size && !memcmp(text + span.start, words[i], size))
            return (uint32_t)size;
    }
    return 0;
}

static bool is_byline(const struct line *line)
{
    uint32_t size = begins_with(line->text, line->span, byline_words,
                                sizeof byline_words / sizeof *byline_words);
    struct span name = {line->span.start + size, line->span.end};
    return size && line->open && line->words <= BYLINE_WORDS &&
           utf8_class(first_character(line->text, name)) == CHAR_UPPER;
}

/* Whether a short line names a year or a time of day. */
static bool is_date(const struct line *line)
{
    uint32_t value = 0, digits = 0;
    if (!line->open || line->words < 2 || line->words > DATE_WORDS)
        return false;
    for (uint32_t i = line->span.start; i < line->span.end; i++) {
        uint8_t byte = line->text[i];
        if (byte >= '0' && byte <= '9') {
            value = digits < 8 ? value * 10 + (byte - '0') : 0;
            digits++;
            continue;
        }
        if ((digits == 4 && is_plain_year(value)) ||
            (digits && digits <= 2 && byte == ':' && i + 1 < line->span.end &&
             line->text[i + 1] >= '0' && line->text[i + 1] <= '9'))
            return true;
        value = digits = 0;
    }
    return digits == 4 && is_plain_year(value);
}

static bool is_longer_next(const struct article *article, uint32_t index)
{
    if (index + 1 >= article->n_paragraphs)
        return false;
    struct span next = article->paragraphs[index + 1].span;
    return span_size(next) > span_size(article->paragraphs[index].span) &&
           !ends_open(article->text, next);
}

/* `first` is the first paragraph that is no boilerplate. */
static enum passage_kind kind_of(const struct article *article, uint32_t index, uint32_t first)
{
    const uint8_t *text = article->text;
    struct span span = article->paragraphs[index].span;
    enum passage_kind before = index ? article->paragraphs[index - 1].kind : PASSAGE_BODY;
    struct line line = line_of(article, index);
    if (text[span.start] == '>')
        return PASSAGE_BLOCK_QUOTE;
    if (quotes_leave_open(text, span) ||
        (before == PASSAGE_BLOCK_QUOTE &&
         first_character(text, span) ==
             first_character(text, article->paragraphs[index - 1].span) &&
         quotes_leave_open(text, article->paragraphs[index - 1].span)))
        return PASSAGE_BLOCK_QUOTE;
    if (begins_with(text, span, caption_words, sizeof caption_words / sizeof *caption_words))
        return PASSAGE_CAPTION;
    if (marker_item_end(text, span) > span.start) /* or what somebody says, but no heading */
        return PASSAGE_ITEM;
    if (index == first && line.words && line.words <= LINE_WORDS && is_question(text, span))
        return is_longer_next(article, index) ? PASSAGE_HEADLINE : PASSAGE_BODY;
    if (!line.open)
        return PASSAGE_BODY;
    bool edge = index < TOP || index + 1 == article->n_paragraphs;
    if (edge && is_byline(&line))
        return PASSAGE_BYLINE;
    if (index < TOP && is_date(&line))
        return PASSAGE_DATE;
    if (line.words > LINE_WORDS || index + 1 == article->n_paragraphs)
        return PASSAGE_BODY;
    if (index == first)
        return PASSAGE_HEADLINE;
    if (before == PASSAGE_HEADLINE && index == first + 1 && line.words >= DEK_WORDS)
        return PASSAGE_DEK;
    return is_longer_next(article, index) ? PASSAGE_HEADING : PASSAGE_BODY;
}

/* Whether the input says that a line is a headline or the like, whatever it looks like. */
static bool is_above(enum passage_kind kind, bool said)
{
    return said && (kind == PASSAGE_HEADLINE || kind == PASSAGE_DEK || kind == PASSAGE_HEADING);
}

static bool is_quoted(const struct article *article, uint32_t index)
{
    return reading_depth(article->document.text, article->text,
                         article->paragraphs[index].span.start) > 0;
}

/* Whether most of the article is quoted in a mail, as a whole and not in parts. */
static bool is_quoted_whole(const struct article *article)
{
    uint32_t quoted = 0;
    if (article->text == article->document.text)
        return false;
    for (uint32_t i = 0; i < article->n_paragraphs; i++)
        quoted += is_quoted(article, i);
    return quoted > article->n_paragraphs / 2;
}

void kinds_find(struct article *article)
{
    const struct document *document = &article->document;
    bool quoted_whole = is_quoted_whole(article);
    uint32_t first = 0;
    size_t p = 0;
    for (uint32_t i = 0; i < article->n_paragraphs; i++) {
        struct paragraph *paragraph = &article->paragraphs[i];
        while (p < document->n_passages && document->passages[p].span.end <= paragraph->span.start)
            p++;
        bool said = p < document->n_passages &&
                    document->passages[p].span.start <= paragraph->span.start;
        bool whole = paragraph->boilerplate == paragraph->span.end;
        paragraph->kind = said ? document->passages[p].kind : kind_of(article, i, first);
        if (whole && is_above(paragraph->kind, said))
            paragraph->boilerplate = paragraph->span.start;
        else if (whole)
            paragraph->kind = PASSAGE_BOILERPLATE;
        first += paragraph->kind == PASSAGE_BOILERPLATE && i == first;
        if (paragraph->kind == PASSAGE_BODY && !quoted_whole && is_quoted(article, i))
            paragraph->kind = PASSAGE_BLOCK_QUOTE;
    }
}

enum standing kind_standing(const struct article *article, uint32_t paragraph)
{
    struct span span = article->paragraphs[paragraph].span;
    switch (article->paragraphs[paragraph].kind) {
    case PASSAGE_HEADLINE:
    case PASSAGE_HEADING:
        return STANDS_ABOVE;
    case PASSAGE_BYLINE:
    case PASSAGE_DATE:
    case PASSAGE_CAPTION:
        return STANDS_BESIDE;
    case PASSAGE_BOILERPLATE:
        return STANDS_APART;
    case PASSAGE_METADATA:
        return STANDS_OUTSIDE;
    case PASSAGE_DEK:
        return STANDS_EITHER;
    default:
        return span_size(span) <= LINE_BYTES && is_question(article->text, span)
                   ? STANDS_EITHER
                   : STANDS_IN_TEXT;
    }
}
