#include "input/rst_inline.h"

#include <string.h>

#include "base/ascii.h"
#include "base/hash.h"
#include "base/vec.h"

struct reader {
    struct prose *prose;
    struct rst_names *names;
    const char *text;
    size_t n, at;
    /* behind these no mark of the kind is closed any more */
    size_t no_strong, no_emphasis, no_literal, no_role, no_substitution;
};

static uint64_t name_hash(const char *name, size_t n)
{
    uint64_t hash = HASH_SEED;
    bool blank = false, any = false;
    for (size_t i = 0; i < n; i++) {
        uint8_t byte = (uint8_t)name[i];
        if (ascii_is_blank(byte)) {
            blank = any;
            continue;
        }
        if (blank)
            hash = hash_add(hash, ' ');
        blank = false;
        any = true;
        hash = hash_add(hash, byte >= 'A' && byte <= 'Z' ? byte | 0x20u : byte);
    }
    return hash;
}

static uint32_t keep(struct rst_names *names, const char *text, size_t n)
{
    *VEC_ADD(names->arena, &names->values) = (struct rst_name){text, n};
    return (uint32_t)names->values.n - 1;
}

void rst_name_target(struct rst_names *names, const char *name, size_t n, const char *target,
                     size_t size)
{
    names->targets.arena = names->arena;
    map64_set(&names->targets, name_hash(name, n), keep(names, target, size));
}

void rst_name_substitution(struct rst_names *names, const char *name, size_t n, const char *text,
                           size_t size)
{
    names->substitutions.arena = names->arena;
    map64_set(&names->substitutions, name_hash(name, n), keep(names, text, size));
}

void rst_name_anonymous(struct rst_names *names, const char *target, size_t size)
{
    *VEC_ADD(names->arena, &names->anonymous) = keep(names, target, size);
}

static const struct rst_name *find(const struct rst_names *names, const struct map64 *map,
                                   const char *name, size_t n)
{
    uint32_t value = map->n ? map64_get(map, name_hash(name, n)) : MAP64_NONE;
    return value == MAP64_NONE ? NULL : &names->values.at[value];
}

/* What a reference leads to; through as many other names as that asks for. */
static const struct rst_name *find_target(const struct rst_names *names, const char *name, size_t n)
{
    enum { HOPS_MAX = 8 };
    const struct rst_name *target = find(names, &names->targets, name, n);
    for (int i = 0; target && i < HOPS_MAX; i++) {
        if (target->size < 2 || target->text[target->size - 1] != '_')
            break;
        const char *next = target->text;
        size_t size = target->size - 1;
        if (size >= 2 && next[0] == '`' && next[size - 1] == '`') {
            next++;
            size -= 2;
        }
        const struct rst_name *other = find(names, &names->targets, next, size);
        if (!other)
            break;
        target = other;
    }
    return target;
}

static bool is_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c & 0x80);
}

/* Whether a mark may begin here, with n bytes: behind a blank or an opening mark,
 * and before a word. */
static bool may_begin(const struct reader *reader, size_t n)
{
    size_t at = reader->at, end = at + n;
    if (end >= reader->n || ascii_is_blank((uint8_t)reader->text[end]))
        return false;
    if (at == 0 || ascii_is_blank((uint8_t)reader->text[at - 1]))
        return true;
    char before = reader->text[at - 1];
    if ((before & 0x80) != 0) /* dashes and quotation marks of other alphabets, or letters */
        return at >= 3 && (uint8_t)reader->text[at - 3] == 0xe2 &&
               (uint8_t)reader->text[at - 2] == 0x80;
    if (!strchr("-:/'\"<([{", before))
        return false;
    /* "(*)" is no emphasis */
    static const char open[] = "'\"<([{", close[] = "'\">)]}";
    const char *which = strchr(open, before);
    return !which || reader->text[end] != close[which - open];
}

static bool may_end_before(const struct reader *reader, size_t at)
{
    return at >= reader->n || ascii_is_blank((uint8_t)reader->text[at]) ||
           (reader->text[at] & 0x80) || strchr("-.,:;!?\\/'\")]}>", reader->text[at]);
}

/* Where a mark ends that begins behind `from`; n where it does not, and nothing
 * behind `*none` closes one. */
