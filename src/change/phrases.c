#include "change/phrases.h"

#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "change/changes.h"
#include "change/quantity.h"

/* Whether a word between two of a class leaves them one phrase: 4 de marzo, 10 h 30, 3月4日,
 * 5 per cent. */
static bool is_linked(const uint8_t *text, const struct word *word, uint32_t class)
{
    static const struct {
        char word[5];
        uint8_t class;
    } links[] = {{"of", CLASS_DATE},     {"de", CLASS_DATE},     {"del", CLASS_DATE},
                 {"di", CLASS_DATE},     {"年", CLASS_DATE},     {"月", CLASS_DATE},
                 {"日", CLASS_DATE},     {"h", CLASS_TIME},      {"de", CLASS_MONEY},
                 {"di", CLASS_MONEY},    {"per", CLASS_PERCENT}, {"por", CLASS_PERCENT},
                 {"pour", CLASS_PERCENT}};
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        if (links[i].class == class && strlen(links[i].word) == word->size &&
            !memcmp(text + word->start, links[i].word, word->size))
            return true;
    return false;
}

/* Whether a mark between two words leaves them one phrase: a comma in a date, a full stop
 * after an initial, a hyphen. */
static bool joins(const uint8_t *text, const struct word *mark, uint32_t class)
{
    if (mark->kind == TOKEN_WORD)
        return is_linked(text, mark, class);
    if (mark->kind != TOKEN_MARK || mark->size > 3)
        return false;
    uint8_t first = text[mark->start];
    if (first == ',')
        return class == CLASS_DATE;
    return mark->gap == GAP_NONE &&
           (first == '.' || first == '-' || first == '/' || first == 0xe2 ||
            (first == 0xef && class == CLASS_TIME)) &&
           (mark[1].gap == GAP_NONE || first == '.');
}

static uint64_t phrase_value(const uint8_t *text, const struct word *words,
                             const struct fact *facts, struct range range, uint32_t languages,
                             bool factors)
{
    uint32_t class = facts[range.first].class;
    uint64_t value = 0;
    if (class <= CLASS_TIME)
        return quantity_value(text, words, facts, range, languages, factors);
    for (uint32_t i = range.first; i < range.end; i++)
        if (facts[i].class == class)
            value = value * 1099511628211u + facts[i].value + 1;
    return value;
}

bool phrases_agree(const struct phrase *one, const struct phrase *two)
{
    return one->class == two->class &&
           (one->value == two->value || one->other == two->value || one->value == two->other);
}

void phrases_find(const uint8_t *text, const struct word *words, const struct fact *facts,
                  struct range range, uint32_t languages, struct arena *arena, struct phrases *out)
{
    for (uint32_t i = range.first, end; i < range.end; i = end) {
        uint32_t class = facts[i].class, n = range.end;
        end = i + 1;
        if (!change_class_is_fact(class))
            continue;
        while (end < n) {
            bool joint = facts[end].class != class && end + 1 < n &&
                         facts[end + 1].class == class && joins(text, &words[end], class);
            if (facts[end].class != class && !joint)
                break;
            end += 1 + joint;
        }
        struct range whole = {i, end};
        struct span span = {words[i].start, words[end - 1].start + words[end - 1].size};
        if (end < n && words[end].size == 1 && text[words[end].start] == '.' &&
            words[end].start == span.end && memchr(text + span.start, '.', span_size(span)))
            span.end++; /* the last full stop of U.S. */
        struct phrase phrase = {class, phrase_value(text, words, facts, whole, languages, false), 0,
                                whole, span};
        phrase.other = class == CLASS_NUMBER
                           ? phrase_value(text, words, facts, whole, languages, true)
                           : phrase.value;
        *VEC_ADD(arena, out) = phrase;
    }
}
