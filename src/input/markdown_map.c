#include "input/markdown_map.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "input/front_matter.h"
#include "input/markdown_marks.h"

enum { BEGINNINGS = 32 /* lines of definitions before the text of a paragraph */ };

struct mapper {
    struct arena *arena;
    const struct document *document;
    const uint8_t *source;
    uint32_t size, at;  /* of the source */
    uint32_t pos, stop; /* of the document's text: where the paragraph goes on, its end */
    uint32_t quotes;    /* that the paragraph is in */
    uint32_t within;
    struct {
        uint32_t *at;
        size_t n, cap;
    } lines;
    struct {
        struct markdown_block *at;
        size_t n, cap;
    } blocks;
    struct {
        struct markdown_atom *at;
        size_t n, cap;
    } atoms;
    struct {
        struct markdown_mark *at;
        size_t n, cap;
    } marks;
};

static uint8_t here(const struct mapper *m, uint32_t ahead)
{
    return m->at + ahead < m->size ? m->source[m->at + ahead] : 0;
}

/* Whether what comes next only makes the last atom longer. */
static bool goes_on(const struct mapper *m)
{
    if (!m->atoms.n)
        return false;
    const struct markdown_atom *last = &m->atoms.at[m->atoms.n - 1];
    return !last->whole && last->within == m->within && last->source.end == m->at &&
           last->text.end == m->pos;
}

/* n bytes of text that `size` bytes of the source say. */
static bool take(struct mapper *m, const char *text, uint32_t n, uint32_t size, bool whole)
{
    if (m->stop - m->pos < n || m->size - m->at < size ||
        (text && memcmp(m->document->text + m->pos, text, n) != 0))
        return false;
    if (!whole && goes_on(m)) {
        struct markdown_atom *last = &m->atoms.at[m->atoms.n - 1];
        last->text.end += n;
        last->source.end += size;
    } else {
        *VEC_ADD(m->arena, &m->atoms) =
            (struct markdown_atom){{m->pos, m->pos + n}, {m->at, m->at + size}, m->within, whole};
    }
    m->pos += n;
    m->at += size;
    return true;
}

/* Bytes of blanks at a place. */
static uint32_t blanks(const struct mapper *m, uint32_t at)
{
    uint32_t from = at;
    while (at < m->size && (m->source[at] == ' ' || m->source[at] == '\t'))
        at++;
    return at - from;
}

/* Behind the end of a line and what begins the next one in the same paragraph; the
 * same place where no line ends there. */
static uint32_t next_line(const struct mapper *m, uint32_t at)
{
    uint32_t from = at;
    at += blanks(m, at);
    if (at < m->size && m->source[at] == '\r')
        at++;
    if (at < m->size && m->source[at] == '\n')
        at++;
    if (at == from || (m->source[at - 1] != '\n' && m->source[at - 1] != '\r'))
        return from;
    at += blanks(m, at);
    for (uint32_t q = 0; q < m->quotes && at < m->size && m->source[at] == '>'; q++)
        at += 1 + blanks(m, at + 1);
    return at;
}

static bool map_break(struct mapper *m, bool hard)
{
    uint32_t from = m->at, at = from + (hard && here(m, 0) == '\\');
    uint32_t next = next_line(m, at);
    if (next == at)
        return false;
    return take(m, NULL, 1, next - from, true);
}

/* The size of a character reference, 0 where there is none. `text` is what cmark made
 * of it and of what follows. */