static size_t find_end(const struct reader *reader, size_t from, const char *mark, bool literal,
                       size_t *none)
{
    size_t size = strlen(mark);
    if (*none && from >= *none)
        return reader->n;
    for (size_t i = from; i + size <= reader->n; i++) {
        if (!literal && reader->text[i] == '\\') {
            i++;
            continue;
        }
        if (memcmp(reader->text + i, mark, size) != 0 || i == from ||
            ascii_is_blank((uint8_t)reader->text[i - 1]))
            continue;
        size_t behind = i + size;
        /* the last of several that touch */
        if (literal && behind < reader->n && reader->text[behind] == '`')
            continue;
        bool reference = *mark == '`' && size == 1 && behind < reader->n &&
                         (reader->text[behind] == '_' || reader->text[behind] == ':');
        if (reference || may_end_before(reader, behind) ||
            (*mark == '|' && reader->text[behind] == '_'))
            return i;
    }
    *none = from;
    return reader->n;
}

/* Text in which only backslashes mean something. */
static void add_plain(struct reader *reader, const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (text[i] != '\\') {
            strbuf_addc(&reader->prose->text, text[i]);
            continue;
        }
        if (++i < n && !ascii_is_blank((uint8_t)text[i]))
            strbuf_addc(&reader->prose->text, text[i]);
    }
}

static void add_link(struct reader *reader, const char *text, size_t n, const char *target,
                     size_t size)
{
    uint32_t start = (uint32_t)reader->prose->text.n;
    add_plain(reader, text, n);
    prose_hyperlink(reader->prose, start, target, size);
}

static size_t without_blanks(const char *text, size_t n)
{
    while (n && ascii_is_blank((uint8_t)text[n - 1]))
        n--;
    return n;
}

/* "text <target>" or "text", behind which stand so many underscores. */
static void add_reference(struct reader *reader, const char *text, size_t n, size_t underscores)
{
    struct rst_names *names = reader->names;
    const char *open = NULL;
    for (size_t i = n; n && text[n - 1] == '>' && i-- > 0;)
        if (text[i] == '<') {
            open = text + i;
            break;
        }
    if (open && (open == text || ascii_is_blank((uint8_t)open[-1]))) {
        size_t shown = without_blanks(text, (size_t)(open - text));
        const char *target = open + 1;
        size_t size = (size_t)(text + n - 1 - target);
        if (underscores == 1 && shown)
            rst_name_target(names, text, shown, target, size);
        const struct rst_name *other =
            size > 1 && target[size - 1] == '_' ? find_target(names, target, size - 1) : NULL;
        add_link(reader, shown ? text : target, shown ? shown : size, other ? other->text : target,
                 other ? other->size : size);
        return;
    }
    const struct rst_name *target = NULL;
    if (underscores == 1)
        target = find_target(names, text, n);
    else if (names->next < names->anonymous.n)
        target = &names->values.at[names->anonymous.at[names->next++]];
    add_link(reader, text, n, target ? target->text : "", target ? target->size : 0);
}

/* What stands in backquotes: a reference, or a text with a role before or behind. */
static void add_backquoted(struct reader *reader, const char *text, size_t n, bool role)
{
    size_t underscores = 0;
    while (underscores < 2 && reader->at < reader->n && reader->text[reader->at] == '_') {
        reader->at++;
        underscores++;
    }
    if (underscores) {
        add_reference(reader, text, n, underscores);
        return;
    }
    if (!role && reader->at < reader->n && reader->text[reader->at] == ':') {
        size_t end = reader->at + 1;
        while (end < reader->n && (is_word(reader->text[end]) || reader->text[end] == '-'))
            end++;
        if (end < reader->n && end > reader->at + 1 && reader->text[end] == ':')
            reader->at = end + 1;
    }
    bool leads = n && text[n - 1] == '>' && memchr(text, '<', n);
    if (leads)
        add_reference(reader, text, n, 2);
    else
        add_plain(reader, text, n);
}

/* Past ":role:" where a backquote follows; 0 where it is none. */
static size_t role_size(const struct reader *reader)
{
    size_t at = reader->at + 1;
    while (at < reader->n && (is_word(reader->text[at]) || strchr("-_.+:", reader->text[at])) &&
           reader->text[at] != '`')
        at++;
    bool is = at > reader->at + 2 && at < reader->n && reader->text[at] == '`' &&
              reader->text[at - 1] == ':';
    return is ? at - reader->at : 0;
}

static bool marked(struct reader *reader, const char *mark, bool literal, size_t *none,
                   const char **text, size_t *size)
{
    size_t n = strlen(mark), from = reader->at + n;
    if (!may_begin(reader, n))
        return false;
    size_t end = find_end(reader, from, mark, literal, none);
    if (end >= reader->n)
        return false;
    *text = reader->text + from;
    *size = end - from;
    reader->at = end + n;
    return true;
}

static bool starts(const struct reader *reader, const char *mark)
{
    size_t n = strlen(mark);
    return reader->n - reader->at >= n && memcmp(reader->text + reader->at, mark, n) == 0;
}

