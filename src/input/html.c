#include "input/html.h"

#include <string.h>

#include "base/vec.h"
#include "input/html_article.h"
#include "input/html_list.h"
#include "input/html_metadata.h"
#include "input/prose.h"

enum { PAGE_MAX = 256 * 1024 * 1024 };

/* What the head calls the page. */
static const char *page_title(const struct html_tree *tree)
{
    const char *title = "";
    for (uint32_t i = 1; i < tree->n; i++) {
        const struct html_node *node = &tree->at[i];
        if (node->tag == TAG_META && strcmp(html_attribute(node, "property"), "og:title") == 0)
            return html_attribute(node, "content");
        if (node->tag == TAG_TITLE && !*title && i + 1 < node->end)
            title = tree->at[i + 1].text;
    }
    return title;
}

/* The links in a block that begins there in the text; the targets are copied, as the tree goes. */
static void keep_hyperlinks(struct prose *prose, const struct html_blocks *blocks,
                            const struct html_block *block, uint32_t start)
{
    for (uint32_t i = block->hyperlinks.first; i < block->hyperlinks.end; i++) {
        struct hyperlink *hyperlink = VEC_ADD(prose->arena, &prose->hyperlinks);
        *hyperlink = blocks->hyperlinks.at[i];
        hyperlink->span.start += start - block->text.start;
        hyperlink->span.end += start - block->text.start;
        char *target = arena_alloc(prose->arena, hyperlink->size + 1, 1);
        memcpy(target, hyperlink->target, hyperlink->size);
        hyperlink->target = target;
    }
}

static void keep(struct prose *prose, const struct html_blocks *blocks,
                 const struct html_block *block)
{
    uint32_t start = prose_begin(prose);
    strbuf_add(&prose->text, blocks->text.at + block->text.start, span_size(block->text));
    *VEC_ADD(prose->arena, &prose->passages) =
        (struct passage){{start, (uint32_t)prose->text.n}, block->kind, block->list};
    for (uint32_t i = block->origins.first; i < block->origins.end; i++) {
        struct origin *origin = VEC_ADD(prose->arena, &prose->origins);
        *origin = blocks->origins.at[i];
        origin->text.start += start - block->text.start;
        origin->text.end += start - block->text.start;
    }
    keep_hyperlinks(prose, blocks, block, start);
}

static void leave_out(struct prose *prose, const struct html_blocks *blocks,
                      const struct html_block *block)
{
    uint32_t size = span_size(block->text);
    char *text = arena_alloc(prose->arena, size, 1);
    memcpy(text, blocks->text.at + block->text.start, size);
    struct left_out *left_out = VEC_ADD(prose->arena, &prose->left_out);
    *left_out = (struct left_out){.kind = block->left_out, .text = text, .size = size};
    left_out->raw = blocks->origins.at[block->origins.first].raw;
    for (uint32_t i = block->origins.first; i < block->origins.end; i++)
        if (blocks->origins.at[i].raw.end > left_out->raw.end)
            left_out->raw.end = blocks->origins.at[i].raw.end;
}

bool html_extract(const struct document *decoded, struct arena *arena, struct document *out,
                  struct error *error)
{
    struct arena scratch = {0};
    struct html_tree tree;
    struct html_blocks blocks;
    if (decoded->size > PAGE_MAX || !html_parse(decoded->text, decoded->size, &scratch, &tree)) {
        arena_free(&scratch);
        return error_set(error, "%s: too large or too convoluted for a page", decoded->name);
    }
    html_blocks_find(&tree, &scratch, &blocks);
    html_article_find(&tree, page_title(&tree), &scratch, &blocks);
    html_list_find(&tree, &scratch, &blocks);
    struct prose prose = {.arena = arena, .decoded = decoded, .text = {.arena = arena}};
    for (size_t i = 0; i < blocks.n; i++)
        if (blocks.at[i].left_out == LEFT_OUT_NOT)
            keep(&prose, &blocks, &blocks.at[i]);
        else
            leave_out(&prose, &blocks, &blocks.at[i]);
    html_metadata_find(&tree, arena, out);
    arena_free(&scratch);
    prose_finish(&prose, "html", out);
    return true;
}
