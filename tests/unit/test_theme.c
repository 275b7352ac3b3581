/* Themes: the parser, the shipped files, fewer colours. */
#include "tests/tap.h"
#include "view/color.h"
#include "view/theme.h"

static void refuses(const char *text, const char *reason)
{
    struct theme theme;
    struct error error;
    bool parsed = theme_parse(&theme, "my.theme", text, strlen(text), &error);
    ok(!parsed && strstr(error.text, reason), "refused: %s", parsed ? "not at all" : error.text);
}

static void parses(void)
{
    static const char text[] = "# comment\n"
                               "\n"
                               "text = fg:#ABCDEF bg:default bold strike # comment\r\n"
                               "inserted=underline";
    struct theme theme;
    struct error error;
    ok(theme_parse(&theme, "my.theme", text, strlen(text), &error), "a small theme is read");
    is_int(theme.looks[ROLE_TEXT].fg, 0xabcdef, "its colour");
    ok(theme.looks[ROLE_TEXT].bg == COLOR_DEFAULT, "its background");
    is_int(theme.looks[ROLE_TEXT].attributes, LOOK_BOLD | LOOK_STRIKE, "its attributes");
    is_int(theme.looks[ROLE_INSERTED].attributes, LOOK_UNDERLINE, "no blanks needed");
    is_int(theme.looks[ROLE_DELETED].attributes, 0, "roles that are not named are plain");
}

static bool same_look(const struct look *one, const struct look *two)
{
    return one->fg == two->fg && one->bg == two->bg && one->attributes == two->attributes;
}

static void shipped(void)
{
    static const enum role pairs[][2] = {
        {ROLE_DELETED, ROLE_INSERTED},
        {ROLE_DELETED, ROLE_TEXT},
        {ROLE_INSERTED, ROLE_TEXT},
        {ROLE_DELETED_TEXT, ROLE_INSERTED_TEXT},
        {ROLE_MOVED, ROLE_TEXT},
        {ROLE_MOVED, ROLE_INSERTED_TEXT},
        {ROLE_MOVED, ROLE_DELETED_TEXT},
        {ROLE_TRANSPOSED, ROLE_TEXT},
        {ROLE_TRANSPOSED, ROLE_DELETED},
        {ROLE_TRANSPOSED, ROLE_INSERTED},
        {ROLE_TRANSPOSED, ROLE_MOVED},
        {ROLE_COSMETIC, ROLE_TEXT},
        {ROLE_CURRENT_DELETED, ROLE_DELETED},
        {ROLE_CURRENT_INSERTED, ROLE_INSERTED},
        {ROLE_CURRENT_COSMETIC, ROLE_COSMETIC},
        {ROLE_CURRENT_MOVED, ROLE_MOVED},
        {ROLE_CURRENT_TRANSPOSED, ROLE_TRANSPOSED},
        {ROLE_CURRENT_TRANSPOSED, ROLE_CURRENT_INSERTED},
        {ROLE_CURRENT_TRANSPOSED, ROLE_CURRENT_DELETED},
        {ROLE_CURRENT_PLACE, ROLE_TEXT},
        {ROLE_FOUND, ROLE_TEXT},
        {ROLE_CURRENT_FOUND, ROLE_FOUND},
        {ROLE_STAND_IN, ROLE_TEXT},
        {ROLE_DELETED_TEXT, ROLE_TEXT},
        {ROLE_INSERTED_TEXT, ROLE_TEXT},
        {ROLE_CURRENT_DELETED_TEXT, ROLE_DELETED_TEXT},
        {ROLE_CURRENT_INSERTED_TEXT, ROLE_INSERTED_TEXT},
    };
    int n = 0;
    for (const struct theme_source *source = theme_sources; source->name; source++, n++) {
        struct theme theme;
        struct error error = {""};
        ok(theme_parse(&theme, source->name, source->text, strlen(source->text), &error),
           "%s is read %s", source->name, error.text);
        bool apart = true;
        for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
            bool same = same_look(&theme.looks[pairs[i][0]], &theme.looks[pairs[i][1]]);
            if (same)
                printf("# %s looks like %s\n", role_name(pairs[i][0]), role_name(pairs[i][1]));
            apart = apart && !same;
        }
        ok(apart, "%s tells the kinds apart", source->name);
        bool framed = theme.looks[ROLE_CURRENT_DELETED].bg == COLOR_DEFAULT ||
                      (color_reduce(theme.looks[ROLE_CURRENT_DELETED].bg, 8, true) >= 0 &&
                       color_reduce(theme.looks[ROLE_CURRENT_INSERTED].bg, 8, true) >= 0);
        ok(framed, "%s frames the current words in 8 colours too", source->name);
        bool complete = true;
        for (int role = 0; role < ROLE_COUNT; role++) {
            char line[64];
            int size = snprintf(line, sizeof line, "\n%s ", role_name((enum role)role));
            bool named = size > 0 && strstr(source->text, line);
            if (!named)
                printf("# %s is missing\n", role_name((enum role)role));
            complete = complete && named;
        }
        ok(complete, "%s names every role", source->name);
    }
    ok(n >= 8 && theme_source("dark") && theme_source("light") && theme_source("mono") &&
           theme_source("redgreen") && theme_source("blueyellow") && theme_source("contrast"),
       "the themes that the manual names are there");
    ok(!theme_source("none"), "others are not");
}

