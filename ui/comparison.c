#include "ui/comparison.h"

#include "article/load.h"

bool comparison_make(struct comparison *comparison, const char *const file[SIDES],
                     struct error *error)
{
    struct arena *arena = &comparison->arena;
    struct document document[SIDES];
    for (int side = OLD; side <= NEW; side++) {
        atomic_store(&comparison->stage, side == OLD ? STAGE_READ_OLD : STAGE_READ_NEW);
        if (!load_file(file[side], arena, &document[side], error))
            return false;
    }
    atomic_store(&comparison->stage, STAGE_COLLATE);
    for (int side = OLD; side <= NEW; side++)
        comparison->article[side] = article_build(document[side], arena);
    comparison->collation = collate(&comparison->article[OLD], &comparison->article[NEW], arena);
    atomic_store(&comparison->stage, STAGE_CLASSIFY);
    comparison->changes = changes_list(&comparison->collation, arena);
    return true;
}

void comparison_free(struct comparison *comparison)
{
    arena_free(&comparison->arena);
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
