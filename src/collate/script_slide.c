#include "base/utf8.h"
#include "collate/script.h"
#include "collate/script_internal.h"

enum {
    SLIDE_MAX = 40, /* no one looks for a better place further away */

    /* How natural it is to say that words were put in or out, as points: what is whole
     * outweighs all else, what is torn is worse than any gain at the other end. Only
     * their order matters, of places that stand a few words apart. */
    WHOLE_SENTENCE = 8,  /* from behind a full stop to the next one */
    AT_SENTENCE = 2,     /* from the beginning of a sentence, but not to its end */
    WITH_STOP = -2,      /* the end of a sentence that began before, with its full stop */
    WHOLE_CLAUSE = 3,    /* ", who is ill": one pause of the two beside a clause goes along */
    CLAUSE_AT_START = 3, /* "On Monday,": the text begins with it, so its pause stands behind */
    CLAUSE_BEFORE = 1,   /* "red, ": elsewhere a pause rather belongs to what stands before it */
    TORN_BRACKETS = -3,  /* with one bracket of two */
    ENDS_OPEN = -2,      /* the last word is grammar ("the"), which goes with what follows */
    BEGINS_PHRASE = 1,   /* the first word is, so a phrase begins here */
    TORN_WORD = -4,      /* no blank there: "part-time" keeps its hyphen */
};

/* One side's view of the matching: words and the partners of those kept. */
struct view {
    const struct script_input *input;
    enum side side;
    uint32_t n;
    uint32_t *kept; /* by word: position of its partner on the other side */
};

static uint32_t mark_of(const struct view *view, uint32_t at)
{
    return script_mark(view->input, view->side, at);
}

bool script_is_full_stop(uint32_t mark)
{
    return mark == '.' || mark == '!' || mark == '?' || mark == 0x3002 || mark == 0xff01 ||
           mark == 0xff1f;
}

bool script_is_pause(uint32_t mark)
{
    return mark == ',' || mark == ';' || mark == ':' || mark == 0x2014 || mark == 0x2013 ||
           mark == 0xff0c || mark == 0x3001;
}

/* Whether the words [first, end) have one bracket of two. */
static bool tears_brackets(const struct view *view, uint32_t first, uint32_t end)
{
    int open = 0;
    for (uint32_t i = first; i < end && open >= 0; i++) {
        uint32_t cp = mark_of(view, i);
        enum char_class class = cp ? utf8_class(cp) : CHAR_SPACE;
        open += class == CHAR_OPEN ? 1 : class == CHAR_CLOSE && cp != 0x2019 ? -1 : 0;
    }
    return open != 0;
}

/* Whether the place before a word is inside of one, as behind a hyphen. */
static bool tears_word(const struct view *view, uint32_t at)
{
    return at > 0 && at < view->n && !mark_of(view, at) &&
           script_word(view->input, view->side, at)->gap == GAP_NONE;
}

/* How natural it is to say that the words [first, end) were put in or out. */
static int naturalness(const struct view *view, uint32_t first, uint32_t end)
{
    int sum = 0;
    uint32_t before = first ? mark_of(view, first - 1) : '.';
    uint32_t head = mark_of(view, first), tail = mark_of(view, end - 1);
    if (script_is_full_stop(before))
        sum += script_is_full_stop(tail) ? WHOLE_SENTENCE : AT_SENTENCE;
    else if (script_is_full_stop(tail) && end < view->n)
        sum += WITH_STOP;
    if (script_is_pause(tail) ? script_is_pause(before) : script_is_pause(head))
        sum += WHOLE_CLAUSE;
    else if (script_is_pause(tail))
        sum += first == 0 ? CLAUSE_AT_START : CLAUSE_BEFORE;
    if (tears_brackets(view, first, end))
        sum += TORN_BRACKETS;
    if (script_is_function_word(view->input, view->side, end - 1))
        sum += ENDS_OPEN;
    if (script_is_function_word(view->input, view->side, first))
        sum += BEGINS_PHRASE;
    sum += (tears_word(view, first) + tears_word(view, end)) * TORN_WORD;
    return sum;
}

static bool equal(const struct view *view, uint32_t x, uint32_t y)
{
    return script_word(view->input, view->side, x)->id ==
           script_word(view->input, view->side, y)->id;
}

/* Whether the words around a slide by one keep partners that follow each other
 * directly, so that no other edit is in the way. */
static bool is_joined(const struct view *view, uint32_t outer, uint32_t inner_partner)
{
    return view->kept[outer] != SCRIPT_NONE && view->kept[outer] == inner_partner;
}

/* The words [*first, *end) are without partner on this side, and none on the
 * other side stand against them. */
static void slide(struct view *view, uint32_t *first, uint32_t *end)
{
    uint32_t low = *first, high = *end;
    /* to the very front ... */
    while (low > 0 && *first - low < SLIDE_MAX && equal(view, low - 1, high - 1) &&
           (low == *first || is_joined(view, low - 1, view->kept[low] - 1)) &&
           view->kept[low - 1] != SCRIPT_NONE) {
        low--, high--;
        view->kept[high] = view->kept[low];
    }
    for (uint32_t i = low; i < high; i++)
        view->kept[i] = SCRIPT_NONE;
    /* ... and back, looking for the best place */
    int best = naturalness(view, low, high);
    uint32_t best_low = low, at = low, stop = high;
    uint32_t size = high - low, limit = *first + SLIDE_MAX;
    uint32_t first_partner = stop < view->n ? view->kept[stop] : SCRIPT_NONE;
    while (stop < view->n && at < limit && view->kept[stop] != SCRIPT_NONE &&
           view->kept[stop] == first_partner + (at - low) && equal(view, at, stop)) {
        at++, stop++;
        int value = naturalness(view, at, stop);
        if (value > best) {
            best = value;
            best_low = at;
        }
    }
    for (uint32_t i = low; i < best_low; i++)
        view->kept[i] = first_partner + (i - low);
    for (uint32_t i = best_low; i < best_low + size; i++)
        view->kept[i] = SCRIPT_NONE;
    *first = best_low;
    *end = best_low + size;
}

/* Slides each run without partners that stands against nothing. */
static void slide_side(struct view *view, uint32_t other_size)
{
    for (uint32_t i = 0; i < view->n;) {
        if (view->kept[i] != SCRIPT_NONE) {
            i++;
            continue;
        }
        uint32_t first = i, end = i;
        while (end < view->n && view->kept[end] == SCRIPT_NONE)
            end++;
        uint32_t before = first ? view->kept[first - 1] + 1 : 0;
        uint32_t after = end < view->n ? view->kept[end] : other_size;
        if (before == after)
            slide(view, &first, &end);
        i = end;
    }
}

void script_slide(const struct script_input *input, uint32_t *partner, struct arena *scratch)
{
    uint32_t n = range_size(input->range[OLD]), m = range_size(input->range[NEW]);
    struct view old = {input, OLD, n, partner};
    slide_side(&old, m);
    struct view new = {input, NEW, m, arena_alloc(scratch, m, sizeof(uint32_t))};
    for (uint32_t j = 0; j < m; j++)
        new.kept[j] = SCRIPT_NONE;
    for (uint32_t i = 0; i < n; i++)
        if (partner[i] != SCRIPT_NONE)
            new.kept[partner[i]] = i;
    slide_side(&new, n);
    for (uint32_t i = 0; i < n; i++)
        partner[i] = SCRIPT_NONE;
    for (uint32_t j = 0; j < m; j++)
        if (new.kept[j] != SCRIPT_NONE)
            partner[new.kept[j]] = j;
}