/* The kinds that stand beside each other in a pane. Of what the sign in the gutter says
 * of the whole row (paragraphs, moves) and of what is framed by a background nothing more
 * is asked. */
static const enum role kinds[][2] = {
    {ROLE_DELETED, ROLE_TEXT},
    {ROLE_INSERTED, ROLE_TEXT},
    {ROLE_COSMETIC, ROLE_TEXT},
    {ROLE_TRANSPOSED, ROLE_TEXT},
    {ROLE_DELETED_TEXT, ROLE_TEXT},
    {ROLE_INSERTED_TEXT, ROLE_TEXT},
    {ROLE_DELETED, ROLE_INSERTED},
    {ROLE_DELETED_TEXT, ROLE_INSERTED_TEXT},
    {ROLE_DELETED, ROLE_INSERTED_TEXT},
    {ROLE_TRANSPOSED, ROLE_DELETED},
    {ROLE_TRANSPOSED, ROLE_INSERTED},
    {ROLE_INSERTED, ROLE_DELETED_TEXT},
    {ROLE_CURRENT_DELETED, ROLE_CURRENT_INSERTED},
    {ROLE_CURRENT_DELETED_TEXT, ROLE_CURRENT_INSERTED_TEXT},
};

/* Only where italics are to be had. */
static const enum role slanted[][2] = {
    {ROLE_MOVED, ROLE_TEXT},          {ROLE_MOVED, ROLE_INSERTED_TEXT},
    {ROLE_MOVED, ROLE_DELETED_TEXT},  {ROLE_COSMETIC, ROLE_INSERTED},
    {ROLE_COSMETIC, ROLE_DELETED},    {ROLE_CURRENT_MOVED, ROLE_CURRENT_INSERTED_TEXT},
    {ROLE_CURRENT_MOVED, ROLE_CURRENT_DELETED_TEXT},
    {ROLE_CURRENT_COSMETIC, ROLE_CURRENT_INSERTED},
    {ROLE_CURRENT_COSMETIC, ROLE_CURRENT_DELETED},
};

static bool differ(const struct theme *theme, const enum role pair[2], unsigned can)
{
    bool same = look_attributes(&theme->looks[pair[0]], can) ==
                look_attributes(&theme->looks[pair[1]], can);
    if (same)
        printf("# %s and %s differ by their colours alone\n", role_name(pair[0]),
               role_name(pair[1]));
    return !same;
}

static void without_colors(void)
{
    enum { VT100 = LOOK_BOLD | LOOK_UNDERLINE | LOOK_REVERSE, CONSOLE = LOOK_BOLD | LOOK_REVERSE };
    for (const struct theme_source *source = theme_sources; source->name; source++) {
        struct theme theme;
        struct error error;
        theme_parse(&theme, source->name, source->text, strlen(source->text), &error);
        bool all = true, few = true, strikes = theme_strikes(&theme, LOOK_ALL);
        for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
            all = differ(&theme, kinds[i], LOOK_ALL) && all;
        for (size_t i = 0; i < sizeof slanted / sizeof *slanted; i++)
            all = differ(&theme, slanted[i], LOOK_ALL) && all;
        ok(all, "%s: no kind is told by its colour alone", source->name);
        for (int i = 0; i < 6; i++) /* against plain text; old against new has brackets */
            few = differ(&theme, kinds[i], VT100) && differ(&theme, kinds[i], CONSOLE) && few;
        ok(few, "%s: nor where there are few attributes", source->name);
        ok(strikes == (strcmp(source->name, "mono") != 0),
           "%s: old words are struck out, or without colours bracketed", source->name);
        ok(!theme_strikes(&theme, VT100) && !theme_strikes(&theme, CONSOLE),
           "%s: brackets where the terminal cannot strike out", source->name);
    }
}

