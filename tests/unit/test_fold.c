/* Folds: what is folded, what is counted, and that places hold. */
#include <locale.h>

#include "base/ascii.h"
#include "base/strbuf.h"
#include "tests/support/generate.h"
#include "tests/tap.h"
#include "view/fold.h"
#include "view/layout.h"

static struct arena arena;
static struct article articles[SIDES];
static struct collation collation;
static struct blocks base;
static struct folds folds;
static uint32_t *shown;

/* n paragraphs; those whose number is a multiple of `step` differ. */
static const char *paragraphs(int n, int step, const char *word)
{
    struct strbuf buf = {.arena = &arena};
    for (int i = 1; i <= n; i++)
        strbuf_addf(&buf, "Paragraph %d is about the ferry to the island, and it is %s.\n\n", i,
                    step && i % step == 0 ? word : "quiet");
    return strbuf_cstr(&buf);
}

static void compare(const char *old, const char *new)
{
    const char *texts[SIDES] = {old, new};
    for (int side = OLD; side <= NEW; side++) {
        struct document document = document_plain("x", (const uint8_t *)texts[side],
                                                  (uint32_t)strlen(texts[side]));
        articles[side] = article_build(document, NULL, &arena);
    }
    collation = collate(&articles[OLD], &articles[NEW], &arena);
    collation_forget_words(&collation);
    base = blocks_list(&collation, &arena);
    folds = folds_none(&base, &arena);
    shown = arena_zero(&arena, base.n, sizeof *shown);
}

static uint32_t n_shown(void)
{
    return folds_apply(&base, &folds, shown, &arena).n;
}

static void folding(void)
{
    compare(paragraphs(30, 10, "loud"), paragraphs(30, 10, "silent"));
    is_int(base.n, 30, "as many blocks as paragraphs");
    is_int(n_shown(), 30, "nothing is folded at first");
    folds.all = true;
    struct blocks list = folds_apply(&base, &folds, shown, &arena);
    is_int(list.n, 6, "three changes, three folds");
    is_int(list.at[0].folded, 9, "it counts its paragraphs");
    is_int(list.at[1].folded, 0, "a changed paragraph is never folded");
    is_int(shown[9], 1, "where a changed one is");
    is_int(blocks_at(&list, NEW, articles[NEW].paragraphs[4].span.start), 0, "found in its fold");
    is_int(blocks_at(&list, OLD, articles[OLD].paragraphs[12].span.start), 2, "in OLD too");
    folds.context = 2;
    list = folds_apply(&base, &folds, shown, &arena);
    is_int(list.at[0].folded, 7, "context is left beside a change, none at the beginning");
    is_int(list.n, 6 + 2 + 4 + 4, "on both of its sides");
    folds.context = 5;
    is_int(n_shown(), 1 + 5 + 1 + 9 + 1 + 9 + 1, "a short run stays open");
    folds.context = 0;
    struct range run = fold_run(&base, 12);
    ok(run.first == 10 && run.end == 19, "the run around a paragraph");
    for (uint32_t i = run.first; i < run.end; i++)
        folds.state[i] = FOLD_OPEN;
    is_int(n_shown(), 5 + 9, "one run is opened");
    folds.all = false;
    for (uint32_t i = run.first; i < run.end; i++)
        folds.state[i] = FOLD_CLOSED;
    is_int(n_shown(), 21 + 1, "or only that one closed");
}

static void rows(void)
{
    folds.all = true;
    struct layout layout;
    layout_init(&layout, folds_apply(&base, &folds, shown, &arena));
    layout_set(&layout, (struct rows_options){.view = VIEW_PANES, .columns = 40, .ascii = true});
    const struct rows *fold = layout_rows(&layout, 0);
    is_int(fold->n, 2, "a fold is one row and a blank one");
    const struct run *run = &fold->runs[fold->at[0].runs[NEW].first];
    ok(run->added && run->size == strlen("... 9 paragraphs unchanged ...") &&
           memcmp(run->text, "... 9 paragraphs unchanged ...", run->size) == 0,
       "that says how many");
    bool holds = true;
    for (uint32_t b = 0; b < layout.blocks.n; b++) {
        enum side side;
        uint32_t byte = layout_byte(&layout, (struct place){b, 0}, &side);
        holds = holds && place_equal(layout_find(&layout, side, byte), (struct place){b, 0});
    }
    ok(holds, "places in and between folds hold");
    layout_free(&layout);
}

