#include "review/review.h"

const char *verdict_name(enum verdict verdict)
{
    static const char *const names[VERDICT_COUNT] = {
#define X(id, name) name,
        VERDICTS(X)
#undef X
    };
    return names[verdict];
}

struct review review_new(const struct changes *changes, struct arena *arena)
{
    return (struct review){changes, arena_zero(arena, changes->n, sizeof(struct decision))};
}
