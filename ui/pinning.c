#include "ui/pinning.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "ui/decide.h"
#include "ui/list.h"
#include "ui/nav.h"

enum { PAGE_UNITS = 10 };

/* A paragraph, or sentence, on each side. */
struct couple {
    bool sentences;
    uint32_t at[SIDES];
};

bool pinning_knows(enum command command)
{
    return command == CMD_PIN || command == CMD_PART || command == CMD_UNPIN;
}

static const struct article *article_of(const struct app *app, enum side side)
{
    return app->changes->collation->article[side];
}

static uint32_t count_of(const struct app *app, enum side side, bool sentences)
{
    const struct article *article = article_of(app, side);
    return sentences ? article->n_sentences : article->n_paragraphs;
}

static struct span span_of(const struct app *app, enum side side, bool sentences, uint32_t at)
{
    const struct article *article = article_of(app, side);
    return sentences ? article->sentences[at] : article->paragraphs[at].span;
}

/* Messages are not spelled again where the locale is ASCII. */
static const char *pilcrow(const struct app *app)
{
    return app->options.ascii ? "P" : "¶";
}

static void add_place(const struct app *app, enum side side, bool sentences, uint32_t at,
                      struct strbuf *out)
{
    const struct article *article = article_of(app, side);
    uint32_t paragraph = sentences ? article_paragraph_of(article, at) : at;
    strbuf_addf(out, "%s%u", pilcrow(app), paragraph + 1);
    if (sentences)
        strbuf_addf(out, ".%u", at - article->paragraphs[paragraph].sentences.first + 1);
}

static void add_places(const struct app *app, const struct couple *couple, struct strbuf *out)
{
    add_place(app, OLD, couple->sentences, couple->at[OLD], out);
    strbuf_adds(out, " and ");
    add_place(app, NEW, couple->sentences, couple->at[NEW], out);
}

/* Says what was done with two units: "Pinned: ¶3 and ¶4." */
static void say(struct app *app, const char *what, const struct couple *couple)
{
    struct arena arena = {0};
    struct strbuf places = {.arena = &arena};
    add_places(app, couple, &places);
    app_message(app, false, "%s: %s.", what, strbuf_cstr(&places));
    arena_free(&arena);
}

static bool can_pin(struct app *app)
{
    if (app->options.desk)
        return true;
    app_message(app, true, app->options.partial ? "The rest is still being compared."
                                                : "Nothing can be decided here.");
    return false;
}

/* The change at hand: in a list the one that is selected. NULL where there is none. */
static const struct change *change_at_hand(struct app *app)
{
    if (app->mode == MODE_LIST && list_change(&app->list) != NO_CHANGE)
        app_set_current(app, list_change(&app->list));
    return app_change(app);
}

/* The link of a unit. Linear in the number of links. */
static const struct link *link_of(const struct app *app, bool sentences, enum side side,
                                  uint32_t at)
{
    const struct collation *collation = app->changes->collation;
    const struct link *links = sentences ? collation->sentences : collation->paragraphs;
    size_t n = sentences ? collation->n_sentences : collation->n_paragraphs;
    for (size_t i = 0; i < n; i++)
        if (at >= links[i].range[side].first && at < links[i].range[side].end)
            return &links[i];
    return NULL; /* every unit is in one */
}

/* Whether a sentence link is all of its paragraph link. */
static bool is_whole(const struct collation *collation, const struct link *sentence,
                     const struct link *paragraph)
{
    for (int side = OLD; side <= NEW; side++) {
        const struct paragraph *paragraphs = collation->article[side]->paragraphs;
        struct range range = paragraph->range[side], is = sentence->range[side];
        if (range_empty(range) != range_empty(is))
            return false;
        if (!range_empty(range) && (is.first != paragraphs[range.first].sentences.first ||
                                    is.end != paragraphs[range.end - 1].sentences.end))
            return false;
    }
    return true;
}

/* What a change is of: its sentence, or its paragraph where it is all of that, or says
 * what became of it. */
