#include "collate/script.h"

#include <string.h>

#include "article/function_words.h"
#include "article/reading.h"
#include "article/token.h"
#include "base/utf8.h"
#include "collate/script_internal.h"
#include "collate/seqdiff.h"

enum {
    SCRIPT_CELLS_MAX = 256 * 1024,
    /* What a kept word is worth, and what each edit costs: a lone function
     * word between two edits is not kept, two are, and so is any other word. */
    WORTH_CONTENT = 10,
    WORTH_FUNCTION = 4,
    WORTH_MARK = 3,
    WORTH_FORM = 1, /* on top where not even case or accents differ */
    EDIT_COST = 7,
    UNREACHED = -1000000,
};

bool script_is_function_word(const struct script_input *input, enum side side, uint32_t at)
{
    const struct word *word = script_word(input, side, at);
    if (word->kind != TOKEN_WORD)
        return false;
    const uint8_t *p = input->text[side] + word->start;
    if (empty_word_languages(p, word->size) & input->words->grammar)
        return true;
    /* of any alphabet, a word so short */
    uint32_t cp;
    utf8_decode(p, word->size, &cp);
    return word->size <= 2 && utf8_class(cp) == CHAR_LOWER;
}

/* What it is worth to keep an OLD word, in whatever form. */
static int worth_of(const struct script_input *input, uint32_t old)
{
    return script_word(input, OLD, old)->kind == TOKEN_MARK ? WORTH_MARK
           : script_is_function_word(input, OLD, old)       ? WORTH_FUNCTION
                                                            : WORTH_CONTENT;
}

bool script_same_form(const struct script_input *input, uint32_t old, uint32_t new)
{
    const struct word *word[SIDES] = {script_word(input, OLD, old), script_word(input, NEW, new)};
    const uint8_t *bytes[SIDES];
    uint8_t plain[SIDES][TOKEN_BYTES];
    size_t size[SIDES];
    for (int side = OLD; side <= NEW; side++) {
        bytes[side] = input->text[side] + word[side]->start;
        size[side] = word[side]->size;
    }
    if (size[OLD] == size[NEW] && !memcmp(bytes[OLD], bytes[NEW], size[OLD]))
        return true;
    for (int side = OLD; side <= NEW; side++)
        bytes[side] = reading_word(bytes[side], &size[side], plain[side], sizeof plain[side]);
    return size[OLD] == size[NEW] && !memcmp(bytes[OLD], bytes[NEW], size[OLD]);
}

/* What there is on top where the form is the same, too. */
static int worth_of_form(const struct script_input *input, uint32_t old, uint32_t new)
{
    return script_same_form(input, old, new) ? WORTH_FORM : 0;
}

static bool same(const struct script_input *input, uint32_t old, uint32_t new)
{
    return script_word(input, OLD, old)->id == script_word(input, NEW, new)->id;
}

/* The part between the equal ends. */
struct core {
    uint32_t first[SIDES], end[SIDES];
};

/* How a cell was reached, for each of the two states it can be in. */
enum {
    KEPT_FROM_EDIT = 1, /* match after an edit, not after a match */
    EDIT_BY_NEW = 2,    /* the edit took a NEW word, not an OLD one */
    EDIT_FROM_KEPT = 4, /* the edit was opened here */
};

static void trace(const struct core *core, const uint8_t *ways, bool in_edit, uint32_t *partner)
{
    uint32_t n = core->end[OLD] - core->first[OLD], m = core->end[NEW] - core->first[NEW];
    uint32_t i = n, j = m;
    while (i || j) {
        uint8_t way = ways[(size_t)i * (m + 1) + j];
        if (in_edit) {
            in_edit = !(way & EDIT_FROM_KEPT);
            if (way & EDIT_BY_NEW)
                j--;
            else
                i--;
        } else {
            i--, j--;
            partner[core->first[OLD] + i] = core->first[NEW] + j;
            in_edit = way & KEPT_FROM_EDIT;
        }
    }
}

static int max(int x, int y)
{
    return x > y ? x : y;
}

/* Fills the cells of one row, of which `ids` are the NEW words, and remembers how each
 * was reached. `kept` and `edit` hold the row above and receive this one. */
