#include "ui/list.h"

#include <string.h>

#include "base/vec.h"
#include "change/gloss.h"
#include "review/filter.h"

enum { GLOSS_COLUMNS = 400 };

/* The order of the ledger: what does most harm where it is wrong comes first. */
static const enum change_class ledger[] = {CLASS_QUOTE,    CLASS_QUOTE_BOUNDARY, CLASS_ATTRIBUTION,
                                           CLASS_NEGATION, CLASS_NAME,           CLASS_NUMBER,
                                           CLASS_MONEY,    CLASS_PERCENT,        CLASS_DATE,
                                           CLASS_TIME,     CLASS_TITLE,          CLASS_MODALITY};

enum { LEDGER = sizeof ledger / sizeof *ledger };

/* The words of a filter, and the pattern that the rest of it is. */
struct list_filter {
    struct filter words;
    struct pattern *pattern; /* NULL: any */
    pattern_stop *stop;
    void *context;
};

void list_free(struct list *list)
{
    arena_free(&list->arena);
}

/* What stands behind "kind:", "class:" or "is:", NULL where the word has none of
 * these. */
static const char *behind_prefix(const char *word, size_t *n)
{
    static const char *const prefixes[] = {"kind:", "class:", "is:"};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        size_t size = strlen(prefixes[i]);
        if (*n >= size && memcmp(word, prefixes[i], size) == 0) {
            *n -= size;
            return word + size;
        }
    }
    return NULL;
}

static bool read_filter(struct list_filter *filter, const struct prompt *text, struct error *error)
{
    char rest[PROMPT_MAX];
    size_t n = 0;
    for (size_t at = 0; at < text->n;) {
        const char *word = text->text + at;
        const char *end = memchr(word, ' ', text->n - at);
        size_t size = end ? (size_t)(end - word) : text->n - at;
        at += size + 1;
        if (size == 0)
            continue;
        size_t asked = size;
        const char *name = behind_prefix(word, &asked);
        if (name) {
            if (!filter_add(&filter->words, name, asked, error))
                return false;
        } else {
            if (n)
                rest[n++] = ' ';
            memcpy(rest + n, word, size);
            n += size;
        }
    }
    return n == 0 || pattern_compile(&filter->pattern, rest, n, error);
}

/* Whether what a row says has the pattern: 1, 0, or -1 where the search was stopped. */
static int matches(const struct list_filter *filter, struct strbuf *gloss)
{
    struct span match;
    enum pattern_result result =
        pattern_find(filter->pattern, (const uint8_t *)strbuf_cstr(gloss), gloss->n, 0, &match,
                     filter->stop, filter->context);
    return result == PATTERN_GAVE_UP ? -1 : result == PATTERN_FOUND;
}

/* Whether a change passes, or a claim of it, which has one class. */
static int passes(const struct list_filter *filter, const struct changes *changes,
                  const struct change *whole, const struct claim *claim,
                  const struct decision *decision, struct arena *scratch)
{
    struct change change = *whole;
    if (claim)
        change.classes = CLASS_BIT(claim->class);
    if (!filter_passes(&filter->words, &change, decision))
        return 0;
    if (!filter->pattern)
        return 1;
    struct arena_mark mark = arena_mark(scratch);
    struct strbuf gloss = {.arena = scratch};
    if (claim)
        claim_gloss(changes, claim, GLOSS_COLUMNS, &gloss);
    else
        change_gloss(changes, whole, GLOSS_COLUMNS, &gloss);
    int result = matches(filter, &gloss);
    arena_rewind(scratch, mark);
    return result;
}

static void add(struct list *list, struct list_entry entry)
{
    *VEC_ADD(&list->arena, &list->entries) = entry;
}

static void begin_group(struct list *list, const char *heading)
{
    add(list, (struct list_entry){.change = SIZE_MAX, .heading = heading});
}

/* Counts what came behind a heading, or takes the heading back. */
static void end_group(struct list *list, size_t heading)
{
    list->entries.at[heading].n = (uint32_t)(list->entries.n - heading - 1);
    if (list->entries.n == heading + 1)
        list->entries.n = heading;
}

/* Where the versions are not those that were decided on: what is new comes first,
 * then what changed once more. */
static void fill_by_news(struct list *list, const struct changes *changes,
                         const struct decision *decisions, const uint8_t *good)
{
    static const char *const headings[] = {"new", "changed since it was decided", "the others"};
    for (int group = 0; group < 3; group++) {
        size_t heading = list->entries.n;
        begin_group(list, headings[group]);
        for (size_t i = 0; i < changes->n; i++) {
            const struct decision *d = &decisions[i];
            int of = !decision_is_open(d) ? 2 : d->is_new ? 0 : d->was ? 1 : 2;
            if (good[i] && of == group)
                add(list, (struct list_entry){.change = i});
        }
        list->rows += list->entries.n - heading - 1;
        end_group(list, heading);
    }
}

static bool has_news(const struct changes *changes, const struct decision *decisions)
{
    for (size_t i = 0; i < changes->n; i++)
        if (decision_is_open(&decisions[i]) && (decisions[i].is_new || decisions[i].was))
            return true;
    return false;
}

/* What was decided on text that is no change any more: nothing to go to, but to be seen. */
static void add_gone(struct list *list, const struct review *review)
{
    if (!review->n_gone || list->filter.n || list->kind != LIST_CHANGES)
        return;
    size_t heading = list->entries.n;
    begin_group(list, "decided, and no change any more");
    for (size_t i = 0; i < review->n_gone; i++)
        add(list, (struct list_entry){.change = SIZE_MAX, .gone = &review->gone[i]});
    end_group(list, heading);
}

