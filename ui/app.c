#include "ui/app.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "article/count.h"
#include "base/strbuf.h"
#include "ui/nav.h"

enum { WORDS_COUNTED_MAX = 256 * 1024 /* bytes; above, the first frame comes first */ };

static void label(struct app *app, enum side side)
{
    const struct collation *collation = app->changes->collation;
    const struct document *document = &collation->article[side]->document;
    struct strbuf buf = {.arena = &app->arena};
    if (document->size <= WORDS_COUNTED_MAX) {
        uint32_t n = count_words(document->text, (struct span){0, document->size});
        strbuf_addf(&buf, "%u word%s", n, n == 1 ? "" : "s");
    } else {
        strbuf_addf(&buf, "%.1f MB", document->size / 1e6);
    }
    app->labels[side] = (char *)arena_alloc(&app->arena, buf.n + 1, 1);
    memcpy(app->labels[side], strbuf_cstr(&buf), buf.n + 1);
}

void app_init(struct app *app, const struct changes *changes, struct app_options options,
              int columns, int rows)
{
    memset(app, 0, sizeof *app);
    app->changes = changes;
    app->options = options;
    app->current = NO_CHANGE;
    keymap_default(&app->keymap);
    app->layout = arena_alloc(&app->arena, 1, sizeof *app->layout);
    layout_init(app->layout, blocks_list(changes->collation, &app->arena));
    label(app, OLD);
    label(app, NEW);
    app_resize(app, columns, rows);
}

void app_free(struct app *app)
{
    search_free(&app->search);
    layout_free(app->layout);
    arena_free(&app->arena);
}

void app_resize(struct app *app, int columns, int rows)
{
    const struct collation *collation = app->changes->collation;
    uint32_t paragraphs[SIDES] = {collation->article[OLD]->n_paragraphs,
                                  collation->article[NEW]->n_paragraphs};
    enum side side = NEW;
    uint32_t byte = 0;
    bool was_laid_out = app->columns > 0 && app->layout->blocks.n > 0;
    bool at_top = app->top.block == 0 && app->top.row == 0;
    bool keep_change = false;
    if (was_laid_out) {
        byte = layout_byte(app->layout, app->top, &side);
        keep_change = app->current != NO_CHANGE && nav_change_is_shown(app);
    }
    app->columns = columns;
    app->rows = rows;
    app->geometry = geometry_of(
        columns, rows, paragraphs[OLD] > paragraphs[NEW] ? paragraphs[OLD] : paragraphs[NEW],
        app->want_inline);
    layout_set(app->layout, (struct rows_options){.view = app->geometry.view,
                                                  .columns = app->geometry.text_columns,
                                                  .brackets = app->options.monochrome,
                                                  .ascii = app->options.ascii});
    if (was_laid_out && !at_top)
        app->top = layout_find(app->layout, side, byte);
    app->top = layout_clamp(app->layout, app->top, (unsigned)app->geometry.text_rows);
    if (keep_change)
        nav_show_change(app);
}

void app_message(struct app *app, bool is_error, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(app->message, sizeof app->message, format, args);
    va_end(args);
    app->message_is_error = is_error;
}

const struct change *app_change(const struct app *app)
{
    return app->current == NO_CHANGE ? NULL : &app->changes->at[app->current];
}
