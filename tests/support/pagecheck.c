/* Checks the page of --format=html with a parser of HTML5: pagecheck FILE says each
 * mistake on a line and ends with 1, or prints "paragraphs OLD NEW" as they stand in the
 * page, and ends with 0. */
#include <gumbo.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/vec.h"
#include "input/document.h"
#include "tests/support/pair.h"

static unsigned mistakes;

__attribute__((format(printf, 1, 2))) static void wrong(const char *format, ...)
{
    va_list args;
    mistakes++;
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    putchar('\n');
}

struct names {
    const char **at;
    size_t n, cap;
};

struct page {
    struct arena arena;
    struct names ids, links;
    unsigned count[GUMBO_TAG_LAST];
    unsigned paragraphs[SIDES];
    unsigned nested_links; /* open ones */
};

static const char *attribute(const GumboNode *node, const char *name)
{
    const GumboAttribute *found = gumbo_get_attribute(&node->v.element.attributes, name);
    return found ? found->value : NULL;
}

static unsigned children(const GumboNode *node, GumboTag tag)
{
    unsigned n = 0;
    for (unsigned i = 0; i < node->v.element.children.length; i++) {
        const GumboNode *child = node->v.element.children.data[i];
        n += child->type == GUMBO_NODE_ELEMENT && child->v.element.tag == tag;
    }
    return n;
}

/* A row of the versions: old, kind, new; none may be empty altogether. */
static void look_at_row(struct page *page, const GumboNode *row)
{
    unsigned cell = 0, paragraphs = 0;
    for (unsigned i = 0; i < row->v.element.children.length; i++) {
        const GumboNode *child = row->v.element.children.data[i];
        if (child->type != GUMBO_NODE_ELEMENT)
            continue;
        unsigned here = children(child, GUMBO_TAG_P);
        if (child->v.element.tag != GUMBO_TAG_TD)
            wrong("a row has something else than cells");
        if (cell != 1)
            page->paragraphs[cell ? NEW : OLD] += here;
        paragraphs += here;
        cell++;
    }
    if (cell != 3)
        wrong("a row has %u cells", cell);
    if (!paragraphs)
        wrong("a row has no text");
}

static void look_at(struct page *page, const GumboNode *node)
{
    static const GumboTag unwanted[] = {GUMBO_TAG_SCRIPT, GUMBO_TAG_LINK, GUMBO_TAG_IFRAME,
                                        GUMBO_TAG_OBJECT, GUMBO_TAG_IMG,  GUMBO_TAG_BASE};
    GumboTag tag = node->v.element.tag;
    const char *id = attribute(node, "id"), *href = attribute(node, "href");
    page->count[tag]++;
    for (size_t i = 0; i < sizeof unwanted / sizeof *unwanted; i++)
        if (tag == unwanted[i])
            wrong("<%s> has no place here", gumbo_normalized_tagname(tag));
    for (unsigned i = 0; i < node->v.element.attributes.length; i++) {
        const GumboAttribute *a = node->v.element.attributes.data[i];
        if (!strncmp(a->name, "on", 2) || !strcmp(a->name, "src") || !strcmp(a->name, "style"))
            wrong("<%s> has %s", gumbo_normalized_tagname(tag), a->name);
    }
    if (tag == GUMBO_TAG_UNKNOWN)
        wrong("an unknown element");
    if (tag == GUMBO_TAG_HTML &&
        (!attribute(node, "lang") || strcmp(attribute(node, "lang"), "en") != 0))
        wrong("<html> has no language");
    if (tag == GUMBO_TAG_TH &&
        (!attribute(node, "scope") || strcmp(attribute(node, "scope"), "col") != 0))
        wrong("a heading of the table has no scope");
    if (tag == GUMBO_TAG_NAV && !attribute(node, "aria-label"))
        wrong("<nav> has no label");
    if (tag == GUMBO_TAG_A && !href)
        wrong("a link without target");
    if (id)
        *VEC_ADD(&page->arena, &page->ids) = id;
    if (href && *href != '#')
        wrong("a link leads outside: %s", href);
    else if (href)
        *VEC_ADD(&page->arena, &page->links) = href + 1;
    if (tag == GUMBO_TAG_TR && node->parent->v.element.tag == GUMBO_TAG_TBODY)
        look_at_row(page, node);
}

static void walk(struct page *page, const GumboNode *node)
{
    if (node->type != GUMBO_NODE_ELEMENT)
        return;
    bool link = node->v.element.tag == GUMBO_TAG_A;
    if (link && page->nested_links++)
        wrong("a link in a link");
    look_at(page, node);
    for (unsigned i = 0; i < node->v.element.children.length; i++)
        walk(page, node->v.element.children.data[i]);
    page->nested_links -= link;
}

static int by_name(const void *one, const void *two)
{
    return strcmp(*(const char *const *)one, *(const char *const *)two);
}

static void check_links(struct page *page)
{
    if (page->ids.n)
        qsort(page->ids.at, page->ids.n, sizeof *page->ids.at, by_name);
    for (size_t i = 1; i < page->ids.n; i++)
        if (!strcmp(page->ids.at[i - 1], page->ids.at[i]))
            wrong("the id %s is there twice", page->ids.at[i]);
    for (size_t i = 0; i < page->links.n; i++)
        if (!page->ids.n ||
            !bsearch(&page->links.at[i], page->ids.at, page->ids.n, sizeof *page->ids.at, by_name))
            wrong("a link to %s leads nowhere", page->links.at[i]);
}

static void check_counts(const struct page *page)
{
    static const GumboTag once[] = {GUMBO_TAG_TITLE,  GUMBO_TAG_H1,   GUMBO_TAG_MAIN,
                                    GUMBO_TAG_HEADER, GUMBO_TAG_NAV,  GUMBO_TAG_TABLE,
                                    GUMBO_TAG_THEAD,  GUMBO_TAG_STYLE};
    for (size_t i = 0; i < sizeof once / sizeof *once; i++)
        if (page->count[once[i]] != 1)
            wrong("<%s> is there %u times", gumbo_normalized_tagname(once[i]),
                  page->count[once[i]]);
    if (page->count[GUMBO_TAG_TH] != 3)
        wrong("the table has %u headings", page->count[GUMBO_TAG_TH]);
}

int main(int argc, char **argv)
{
    static struct page page;
    size_t size;
    const char *text = argc == 2 ? read_file(argv[1], &page.arena, &size) : NULL;
    if (!text)
        return 2;
    GumboOptions options = kGumboDefaultOptions;
    GumboOutput *output = gumbo_parse_with_options(&options, text, size);
    if (output->errors.length)
        wrong("%u errors of HTML5", output->errors.length);
    if (output->document->v.document.doc_type_quirks_mode != GUMBO_DOCTYPE_NO_QUIRKS)
        wrong("no document type");
    walk(&page, output->root);
    check_links(&page);
    check_counts(&page);
    if (!mistakes)
        printf("paragraphs %u %u\n", page.paragraphs[OLD], page.paragraphs[NEW]);
    gumbo_destroy_output(&options, output);
    arena_free(&page.arena);
    return mistakes > 0;
}
