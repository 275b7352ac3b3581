#include "collate/align_internal.h"

/* A second thread's tables for pairs of its own. */
struct helper {
    struct candidates *candidates;
    struct compounds *compounds;
};

void align_prepare_second(struct work *work)
{
    struct searcher *second = &work->searchers[1];
    if (second->query)
        return;
    second->similarity = similarity_new(work->similarity->words, &work->second);
    second->query = candidates_query_new(work->candidates, &work->second);
}

void align_second_start(struct work *work, struct work *second)
{
    align_prepare_second(work);
    if (!work->helper) {
        work->helper = arena_zero(&work->second, 1, sizeof *work->helper);
        work->helper->candidates = candidates_second(work->candidates, &work->second);
    }
    if (work->compounds && !work->helper->compounds)
        work->helper->compounds = compounds_second(work->compounds, &work->second);
    *second = *work;
    second->scratch = (struct arena){0};
    second->searchers[0] = work->searchers[1];
    second->searchers[0].arena = (struct arena){0};
    second->similarity = &second->searchers[0].similarity;
    second->candidates = work->helper->candidates;
    second->compounds = NULL;
    if (!work->compounds)
        return;
    second->compounds = work->helper->compounds;
    compounds_share(work->compounds, second->compounds);
}

void align_second_end(struct work *work, struct work *second)
{
    if (work->compounds)
        compounds_return(work->compounds, second->compounds);
    arena_free(&second->searchers[0].arena);
    arena_free(&second->scratch);
}
