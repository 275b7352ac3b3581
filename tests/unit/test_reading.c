/* Lists, the overview, details, and places kept by content: without a screen. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "tests/tap.h"
#include "ui/app.h"
#include "ui/kept.h"
#include "ui/nav.h"
#include "ui/watch.h"
#include "ui/work.h"

static struct arena arena;

/* A comparison of two texts, in the arena. */
struct pair {
    struct article article[SIDES];
    struct collation collation;
    struct changes changes;
};

static struct pair *pair_of(const char *old, const char *new)
{
    struct pair *pair = arena_zero(&arena, 1, sizeof *pair);
    const char *texts[SIDES] = {old, new};
    for (int side = OLD; side <= NEW; side++) {
        struct document document = document_plain("x", (const uint8_t *)texts[side],
                                                  (uint32_t)strlen(texts[side]));
        pair->article[side] = article_build(document, NULL, &arena);
    }
    pair->collation = collate(&pair->article[OLD], &pair->article[NEW], &arena);
    pair->changes = changes_list(&pair->collation, &arena);
    return pair;
}

static const char *paragraphs(int first, int last, int step, const char *word)
{
    struct strbuf buf = {.arena = &arena};
    for (int i = first; i <= last; i++)
        strbuf_addf(&buf, "Paragraph %d is about the ferry to the island, and it is %s.\n\n", i,
                    i % step == 0 ? word : "quiet");
    return strbuf_cstr(&buf);
}

static bool filled(struct list *list, const struct changes *changes, const char *filter,
                   struct error *error)
{
    prompt_clear(&list->filter);
    prompt_replace(&list->filter, 0, 0, filter, strlen(filter));
    struct claims *claims = arena_alloc(&arena, 1, sizeof *claims);
    claims_list(changes, NULL, NULL, claims, &arena);
    return list_fill(list, changes, claims, NULL, NULL, NULL, error);
}

static void lists(void)
{
    struct pair *pair =
        pair_of("It cost 40 crowns on Tuesday. The old pier is shut.\n\nGone now.\n",
                "It cost 50 crowns on Friday. The new pier is shut.\n\n"
                "Something else came instead of it, which is long.\n");
    struct list list = {.kind = LIST_CHANGES};
    struct error error = {""};
    ok(filled(&list, &pair->changes, "", &error), "a list without a filter");
    is_int(list.rows, (long)pair->changes.n, "has every change");
    ok(filled(&list, &pair->changes, "class:date", &error), "by class");
    is_int(list.rows, 1, "one date");
    ok(filled(&list, &pair->changes, "kind:inserted", &error), "by kind");
    is_int(list.rows, 1, "one insertion");
    ok(filled(&list, &pair->changes, "kind:moved", &error) && list.rows == 0, "no move");
    is_int(list_change(&list) == SIZE_MAX, 1, "nothing is selected in an empty list");
    ok(filled(&list, &pair->changes, "TUESDAY", &error) && list.rows == 0, "smart case");
    ok(filled(&list, &pair->changes, "tues.*fri", &error) && list.rows == 1, "by pattern");
    ok(!filled(&list, &pair->changes, "kind:odd", &error) && list.rows == 1,
       "a mistake leaves the list: %s", error.text);
    ok(!filled(&list, &pair->changes, "(", &error), "a pattern's mistake too");
    list.kind = LIST_FACTS;
    ok(filled(&list, &pair->changes, "", &error), "the facts");
    ok(list.entries.at[0].change == SIZE_MAX && list.entries.n > list.rows, "under headings");
    list_move(&list, -100);
    ok(list_change(&list) != SIZE_MAX, "no heading is ever selected");
    list_move(&list, 1000);
    is_int(list.selected, (long)list.entries.n - 1, "the last one stays");
    list_scroll(&list, 2);
    ok(list.top + 2 > list.selected, "and in view");
    list_free(&list);
}

/* A change of a sum of money in a quotation stands under both. */
static bool has_class(const struct change *change, const char *name)
{
    for (int c = 0; c < CHANGE_CLASS_COUNT; c++)
        if ((change->classes & CLASS_BIT(c)) &&
            strcmp(change_class_name((enum change_class)c), name) == 0)
            return true;
    return false;
}

