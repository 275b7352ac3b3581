/* Settings: what the config file, :set and some keys change, in one table. */
#ifndef STET_UI_SETTINGS_H
#define STET_UI_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "collate/thresholds.h"
#include "input/filter.h"

/* Enum, name, choices or NULL for a number, lowest, highest, default, help.
 * A choice is stored as its index. The man page has them all. "partners" is a choice of
 * all thresholds at once; each may be set otherwise behind it. */
#define SETTINGS(X)                                                                                \
    X(SET_VIEW, "view", "auto|side-by-side|inline|changes", 0, 3, 0,                               \
      "how the versions are shown; auto: side by side where there are 80 columns")                 \
    X(SET_FOLD, "fold", "off|on", 0, 1, 0, "fold unchanged paragraphs")                            \
    X(SET_CONTEXT, "context", NULL, 0, 99, 1, "unchanged paragraphs left open beside a change")    \
    X(SET_WIDTH, "width", NULL, 20, 400, 90, "columns of text in a pane at most")                  \
    X(SET_LEVEL, "level", NULL, 0, 20, 4,                                                          \
      "rows left blank in one place to bring partner sentences level, side by side")              \
    X(SET_COSMETIC, "cosmetic", "show|dim|hide", 0, 2, 1,                                          \
      "show changes of case, punctuation, typography, accents or space like others, dim, or not")  \
    X(SET_STEP, "step", "off|on", 0, 1, 1, "go on to the next open change after a decision")       \
    X(SET_UNDECIDED, "undecided", "new|old|mark", 0, 2, 0,                                         \
      "what stands, in what is written, of changes without a decision")                            \
    X(SET_MOUSE, "mouse", "off|on", 0, 1, 1, "let the mouse scroll and select")                    \
    X(SET_WATCH, "watch", "off|on|poll", 0, 2, 0,                                                  \
      "read the files again when they change; poll: where the system does not tell, as on NFS")    \
    X(SET_FILTER_SECONDS, "filter-seconds", NULL, 1, 3600, FILTER_SECONDS,                         \
      "seconds that a filter may take")                                                            \
    X(SET_FILTER_MEGABYTES, "filter-megabytes", NULL, 1, 1000, FILTER_MEGABYTES,                   \
      "megabytes that a filter may print")                                                         \
    X(SET_PIPE_SECONDS, "pipe-seconds", NULL, 0, 86400, 10,                                        \
      "seconds to wait for a named pipe's first byte, without a screen; 0: for ever")              \
    X(SET_PARTNERS, "partners", "usual|strict|loose", 0, 2, 0,                                     \
      "how alike partners must be: a choice of all that follows, each of which may be set behind")  \
    THRESHOLDS(X, SET_)

enum setting {
#define X(id, name, choices, min, max, value, help) id,
    SETTINGS(X)
#undef X
        SETTING_COUNT
};

/* Indices of SET_WATCH's choices. */
enum watch_choice { WATCH_OFF, WATCH_ON, WATCH_POLL };

/* Indices of SET_VIEW's choices. */
enum view_choice { SHOW_AUTO, SHOW_PANES, SHOW_INLINE, SHOW_CHANGES };

enum { THEME_NAME_MAX = 64 };

struct settings {
    int value[SETTING_COUNT];
    char theme[THEME_NAME_MAX]; /* the setting "theme"; "": the program chooses */
};

struct setting_info {
    const char *name, *choices, *help;
    int min, max, value;
};

const struct setting_info *setting_info(enum setting setting);

void settings_default(struct settings *settings);

/* Gives filters the limits that are settings. */
void settings_limit(const struct settings *settings, struct input_filters *filters);

/* The thresholds that are settings, and back. */
struct thresholds settings_thresholds(const struct settings *settings);
void settings_set_thresholds(struct settings *settings, const struct thresholds *thresholds);

/* Sets what is called n bytes of name to a value of size bytes; "theme" too,
 * whose name is not checked here. False with half a sentence that says what is
 * wrong, to stand behind a place. */
bool settings_set(struct settings *settings, const char *name, size_t n, const char *value,
                  size_t size, struct error *error);

/* The i-th choice of "a|b|c", its size in *n; NULL behind the last. */
const char *setting_choice(const char *choices, int i, size_t *n);

#endif
