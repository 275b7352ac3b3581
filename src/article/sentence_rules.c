#include <string.h>

#include "article/abbreviation.h"
#include "article/sentence_internal.h"

static bool is_opener(uint32_t cp)
{
    enum char_class class = utf8_class(cp);
    return cp == '"' || cp == '\'' || class == CHAR_OPEN || cp == 0xbf || cp == 0xa1 ||
           cp == 0xbb || cp == 0x201d || cp == 0x2019;
}

/* Georgian has capitals, but no sentence begins with one. */
static enum char_class class_of(uint32_t cp)
{
    return cp >= 0x10d0 && cp <= 0x10ff ? CHAR_LETTER : utf8_class(cp);
}

struct following stop_following(const struct cursor *in, uint32_t at)
{
    struct following word = {.first = CHAR_SPACE};
    uint32_t cp = 0;
    at = stop_skip_space(in, at);
    while (at < in->end) {
        uint32_t next = stop_decode(in, at, &cp);
        if (!is_opener(cp) && cp != 0x2014 && cp != 0x2013)
            break;
        word.opened = true;
        at = stop_skip_space(in, next);
    }
    word.start = word.end = at;
    if (at >= in->end)
        return word;
    word.first = class_of(cp);
    word.capitals = true;
    uint32_t letters = 0, second = 0;
    while (word.end < in->end && word.end - at < WORD_BYTES) {
        uint32_t next = stop_decode(in, word.end, &cp);
        enum char_class class = utf8_class(cp);
        if (!char_class_is_word(class))
            break;
        if (letters == 1)
            second = cp;
        letters++;
        word.capitals &= class != CHAR_LOWER;
        word.end = next;
    }
    word.capitals &= letters > 1;
    /* iPhone and eBay begin sentences as they are */
    if (word.first == CHAR_LOWER && letters > 2 && utf8_class(second) == CHAR_UPPER)
        word.first = CHAR_UPPER;
    return word;
}

/* The word that ends before `at`: letters, digits and inner full stops. */
static struct span word_before(const struct cursor *in, uint32_t at)
{
    uint32_t start = at, first = at;
    while (start > in->start && at - start < WORD_BYTES) {
        uint32_t cp = stop_before(in, start, &first);
        if (cp != '.' && cp != 0xb0 && cp != 0xba && !char_class_is_word(utf8_class(cp)))
            break;
        start = first;
    }
    return (struct span){start, at};
}

static bool same_word(const struct cursor *in, struct span word, const char *lower)
{
    uint32_t i = 0;
    for (; lower[i]; i++)
        if (word.start + i >= word.end || (in->text[word.start + i] | 0x20) != (uint8_t)lower[i])
            return false;
    return word.start + i == word.end;
}

/* Adverbial openings such as "At 5 a.m." go on, whatever follows. */
static bool is_opening_phrase(const struct cursor *in, uint32_t at)
{
    static const char *const prepositions[] = {"at", "by", "on", "in", "from", "around", "before",
                                               "after", "since", "until"};
    struct following first = stop_following(in, in->start);
    struct span word = {first.start, first.end};
    int spaces = 0;
    for (uint32_t i = in->start; i < at && spaces <= 3; i++)
        spaces += ascii_is_blank(in->text[i]) && !ascii_is_blank(in->text[i + 1]);
    if (spaces > 3)
        return false;
    for (size_t i = 0; i < sizeof prepositions / sizeof *prepositions; i++)
        if (same_word(in, word, prepositions[i]))
            return true;
    return false;
}

/* Words that follow a time of day or a month in the same sentence. */
static bool follows_time(const struct cursor *in, const struct following *next)
{
    static const char *const words[] = {
        "monday",    "tuesday", "wednesday", "thursday", "friday",    "saturday", "sunday",
        "january",   "february", "march",    "april",    "may",       "june",     "july",
        "august",    "september", "october", "november", "december",  "eastern",  "central",
        "mountain",  "pacific", "greenwich"};
    if (next->capitals)
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (same_word(in, (struct span){next->start, next->end}, words[i]))
            return true;
    return false;
}

static bool is_starter(const struct cursor *in, const struct following *next)
{
    return next->first == CHAR_UPPER &&
           abbreviation_is_starter(in->text + next->start, next->end - next->start);
}

