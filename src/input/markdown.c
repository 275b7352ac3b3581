#include "input/markdown.h"

#include <cmark.h>
#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "input/front_matter.h"
#include "input/prose.h"

enum { MARKDOWN_MAX = 256 * 1024 * 1024 };

struct builder {
    struct prose prose;
    struct {
        uint32_t *at;
        size_t n, cap;
    } lines; /* where each begins in the file */
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
    const uint8_t *text = builder->prose.decoded->text;
    uint32_t size = builder->prose.decoded->size;
    *VEC_ADD(builder->prose.arena, &builder->lines) = from;
    for (uint32_t i = from; i < size; i++)
        if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == size || text[i + 1] != '\n')))
            *VEC_ADD(builder->prose.arena, &builder->lines) = i + 1;
}

/* The lines of a block, without the line end. cmark is a line off at times. */
static struct span raw_of(const struct builder *builder, cmark_node *node)
{
    size_t first = (size_t)cmark_node_get_start_line(node);
    size_t last = (size_t)cmark_node_get_end_line(node);
    uint32_t size = builder->prose.decoded->size;
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
    while (raw.end > raw.start && ascii_is_blank(builder->prose.decoded->text[raw.end - 1]))
        raw.end--;
    return raw;
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

/* A block of code or HTML is what it says. */
static void add_literal(struct builder *builder, cmark_node *node)
{
    const char *literal = cmark_node_get_literal(node);
    if (cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK && strncmp(literal, "<!--", 4) == 0) {
        prose_leave_out(&builder->prose, LEFT_OUT_HIDDEN, raw_of(builder, node));
        return;
    }
    uint32_t start = prose_begin(&builder->prose);
    strbuf_adds(&builder->prose.text, literal);
    prose_end(&builder->prose, start, kind_of(builder, node), raw_of(builder, node));
}

/* Rows of a table, which CommonMark does not know, stay rows. */
static void add_soft_break(struct builder *builder, uint32_t start)
{
    bool row = builder->prose.text.n > start && builder->prose.text.at[start] == '|';
    strbuf_addc(&builder->prose.text, row ? '\n' : ' ');
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
    builder->anchor.start = (uint32_t)builder->prose.text.n;
    builder->anchor.target = (struct strbuf){.arena = builder->prose.arena};
}

static void end_anchor(struct builder *builder)
{
    struct strbuf *target = &builder->anchor.target;
    if (builder->in_anchor)
        prose_hyperlink(&builder->prose, builder->anchor.start, strbuf_cstr(target), target->n);
    builder->in_anchor = false;
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
        prose_picture(&builder->prose, cmark_node_get_url(node), strlen(cmark_node_get_url(node)));
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

/* The number of an item, or that it has none. Only the first of its list says where they
 * begin, so each looks at the one before it. */
static uint32_t mark_of(cmark_node *item)
{
    cmark_node *list = cmark_node_parent(item), *before = cmark_node_previous(item);
    if (cmark_node_get_list_type(list) != CMARK_ORDERED_LIST)
        return LIST_BULLET;
    uint32_t number = (uint32_t)cmark_node_get_list_start(list);
    if (before)
        number = (uint32_t)(uintptr_t)cmark_node_get_user_data(before) + 1;
    (void)cmark_node_set_user_data(item, (void *)(uintptr_t)number);
    return number;
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
            builder->prose.list = (struct list_place){
                enter ? mark_of(node) : LIST_NO_MARK,
                (uint16_t)(builder->items < UINT16_MAX ? builder->items : UINT16_MAX)};
            break;
        case CMARK_NODE_PARAGRAPH:
        case CMARK_NODE_HEADING:
            if (enter) {
                start = prose_begin(&builder->prose);
            } else {
                end_anchor(builder); /* a tag that was left open */
                prose_end(&builder->prose, start, kind_of(builder, node), raw_of(builder, node));
            }
            break;
        case CMARK_NODE_CODE_BLOCK:
        case CMARK_NODE_HTML_BLOCK:
            add_literal(builder, node);
            break;
        case CMARK_NODE_TEXT:
        case CMARK_NODE_CODE:
            strbuf_adds(&builder->prose.text, cmark_node_get_literal(node));
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
            strbuf_addc(&builder->prose.text, '\n');
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
    struct builder builder = {
        .prose = {.arena = arena, .decoded = decoded, .text = {.arena = arena}}};
    uint32_t from = front_matter_size(decoded->text, decoded->size);
    if (from)
        front_matter_add(&builder.prose, from, out);
    find_lines(&builder, from);
    cmark_node *root = cmark_parse_document((const char *)decoded->text + from,
                                            decoded->size - from, CMARK_OPT_DEFAULT);
    walk(&builder, root);
    cmark_node_free(root);
    prose_finish(&builder.prose, "markdown", out);
    return true;
}
