#include "input/markdown.h"

#include <cmark.h>
#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/strbuf.h"
#include "base/vec.h"

enum {
    MARKDOWN_MAX = 256 * 1024 * 1024,
    PICTURE_NAME_MAX = 80 /* bytes */
};

struct builder {
    struct arena *arena;
    const struct document *decoded;
    struct document *out;
    struct {
        uint32_t *at;
        size_t n, cap;
    } lines; /* where each begins in the file */
    struct strbuf text;
    struct {
        struct origin *at;
        size_t n, cap;
    } origins;
    struct {
        struct passage *at;
        size_t n, cap;
    } passages;
    struct {
        struct left_out *at;
        size_t n, cap;
    } left_out;
    struct {
        struct hyperlink *at;
        size_t n, cap;
    } hyperlinks;
    struct {
        uint32_t start;
        struct strbuf target;
        cmark_node *node; /* NULL: a tag */
    } anchor;               /* the link that is open */
    bool in_anchor;
    uint32_t quotes, items; /* open ones */
    bool headline;          /* there was one */
};

static void find_lines(struct builder *builder, uint32_t from)
{
    const uint8_t *text = builder->decoded->text;
    uint32_t size = builder->decoded->size;
    *VEC_ADD(builder->arena, &builder->lines) = from;
    for (uint32_t i = from; i < size; i++)
        if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == size || text[i + 1] != '\n')))
            *VEC_ADD(builder->arena, &builder->lines) = i + 1;
}

/* The lines of a block, without the line end. cmark is a line off at times. */
static struct span raw_of(const struct builder *builder, cmark_node *node)
{
    size_t first = (size_t)cmark_node_get_start_line(node);
    size_t last = (size_t)cmark_node_get_end_line(node);
    uint32_t size = builder->decoded->size;
    struct span raw = {size, size};
    if (first >= 1 && first <= builder->lines.n)
        raw.start = builder->lines.at[first - 1];
    if (last >= 1 && last < builder->lines.n)
        raw.end = builder->lines.at[last];
    const char *literal = cmark_node_get_literal(node);
    if (raw.end <= raw.start)
        raw.end = raw.start + (literal ? (uint32_t)strlen(literal) : 0);
    if (raw.end > size)
        raw.end = size;
    while (raw.end > raw.start && ascii_is_blank(builder->decoded->text[raw.end - 1]))
        raw.end--;
    return raw;
}

static void leave_out(struct builder *builder, enum left_out_kind kind, struct span raw)
{
    char *text = arena_alloc(builder->arena, span_size(raw), 1);
    memcpy(text, builder->decoded->text + raw.start, span_size(raw));
    *VEC_ADD(builder->arena, &builder->left_out) =
        (struct left_out){.kind = kind, .text = text, .size = span_size(raw), .raw = raw};
}

static enum passage_kind kind_of(struct builder *builder, cmark_node *node)
{
    if (cmark_node_get_type(node) == CMARK_NODE_HEADING) {
        bool first = !builder->headline && cmark_node_get_heading_level(node) == 1;
        builder->headline |= first;
        return first ? PASSAGE_HEADLINE : PASSAGE_HEADING;
    }
    return builder->quotes ? PASSAGE_BLOCK_QUOTE : builder->items ? PASSAGE_ITEM : PASSAGE_BODY;
}

/* What is between two paragraphs of the document. */
static void part(struct builder *builder)
{
    if (builder->text.n)
        strbuf_adds(&builder->text, "\n\n");
}

static void add_passage(struct builder *builder, enum passage_kind kind, struct span raw,
                        uint32_t start)
{
    while (builder->text.n > start && builder->text.at[builder->text.n - 1] == '\n')
        builder->text.n--;
    if (builder->text.n == start) {
        /* a block without words: nothing is to stand between its neighbours */
        builder->text.n -= start ? 2 : 0;
        return;
    }
    struct span span = {start, (uint32_t)builder->text.n};
    *VEC_ADD(builder->arena, &builder->passages) = (struct passage){span, kind};
    *VEC_ADD(builder->arena, &builder->origins) = (struct origin){span, raw};
}

/* The bytes of "---" lines at the very beginning and what is between them, as
 * site generators have it, or of "+++" lines; 0 where there are none. */
static uint32_t front_matter(const uint8_t *text, uint32_t size)
{
    const char *mark = size >= 3 && text[0] == '+' ? "+++" : "---";
    if (size < 4 || memcmp(text, mark, 3) != 0 || (text[3] != '\n' && text[3] != '\r'))
        return 0;
    for (uint32_t at = 3; at < size;) {
        const uint8_t *end = memchr(text + at, '\n', size - at);
        if (!end)
            return 0;
        at = (uint32_t)(end - text) + 1;
        if (size - at >= 3 && memcmp(text + at, mark, 3) == 0 &&
            (size - at == 3 || text[at + 3] == '\n' || text[at + 3] == '\r'))
            return at + 3;
    }
    return 0;
}

