#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/arena.h"
#include "ui/term.h"
#include "ui/term_caps.h"
#include "ui/term_input.h"
#include "ui/term_signal.h"
#include "view/color.h"
#include "view/theme.h"

enum { ESCAPE_DELAY_MS = 25 };

static struct {
    SCREEN *screen;
    FILE *in;   /* stdin or /dev/tty */
    bool begun; /* it is taken over */
} term;

size_t term_memory(void)
{
    enum { WINDOWS = 3 /* what is there, what is to be there, what is drawn on */ };
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
        return 0;
    return (size_t)size.ws_col * size.ws_row * (WINDOWS * sizeof(cchar_t) + sizeof(struct cell));
}

static void close_input(void)
{
    if (term.in && term.in != stdin)
        (void)fclose(term.in);
    term.in = NULL;
}

static bool open_input(struct error *error)
{
    if (!isatty(STDOUT_FILENO))
        return error_set(error, "Standard output is not a terminal.");
    term.in = isatty(STDIN_FILENO) ? stdin : fopen("/dev/tty", "r");
    if (!term.in)
        return error_set(error, "There is no terminal to read keys from: %s.", strerror(errno));
    return true;
}

/* Where the terminal says that it shows 24-bit colours and its description has
 * 256, the description of the same terminal with 24-bit ones, if there is one. If not,
 * 256 is what is sent: curses takes colours beyond max_colors from no one, that number
 * cannot be changed from outside, and to redefine the palette (initc) would reach what
 * other programs have on the screen and what scrolled off it. */
static SCREEN *open_direct(const char *name)
{
    const char *colors = getenv("COLORTERM"), *end = strstr(name, "-256color");
    char direct[64];
    if (!colors || (strcmp(colors, "truecolor") != 0 && strcmp(colors, "24bit") != 0))
        return NULL;
    if (!end || end[strlen("-256color")] || end - name > 40)
        return NULL;
    snprintf(direct, sizeof direct, "%.*s-direct", (int)(end - name), name);
    return newterm(direct, stdout, term.in);
}

static bool open_screen(struct term_info *info, struct error *error)
{
    const char *name = getenv("TERM");
    if (!name || !*name)
        return error_set(error, "TERM is not set: it is not known how to draw on this terminal.");
    if (strcmp(name, "dumb") == 0)
        return error_set(error, "This terminal (TERM=dumb) cannot place text on a screen; "
                                "--format=plain prints the changes.");
    term.screen = open_direct(name);
    if (!term.screen)
        term.screen = newterm(name, stdout, term.in);
    if (!term.screen) {
        const char *other = caps_fallback(name);
        term.screen = open_direct(other);
        if (!term.screen)
            term.screen = newterm(other, stdout, term.in);
        if (!term.screen)
            return error_set(error, "There is no description of the terminal TERM=%s.", name);
        snprintf(info->note, sizeof info->note, "TERM=%.60s is not known here: working as %s.",
                 name, other);
    }
    if (!caps_suffice()) {
        endwin();
        delscreen(term.screen);
        return error_set(error, "This terminal (TERM=%s) cannot place text on a screen; "
                                "--format=plain prints the changes.", name);
    }
    return true;
}

static int colors_of(enum color_mode mode)
{
    const char *no_color = getenv("NO_COLOR");
    if (mode == COLOR_NEVER || (mode == COLOR_AUTO && no_color && *no_color))
        return 0;
    if (!has_colors() || start_color() == ERR)
        return 0;
    if (caps_true_color() && COLORS > 256)
        return COLORS_TRUE;
    return COLORS < 8 ? 0 : COLORS;
}

static void prepare_screen(void)
{
    /* Curses 6.4 takes a screen that never came back from endwin for one that is not drawn
     * on yet, and sends each row by itself, in a system call of its own. */
    endwin();
    caps_shorten();
    caps_keep_palette();
    char restore[256];
    size_t n = caps_restore(restore, sizeof restore);
    signals_set_restore(restore, n);
    arena_out_of_memory = signals_restore_terminal;
    raw(); /* C-c, C-z and C-s are keys */
    noecho();
    nonl();
    set_escdelay(ESCAPE_DELAY_MS);
    typeahead(-1);
    leaveok(stdscr, TRUE);
    curs_set(0);
    input_open(fileno(term.in));
    input_resume();
}

