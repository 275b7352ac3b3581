#include "review/desk_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

static int by_value(const void *one, const void *two)
{
    uint64_t x = *(const uint64_t *)one, y = *(const uint64_t *)two;
    return (x > y) - (x < y);
}

/* A file's name from the root on; what is no file, as it is. */
static const char *full_name(const char *name, struct arena *arena)
{
    char *real = realpath(name, NULL);
    if (!real)
        return name;
    size_t size = strlen(real) + 1;
    char *copy = memcpy(arena_alloc(arena, size, 1), real, size);
    free(real);
    return copy;
}

/* The versions at hand as the store knows them. */
static void set_pair(struct desk *desk, const struct changes *changes)
{
    uint64_t *ids = arena_alloc(&desk->arena, changes->n, sizeof *ids);
    desk->pair = (struct store_pair){.ids = ids, .n = changes->n};
    desk->by_id = (struct map64){.arena = &desk->arena};
    for (size_t i = 0; i < changes->n; i++) {
        ids[i] = changes->at[i].id;
        map64_set(&desk->by_id, ids[i], (uint32_t)i);
    }
    if (changes->n)
        qsort(ids, changes->n, sizeof *ids, by_value);
    for (int side = OLD; side <= NEW; side++) {
        const struct document *document = &changes->collation->article[side]->document;
        if (!desk->options.path) /* nobody asks a store which versions these are */
            continue;
        desk->pair.hash[side] = hash_bytes(document->text, document->size);
        sketch_make(document->text, document->size, &desk->pair.sketch[side]);
        desk->pair.name[side] = full_name(document->name, &desk->arena);
    }
}

void desk_say_trouble(struct desk *desk, const struct error *error)
{
    snprintf(desk->trouble, sizeof desk->trouble, "%s", error->text);
}

void desk_say_news(struct desk *desk, const char *text)
{
    snprintf(desk->news, sizeof desk->news, "%s", text);
}

static void lay_out(struct desk *desk, const struct changes *changes)
{
    arena_free(&desk->arena);
    desk->review = review_new(changes, &desk->arena);
    desk->tally = (struct tally){0};
    for (size_t i = 0; i < changes->n; i++)
        tally_add(&desk->tally, &changes->at[i], &desk->review.decision[i], 1);
    if (desk->store || !desk->options.read_only) /* a report without a review needs none */
        set_pair(desk, changes);
    desk_refresh_all(desk);
}

bool desk_open_store(struct desk *desk, enum store_use use, struct error *error)
{
    const struct desk_options *options = &desk->options;
    struct store_options where = {.path = options->path, .chosen = options->chosen, .use = use,
                                  .journal = options->journal, .patience = options->patience};
    struct error warning;
    if (desk->store || !options->path)
        return true;
    if (!store_open(&desk->store, &where, &warning, error))
        return false;
    if (warning.text[0])
        desk_say_news(desk, warning.text);
    return true;
}

/* Whether what is decided will be saved; says why not before anything is. */
static bool can_save(struct desk *desk, struct error *error)
{
    return !desk->store || store_takes(desk->store, error);
}

bool desk_open(struct desk *desk, const struct changes *changes, struct desk_options options,
               struct error *warning, struct error *error)
{
    *desk = (struct desk){.options = options};
    warning->text[0] = '\0';
    journal_init(&desk->journal, options.who);
    bool good = desk_open_store(desk, options.read_only ? STORE_READ : STORE_WRITE, error);
    lay_out(desk, changes);
    good = good && desk_look_up(desk, error);
    desk_news(desk, warning);
    if (options.read_only)
        return good;
    if (!good || !can_save(desk, error))
        desk_say_trouble(desk, error);
    return true;
}

void desk_close(struct desk *desk)
{
    store_close(desk->store);
    journal_free(&desk->journal);
    arena_free(&desk->waiting_arena);
    arena_free(&desk->pins_arena);
    arena_free(&desk->arena);
    *desk = (struct desk){0};
}

void desk_turn_to(struct desk *desk, const struct changes *changes)
{
    struct error error;
    lay_out(desk, changes);
    if (!desk_look_up(desk, &error))
        desk_say_trouble(desk, &error);
}