static void falls_back(void)
{
    struct look strike = {0, 0, LOOK_STRIKE | LOOK_ITALIC}, line = {0, 0, LOOK_UNDERLINE};
    is_int(look_attributes(&strike, LOOK_ALL), LOOK_STRIKE | LOOK_ITALIC, "everything is there");
    is_int(look_attributes(&strike, LOOK_UNDERLINE | LOOK_BOLD), LOOK_UNDERLINE,
           "a line under the text for one through it");
    is_int(look_attributes(&line, LOOK_BOLD | LOOK_REVERSE), LOOK_BOLD, "bold for a line");
    is_int(look_attributes(&line, LOOK_REVERSE), 0, "nothing for nothing");
    struct theme theme;
    struct error error;
    static const char text[] = "inserted-text = bold\ndeleted-text = dim\ndeleted-paragraph = reverse";
    theme_parse(&theme, "old.theme", text, strlen(text), &error);
    is_int(theme.looks[ROLE_INSERTED_PARAGRAPH].attributes, LOOK_BOLD,
           "a theme that has no look for paragraphs shows them like sentences");
    is_int(theme.looks[ROLE_DELETED_PARAGRAPH].attributes, LOOK_REVERSE, "one that has shows it");
}

/* Relative luminance and contrast as WCAG 2 has them. */
static double linear(uint32_t color, int shift)
{
    double c = (color >> shift & 255) / 255.0;
    if (c <= 0.04045)
        return c / 12.92;
    /* ((c + 0.055) / 1.055)^2.4, by Newton's method for the fifth root of x^12 */
    double x = (c + 0.055) / 1.055, power = x * x * x * x * x * x * x * x * x * x * x * x, root = x;
    for (int i = 0; i < 60; i++)
        root -= (root * root * root * root * root - power) / (5 * root * root * root * root);
    return root;
}

static double luminance(uint32_t color)
{
    return 0.2126 * linear(color, 16) + 0.7152 * linear(color, 8) + 0.0722 * linear(color, 0);
}

static double contrast(uint32_t one, uint32_t two)
{
    double x = luminance(one) + 0.05, y = luminance(two) + 0.05;
    return x > y ? x / y : y / x;
}

static void contrasts(void)
{
    ok(contrast(0, 0xffffff) > 20.9 && contrast(0, 0xffffff) < 21.1, "black on white is 21:1");
    ok(contrast(0x777777, 0xffffff) > 4.4 && contrast(0x777777, 0xffffff) < 4.5,
       "#777777 on white is a little less than 4.5:1");
    for (const struct theme_source *source = theme_sources; source->name; source++) {
        struct theme theme;
        struct error error;
        theme_parse(&theme, source->name, source->text, strlen(source->text), &error);
        bool light = strstr(source->name, "light") != NULL, good = true;
        for (int role = 0; role < ROLE_COUNT; role++) {
            const struct look *look = &theme.looks[role];
            uint32_t fg = look->fg == COLOR_DEFAULT ? (light ? 0 : 0xffffff) : look->fg;
            uint32_t bg = look->bg == COLOR_DEFAULT ? (light ? 0xffffff : 0) : look->bg;
            double ratio = contrast(fg, bg);
            if (role == ROLE_BORDER || ratio >= 4.5) /* a line is no text */
                continue;
            printf("# %s: %s has %.2f:1\n", source->name, role_name((enum role)role), ratio);
            good = false;
        }
        ok(good, "%s: text has a contrast of 4.5:1 at least", source->name);
    }
}

