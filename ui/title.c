#include "ui/title.h"

#include <stdio.h>
#include <string.h>

#include "article/count.h"
#include "base/strbuf.h"
#include "report/about.h"
#include "ui/draw.h"

enum {
    WORDS_COUNTED_MAX = 256 * 1024, /* bytes; above, the first frame comes first */
    NAME_LEAST = 8,                 /* columns of a name that is cut */
    NAME_WANTED = 24,               /* what else is said leaves a name so many */
    GAP = 2
};

static char *copied(struct app *app, struct strbuf *buf)
{
    const char *text = strbuf_cstr(buf);
    char *copy = arena_alloc(&app->arena, buf->n + 1, 1);
    memcpy(copy, text, buf->n + 1);
    return copy;
}

/* The same, and the buffer begins anew. */
static char *kept(struct app *app, struct strbuf *buf)
{
    char *copy = copied(app, buf);
    buf->n = 0;
    return copy;
}

static void prepare(struct app *app, enum side side)
{
    const struct article *article = app->changes->collation->article[side];
    const struct document *document = &article->document;
    struct title_part *part = &app->title[side];
    struct arena scratch = {0};
    struct strbuf buf = {.arena = &scratch};
    uint32_t size = app->options.partial ? app->options.whole[side] : document->size;
    if (size <= WORDS_COUNTED_MAX) {
        uint32_t n = count_words(article->text, (struct span){0, document->size});
        strbuf_addf(&buf, "%u word%s", n, n == 1 ? "" : "s");
        part->brief_size = copied(app, &buf);
        uint32_t boilerplate = article_count_boilerplate(article);
        if (boilerplate)
            strbuf_addf(&buf, ", %u boilerplate", boilerplate);
    } else {
        strbuf_addf(&buf, "%.1f MB", size / 1e6);
        part->brief_size = copied(app, &buf);
    }
    part->size = kept(app, &buf);
    about_reading(document, &buf);
    part->reading = kept(app, &buf);
    about_dates(document, false, &buf);
    part->dates = kept(app, &buf);
    about_dates(document, true, &buf);
    part->brief_dates = kept(app, &buf);
    about_left_out(document, true, &buf);
    part->left_out = kept(app, &buf);
    arena_free(&scratch);
}

void title_prepare(struct app *app)
{
    prepare(app, OLD);
    prepare(app, NEW);
}

static const char *glyph(const struct app *app, const char *sign, const char *ascii)
{
    return app->options.ascii ? ascii : sign;
}

/* How many bytes at the beginning of a name, or at its end, take so many columns. */
static size_t head_bytes(const char *name, size_t n, int columns)
{
    size_t at = 0;
    for (struct visible shown; at < n;) {
        size_t used = visible_next((const uint8_t *)name + at, n - at, &shown);
        columns -= (int)shown.columns;
        if (columns < 0)
            break;
        at += used;
    }
    return at;
}

static size_t tail_bytes(const char *name, size_t n, int columns)
{
    size_t at = 0;
    int width = surface_width(name, n);
    for (struct visible shown; at < n && width > columns;) {
        at += visible_next((const uint8_t *)name + at, n - at, &shown);
        width -= (int)shown.columns;
    }
    return n - at;
}

/* The file's own name, without folders; all of it where that is none. */
static const char *own_name(const char *name)
{
    const char *slash = strrchr(name, '/');
    return slash && slash[1] ? slash + 1 : name;
}

/* A name with a gap in its middle where it is too long: of the folders, so that
 * the file's own name stays; where that does not fit, in that. */
static int draw_name(const struct app *app, struct surface *surface, int column, int end,
                     const char *name)
{
    size_t n = strlen(name);
    const char *gap = glyph(app, "…", "...");
    int room = end - column - surface_width(gap, strlen(gap));
    if (surface_width(name, n) <= end - column || room < 2)
        return surface_text(surface, 0, column, end, name, n, ROLE_TITLE_NAME);
    const char *own = own_name(name);
    int own_columns = surface_width(own, strlen(own)) + (own > name); /* with its slash */
    int tail =
        own_columns <= room ? own_columns : (2 * room + 2) / 3; /* names differ at their ends */
    if (tail == own_columns && room - tail < 3)
        tail = room; /* too little of the folders to be worth it */
    const char *from = own_columns <= room ? name : own;
    size_t size = n - (size_t)(from - name), last = tail_bytes(from, size, tail);
    size_t first = head_bytes(from, size, room - tail);
    column = surface_text(surface, 0, column, end, from, first, ROLE_TITLE_NAME);
    column = surface_string(surface, 0, column, end, gap, ROLE_TITLE_NAME);
    return surface_text(surface, 0, column, end, from + size - last, last, ROLE_TITLE_NAME);
}