static const struct link *link_of_change(const struct app *app, const struct change *change,
                                         bool *sentences)
{
    const struct collation *collation = app->changes->collation;
    const struct link *sentence = &collation->sentences[change->sentence];
    const struct link *paragraph = &collation->paragraphs[change->paragraph];
    bool whole = range_empty(change->edits) || paragraph->kind == LINK_INSERTED ||
                 paragraph->kind == LINK_DELETED;
    for (int side = OLD; side <= NEW; side++) {
        struct range range = paragraph->range[side];
        const struct paragraph *paragraphs = collation->article[side]->paragraphs;
        if (!range_empty(range))
            whole = whole && change->span[side].start == paragraphs[range.first].span.start &&
                    change->span[side].end == paragraphs[range.end - 1].span.end;
        else
            whole = whole && range_empty(sentence->range[side]);
    }
    *sentences = !whole && !is_whole(collation, sentence, paragraph);
    return *sentences ? sentence : paragraph;
}

/* --- choosing ------------------------------------------------------------- */

/* Which units of one side have a partner. */
static bool *taken_of(const struct app *app, enum side side, bool sentences, struct arena *arena)
{
    const struct collation *collation = app->changes->collation;
    const struct link *links = sentences ? collation->sentences : collation->paragraphs;
    size_t n = sentences ? collation->n_sentences : collation->n_paragraphs;
    bool *taken = arena_zero(arena, count_of(app, side, sentences), sizeof *taken);
    for (size_t i = 0; i < n; i++)
        if (!range_empty(links[i].range[side_other(side)]))
            for (uint32_t u = links[i].range[side].first; u < links[i].range[side].end; u++)
                taken[u] = true;
    return taken;
}

/* The first guess at a partner: the one that it has, or else the nearest that has none. */
static uint32_t guess(const struct app *app, const struct link *link, enum side side,
                      bool sentences)
{
    uint32_t n = count_of(app, side, sentences), place = link->range[side].first;
    if (!range_empty(link->range[side]))
        return place;
    struct arena arena = {0};
    bool *taken = taken_of(app, side, sentences, &arena);
    uint32_t best = place < n ? place : n - 1;
    for (uint32_t away = 0; away < n; away++) {
        if (place + away < n && !taken[place + away]) {
            best = place + away;
            break;
        }
        if (away <= place && place - away < n && !taken[place - away]) {
            best = place - away;
            break;
        }
    }
    arena_free(&arena);
    return best;
}

static void show_unit(struct app *app, enum side side)
{
    struct span span = pinning_span(app, side);
    app_unfold(app, side, span.start);
    struct place first = layout_find(app->layout, side, span.start);
    struct place last = layout_find(app->layout, side, span.end - 1);
    nav_show(app, first, last);
}

/* The candidate is another one. */
static void choose(struct app *app, uint32_t at)
{
    app->pinning.at[side_other(app->pinning.side)] = at;
    app_refit(app);
    show_unit(app, side_other(app->pinning.side));
}

/* Marks a unit, and guesses its partner. */
static void mark(struct app *app, bool sentences, enum side side, uint32_t at)
{
    struct pinning *pinning = &app->pinning;
    pinning->on = true;
    pinning->sentences = sentences;
    pinning->side = side;
    pinning->at[side] = at;
    choose(app, guess(app, link_of(app, sentences, side, at), side_other(side), sentences));
}

static void begin(struct app *app)
{
    const struct change *change = change_at_hand(app);
    bool sentences = false;
    enum side side = NEW;
    uint32_t at = 0;
    for (int s = OLD; s <= NEW; s++)
        if (!count_of(app, (enum side)s, false)) {
            app_message(app, false, "One version is empty: there is nothing to pin.");
            return;
        }
    if (change) {
        const struct link *link = link_of_change(app, change, &sentences);
        side = range_empty(link->range[NEW]) ? OLD : NEW;
        at = link->range[side].first;
    } else {
        uint32_t byte = layout_byte(app->layout, app->top, &side);
        at = article_paragraph_at(article_of(app, side), byte);
    }
    app->mode = MODE_READ;
    app->pinning.top = app->top;
    mark(app, sentences, side, at);
}

