/* App: the state of the screen. update changes it, draw shows it; neither knows
 * of a terminal. */
#ifndef STET_UI_APP_H
#define STET_UI_APP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/pattern.h"
#include "change/changes.h"
#include "ui/geometry.h"
#include "ui/keymap.h"
#include "ui/prompt.h"
#include "ui/search.h"
#include "view/layout.h"

/* What the app is told. */
enum event_kind { EVENT_KEY, EVENT_RESIZE };

struct event {
    enum event_kind kind;
    key k;             /* EVENT_KEY */
    int columns, rows; /* EVENT_RESIZE */
};

/* What it asks of the outside. */
enum effect { EFFECT_NONE, EFFECT_QUIT, EFFECT_SUSPEND, EFFECT_REDRAW };

enum mode { MODE_READ, MODE_HELP, MODE_SEARCH, MODE_SEARCH_BACK, MODE_PLACE };

struct app_options {
    bool monochrome;    /* no colours: the inline view brackets what changed */
    bool ascii;         /* signs and borders in ASCII */
    pattern_stop *stop; /* asked during a search; may be NULL */
    void *stop_context;
};

enum { MESSAGE_MAX = 600, GLOSS_MAX = 1024 };
#define NO_CHANGE SIZE_MAX

struct app {
    struct app_options options;
    const struct changes *changes;
    struct arena arena;    /* lives as long as the app */
    struct layout *layout; /* of the arena; a cache, so draw may use it */
    struct keymap keymap;
    int columns, rows;
    struct geometry geometry;
    bool want_inline;
    enum mode mode;
    struct place top;    /* first row of the panes */
    size_t current;      /* of changes, or NO_CHANGE */
    unsigned long count; /* typed before a key */
    bool has_count;
    int help_top;
    struct prompt prompt;
    struct search search;
    char message[MESSAGE_MAX]; /* shown until the next key; foreign text is cleaned by draw */
    bool message_is_error;
    char gloss[GLOSS_MAX]; /* of the current change; "" where there is none */
    char *labels[SIDES];   /* title line: sizes and counts */
};

/* Begins at the top, on a screen of this size (each >= 1). The changes outlive
 * the app. app_free gives back everything. */
void app_init(struct app *app, const struct changes *changes, struct app_options options,
              int columns, int rows);
void app_free(struct app *app);

/* The screen's size changed, or what the view depends on: computes the geometry
 * and keeps the place. */
void app_resize(struct app *app, int columns, int rows);

/* Sets what the status line says until the next key. */
void app_message(struct app *app, bool is_error, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The current change, NULL where there is none. */
const struct change *app_change(const struct app *app);

/* Takes an event. Cost: what is in view, but for a search, which asks
 * options.stop. */
enum effect update(struct app *app, struct event event);

#endif