/* What well-known entries say. */
static void say_entry(struct builder *builder, struct span raw)
{
    static const struct {
        const char *name;
        enum metadata which;
    } known[] = {{"title", METADATA_TITLE},        {"author", METADATA_AUTHOR},
                 {"date", METADATA_PUBLISHED},     {"published", METADATA_PUBLISHED},
                 {"lastmod", METADATA_MODIFIED},   {"modified", METADATA_MODIFIED},
                 {"updated", METADATA_MODIFIED}};
    const char *text = (const char *)builder->decoded->text;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        uint32_t size = (uint32_t)strlen(known[i].name), at = raw.start + size, end = raw.end;
        if (span_size(raw) < size || strncasecmp(text + raw.start, known[i].name, size) != 0)
            continue;
        while (at < end && text[at] == ' ')
            at++;
        if (at == end || (text[at] != ':' && text[at] != '='))
            continue;
        at++;
        while (at < end && ascii_is_blank((uint8_t)text[at]))
            at++;
        if (end - at >= 2 && (text[at] == '"' || text[at] == '\'') && text[end - 1] == text[at]) {
            at++;
            end--;
        }
        if (!memchr(text + at, '\n', end - at))
            document_say(builder->out, known[i].which, text + at, end - at, builder->arena);
    }
}

static void add_entry(struct builder *builder, struct span raw)
{
    if (span_empty(raw))
        return;
    say_entry(builder, raw);
    part(builder);
    uint32_t start = (uint32_t)builder->text.n;
    for (uint32_t i = raw.start; i < raw.end; i++)
        if (builder->decoded->text[i] != '\r')
            strbuf_addc(&builder->text, (char)builder->decoded->text[i]);
    add_passage(builder, PASSAGE_METADATA, raw, start);
}

/* Each entry of the front matter, with the lines that are set in below it, is a
 * paragraph. */
static void add_front_matter(struct builder *builder, uint32_t end)
{
    const uint8_t *text = builder->decoded->text;
    struct span entry = {0, 0};
    for (uint32_t at = 0; at < end;) {
        const uint8_t *feed = memchr(text + at, '\n', end - at);
        struct span line = {at, feed ? (uint32_t)(feed - text) : end};
        at = feed ? line.end + 1 : end;
        while (line.end > line.start && ascii_is_blank(text[line.end - 1]))
            line.end--;
        if (line.start == 0 || at == end) /* the marks */
            continue;
        bool goes_on = !span_empty(line) &&
                       (ascii_is_blank(text[line.start]) || text[line.start] == '-');
        if (goes_on && !span_empty(entry)) {
            entry.end = line.end;
            continue;
        }
        add_entry(builder, entry);
        entry = line;
    }
    add_entry(builder, entry);
}

/* A block of code or HTML is what it says. */
static void add_literal(struct builder *builder, cmark_node *node)
{
    const char *literal = cmark_node_get_literal(node);
    if (cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK && strncmp(literal, "<!--", 4) == 0) {
        leave_out(builder, LEFT_OUT_HIDDEN, raw_of(builder, node));
        return;
    }
    part(builder);
    uint32_t start = (uint32_t)builder->text.n;
    strbuf_adds(&builder->text, literal);
    add_passage(builder, kind_of(builder, node), raw_of(builder, node), start);
}

/* Rows of a table, which CommonMark does not know, stay rows. */
static void add_soft_break(struct builder *builder, uint32_t start)
{
    bool row = builder->text.n > start && builder->text.at[start] == '|';
    strbuf_addc(&builder->text, row ? '\n' : ' ');
}

static void add_hyperlink(struct builder *builder, uint32_t start, const char *target, size_t size)
{
    char *copy = arena_alloc(builder->arena, size + 1, 1);
    memcpy(copy, target, size);
    if (builder->text.n > start && size)
        *VEC_ADD(builder->arena, &builder->hyperlinks) = (struct hyperlink){
            {start, (uint32_t)builder->text.n}, copy, (uint32_t)size};
}

static void add_target(struct strbuf *target, cmark_node *node)
{
    const char *title = cmark_node_get_title(node);
    strbuf_adds(target, target->n ? " " : "");
    strbuf_adds(target, cmark_node_get_url(node));
    if (title && *title)
        strbuf_addf(target, " \"%s\"", title);
}

static void begin_anchor(struct builder *builder)
{
    builder->in_anchor = true;
    builder->anchor.start = (uint32_t)builder->text.n;
    builder->anchor.target = (struct strbuf){.arena = builder->arena};
}

static void end_anchor(struct builder *builder)
{
    struct strbuf *target = &builder->anchor.target;
    if (builder->in_anchor)
        add_hyperlink(builder, builder->anchor.start, strbuf_cstr(target), target->n);
    builder->in_anchor = false;
}

/* A picture that nothing is said of stands as its file. */
static void name_picture(struct builder *builder, cmark_node *node)
{
    const char *url = cmark_node_get_url(node), *slash = strrchr(url, '/');
    const char *name = slash ? slash + 1 : url;
    size_t n = strcspn(name, "?#");
    if (strncmp(url, "data:", 5) == 0 || n == 0 || n > PICTURE_NAME_MAX)
        strbuf_adds(&builder->text, "image");
    else
        strbuf_add(&builder->text, name, n);
}

