/* The app: stepping, searching, counts and effects, without a terminal. */
#include <locale.h>

#include "base/strbuf.h"
#include "tests/tap.h"
#include "ui/draw.h"
#include "ui/nav.h"

static struct arena arena;
static struct article articles[SIDES];
static struct collation collation;
static struct changes changes;
static struct app app;

static void open_app(const char *old, const char *new)
{
    const char *texts[SIDES] = {old, new};
    for (int side = OLD; side <= NEW; side++) {
        struct document document = document_plain(side == OLD ? "old" : "new", (const uint8_t *)texts[side],
                                                  (uint32_t)strlen(texts[side]));
        articles[side] = article_build(document, NULL, &arena);
    }
    collation = collate(&articles[OLD], &articles[NEW], &arena);
    changes = changes_list(&collation, &arena);
    app_init(&app, &changes, (struct app_options){.stop = NULL}, 100, 20);
}

static enum effect press(const char *names)
{
    enum effect effect = EFFECT_NONE;
    while (*names) {
        size_t n = strcspn(names, " ");
        key k;
        if (key_parse(names, n, &k))
            effect = update(&app, (struct event){.kind = EVENT_KEY, .k = k});
        else
            ok(false, "%.*s is a key", (int)n, names);
        names += n;
        names += strspn(names, " ");
    }
    return effect;
}

/* n paragraphs; every seventh says something else. */
static const char *paragraphs(int n, const char *word)
{
    struct strbuf buf = {.arena = &arena};
    for (int i = 1; i <= n; i++)
        strbuf_addf(&buf, "Paragraph %d is about the ferry to the island, and it is %s.\n\n", i,
                    i % 7 == 0 ? word : "quiet");
    return strbuf_cstr(&buf);
}

static uint32_t paragraph_at_top(void)
{
    const struct row *row = &layout_rows(app.layout, app.top.block)->at[app.top.row];
    return row->number[NEW];
}

static void moving(void)
{
    press("j");
    is_int(app.top.row + app.top.block * 100, 1, "j goes one row down");
    press("k k k");
    is_int(app.top.row + app.top.block * 100, 0, "k stops at the top");
    press("5 j 2 k");
    is_int(layout_distance(app.layout, (struct place){0, 0}, app.top, 100), 3, "counts");
    press("3 0 g");
    is_int(paragraph_at_top(), 30, "to a paragraph by its number");
    press(": 1 2 Enter");
    is_int(paragraph_at_top(), 12, "by the prompt");
    press("5 0 %");
    ok(paragraph_at_top() >= 45 && paragraph_at_top() <= 55, "by per cent");
    press("G");
    struct place end = layout_move(app.layout, app.top, app.geometry.text_rows - 1);
    is_int(end.block, app.layout->blocks.n - 1, "G shows the end");
    struct place bottom = app.top;
    press("j Space C-d 9 9 9 9 9 9 j");
    ok(place_equal(app.top, bottom), "and nothing goes beyond it");
    press("g");
    struct place top = app.top;
    press("Space PgUp");
    ok(place_equal(app.top, top), "a page there and back");
}

