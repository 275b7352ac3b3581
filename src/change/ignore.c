#include "change/ignore.h"

#include <string.h>

#include <assert.h>

static bool is_left(const struct edit *edit, uint32_t ignored)
{
    return edit->classes & ~ignored;
}

/* Whether partners may be the same: not two sentences that stand for two. */
static bool is_one_to_one(const struct link *link)
{
    return link->kind == LINK_REWORDED && range_size(link->range[OLD]) == 1 &&
           range_size(link->range[NEW]) == 1;
}

/* Whether nothing is left to see in a sentence link, two for two among them. */
static bool is_unchanged(const struct link *link)
{
    return link->kind == LINK_SAME ||
           (link->kind == LINK_REWORDED && range_empty(link->edits));
}

/* Drops what is ignored from one sentence link; its edits move down to `at`. */
static uint32_t keep_edits(struct collation *collation, struct link *link, uint32_t ignored,
                           uint32_t at)
{
    struct range range = link->edits;
    link->edits.first = at;
    for (uint32_t e = range.first; e < range.end; e++)
        if (is_left(&collation->edits[e], ignored))
            collation->edits[at++] = collation->edits[e];
    link->edits.end = at;
    if (is_one_to_one(link) && range_empty(link->edits)) {
        link->kind = LINK_SAME;
        link->similarity = 1;
    }
    return at;
}

void ignore_classes(struct collation *collation, uint32_t ignored)
{
    assert(!(ignored & ~IGNORABLE_CLASSES));
    if (!ignored)
        return;
    uint32_t at = 0;
    size_t s = 0;
    for (size_t p = 0; p < collation->n_paragraphs; p++) {
        struct link *paragraph = &collation->paragraphs[p];
        bool same = is_one_to_one(paragraph);
        paragraph->edits.first = at;
        for (; s < collation->n_sentences && collation->sentences[s].parent == p; s++) {
            struct link *sentence = &collation->sentences[s];
            at = keep_edits(collation, sentence, ignored, at);
            same &= is_unchanged(sentence) && sentence->moved == paragraph->moved;
        }
        paragraph->edits.end = at;
        if (same) {
            paragraph->kind = LINK_SAME;
            paragraph->similarity = 1;
        }
    }
    collation->n_edits = at;
}

bool ignore_read(const char *list, size_t n, uint32_t *ignored, struct error *error)
{
    const char *end = list + n;
    uint32_t set = 0;
    while (list < end) {
        size_t size = 0;
        while (size < (size_t)(end - list) && list[size] != ',' && list[size] != ' ')
            size++;
        bool none = size == 4 && !memcmp(list, "none", 4);
        uint32_t found = size == 3 && !memcmp(list, "all", 3) ? IGNORABLE_CLASSES : 0;
        for (int c = 0; c < CHANGE_CLASS_COUNT; c++) {
            const char *name = change_class_name((enum change_class)c);
            if ((IGNORABLE_CLASSES & CLASS_BIT(c)) && strlen(name) == size &&
                !memcmp(name, list, size))
                found = CLASS_BIT(c);
        }
        if (!found && !none && size)
            return error_set(error, "ignore takes case, punctuation, typography, diacritics, "
                                    "whitespace, all or none, not '%.*s'",
                             (int)(size < 60 ? size : 60), list);
        set |= found;
        list += size + (list + size < end);
    }
    *ignored = set;
    return true;
}

void ignore_write(uint32_t ignored, struct strbuf *out)
{
    const char *separator = "";
    for (int c = 0; c < CHANGE_CLASS_COUNT; c++)
        if (ignored & IGNORABLE_CLASSES & CLASS_BIT(c)) {
            strbuf_addf(out, "%s%s", separator, change_class_name((enum change_class)c));
            separator = ",";
        }
}