static uint32_t reference(const struct mapper *m, const char *text)
{
    uint32_t n = 1;
    if (here(m, 0) != '&')
        return 0;
    while (n < 40 && (here(m, n) == '#' || (here(m, n) >= '0' && here(m, n) <= '9') ||
                      ((here(m, n) | 32) >= 'a' && (here(m, n) | 32) <= 'z')))
        n++;
    if (here(m, n++) != ';')
        return 0;
    if (*text != '&')
        return n;
    /* a sign that stands for itself, or one that says so */
    static const char *const forms[] = {"&amp;", "&AMP;", "&#38;", "&#x26;", "&#X26;"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (n == strlen(forms[i]) && !memcmp(m->source + m->at, forms[i], n))
            return n;
    return 0;
}

static bool map_text(struct mapper *m, const char *text)
{
    size_t n = strlen(text), i = 0;
    while (i < n) {
        uint32_t size = reference(m, text + i), cp;
        if (size) {
            size_t first = utf8_decode((const uint8_t *)text + i, n - i, &cp);
            size_t behind = i + first;
            if (behind < n && here(m, size) != (uint8_t)text[behind] && here(m, size) != '\\' &&
                here(m, size) != '&') /* a few stand for two characters */
                first += utf8_decode((const uint8_t *)text + behind, n - behind, &cp);
            if (!take(m, text + i, (uint32_t)first, size, true))
                return false;
            i += first;
        } else if (here(m, 0) == '\\' && markdown_is_mark(here(m, 1)) &&
                   here(m, 1) == (uint8_t)text[i]) {
            if (!take(m, text + i++, 1, 2, true))
                return false;
        } else if (m->at >= m->size || here(m, 0) != (uint8_t)text[i] ||
                   !take(m, text + i++, 1, 1, false)) {
            return false;
        }
    }
    return true;
}

static uint32_t begin_mark(struct mapper *m, enum markdown_kind kind, uint32_t size)
{
    *VEC_ADD(m->arena, &m->marks) =
        (struct markdown_mark){.kind = kind,
                               .open = {m->at, m->at + size},
                               .outer = m->within,
                               .depth = m->within ? m->marks.at[m->within - 1].depth + 1 : 0,
                               .target = "",
                               .title = ""};
    m->at += size;
    return m->within = (uint32_t)m->marks.n;
}

static bool end_mark(struct mapper *m, uint32_t size)
{
    if (!m->within || m->size - m->at < size)
        return false;
    struct markdown_mark *mark = &m->marks.at[m->within - 1];
    mark->close = (struct span){m->at, m->at + size};
    m->at += size;
    m->within = mark->outer;
    return true;
}

static bool map_delimiter(struct mapper *m, enum markdown_kind kind, bool enter)
{
    uint32_t size = kind == MARKDOWN_STRONG ? 2 : 1;
    if (!enter) {
        const struct markdown_mark *mark = m->within ? &m->marks.at[m->within - 1] : NULL;
        return mark && here(m, 0) == m->source[mark->open.start] &&
               here(m, size - 1) == here(m, 0) && end_mark(m, size);
    }
    if ((here(m, 0) != '*' && here(m, 0) != '_') || here(m, size - 1) != here(m, 0))
        return false;
    return begin_mark(m, kind, size) > 0;
}

static const char *copy_of(struct mapper *m, const char *text)
{
    struct strbuf copy = {.arena = m->arena};
    strbuf_adds(&copy, text ? text : "");
    return strbuf_cstr(&copy);
}

/* What the document calls a picture that nothing is said of, if anything: all up to the
 * text behind it. */
static bool map_name(struct mapper *m, cmark_node *image)
{
    cmark_node *next = cmark_node_next(image);
    if (next && cmark_node_get_type(next) != CMARK_NODE_TEXT)
        return true;
    const char *text = next ? cmark_node_get_literal(next) : "";
    size_t n = strlen(text);
    uint32_t at = m->pos;
    while (at < m->stop && (!n || m->stop - at < n || memcmp(m->document->text + at, text, n) != 0))
        at++;
    return at == m->pos || take(m, NULL, at - m->pos, 0, true);
}

static bool map_link(struct mapper *m, cmark_node *node, bool enter)
{
    bool image = cmark_node_get_type(node) == CMARK_NODE_IMAGE;
    if (enter) {
        if (image ? here(m, 0) != '!' || here(m, 1) != '[' : here(m, 0) != '[' && here(m, 0) != '<')
            return false;
        uint32_t index = begin_mark(m, image ? MARKDOWN_IMAGE : MARKDOWN_LINK, image ? 2 : 1) - 1;
        m->marks.at[index].target = copy_of(m, cmark_node_get_url(node));
        m->marks.at[index].title = copy_of(m, cmark_node_get_title(node));
        return true;
    }
    if (!m->within)
        return false;
    if (m->source[m->marks.at[m->within - 1].open.start] == '<')
        return here(m, 0) == '>' && end_mark(m, 1);
    uint32_t size = markdown_link_end(m->source, m->size, m->at);
    if (image && !cmark_node_first_child(node) && !map_name(m, node))
        return false;
    return size && end_mark(m, size);
}

static bool map_code(struct mapper *m, const char *text)
{
    uint32_t ticks = 0, end;
    while (here(m, ticks) == '`')
        ticks++;
    end = markdown_code_end(m->source, m->size, m->at + ticks, ticks);
    if (!ticks || !end)
        return false;
    bool padded = strlen(text) + 2 <= end - m->at - ticks && ascii_is_blank(here(m, ticks)) &&
                  ascii_is_blank(m->source[end - 1]) && strspn(text, " ") != strlen(text);
    begin_mark(m, MARKDOWN_CODE, ticks + padded);
    while (*text) {
        uint32_t next = next_line(m, m->at);
        bool good = *text == ' ' && next != m->at && here(m, 0) != ' '
                        ? take(m, text, 1, next - m->at, true)
                        : here(m, 0) == (uint8_t)*text && take(m, text, 1, 1, false);
        if (!good || m->at > end)
            return false;
        text++;
    }
    return m->at + padded == end && end_mark(m, ticks + padded);
}

/* A tag says nothing, and stays where it is. */
static bool map_tag(struct mapper *m, const char *text)
{
    uint32_t from = m->at, at = from;
    for (; *text; text++) {
        if (*text == '\n') {
            uint32_t next = next_line(m, at);
            if (next == at)
                return false;
            at = next - blanks(m, next);
            while (text[1] == ' ' || text[1] == '\t')
                text++;
        } else if (at < m->size && m->source[at] == (uint8_t)*text) {
            at++;
        } else {
            return false;
        }
    }
    return take(m, NULL, 0, at - from, true);
}

static bool map_inline(struct mapper *m, cmark_node *node, bool enter)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        return map_text(m, cmark_node_get_literal(node));
    case CMARK_NODE_CODE:
        return map_code(m, cmark_node_get_literal(node));
    case CMARK_NODE_HTML_INLINE:
        return map_tag(m, cmark_node_get_literal(node));
    case CMARK_NODE_SOFTBREAK:
        return map_break(m, false);
    case CMARK_NODE_LINEBREAK:
        return map_break(m, true);
    case CMARK_NODE_EMPH:
        return map_delimiter(m, MARKDOWN_EMPHASIS, enter);
    case CMARK_NODE_STRONG:
        return map_delimiter(m, MARKDOWN_STRONG, enter);
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
        return map_link(m, node, enter);
    default:
        return false;
    }
}

