#include "article/sentence_internal.h"

enum { HIRAGANA = 0x3041, HIRAGANA_END = 0x309f };

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

/* Whether a quotation that a mark closes before `end` came behind a colon or a comma: 他说：“……。”
 * Then nobody is named behind it. Looks back a bounded way. */
static bool is_introduced(const struct cursor *in, uint32_t end)
{
    enum { QUOTE_BYTES = 512, OPEN = 0x201c, CLOSE = 0x201d, COLON = 0xff1a, COMMA = 0xff0c };
    uint32_t at = end, first, cp = stop_before(in, end, &at);
    if (cp != CLOSE)
        return false;
    while (at > in->start && end - at < QUOTE_BYTES) {
        cp = stop_before(in, at, &first);
        at = first;
        if (cp == OPEN) {
            cp = stop_before(in, at, &first);
            return cp == COLON || cp == ':' || cp == COMMA;
        }
    }
    return false;
}

/* An opening quotation mark of Chinese or Japanese. */
static bool begins_speech(uint32_t cp)
{
    return cp == 0x201c || cp == 0x300c || cp == 0x300e;
}

bool stop_ends_speech(const struct cursor *in, uint32_t mark, uint32_t end)
{
    uint32_t first = mark, cp, terminator = stop_before(in, mark, &first);
    if (end >= in->end || stop_terminator(in, first, terminator) < STRONG)
        return false;
    stop_decode(in, end, &cp);
    if (begins_speech(cp))
        return true;
    uint32_t kana = stop_before(in, first, &first);
    return kana >= HIRAGANA && kana <= HIRAGANA_END && utf8_class(cp) == CHAR_LETTER &&
           (cp < HIRAGANA || cp > HIRAGANA_END);
}

/* Whether the next speaker's dash follows, typed as a hyphen: "- Где? - Там." */
static bool is_dash(const struct cursor *in, uint32_t at)
{
    at = stop_skip_space(in, at);
    if (at + 1 >= in->end || in->text[at] != '-' || !ascii_is_blank(in->text[at + 1]))
        return false;
    enum char_class first = stop_following(in, at + 1).first;
    return first == CHAR_UPPER || first == CHAR_LETTER;
}

/* Whether an exclamation mark at `at` is part of a name: "Yahoo! Finance". */
static bool is_part_of_name(const struct cursor *in, uint32_t at, const struct following *next)
{
    return next->first == CHAR_UPPER && !next->opened && !stop_is_starter(in, next) &&
           stop_is_listed(in, stop_word_before(in, at), LIST_NAMES);
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
    if (stop->strongest >= STRONG && stop->closed && space && stop_is_attribution(in, &next))
        return false;
    if (stop->strongest == FULLSTOP && stop->closed && !space)
        /* 「…。」と言った: closed speech goes on without a space */
        return is_introduced(in, stop->end) || begins_speech(cp);
    if (stop->strongest == FULLSTOP)
        return true;
    if (stop->strongest == STRONG && is_dash(in, stop->end))
        return true;
    if (next.first == CHAR_CLOSE || (next.first == CHAR_MARK && !next.opened))
        return false;
    if (stop->strongest == STRONG)
        return stop->closed || !is_part_of_name(in, at, &next);
    if (stop->dots >= 2)
        return !(stop->spaced && stop->dots < 4) && (next.first == CHAR_UPPER || stop->dots >= 4 ||
                                                     next.first == CHAR_LETTER || next.opened);
    if (stop->closed && !(in->text[stop->end - 1] == ']'))
        return next.first != CHAR_DIGIT || next.opened || in->text[stop->end - 1] != ')';
    return !stop_leaves_open(in, stop_word_before(in, at), &next);
}
