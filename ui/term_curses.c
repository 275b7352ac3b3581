#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "ui/term.h"
#include "ui/term_caps.h"
#include "ui/term_signal.h"
#include "view/color.h"

enum { QUEUE_MAX = 256, LOOK_EVERY_NS = 20 * 1000 * 1000, ESCAPE_DELAY_MS = 25 };

static struct {
    SCREEN *screen;
    WINDOW *keys;         /* a pad: reading from it draws nothing */
    FILE *in;             /* stdin or /dev/tty */
    key queue[QUEUE_MAX]; /* keys read and not yet taken */
    int n_queue;
    int64_t looked; /* when the keyboard was looked at last, ns */
    bool line_is_gone;
} term;

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

static bool open_screen(struct term_info *info, struct error *error)
{
    const char *name = getenv("TERM");
    if (!name || !*name)
        return error_set(error, "TERM is not set: it is not known how to draw on this terminal.");
    if (strcmp(name, "dumb") == 0)
        return error_set(error, "This terminal (TERM=dumb) cannot place text on a screen.");
    term.screen = newterm(name, stdout, term.in);
    if (!term.screen) {
        const char *other = caps_fallback(name);
        term.screen = newterm(other, stdout, term.in);
        if (!term.screen)
            return error_set(error, "There is no description of the terminal TERM=%s.", name);
        snprintf(info->note, sizeof info->note, "TERM=%.60s is not known here: working as %s.",
                 name, other);
    }
    if (!caps_suffice()) {
        endwin();
        delscreen(term.screen);
        return error_set(error, "This terminal (TERM=%s) cannot place text on a screen.", name);
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
    term.keys = newpad(1, 1);
    keypad(term.keys, TRUE);
    nodelay(term.keys, TRUE);
}

bool term_open(enum color_mode color, struct term_info *info, struct error *error)
{
    memset(&term, 0, sizeof term);
    memset(info, 0, sizeof *info);
    setlocale(LC_CTYPE, "");
    info->utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
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
    prepare_screen();
    info->colors = colors_of(color);
    term_size(&info->columns, &info->rows);
    return true;
}

void term_close(void)
{
    arena_out_of_memory = NULL;
    delwin(term.keys);
    curs_set(1);
    endwin();
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

static key key_of_code(wint_t code)
{
    static const struct {
        int code;
        key k;
    } codes[] = {
        {KEY_UP, KEY_UP_ARROW},         {KEY_DOWN, KEY_DOWN_ARROW},
        {KEY_LEFT, KEY_LEFT_ARROW},     {KEY_RIGHT, KEY_RIGHT_ARROW},
        {KEY_PPAGE, KEY_PAGE_UP},       {KEY_NPAGE, KEY_PAGE_DOWN},
        {KEY_HOME, KEY_TO_HOME},        {KEY_END, KEY_TO_END},
        {KEY_BTAB, KEY_BACK_TAB},       {KEY_IC, KEY_INSERT},
        {KEY_DC, KEY_DELETE},           {KEY_BACKSPACE, KEY_BACK_SPACE},
        {KEY_ENTER, KEY_RETURN},        {KEY_A1, KEY_TO_HOME},
        {KEY_A3, KEY_PAGE_UP},          {KEY_C1, KEY_TO_END},
        {KEY_C3, KEY_PAGE_DOWN},        {KEY_FIND, KEY_TO_HOME},
        {KEY_SELECT, KEY_TO_END},       {KEY_SUSPEND, KEY_CONTROL('z')},
        {KEY_CANCEL, KEY_CONTROL('c')},
    };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        if ((wint_t)codes[i].code == code)
            return codes[i].k;
    }
    if (code >= (wint_t)KEY_F(1) && code <= (wint_t)KEY_F(12))
        return KEY_FUNCTION_1 + (key)(code - (wint_t)KEY_F(1));
    return KEY_NONE;
}

/* Moves what was typed into the queue. */
static void read_keys(void)
{
    int available = 0;
    struct pollfd input = {.fd = fileno(term.in), .events = POLLIN};
    int ready = poll(&input, 1, 0);
    bool readable = ready > 0 && (input.revents & POLLIN);
    if (ready > 0 && (input.revents & (POLLERR | POLLNVAL)))
        term.line_is_gone = true;
    if (readable && ioctl(fileno(term.in), FIONREAD, &available) == 0 && available == 0)
        term.line_is_gone = true; /* readable and empty: the end */
    if (ready > 0 && !readable && (input.revents & POLLHUP))
        term.line_is_gone = true;
    wint_t code;
    int kind;
    while (!term.line_is_gone && term.n_queue < QUEUE_MAX &&
           (kind = wget_wch(term.keys, &code)) != ERR) {
        key k = kind == KEY_CODE_YES ? key_of_code(code) : (key)code;
        if (kind != KEY_CODE_YES && (k == 127 || k == 8))
            k = KEY_BACK_SPACE;
        else if (kind != KEY_CODE_YES && k == '\n')
            k = KEY_RETURN;
        if (k != KEY_NONE)
            term.queue[term.n_queue++] = k;
    }
}

static key take_key(void)
{
    key k = term.queue[0];
    memmove(term.queue, term.queue + 1, (size_t)--term.n_queue * sizeof *term.queue);
    return k;
}

enum term_news term_wait(struct event *event)
{
    for (;;) {
        struct signal_news news = signals_take();
        if (news.end || term.line_is_gone)
            return TERM_END;
        if (news.suspended)
            return TERM_SUSPEND;
        if (news.resized) {
            take_new_size(event);
            return TERM_EVENT;
        }
        if (news.continued) {
            reset_prog_mode();
            return TERM_REDRAW;
        }
        if (term.n_queue == 0)
            read_keys();
        if (term.n_queue > 0) {
            *event = (struct event){.kind = EVENT_KEY, .k = take_key()};
            return TERM_EVENT;
        }
        if (term.line_is_gone)
            return TERM_END;
        struct pollfd wait[] = {{.fd = fileno(term.in), .events = POLLIN},
                                {.fd = signals_fd(), .events = POLLIN}};
        if (poll(wait, 2, -1) < 0 && errno != EINTR)
            return TERM_END;
    }
}

int term_end_signal(void)
{
    int end = signals_take().end;
    return end ? end : term.line_is_gone ? SIGHUP : 0;
}

void term_suspend(void)
{
    curs_set(1);
    endwin();
    signals_stop();
    reset_prog_mode();
    curs_set(0);
}

void term_redraw(void)
{
    clearok(curscr, TRUE);
}

bool term_asked_to_stop(void *unused)
{
    (void)unused;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    int64_t ns = (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
    if (ns - term.looked < LOOK_EVERY_NS)
        return false;
    term.looked = ns;
    read_keys();
    for (int i = 0; i < term.n_queue; i++) {
        if (term.queue[i] == KEY_ESCAPE || term.queue[i] == KEY_CONTROL('c')) {
            term.n_queue = 0; /* what was typed before it was meant for what it ends */
            return true;
        }
    }
    return term.line_is_gone || signals_end_asked();
}