static void moved(void)
{
    compare("One stays where it is.\n\nTwo goes far down today.\n\nThree stays too, always.\n\n"
            "Four stays as it was.\n\nFive stays, nobody knows.\n",
            "One stays where it is.\n\nThree stays too, always.\n\nFour stays as it was.\n\n"
            "Five stays, nobody knows.\n\nTwo goes far down today.\n");
    folds.all = true;
    struct blocks list = folds_apply(&base, &folds, shown, &arena);
    uint32_t folded = 0;
    for (uint32_t i = 0; i < list.n; i++)
        folded += list.at[i].folded;
    is_int(folded, 4, "a moved paragraph is no unchanged one");
    bool good = true;
    for (uint32_t p = 0; p < articles[OLD].n_paragraphs; p++) {
        uint32_t byte = articles[OLD].paragraphs[p].span.start;
        struct span span = list.at[blocks_at(&list, OLD, byte)].span[OLD];
        good = good && byte >= span.start && byte < span.end;
    }
    ok(good, "every paragraph of OLD is found");
}

/* Marks each byte of the articles that a row shows, 1, or a gap leaves out, 2.
 * Returns how many gaps there are. */
static size_t mark_shown(bool brief, enum view view, uint8_t *seen[SIDES])
{
    struct layout layout;
    size_t n = 0;
    folds.brief = brief;
    layout_init(&layout, folds_apply(&base, &folds, shown, &arena));
    layout_set(&layout, (struct rows_options){.view = view, .columns = 10});
    for (int side = OLD; side <= NEW; side++)
        seen[side] = arena_zero(&arena, articles[side].document.size + 1, 1);
    for (uint32_t b = 0; b < layout.blocks.n; b++) {
        const struct rows *rows = layout_rows(&layout, b);
        for (uint32_t i = 0; i < rows->n; i++) {
            for (int pane = OLD; pane <= NEW; pane++) {
                for (uint32_t r = rows->at[i].runs[pane].first; r < rows->at[i].runs[pane].end; r++) {
                    const struct run *run = &rows->runs[r];
                    if (!run->added)
                        memset(seen[run->side] + run->start, 1, run->size);
                }
            }
        }
        for (size_t i = 0; i < rows->gaps.n; i++) {
            for (int side = OLD; side <= NEW; side++) {
                struct span span = rows->gaps.at[i].span[side];
                memset(seen[side] + span.start, 2, span_size(span));
            }
        }
        n += rows->gaps.n;
    }
    layout_free(&layout);
    return n;
}

/* What a shortened paragraph leaves out is no difference, and nothing else is
 * missing. */
static void gaps(void)
{
    size_t n = 0, missing = 0, edited = 0;
    for (uint64_t seed = 1; seed <= 30; seed++) {
        struct generate_options options = generate_defaults(seed, 6000);
        options.sentence_moved = options.sentence_split = options.sentence_merged = 20;
        struct generated pair = generate(&options, &arena);
        uint8_t *whole[SIDES], *brief[SIDES];
        compare(pair.text[OLD], pair.text[NEW]);
        for (int view = VIEW_PANES; view <= VIEW_INLINE; view++) {
            is_int((long)mark_shown(false, (enum view)view, whole), 0, "nothing is left out");
            n += mark_shown(true, (enum view)view, brief);
            for (int side = OLD; side <= NEW; side++) {
                for (uint32_t i = 0; i < articles[side].document.size; i++)
                    missing += whole[side][i] && !brief[side][i] &&
                               !ascii_is_blank(articles[side].document.text[i]);
                for (size_t e = 0; e < collation.n_edits; e++) {
                    struct span span = collation.edits[e].span[side];
                    for (uint32_t i = span.start; i < span.end; i++)
                        edited += brief[side][i] == 2;
                }
            }
        }
        arena_free(&arena);
    }
    ok(n > 100, "long stretches are left out");
    is_int((long)missing, 0, "all else is shown");
    is_int((long)edited, 0, "and all that differs");
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    folding();
    rows();
    moved();
    gaps();
    compare("", "");
    is_int(n_shown(), 0, "nothing has no folds");
    arena_free(&arena);
    return done();
}