/* Whether nothing of the cube and the greys is nearer than what was chosen. */
static bool is_nearest(uint32_t color)
{
    static const int steps[6] = {0, 95, 135, 175, 215, 255}, weight[3] = {3, 6, 1};
    long found = -1, nearest = -1;
    for (int i = 16; i < 256; i++) {
        int cube = i - 16, grey = 8 + 10 * (i - 232);
        int shown[3] = {grey, grey, grey};
        if (i < 232) {
            shown[0] = steps[cube / 36];
            shown[1] = steps[cube / 6 % 6];
            shown[2] = steps[cube % 6];
        }
        long distance = 0;
        for (int c = 0; c < 3; c++) {
            long d = (long)(color >> (16 - 8 * c) & 255) - shown[c];
            distance += weight[c] * d * d;
        }
        nearest = nearest < 0 || distance < nearest ? distance : nearest;
        found = i == color_reduce(color, 256, false) ? distance : found;
    }
    return found == nearest;
}

static void reduces(void)
{
    bool near = true;
    for (uint32_t color = 0; color < 0x1000000; color += 1237)
        near = near && is_nearest(color);
    ok(near, "the nearest of 256");
    is_int(color_reduce(COLOR_DEFAULT, 256, false), -1, "the default stays");
    is_int(color_reduce(0xff0000, 256, false), 196, "red of 256");
    is_int(color_reduce(0x303030, 256, true), 236, "a grey of 256");
    is_int(color_reduce(0xe89090, 8, false), 1, "a calm red is red");
    is_int(color_reduce(0x90cc90, 8, false), 2, "a calm green is green");
    is_int(color_reduce(0x90b4e0, 8, false), 6, "a calm blue is cyan");
    is_int(color_reduce(0xf0f0f0, 8, false), 7, "white");
    is_int(color_reduce(0xf0f0f0, 16, false), 15, "bright white");
    is_int(color_reduce(0x303030, 8, true), -1, "a tint of the background is left out");
    is_int(color_reduce(0x8c0000, 8, true), 1, "a strong background is not");
    is_int(color_reduce(0x123456, COLORS_TRUE, false), 0x123456, "24 bits stay");
    is_int(color_reduce(0x123456, 2, false), -1, "no colours");
}

static enum background told(const char *answer)
{
    return theme_background_told(answer, strlen(answer));
}

/* What terminals answer to the question for their background. */
static void tells(void)
{
    is_int(told("11;rgb:ffff/ffff/ffff"), BACKGROUND_LIGHT, "white");
    is_int(told("11;rgb:fd/f6/e3"), BACKGROUND_LIGHT, "paper, in two digits");
    is_int(told("11;rgba:ffff/ffff/ffff/8000"), BACKGROUND_LIGHT, "white that one sees through");
    is_int(told("11;rgb:0/0/0"), BACKGROUND_DARK, "black, in one digit");
    is_int(told("11;rgb:0000/2b2b/3636"), BACKGROUND_DARK, "a dark blue");
    is_int(told("11;rgb:8080/8080/8080"), BACKGROUND_LIGHT, "grey, on which black is read better");
    is_int(told("10;rgb:ffff/ffff/ffff"), BACKGROUND_ANY, "another question's answer");
    is_int(told("11;rgb:ffff/ffff"), BACKGROUND_ANY, "too few values");
    is_int(told("11;rgb:fffff/ffff/ffff"), BACKGROUND_ANY, "too many digits");
    is_int(told("11;rgb:ffff/ffff/ffffx"), BACKGROUND_ANY, "something behind it");
    is_int(told("11;rgb:"), BACKGROUND_ANY, "none");
    is_int(told("11;white"), BACKGROUND_ANY, "a name");
    is_int(told(""), BACKGROUND_ANY, "nothing");
}

