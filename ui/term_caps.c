#include "ui/term_caps.h"

#include <curses.h>
#include <string.h>
#include <term.h>

static const char *capability(const char *name)
{
    const char *value = tigetstr(name);
    return value == (const char *)-1 ? NULL : value;
}

bool caps_suffice(void)
{
    return capability("cup") && capability("clear") && capability("el");
}

bool caps_true_color(void)
{
    return tigetflag("RGB") > 0;
}

size_t caps_restore(char *out, size_t size)
{
    static const char *const names[] = {"sgr0", "op", "rmacs", "rmkx", "cnorm", "rmcup"};
    size_t n = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = capability(names[i]);
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

const char *caps_fallback(const char *name)
{
    static const char *const modern[] = {"xterm",   "kitty",   "alacritty", "foot", "wezterm",
                                         "ghostty", "konsole", "st",        "tmux", "contour",
                                         "iterm",   "vte",     "gnome",     "rio",  "mlterm"};
    for (size_t i = 0; i < sizeof modern / sizeof *modern; i++) {
        size_t n = strlen(modern[i]);
        if (strncmp(name, modern[i], n) == 0 && (name[n] == '\0' || name[n] == '-'))
            return "xterm-256color";
    }
    return strncmp(name, "screen", strlen("screen")) == 0 ? "screen" : "vt100";
}
