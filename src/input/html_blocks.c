#include "input/html_blocks.h"

#include <string.h>

#include "base/ascii.h"
#include "base/vec.h"

enum {
    CELL_MAX = 200, /* bytes in a cell of data, white space included */
    LINE_MAX = 60,  /* bytes of a line that a br ends as if it were a paragraph */
};

struct builder {
    const struct html_tree *tree;
    struct arena *arena;
    struct html_blocks *out;
    bool *data_row;  /* by node: in a table of data */
    bool open;       /* the last block goes on */
    bool space;      /* a blank is due before the next word */
    bool apart;      /* it is due between two words only, where the page has none */
    unsigned breaks; /* br elements since */
    size_t line;     /* where the last line begins in the text */
    struct {
        uint32_t *at;
        size_t n, cap;
    } hidden;  /* elements within the open block that are not seen */
    bool cell; /* a new cell of a data row begins */
    uint32_t *anchor; /* by node: the link around it; 0 for none */
    uint32_t last_anchor; /* of the last hyperlink */
};

/* A table whose cells hold no blocks and little text, two to a row at least. */
static bool is_data(const struct html_tree *tree, uint32_t table)
{
    size_t cells = 0, rows = 0, text = 0;
    for (uint32_t i = table + 1; i < tree->at[table].end; i++) {
        enum html_tag tag = tree->at[i].tag;
        if (tag == TAG_TR)
            rows++;
        if (tag == TAG_TD || tag == TAG_TH) {
            cells++;
            text = 0;
        }
        if (tag == TAG_TEXT && (text += strlen(tree->at[i].text)) > CELL_MAX)
            return false;
        if (tag == TAG_BR ||
            (html_flow(tag) == FLOW_BLOCK && tag != TAG_TR && tag != TAG_TD && tag != TAG_TH &&
             tag != TAG_TBODY && tag != TAG_THEAD && tag != TAG_TFOOT && tag != TAG_CAPTION))
            return false;
    }
    return rows > 0 && cells >= 2 * rows;
}

static void mark_rows(struct builder *builder)
{
    const struct html_tree *tree = builder->tree;
    builder->data_row = arena_zero(builder->arena, tree->n, sizeof *builder->data_row);
    for (uint32_t i = 0; i < tree->n;) {
        uint32_t end = tree->at[i].end;
        /* a table with a table inside is none of data, so none is looked at twice */
        if (tree->at[i].tag != TAG_TABLE || !is_data(tree, i)) {
            i++;
            continue;
        }
        memset(builder->data_row + i + 1, true, end - i - 1);
        i = end;
    }
}

static void close_block(struct builder *builder)
{
    builder->open = builder->space = builder->apart = builder->cell = false;
    builder->breaks = 0;
}

static uint32_t block_element(const struct html_tree *tree, uint32_t at)
{
    while (at && html_flow(tree->at[at].tag) != FLOW_BLOCK)
        at = tree->at[at].parent;
    return at;
}

static bool is_word(const char *p)
{
    return (*p >= '0' && *p <= '9') || ((*p | 0x20) >= 'a' && (*p | 0x20) <= 'z') ||
           ((*p & 0x80) && memcmp(p, "\xe2\x80", 2) != 0); /* no dash or quotation mark */
}

/* What is due before the next word, which is at `p`. */
static void add_gap(struct builder *builder, const char *p)
{
    struct strbuf *text = &builder->out->text;
    if (builder->apart && text->n && is_word(p))
        builder->space |= (text->at[text->n - 1] & 0x80) || is_word(text->at + text->n - 1) ||
                          strchr(".,:;!?)", text->at[text->n - 1]);
    builder->apart = false;
    if (builder->cell)
        strbuf_adds(text, " | ");
    else if (builder->breaks)
        strbuf_addc(text, '\n');
    else if (builder->space)
        strbuf_addc(text, ' ');
    if (builder->breaks)
        builder->line = text->n;
    builder->cell = builder->space = false;
    builder->breaks = 0;
}

