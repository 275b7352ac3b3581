#include "ui/comparison.h"

#include "input/load.h"
#include "base/parallel.h"

/* Two articles built at once, each in an arena of its own. */
struct build {
    struct comparison *comparison;
    struct document document[SIDES];
};

static void build_side(void *context, int side)
{
    struct build *build = context;
    build->comparison->article[side] =
        article_build(build->document[side], &build->comparison->article_arena[side]);
}

bool comparison_make(struct comparison *comparison, const struct comparison_input *input,
                     struct error *error)
{
    struct arena *arena = &comparison->arena;
    struct build build = {.comparison = comparison};
    uint64_t size = 0;
    for (int side = OLD; side <= NEW; side++) {
        atomic_store(&comparison->stage, side == OLD ? STAGE_READ_OLD : STAGE_READ_NEW);
        if (!load_file(input->file[side], arena, &build.document[side], error))
            return false;
        size += build.document[side].size;
    }
    atomic_store(&comparison->stage, STAGE_COLLATE);
    parallel_halves(size > PARALLEL_WORTH, build_side, &build);
    comparison->collation = collate(&comparison->article[OLD], &comparison->article[NEW], arena);
    comparison->collation.ignored = input->ignored;
    atomic_store(&comparison->stage, STAGE_CLASSIFY);
    comparison->changes = changes_list(&comparison->collation, arena);
    return true;
}

void comparison_free(struct comparison *comparison)
{
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
