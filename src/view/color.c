#include "view/color.h"

enum { ANSI_RED = 1, ANSI_GREEN = 2, ANSI_YELLOW = 3, ANSI_BLUE = 4, ANSI_MAGENTA = 5 };
enum { ANSI_CYAN = 6, ANSI_WHITE = 7, ANSI_BRIGHT = 8 };
enum { TINT_DARK = 96, TINT_LIGHT = 176, INK = 1000 /* of weighed channels, 0 to 2550 */ };

static int red(uint32_t color)
{
    return (int)(color >> 16 & 255);
}

static int green(uint32_t color)
{
    return (int)(color >> 8 & 255);
}

static int blue(uint32_t color)
{
    return (int)(color & 255);
}

/* As bright as the eye sees it, roughly: 0 to 2550. */
static int brightness(uint32_t color)
{
    return 3 * red(color) + 6 * green(color) + blue(color);
}

static int distance(uint32_t one, uint32_t two)
{
    int r = red(one) - red(two), g = green(one) - green(two), b = blue(one) - blue(two);
    return 3 * r * r + 6 * g * g + b * b; /* the eye's weights, roughly */
}

/* Which of the cube's steps is nearest to a channel: the channels of a distance
 * do not depend on each other. */
static int cube_step(int channel)
{
    return channel < 48 ? 0 : channel < 116 ? 1 : (channel - 36) / 40;
}

/* The nearest of xterm's 6×6×6 cube and 24 greys; 0 to 15 differ from one
 * terminal to the next and are left alone. */
static int reduce_256(uint32_t color)
{
    static const uint8_t steps[6] = {0, 95, 135, 175, 215, 255};
    int r = cube_step(red(color)), g = cube_step(green(color)), b = cube_step(blue(color));
    int best = 16 + 36 * r + 6 * g + b;
    int best_distance =
        distance(color, (uint32_t)steps[r] << 16 | (uint32_t)steps[g] << 8 | steps[b]);
    for (int grey = 232; grey < 256; grey++) {
        int d = distance(color, (uint32_t)(8 + 10 * (grey - 232)) * 0x010101);
        if (d < best_distance) {
            best = grey;
            best_distance = d;
        }
    }
    return best;
}

static int reduce_16(uint32_t color, int colors, bool background)
{
    int r = red(color), g = green(color), b = blue(color);
    int high = r > g ? r : g, low = r < g ? r : g;
    high = high > b ? high : b;
    low = low < b ? low : b;
    if (background && (high < TINT_DARK || low > TINT_LIGHT))
        return -1;
    bool bright = colors >= 16 && high >= 192;
    if ((high - low) * 5 < high) { /* a grey */
        if (high >= 160)
            return bright && low >= 224 ? ANSI_WHITE + ANSI_BRIGHT : ANSI_WHITE;
        if (colors >= 16)
            return high >= 64 ? ANSI_BRIGHT : 0;
        return high >= 96 ? ANSI_WHITE : 0;
    }
    int middle = (high + 2 * low) / 3; /* a calm blue is rather cyan than blue */
    int index =
        (r > middle ? ANSI_RED : 0) | (g > middle ? ANSI_GREEN : 0) | (b > middle ? ANSI_BLUE : 0);
    if (!background && brightness(color) < INK) {
        /* It was chosen for a light background, where the terminal's green, cyan and
         * yellow can hardly be read. */
        if (index == ANSI_GREEN || index == ANSI_CYAN)
            return ANSI_BLUE;
        return index == ANSI_YELLOW ? 0 : index;
    }
    return index + (bright && !background ? ANSI_BRIGHT : 0);
}

int color_reduce(uint32_t color, int colors, bool background)
{
    if (color == COLOR_DEFAULT || colors < 8)
        return -1;
    if (colors >= COLORS_TRUE)
        return color < 8 ? 8 : (int)color; /* xterm-direct keeps 0 to 7 for the palette */
    return colors >= 256 ? reduce_256(color) : reduce_16(color, colors, background);
}

int color_paper(uint32_t color, int colors)
{
    int index = color_reduce(color, colors, true);
    if (index >= 0 || color == COLOR_DEFAULT || colors < 8)
        return index;
    return brightness(color) >= 1275 ? ANSI_WHITE + (colors >= 16 ? ANSI_BRIGHT : 0) : 0;
}

int color_over(int fg, int bg)
{
    bool glaring = bg == ANSI_GREEN || bg == ANSI_YELLOW || bg == ANSI_CYAN || bg == ANSI_WHITE;
    return glaring && (fg & ~ANSI_BRIGHT) == ANSI_WHITE ? 0 : fg;
}
