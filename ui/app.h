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
#include "change/claims.h"
#include "report/report.h"
#include "review/desk.h"
#include "ui/detail.h"
#include "ui/geometry.h"
#include "ui/history.h"
#include "ui/keymap.h"
#include "ui/list.h"
#include "ui/overview.h"
#include "ui/prompt.h"
#include "ui/search.h"
#include "ui/settings.h"
#include "view/fold.h"
#include "view/layout.h"
#include "view/left_out.h"

/* What the app is told. EVENT_IDLE: nothing is typed, so work that waits may be
 * done, see app_idle_after. */
enum event_kind { EVENT_KEY, EVENT_PASTED, EVENT_MOUSE, EVENT_RESIZE, EVENT_IDLE };

enum mouse { MOUSE_CLICK, MOUSE_DOUBLE, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };

struct event {
    enum event_kind kind;
    key k;             /* EVENT_KEY; EVENT_PASTED: a character that was pasted */
    enum mouse mouse;  /* EVENT_MOUSE */
    int column, row;   /* EVENT_MOUSE: the cell */
    int columns, rows; /* EVENT_RESIZE */
};

/* What it asks of the outside. EFFECT_SETTINGS: look at app.settings. */
enum effect {
    EFFECT_NONE,
    EFFECT_QUIT,
    EFFECT_STOP, /* quit, and whoever started the program is to go on with nothing more */
    EFFECT_SUSPEND,
    EFFECT_REDRAW,
    EFFECT_RELOAD,
    EFFECT_COPY,  /* app.request.text to the clipboard */
    EFFECT_EDIT,  /* an editor at app.request.line of that side's file */
    EFFECT_NOTE,  /* an editor for the note on the current change */
    EFFECT_WRITE, /* app.request.format, or the resolved text, to app.request.path */
    EFFECT_FILES, /* names of files that begin with app.request.path into app.files */
    EFFECT_IGNORE, /* compare again, with app.ignored */
    EFFECT_SETTINGS
};

enum mode { MODE_READ, MODE_HELP, MODE_LEFT_OUT, MODE_LIST };

/* What a prompt in the last row asks for. */
enum asking {
    ASK_NOTHING,
    ASK_SEARCH,
    ASK_SEARCH_BACK,
    ASK_COMMAND,
    ASK_FILTER,
    ASK_NOTE,
    ASK_SOURCE,
    ASK_COUNT
};

/* While the partner of a paragraph or sentence is chosen by hand. */
struct pinning {
    bool on, sentences;
    enum side side;     /* of the unit that is to get one */
    uint32_t at[SIDES]; /* it, and on the other side the one that is chosen now */
    struct place top;   /* where the panes were */
};

struct app_options {
    bool brackets;                   /* the inline view brackets what changed */
    bool ascii;                      /* signs and borders in ASCII */
    pattern_stop *stop;              /* asked during a search: does the user want it to end? */
    pattern_stop *waiting;           /* during one that nobody asked for: is there input? */
    void *stop_context;              /* of both; both may be NULL */
    const struct settings *settings; /* NULL: the defaults */
    const struct keymap *keymap;     /* NULL: the defaults */
    const char *const *themes;       /* names, the last is NULL; may be NULL */
    struct desk *desk;               /* NULL: nothing can be decided */
    bool partial;                    /* these are the first pages; the rest is compared */
    uint32_t whole[SIDES];           /* then: bytes of the whole versions */
};

enum { MESSAGE_MAX = 600, PATH_BYTES = 4096 };
#define NO_CHANGE SIZE_MAX