static void ledger(void)
{
    struct pair *pair = pair_of("\"It cost us 40 dollars,\" she said. The pier is long.\n",
                                "\"It cost us 50 dollars,\" she said. The pier is damp.\n");
    struct list list = {.kind = LIST_FACTS};
    struct error error;
    ok(filled(&list, &pair->changes, "", &error), "a fact of several classes");
    is_int(list.rows, 2, "has a row for each");
    size_t n = 0;
    const char *heading = "";
    for (size_t i = 0; i < list.entries.n; i++) {
        const struct list_entry *entry = &list.entries.at[i];
        n += entry->change == SIZE_MAX;
        if (entry->heading)
            heading = entry->heading;
        else
            ok(has_class(&pair->changes.at[entry->change], heading),
               "listed under %s, which it has", heading);
    }
    ok(n >= 2, "under several headings: %zu", n);
    is_str(list.entries.at[0].heading, "quote", "the quotation first");
    list_move(&list, 1);
    size_t second = list.selected;
    list_follow(&list, list_change(&list));
    is_int((long)list.selected, (long)second, "what is selected stays so");
    list_free(&list);
}

static void overviews(void)
{
    struct pair *pair = pair_of(paragraphs(1, 100, 50, "loud"), paragraphs(1, 100, 50, "silent"));
    struct blocks base = blocks_list(&pair->collation, &arena);
    struct overview overview = overview_of(&base, &arena);
    overview_fit(&overview, 50);
    int changed = 0;
    for (int i = 0; i < 50; i++)
        changed += overview.signs[i] != SIGN_NONE;
    ok(changed >= 2 && changed <= 4, "two changes in 50 columns: %d", changed);
    is_int(overview.signs[overview_column(&overview, 49, 1, 2)], SIGN_REWORDED, "where they are");
    is_int(overview_column(&overview, 0, 0, 1), 0, "the first block is at the beginning");
    is_int(overview_column(&overview, 99, 1, 1), 49, "the last one at the end");
    bool back = true;
    for (int column = 0; column < 50; column++) {
        uint32_t block = overview_block(&overview, column);
        back = back && overview_column(&overview, block, 0, 1) <= column &&
               overview_column(&overview, block, 1, 1) >= column;
    }
    ok(back, "a column leads to the block that it shows");
    overview_fit(&overview, 300);
    is_int(overview.columns, 300, "a wider one");
    overview_free(&overview);
}

static void details(void)
{
    struct pair *pair = pair_of("It cost 40 crowns.", "It cost 50 crowns.");
    struct detail detail = {.n = 0};
    detail_build(&detail, &pair->changes, &pair->changes.at[0], NULL, 80, 8, false);
    is_int(detail.rows, 2, "old above new");
    detail_build(&detail, &pair->changes, NULL, NULL, 80, 8, false);
    is_int(detail.rows, 0, "nothing without a change");
    struct strbuf old = {.arena = &arena}, new = {.arena = &arena};
    for (int i = 0; i < 4000; i++) {
        strbuf_adds(&old, "word ");
        strbuf_adds(&new, i == 2000 ? "other words than before " : "word ");
    }
    pair = pair_of(strbuf_cstr(&old), strbuf_cstr(&new));
    detail_build(&detail, &pair->changes, &pair->changes.at[0], NULL, 80, 8, true);
    ok(detail.rows > 2 && detail.rows <= 8 && detail.cut, "cut around the change it fits");
    detail.full = true;
    detail_build(&detail, &pair->changes, &pair->changes.at[0], NULL, 80, 8, true);
    ok(detail.rows > 4 && detail.rows < 80, "a giant sentence is cut: %d rows", detail.rows);
    detail_scroll(&detail, 5, 1000);
    is_int(detail.top, detail.rows - 5, "it scrolls to its end");
    detail_scroll(&detail, 5, -2000);
    is_int(detail.top, 0, "and back");
    detail_free(&detail);
}