/* The whole of a paragraph or heading, from m->at on. */
static bool map_inlines(struct mapper *m, cmark_node *block)
{
    cmark_iter *iterator = cmark_iter_new(block);
    bool good = true;
    cmark_event_type event;
    while (good && (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        if (node != block)
            good = map_inline(m, node, event == CMARK_EVENT_ENTER) &&
                   (!m->within || m->marks.at[m->within - 1].depth < MARKDOWN_DEPTH_MAX);
    }
    cmark_iter_free(iterator);
    return good && m->pos == m->stop && !m->within;
}

static uint32_t line_end(const struct mapper *m, uint32_t at)
{
    while (at < m->size && m->source[at] != '\n' && m->source[at] != '\r')
        at++;
    return at;
}

/* The line that a byte is in, as an index. */
static size_t line_of(const struct mapper *m, uint32_t at)
{
    size_t low = 0, high = m->lines.n;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (m->lines.at[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static uint32_t line_start(const struct mapper *m, uint32_t at)
{
    return m->lines.n ? m->lines.at[line_of(m, at)] : 0;
}

/* A block of code or of HTML: each of its lines ends a line of the source. */
static bool map_lines(struct mapper *m, const char *text, size_t line)
{
    bool first = true;
    while (m->pos < m->stop) {
        size_t n = strcspn(text, "\n");
        if (line >= m->lines.n)
            return false;
        uint32_t end = line_end(m, m->lines.at[line]);
        if (end - m->lines.at[line] < n || memcmp(m->source + end - n, text, n) != 0)
            return false;
        if (first)
            m->at = end - (uint32_t)n;
        else if (!take(m, "\n", 1, end - (uint32_t)n - m->at, true))
            return false;
        if (n && !take(m, text, (uint32_t)n, (uint32_t)n, false))
            return false;
        first = false;
        text += n + (text[n] == '\n');
        line++;
    }
    return true;
}

static bool is_literal(cmark_node *block)
{
    return cmark_node_get_type(block) == CMARK_NODE_CODE_BLOCK ||
           cmark_node_get_type(block) == CMARK_NODE_HTML_BLOCK;
}

static bool is_fence(const struct mapper *m, uint32_t at)
{
    at += blanks(m, at);
    return at + 3 <= m->size &&
           (!memcmp(m->source + at, "```", 3) || !memcmp(m->source + at, "~~~", 3));
}

/* Where the text of a block may begin: where cmark says, or, behind definitions of
 * links, in a later line. */
static bool map_from(struct mapper *m, cmark_node *block, size_t line, uint32_t column, int n)
{
    uint32_t at = line < m->lines.n ? m->lines.at[line] + column : m->size;
    if (n)
        at = line + (size_t)n < m->lines.n ? m->lines.at[line + (size_t)n] : m->size;
    if (at >= m->size)
        return false;
    if (is_literal(block)) {
        const char *text = cmark_node_get_literal(block);
        return n == 0 && map_lines(m, text, line + is_fence(m, at));
    }
    m->at = at + blanks(m, at);
    for (uint32_t q = 0; n && q < m->quotes && here(m, 0) == '>'; q++)
        m->at += 1 + blanks(m, m->at + 1);
    if (cmark_node_get_type(block) == CMARK_NODE_HEADING && here(m, 0) == '#') {
        while (here(m, 0) == '#')
            m->at++;
        m->at += blanks(m, m->at);
    }
    return map_inlines(m, block);
}

/* The lines that a block takes, with an underline or a closing fence. */
static struct span lines_around(const struct mapper *m, cmark_node *block, size_t line,
                                struct span content)
{
    struct span lines = {line_start(m, content.start), line_end(m, content.end)};
    size_t next = line_of(m, lines.end) + 1;
    if (cmark_node_get_type(block) == CMARK_NODE_HEADING) {
        uint32_t at = content.start;
        while (at > lines.start && m->source[at - 1] != '#')
            at--;
        if (at == lines.start && next < m->lines.n) /* no "#": underlined */
            lines.end = line_end(m, m->lines.at[next]);
    } else if (is_literal(block) && line < m->lines.n && m->lines.at[line] < lines.start) {
        lines.start = m->lines.at[line];
        uint32_t at = next < m->lines.n ? m->lines.at[next] : m->size;
        for (uint32_t q = 0; q < m->quotes && at < m->size; q++) {
            at += blanks(m, at);
            at += at < m->size && m->source[at] == '>';
        }
        if (is_fence(m, at))
            lines.end = line_end(m, at);
    }
    return lines;
}

static void map_block(struct mapper *m, cmark_node *block, struct span text)
{
    size_t line = (size_t)cmark_node_get_start_line(block) - 1, atoms = m->atoms.n,
           marks = m->marks.n;
    uint32_t column = (uint32_t)cmark_node_get_start_column(block);
    bool good = false;
    for (int n = 0; n < BEGINNINGS && !good; n++) {
        m->atoms.n = atoms;
        m->marks.n = marks;
        m->within = 0;
        m->pos = text.start;
        m->stop = text.end;
        good = map_from(m, block, line, column ? column - 1 : 0, n) && m->atoms.n > atoms;
    }
    struct markdown_block mapped = {.text = text, .first = (uint32_t)atoms, .opaque = !good};
    if (good) {
        uint32_t start = m->atoms.at[atoms].source.start;
        for (size_t i = marks; i < m->marks.n; i++)
            start = m->marks.at[i].open.start < start ? m->marks.at[i].open.start : start;
        mapped.content = (struct span){start, m->at};
        mapped.lines = lines_around(m, block, line, mapped.content);
    } else {
        size_t last = (size_t)cmark_node_get_end_line(block) - 1;
        m->atoms.n = atoms;
        m->marks.n = marks;
        m->within = 0;
        uint32_t start = line < m->lines.n ? m->lines.at[line] : m->size;
        uint32_t end = last < m->lines.n && last >= line ? line_end(m, m->lines.at[last]) : start;
        mapped.content = mapped.lines = (struct span){start, end};
        *VEC_ADD(m->arena, &m->atoms) = (struct markdown_atom){text, mapped.content, 0, true};
    }
    mapped.end = (uint32_t)m->atoms.n;
    *VEC_ADD(m->arena, &m->blocks) = mapped;
}

/* A paragraph that is none of CommonMark's stands in the source as it is. */
static bool map_verbatim(struct mapper *m, struct span text)
{
    uint32_t from = m->blocks.n ? m->blocks.at[m->blocks.n - 1].lines.end : 0, n = span_size(text);
    while (from + n <= m->size && memcmp(m->source + from, m->document->text + text.start, n) != 0)
        from = line_end(m, from) + 1;
    if (from + n > m->size)
        return false;
    struct span source = {from, from + n};
    *VEC_ADD(m->arena, &m->blocks) = (struct markdown_block){
        text, source, {from, line_end(m, from + n)}, (uint32_t)m->atoms.n, (uint32_t)m->atoms.n + 1,
        false};
    *VEC_ADD(m->arena, &m->atoms) = (struct markdown_atom){text, source, 0, false};
    return true;
}

/* What a block says, as far as that is known without the document. */
static void say(cmark_node *block, struct strbuf *out, bool *exact)
{
    cmark_iter *iterator = cmark_iter_new(block);
    while (cmark_iter_next(iterator) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE || is_literal(node))
            strbuf_adds(out, cmark_node_get_literal(node));
        else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
            strbuf_addc(out, ' ');
        else if (type == CMARK_NODE_IMAGE && !cmark_node_first_child(node))
            *exact = false;
    }
    cmark_iter_free(iterator);
}

static bool says(const struct mapper *m, const struct strbuf *said, bool exact, struct span text)
{
    size_t n = said->n;
    while (n && said->at[n - 1] == '\n')
        n--;
    if (!exact)
        return true;
    if (n != span_size(text))
        return false;
    for (size_t i = 0; i < n; i++) {
        uint8_t c = m->document->text[text.start + i], s = (uint8_t)said->at[i];
        if (c != s && !(s == ' ' && c == '\n'))
            return false;
    }
    return true;
}

static bool map_document(struct mapper *m, cmark_node *root)
{
    cmark_iter *iterator = cmark_iter_new(root);
    struct arena scratch = {0};
    size_t p = 0;
    bool good = true;
    for (cmark_event_type event; good && (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iterator);
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_BLOCK_QUOTE)
            m->quotes += event == CMARK_EVENT_ENTER ? 1 : UINT32_MAX;
        if (event != CMARK_EVENT_ENTER ||
            (type != CMARK_NODE_PARAGRAPH && type != CMARK_NODE_HEADING && !is_literal(node)))
            continue;
        struct arena_mark begun = arena_mark(&scratch);
        struct strbuf said = {.arena = &scratch};
        bool exact = true;
        if (type == CMARK_NODE_HTML_BLOCK && !strncmp(cmark_node_get_literal(node), "<!--", 4))
            continue;
        say(node, &said, &exact);
        if (exact && strspn(strbuf_cstr(&said), "\n") == said.n)
            continue;
        while (good && p < m->document->n_passages &&
               !says(m, &said, exact, m->document->passages[p].span))
            good = map_verbatim(m, m->document->passages[p++].span);
        if (p == m->document->n_passages)
            good = !exact;
        else if (good)
            map_block(m, node, m->document->passages[p++].span);
        arena_rewind(&scratch, begun);
    }
    cmark_iter_free(iterator);
    arena_free(&scratch);
    while (good && p < m->document->n_passages)
        good = map_verbatim(m, m->document->passages[p++].span);
    return good;
}

bool markdown_map(const struct document *document, const uint8_t *source, uint32_t size,
                  struct arena *arena, struct markdown_map *map)
{
    struct mapper m = {.arena = arena, .document = document, .source = source, .size = size};
    uint32_t from = front_matter_size(source, size);
    *VEC_ADD(arena, &m.lines) = from;
    for (uint32_t i = from; i < size; i++)
        if (source[i] == '\n' || (source[i] == '\r' && (i + 1 == size || source[i + 1] != '\n')))
            *VEC_ADD(arena, &m.lines) = i + 1;
    cmark_node *root =
        cmark_parse_document((const char *)source + from, size - from, CMARK_OPT_DEFAULT);
    bool good = map_document(&m, root);
    cmark_node_free(root);
    *map = (struct markdown_map){source, size, m.blocks.at, m.blocks.n, m.atoms.at, m.marks.at};
    return good;
}
