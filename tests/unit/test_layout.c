/* Blocks, rows and places: every byte in exactly one run, every row within the
 * width, partners level, giant paragraphs in parts, places that hold. */
#include <locale.h>
#include <stdlib.h>

#include "base/strbuf.h"
#include "change/changes.h"
#include "tests/tap.h"
#include "view/layout.h"
#include "view/level.h"
#include "view/wrap.h"

static struct arena arena;
static struct article articles[SIDES];
static struct collation collation;
static struct layout layout;

static void compare(const char *old, size_t n_old, const char *new, size_t n_new)
{
    struct document documents[SIDES] = {
        {.name = "old", .text = (const uint8_t *)old, .size = (uint32_t)n_old},
        {.name = "new", .text = (const uint8_t *)new, .size = (uint32_t)n_new}};
    articles[OLD] = article_build(documents[OLD], NULL, &arena);
    articles[NEW] = article_build(documents[NEW], NULL, &arena);
    collation = collate(&articles[OLD], &articles[NEW], &arena);
    changes_list(&collation, &arena);
    layout_init(&layout, blocks_list(&collation, &arena));
}

static void set(enum view view, unsigned columns)
{
    layout_set(&layout, (struct rows_options){
                            .view = view, .columns = columns, .level = LEVEL_USUAL});
}

/* Counts in how many runs each byte is; whether all rows fit. */
static bool rows_fit(uint8_t *seen[SIDES])
{
    bool fit = true;
    for (uint32_t b = 0; b < layout.blocks.n; b++) {
        const struct rows *rows = layout_rows(&layout, b);
        for (uint32_t i = 0; i < rows->n; i++) {
            for (int pane = OLD; pane <= NEW; pane++) {
                struct range range = rows->at[i].runs[pane];
                unsigned column = 0;
                for (uint32_t r = range.first; r < range.end; r++) {
                    const struct run *run = &rows->runs[r];
                    fit = fit && run->column >= column &&
                          run->column + run->columns <= layout.options.columns;
                    column = run->column + run->columns;
                    for (uint32_t byte = 0; byte < run->size && !run->added; byte++)
                        seen[run->side][run->start + byte]++;
                }
            }
        }
    }
    return fit;
}

/* Every byte of every paragraph is seen once, on the sides asked for. */
static void covers(const char *name, unsigned columns, enum view view)
{
    set(view, columns);
    uint8_t *seen[SIDES];
    for (int side = OLD; side <= NEW; side++)
        seen[side] = arena_zero(&arena, articles[side].document.size + 1, 1);
    ok(rows_fit(seen), "%s: rows fit %u columns", name, columns);
    int wrong = 0;
    for (int side = OLD; side <= NEW; side++) {
        for (uint32_t p = 0; p < articles[side].n_paragraphs; p++) {
            struct span span = articles[side].paragraphs[p].span;
            for (uint32_t byte = span.start; byte < span.end; byte++)
                wrong += view == VIEW_INLINE && side == OLD ? seen[side][byte] > 1
                                                            : seen[side][byte] != 1;
        }
    }
    is_int(wrong, 0, "%s: every byte is in one run, %s", name,
           view == VIEW_INLINE ? "inline" : "side by side");
}

/* Partners begin in the same row. */
static void level(const char *name)
{
    bool good = true;
    set(VIEW_PANES, 30);
    for (uint32_t i = 0; i < collation.n_paragraphs; i++) {
        const struct link *link = &collation.paragraphs[i];
        if (link->moved || range_empty(link->range[OLD]) || range_empty(link->range[NEW]))
            continue;
        struct place place[SIDES];
        for (int side = OLD; side <= NEW; side++)
            place[side] =
                layout_find(&layout, (enum side)side,
                            articles[side].paragraphs[link->range[side].first].span.start);
        good = good && place_equal(place[OLD], place[NEW]);
    }
    ok(good, "%s: partners are level", name);
}

/* Every paragraph's beginning is found where its number stands. */
static void finds(const char *name)
{
    bool good = true;
    for (int view = VIEW_PANES; view <= VIEW_INLINE; view++) {
        set((enum view)view, 34);
        for (uint32_t p = 0; p < articles[NEW].n_paragraphs; p++) {
            struct place place = layout_find(&layout, NEW, articles[NEW].paragraphs[p].span.start);
            const struct row *row = &layout_rows(&layout, place.block)->at[place.row];
            good = good && row->number[view == VIEW_PANES ? NEW : OLD] == p + 1;
        }
    }
    ok(good, "%s: paragraphs are found", name);
}

