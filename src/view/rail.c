#include "view/rail.h"

#include <stdio.h>
#include <string.h>

#include "article/marker.h"
#include "base/utf8.h"

enum {
    PANE_MIN = 24, /* columns of text: what is narrower needs them all */
    STEP = 2,
    DEPTH_MAX = 4, /* what is deeper stands no further in */
    INDENT_LOOK = 32,
    HANG_MAX = 6
};

/* The columns of the mark that an item of plain text begins with, and the white space
 * behind it; 0 where there is none. */
static uint32_t own_mark(const struct article *article, struct span span)
{
    uint32_t end = marker_item_end(article->text, span), columns = 0;
    if (end == span.start || end >= span.end || article->text[end] != ' ')
        return 0;
    for (uint32_t at = span.start; at < end; at++)
        columns += (article->text[at] & 0xc0) != 0x80;
    return columns + 1 > HANG_MAX ? 0 : columns + 1;
}

/* Blanks between the beginning of its line and the paragraph. */
static uint32_t own_indent(const struct article *article, uint32_t start)
{
    uint32_t n = 0;
    while (n < start && n < INDENT_LOOK && article->text[start - n - 1] == ' ')
        n++;
    bool line = n == start || article->text[start - n - 1] == '\n' ||
                article->text[start - n - 1] == '\r';
    return line ? n : 0;
}

static struct rail rail_of_item(const struct article *article, struct span span, bool ascii)
{
    struct rail rail = {.columns = 0};
    const struct passage *passage = document_passage_at(&article->document, span.start);
    if (!passage) { /* plain text has its marks and blanks */
        uint32_t hang = own_mark(article, span), indent = own_indent(article, span.start);
        rail.columns = (uint8_t)(indent > STEP * DEPTH_MAX ? STEP * DEPTH_MAX : indent);
        rail.hang = (uint8_t)hang;
        return hang ? rail : (struct rail){.columns = 0};
    }
    uint32_t depth = passage->list.depth < 1 ? 0 : passage->list.depth - 1u;
    rail.at = (uint8_t)(STEP * (depth < DEPTH_MAX ? depth : DEPTH_MAX));
    if (passage->list.mark == LIST_BULLET)
        snprintf(rail.mark, sizeof rail.mark, "%s", ascii ? "*" : "•");
    else if (passage->list.mark != LIST_NO_MARK)
        snprintf(rail.mark, sizeof rail.mark, "%u.", passage->list.mark % 1000);
    bool bullet = passage->list.mark == LIST_BULLET;
    rail.mark_columns = bullet ? 1 : (uint8_t)strlen(rail.mark);
    rail.columns = (uint8_t)(rail.at + (rail.mark_columns ? rail.mark_columns + 1 : STEP));
    return rail;
}

struct rail rail_of(const struct article *article, uint32_t paragraph, unsigned columns, bool ascii)
{
    const struct paragraph *at = &article->paragraphs[paragraph];
    bool said = document_passage_at(&article->document, at->span.start) != NULL;
    uint32_t cp;
    if (columns < PANE_MIN)
        return (struct rail){.columns = 0};
    switch (at->kind) {
    case PASSAGE_BYLINE:
    case PASSAGE_DATE:
    case PASSAGE_CAPTION:
        return (struct rail){.columns = STEP};
    case PASSAGE_ITEM:
        return rail_of_item(article, at->span, ascii);
    case PASSAGE_BLOCK_QUOTE:
        utf8_decode(article->text + at->span.start, span_size(at->span), &cp);
        /* In plain text a quotation may be told by its marks alone, which suffice. */
        if (!said && utf8_class(cp) != CHAR_LETTER && utf8_class(cp) != CHAR_UPPER)
            return (struct rail){.columns = 0};
        struct rail rail = {.columns = STEP, .mark_columns = 1, .every_row = true};
        snprintf(rail.mark, sizeof rail.mark, "%s", ascii ? ">" : "▏");
        return rail;
    default:
        return (struct rail){.columns = 0};
    }
}