/* Months, and the nouns that German ordinals go with: "am 3. März". */
static bool follows_ordinal(const struct cursor *in, const struct following *next)
{
    static const char *const words[] = {"januar", "jänner", "februar", "märz", "april", "mai",
                                        "juni", "juli", "august", "september", "oktober",
                                        "november", "dezember", "jan", "feb", "sept", "okt",
                                        "nov", "dez", "jahrhundert", "weltkrieg", "klasse",
                                        "platz", "etage"};
    uint32_t size = next->end - next->start;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        uint32_t j = 0;
        while (words[i][j] && j < size &&
               (in->text[next->start + j] | (j == 0 ? 0x20 : 0)) == (uint8_t)words[i][j])
            j++;
        if (!words[i][j] && j == size)
            return true;
    }
    return false;
}

static bool is_digits(const struct cursor *in, struct span word)
{
    for (uint32_t i = word.start; i < word.end; i++)
        if (in->text[i] < '0' || in->text[i] > '9')
            return false;
    return !span_empty(word);
}

/* Letters with full stops between, two at a time at most: U.S.A, Ph.D, е.в. */
static bool is_dotted(const struct cursor *in, struct span word)
{
    uint32_t part = 0, dots = 0;
    for (uint32_t i = word.start; i < word.end; i++) {
        bool dot = in->text[i] == '.';
        part = dot ? 0 : part + ((in->text[i] & 0xc0) != 0x80);
        dots += dot;
        if (part > 2)
            return false;
    }
    return dots > 0;
}

/* Whether a bracket that opens at or after `at` holds a source and nothing more,
 * before the full stop of the sentence: "... so" (Smith 55). */
static bool is_citation(const struct cursor *in, uint32_t at)
{
    at = stop_skip_space(in, at);
    if (at >= in->end || in->text[at] != '(')
        return false;
    for (uint32_t i = at + 1; i + 1 < in->end && i - at < WORD_BYTES; i++) {
        if (in->text[i] == ')')
            return in->text[i + 1] == '.' && in->text[i - 1] != '.';
        if (in->text[i] == '(')
            return false;
    }
    return false;
}

/* Whether a letter with a full stop ends what it belongs to: 1960 г., и т. д. */
static bool is_closing_letter(const struct cursor *in, struct span word)
{
    uint32_t first, at = word.start, cp;
    while (at > in->start && stop_is_space(cp = stop_before(in, at, &first)))
        at = first;
    if (at == word.start)
        return false;
    struct span before = word_before(in, at);
    if (is_digits(in, before))
        return true;
    return span_size(before) == 3 && !memcmp(in->text + before.start, "т.", 3) &&
           in->text[word.start] >= 0x80;
}

/* Whether a full stop after `word` that belongs to it leaves the sentence
 * open, given what follows. */
static bool goes_on_after(const struct cursor *in, struct span word, const struct following *next)
{
    uint32_t cp, size = span_size(word);
    if (size == 0)
        return false;
    uint32_t second = stop_decode(in, word.start, &cp);
    enum char_class first = utf8_class(cp);
    if (first == CHAR_DIGIT) {
        /* "1. The first item": the number of an item, not a sentence */
        if (word.start == in->start)
            return true;
        return size <= 2 && follows_ordinal(in, next);
    }
    bool initial_next = next->first == CHAR_UPPER && next->end < in->end &&
                        in->text[next->end] == '.' &&
                        next->end - next->start <= utf8_decode(in->text + next->start,
                                                               next->end - next->start, &cp);
    if (second == word.end) /* an initial, or "p. 5" */
        return first == CHAR_UPPER ? initial_next || !is_starter(in, next)
                                   : first == CHAR_LOWER && !is_starter(in, next) &&
                                         !(next->first == CHAR_UPPER && is_closing_letter(in, word));
    if (same_word(in, word, "no"))
        return next->first == CHAR_DIGIT;
    if (same_word(in, word, "a.m") || same_word(in, word, "p.m"))
        return is_opening_phrase(in, word.start) || follows_time(in, next);
    switch (abbreviation_find(in->text + word.start, size)) {
    case ABBREVIATION_BEFORE:
        return true;
    case ABBREVIATION_TITLE: /* but "on Main St. They met" */
        if (first == CHAR_UPPER)
            return !same_word(in, word, "st") || !is_starter(in, next);
        break;
    case ABBREVIATION_REFERENCE:
        return next->first == CHAR_DIGIT ||
               (first == CHAR_UPPER && size <= 3 && !is_starter(in, next));
    case ABBREVIATION_MONTH:
        if (first != CHAR_UPPER)
            break;
        return next->first == CHAR_DIGIT || (!is_starter(in, next) && !next->opened);
    case ABBREVIATION_MAY:
        return next->first == CHAR_DIGIT ||
               (!is_starter(in, next) && !same_word(in, word, "etc") && !next->opened);
    case ABBREVIATION_NONE:
        break;
    }
    return is_dotted(in, word) && first != CHAR_DIGIT && !is_starter(in, next) && !next->opened;
}