/* Words of the last block that a link is around; the gap between two words of one
 * link belongs to it. */
static void add_hyperlink(struct builder *builder, uint32_t anchor, uint32_t start)
{
    struct html_blocks *out = builder->out;
    struct html_block *block = &out->at[out->n - 1];
    uint32_t end = (uint32_t)out->text.n;
    if (anchor && anchor == builder->last_anchor && !range_empty(block->hyperlinks)) {
        out->hyperlinks.at[out->hyperlinks.n - 1].span.end = end;
        return;
    }
    builder->last_anchor = anchor;
    if (!anchor)
        return;
    const char *target = html_attribute(&builder->tree->at[anchor], "href");
    target += strspn(target, " \t\n\f\r");
    uint32_t size = (uint32_t)strlen(target);
    while (size && ascii_is_blank((uint8_t)target[size - 1]))
        size--;
    *VEC_ADD(builder->arena, &out->hyperlinks) = (struct hyperlink){{start, end}, target, size};
    block->hyperlinks.end = (uint32_t)out->hyperlinks.n;
}

static void add_text(struct builder *builder, uint32_t at, bool linked, bool pre)
{
    const struct html_node *node = &builder->tree->at[at];
    struct html_blocks *out = builder->out;
    const char *p = node->text;
    struct origin *origin = NULL;
    uint32_t before = 0;
    while (*p) {
        if (ascii_is_blank((uint8_t)*p)) {
            builder->space |= builder->open;
            if (pre && *p == '\n' && builder->open)
                builder->breaks = 1;
            p++;
            continue;
        }
        if (builder->breaks > 1 ||
            (builder->breaks && out->text.n - builder->line < LINE_MAX && !pre))
            close_block(builder);
        if (!builder->open) {
            struct html_block *block = VEC_ADD(builder->arena, out);
            *block = (struct html_block){.node = block_element(builder->tree, node->parent),
                                         .first = at,
                                         .text = {(uint32_t)out->text.n, 0},
                                         .last = at,
                                         .origins = {(uint32_t)out->origins.n, 0},
                                         .hyperlinks = {(uint32_t)out->hyperlinks.n,
                                                        (uint32_t)out->hyperlinks.n}};
            builder->open = true;
            builder->space = builder->apart = builder->cell = false;
            builder->breaks = 0;
            builder->line = out->text.n;
            origin = NULL;
        }
        add_gap(builder, p);
        if (!origin) {
            origin = VEC_ADD(builder->arena, &out->origins);
            origin->text.start = before = (uint32_t)out->text.n;
            origin->raw = node->raw;
        }
        size_t n = strcspn(p, " \t\n\v\f\r");
        uint32_t word = (uint32_t)out->text.n;
        strbuf_add(&out->text, p, n);
        add_hyperlink(builder, builder->anchor[at], word);
        p += n;
        struct html_block *block = &out->at[out->n - 1];
        origin->text.end = block->text.end = (uint32_t)out->text.n;
        block->origins.end = (uint32_t)out->origins.n;
        block->last = at;
        block->linked += linked ? origin->text.end - before : 0;
        before = origin->text.end;
    }
}

/* Behind it what was not seen in it gets blocks of its own. */
static void end_block(struct builder *builder)
{
    close_block(builder);
    for (size_t i = 0; i < builder->hidden.n; i++) {
        uint32_t element = builder->hidden.at[i];
        for (uint32_t at = element; at < builder->tree->at[element].end; at++)
            if (builder->tree->at[at].tag == TAG_TEXT)
                add_text(builder, at, false, false);
            else if (html_flow(builder->tree->at[at].tag) == FLOW_SILENT)
                at = builder->tree->at[at].end - 1;
        close_block(builder);
    }
    builder->hidden.n = 0;
}

