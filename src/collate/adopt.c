#include "collate/adopt.h"

#include "collate/align_internal.h"

/* So much of a paragraph's text must have its partners in one of the other side. */
#define ADOPT_SHARE 0.34F

struct adopter {
    const struct article *const *article;
    const struct align_input *input;
    const struct pairings *sentences;
    struct pairings *pairings;
    const uint32_t *paragraph_of[SIDES]; /* by sentence */
    uint32_t *shared; /* by paragraph of the other side: bytes that have partners there; 0
                         between calls */
    struct arena *arena;
};

/* The paragraph of the other side that a sentence has its partner in. */
static uint32_t partner_paragraph(const struct adopter *adopter, enum side side,
                                  uint32_t sentence)
{
    uint32_t index = adopter->sentences->of[side][sentence];
    if (index == ALIGN_NONE)
        return ALIGN_NONE;
    enum side other = side_other(side);
    return adopter->paragraph_of[other][adopter->sentences->at[index].range[other].first];
}

/* The paragraph of the other side that the largest part of this one's text has its
 * partners in, a third of it at the least, or ALIGN_NONE. */
static uint32_t find_home(struct adopter *adopter, enum side side, uint32_t paragraph)
{
    const struct article *article = adopter->article[side];
    struct range own = article->paragraphs[paragraph].sentences;
    uint32_t all = 0, most = 0, home = ALIGN_NONE;
    for (uint32_t s = own.first; s < own.end; s++) {
        uint32_t to = partner_paragraph(adopter, side, s);
        all += span_size(article->sentences[s]);
        if (to != ALIGN_NONE)
            adopter->shared[to] += span_size(article->sentences[s]);
    }
    for (uint32_t s = own.first; s < own.end; s++) {
        uint32_t to = partner_paragraph(adopter, side, s);
        if (to == ALIGN_NONE)
            continue;
        if (adopter->shared[to] > most) {
            most = adopter->shared[to];
            home = to;
        }
        adopter->shared[to] = 0;
    }
    return (float)most > ADOPT_SHARE * (float)all ? home : ALIGN_NONE;
}

/* Whether two paragraphs may be partners at all. */
static bool may_meet(const struct adopter *adopter, uint32_t old, uint32_t new)
{
    const struct align_input *input = adopter->input;
    return input->standing[OLD][old] == input->standing[NEW][new] &&
           !decree_parts(input->decree, old, new);
}

/* Finds a place for a paragraph without a partner. */
static bool adopt(struct adopter *adopter, enum side side, uint32_t paragraph)
{
    struct pairings *pairings = adopter->pairings;
    if (pairings->of[side][paragraph] != ALIGN_NONE)
        return false;
    uint32_t home = find_home(adopter, side, paragraph);
    if (home == ALIGN_NONE ||
        !may_meet(adopter, side == OLD ? paragraph : home, side == OLD ? home : paragraph))
        return false;
    enum side other = side_other(side);
    uint32_t index = pairings->of[other][home];
    if (index == ALIGN_NONE) {
        align_add(pairings, side == OLD ? paragraph : home, side == OLD ? home : paragraph,
                  ALIGN_UNMEASURED, adopter->arena);
        return true;
    }
    struct range *range = pairings->at[index].range;
    if (decree_pins(adopter->input->decree, OLD, range[OLD].first) ||
        range_size(range[other]) > 1)
        return false;
    if (paragraph == range[side].end)
        range[side].end++;
    else if (paragraph + 1 == range[side].first)
        range[side].first--;
    else
        return false;
    pairings->of[side][paragraph] = index;
    pairings->at[index].similarity = ALIGN_UNMEASURED;
    return true;
}

bool adopt_paragraphs(const struct article *const article[SIDES],
                      const struct align_input *input, const struct pairings *sentences,
                      struct pairings *pairings, struct arena *arena)
{
    struct arena scratch = {0};
    struct adopter adopter = {.article = article,
                              .input = input,
                              .sentences = sentences,
                              .pairings = pairings,
                              .paragraph_of = {article_map_sentences(article[OLD], &scratch),
                                               article_map_sentences(article[NEW], &scratch)},
                              .arena = arena};
    bool any = false;
    for (int side = OLD; side <= NEW; side++) {
        uint32_t n = input->n[side], others = input->n[side_other((enum side)side)];
        adopter.shared = arena_zero(&scratch, others, sizeof *adopter.shared);
        /* both ways, so that several in a row are joined one after the other */
        for (uint32_t i = 0; i < n; i++)
            any |= adopt(&adopter, (enum side)side, i);
        for (uint32_t i = n; i-- > 0;)
            any |= adopt(&adopter, (enum side)side, i);
    }
    arena_free(&scratch);
    return any;
}