static void fill_row(const struct script_input *input, const struct core *core, uint32_t i,
                     const uint32_t *ids, int *kept, int *edit, uint8_t *ways)
{
    uint32_t m = core->end[NEW] - core->first[NEW], old = core->first[OLD] + i - 1;
    uint32_t id = script_word(input, OLD, old)->id;
    int value = worth_of(input, old);
    int corner_kept = kept[0], corner_edit = edit[0];
    int left_kept = UNREACHED, left_edit = max(corner_edit, corner_kept - EDIT_COST);
    ways[0] = corner_kept - EDIT_COST > corner_edit ? EDIT_FROM_KEPT : 0;
    kept[0] = left_kept;
    edit[0] = left_edit;
    for (uint32_t j = 1; j <= m; j++) {
        int above_kept = kept[j], above_edit = edit[j];
        int open_old = above_kept - EDIT_COST, open_new = left_kept - EDIT_COST;
        int by_old = max(above_edit, open_old), by_new = max(left_edit, open_new);
        bool is_new = by_new > by_old;
        bool opens = is_new ? open_new > left_edit : open_old > above_edit;
        unsigned way = (is_new ? EDIT_BY_NEW : 0U) | (opens ? EDIT_FROM_KEPT : 0U);
        left_kept = UNREACHED;
        if (ids[j - 1] == id) {
            way |= corner_edit > corner_kept ? KEPT_FROM_EDIT : 0U;
            left_kept = max(corner_edit, corner_kept) + value +
                        worth_of_form(input, old, core->first[NEW] + j - 1);
        }
        left_edit = max(by_old, by_new);
        kept[j] = left_kept;
        edit[j] = left_edit;
        ways[j] = (uint8_t)way;
        corner_kept = above_kept;
        corner_edit = above_edit;
    }
}

static void match_all(const struct script_input *input, const struct core *core, uint32_t *partner,
                      struct arena *scratch)
{
    uint32_t n = core->end[OLD] - core->first[OLD], m = core->end[NEW] - core->first[NEW];
    int *kept = arena_alloc(scratch, m + 1, sizeof *kept);
    int *edit = arena_alloc(scratch, m + 1, sizeof *edit);
    uint8_t *ways = arena_alloc(scratch, (size_t)(n + 1) * (m + 1), 1);
    uint32_t *ids = arena_alloc(scratch, m, sizeof *ids);
    for (uint32_t j = 0; j < m; j++)
        ids[j] = script_word(input, NEW, core->first[NEW] + j)->id;
    for (uint32_t j = 0; j <= m; j++) {
        kept[j] = j ? UNREACHED : 0;
        edit[j] = j ? -EDIT_COST : UNREACHED;
        ways[j] = EDIT_BY_NEW | (j == 1 ? EDIT_FROM_KEPT : 0);
    }
    for (uint32_t i = 1; i <= n; i++)
        fill_row(input, core, i, ids, kept, edit, ways + (size_t)i * (m + 1));
    trace(core, ways, edit[m] > kept[m], partner);
}

/* Breaks up runs of matches between two edits that are worth less than an edit
 * costs. */
static void drop_small(const struct script_input *input, const struct core *core, uint32_t *partner)
{
    uint32_t i = core->first[OLD];
    while (i < core->end[OLD]) {
        if (partner[i] == SCRIPT_NONE) {
            i++;
            continue;
        }
        uint32_t first = i;
        int value = 0;
        do {
            value += worth_of(input, i) + worth_of_form(input, i, partner[i]);
            i++;
        } while (i < core->end[OLD] && partner[i] == partner[i - 1] + 1);
        bool at_start = first == core->first[OLD] && partner[first] == core->first[NEW];
        bool at_end = i == core->end[OLD] && partner[i - 1] + 1 == core->end[NEW];
        if (value < EDIT_COST && !at_start && !at_end)
            for (uint32_t k = first; k < i; k++)
                partner[k] = SCRIPT_NONE;
    }
}

static void match_long(const struct script_input *input, const struct core *core, uint32_t *partner,
                       bool *approximate, struct arena *scratch)
{
    uint64_t *ids[SIDES];
    uint32_t n[SIDES];
    for (int side = OLD; side <= NEW; side++) {
        n[side] = core->end[side] - core->first[side];
        ids[side] = arena_alloc(scratch, n[side], sizeof(uint64_t));
        for (uint32_t i = 0; i < n[side]; i++)
            ids[side][i] = script_word(input, (enum side)side, core->first[side] + i)->id;
    }
    seqdiff(ids[OLD], n[OLD], ids[NEW], n[NEW], partner + core->first[OLD], approximate, scratch);
    for (uint32_t i = core->first[OLD]; i < core->end[OLD]; i++)
        if (partner[i] != SEQDIFF_NONE)
            partner[i] += core->first[NEW];
    drop_small(input, core, partner);
}