static void leave(struct app *app)
{
    app->pinning.on = false;
    app_refit(app);
    app->top = layout_clamp(app->layout, app->pinning.top, (unsigned)app->geometry.text_rows);
}

/* From sentences to their paragraphs, and back to the first sentences of these. */
static void change_units(struct app *app)
{
    struct pinning *pinning = &app->pinning;
    const struct article *article = article_of(app, pinning->side);
    uint32_t at = pinning->at[pinning->side];
    at = pinning->sentences ? article_paragraph_of(article, at)
                            : article->paragraphs[at].sentences.first;
    mark(app, !pinning->sentences, pinning->side, at);
}

static void step(struct app *app, long by)
{
    struct pinning *pinning = &app->pinning;
    enum side side = side_other(pinning->side);
    long n = (long)count_of(app, side, pinning->sentences), at = (long)pinning->at[side] + by;
    choose(app, (uint32_t)(at < 0 ? 0 : at >= n ? n - 1 : at));
}

/* To the next, or previous, that has no partner. */
static void step_free(struct app *app, bool forward)
{
    struct pinning *pinning = &app->pinning;
    enum side side = side_other(pinning->side);
    uint32_t n = count_of(app, side, pinning->sentences), at = pinning->at[side];
    struct arena arena = {0};
    const bool *taken = taken_of(app, side, pinning->sentences, &arena);
    do
        at = forward ? at + 1 : at - 1; /* behind the first is the largest number */
    while (at < n && taken[at]);
    arena_free(&arena);
    if (at < n)
        choose(app, at);
    else
        app_message(app, false, "None without a partner %s.",
                    forward ? "further down" : "further up");
}

/* To a paragraph by its number, or its first sentence. */
static void go_to(struct app *app, unsigned long number)
{
    struct pinning *pinning = &app->pinning;
    const struct article *article = article_of(app, side_other(pinning->side));
    uint32_t at = number > article->n_paragraphs ? article->n_paragraphs - 1
                  : number                       ? (uint32_t)number - 1
                                                 : 0;
    choose(app, pinning->sentences ? article->paragraphs[at].sentences.first : at);
}

/* --- what comes of it ----------------------------------------------------- */

/* Says it of two units, and where to go when all is compared again. */
static void pin(struct app *app, const struct couple *couple, bool parted)
{
    struct desk *desk = app->options.desk;
    desk_pin(desk, &(struct pin){.sentences = couple->sentences,
                                 .parted = parted,
                                 .at = {couple->at[OLD], couple->at[NEW]}});
    app->go_to.byte = span_of(app, NEW, couple->sentences, couple->at[NEW]).start;
    app->go_to.side = NEW;
    app->go_to.set = true;
    say(app, parted ? "No partners any more" : "Pinned", couple);
    decide_say_trouble(app);
}

static const struct pin *pin_of(const struct app *app, const struct couple *couple)
{
    const struct collation *collation = app->changes->collation;
    for (size_t i = 0; i < collation->n_pins; i++) {
        const struct pin *at = &collation->pins[i];
        if (at->sentences == couple->sentences && at->at[OLD] == couple->at[OLD] &&
            at->at[NEW] == couple->at[NEW])
            return at;
    }
    return NULL;
}

static void pin_if_new(struct app *app, const struct couple *couple)
{
    const struct pin *before = pin_of(app, couple);
    if (before && !before->parted)
        say(app, "Pinned already", couple);
    else
        pin(app, couple, false);
}