static void places(void)
{
    static const struct {
        const char *keys, *says;
        unsigned top; /* paragraph in the first row, 0: any */
    } cases[] = {
        {": 3 0 Enter", "", 30},
        {": 3 0 . 1 Enter", "", 30},
        {": 5 0 0 Enter", "There is no paragraph 500: they are 1 to 100.", 0},
        {": 0 Enter", "There is no paragraph 0: they are 1 to 100.", 1},
        {": 0 . 2 Enter", "There is no paragraph 0: they are 1 to 100.", 1},
        {": 1 2 . 9 9 Enter", "There is no sentence 12.99: paragraph 12 has 1.", 12},
        {": 2 5 0 % Enter", "There is no more than 100%: this is the end.", 0},
        {": 1 2 x Enter", "A place looks like 12, 12.3 or 40%.", 1},
        {": 1 2 . Enter", "A place looks like 12, 12.3 or 40%.", 1},
        {": 1 2 % % Enter", "A place looks like 12, 12.3 or 40%.", 1},
        {"5 0 0 g", "There is no paragraph 500: they are 1 to 100.", 0},
        {"2 5 0 %", "There is no more than 100%: this is the end.", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        press("g");
        press(cases[i].keys);
        is_str(app.message, cases[i].says, "what %s says", cases[i].keys);
        if (cases[i].top)
            is_int(paragraph_at_top(), cases[i].top, "where %s goes", cases[i].keys);
    }
}

static void stepping(void)
{
    press("g");
    is_int(app.current, NO_CHANGE, "no change is current at first");
    press("]");
    is_int(app.current, 0, "the first");
    press("3 ]");
    is_int(app.current, 3, "three more");
    ok(nav_change_is_shown(&app), "it is in view");
    press("[");
    is_int(app.current, 2, "one back");
    press("G [");
    ok(app.current > 8, "from what is in view, not from where one was");
    press("9 9 ]");
    is_int(app.current, changes.n - 1, "as far as there are any");
    press("]");
    is_int(app.current, changes.n - 1, "the last stays");
    ok(app.message[0], "and it is said");
    size_t before = app.current;
    update(&app, (struct event){.kind = EVENT_RESIZE, .columns = 60, .rows = 12});
    ok(app.current == before && nav_change_is_shown(&app), "in view after a resize");
    update(&app, (struct event){.kind = EVENT_RESIZE, .columns = 100, .rows = 20});
    press("}");
    ok(app.message_is_error || app.message[0], "no inserted text");
}

static void searching(void)
{
    press("g / 9 9 Enter");
    ok(app.search.has_found, "99 is found");
    is_int(app.search.found.side, OLD, "OLD's first");
    ok(nav_is_shown(&app, layout_find(app.layout, app.search.found.side,
                                      app.search.found.span.start)),
       "in view");
    press("n");
    is_int(app.search.found.side, NEW, "then NEW's");
    press("n");
    is_int(app.search.found.side, OLD, "round to the first again");
    ok(app.message[0], "and it is said");
    press("N");
    is_int(app.search.found.side, NEW, "and back");
    press("/ z z z Enter");
    ok(app.message_is_error, "nothing found");
    press("/ ( Enter");
    ok(app.message_is_error, "not a pattern");
    press("Esc");
    ok(!app.search.pattern, "Esc forgets it");
    press("n");
    ok(app.message[0], "nothing to find");
}

static void effects(void)
{
    is_int(press("C-l"), EFFECT_REDRAW, "redraw");
    is_int(press("C-z"), EFFECT_SUSPEND, "suspend");
    press("h");
    is_int(app.mode, MODE_HELP, "help");
    is_int(press("q"), EFFECT_NONE, "q leaves help only");
    press("/ q");
    is_int(app.asking, ASK_SEARCH, "in the prompt q is a letter");
    is_int(press("C-c"), EFFECT_NONE, "C-c leaves the prompt");
    is_int(app.asking, ASK_NOTHING, "back");
    is_int(press(": q u i t Enter"), EFFECT_QUIT, "a command by its name");
    is_int(press("q"), EFFECT_QUIT, "quit");
}

/* Every key at every place of every size: nothing crashes, the cursor stays. */
static void storms(void)
{
    static const char *const keys[] = {"j", "Space",     "]", "G", "b", "[", "h", "j", "q", "v",
                                       "k", "/ a Enter", "n", "N", "}", "{", ")", "(", "%", "g"};
    struct surface surface = {.cells = NULL};
    bool good = true;
    for (int i = 0; i < 400; i++) {
        struct event resize = {
            .kind = EVENT_RESIZE, .columns = 1 + i * 37 % 130, .rows = 1 + i * 17 % 40};
        update(&app, resize);
        press(keys[i % 20]);
        draw(&app, &surface);
        good = good && surface.columns == resize.columns && surface.rows == resize.rows;
    }
    surface_free(&surface);
    ok(good, "a storm of sizes and keys");
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    open_app(paragraphs(100, "loud"), paragraphs(100, "very loud in 2021"));
    moving();
    places();
    stepping();
    searching();
    effects();
    storms();
    app_free(&app);
    open_app("", "");
    storms();
    app_free(&app);
    open_app("One.", "");
    storms();
    app_free(&app);
    arena_free(&arena);
    return done();
}
