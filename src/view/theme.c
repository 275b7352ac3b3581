#include "view/theme.h"

#include <string.h>

#include "view/color.h"

/* A piece of a theme's text. */
struct word {
    const char *at;
    size_t n;
};

struct place {
    const char *file;
    int line;
};

const char *theme_source(const char *name)
{
    for (const struct theme_source *source = theme_sources; source->name; source++) {
        if (strcmp(source->name, name) == 0)
            return source->text;
    }
    return NULL;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* Takes the next word off the text; an empty one at its end. '=' is a word of
 * its own. */
static struct word word_next(struct word *text)
{
    while (text->n && is_blank(*text->at)) {
        text->at++;
        text->n--;
    }
    struct word word = {text->at, 0};
    while (word.n < text->n && !is_blank(word.at[word.n]) &&
           (word.n == 0 || word.at[word.n] != '=')) {
        word.n++;
        if (word.at[0] == '=')
            break;
    }
    text->at += word.n;
    text->n -= word.n;
    return word;
}

static bool word_is(struct word word, const char *text)
{
    return strlen(text) == word.n && memcmp(word.at, text, word.n) == 0;
}

static int word_shown(struct word word)
{
    return (int)(word.n < 60 ? word.n : 60);
}

static bool color_parse(struct word word, uint32_t *out)
{
    if (word_is(word, "default")) {
        *out = COLOR_DEFAULT;
        return true;
    }
    if (word.n != 7 || word.at[0] != '#')
        return false;
    uint32_t color = 0;
    for (size_t i = 1; i < 7; i++) {
        static const char digits[] = "0123456789abcdef";
        char c = word.at[i];
        const char *digit = memchr(digits, c >= 'A' && c <= 'F' ? c + 32 : c, 16);
        if (!digit)
            return false;
        color = color << 4 | (uint32_t)(digit - digits);
    }
    *out = color;
    return true;
}

static bool attribute_parse(struct word word, unsigned *out)
{
#define X(id, name, bit)                                                                           \
    if (word_is(word, name)) {                                                                     \
        *out |= id;                                                                                \
        return true;                                                                               \
    }
    LOOK_ATTRIBUTES(X)
#undef X
    return false;
}

static bool look_parse(struct look *look, struct word text, struct place place, struct error *error)
{
    for (struct word word; (word = word_next(&text)).n;) {
        bool fg = word.n > 3 && memcmp(word.at, "fg:", 3) == 0;
        bool bg = word.n > 3 && memcmp(word.at, "bg:", 3) == 0;
        if (fg || bg) {
            struct word color = {word.at + 3, word.n - 3};
            if (!color_parse(color, fg ? &look->fg : &look->bg))
                return error_set(error, "%s:%d: \"%.*s\" is no colour; write #rrggbb or default.",
                                 place.file, place.line, word_shown(color), color.at);
        } else if (!attribute_parse(word, &look->attributes)) {
            return error_set(error,
                             "%s:%d: \"%.*s\" is neither fg:, bg: nor one of bold, dim, italic, "
                             "underline, reverse, strike.",
                             place.file, place.line, word_shown(word), word.at);
        }
    }
    return true;
}

static bool background_parse(enum background *out, struct word text, struct place place,
                             struct error *error)
{
    struct word word = word_next(&text);
    if (!word_is(word, "dark") && !word_is(word, "light"))
        return error_set(error, "%s:%d: background is dark or light, not \"%.*s\".", place.file,
                         place.line, word_shown(word), word.at);
    *out = word_is(word, "dark") ? BACKGROUND_DARK : BACKGROUND_LIGHT;
    return true;
}

static bool line_parse(struct theme *theme, bool *named, struct word text, struct place place,
                       struct error *error)
{
    struct word name = word_next(&text);
    if (!name.n || name.at[0] == '#')
        return true;
    enum role role = ROLE_COUNT;
    bool background = word_is(name, "background");
    if (!background && !role_find(name.at, name.n, &role))
        return error_set(error, "%s:%d: there is no role \"%.*s\".", place.file, place.line,
                         word_shown(name), name.at);
    if (!word_is(word_next(&text), "="))
        return error_set(error, "%s:%d: an = is missing after the role's name.", place.file,
                         place.line);
    /* A comment begins at a # that begins a word; the # of a colour follows a colon. */
    for (size_t i = 1; i < text.n; i++) {
        if (text.at[i] == '#' && is_blank(text.at[i - 1]))
            text.n = i;
    }
    if (background)
        return background_parse(&theme->background, text, place, error);
    named[role] = true;
    theme->looks[role] = (struct look){COLOR_DEFAULT, COLOR_DEFAULT, 0};
    return look_parse(&theme->looks[role], text, place, error);
}

bool theme_parse(struct theme *out, const char *file, const char *text, size_t n,
                 struct error *error)
{
    out->background = BACKGROUND_ANY;
    for (int role = 0; role < ROLE_COUNT; role++)
        out->looks[role] = (struct look){COLOR_DEFAULT, COLOR_DEFAULT, 0};
    bool named[ROLE_COUNT] = {false};
    struct place place = {file, 0};
    while (n) {
        const char *end = memchr(text, '\n', n);
        size_t size = end ? (size_t)(end - text) : n;
        place.line++;
        if (!line_parse(out, named, (struct word){text, size}, place, error))
            return false;
        size += end != NULL;
        text += size;
        n -= size;
    }
    static const enum role like[][2] = {
        {ROLE_DELETED_PARAGRAPH, ROLE_DELETED_TEXT},
        {ROLE_INSERTED_PARAGRAPH, ROLE_INSERTED_TEXT},
        {ROLE_CURRENT_DELETED_PARAGRAPH, ROLE_CURRENT_DELETED_TEXT},
        {ROLE_CURRENT_INSERTED_PARAGRAPH, ROLE_CURRENT_INSERTED_TEXT},
    };
    for (size_t i = 0; i < sizeof like / sizeof *like; i++) {
        if (!named[like[i][0]])
            out->looks[like[i][0]] = out->looks[like[i][1]];
    }
    return true;
}

unsigned look_attributes(const struct look *look, unsigned can)
{
    unsigned out = look->attributes & can;
    bool line = look->attributes & (LOOK_STRIKE | LOOK_UNDERLINE);
    if (line && !(out & (LOOK_STRIKE | LOOK_UNDERLINE)))
        out |= can & LOOK_UNDERLINE ? LOOK_UNDERLINE : can & LOOK_BOLD;
    return out;
}

bool theme_strikes(const struct theme *theme, unsigned can)
{
    static const enum role pairs[][2] = {
        {ROLE_DELETED, ROLE_INSERTED},
        {ROLE_DELETED_TEXT, ROLE_INSERTED_TEXT},
        {ROLE_CURRENT_DELETED, ROLE_CURRENT_INSERTED},
        {ROLE_CURRENT_DELETED_TEXT, ROLE_CURRENT_INSERTED_TEXT},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (!(look_attributes(&theme->looks[pairs[i][0]], can) & LOOK_STRIKE) ||
            (look_attributes(&theme->looks[pairs[i][1]], can) & LOOK_STRIKE))
            return false;
    }
    return true;
}

bool theme_settle(struct theme *theme, enum background terminal)
{
    bool light = theme->background == BACKGROUND_LIGHT;
    if (theme->background == BACKGROUND_ANY || theme->background == terminal ||
        (terminal == BACKGROUND_ANY && !light))
        return false;
    for (int role = 0; role < ROLE_COUNT; role++) {
        struct look *look = &theme->looks[role];
        if (look->fg == COLOR_DEFAULT)
            look->fg = light ? 0x000000 : 0xe4e4e4;
        if (look->bg == COLOR_DEFAULT)
            look->bg = light ? 0xffffff : 0x000000;
    }
    return true;
}

enum background theme_background(const char *colorfgbg)
{
    const char *last = colorfgbg ? strrchr(colorfgbg, ';') : NULL;
    if (!last || last[1] < '0' || last[1] > '9')
        return BACKGROUND_ANY;
    return strcmp(last, ";7") == 0 || strcmp(last, ";15") == 0 ? BACKGROUND_LIGHT : BACKGROUND_DARK;
}

/* A value of one to four hexadecimal digits as eight bits; -1 where there is none. */
static int told_value(struct word *text)
{
    int value = 0, digits = 0;
    for (; text->n && digits < 5; digits++, text->at++, text->n--) {
        char c = text->at[0];
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
        if (digit < 0)
            break;
        value = value * 16 + digit;
    }
    return digits < 1 || digits > 4 ? -1 : value * 255 / ((1 << 4 * digits) - 1);
}

enum background theme_background_told(const char *answer, size_t n)
{
    static const char *const begins[] = {"11;rgb:", "11;rgba:"};
    struct word text = {NULL, 0};
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
        size_t size = strlen(begins[i]);
        if (n > size && memcmp(answer, begins[i], size) == 0)
            text = (struct word){answer + size, n - size};
    }
    int value[3];
    for (int i = 0; i < 3; i++) {
        if (i && (!text.n || text.at[0] != '/'))
            return BACKGROUND_ANY;
        if (i) {
            text.at++;
            text.n--;
        }
        if (!text.n || (value[i] = told_value(&text)) < 0)
            return BACKGROUND_ANY;
    }
    if (text.n && text.at[0] != '/')
        return BACKGROUND_ANY;
    /* Light is what black can be read on better than white. */
    int brightness = (299 * value[0] + 587 * value[1] + 114 * value[2]) / 1000;
    return brightness > 118 ? BACKGROUND_LIGHT : BACKGROUND_DARK;
}