/* A link to a note on the same page belongs to the text. */
static bool leads_away(const struct html_node *node)
{
    if (node->tag == TAG_BUTTON || node->tag == TAG_LABEL)
        return true;
    const char *target = node->tag == TAG_A ? html_attribute(node, "href") : "";
    return *target && !(target[0] == '#' && target[1]);
}

/* Whether paragraphs are in what is part of a line elsewhere. */
static bool holds_blocks(const struct html_tree *tree, uint32_t element)
{
    for (uint32_t i = element + 1; i < tree->at[element].end; i = tree->at[i].end)
        if (html_flow(tree->at[i].tag) == FLOW_BLOCK)
            return true;
    return false;
}

/* What stands in a line and is no part of what it says: what is not seen, and
 * buttons, which get blocks of their own. */
static bool is_beside(const struct html_node *node)
{
    return html_flow(node->tag) == FLOW_INLINE && node->tag != TAG_TEXT &&
           (node->tag == TAG_BUTTON || html_is_hidden(node));
}

/* Elements that pages set beside others without a blank between. */
static bool stands_apart(const struct html_tree *tree, uint32_t before, uint32_t at)
{
    uint32_t up = before;
    while (up && tree->at[up].end <= at && tree->at[up].parent != tree->at[at].parent)
        up = tree->at[up].parent;
    bool adjacent = up && tree->at[up].end == at && tree->at[up].parent == tree->at[at].parent;
    return tree->at[at].tag == TAG_TIME ||
           (adjacent && (tree->at[up].tag == TAG_TIME ||
                         (tree->at[up].tag == TAG_A && tree->at[at].tag == TAG_A)));
}

void html_blocks_find(const struct html_tree *tree, struct arena *arena, struct html_blocks *blocks)
{
    struct builder builder = {.tree = tree, .arena = arena, .out = blocks};
    *blocks = (struct html_blocks){.text = {.arena = arena}};
    mark_rows(&builder);
    /* by node: whether a link, or preformatted text, is around it */
    bool *linked = arena_zero(arena, tree->n, sizeof *linked);
    bool *pre = arena_zero(arena, tree->n, sizeof *pre);
    builder.anchor = arena_zero(arena, tree->n, sizeof *builder.anchor);
    for (uint32_t i = 0, before = 0; i < tree->n; before = i, i++) {
        const struct html_node *node = &tree->at[i];
        /* elements that end here */
        for (uint32_t up = before; up && tree->at[up].end <= i; up = tree->at[up].parent)
            if (html_flow(tree->at[up].tag) == FLOW_BLOCK &&
                (!builder.data_row[up] || tree->at[up].tag == TAG_TR))
                end_block(&builder);
        bool cell = node->tag == TAG_TD || node->tag == TAG_TH;
        linked[i] = linked[node->parent] || leads_away(node);
        bool leads = node->tag == TAG_A && *html_attribute(node, "href");
        builder.anchor[i] = leads ? i : builder.anchor[node->parent];
        pre[i] = pre[node->parent] || node->tag == TAG_PRE;
        builder.apart |= builder.open && stands_apart(tree, before, i);
        if (is_beside(node) && holds_blocks(tree, i)) {
            end_block(&builder);
        } else if (is_beside(node)) {
            builder.apart |= builder.open;
            *VEC_ADD(arena, &builder.hidden) = i;
            if (!builder.open) /* blocks come in the order of their first texts */
                end_block(&builder);
            i = node->end - 1;
        } else if (node->tag == TAG_TEXT)
            add_text(&builder, i, linked[i], pre[i]);
        else if (node->tag == TAG_BR)
            builder.breaks += builder.open;
        else if (cell && builder.data_row[i])
            builder.cell = builder.open;
        else if (html_flow(node->tag) == FLOW_BLOCK)
            end_block(&builder);
        else if (html_flow(node->tag) == FLOW_SILENT)
            i = node->end - 1;
    }
    end_block(&builder);
}
