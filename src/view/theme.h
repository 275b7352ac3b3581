/* Themes: a look for every role, read from text. */
#ifndef STET_VIEW_THEME_H
#define STET_VIEW_THEME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "view/role.h"

/* Attribute, name in theme files. */
#define LOOK_ATTRIBUTES(X)                                                                         \
    X(LOOK_BOLD, "bold", 1)                                                                        \
    X(LOOK_DIM, "dim", 2)                                                                          \
    X(LOOK_ITALIC, "italic", 4)                                                                    \
    X(LOOK_UNDERLINE, "underline", 8)                                                              \
    X(LOOK_REVERSE, "reverse", 16)                                                                 \
    X(LOOK_STRIKE, "strike", 32)

enum look_attribute {
#define X(id, name, bit) id = bit,
    LOOK_ATTRIBUTES(X)
#undef X
};

struct look {
    uint32_t fg, bg;     /* 0xRRGGBB or COLOR_DEFAULT */
    unsigned attributes; /* of enum look_attribute */
};

#define LOOK_ALL ((1u << 6) - 1) /* every attribute */

/* What a theme's colours are made for. */
enum background { BACKGROUND_ANY, BACKGROUND_DARK, BACKGROUND_LIGHT };

struct theme {
    enum background background;
    struct look looks[ROLE_COUNT];
};

/* A theme that comes with the program: the files of themes/, made into C at
 * build time. The last entry has no name. */
struct theme_source {
    const char *name;
    const char *text;
};
extern const struct theme_source theme_sources[];

/* The text of the theme that comes with the program, NULL where there is none
 * of that name. */
const char *theme_source(const char *name);

/* Reads a theme: lines `role = fg:#rrggbb bg:default bold ...` and one `background =
 * dark` or `light`; # begins a comment. Roles that are not named look like plain text; whole paragraphs that are
 * not, like whole sentences. False with a
 * sentence that names `file` (foreign text, any name) and the line. */
bool theme_parse(struct theme *out, const char *file, const char *text, size_t n,
                 struct error *error);

/* What of a look's attributes a terminal shows that has those of `can`: where it
 * cannot strike out, a line under the text is the next best, then bold. */
unsigned look_attributes(const struct look *look, unsigned can);

/* Whether, on a terminal that has the attributes of `can`, old words are struck out
 * and new ones not, so that no one needs colours to tell them apart in one column.
 * Where not, they need brackets. */
bool theme_strikes(const struct theme *theme, unsigned can);

/* Sets the colours that the theme leaves to the terminal: black on white or near white
 * on black, as its colours want it, where the terminal's own are others or, for a light
 * theme, not known. Returns whether it did. */
bool theme_settle(struct theme *theme, enum background terminal);

/* The background that a terminal has by its COLORFGBG, "foreground;background"; NULL: it
 * has none. */
enum background theme_background(const char *colorfgbg);

/* The same by what it answers to the question for its background (OSC 11): n bytes such as
 * "11;rgb:ffff/ffff/ffff". BACKGROUND_ANY where that is no such answer. */
enum background theme_background_told(const char *answer, size_t n);

#endif
