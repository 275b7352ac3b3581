#include "ui/comparison.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "article/hyphen.h"
#include "base/parallel.h"

enum {
    HEAD_BYTES = 64 * 1024, /* of a version: several pages of any screen */
    HEAD_WORTH = 1 << 20    /* bytes of both; less is compared at once */
};

struct versions {
    struct arena arena;
    struct arena article_arena[SIDES]; /* the articles are built at once */
    struct document document[SIDES];
    const struct boilerplate_rules *rules;
    struct article article[SIDES];
    atomic_int users; /* comparisons */
};

static void build_side(void *context, int side)
{
    struct versions *versions = context;
    versions->article[side] = article_build(versions->document[side], versions->rules,
                                            &versions->article_arena[side]);
}

void versions_leave(struct versions *versions)
{
    if (!versions || atomic_fetch_sub(&versions->users, 1) > 1)
        return;
    arena_free(&versions->arena);
    arena_free(&versions->article_arena[OLD]);
    arena_free(&versions->article_arena[NEW]);
    free(versions);
}

/* Versions that one comparison uses. */
static struct versions *new_versions(const struct boilerplate_rules *rules)
{
    struct versions *versions = calloc(1, sizeof *versions);
    if (versions) {
        atomic_init(&versions->users, 1);
        versions->rules = rules;
    }
    return versions;
}

/* Where the beginning of a text ends: before a paragraph if one begins there. */
static uint32_t head_size(const struct document *document)
{
    uint32_t size = document->size, paragraph = 0, line = 0;
    if (size <= HEAD_BYTES)
        return size;
    for (uint32_t at = 1; at < HEAD_BYTES; at++)
        if (document->text[at - 1] == '\n') {
            line = at;
            if (document->text[at] == '\n')
                paragraph = at;
        }
    size = paragraph > HEAD_BYTES / 2 ? paragraph : line > HEAD_BYTES / 2 ? line : HEAD_BYTES;
    while (size > HEAD_BYTES / 2 && (document->text[size] & 0xc0) == 0x80)
        size--;
    return size;
}

/* Where the first page is wanted at once, a collation of the first pages is a
 * good guess at what the whole one will say of them. */
static void make_head(struct comparison *comparison, const struct comparison_input *input)
{
    struct comparison *head = calloc(1, sizeof *head);
    struct versions *versions = new_versions(input->rules);
    if (!head || !versions) {
        free(head);
        free(versions);
        return;
    }
    struct arena *arena = &head->arena;
    head->versions = versions;
    head->article = versions->article;
    for (int side = OLD; side <= NEW; side++) {
        const struct document *whole = &comparison->versions->document[side];
        uint32_t size = head_size(whole);
        uint8_t *text = arena_alloc(arena, (size_t)size + 1, 1);
        memcpy(text, whole->text, size);
        text[size] = '\0';
        struct document document = document_plain(whole->name, text, size);
        document.format = whole->format;
        document.encoding = whole->encoding;
        document.kind = whole->kind;
        document.filter = whole->filter;
        document.remark = whole->remark;
        head->whole[side] = whole->size;
        versions->article[side] = article_build(document, versions->rules, arena);
    }
    hyphens_settle(&versions->article[OLD], &versions->article[NEW], arena);
    struct collate_options options = {.thresholds = input->thresholds};
    head->collation = collate_with(&head->article[OLD], &head->article[NEW], options, arena);
    head->collation.ignored = input->ignored;
    head->changes = changes_list(&head->collation, arena);
    atomic_store(&comparison->head, head);
    comparison->head_made(comparison->context);
}

static void begin_reading(void *context, enum side side)
{
    struct comparison *comparison = context;
    atomic_store(&comparison->stage, side == OLD ? STAGE_READ_OLD : STAGE_READ_NEW);
}

/* Reads both versions and sees what is in them. */
static bool read_versions(struct comparison *comparison, const struct comparison_input *input,
                          struct error *error)
{
    struct versions *versions = comparison->versions = new_versions(input->rules);
    uint64_t size = 0;
    if (!versions)
        return error_set(error, "There is no memory for the comparison.");
    comparison->article = versions->article;
    if (!documents_read(input->version, &input->options, begin_reading, comparison,
                        &versions->arena, versions->document, error))
        return false;
    for (int side = OLD; side <= NEW; side++)
        size += versions->document[side].size;
    if (comparison->head_made && size > HEAD_WORTH)
        make_head(comparison, input);
    atomic_store(&comparison->stage, STAGE_COLLATE);
    parallel_halves(size > PARALLEL_WORTH, build_side, versions);
    hyphens_settle(&versions->article[OLD], &versions->article[NEW], &versions->arena);
    return true;
}

bool comparison_make(struct comparison *comparison, const struct comparison_input *input,
                     struct error *error)
{
    struct arena *arena = &comparison->arena;
    struct versions *versions = input->versions;
    if (!versions && !read_versions(comparison, input, error))
        return false;
    if (versions) {
        comparison->versions = versions;
        comparison->article = versions->article;
        atomic_store(&comparison->stage, STAGE_COLLATE);
    }
    const struct article *old = &comparison->article[OLD], *new = &comparison->article[NEW];
    const struct article *both[SIDES] = {old, new};
    struct collate_options options = {.thresholds = input->thresholds};
    options.pins = pinned_find(input->pins, both, arena, &options.n_pins, &comparison->lost_pins);
    comparison->pins_key = input->pins_key;
    comparison->collation = collate_with(old, new, options, arena);
    comparison->collation.ignored = input->ignored;
    atomic_store(&comparison->stage, STAGE_CLASSIFY);
    comparison->changes = changes_list(&comparison->collation, arena);
    return true;
}

struct versions *versions_share(const struct comparison *comparison)
{
    atomic_fetch_add(&comparison->versions->users, 1);
    return comparison->versions;
}

void comparison_free(struct comparison *comparison)
{
    struct comparison *head = atomic_exchange(&comparison->head, NULL);
    if (head) {
        comparison_free(head);
        free(head);
    }
    arena_free(&comparison->arena);
    versions_leave(comparison->versions);
}

const char *comparison_stage_text(enum comparison_stage stage)
{
    static const char *const texts[STAGE_COUNT] = {
#define X(id, text) text,
        COMPARISON_STAGES(X)
#undef X
    };
    return texts[stage];
}
