#include <string.h>
#include <uchar.h>

#include "article/abbreviation.h"
#include "article/sentence_internal.h"

struct span stop_word_before(const struct cursor *in, uint32_t at)
{
    uint32_t start = at, first = at;
    while (start > in->start && at - start < WORD_BYTES) {
        uint32_t cp = stop_before(in, start, &first);
        if (utf8_is_east_asian(cp) && start < at && in->text[start] < 0x80)
            break; /* 这是No. 1 */
        bool joined = cp == '-' && first > in->start && in->text[first - 1] == '.'; /* J.-C. */
        if (cp != '.' && cp != 0xb0 && cp != 0xba && !joined && !char_class_is_word(utf8_class(cp)))
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

/* Whether white space alone is between two words, and the first ends before `at`: the word, or an
 * empty one. */
static struct span word_in_front(const struct cursor *in, uint32_t at)
{
    uint32_t first, end = at;
    while (end > in->start && stop_is_space(stop_before(in, end, &first)))
        end = first;
    return end == at ? (struct span){at, at} : stop_word_before(in, end);
}

/* Adverbial openings such as "At 5 a.m." go on, whatever follows. */
static bool is_opening_phrase(const struct cursor *in, uint32_t at)
{
    enum { OPENING_SPACES = 3, OPENING_BYTES = 96 };
    int spaces = 0;
    if (at - in->start > OPENING_BYTES)
        return false;
    for (uint32_t i = in->start; i < at && spaces <= OPENING_SPACES; i++)
        spaces += ascii_is_blank(in->text[i]) && !ascii_is_blank(in->text[i + 1]);
    if (spaces > OPENING_SPACES)
        return false;
    struct following first = stop_following(in, in->start);
    return stop_is_listed(in, (struct span){first.start, first.end}, LIST_OPENINGS);
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

/* Roman numerals of two letters or more. */
static bool is_roman(const struct cursor *in, struct span word)
{
    for (uint32_t i = word.start; i < word.end; i++)
        if (!in->text[i] || !strchr("IVXLC", in->text[i]))
            return false;
    return span_size(word) > 1;
}

/* A number, or what begins as one: 5, 1er, XIX. */
static bool is_number(const struct cursor *in, struct span word)
{
    return is_digits(in, (struct span){word.start, word.start + !span_empty(word)}) ||
           is_roman(in, word);
}

/* Capital letters alone, with or without full stops: U.S, D. C, NR. */
static bool is_capitals(const struct cursor *in, struct span word)
{
    for (uint32_t cp, i = word.start; i < word.end;) {
        i = stop_decode(in, i, &cp);
        if (cp != '.' && !stop_is_space(cp) && utf8_class(cp) != CHAR_UPPER)
            return false;
    }
    return true;
}

/* Whether a number stands before the word: 1960 г, 1990-х гг, XIX w, 5 km. */
static bool is_behind_number(const struct cursor *in, struct span word)
{
    uint32_t first;
    struct span before = word_in_front(in, word.start);
    if (before.start > in->start && stop_before(in, before.start, &first) == '-')
        before = stop_word_before(in, first);
    return is_number(in, before);
}

/* Whether a letter with a full stop ends what it belongs to: 1960 г., и т. д. */
static bool is_closing_letter(const struct cursor *in, struct span word)
{
    if (is_behind_number(in, word))
        return true;
    struct span before = word_in_front(in, word.start);
    return span_size(before) == 3 && !memcmp(in->text + before.start, "т.", 3) &&
           in->text[word.start] >= 0x80;
}

/* Whether what follows is a single letter with a full stop. */
static bool is_initial(const struct cursor *in, const struct following *next)
{
    uint32_t cp, size = next->end - next->start;
    return (next->first == CHAR_UPPER || next->first == CHAR_LETTER) && next->end < in->end &&
           in->text[next->end] == '.' && size <= utf8_decode(in->text + next->start, size, &cp);
}

/* Whether a capital letter ends what it names: "vitamin D.", "you and I. Ask her." */
static bool is_label(const struct cursor *in, struct span letter, const struct following *next)
{
    struct span before = word_in_front(in, letter.start);
    if (stop_is_listed(in, before, LIST_LABELS))
        return true;
    return in->text[letter.start] == 'I' && stop_is_before_small(in, next) &&
           (same_word(in, before, "and") || same_word(in, before, "than"));
}

/* Whether a word and the next, which has a full stop, are one abbreviation: v. Chr. */
static bool is_joined(const struct cursor *in, struct span word, const struct following *next)
{
    enum { PART_BYTES = 6 };
    uint8_t key[2 * PART_BYTES + 1];
    uint32_t size = span_size(word), more = next->end - next->start;
    if (size > PART_BYTES || more > PART_BYTES || next->end >= in->end ||
        in->text[next->end] != '.')
        return false;
    memcpy(key, in->text + word.start, size);
    key[size] = '.';
    memcpy(key + size + 1, in->text + next->start, more);
    return abbreviation_find(key, size + 1 + more) != ABBREVIATION_NONE;
}

/* Whether the sentence goes on after a single letter and its full stop. */
static bool goes_on_after_letter(const struct cursor *in, struct span word,
                                 const struct following *next)
{
    uint32_t cp;
    stop_decode(in, word.start, &cp);
    if (word.start == in->start || is_initial(in, next) || is_joined(in, word, next))
        return true; /* a letter alone is no sentence */
    switch (utf8_class(cp)) {
    case CHAR_UPPER:
        if (is_label(in, word, next))
            return false;
        return !stop_is_starter(in, next) || stop_is_surname(in, next);
    case CHAR_LOWER:
        if (next->first != CHAR_UPPER || !is_closing_letter(in, word))
            return !stop_is_starter(in, next);
        return is_opening_phrase(in, word.start) && !stop_is_starter(in, next);
    case CHAR_LETTER: /* Arabic, Hebrew and Hindi write titles and initials so */
        return cp < 0x0980;
    default:
        return false;
    }
}

/* Whether the sentence goes on after a number and its full stop. */
static bool goes_on_after_number(const struct cursor *in, struct span word,
                                 const struct following *next)
{
    enum { ORDINAL_DIGITS = 2, YEAR_DIGITS = 4 };
    /* "1. The first item": the number of an item, not a sentence */
    if (word.start == in->start)
        return true;
    uint32_t size = next->end - next->start;
    if (span_size(word) > ORDINAL_DIGITS || !is_digits(in, word))
        return false; /* 5h is no ordinal */
    struct span before = word_in_front(in, word.start);
    bool stopped = !span_empty(before) && in->text[before.end - 1] == '.';
    before.end -= stopped;
    if (next->first == CHAR_DIGIT) /* 3. 5. 2020 */
        return (size <= ORDINAL_DIGITS && next->end < in->end && in->text[next->end] == '.') ||
               (size == YEAR_DIGITS && stopped && is_digits(in, before));
    if (next->first != CHAR_UPPER || stop_is_listed(in, before, LIST_ORDINALS))
        return false; /* "on Nov. 3. Nov. 4 was" */
    if (stop_is_listed(in, (struct span){next->start, next->end}, LIST_ORDINALS))
        return true;
    /* no noun has one letter: "das 5. O homem" */
    return stop_is_listed(in, before, LIST_DETERMINERS) && !stop_is_starter(in, next) && size > 1 &&
           !same_word(in, word_in_front(in, before.start), "i"); /* "I am 5." */
}

/* The abbreviation that ends with `word`, which is moved to where it begins. Some are written with
 * spaces: p. m., z. B., s. r. o. */
static enum abbreviation find_abbreviation(const struct cursor *in, struct span *word)
{
    enum { PARTS = 4, PART_BYTES = 6 };
    uint8_t key[WORD_BYTES];
    struct span part = *word, found = *word;
    uint32_t size = 0, first;
    enum abbreviation kind = abbreviation_find(in->text + word->start, span_size(*word));
    for (uint32_t i = word->end; kind == ABBREVIATION_NONE && i-- > word->start;)
        if (in->text[i] == '-') /* Dr.-Ing. */
            kind = abbreviation_find(in->text + i + 1, word->end - i - 1);
    for (int i = 0; i < PARTS; i++) {
        if (span_empty(part) || span_size(part) > PART_BYTES)
            break;
        memmove(key + span_size(part), key, size);
        memcpy(key, in->text + part.start, span_size(part));
        size += span_size(part);
        enum abbreviation spaced = i ? abbreviation_find(key, size) : ABBREVIATION_NONE;
        /* single capitals are initials: S. A. Jones */
        if (spaced != ABBREVIATION_NONE &&
            (span_size(*word) > 1 || !is_capitals(in, (struct span){part.start, word->end}))) {
            kind = spaced;
            found.start = part.start;
        }
        uint32_t end = part.start;
        while (end > in->start && stop_is_space(stop_before(in, end, &first)))
            end = first;
        if (end == part.start || end == in->start || in->text[end - 1] != '.')
            break;
        part = stop_word_before(in, end);
    }
    *word = found;
    return kind;
}

/* Main Street, or Saint Louis: "on Main St.", "12 Oak St." Looks at a few words before it. */
static bool is_street(const struct cursor *in, struct span word)
{
    enum { NAME_WORDS = 3 };
    struct span before = word_in_front(in, word.start);
    if (stop_is_listed(in, before, LIST_SAINTS))
        return false;
    for (int i = 0; i < NAME_WORDS && !span_empty(before); i++) {
        uint32_t cp;
        stop_decode(in, before.start, &cp);
        if (utf8_class(cp) == CHAR_DIGIT) /* 5th St., 12 Oak St. */
            return i > 0 || !is_digits(in, before);
        if (utf8_class(cp) != CHAR_UPPER)
            return i > 0 && stop_is_listed(in, before, LIST_STREETS);
        before = word_in_front(in, before.start);
    }
    return false;
}

/* Whether a word with a capital stands before the word: Harbor Lines Inc., but la S.A. Lowe. */
static bool is_behind_name(const struct cursor *in, struct span word)
{
    uint32_t cp = 0;
    struct span before = word_in_front(in, word.start);
    if (!span_empty(before))
        stop_decode(in, before.start, &cp);
    return cp == 0 || (utf8_class(cp) == CHAR_UPPER &&
                       !abbreviation_is_starter(in->text + before.start, span_size(before)));
}

/* "Hauptstr. 5" */
static bool is_compound_street(const struct cursor *in, struct span word)
{
    enum { SUFFIX = 3 };
    return span_size(word) > SUFFIX && !memcmp(in->text + word.end - SUFFIX, "str", SUFFIX);
}

/* Whether a word is a capital and then letters that no syllable is made of: Pkt, Bsp, Кн. Only
 * abbreviations are. Without the capital, names of programs are, too: xz. */
static bool is_without_vowel(const struct cursor *in, struct span word)
{
    enum { SHORT = 2 }; /* r and l make syllables, but not words of two letters */
    static const char16_t consonants[] = u"rlbcdfghjkmnpqstvwxzβγδζθκλμνξπρσςτφχψбвгджзйкмнпстфхцчшщ";
    for (uint32_t cp, i = word.start; i < word.end;) {
        bool head = i == word.start;
        i = stop_decode(in, i, &cp);
        if (head && utf8_class(cp) != CHAR_UPPER)
            return false;
        cp = head ? utf8_lower(cp) : cp;
        const char16_t *letter = consonants + (span_size(word) > SHORT ? SHORT : 0);
        while (*letter && *letter != cp)
            letter++;
        if (!*letter)
            return false;
    }
    return !stop_is_listed(in, word, LIST_SOUNDS);
}

/* Whether Armenian full stops follow soon: then one of ASCII is an abbreviation's, or a colon.
 * Looks a bounded way. */
static bool is_armenian(const struct cursor *in, struct span word, uint32_t at)
{
    enum { AHEAD = 512, FIRST = 0x530, LAST = 0x58f };
    uint32_t cp;
    stop_decode(in, word.start, &cp);
    if (cp < FIRST || cp > LAST)
        return false;
    for (uint32_t from = at; at < in->end && at - from < AHEAD;) {
        uint32_t next = stop_decode(in, at, &cp);
        if (cp >= 0x80 ? cp == 0x589 : cp == ':' && stop_terminator(in, at, cp) == FULLSTOP)
            return true;
        at = next;
    }
    return false;
}

/* Whether an article leans on the word: l'arch. Sala, l'on. Riva. */
static bool is_elided(const struct cursor *in, struct span word)
{
    uint32_t first, cp = stop_before(in, word.start, &first);
    return (cp == '\'' || cp == 0x2019) &&
           stop_is_listed(in, stop_word_before(in, first), LIST_ELISIONS);
}

bool stop_leaves_open(const struct cursor *in, struct span word, const struct following *next)
{
    uint32_t cp, size = span_size(word);
    if (size == 0)
        return false;
    uint32_t second = stop_decode(in, word.start, &cp);
    enum char_class first = utf8_class(cp);
    if (first == CHAR_DIGIT)
        return goes_on_after_number(in, word, next);
    struct span next_word = {next->start, next->end}, whole = word;
    enum abbreviation kind = find_abbreviation(in, &whole);
    bool single = second == word.end && whole.start == word.start;
    bool starter = stop_is_starter(in, next);
    if (is_armenian(in, word, next->start))
        return true;
    if (single)
        return goes_on_after_letter(in, word, next);
    if (same_word(in, word, "no"))
        return next->first == CHAR_DIGIT;
    word = whole;
    /* the number of an item or of a king, and P.S. are no sentences */
    if (word.start == in->start && (is_roman(in, word) || is_dotted(in, word)))
        return true;
    bool number_next = next->first == CHAR_DIGIT || next->first == CHAR_SYMBOL; /* ca. $5 */
    switch (kind) {
    case ABBREVIATION_HOURS:
        return is_opening_phrase(in, word.start) || next->capitals ||
               stop_is_listed(in, next_word, LIST_TIMES) || stop_is_zone(in, next);
    case ABBREVIATION_BEFORE: /* but 44 π.Χ. and 180 см. are no "e.g." and "see" */
        if (!starter)
            return true;
        return first == CHAR_LOWER ? !is_behind_number(in, word)
                                   : !same_word(in, word, "dr") || !is_street(in, word);
    case ABBREVIATION_TITLE: /* but "on Main St. They met" */
        if (first != CHAR_UPPER && !is_elided(in, word)) /* but "cap. IV" */
            return number_next || is_roman(in, next_word);
        if (!same_word(in, word, "st"))
            return true;
        return !starter && !(is_street(in, word) && stop_is_before_small(in, next));
    case ABBREVIATION_REFERENCE:
        return number_next || is_roman(in, next_word) ||
               (first == CHAR_UPPER && size <= 3 && !is_capitals(in, word) && !starter);
    case ABBREVIATION_MONTH:
        if (first != CHAR_UPPER)
            return (number_next || is_initial(in, next)) && is_behind_number(in, word);
        return number_next || (!starter && !next->opened);
    case ABBREVIATION_UNIT:
        if (!is_behind_number(in, word))
            return number_next;
        return number_next || (!starter && !next->opened);
    case ABBREVIATION_MAY:
        return number_next || (!starter && !next->opened);
    case ABBREVIATION_LAST:
        return number_next ||
               (!starter && !next->opened &&
                !(is_behind_name(in, word) && stop_is_before_small(in, next)));
    case ABBREVIATION_ERA:
        if (is_capitals(in, word) && !is_behind_number(in, word))
            break;
        return number_next || is_opening_phrase(in, word.start);
    case ABBREVIATION_END:
        return number_next || is_opening_phrase(in, word.start);
    case ABBREVIATION_NONE:
        if (number_next && is_compound_street(in, word))
            return true;
        if (is_without_vowel(in, word))
            return !starter && !next->opened;
        break;
    }
    return is_dotted(in, word) && !starter && !next->opened;
}