struct app {
    struct app_options options;
    const struct changes *changes;
    struct arena arena; /* lives as long as the app */
    struct blocks base; /* with nothing folded */
    struct folds folds;
    struct arena fold_arena; /* of the list that the layout has */
    uint32_t *shown;         /* index in that list of each base block */
    struct layout *layout;   /* of the arena; a cache, so draw may use it */
    struct keymap keymap;
    struct settings settings;
    int columns, rows;
    struct geometry geometry;
    struct overview overview;
    struct detail detail; /* of the current change */
    struct list list;
    struct claims *claims; /* NULL until the facts are listed */
    enum mode mode;
    enum asking asking;
    struct place top;    /* first row of the panes */
    int mark[2];         /* first and last column of the overview that is in view */
    bool mark_lags;      /* it follows when the lines stop to move */
    size_t current;      /* of changes, or NO_CHANGE */
    size_t n_cosmetic;   /* of changes: those that may be hidden */
    uint32_t ignored;    /* classes that make no difference */
    unsigned long count; /* typed before a key */
    bool has_count;
    int page_top; /* first row shown of a page */
    struct left_out_list left_out;
    struct prompt prompt;
    struct history *history; /* ASK_COUNT of them; NULL until something was asked */
    struct completing {
        bool on;             /* Tab goes through words */
        struct prompt begun; /* the prompt without them */
        int at;              /* which one it has now */
    } completing;
    struct {
        struct arena arena;
        char **at; /* names, as they may stand in the prompt */
        size_t n, cap;
        bool known; /* for what is begun now */
    } files;
    struct place asked_at; /* where a search prompt was opened */
    bool asked_error;      /* what stands in the search prompt is no pattern yet */
    struct search search;
    char message[MESSAGE_MAX]; /* shown until the next key; foreign text is cleaned by draw */
    bool message_is_error;
    bool warned; /* that something is not saved */
    struct {
        struct arena arena;
        struct strbuf text; /* of the arena */
        enum side side;
        uint32_t line;             /* 1-based */
        enum report_format format; /* FORMAT_AUTO: the resolved text */
        struct filter only;        /* of a report */
        enum undecided undecided;
        bool compact;
        char path[PATH_BYTES];
        bool replace; /* a file that is there */
    } request;            /* what an effect is about */
    struct title_part {
        const char *size, *brief_size, *reading, *dates, *brief_dates,
            *left_out; /* "" for nothing */
    } title[SIDES]; /* what the title line can say of each */
    struct pinning pinning;
    struct {
        bool set;
        enum side side;
        uint32_t byte;
    } go_to; /* when the versions are compared again */
};

/* Begins at the top, on a screen of this size (each >= 1). The changes outlive
 * the app, and so does what the options point to. app_free gives back
 * everything. */
void app_init(struct app *app, const struct changes *changes, struct app_options options,
              int columns, int rows);
void app_free(struct app *app);

/* The screen's size changed, or what the view depends on: computes the geometry
 * and keeps the place. */
void app_resize(struct app *app, int columns, int rows);
void app_refit(struct app *app);

/* Settings changed: folds, view and width are taken from them. */
void app_settings_changed(struct app *app);

/* Whether somebody is about to say something: what is typed into a prompt that went away
 * would be commands, and so would the keys that choose a partner. */
bool app_is_typing(const struct app *app);

/* Whether another comparison would disturb nobody. */
bool app_is_quiet(const struct app *app);

/* Folds were changed: lists the blocks anew and keeps the place. */
void app_refold(struct app *app);

/* Opens the fold that hides a byte of one side, if one does. */
void app_unfold(struct app *app, enum side side, uint32_t byte);

/* Makes a change the current one (or NO_CHANGE). The panes do not move. */
void app_set_current(struct app *app, size_t change);

/* Sets what the status line says until the next key. */
void app_message(struct app *app, bool is_error, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Decisions changed: the strip of the current change may need other room. A list
 * keeps its rows, so that nothing moves away under the reader. */
void app_reviewed(struct app *app);

/* The review; NULL where nothing can be decided. */
const struct review *app_review(const struct app *app);

/* What holds of a change; NULL where nothing can be decided. */
const struct decision *app_decision(const struct app *app, size_t change);

/* Whether a change is hidden: a cosmetic one where the setting says so. */
bool app_hides(const struct app *app, const struct change *change);

/* The current change, NULL where there is none. */
const struct change *app_change(const struct app *app);

/* Where a search looks, with nobody to stop it. */
struct search_text app_search_text(const struct app *app);

/* How many milliseconds without input to wait before EVENT_IDLE; -1: there is
 * nothing to do. */
int app_idle_after(const struct app *app);

/* Moves the mark of the overview to what is in view. */
void app_mark(struct app *app);

/* Takes an event. Cost: what is in view, but for a search, which asks
 * options.stop. */
enum effect update(struct app *app, struct event event);

#endif