static uint32_t top_paragraph(struct app *app)
{
    enum side side;
    if (app->layout->blocks.n == 0)
        return 0;
    uint32_t byte = layout_byte(app->layout, app->top, &side), n = 0;
    const struct article *article = app->changes->collation->article[side];
    while (n < article->n_paragraphs && article->paragraphs[n].span.start <= byte)
        n++;
    return n;
}

static struct app app;

static void reopened(struct pair *before, struct pair *after, unsigned long paragraph, long want,
                     const char *what)
{
    app_init(&app, &before->changes, (struct app_options){.stop = NULL}, 100, 20);
    nav_paragraph(&app, paragraph);
    if (before->changes.n > 3)
        app_set_current(&app, 3);
    uint64_t id = before->changes.n > 3 ? before->changes.at[3].id : 0;
    struct kept kept = kept_of(&app);
    app_free(&app);
    app_init(&app, &after->changes, (struct app_options){.stop = NULL}, 100, 20);
    kept_restore(&kept, &app);
    is_int(top_paragraph(&app), want, "%s", what);
    if (id && app.current != NO_CHANGE)
        ok(after->changes.at[app.current].id == id, "%s: the same change", what);
    app_free(&app);
}

static void keeps(void)
{
    const char *old = paragraphs(1, 100, 7, "loud");
    struct pair *before = pair_of(old, paragraphs(1, 100, 7, "silent"));
    struct strbuf more = {.arena = &arena};
    for (int i = 0; i < 10; i++)
        strbuf_addf(&more, "A new beginning, number %d, which was not there before.\n\n", i);
    strbuf_adds(&more, paragraphs(1, 100, 7, "silent"));
    struct pair *after = pair_of(old, strbuf_cstr(&more));
    reopened(before, before, 40, 40, "nothing changed");
    reopened(before, after, 40, 50, "ten paragraphs came before");
    reopened(after, before, 50, 40, "or went");
    reopened(before, after, 1, 1, "the beginning stays the beginning");
    struct pair *edited = pair_of(old, paragraphs(1, 100, 40, "different at last"));
    reopened(before, edited, 40, 40, "the paragraph itself was changed");
    reopened(before, pair_of("", ""), 40, 0, "everything is gone");
    reopened(pair_of("", ""), before, 1, 1, "there was nothing");
}

/* What was opened, folded, typed and searched is there after reading again. */
static void keeps_more(void)
{
    struct pair *before =
        pair_of(paragraphs(1, 60, 7, "loud"), paragraphs(1, 60, 7, "silent"));
    struct strbuf more = {.arena = &arena};
    strbuf_adds(&more, "A new beginning, which was not there before.\n\n");
    strbuf_adds(&more, paragraphs(1, 60, 7, "silent"));
    struct pair *after = pair_of(paragraphs(1, 60, 7, "loud"), strbuf_cstr(&more));
    app_init(&app, &before->changes, (struct app_options){.stop = NULL}, 100, 20);
    for (const char *at = "z/silent\r&:list kind:reworded\r"; *at; at++)
        update(&app, (struct event){.kind = EVENT_KEY, .k = (key)(*at == '\r' ? KEY_RETURN : *at)});
    struct range run = {0, 0};
    while (app.folds.state[run.first] != FOLD_CLOSED)
        run.first++;
    size_t listed = app.list.rows;
    struct kept kept = kept_of(&app);
    app_free(&app);
    app_init(&app, &after->changes, (struct app_options){.stop = NULL}, 100, 20);
    kept_restore(&kept, &app);
    ok(app.folds.state[0] == FOLD_AUTO, "a paragraph that came is not folded");
    is_int(app.folds.state[run.first + 1], FOLD_CLOSED, "the one behind it is as it was");
    ok(app.list.open && app.mode == MODE_LIST, "the list is open");
    is_int((long)app.list.rows, (long)listed, "and filtered");
    ok(app.search.pattern && app.search.text.n == 6, "the pattern is there");
    is_int(app.search.where, 1, "where it is looked for too");
    is_int(app.history[ASK_COMMAND].n, 1, "what was typed comes back with Up");
    app_free(&app);
}

static void write_file(const char *name, const char *text)
{
    FILE *file = fopen(name, "wb");
    if (file) {
        fputs(text, file);
        (void)fclose(file);
    }
}