bool term_open(struct term_info *info, struct error *error)
{
    memset(&term, 0, sizeof term);
    memset(info, 0, sizeof *info);
    const char *name = getenv("TERM"); /* a console's font has letters, but few arrows */
    info->signs =
        strcmp(nl_langinfo(CODESET), "UTF-8") == 0 && (!name || strcmp(name, "linux") != 0);
    if (!open_input(error))
        return false;
    if (!signals_open(fileno(term.in), STDOUT_FILENO)) {
        error_set(error, "There is no pipe: %s.", strerror(errno));
        close_input();
        return false;
    }
    if (!open_screen(info, error)) {
        signals_close();
        close_input();
        return false;
    }
    return true;
}

void term_begin(enum color_mode color, struct term_info *info)
{
    prepare_screen();
    term.begun = true;
    info->colors = colors_of(color);
    if (info->colors && theme_background(getenv("COLORFGBG")) == BACKGROUND_ANY &&
        caps_can_ask(getenv("TERM")))
        input_ask_background();
    term_size(&info->columns, &info->rows);
}

void term_close(void)
{
    if (term.begun) {
        arena_out_of_memory = NULL;
        input_close();
        curs_set(1);
    }
    endwin(); /* delscreen would go to the other screen, and stay there */
    signals_close();
    delscreen(term.screen);
    close_input();
}

void term_size(int *columns, int *rows)
{
    *columns = COLS > 0 ? COLS : 1;
    *rows = LINES > 0 ? LINES : 1;
}

static void take_new_size(struct event *event)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0)
        resizeterm(size.ws_row, size.ws_col);
    *event = (struct event){.kind = EVENT_RESIZE};
    term_size(&event->columns, &event->rows);
    clearok(curscr, TRUE); /* terminals differ in what they leave standing */
}

enum term_news term_wait(struct event *event, int timeout_ms, int other_fd)
{
    for (;;) {
        struct signal_news news = signals_take();
        if (news.end || input_is_gone())
            return TERM_END;
        if (news.suspended)
            return TERM_SUSPEND;
        if (news.resized) {
            take_new_size(event);
            return TERM_EVENT;
        }
        if (news.continued) {
            reset_prog_mode();
            input_resume();
            return TERM_REDRAW;
        }
        if (input_take(event))
            return TERM_EVENT;
        if (input_was_told())
            return TERM_BACKGROUND;
        if (input_is_gone())
            return TERM_END;
        struct pollfd wait[] = {{.fd = fileno(term.in), .events = POLLIN},
                                {.fd = signals_fd(), .events = POLLIN},
                                {.fd = other_fd, .events = POLLIN}};
        int held_ms = input_held_ms();
        bool brief = held_ms >= 0 && (timeout_ms < 0 || held_ms < timeout_ms);
        int ready = poll(wait, 3, brief ? held_ms : timeout_ms);
        if (ready < 0 && errno != EINTR)
            return TERM_END;
        if (ready > 0 && wait[2].revents)
            return TERM_OTHER;
        if (ready == 0 && !brief)
            return TERM_TIMEOUT;
    }
}

int term_end_signal(void)
{
    int end = signals_take().end;
    return end ? end : input_is_gone() ? SIGHUP : 0;
}

void term_lend(void)
{
    curs_set(1);
    input_pause();
    endwin();
}

void term_take_back(void)
{
    reset_prog_mode();
    input_resume();
    curs_set(0);
    term_redraw();
}

void term_suspend(void)
{
    term_lend();
    signals_stop();
    term_take_back();
}

void term_redraw(void)
{
    clearok(curscr, TRUE);
}

void term_set_mouse(bool on)
{
    input_set_mouse(on);
}