static void fill_changes(struct list *list, const struct changes *changes,
                         const struct decision *decisions, const uint8_t *good)
{
    if (has_news(changes, decisions)) {
        fill_by_news(list, changes, decisions, good);
        return;
    }
    for (size_t i = 0; i < changes->n; i++)
        if (good[i])
            add(list, (struct list_entry){.change = i});
    list->rows = list->entries.n;
}

/* What both versions state, in other words; the rest only one of them. */
static bool is_reworded(const struct claim *claim)
{
    return !span_empty(claim->span[OLD]) && !span_empty(claim->span[NEW]);
}

static void fill_facts(struct list *list, const struct claims *claims, const uint8_t *good)
{
    for (int g = 0; g < LEDGER; g++) {
        size_t heading = list->entries.n;
        bool apart = ledger[g] == CLASS_QUOTE;
        begin_group(list, change_class_name(ledger[g]));
        for (int pass = 0; pass < 1 + apart; pass++)
            for (size_t i = 0; i < claims->n; i++) {
                const struct claim *claim = &claims->at[i];
                if (good[i] && claim->class == ledger[g] &&
                    (!apart || is_reworded(claim) == (pass == 0)))
                    add(list, (struct list_entry){.change = claim->change, .claim = claim});
            }
        list->rows += list->entries.n - heading - 1;
        end_group(list, heading);
    }
}

/* Which claims pass or, where these are NULL, which changes. False where the filter took
 * too long. */
static bool choose(const struct list *list, const struct list_filter *filter,
                   const struct changes *changes, const struct claims *claims,
                   const struct review *review, uint8_t *good, struct arena *scratch)
{
    size_t n = claims ? claims->n : changes->n;
    for (size_t i = 0; i < n; i++) {
        size_t at = claims ? claims->at[i].change : i;
        if (list->no_cosmetic && changes->at[at].risk == RISK_COSMETIC)
            continue;
        const struct decision *decision = &review->decision[at];
        int result = passes(filter, changes, &changes->at[at], claims ? &claims->at[i] : NULL,
                            decision, scratch);
        if (result < 0)
            return false;
        good[i] = result > 0;
    }
    return true;
}

bool list_fill(struct list *list, const struct changes *changes, const struct claims *claims,
               const struct review *review, pattern_stop *stop, void *context,
               struct error *error)
{
    struct list_filter filter = {.stop = stop, .context = context};
    struct arena scratch = {0};
    struct review none;
    size_t before = list_change(list);
    bool whole = read_filter(&filter, &list->filter, error);
    if (!review && whole) { /* nothing is decided */
        none = review_new(changes, &scratch);
        review = &none;
    }
    if (list->kind == LIST_CHANGES)
        claims = NULL;
    uint8_t *good = arena_zero(&scratch, claims ? claims->n : changes->n, 1);
    if (whole && !choose(list, &filter, changes, claims, review, good, &scratch))
        whole = error_set(error, "The filter took too long and was stopped.");
    if (whole) {
        list->entries.at = NULL;
        list->entries.n = list->entries.cap = 0;
        arena_free(&list->arena);
        list->rows = 0;
        if (claims)
            fill_facts(list, claims, good);
        else
            fill_changes(list, changes, review->decision, good);
        add_gone(list, review);
        list->selected = list->top = 0;
        list_move(list, 0);
        list_follow(list, before);
    }
    pattern_free(filter.pattern);
    arena_free(&scratch);
    return whole;
}

void list_follow(struct list *list, size_t change)
{
    if (change == SIZE_MAX || list_change(list) == change)
        return;
    for (size_t i = 0; i < list->entries.n; i++) {
        if (list->entries.at[i].change == change) {
            list->selected = i;
            return;
        }
    }
}

void list_move(struct list *list, long by)
{
    size_t n = list->entries.n, at = list->selected;
    if (n == 0)
        return;
    if (list->entries.at[at].change == SIZE_MAX && at + 1 < n)
        at++; /* from a heading to what it is the heading of */
    list->selected = at;
    for (long i = 0; i < by && at + 1 < n;) {
        if (list->entries.at[++at].change != SIZE_MAX) {
            list->selected = at;
            i++;
        }
    }
    for (long i = 0; i > by && at > 0;) {
        if (list->entries.at[--at].change != SIZE_MAX) {
            list->selected = at;
            i--;
        }
    }
}

void list_scroll(struct list *list, int height)
{
    size_t rows = height > 1 ? (size_t)height : 1, first = list->selected;
    if (first > 0 && list->entries.n && list->entries.at[first - 1].change == SIZE_MAX)
        first--; /* its heading is to be seen too */
    if (list->top > first)
        list->top = first;
    if (list->selected >= list->top + rows)
        list->top = list->selected + 1 - rows;
    size_t after = list->selected + 1;
    while (after < list->entries.n && list->entries.at[after].change == SIZE_MAX)
        after++;
    if (after == list->entries.n && after > rows) /* nothing below can be selected: show it */
        list->top = first < after - rows ? first : after - rows;
    if (list->top + rows > list->entries.n)
        list->top = list->entries.n > rows ? list->entries.n - rows : 0;
}

size_t list_change(const struct list *list)
{
    return list->selected < list->entries.n ? list->entries.at[list->selected].change : SIZE_MAX;
}