static void unpin(struct app *app, const struct pin *at)
{
    struct couple couple = {at->sentences, {at->at[OLD], at->at[NEW]}};
    app->go_to.byte = span_of(app, NEW, at->sentences, at->at[NEW]).start;
    app->go_to.side = NEW;
    app->go_to.set = true;
    desk_unpin(app->options.desk, at->id);
    say(app, at->parted ? "May be partners again" : "Not pinned any more", &couple);
    decide_say_trouble(app);
}

/* Takes the partners of a link apart; of several the first ones stay together. */
static void part(struct app *app, const struct link *link, bool sentences)
{
    const struct range *range = link->range;
    bool many = range_size(range[OLD]) > 1 || range_size(range[NEW]) > 1;
    if (range_empty(range[OLD]) || range_empty(range[NEW])) {
        app_message(app, false, "It has no partner.");
        return;
    }
    for (uint32_t old = range[OLD].first; old < range[OLD].end; old++)
        for (uint32_t new = range[NEW].first; new < range[NEW].end; new++)
            if (!many || old > range[OLD].first || new > range[NEW].first)
                pin(app, &(struct couple){sentences, {old, new}}, true);
}

void pinning_run(struct app *app, enum command command)
{
    if (!can_pin(app))
        return;
    if (command == CMD_PIN) {
        begin(app);
        return;
    }
    const struct change *change = change_at_hand(app);
    if (!change) {
        app_message(app, false, "There is no current change; ] goes to the next.");
        return;
    }
    bool sentences;
    const struct link *link = link_of_change(app, change, &sentences);
    const struct pin *by_hand = change_pin(app->changes, change);
    if (by_hand)
        unpin(app, by_hand);
    else if (command == CMD_UNPIN)
        app_message(app, false, "Nobody pinned or parted it.");
    else
        part(app, link, sentences);
}

/* Reads "12" or "12.3" as a unit of one side; false with a message. */
static bool read_place(struct app *app, const char **text, enum side side, bool *sentences,
                       uint32_t *at)
{
    const struct article *article = article_of(app, side);
    char *end;
    unsigned long paragraph = strtoul(*text, &end, 10), sentence = 1;
    bool good = **text >= '0' && **text <= '9';
    *sentences = good && *end == '.' && end[1] >= '0' && end[1] <= '9';
    if (*sentences)
        sentence = strtoul(end + 1, &end, 10);
    if (!good || (*end && *end != ' ')) {
        app_message(app, true, "It takes two places, the old one first: 12 9, or 12.3 9.1.");
        return false;
    }
    if (!paragraph || paragraph > article->n_paragraphs || !sentence ||
        sentence > range_size(article->paragraphs[paragraph - 1].sentences)) {
        app_message(app, true, "The %s version has no %s%.*s.", side == OLD ? "old" : "new",
                    pilcrow(app), (int)(end - *text), *text);
        return false;
    }
    *at = *sentences ? article->paragraphs[paragraph - 1].sentences.first + (uint32_t)sentence - 1
                     : (uint32_t)paragraph - 1;
    *text = end + strspn(end, " ");
    return true;
}

static void unpin_all(struct app *app)
{
    const struct collation *collation = app->changes->collation;
    size_t n = collation->n_pins;
    for (size_t i = 0; i < n; i++)
        desk_unpin(app->options.desk, collation->pins[i].id);
    app_message(app, false, n ? "Nothing is pinned or parted any more."
                              : "Nothing is pinned or parted.");
    decide_say_trouble(app);
}

void pinning_with(struct app *app, enum command command, const char *rest)
{
    struct couple couple;
    bool sentences;
    if (!can_pin(app))
        return;
    if (command == CMD_UNPIN && strcmp(rest, "all") == 0) {
        unpin_all(app);
        return;
    }
    if (!read_place(app, &rest, OLD, &couple.sentences, &couple.at[OLD]) ||
        !read_place(app, &rest, NEW, &sentences, &couple.at[NEW]))
        return;
    if (sentences != couple.sentences || *rest) {
        app_message(app, true, *rest ? "It takes two places, the old one first: 12 9, or 12.3 9.1."
                                     : "Two paragraphs, or two sentences, can be partners.");
        return;
    }
    const struct pin *before = pin_of(app, &couple);
    if (command == CMD_PIN)
        pin_if_new(app, &couple);
    else if (command == CMD_PART && !(before && before->parted))
        pin(app, &couple, true);
    else if (before && command == CMD_UNPIN)
        unpin(app, before);
    else
        say(app, command == CMD_PART ? "Parted already" : "Nobody pinned or parted", &couple);
}

