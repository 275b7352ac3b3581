#include "input/html_tree.h"

#include <gumbo.h>
#include <setjmp.h>
#include <string.h>

#include "base/vec.h"
#include "input/html_guard.h"

enum { BUDGET_FACTOR = 96, BUDGET_LEAST = 32 * 1024 * 1024 };

struct budget {
    struct arena *arena;
    size_t left;
    jmp_buf spent;
};

static void *take(void *userdata, size_t size)
{
    struct budget *budget = userdata;
    if (size > budget->left)
        longjmp(budget->spent, 1);
    budget->left -= size;
    return arena_alloc(budget->arena, size, 1);
}

/* The arena takes everything back at once; and Gumbo's own way of giving back a
 * tree would call itself for each level. */
static void leave(void *userdata, void *memory)
{
    (void)userdata;
    (void)memory;
}

static const GumboOutput *parse(const uint8_t *page, uint32_t size, struct budget *budget)
{
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = take;
    options.deallocator = leave;
    options.userdata = budget;
    options.max_errors = 0;
    if (setjmp(budget->spent))
        return NULL;
    return gumbo_parse_with_options(&options, (const char *)page, size);
}

enum html_flow html_flow(enum html_tag tag)
{
    static const unsigned char flows[HTML_TAG_COUNT] = {
#define X(id, name, flow) [id] = (flow),
        HTML_TAGS(X)
#undef X
    };
    return (enum html_flow)flows[tag];
}

const char *html_attribute(const struct html_node *node, const char *name)
{
    const GumboNode *source = node->source;
    if (!source || source->type != GUMBO_NODE_ELEMENT)
        return "";
    const GumboAttribute *found = gumbo_get_attribute(&source->v.element.attributes, name);
    return found ? found->value : "";
}

void html_name(const struct html_node *node, char *out, size_t room)
{
    const GumboNode *source = node->source;
    GumboStringPiece name = {0};
    if (source && source->type == GUMBO_NODE_ELEMENT)
        name = source->v.element.original_tag;
    *out = 0;
    if (!name.data)
        return;
    gumbo_tag_from_original_text(&name);
    size_t n = name.length < room ? name.length : room - 1;
    memcpy(out, name.data, n);
    out[n] = 0;
}

bool html_is_hidden(const struct html_node *node)
{
    char style[256] = {0};
    const char *given = html_attribute(node, "style");
    for (size_t n = 0; *given && n < sizeof style - 1; given++)
        if (*given != ' ')
            style[n++] = (char)(*given >= 'A' && *given <= 'Z' ? *given | 0x20 : *given);
    const GumboNode *source = node->source;
    return gumbo_get_attribute(&source->v.element.attributes, "hidden") ||
           strstr(style, "display:none") || strstr(style, "visibility:hidden") ||
           strcmp(html_attribute(node, "aria-hidden"), "true") == 0 || node->tag == TAG_NOSCRIPT ||
           strcmp(html_attribute(node, "layout"), "nodisplay") == 0;
}

static void map_tags(enum html_tag map[GUMBO_TAG_LAST + 1])
{
    for (size_t i = 0; i <= GUMBO_TAG_LAST; i++)
        map[i] = TAG_OTHER;
#define X(id, name, flow) map[gumbo_tag_enum(name)] = id;
    HTML_TAGS(X)
#undef X
    map[GUMBO_TAG_UNKNOWN] = TAG_OTHER;
}

static void add(struct html_tree *tree, const GumboNode *source, uint32_t parent, enum html_tag tag,
                const uint8_t *page, struct arena *arena)
{
    struct html_node *node = VEC_ADD(arena, tree);
    *node = (struct html_node){.tag = tag, .parent = parent, .source = source};
    node->end = (uint32_t)tree->n;
    if (tag != TAG_TEXT)
        return;
    const GumboText *text = &source->v.text;
    node->text = text->text;
    node->raw.start = (uint32_t)(text->original_text.data - (const char *)page);
    node->raw.end = node->raw.start + (uint32_t)text->original_text.length;
}

/* Depth first, without calling itself. */
static void flatten(const GumboNode *source, const uint8_t *page, struct arena *arena,
                    struct html_tree *tree)
{
    enum html_tag map[GUMBO_TAG_LAST + 1];
    map_tags(map);
    const GumboNode *root = source;
    uint32_t at = 0;
    add(tree, root, 0, TAG_HTML, page, arena);
    for (size_t child = 0;;) {
        const GumboVector *children = &source->v.element.children;
        if (child < children->length) {
            const GumboNode *next = children->data[child++];
            bool element = next->type == GUMBO_NODE_ELEMENT;
            if (element || next->type == GUMBO_NODE_TEXT || next->type == GUMBO_NODE_WHITESPACE ||
                next->type == GUMBO_NODE_CDATA)
                add(tree, next, at, element ? map[next->v.element.tag] : TAG_TEXT, page, arena);
            if (element) {
                at = (uint32_t)tree->n - 1;
                source = next;
                child = 0;
            }
            continue;
        }
        tree->at[at].end = (uint32_t)tree->n;
        if (source == root)
            return;
        child = source->index_within_parent + 1;
        source = source->parent;
        at = tree->at[at].parent;
    }
}

bool html_parse(const uint8_t *bytes, uint32_t size, struct arena *arena, struct html_tree *tree)
{
    const GumboOutput *output = NULL;
    uint8_t *page = NULL;
    struct arena_mark mark = arena_mark(arena);
    for (int plain = 0; plain < 2 && !output; plain++) {
        arena_rewind(arena, mark);
        page = arena_alloc(arena, size + 1, 1);
        memcpy(page, bytes, size);
        page[size] = 0;
        html_guard(page, size, plain);
        struct budget budget = {.arena = arena,
                                .left = (size_t)size * BUDGET_FACTOR + BUDGET_LEAST};
        output = parse(page, size, &budget);
    }
    if (!output)
        return false;
    *tree = (struct html_tree){0};
    flatten(output->root, page, arena, tree);
    return true;
}