uint32_t script_mark(const struct script_input *input, enum side side, uint32_t at)
{
    const struct word *word = script_word(input, side, at);
    uint32_t cp = 0;
    if (word->kind == TOKEN_MARK)
        utf8_decode(input->text[side] + word->start, word->size, &cp);
    return cp;
}

bool script_is_same_word(const struct script_input *input, uint32_t old, uint32_t new)
{
    return script_word(input, OLD, old)->kind != TOKEN_MARK && same(input, old, new) &&
           script_same_form(input, old, new);
}

bool script_next_hunk(const struct script_input *input, const uint32_t *partner,
                      struct script_hunk *hunk)
{
    uint32_t n = range_size(input->range[OLD]), m = range_size(input->range[NEW]);
    for (int side = OLD; side <= NEW; side++)
        hunk->first[side] += hunk->n[side] + 1;
    if (hunk->first[OLD] > n)
        return false;
    uint32_t end = hunk->first[OLD];
    while (end < n && partner[end] == SCRIPT_NONE)
        end++;
    hunk->n[OLD] = end - hunk->first[OLD];
    hunk->n[NEW] = (end < n ? partner[end] : m) - hunk->first[NEW];
    return true;
}

static bool is_variant(const struct script_input *input, uint32_t old, uint32_t new)
{
    return script_word(input, OLD, old)->kind != TOKEN_MARK && !script_same_form(input, old, new);
}

/* A kept word whose form changed belongs to the edit right beside it: "No one
 * was" became "One person was", the capital included. */
static void join_variants(const struct script_input *input, uint32_t *partner)
{
    uint32_t n = range_size(input->range[OLD]), m = range_size(input->range[NEW]);
    for (uint32_t i = 0; i < n; i++) {
        if (partner[i] == SCRIPT_NONE || !is_variant(input, i, partner[i]))
            continue;
        /* a run of them, with what stands before and behind it */
        uint32_t first = i, new = partner[i];
        while (i + 1 < n && partner[i + 1] == partner[i] + 1 &&
               is_variant(input, i + 1, partner[i + 1]))
            i++;
        uint32_t after = i + 1 < n ? partner[i + 1] : m;
        bool before_edit =
            first ? partner[first - 1] == SCRIPT_NONE || partner[first - 1] + 1 != new : new > 0;
        bool after_edit = after == SCRIPT_NONE || after != partner[i] + 1;
        if (before_edit || after_edit)
            for (uint32_t k = first; k <= i; k++)
                partner[k] = SCRIPT_NONE;
    }
}

void script_match(const struct script_input *input, uint32_t *partner, bool *approximate,
                  struct arena *scratch)
{
    struct arena_mark mark = arena_mark(scratch);
    struct core core = {.end = {range_size(input->range[OLD]), range_size(input->range[NEW])}};
    for (uint32_t i = 0; i < core.end[OLD]; i++)
        partner[i] = SCRIPT_NONE;
    while (core.first[OLD] < core.end[OLD] && core.first[NEW] < core.end[NEW] &&
           same(input, core.first[OLD], core.first[NEW]))
        partner[core.first[OLD]++] = core.first[NEW]++;
    while (core.first[OLD] < core.end[OLD] && core.first[NEW] < core.end[NEW] &&
           same(input, core.end[OLD] - 1, core.end[NEW] - 1))
        partner[--core.end[OLD]] = --core.end[NEW];
    uint64_t cells =
        (uint64_t)(core.end[OLD] - core.first[OLD] + 1) * (core.end[NEW] - core.first[NEW] + 1);
    if (core.first[OLD] < core.end[OLD] && core.first[NEW] < core.end[NEW]) {
        if (cells <= SCRIPT_CELLS_MAX)
            match_all(input, &core, partner, scratch);
        else
            match_long(input, &core, partner, approximate, scratch);
    }
    script_slide(input, partner, scratch);
    join_variants(input, partner);
    script_brackets(input, partner);
    script_pauses(input, partner);
    script_parallel(input, partner);
    arena_rewind(scratch, mark);
}