/* Moves are undone by their opposite; the last row is where counting ends. */
static void moves(const char *name)
{
    set(VIEW_PANES, 30);
    struct place first = {0, 0}, last = layout_move(&layout, first, 1000000);
    unsigned rows = layout_distance(&layout, first, last, 1000000);
    bool good = place_equal(layout_move(&layout, last, -1000000), first);
    for (unsigned i = 0; i <= rows; i++) {
        struct place place = layout_move(&layout, first, (long)i);
        good = good && layout_distance(&layout, first, place, 1000000) == i &&
               place_equal(layout_move(&layout, place, -(long)i), first) &&
               place_equal(layout_move(&layout, last, -(long)(rows - i)), place);
    }
    ok(good, "%s: moving there and back", name);
    struct place top = layout_clamp(&layout, last, 5);
    is_int(layout_distance(&layout, top, last, 100), rows < 4 ? rows : 4,
           "%s: the end fills the screen", name);
}

/* After other rows the same text is found again. */
static void holds(const char *name)
{
    bool good = true;
    set(VIEW_PANES, 30);
    struct place place = {0, 0};
    for (int i = 0; i < 40; i++) {
        enum side side, again;
        set(VIEW_PANES, 30);
        uint32_t byte = layout_byte(&layout, place, &side);
        struct place found = layout_find(&layout, side, byte);
        uint32_t there = layout_byte(&layout, found, &again);
        good = good && side == again && there == byte;
        place = layout_move(&layout, place, 1);
    }
    ok(good, "%s: a place is found again", name);
}

static void check(const char *name)
{
    covers(name, 34, VIEW_PANES);
    covers(name, 10, VIEW_PANES);
    covers(name, 40, VIEW_INLINE);
    level(name);
    finds(name);
    moves(name);
    holds(name);
    layout_free(&layout);
}

static void check_text(const char *name, const char *old, const char *new)
{
    compare(old, strlen(old), new, strlen(new));
    check(name);
}

/* A paragraph of n sentences; every `step`-th has another number. */
static char *giant(int n, int step, size_t *size)
{
    struct strbuf buf = {.arena = &arena};
    for (int i = 0; i < n; i++)
        strbuf_addf(&buf, "Sentence number %d is about the ferry and the island. ",
                    step && i % step == 0 ? i + 1000000 : i);
    *size = buf.n;
    return (char *)(uintptr_t)strbuf_cstr(&buf);
}

static void giants(void)
{
    size_t n_old, n_new;
    char *old = giant(2000, 0, &n_old), *new = giant(2000, 7, &n_new);
    compare(old, n_old, new, n_new);
    uint32_t largest = 0;
    for (uint32_t b = 0; b < layout.blocks.n; b++) {
        for (int side = OLD; side <= NEW; side++) {
            uint32_t size = span_size(layout.blocks.at[b].span[side]);
            largest = size > largest ? size : largest;
        }
    }
    ok(layout.blocks.n > 5 && largest <= BLOCK_BYTES,
       "a giant paragraph is cut: %u parts, %u bytes", layout.blocks.n, largest);
    bool together = true;
    for (uint32_t b = 0; b < layout.blocks.n; b++) {
        for (int side = OLD; side <= NEW; side++)
            together = together && !span_empty(layout.blocks.at[b].span[side]);
    }
    ok(together, "where both sides go on");
    covers("giant", 40, VIEW_PANES);
    covers("giant", 40, VIEW_INLINE);
    layout_free(&layout);

    size_t size = 100 * 1000;
    char *one = arena_alloc(&arena, size, 1), *other = arena_alloc(&arena, size, 1);
    memset(one, 'a', size);
    memset(other, 'b', size);
    compare(one, size, other, size);
    ok(layout.blocks.n > 10, "one giant word is cut");
    covers("giant word", 40, VIEW_PANES);
    layout_free(&layout);
}

/* Rows between the beginnings of the last sentences. */
static unsigned drift(unsigned columns)
{
    set(VIEW_PANES, columns);
    struct place place[SIDES];
    for (int side = OLD; side <= NEW; side++) {
        const struct article *article = &articles[side];
        place[side] = layout_find(&layout, (enum side)side,
                                  article->sentences[article->n_sentences - 1].start);
    }
    return place_before(place[OLD], place[NEW])
               ? layout_distance(&layout, place[OLD], place[NEW], 1000)
               : layout_distance(&layout, place[NEW], place[OLD], 1000);
}

