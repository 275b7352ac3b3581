#include "ui/comparison.h"

#include <stdlib.h>
#include <string.h>

#include "article/hyphen.h"
#include "base/parallel.h"

enum {
    HEAD_BYTES = 64 * 1024, /* of a version: several pages of any screen */
    HEAD_WORTH = 1 << 20    /* bytes of both; less is compared at once */
};

/* Two articles built at once, each in an arena of its own. */
struct build {
    struct comparison *comparison;
    struct document document[SIDES];
    const struct boilerplate_rules *rules;
};

static void build_side(void *context, int side)
{
    struct build *build = context;
    build->comparison->article[side] =
        article_build(build->document[side], build->rules, &build->comparison->article_arena[side]);
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
static void make_head(struct comparison *comparison, const struct document documents[SIDES],
                      const struct comparison_input *input)
{
    struct comparison *head = calloc(1, sizeof *head);
    if (!head)
        return;
    struct arena *arena = &head->arena;
    for (int side = OLD; side <= NEW; side++) {
        struct document document = documents[side];
        uint32_t size = head_size(&document);
        uint8_t *text = arena_alloc(arena, (size_t)size + 1, 1);
        memcpy(text, document.text, size);
        text[size] = '\0';
        const struct document of = document;
        document = document_plain(of.name, text, size);
        document.format = of.format;
        document.encoding = of.encoding;
        document.kind = of.kind;
        document.filter = of.filter;
        document.remark = of.remark;
        head->whole[side] = documents[side].size;
        head->article[side] = article_build(document, input->rules, arena);
    }
    hyphens_settle(&head->article[OLD], &head->article[NEW], arena);
    head->collation = collate(&head->article[OLD], &head->article[NEW], arena);
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

bool comparison_make(struct comparison *comparison, const struct comparison_input *input,
                     struct error *error)
{
    struct arena *arena = &comparison->arena;
    struct build build = {.comparison = comparison, .rules = input->rules};
    uint64_t size = 0;
    if (!documents_read(input->version, &input->options, begin_reading, comparison, arena,
                        build.document, error))
        return false;
    for (int side = OLD; side <= NEW; side++)
        size += build.document[side].size;
    if (comparison->head_made && size > HEAD_WORTH)
        make_head(comparison, build.document, input);
    atomic_store(&comparison->stage, STAGE_COLLATE);
    parallel_halves(size > PARALLEL_WORTH, build_side, &build);
    hyphens_settle(&comparison->article[OLD], &comparison->article[NEW], arena);
    comparison->collation = collate(&comparison->article[OLD], &comparison->article[NEW], arena);
    comparison->collation.ignored = input->ignored;
    atomic_store(&comparison->stage, STAGE_CLASSIFY);
    comparison->changes = changes_list(&comparison->collation, arena);
    return true;
}

void comparison_free(struct comparison *comparison)
{
    struct comparison *head = atomic_exchange(&comparison->head, NULL);
    if (head) {
        comparison_free(head);
        free(head);
    }
    arena_free(&comparison->arena);
    arena_free(&comparison->article_arena[OLD]);
    arena_free(&comparison->article_arena[NEW]);
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
