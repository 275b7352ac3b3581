/* The current change stays in view whatever is done to the screen: a property of random
 * sequences of events. */
#include <locale.h>
#include <string.h>

#include "tests/support/generate.h"
#include "tests/support/pair.h"
#include "tests/support/prng.h"
#include "tests/tap.h"
#include "ui/app.h"
#include "ui/draw.h"
#include "ui/kept.h"
#include "ui/nav.h"

static struct app app;
static struct surface surface;

static void press(const char *keys)
{
    for (; *keys; keys++)
        update(&app, (struct event){.kind = EVENT_KEY, .k = (key)(unsigned char)*keys});
}

/* Whether the frame shows the mark of the current change; a list that covers the panes
 * hides them by choice. */
static bool is_in_view(void)
{
    draw(&app, &surface);
    const struct geometry *g = &app.geometry;
    if (g->too_small || app.mode == MODE_HELP || (app.list.open && g->list_column == 0))
        return true;
    for (int row = g->text_row; row < g->text_row + g->text_rows; row++)
        if (surface.cells[row * surface.columns + g->sign].role == ROLE_SIGN_CURRENT)
            return true;
    return false;
}

static const struct {
    const char *keys, *name;
} steps[] = {{"v", "view"},          {"z", "fold"},         {"Z", "fold all"},
             {"t", "cosmetic"},      {"l", "list"},         {"f", "facts"},
             {"\x1b", "Esc"},        {":set context 3\r", "context"},
             {":set width 50\r", "measure"}, {":set width 90\r", "measure back"},
             {"J", "whole sentences"}, {"h", "help"},       {"h", "help"}};

enum { STEPS = sizeof steps / sizeof *steps, RESIZE = STEPS, THEME, RELOAD, ALL };

/* What happens next; its name. */
static const char *happen(struct prng *prng, const struct changes *changes)
{
    uint32_t step = prng_below(prng, ALL);
    if (step < STEPS) {
        if (app.mode == MODE_HELP) /* where it is left by its own keys only */
            press("\x1b");
        press(steps[step].keys);
        return steps[step].name;
    }
    if (step == RESIZE) {
        update(&app, (struct event){.kind = EVENT_RESIZE,
                                    .columns = 40 + (int)prng_below(prng, 180),
                                    .rows = 10 + (int)prng_below(prng, 50)});
        return "resize";
    }
    if (step == THEME) { /* one with colours after one without */
        app.options.brackets = !app.options.brackets;
        app_refit(&app);
        return "theme";
    }
    struct kept kept = kept_of(&app);
    struct settings settings = app.settings;
    struct app_options options = app.options;
    int columns = app.columns, rows = app.rows;
    options.settings = &settings;
    options.keymap = NULL;
    app_free(&app);
    app_init(&app, changes, options, columns, rows);
    kept_restore(&kept, &app);
    return "reload";
}

static void storm(uint64_t seed)
{
    struct arena arena = {0};
    struct prng prng = {seed};
    struct generate_options options = generate_defaults(seed, 12000);
    struct generated texts = generate(&options, &arena);
    struct pair pair;
    pair_init(&pair, texts.text[OLD], texts.size[OLD], texts.text[NEW], texts.size[NEW]);
    app_init(&app, &pair.changes, (struct app_options){.stop = NULL}, 100, 24);
    press("]]]");
    const char *before = "", *last = "";
    int i = 0;
    bool good = is_in_view();
    for (; i < 60 && good; i++) {
        if (prng_chance(&prng, 30)) {
            if (app.mode == MODE_READ)
                press(prng_chance(&prng, 60) ? "]" : "[");
            last = "step";
        } else {
            before = last;
            last = happen(&prng, &pair.changes);
        }
        good = app.current == NO_CHANGE || is_in_view();
    }
    ok(good, "seed %d: in view after each of %d events (%s, %s)", (int)seed, i, before, last);
    app_free(&app);
    pair_free(&pair);
    arena_free(&arena);
}

/* A change that was left for another place does not pull the panes back. */
static void left_alone(void)
{
    struct arena arena = {0};
    struct generate_options options = generate_defaults(5, 12000);
    struct generated texts = generate(&options, &arena);
    struct pair pair;
    pair_init(&pair, texts.text[OLD], texts.size[OLD], texts.text[NEW], texts.size[NEW]);
    app_init(&app, &pair.changes, (struct app_options){.stop = NULL}, 100, 24);
    press("]G");
    ok(!is_in_view(), "scrolled away");
    press("v");
    ok(!is_in_view(), "it is not brought back by another view");
    app_free(&app);
    pair_free(&pair);
    arena_free(&arena);
}

/* The next change comes with text around it, where the article has any. */
static void margins(void)
{
    struct arena arena = {0};
    struct generate_options options = generate_defaults(7, 12000);
    struct generated texts = generate(&options, &arena);
    struct pair pair;
    pair_init(&pair, texts.text[OLD], texts.size[OLD], texts.text[NEW], texts.size[NEW]);
    app_init(&app, &pair.changes, (struct app_options){.stop = NULL}, 80, 24);
    bool good = true;
    for (size_t i = 0; i + 1 < pair.changes.n && good; i++) {
        press("]");
        struct place at = nav_change_place(&app, app.current);
        struct place below = layout_move(app.layout, at, 2), above = layout_move(app.layout, at, -2);
        good = nav_is_shown(&app, above) && nav_is_shown(&app, below);
        const struct change *change = app_change(&app);
        if (!good && span_size(change->span[NEW]) + span_size(change->span[OLD]) > 400)
            good = nav_is_shown(&app, at); /* it is higher than the panes */
    }
    ok(good, "two rows above and below each change (%d)", (int)app.current);
    app_free(&app);
    pair_free(&pair);
    arena_free(&arena);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    for (uint64_t seed = 1; seed <= 30; seed++)
        storm(seed);
    left_alone();
    margins();
    surface_free(&surface);
    return done();
}