/* A light theme on a dark terminal, and the other way round. */
static void settles(void)
{
    struct theme light, dark, own;
    struct error error;
    theme_parse(&light, "light", theme_source("light"), strlen(theme_source("light")), &error);
    dark = light;
    ok(!theme_settle(&light, BACKGROUND_LIGHT) && light.looks[ROLE_TEXT].bg == COLOR_DEFAULT,
       "the terminal's own background stays where the theme is made for it");
    ok(theme_settle(&light, BACKGROUND_DARK), "a light theme brings its own to a dark terminal");
    is_int(light.looks[ROLE_TEXT].bg, 0xffffff, "which is white");
    is_int(light.looks[ROLE_TEXT].fg, 0, "under black");
    is_int(light.looks[ROLE_INSERTED].bg, 0xffffff, "everywhere");
    ok(theme_settle(&dark, BACKGROUND_ANY), "where nothing is known too");
    theme_parse(&dark, "dark", theme_source("dark"), strlen(theme_source("dark")), &error);
    ok(!theme_settle(&dark, BACKGROUND_ANY), "there a dark theme trusts the terminal");
    ok(theme_settle(&dark, BACKGROUND_LIGHT) && dark.looks[ROLE_TEXT].bg == 0,
       "but not where it is light");
    static const char text[] = "text = bold";
    theme_parse(&own, "own", text, strlen(text), &error);
    ok(!theme_settle(&own, BACKGROUND_LIGHT) && !theme_settle(&own, BACKGROUND_DARK),
       "a theme that does not say what it is made for leaves it");
    is_int(color_over(7, 2), 0, "black on green");
    is_int(color_over(15, 6), 0, "and on cyan");
    is_int(color_over(7, 1), 7, "white on red");
    is_int(color_over(1, 7), 1, "what can be read stays");
    is_int(color_over(-1, 7), -1, "so does the terminal's own");
    is_int(color_paper(0xffffff, 8), 7, "paper of 8 colours");
    is_int(color_paper(0xffffff, 16), 15, "of 16");
    is_int(color_paper(0xffffff, 256), 231, "of 256");
    is_int(color_paper(0x000000, 8), 0, "black paper");
    is_int(color_paper(0xffffff, 0), -1, "no colours");
    for (const struct theme_source *source = theme_sources; source->name; source++) {
        theme_parse(&own, source->name, source->text, strlen(source->text), &error);
        enum background want = strstr(source->name, "light")         ? BACKGROUND_LIGHT
                               : strcmp(source->name, "mono") == 0 ? BACKGROUND_ANY
                                                                   : BACKGROUND_DARK;
        is_int((int)own.background, (int)want, "%s says what it is made for", source->name);
    }
}

/* What 8 and 16 colours leave of a light theme on xterm's palette. */
static void inks(void)
{
    static const uint32_t palette[8] = {0x000000, 0xcd0000, 0x00cd00, 0xcdcd00,
                                        0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5};
    for (const struct theme_source *source = theme_sources; source->name; source++) {
        struct theme theme;
        struct error error;
        bool good = true;
        theme_parse(&theme, source->name, source->text, strlen(source->text), &error);
        if (theme.background != BACKGROUND_LIGHT)
            continue;
        for (int role = 0; role < ROLE_COUNT; role++) {
            const struct look *look = &theme.looks[role];
            if (look->fg == COLOR_DEFAULT || color_reduce(look->bg, 8, true) >= 0)
                continue;
            int index = color_reduce(look->fg, 8, false);
            index = index == 7 ? 0 : index; /* as where both would be the same */
            if (contrast(palette[index], palette[7]) >= 3.5)
                continue;
            printf("# %s: %s is colour %d\n", source->name, role_name((enum role)role), index);
            good = false;
        }
        ok(good, "%s: what 8 colours leave of it can be read on white", source->name);
    }
}

static void roles(void)
{
    enum role role;
    bool unique = true, found = true;
    for (int i = 0; i < ROLE_COUNT; i++) {
        const char *name = role_name((enum role)i);
        found = found && role_find(name, strlen(name), &role) && (int)role == i;
        for (int j = 0; j < i; j++)
            unique = unique && role_mark((enum role)i) != role_mark((enum role)j);
    }
    ok(found, "every role is found by its name");
    ok(unique, "every role has a mark of its own");
    ok(!role_find("tex", 3, &role), "no other name is");
}

int main(void)
{
    parses();
    refuses("txt = bold", "my.theme:1: there is no role \"txt\"");
    refuses("\ntext bold", "my.theme:2: an =");
    refuses("text = fg:#12345", "\"#12345\" is no colour");
    refuses("text = fg:#12345g", "is no colour");
    refuses("background = grey", "background is dark or light, not \"grey\"");
    refuses("text = blink", "\"blink\" is neither");
    refuses("text = \x1b[31m", "^[[31m");
    shipped();
    without_colors();
    falls_back();
    contrasts();
    reduces();
    settles();
    tells();
    inks();
    roles();
    return done();
}