/* Writes `n` paragraphs that end in this word. */
static void write_long(const char *name, int n, const char *word)
{
    FILE *file = fopen(name, "wb");
    for (int i = 0; file && i < n; i++)
        fprintf(file, "Paragraph %d is about the ferry and about boat %d, as it %s.\n\n", i,
                i * 7 % 1000, i % 5 ? "is" : word);
    if (file)
        (void)fclose(file);
}

/* Of long versions the first pages come first. */
static void heads(void)
{
    char old[] = "/tmp/stet-old-XXXXXX", new[] = "/tmp/stet-new-XXXXXX";
    int fd = mkstemp(old), other = mkstemp(new);
    if (fd < 0 || other < 0) {
        ok(true, "heads # SKIP no folder for them");
        return;
    }
    close(fd);
    close(other);
    write_long(old, 20000, "was");
    write_long(new, 20000, "will be");
    const struct comparison_input input = {.version = {{.name = old}, {.name = new}}};
    struct error error = {""};
    struct work *work = work_start(&input, true, &error);
    ok(work && work_wait(work, 10000) == WORK_HEAD, "first the first pages");
    struct comparison *head = work ? work_take_head(work) : NULL;
    ok(work && work_wait(work, 60000) == WORK_DONE, "then the whole");
    struct comparison *whole = work ? work_take(work, &error) : NULL;
    bool both = head && whole;
    ok(both, "both are there");
    if (both) {
        const struct document *first = &head->article[OLD].document;
        const struct document *all = &whole->article[OLD].document;
        ok(head->whole[OLD] == all->size && first->size < all->size, "the head is shorter");
        ok(!memcmp(first->text, all->text, first->size), "it is the beginning");
        ok(all->text[first->size] == '\n', "and ends between two paragraphs");
        ok(head->changes.n > 0 && head->changes.n < whole->changes.n, "it has its changes");
        ok(head->changes.at[0].id == whole->changes.at[0].id, "which are those of the whole");
    }
    work_free_result(head);
    work_free_result(whole);
    work = work_start(&input, false, &error);
    ok(work && work_wait(work, 60000) == WORK_DONE, "no head where it is not wanted");
    work_free_result(work ? work_take(work, &error) : NULL);
    remove(old);
    remove(new);
}

static void files(void)
{
    char old[] = "/tmp/stet-old-XXXXXX", new[] = "/tmp/stet-new-XXXXXX";
    int fd = mkstemp(old), other = mkstemp(new);
    if (fd < 0 || other < 0) {
        ok(true, "files # SKIP no folder for them");
        return;
    }
    close(fd);
    close(other);
    write_file(old, "It cost 40 crowns.\n");
    write_file(new, "It cost 50 crowns.\n");
    const struct comparison_input input = {.version = {{.name = old}, {.name = new}}};
    struct error error = {""};
    struct work *work = work_start(&input, true, &error);
    ok(work && work_wait(work, 10000) == WORK_DONE, "a comparison in a thread");
    struct comparison *comparison = work ? work_take(work, &error) : NULL;
    ok(comparison && comparison->changes.n == 1, "has its changes");
    work_free_result(comparison);
    struct watch watch;
    watch_open(&watch, input.version, true);
    ok(watch_readable(&watch) && !watch_changed(&watch), "nothing has changed");
    write_file(new, "It cost 600 crowns.\n");
    ok(watch_changed(&watch), "now it has");
    ok(!watch_changed(&watch), "which is said once");
    remove(new);
    ok(watch_changed(&watch) && watch.is_gone[NEW], "a file that goes is news");
    ok(!watch_changed(&watch), "which is said once, too");
    write_file(new, "It cost 600 crowns.\n");
    ok(watch_changed(&watch) && !watch.is_gone[NEW], "and so is one that comes back");
    remove(new);
    watch_close(&watch);
    work = work_start(&input, false, &error);
    comparison = work ? work_take(work, &error) : NULL;
    ok(!comparison && error.text[0], "no comparison without it: %s", error.text);
    remove(old);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    lists();
    ledger();
    overviews();
    details();
    keeps();
    keeps_more();
    files();
    heads();
    arena_free(&arena);
    return done();
}