/* Links and pictures; a picture in a link adds to where that leads. */
static void add_anchor(struct builder *builder, cmark_node *node, bool enter)
{
    bool picture = cmark_node_get_type(node) == CMARK_NODE_IMAGE;
    if (enter && !builder->in_anchor) {
        begin_anchor(builder);
        builder->anchor.node = node;
    }
    if (enter) {
        add_target(&builder->anchor.target, node);
        return;
    }
    if (picture && !cmark_node_first_child(node))
        name_picture(builder, node);
    if (node == builder->anchor.node)
        end_anchor(builder);
}

/* Behind "href=" in a tag, NULL where there is none. */
static const char *find_href(const char *tag)
{
    static const char name[] = "href=";
    for (; *tag; tag++)
        if (ascii_is_blank((uint8_t)*tag) && strncasecmp(tag + 1, name, strlen(name)) == 0)
            return tag + 1 + strlen(name);
    return NULL;
}

/* A link as a tag in the line: <a href="...">. Other tags are nothing. */
static void add_tag(struct builder *builder, const char *tag)
{
    if (strncasecmp(tag, "</a>", 4) == 0 && !builder->anchor.node) {
        end_anchor(builder);
        return;
    }
    const char *href = strncasecmp(tag, "<a", 2) == 0 && ascii_is_blank((uint8_t)tag[2])
                           ? find_href(tag)
                           : NULL;
    if (!href || builder->in_anchor)
        return;
    const char *ends = *href == '"' ? "\"" : *href == '\'' ? "'" : " >";
    href += *href == '"' || *href == '\'';
    begin_anchor(builder);
    builder->anchor.node = NULL;
    strbuf_add(&builder->anchor.target, href, strcspn(href, ends));
}

static void walk(struct builder *builder, cmark_node *root)
{
    cmark_iter *iterator = cmark_iter_new(root);
    uint32_t start = 0;
    for (cmark_event_type event; (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iterator);
        bool enter = event == CMARK_EVENT_ENTER;
        switch (cmark_node_get_type(node)) {
        case CMARK_NODE_BLOCK_QUOTE:
            builder->quotes += enter ? 1 : UINT32_MAX;
            break;
        case CMARK_NODE_ITEM:
            builder->items += enter ? 1 : UINT32_MAX;
            break;
        case CMARK_NODE_PARAGRAPH:
        case CMARK_NODE_HEADING:
            if (enter) {
                part(builder);
                start = (uint32_t)builder->text.n;
            } else {
                end_anchor(builder); /* a tag that was left open */
                add_passage(builder, kind_of(builder, node), raw_of(builder, node), start);
            }
            break;
        case CMARK_NODE_CODE_BLOCK:
        case CMARK_NODE_HTML_BLOCK:
            add_literal(builder, node);
            break;
        case CMARK_NODE_TEXT:
        case CMARK_NODE_CODE:
            strbuf_adds(&builder->text, cmark_node_get_literal(node));
            break;
        case CMARK_NODE_LINK:
        case CMARK_NODE_IMAGE:
            add_anchor(builder, node, enter);
            break;
        case CMARK_NODE_HTML_INLINE:
            add_tag(builder, cmark_node_get_literal(node));
            break;
        case CMARK_NODE_SOFTBREAK:
            add_soft_break(builder, start);
            break;
        case CMARK_NODE_LINEBREAK:
            strbuf_addc(&builder->text, '\n');
            break;
        default:
            break;
        }
    }
    cmark_iter_free(iterator);
}

bool markdown_extract(const struct document *decoded, struct arena *arena, struct document *out,
                      struct error *error)
{
    if (decoded->size > MARKDOWN_MAX)
        return error_set(error, "%s: larger than 256 MB, which is no article", decoded->name);
    struct builder builder = {.arena = arena, .decoded = decoded, .out = out, .text = {.arena = arena}};
    uint32_t from = front_matter(decoded->text, decoded->size);
    if (from)
        add_front_matter(&builder, from);
    find_lines(&builder, from);
    cmark_node *root = cmark_parse_document((const char *)decoded->text + from,
                                            decoded->size - from, CMARK_OPT_DEFAULT);
    walk(&builder, root);
    cmark_node_free(root);
    if (builder.text.n)
        strbuf_addc(&builder.text, '\n');
    out->format = "markdown";
    out->text = (const uint8_t *)strbuf_cstr(&builder.text);
    out->size = (uint32_t)builder.text.n;
    out->raw = decoded->text;
    out->raw_size = decoded->size;
    out->origins = builder.origins.at;
    out->n_origins = builder.origins.n;
    out->passages = builder.passages.at;
    out->n_passages = builder.passages.n;
    out->hyperlinks = builder.hyperlinks.at;
    out->n_hyperlinks = builder.hyperlinks.n;
    out->left_out = builder.left_out.at;
    out->n_left_out = builder.left_out.n;
    return true;
}
