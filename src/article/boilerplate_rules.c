#include <string.h>

#include "article/boilerplate_internal.h"
#include "base/vec.h"

enum { PATTERN_BYTES = 1000 };

/* The next literal of a list; *at is where to go on. */
static bool next_key(struct boilerplate_text keys, size_t *at, struct boilerplate_text *key)
{
    while (*at < keys.n && (keys.at[*at] == ' ' || keys.at[*at] == '|'))
        ++*at;
    size_t start = *at;
    while (*at < keys.n && keys.at[*at] != '|')
        ++*at;
    size_t end = *at;
    while (end > start && keys.at[end - 1] == ' ')
        end--;
    *key = (struct boilerplate_text){keys.at + start, end - start};
    return key->n > 0;
}

bool boilerplate_compile(struct pattern **out, struct boilerplate_text is, bool whole,
                         struct error *error)
{
    char text[PATTERN_BYTES];
    static const char begin[] = "\\A(?:", end[] = ")\\s*\\z", open_end[] = ")";
    size_t n = sizeof begin - 1, tail = whole ? sizeof end - 1 : sizeof open_end - 1;
    *out = NULL;
    if (n + is.n + tail > sizeof text)
        return error_set(error, "The pattern is too long.");
    memcpy(text, begin, n);
    memcpy(text + n, is.at, is.n);
    memcpy(text + n + is.n, whole ? end : open_end, tail);
    return pattern_compile_brief(out, text, n + is.n + tail, error);
}