/* "world.Today" and "1,000.That": two sentences whose space was lost, unless
 * the chunk looks like an address or a file name. */
static bool is_glued(const struct cursor *in, uint32_t dot, uint32_t after)
{
    uint32_t cp, first, next;
    cp = stop_before(in, dot, &first);
    enum char_class class = utf8_class(cp);
    if (class != CHAR_LOWER && class != CHAR_DIGIT)
        return false;
    next = stop_decode(in, after, &cp);
    if (utf8_class(cp) != CHAR_UPPER || next >= in->end)
        return false;
    stop_decode(in, next, &cp);
    if (utf8_class(cp) != CHAR_LOWER)
        return false;
    uint32_t letters = 0;
    for (uint32_t i = dot; i > in->start && dot - i < WORD_BYTES; i--) {
        uint8_t c = in->text[i - 1];
        if (ascii_is_blank(c))
            break;
        if (c == '/' || c == '@' || c == ':' || c == '_' || c == '.')
            return false;
        letters++;
    }
    for (uint32_t i = after; i < in->end && i - after < WORD_BYTES && !ascii_is_blank(in->text[i]);
         i++) {
        uint8_t c = in->text[i];
        if (c == '/' || c == '@' || c == '_' || c == '(' || c == '=')
            return false;
    }
    return letters > 2;
}

/* № 5, which begins no sentence. */
static bool begins_number(const struct cursor *in, const struct following *next)
{
    enum { NUMERO = 0x2116 };
    uint32_t cp = 0;
    if (next->start < in->end)
        stop_decode(in, next->start, &cp);
    return cp == NUMERO;
}

/* Whether a quotation that a mark closes before `end` came behind a colon: 他说：“……。” Then
 * nobody is named behind it. Looks back a bounded way. */
static bool is_introduced(const struct cursor *in, uint32_t end)
{
    enum { QUOTE_BYTES = 512, OPEN = 0x201c, CLOSE = 0x201d, COLON = 0xff1a };
    uint32_t at = end, first, cp = stop_before(in, end, &at);
    if (cp != CLOSE)
        return false;
    while (at > in->start && end - at < QUOTE_BYTES) {
        cp = stop_before(in, at, &first);
        at = first;
        if (cp == OPEN) {
            cp = stop_before(in, at, &first);
            return cp == COLON || cp == ':';
        }
    }
    return false;
}

/* Whether a sentence ends with this stop, whose first terminator is at `at`. */
bool stop_ends_sentence(const struct cursor *in, uint32_t at, const struct stop *stop)
{
    if (stop->end >= in->end)
        return true;
    uint32_t cp;
    stop_decode(in, stop->end, &cp);
    bool space = stop_is_space(cp);
    if (!space && stop->strongest != FULLSTOP)
        return !stop->closed && (stop->strongest == STRONG || stop->dots == 1) &&
               is_glued(in, at, stop->end);
    struct following next = stop_following(in, stop->end);
    if (next.start >= in->end)
        return true;
    if (stop->closed && is_citation(in, stop->end))
        return false;
    if (next.first == CHAR_LOWER || begins_number(in, &next))
        return false;
    if (stop->strongest == FULLSTOP && stop->closed && !space && is_introduced(in, stop->end))
        return true;
    if (stop->strongest == FULLSTOP)
        /* 「…。」と言った: closed speech goes on without a space */
        return !stop->closed || space;
    if (next.first == CHAR_CLOSE || (next.first == CHAR_MARK && !next.opened))
        return false;
    if (stop->strongest == STRONG)
        return true;
    if (stop->dots >= 2)
        return !(stop->spaced && stop->dots < 4) && (next.first == CHAR_UPPER || stop->dots >= 4 ||
                                                    next.first == CHAR_LETTER || next.opened);
    if (stop->closed && !(in->text[stop->end - 1] == ']'))
        return next.first != CHAR_DIGIT || next.opened || in->text[stop->end - 1] != ')';
    return !goes_on_after(in, word_before(in, at), &next);
}
