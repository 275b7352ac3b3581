#include <string.h>

#include "article/abbreviation.h"
#include "article/sentence_internal.h"

enum {
    SPEAKER_WORDS = 5, /* "Mr. John Q. Public asked" */
    ZONE_WORDS = 3,    /* "New York time" */
};

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

/* Marks that a word begins with: #topic, @name, *loud*, _loud_. */
static bool is_prefix(const struct cursor *in, uint32_t cp, uint32_t next)
{
    uint32_t letter;
    if ((cp != '#' && cp != '@' && cp != '*' && cp != '_') || next >= in->end)
        return false;
    stop_decode(in, next, &letter);
    return char_class_is_word(utf8_class(letter));
}

/* Whether an apostrophe stands at `at`. */
static bool is_apostrophe(const struct cursor *in, uint32_t at)
{
    uint32_t cp = 0;
    if (at < in->end)
        stop_decode(in, at, &cp);
    return cp == '\'' || cp == 0x2019;
}

/* Whether a letter with an apostrophe before it leans on a word with a capital: 's Avonds. */
static bool is_clitic(const struct cursor *in, const struct following *letter)
{
    uint32_t cp = 0, first = letter->start;
    stop_before(in, letter->start, &first);
    uint32_t at = stop_skip_space(in, letter->end);
    if (!is_apostrophe(in, first) || at == letter->end || at >= in->end)
        return false;
    stop_decode(in, at, &cp);
    return utf8_class(cp) == CHAR_UPPER;
}

struct following stop_following(const struct cursor *in, uint32_t at)
{
    struct following word = {.first = CHAR_SPACE};
    uint32_t cp = 0;
    bool named = false; /* #topic and @name begin a sentence as they are */
    at = stop_skip_space(in, at);
    while (at < in->end) {
        uint32_t next = stop_decode(in, at, &cp);
        bool prefix = is_prefix(in, cp, next);
        if (!prefix && !is_opener(cp) && cp != 0x2014 && cp != 0x2013)
            break;
        named |= prefix && cp != '*' && cp != '_';
        word.opened |= !prefix;
        at = stop_skip_space(in, next);
    }
    word.start = word.end = at;
    if (at >= in->end)
        return word;
    word.first = class_of(cp);
    word.capitals = true;
    uint32_t letters = 0;
    bool inner = false; /* a capital behind its first letter */
    while (word.end < in->end && word.end - at < WORD_BYTES) {
        uint32_t next = stop_decode(in, word.end, &cp);
        enum char_class class = utf8_class(cp);
        if (!char_class_is_word(class))
            break;
        inner |= letters > 0 && class == CHAR_UPPER;
        letters++;
        word.capitals &= class != CHAR_LOWER;
        word.end = next;
    }
    word.capitals &= letters > 1;
    /* iPhone, eBay and macOS begin sentences as they are, as "'s Avonds" does in Dutch */
    if (named || (word.first == CHAR_LOWER &&
                  ((inner && letters > 2) || (letters == 1 && is_clitic(in, &word)))))
        word.first = CHAR_UPPER;
    return word;
}

static struct span span_of(const struct following *word)
{
    return (struct span){word->start, word->end};
}

/* The word behind `word` when white space alone is between them; else an empty one. */
static struct following word_behind(const struct cursor *in, const struct following *word)
{
    struct following none = {.first = CHAR_SPACE};
    uint32_t at = stop_skip_space(in, word->end);
    if (at == word->end || at >= in->end)
        return none;
    struct following behind = stop_following(in, at);
    return behind.opened ? none : behind;
}

bool stop_is_starter(const struct cursor *in, const struct following *next)
{
    if (next->first != CHAR_UPPER)
        return false;
    return abbreviation_is_starter(in->text + next->start, next->end - next->start) ||
           (is_apostrophe(in, next->end) && stop_is_listed(in, span_of(next), LIST_ELISIONS));
}

bool stop_is_surname(const struct cursor *in, const struct following *next)
{
    return stop_is_listed(in, span_of(next), LIST_ARTICLES) &&
           word_behind(in, next).first == CHAR_UPPER;
}

bool stop_is_before_small(const struct cursor *in, const struct following *next)
{
    return next->first == CHAR_UPPER && !next->capitals &&
           word_behind(in, next).first == CHAR_LOWER;
}

bool stop_is_zone(const struct cursor *in, const struct following *next)
{
    static const uint8_t time[] = "time";
    struct following word = *next;
    for (int i = 0; i < ZONE_WORDS && word.first == CHAR_UPPER; i++) {
        word = word_behind(in, &word);
        if (word.end - word.start == sizeof time - 1 &&
            !memcmp(in->text + word.start, time, sizeof time - 1))
            return true;
    }
    return false;
}

/* The word behind the "'s" of `owner`. */
static struct following word_behind_owner(const struct cursor *in, const struct following *owner)
{
    struct following genitive = stop_following(in, owner->end);
    return word_behind(in, &genitive);
}

/* Whether a full stop behind a word of a name belongs to it: Mr. J. Jones. */
static bool is_dotted_name(const struct cursor *in, const struct following *word)
{
    if (word->end >= in->end || in->text[word->end] != '.')
        return false;
    uint32_t cp;
    if (word->start + utf8_decode(in->text + word->start, word->end - word->start, &cp) ==
        word->end)
        return true;
    enum abbreviation kind = abbreviation_find(in->text + word->start, word->end - word->start);
    return kind == ABBREVIATION_BEFORE || kind == ABBREVIATION_TITLE;
}

bool stop_is_attribution(const struct cursor *in, const struct following *next)
{
    bool me = next->end - next->start == 1 && in->text[next->start] == 'I';
    if (next->opened || (next->first != CHAR_UPPER && next->first != CHAR_LETTER) ||
        (!me && stop_is_starter(in, next)))
        return false;
    struct following word = *next;
    bool owned = false; /* "Smith's lawyer asked" */
    for (int i = 0; i < SPEAKER_WORDS && word.end > word.start; i++) {
        if (stop_is_listed(in, span_of(&word), LIST_SPEECH))
            return true;
        if (word.first != CHAR_UPPER && word.first != CHAR_LETTER && !owned)
            return false;
        owned = is_apostrophe(in, word.end);
        word.end += is_dotted_name(in, &word);
        word = owned ? word_behind_owner(in, &word) : word_behind(in, &word);
    }
    return false;
}