/* A name with an underscore behind it: a reference where the name has a target. The
 * name is in the text already, from `start` on. */
static void end_word(struct reader *reader, uint32_t start, size_t from)
{
    size_t underscores = 0, at = reader->at;
    while (at + underscores < reader->n && reader->text[at + underscores] == '_')
        underscores++;
    if (!underscores || underscores > 2 || !may_end_before(reader, at + underscores))
        return;
    struct rst_names *names = reader->names;
    const struct rst_name *target = NULL;
    if (underscores == 1)
        target = find_target(names, reader->text + from, at - from);
    else if (names->next < names->anonymous.n)
        target = &names->values.at[names->anonymous.at[names->next++]];
    if (!target)
        return; /* snake_ or what else it is */
    prose_hyperlink(reader->prose, start, target->text, target->size);
    reader->at += underscores;
}

static void add_word(struct reader *reader)
{
    uint32_t start = (uint32_t)reader->prose->text.n;
    size_t from = reader->at;
    for (; reader->at < reader->n; reader->at++) {
        char c = reader->text[reader->at];
        bool joins = strchr("-_.+:", c) && reader->at + 1 < reader->n &&
                     is_word(reader->text[reader->at + 1]);
        if (!is_word(c) && !joins)
            break;
    }
    strbuf_add(&reader->prose->text, reader->text + from, reader->at - from);
    end_word(reader, start, from);
}

/* "[1]_" and "[CIT2002]_" stand as they are without the underscore. */
static bool add_note(struct reader *reader)
{
    enum { NOTE_MAX = 40 };
    size_t at = reader->at + 1;
    while (at < reader->n && at - reader->at < NOTE_MAX &&
           (is_word(reader->text[at]) || strchr("#*-_.+", reader->text[at])))
        at++;
    if (at == reader->at + 1 || reader->n - at < 2 || reader->text[at] != ']' ||
        reader->text[at + 1] != '_')
        return false;
    strbuf_add(&reader->prose->text, reader->text + reader->at, at + 1 - reader->at);
    reader->at = at + 2;
    return true;
}

static bool add_marked(struct reader *reader)
{
    const char *text;
    size_t size, role;
    if (starts(reader, "``")) {
        if (!marked(reader, "``", true, &reader->no_literal, &text, &size))
            return false;
        strbuf_add(&reader->prose->text, text, size);
        return true;
    }
    if (starts(reader, "**")) {
        if (!marked(reader, "**", false, &reader->no_strong, &text, &size))
            return false;
        add_plain(reader, text, size);
        return true;
    }
    switch (reader->text[reader->at]) {
    case '*':
        if (!marked(reader, "*", false, &reader->no_emphasis, &text, &size))
            return false;
        add_plain(reader, text, size);
        return true;
    case '`':
        if (!marked(reader, "`", false, &reader->no_role, &text, &size))
            return false;
        add_backquoted(reader, text, size, false);
        return true;
    case ':':
        role = role_size(reader);
        if (!role || !may_begin(reader, 1))
            return false;
        reader->at += role;
        size_t end = find_end(reader, reader->at + 1, "`", false, &reader->no_role);
        if (end >= reader->n) {
            reader->at -= role;
            return false;
        }
        text = reader->text + reader->at + 1;
        size = end - reader->at - 1;
        reader->at = end + 1;
        add_backquoted(reader, text, size, true);
        return true;
    case '|':
        if (!marked(reader, "|", false, &reader->no_substitution, &text, &size))
            return false;
        const struct rst_name *value =
            find(reader->names, &reader->names->substitutions, text, size);
        strbuf_add(&reader->prose->text, value ? value->text : text, value ? value->size : size);
        return true;
    case '[':
        return add_note(reader);
    default:
        return false;
    }
}

void rst_inline(struct prose *prose, struct rst_names *names, const char *text, size_t n)
{
    struct reader reader = {.prose = prose, .names = names, .text = text, .n = n};
    while (reader.at < n) {
        char c = text[reader.at];
        if (c == '\\') {
            add_plain(&reader, text + reader.at, n - reader.at < 2 ? n - reader.at : 2);
            reader.at += n - reader.at < 2 ? n - reader.at : 2;
        } else if (is_word(c)) {
            add_word(&reader);
        } else if (!strchr("*`:|[", c) || !c || !add_marked(&reader)) {
            /* marks that begin nothing stand together */
            do
                strbuf_addc(&prose->text, text[reader.at++]);
            while (reader.at < n && text[reader.at] == c && strchr("*`", c) && c);
        }
    }
}