static void sentences(void)
{
    static const char old[] = "The ferry sails on Monday at noon. Tickets are sold at the pier.";
    static const char new[] =
        "The ferry sails on Monday at noon. A band of twelve will play on the upper deck while "
        "the guests arrive. Tickets are sold at the pier.";
    compare(old, strlen(old), new, strlen(new));
    is_int(drift(30), 0, "a sentence behind a new one is level with its partner");
    is_int(drift(200), 0, "and where all is one row");
    is_int(drift(12), 0, "and where as many rows would be blank at the end");
    is_int(drift(8) > 2 * LEVEL_USUAL, 1, "not where that costs many blank rows");
    covers("levelled", 30, VIEW_PANES);
    covers("levelled", 8, VIEW_PANES);
    layout_set(&layout, (struct rows_options){.view = VIEW_PANES, .columns = 30});
    is_int(layout_rows(&layout, 0)->n, 5, "nothing is torn apart where no one wants it");
    layout_free(&layout);

    /* What follows begins in one column and so goes on alike. */
    static const char brief[] =
        "Short lead. The second sentence is the same for both readers. The third one stays the "
        "same too, word for word. And the last is told here.";
    static const char long_lead[] =
        "A much longer lead that goes on about many things which no one asked for, over several "
        "rows of the pane. The second sentence is the same for both readers. The third one stays "
        "the same too, word for word. And the last is told here.";
    compare(brief, strlen(brief), long_lead, strlen(long_lead));
    unsigned worst = 0, level = 0;
    for (unsigned columns = 24; columns < 80; columns++) {
        unsigned off = drift(columns);
        worst = off > worst ? off : worst;
        level += off == 0;
    }
    ok(worst < LEVEL_DRIFT_MIN && level > 40,
       "all sentences are level behind a longer first one: at %u widths, else %u off", level, worst);
    covers("levelled once", 40, VIEW_PANES);
    layout_free(&layout);

    /* A paragraph that was split. */
    static const char one[] =
        "The yard did the work in four months at the cost of a new boat. Nobody was hurt then, "
        "and the crew was paid. The islanders waited long enough, said the mayor of the town.";
    static const char two[] =
        "The yard did the work in four months at the cost of a new boat.\n\nNobody was hurt "
        "then, and the crew was paid.\n\nThe islanders waited long enough, said the mayor of "
        "the town.";
    compare(one, strlen(one), two, strlen(two));
    is_int(collation.paragraphs[0].kind, LINK_SPLIT, "a split");
    for (unsigned columns = 18; columns < 60; columns += 7)
        is_int(drift(columns), 0, "the last part is level with its beginning at %u", columns);
    covers("levelled split", 40, VIEW_PANES);
    layout_free(&layout);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    check_text(
        "two paragraphs", "One two three.\n\nFour five.\n",
        "One two 3.\n\nA new paragraph, which is long enough to be wrapped.\n\nFour five.\n");
    check_text("hard wrapped", "One two\nthree four\nfive.\n\nSix.\n",
               "One two three\nfour five. Six.\n");
    check_text("nothing on one side", "", "One.\n\nTwo.\n");
    check_text("nothing on the other", "One.\n\nTwo.\n", "");
    check_text(
        "moved, split, merged",
        "Critics on the council had asked for a second boat.\n\nRepairs took four months. "
        "The yard did the work. Nobody was hurt.\n\nWe are glad, said Anna Lind, who runs it. "
        "The islanders waited long enough.\n\nTickets go on sale next week.\n",
        "Repairs took four months. Nobody was hurt. The yard did the work.\n\nWe are glad, said "
        "Anna Lind, who runs it.\n\nThe islanders waited long enough.\n\nTickets go on sale next "
        "week.\n\nCritics on the council had asked for a second boat.\n");
    check_text("hostile", "a \x1b[31m \xff\xfe \xe2\x80\xae evil\n\nb\x00c \xcc\x81\n",
               "a \x1b[32m \xff \xe2\x80\xae good\n\nb c\n");
    giants();
    sentences();
    compare("", 0, "", 0);
    is_int(layout.blocks.n, 0, "nothing has no blocks");
    layout_free(&layout);
    arena_free(&arena);
    return done();
}