void pinning_key(struct app *app, key k, unsigned long count, bool counted)
{
    struct pinning *pinning = &app->pinning;
    long by = (long)count;
    if (k == KEY_RETURN) {
        struct couple couple = {pinning->sentences, {pinning->at[OLD], pinning->at[NEW]}};
        leave(app);
        pin_if_new(app, &couple);
        return;
    }
    if (k == KEY_TAB) {
        mark(app, pinning->sentences, side_other(pinning->side),
             pinning->at[side_other(pinning->side)]);
        return;
    }
    switch (keymap_command(&app->keymap, k)) {
    case CMD_DOWN:
        step(app, by);
        break;
    case CMD_UP:
        step(app, -by);
        break;
    case CMD_PAGE_DOWN:
    case CMD_HALF_DOWN:
        step(app, by * PAGE_UNITS);
        break;
    case CMD_PAGE_UP:
    case CMD_HALF_UP:
        step(app, -by * PAGE_UNITS);
        break;
    case CMD_NEXT:
        step_free(app, true);
        break;
    case CMD_PREVIOUS:
        step_free(app, false);
        break;
    case CMD_TOP:
        go_to(app, counted ? count : 1);
        break;
    case CMD_BOTTOM:
        go_to(app, counted ? count : ULONG_MAX);
        break;
    case CMD_PIN:
        change_units(app);
        break;
    case CMD_CANCEL:
    case CMD_QUIT:
        leave(app);
        break;
    default:
        app_message(app, false, "Enter pins the two, Esc leaves.");
        break;
    }
}

void pinning_click(struct app *app, enum side side, uint32_t byte)
{
    const struct pinning *pinning = &app->pinning;
    const struct article *article = article_of(app, side);
    uint32_t at = article_paragraph_at(article, byte);
    if (pinning->sentences) {
        struct range range = article->paragraphs[at].sentences;
        for (at = range.first; at + 1 < range.end && article->sentences[at + 1].start <= byte;)
            at++;
    }
    if (side == pinning->side)
        mark(app, pinning->sentences, side, at);
    else
        choose(app, at);
}

struct span pinning_span(const struct app *app, enum side side)
{
    const struct pinning *pinning = &app->pinning;
    return span_of(app, side, pinning->sentences, pinning->at[side]);
}

struct span pinning_woven(const struct app *app)
{
    const struct pinning *pinning = &app->pinning;
    struct range new = link_of(app, pinning->sentences, OLD, pinning->at[OLD])->range[NEW];
    if (app->geometry.view != VIEW_INLINE || range_empty(new))
        return (struct span){0, 0};
    return (struct span){span_of(app, NEW, pinning->sentences, new.first).start,
                         span_of(app, NEW, pinning->sentences, new.end - 1).end};
}

void pinning_question(const struct app *app, struct strbuf *out)
{
    struct couple couple = {app->pinning.sentences, {app->pinning.at[OLD], app->pinning.at[NEW]}};
    strbuf_adds(out, "Pin ");
    add_places(app, &couple, out);
    strbuf_addc(out, '?');
}

void pinning_show(struct app *app, enum side side, uint32_t byte)
{
    if (!app->base.n || byte >= article_of(app, side)->document.size)
        return;
    nav_byte(app, side, byte);
    uint32_t link = app->base.at[blocks_at(&app->base, side, byte)].link;
    size_t change = nav_change_at(app, link, side, byte);
    app_set_current(app, change);
    if (change != NO_CHANGE)
        nav_show_change(app);
}