/* Takes an act of the user's: to the journal, and to the disk. */
static void take(struct desk *desk, struct act *act)
{
    act->id = store_new_id();
    act->who = desk->options.who;
    act->when = desk->options.clock ? desk->options.clock() : store_now();
    journal_add(&desk->journal, act);
    desk_refresh_pins(desk);
    if (!desk->options.path)
        return;
    bool first = !desk->waiting.n;
    desk_wait(desk, act);
    if (first)
        desk_save(desk);
}

void desk_rule(struct desk *desk, const size_t *changes, size_t n, struct ruling ruling)
{
    struct arena scratch = {0};
    struct ruling *rulings = arena_alloc(&scratch, n, sizeof *rulings);
    for (size_t i = 0; i < n; i++) {
        rulings[i] = ruling;
        rulings[i].change = desk->review.changes->at[changes[i]].id;
    }
    struct act act = {.kind = ACT_DECIDE, .rulings = rulings, .n = n};
    take(desk, &act);
    for (size_t i = 0; i < n; i++)
        desk_refresh(desk, rulings[i].change);
    arena_free(&scratch);
}

void desk_pin(struct desk *desk, const struct pin *pin)
{
    struct arena scratch = {0};
    const struct article *const *article = desk->review.changes->collation->article;
    struct pin_said said = pin_said_of(article, pin, &scratch);
    struct act act = {.kind = ACT_PIN, .pin = &said};
    take(desk, &act);
    arena_free(&scratch);
}

void desk_unpin(struct desk *desk, uint64_t id)
{
    struct act act = {.kind = ACT_UNPIN};
    if (journal_pin_id(&desk->journal, id, &act.target))
        take(desk, &act);
}

bool desk_undo(struct desk *desk, bool redo, struct desk_undone *undone)
{
    const struct act *target =
        redo ? journal_redoable(&desk->journal) : journal_undoable(&desk->journal);
    if (!target)
        return false;
    struct act act = {.kind = redo ? ACT_REDO : ACT_UNDO, .target = target->id};
    const struct ruling *rulings = target->rulings; /* they stay where acts are added */
    *undone = (struct desk_undone){.change = SIZE_MAX, .n = target->n};
    take(desk, &act);
    for (size_t i = undone->n; i-- > 0;) {
        uint32_t index = desk_change(desk, rulings[i].change);
        undone->fields |= rulings[i].fields;
        desk_refresh(desk, rulings[i].change);
        if (index != MAP64_NONE)
            undone->change = index;
    }
    return true;
}

/* Opens a store that is there now, or reads what is new in the one that was. *news:
 * something is. */
static bool catch_up(struct desk *desk, bool *news, struct error *error)
{
    if (!desk->store) {
        if (!desk_open_store(desk, STORE_WRITE, error))
            return false;
        if (!desk->store)
            return true;
    } else if (!store_changed(desk->store) && desk->looked) {
        return true;
    }
    if (!desk->found || !desk->looked) {
        bool good = desk_look_up(desk, error);
        *news = good && desk->found;
        return good;
    }
    if (!store_read(desk->store, &desk->journal, news, error))
        return false;
    if (*news)
        desk_refresh_all(desk);
    return true;
}

bool desk_poll(struct desk *desk)
{
    struct error error = {""};
    size_t waiting = desk->waiting.n;
    bool news = false;
    if (!desk->options.path)
        return false;
    desk_check_store(desk);
    if (desk->waiting.n)
        desk_save(desk);
    if (!desk->waiting.n) { /* else it would only wait for the same thing once more */
        if (!catch_up(desk, &news, &error))
            desk_say_trouble(desk, &error);
        else if (!desk->store || can_save(desk, &error))
            desk->trouble[0] = '\0';
    }
    return news || desk->waiting.n != waiting || desk->news[0];
}

bool desk_news(struct desk *desk, struct error *news)
{
    if (!desk->news[0])
        return false;
    error_set(news, "%s", desk->news);
    desk->news[0] = '\0';
    return true;
}

const struct decision *desk_decision(const struct desk *desk, size_t change)
{
    return &desk->review.decision[change];
}

size_t desk_unsaved(const struct desk *desk)
{
    return desk->waiting.n;
}
