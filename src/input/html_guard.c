#include "input/html_guard.h"

#include <string.h>
#include <strings.h>

enum {
    DEPTH_MAX = 512,
    ELEMENTS_MAX = 200000, /* no page has so many */
    SEARCH_MAX = 64, /* open elements that an end tag is looked for in */
    ATTRIBUTES_MAX = 256,
    NAME_MAX = 16,
};

struct guard {
    uint8_t *page;
    uint32_t size, at;
    char open[DEPTH_MAX][NAME_MAX];
    uint32_t depth, elements;
    uint32_t foreign; /* depth inside the outermost drawing or formula; 0 outside */
};

static bool is_one_of(const char *name, const char *const *list)
{
    for (; *list; list++)
        if (strcmp(name, *list) == 0)
            return true;
    return false;
}

static bool is_space(uint8_t byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static bool is_letter(uint8_t byte)
{
    return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

static void blank(struct guard *guard, uint32_t from, uint32_t to)
{
    memset(guard->page + from, ' ', to - from);
}

/* Past the end of `what` at or behind `from`; the page's end where it is missing. */
static uint32_t past(const struct guard *guard, uint32_t from, const char *what)
{
    uint32_t n = (uint32_t)strlen(what);
    for (uint32_t i = from; i + n <= guard->size; i++) {
        const uint8_t *hit = memchr(guard->page + i, what[0], guard->size - i - n + 1);
        if (!hit)
            break;
        i = (uint32_t)(hit - guard->page);
        if (memcmp(hit, what, n) == 0)
            return i + n;
    }
    return guard->size;
}

/* Past the attributes and the ">" of a tag. */
static uint32_t skip_attributes(struct guard *guard, uint32_t at)
{
    uint32_t count = 0, excess = 0;
    while (at < guard->size && guard->page[at] != '>') {
        if (is_space(guard->page[at]) || guard->page[at] == '/') {
            at++;
            continue;
        }
        if (++count == ATTRIBUTES_MAX)
            excess = at;
        while (at < guard->size && !is_space(guard->page[at]) && guard->page[at] != '>' &&
               guard->page[at] != '=')
            at++;
        while (at < guard->size && is_space(guard->page[at]))
            at++;
        if (at == guard->size || guard->page[at] != '=')
            continue;
        at++;
        while (at < guard->size && is_space(guard->page[at]))
            at++;
        uint8_t quote = at < guard->size ? guard->page[at] : 0;
        if (quote == '"' || quote == '\'') {
            const uint8_t *end = memchr(guard->page + at + 1, quote, guard->size - at - 1);
            at = end ? (uint32_t)(end - guard->page) + 1 : guard->size;
        } else {
            while (at < guard->size && !is_space(guard->page[at]) && guard->page[at] != '>')
                at++;
        }
    }
    if (excess)
        blank(guard, excess, at);
    return at < guard->size ? at + 1 : at;
}

/* The text of scripts and their like is no markup; past it, up to the end tag. */
static uint32_t skip_raw(const struct guard *guard, uint32_t at, const char *name)
{
    size_t n = strlen(name);
    while (at < guard->size) {
        at = past(guard, at, "</");
        if (guard->size - at >= n && strncasecmp((char *)guard->page + at, name, n) == 0)
            return at - 2;
    }
    return at;
}

/* Elements that others close, or that hold none: they do not nest by themselves. */
static bool never_nests(const char *name)
{
    static const char *const list[] = {
        "area", "base", "br",     "col",    "embed", "hr",      "img",   "input",
        "link", "meta", "param",  "source", "wbr",   "track",   "p",     "li",
        "dt",   "dd",   "tr",     "option", "tbody", "thead",   "tfoot", "html",
        "head", "body", "keygen", "td",     "th",    "caption", NULL};
    return is_one_of(name, list);
}

static bool is_formatting(const char *name)
{
    static const char *const list[] = {"a", "b",     "big",    "code",   "em", "font", "i", "nobr",
                                       "s", "small", "strike", "strong", "tt", "u",    NULL};
    return is_one_of(name, list);
}

static bool is_raw(const char *name)
{
    static const char *const list[] = {"script", "style",   "textarea", "title", "xmp",
                                       "iframe", "noembed", "noframes", NULL};
    return is_one_of(name, list);
}

/* End tags do not reach through these. */
static bool is_wall(const char *name)
{
    static const char *const list[] = {"table", "button", "object", "applet",  "template",
                                       "svg",   "math",   "select", "marquee", NULL};
    return is_one_of(name, list);
}

/* Nor do those of elements that are no such ones through these. */
static bool is_special(const char *name)
{
    static const char *const list[] = {
        "address", "article",  "aside",  "blockquote", "center",  "details", "dir",     "div",
        "dl",      "fieldset", "figure", "figcaption", "footer",  "form",    "h1",      "h2",
        "h3",      "h4",       "h5",     "h6",         "header",  "hgroup",  "main",    "menu",
        "nav",     "ol",       "pre",    "section",    "summary", "ul",      "listing", NULL};
    return is_one_of(name, list) || is_wall(name);
}

/* The open elements that an end tag closes, by the rules of HTML5 or fewer. */
static void close(struct guard *guard, const char *name)
{
    bool alone = is_formatting(name) || strcmp(name, "form") == 0, special = is_special(name);
    for (uint32_t i = 0; i < guard->depth && i < SEARCH_MAX; i++) {
        const char *open = guard->open[guard->depth - 1 - i];
        if (strcmp(open, name) == 0) {
            /* what is open in these stays open */
            if (alone)
                memmove(guard->open[guard->depth - 1 - i], guard->open[guard->depth - i],
                        (size_t)i * NAME_MAX);
            guard->depth -= alone ? 1 : i + 1;
            return;
        }
        if (is_wall(open) || (!special && !alone && is_special(open)))
            return;
    }
}

static void tag(struct guard *guard, bool plain)
{
    uint32_t start = guard->at, at = start + 1;
    bool end = guard->page[at] == '/';
    at += end;
    char name[NAME_MAX] = {0};
    for (size_t n = 0; at < guard->size && !is_space(guard->page[at]) && guard->page[at] != '>' &&
                       guard->page[at] != '/';
         at++)
        if (n < NAME_MAX - 1)
            name[n++] =
                (char)(is_letter(guard->page[at]) ? guard->page[at] | 0x20 : guard->page[at]);
    guard->at = skip_attributes(guard, at);
    bool slash = guard->at - start >= 2 && guard->page[guard->at - 2] == '/';
    if (!end && ++guard->elements > ELEMENTS_MAX) {
        blank(guard, start, guard->at);
        return;
    }
    if (plain && is_formatting(name)) {
        blank(guard, start, guard->at);
    } else if (end) {
        close(guard, name);
    } else if (is_raw(name)) {
        guard->at = skip_raw(guard, guard->at, name);
    } else if (guard->foreign ? !slash : !never_nests(name)) {
        if (guard->depth == DEPTH_MAX) {
            blank(guard, start, guard->at);
            return;
        }
        memcpy(guard->open[guard->depth++], name, NAME_MAX);
        if (!guard->foreign && (strcmp(name, "svg") == 0 || strcmp(name, "math") == 0))
            guard->foreign = guard->depth;
    }
    if (guard->depth < guard->foreign)
        guard->foreign = 0;
}

/* A document type may declare entities, in brackets, which nobody expands; their
 * end would be taken for text. */
static void declaration(struct guard *guard)
{
    uint32_t start = guard->at, end = past(guard, start + 2, ">"), open = start;
    while (open < end && guard->page[open] != '[')
        open++;
    guard->at = end;
    if (open == end || guard->size - start < 9 ||
        strncasecmp((char *)guard->page + start, "<!doctype", 9) != 0)
        return;
    uint32_t close = open;
    do
        close = past(guard, close, "]");
    while (close < guard->size && guard->page[close] != '>' && !is_space(guard->page[close]));
    while (close < guard->size && is_space(guard->page[close]))
        close++;
    if (close == guard->size || guard->page[close] != '>')
        return;
    blank(guard, open, close);
    guard->at = close + 1;
}

void html_guard(uint8_t *page, uint32_t size, bool plain)
{
    struct guard guard = {.page = page, .size = size};
    while (guard.at + 1 < size) {
        const uint8_t *next = memchr(page + guard.at, '<', size - guard.at);
        if (!next || next + 1 >= page + size)
            return;
        guard.at = (uint32_t)(next - page);
        if (size - guard.at >= 4 && memcmp(next, "<!--", 4) == 0)
            guard.at = past(&guard, guard.at + 4, "-->");
        else if (next[1] == '!')
            declaration(&guard);
        else if (next[1] == '?')
            guard.at = past(&guard, guard.at + 2, ">");
        else if (is_letter(next[1]) ||
                 (next[1] == '/' && next + 2 < page + size && is_letter(next[2])))
            tag(&guard, plain);
        else
            guard.at++;
    }
}
