#include "change/names.h"

#include <string.h>

#include "article/abbreviation.h"
#include "article/function_words.h"
#include "article/language.h"
#include "article/reading.h"
#include "article/token.h"
#include "base/utf8.h"
#include "change/terms.h"

/* Tokens of each side that are read, how many names are taken, and bytes of one. */
enum { READ_MAX = 2 * 1024, NAMES_MAX = 512, LEAST_NAME = 3 };

/* What is known of a word. */
enum { NAME, NO_NAME /* stands in small letters, too */ };

/* The tokens of one side, sentence by sentence. */
struct reader {
    const uint8_t *text;
    struct tokens tokens;
    uint32_t languages;
};

size_t names_stem_size(const uint8_t *p, size_t n)
{
    if (n > 2 && p[n - 1] == 's' && p[n - 2] == '\'')
        return n - 2;
    if (n > 4 && p[n - 1] == 's' && !memcmp(p + n - 4, "\xe2\x80\x99", 3))
        return n - 4;
    return n;
}

static const uint8_t *bytes_of(const struct reader *reader, const struct token *token)
{
    return reader->text + token->span.start;
}

static uint64_t key_of(const struct reader *reader, const struct token *token)
{
    uint8_t plain[4 * LOOKUP_WORD];
    size_t size = span_size(token->span);
    const uint8_t *p = reading_word(bytes_of(reader, token), &size, plain, sizeof plain);
    size_t n = names_stem_size(p, size);
    return n == size ? token->key : token_key(p, n);
}

/* In German polite pronouns have capitals, too: fragen Sie Ihren Arzt. */
static bool has_capital(const struct reader *reader, const struct token *token)
{
    const uint8_t *p = bytes_of(reader, token);
    uint32_t first;
    if (token->kind != TOKEN_WORD || (p[0] >= 'a' && p[0] <= 'z'))
        return false;
    utf8_decode(p, span_size(token->span), &first);
    return utf8_class(first) == CHAR_UPPER &&
           !(language_is(reader->languages, LANGUAGE_DE) &&
             function_word_languages(p, span_size(token->span)));
}

static bool is_title(const struct reader *reader, const struct token *token)
{
    return term_find(bytes_of(reader, token), span_size(token->span), reader->languages).term ==
           TERM_TITLE;
}

/* Learns a word with a capital, if it may be a name at all. */
static void learn(struct names *names, const struct reader *reader, const struct token *token)
{
    const uint8_t *p = bytes_of(reader, token);
    size_t n = span_size(token->span);
    if (names->map.n < NAMES_MAX && n >= LEAST_NAME && !abbreviation_is_starter(p, n))
        map64_set(&names->map, key_of(reader, token), NAME);
}

/* Of German the last of several words with capitals behind a title: Ministerin Thea
 * Brandner. Elsewhere a word with a capital behind another in small letters. */
static void learn_sentence(struct names *names, const struct reader *reader, size_t first)
{
    const struct token *at = reader->tokens.at;
    bool german = language_is(reader->languages, LANGUAGE_DE), titled = false;
    for (size_t i = first; i < reader->tokens.n; i++) {
        bool capital = has_capital(reader, &at[i]);
        bool behind_word = i > first && at[i].gap && at[i - 1].kind == TOKEN_WORD;
        bool behind_comma = i > first + 1 && at[i].gap && !at[i - 1].gap &&
                            reader->text[at[i - 1].span.start] == ',' &&
                            at[i - 2].kind == TOKEN_WORD;
        if (!german) {
            if (capital && (behind_comma || (behind_word && !has_capital(reader, &at[i - 1]))))
                learn(names, reader, &at[i]);
            continue;
        }
        titled = capital && behind_word && (titled || is_title(reader, &at[i - 1]));
        bool goes_on = titled && i + 1 < reader->tokens.n && at[i + 1].gap &&
                       has_capital(reader, &at[i + 1]);
        if (titled && !goes_on)
            learn(names, reader, &at[i]);
    }
}

static void forget_small(struct names *names, const struct reader *reader)
{
    for (size_t i = 0; i < reader->tokens.n; i++) {
        const struct token *token = &reader->tokens.at[i];
        if (token->kind != TOKEN_WORD || has_capital(reader, token))
            continue;
        uint64_t key = key_of(reader, token);
        if (map64_get(&names->map, key) == NAME)
            map64_set(&names->map, key, NO_NAME);
    }
}

void names_learn(struct names *names, const struct article *const article[SIDES],
                 uint32_t languages, struct arena *arena)
{
    struct arena scratch = {0};
    struct reader reader[SIDES];
    *names = (struct names){{.arena = arena}};
    for (int side = OLD; side <= NEW; side++) {
        struct reader *of = &reader[side];
        *of = (struct reader){.text = article[side]->text, .languages = languages};
        for (uint32_t s = 0; s < article[side]->n_sentences && of->tokens.n < READ_MAX; s++) {
            size_t first = of->tokens.n;
            tokenise(of->text, article[side]->sentences[s], &scratch, &of->tokens);
            learn_sentence(names, of, first);
        }
    }
    for (int side = OLD; side <= NEW && names->map.n; side++)
        forget_small(names, &reader[side]);
    arena_free(&scratch);
}

bool names_has(const struct names *names, const uint8_t *word, size_t n)
{
    return names && map64_get(&names->map, token_key(word, names_stem_size(word, n))) == NAME;
}