struct reader {
    struct boilerplate_rules *rules;
    struct arena *arena;
    bool check;  /* compile what is read */
    bool open;   /* the last rule takes more lines */
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static struct boilerplate_text trim(struct boilerplate_text word)
{
    while (word.n && is_blank(word.at[0])) {
        word.at++;
        word.n--;
    }
    while (word.n && is_blank(word.at[word.n - 1]))
        word.n--;
    return word;
}

/* Takes the first word off the line. */
static struct boilerplate_text take(struct boilerplate_text *line)
{
    struct boilerplate_text word = {line->at, 0};
    while (word.n < line->n && !is_blank(line->at[word.n]))
        word.n++;
    line->at += word.n;
    line->n -= word.n;
    *line = trim(*line);
    return word;
}

static bool equals(struct boilerplate_text word, const char *text)
{
    return word.n == strlen(text) && !memcmp(word.at, text, word.n);
}

static int shown(struct boilerplate_text word)
{
    return (int)(word.n < 60 ? word.n : 60);
}

static bool read_number(struct boilerplate_text word, uint32_t *out)
{
    enum { MAX_MOST = 2000 };
    *out = 0;
    for (size_t i = 0; i < word.n && *out <= MAX_MOST; i++) {
        if (word.at[i] < '0' || word.at[i] > '9')
            return false;
        *out = *out * 10 + (uint32_t)(word.at[i] - '0');
    }
    return word.n && *out > 0 && *out <= MAX_MOST;
}

static bool read_head(struct reader *reader, struct boilerplate_text line, struct error *error)
{
    enum { MAX_USUAL = 160 };
    static const char *const places[] = {
#define X(id, name) name,
        BOILERPLATE_PLACES(X)
#undef X
    };
    struct boilerplate_rule rule = {.name = take(&line), .max = MAX_USUAL};
    struct boilerplate_text place = take(&line), extent = take(&line), word;
    if (!extent.n)
        return error_set(error, "A rule begins like this: rule NAME anywhere whole");
    while (rule.place < BOILERPLATE_PLACE_COUNT && !equals(place, places[rule.place]))
        rule.place++;
    if (rule.place == BOILERPLATE_PLACE_COUNT)
        return error_set(error, "A rule holds anywhere, top, end or edges, not '%.*s'.",
                         shown(place), place.at);
    rule.prefix = equals(extent, "prefix");
    if (!rule.prefix && !equals(extent, "whole"))
        return error_set(error, "A rule is for a whole paragraph or a prefix, not '%.*s'.",
                         shown(extent), extent.at);
    /* so that a paragraph is divided in the same way wherever it stands */
    if (rule.prefix && rule.place != BOILERPLATE_ANYWHERE)
        return error_set(error, "A rule for a prefix holds anywhere.");
    while ((word = take(&line)).n) {
        if (word.n < 4 || memcmp(word.at, "max=", 4) != 0 ||
            !read_number((struct boilerplate_text){word.at + 4, word.n - 4}, &rule.max))
            return error_set(error, "What else a rule can say is max= with a number up to 2000, "
                                    "not '%.*s'.", shown(word), word.at);
    }
    *VEC_ADD(reader->arena, &reader->rules->rules) = rule;
    if (rule.max > reader->rules->max)
        reader->rules->max = rule.max;
    return true;
}

/* Puts the keys of the last rule where they are looked up; false where there is none, one
 * is too short, or there are too many. */
static bool add_keys(struct reader *reader, struct boilerplate_text keys, struct error *error)
{
    struct boilerplate_rules *rules = reader->rules;
    size_t at = 0, before = rules->keys.n;
    struct boilerplate_text text;
    while (next_key(keys, &at, &text)) {
        bool inner = text.at[0] == '*';
        text.at += inner;
        text.n -= inner;
        if (text.n < 2)
            return error_set(error, "A key has two bytes or more.");
        if (rules->keys.n == BOILERPLATE_KEYS_MAX)
            return error_set(error, "There are too many keys.");
        const uint8_t *p = (const uint8_t *)text.at;
        uint16_t *first = inner ? &rules->inner[boilerplate_lower(p[0])]
                                : &rules->begins[boilerplate_slot(p)];
        *VEC_ADD(reader->arena, &rules->keys) = (struct boilerplate_key){
            text, (uint16_t)(rules->rules.n - 1), *first};
        *first = (uint16_t)rules->keys.n;
        if (inner)
            rules->inner[boilerplate_upper(p[0])] = *first;
    }
    return rules->keys.n > before || error_set(error, "A rule needs a key.");
}

static bool check_pattern(struct reader *reader, struct boilerplate_text is, bool whole,
                          struct error *error)
{
    struct pattern *pattern;
    if (!reader->check)
        return true;
    if (!pattern_compile_brief(&pattern, is.at, is.n, error)) /* so that the place is its own */
        return false;
    pattern_free(pattern);
    bool good = boilerplate_compile(&pattern, is, whole, error);
    pattern_free(pattern);
    return good;
}

static void switch_off(struct boilerplate_rules *rules, struct boilerplate_text name, bool *found)
{
    for (size_t i = 0; i < rules->rules.n; i++) {
        struct boilerplate_rule *rule = &rules->rules.at[i];
        if (rule->name.n >= name.n && !memcmp(rule->name.at, name.at, name.n) &&
            (rule->name.n == name.n || rule->name.at[name.n] == '.'))
            *found = rule->off = true;
    }
}

/* Whether the last rule says what it is looked for by, and what it is. */
static bool check_whole(const struct reader *reader, struct error *error)
{
    const struct boilerplate_rules *rules = reader->rules;
    if (!reader->open)
        return true;
    const struct boilerplate_rule *rule = &rules->rules.at[rules->rules.n - 1];
    if (rule->keys.n && rule->is.n)
        return true;
    return error_set(error, "The rule '%.*s' lacks its line '%s'.", shown(rule->name),
                     rule->name.at, rule->keys.n ? "is" : "key");
}

static bool read_line(struct reader *reader, struct boilerplate_text line, struct error *error)
{
    struct boilerplate_rules *rules = reader->rules;
    struct boilerplate_rule *rule = reader->open ? &rules->rules.at[rules->rules.n - 1] : NULL;
    line = trim(line);
    if (!line.n || line.at[0] == '#')
        return true;
    struct boilerplate_text name = take(&line);
    if (equals(name, "rule")) {
        if (!check_whole(reader, error) || !read_head(reader, line, error))
            return false;
        reader->open = true;
        return true;
    }
    if (equals(name, "off")) {
        bool found = false;
        switch_off(rules, line, &found);
        return found ||
               error_set(error, "There is no rule '%.*s'.", shown(line), line.at);
    }
    struct boilerplate_text *field = !rule                   ? NULL
                         : equals(name, "key")  ? &rule->keys
                         : equals(name, "is")   ? &rule->is
                         : equals(name, "next") ? &rule->next
                                                : NULL;
    if (!field || field->n || !line.n)
        return error_set(error, "Expected a rule, or one line each of key, is and next below it, "
                                "not '%.*s'.", shown(name), name.at);
    /* a paragraph is divided in the same way wherever it stands */
    if (field == &rule->next && rule->prefix)
        return error_set(error, "A rule for a prefix asks nothing of the next paragraph.");
    *field = line;
    if (field == &rule->keys)
        return add_keys(reader, line, error);
    return check_pattern(reader, line, field == &rule->is && !rule->prefix, error);
}

bool boilerplate_add(struct boilerplate_rules *rules, const char *file, const char *text, size_t n,
                     struct arena *arena, struct error *error)
{
    struct reader reader = {rules, arena, text != boilerplate_source, false};
    struct error reason;
    int number = 1;
    for (; n; number++) {
        const char *end = memchr(text, '\n', n);
        size_t size = end ? (size_t)(end - text) : n;
        if (!read_line(&reader, (struct boilerplate_text){text, size}, &reason))
            return error_set(error, "%s:%d: %s", file, number, reason.text);
        size += end != NULL;
        text += size;
        n -= size;
    }
    if (!check_whole(&reader, &reason))
        return error_set(error, "%s:%d: %s", file, number - 1, reason.text);
    return true;
}

void boilerplate_add_shipped(struct boilerplate_rules *rules, struct arena *arena)
{
    struct error error; /* the shipped rules are tested */
    boilerplate_add(rules, "", boilerplate_source, strlen(boilerplate_source), arena, &error);
}
