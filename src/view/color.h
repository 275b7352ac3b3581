/* Colours: 24-bit values and what terminals with fewer colours make of them. */
#ifndef STET_VIEW_COLOR_H
#define STET_VIEW_COLOR_H

#include <stdbool.h>
#include <stdint.h>

#define COLOR_DEFAULT UINT32_C(0xff000000) /* the terminal's own; else 0xRRGGBB */

enum { COLORS_TRUE = 1 << 24 };

/* What the user wants; auto: colours where the terminal has them and NO_COLOR
 * is not set. */
enum color_mode { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

/* The palette index that a terminal of `colors` colours (8, 16, 88, 256 ...)
 * shows for `color`, -1 for its default. With COLORS_TRUE it is the value
 * itself. Below 256 colours hue counts more than brightness, and a background
 * so dark or so light that it is only a tint is left out (-1): the eight
 * colours have no calm ones. */
int color_reduce(uint32_t color, int colors, bool background);

/* The foreground, of fewer than 256 colours, that can be read on a background: white
 * cannot on the terminal's green, yellow, cyan and white. */
int color_over(int fg, int bg);

/* The same as color_reduce for the background of the whole screen, which has a colour even where only
 * black and white are left. */
int color_paper(uint32_t color, int colors);

#endif
