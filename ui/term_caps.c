#include "ui/term_caps.h"

#include <curses.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>

#include "view/theme.h"

static const char *capability(const char *name)
{
    const char *value = tigetstr(name);
    return value == (const char *)-1 ? NULL : value;
}

bool caps_suffice(void)
{
    return capability("cup") && capability("clear") && capability("el");
}

bool caps_hide_cursor(void)
{
    return capability("civis") != NULL;
}

bool caps_true_color(void)
{
    return tigetflag("RGB") > 0;
}

/* What marks pasted text. Descriptions older than that, as of screen and tmux, lack it;
 * whatever takes ANSI's sequences knows these or passes over them. */
static const char *paste_capability(int i)
{
    static const char *const names[] = {"BE", "BD", "PS", "PE"};
    static const char *const usual[] = {"\033[?2004h", "\033[?2004l", "\033[200~", "\033[201~"};
    const char *value = capability(names[i]), *cup = capability("cup");
    return value || !cup || strncmp(cup, "\033[", 2) != 0 ? value : usual[i];
}

bool caps_paste(const char *out[4])
{
    for (int i = 0; i < 4; i++) {
        if (!(out[i] = paste_capability(i)))
            return false;
    }
    return true;
}

void caps_set_paste(bool on)
{
    const char *value = paste_capability(on ? 0 : 1);
    if (value) {
        putp(value);
        (void)fflush(stdout);
    }
}

/* Where `part` stands in a string of the description, that much of it becomes
 * `with`, which is no longer. The strings are curses' own copies; no function of
 * it changes them. */
static bool replace(const char *name, const char *part, const char *with)
{
    char *value = (char *)(uintptr_t)capability(name);
    char *at = value ? strstr(value, part) : NULL;
    size_t n = strlen(part), m = strlen(with);
    if (!at || m > n)
        return false;
    memcpy(at, with, m);
    memmove(at + m, at + n, strlen(at + n) + 1);
    return true;
}

void caps_shorten(void)
{
    /* xterm and its kin switch character sets with every attribute. Nothing is
     * drawn with the other set here, and the switch is a fifth of what a changed
     * word costs. */
    const char *sgr0 = capability("sgr0"), *sgr = capability("sgr");
    if (!sgr0 || !sgr || strcmp(sgr0, "\033(B\033[m") != 0)
        return;
    if (replace("sgr", "%?%p9%t\033(0%e\033(B%;", ""))
        replace("sgr0", "\033(B", "");
}

void caps_keep_palette(void)
{
    const char *reset = capability("oc");
    if (reset)
        replace("oc", reset, "");
}

static bool can_strike(void)
{
    const char *sgr = capability("sgr"), *strike = capability("smxx");
    if (!strike || strcmp(strike, "\033[9m") != 0 || !sgr)
        return false;
    return strstr(sgr, "%?%p4%t;9%;") || replace("sgr", "%?%p4%t;5%;", "%?%p4%t;9%;");
}

unsigned caps_attributes(bool colors)
{
    /* Bits of the attributes that go without colours (ncv), as terminfo numbers them:
     * curses leaves them out. Italics have no number of their own. */
    static const struct {
        unsigned look;
        const char *name;
        int bit;
    } attributes[] = {{LOOK_BOLD, "bold", 32},     {LOOK_DIM, "dim", 16}, {LOOK_ITALIC, "sitm", 0},
                      {LOOK_UNDERLINE, "smul", 2}, {LOOK_REVERSE, "rev", 4}};
    int without = colors ? tigetnum("ncv") : 0;
    unsigned can = can_strike() ? LOOK_STRIKE : 0;
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
        if (capability(attributes[i].name) && (without <= 0 || !(without & attributes[i].bit)))
            can |= attributes[i].look;
    }
    if (capability("smso")) /* the next best reverse; curses takes it */
        can |= LOOK_REVERSE;
    return can;
}

size_t caps_restore(char *out, size_t size)
{
    static const char *const names[] = {"sgr0", "op",   "rmacs", "XM",
                                        "BD",   "rmkx", "cnorm", "rmcup"};
    size_t n = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = capability(names[i]);
        if (strcmp(names[i], "BD") == 0)
            value = paste_capability(1);
        if (value && strcmp(names[i], "XM") == 0)
            value = tiparm(value, 0);
        while (value && *value && n < size) {
            const char *end = strncmp(value, "$<", 2) == 0 ? strchr(value, '>') : NULL;
            if (end)
                value = end + 1;
            else
                out[n++] = *value++;
        }
    }
    return n;
}

/* Whether it is a terminal emulator of today, by its name. */
static bool is_modern(const char *name)
{
    static const char *const modern[] = {"xterm",   "kitty",   "alacritty", "foot", "wezterm",
                                         "ghostty", "konsole", "st",        "tmux", "contour",
                                         "iterm",   "vte",     "gnome",     "rio",  "mlterm"};
    for (size_t i = 0; i < sizeof modern / sizeof *modern; i++) {
        size_t n = strlen(modern[i]);
        if (strncmp(name, modern[i], n) == 0 && (name[n] == '\0' || name[n] == '-'))
            return true;
    }
    return false;
}

const char *caps_fallback(const char *name)
{
    if (is_modern(name))
        return "xterm-256color";
    return strncmp(name, "screen", strlen("screen")) == 0 ? "screen" : "vt100";
}

bool caps_can_ask(const char *name)
{
    /* tmux calls itself screen where it is not told better; screen itself keeps silent. */
    return name && (is_modern(name) ||
                    (strncmp(name, "screen", strlen("screen")) == 0 && getenv("TMUX")));
}

void caps_ask_background(void)
{
    putp("\033]11;?\033\\\033[c");
    (void)fflush(stdout);
}