static int columns_of(const char *text)
{
    return *text ? surface_width(text, strlen(text)) + GAP : 0;
}

/* "12 left out, b" */
static void left_out_text(const struct app *app, enum side side, char *out, size_t size)
{
    char name[KEY_NAME_MAX];
    const char *text = app->title[side].left_out;
    size_t n = key_label(keymap_key(&app->keymap, CMD_LEFT_OUT, 0), name);
    snprintf(out, size, "%s%s%.*s", text, *text && n ? ", " : "", *text ? (int)n : 0, name);
}

/* " name  514 words, html": what there is room for. Returns the next column. */
static int draw_part(const struct app *app, struct surface *surface, int column, int end,
                     enum side side, bool sizes)
{
    enum { READING, DATES, LEFT_OUT, SIZE, SAID };
    static const int order[SAID] = {SIZE, READING, DATES, LEFT_OUT};
    const struct title_part *part = &app->title[side];
    const struct document *document = &app->changes->collation->article[side]->document;
    const char *name = document->name, *encoding = document->encoding;
    char left_out[80];
    left_out_text(app, side, left_out, sizeof left_out);
    const char *said[SAID] = {[READING] = part->reading,
                              [DATES] = part->dates,
                              [LEFT_OUT] = left_out,
                              [SIZE] = sizes ? part->size : ""};
    int all = surface_width(name, strlen(name)), least = all < NAME_WANTED ? all : NAME_WANTED;
    int own = surface_width(own_name(name), strlen(own_name(name))) + 2;
    if (least < own)
        least = own < all ? own : all;
    int room = end - column - least;
    for (int i = 0; i < SAID; i++) {
        if (i == DATES && columns_of(said[i]) > room)
            said[i] = part->brief_dates;
        if (i == SIZE && *said[i] && columns_of(said[i]) > room)
            said[i] = part->brief_size;
        /* what was assumed goes before a name in full */
        int spare = i == READING ? end - column - NAME_LEAST : room;
        if (i == READING && columns_of(said[i]) > spare && strcmp(encoding, "UTF-8") != 0)
            said[i] = encoding;
        if (columns_of(said[i]) > spare)
            said[i] = "";
        room -= columns_of(said[i]);
    }
    int taken = 0;
    for (int i = 0; i < SAID; i++)
        taken += columns_of(said[i]);
    column = draw_name(app, surface, column, end - taken, name);
    for (int i = 0, any = 0; i < SAID; i++) {
        const char *text = said[order[i]];
        if (!*text)
            continue;
        column = surface_string(surface, 0, column, end, any++ ? ", " : "  ", ROLE_TITLE);
        column = surface_string(surface, 0, column, end, text, ROLE_TITLE);
    }
    return column;
}

void title_draw(const struct app *app, struct surface *surface)
{
    const struct geometry *g = &app->geometry;
    size_t n = app->changes->n;
    char counts[96];
    int counts_columns = snprintf(counts, sizeof counts, "%zu change%s", n, n == 1 ? "" : "s");
    if (app->options.partial)
        counts_columns =
            snprintf(counts, sizeof counts, "%s", glyph(app, "comparing …", "comparing ..."));
    else if (app->base.cosmetic == COSMETIC_HIDE && app->n_cosmetic)
        counts_columns +=
            snprintf(counts + counts_columns, 40, ", %zu hidden", app->n_cosmetic);
    surface_fill(surface, 0, 0, app->columns, ROLE_TITLE);
    counts_columns = surface_width(counts, (size_t)counts_columns);
    int end = app->columns - counts_columns - 1;
    surface_string(surface, 0, end, app->columns, counts, ROLE_TITLE);
    end -= GAP;
    if (g->view == VIEW_PANES) {
        draw_part(app, surface, g->pane[OLD].text, g->sign, OLD, true);
        draw_part(app, surface, g->pane[NEW].text, end, NEW, true);
        return;
    }
    int next = draw_part(app, surface, 1, (end - 1) / 2, OLD, false);
    next = surface_string(surface, 0, next, end, glyph(app, " → ", " > "), ROLE_TITLE);
    draw_part(app, surface, next, end, NEW, false);
}
