#include "ui/term_signal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { RESTORE_MAX = 256, FATAL_STACK = 32 * 1024 };

/* Asked to end, told something, crashed. */
static const int ending[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};
static const int telling[] = {SIGWINCH, SIGTSTP, SIGCONT};
static const int crashing[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL};

enum {
    ENDING = sizeof ending / sizeof *ending,
    TELLING = sizeof telling / sizeof *telling,
    CRASHING = sizeof crashing / sizeof *crashing
};

static struct {
    volatile sig_atomic_t resized, suspended, continued, end;
    volatile sig_atomic_t armed; /* there is something to restore */
    int pipe[2];
    int tty, out;
    struct termios found;
    bool has_termios;
    char restore[RESTORE_MAX];
    size_t restore_size;
    struct sigaction before[ENDING + TELLING + CRASHING];
    char stack[FATAL_STACK]; /* a crash may be for lack of the other one */
} state;

void signals_restore_terminal(void)
{
    if (!state.armed)
        return;
    state.armed = 0;
    size_t at = 0;
    while (at < state.restore_size) {
        ssize_t n = write(state.out, state.restore + at, state.restore_size - at);
        if (n < 0 && errno != EINTR)
            break;
        at += n > 0 ? (size_t)n : 0;
    }
    if (state.has_termios)
        tcsetattr(state.tty, TCSANOW, &state.found);
}

static void on_crash(int number)
{
    signals_restore_terminal();
    signal(number, SIG_DFL);
    raise(number);
}

static void on_signal(int number)
{
    int kept = errno;
    if (number == SIGWINCH) {
        state.resized = 1;
    } else if (number == SIGTSTP) {
        state.suspended = 1;
    } else if (number == SIGCONT) {
        state.continued = 1;
    } else if (state.end) { /* asked twice: the loop does not get to it */
        on_crash(number);
    } else {
        state.end = number;
    }
    /* A full pipe wakes poll as well. */
    if (write(state.pipe[1], "", 1) < 0)
        errno = kept;
    errno = kept;
}

static void set(int number, void (*handler)(int), int flags, struct sigaction *before)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    action.sa_flags = flags;
    sigemptyset(&action.sa_mask);
    sigaction(number, NULL, before);
    if (before->sa_handler != SIG_IGN)
        sigaction(number, &action, NULL);
}

bool signals_open(int tty, int out)
{
    memset(&state, 0, sizeof state);
    if (pipe(state.pipe) != 0)
        return false;
    for (int i = 0; i < 2; i++) {
        fcntl(state.pipe[i], F_SETFD, FD_CLOEXEC);
        fcntl(state.pipe[i], F_SETFL, O_NONBLOCK);
    }
    state.tty = tty;
    state.out = out;
    state.has_termios = tcgetattr(tty, &state.found) == 0;
    stack_t stack = {.ss_sp = state.stack, .ss_size = sizeof state.stack};
    int on_stack = sigaltstack(&stack, NULL) == 0 ? SA_ONSTACK : 0;
    struct sigaction *before = state.before;
    for (int i = 0; i < ENDING; i++)
        set(ending[i], on_signal, 0, before++);
    for (int i = 0; i < TELLING; i++)
        set(telling[i], on_signal, SA_RESTART, before++);
    for (int i = 0; i < CRASHING; i++)
        set(crashing[i], on_crash, on_stack | SA_NODEFER, before++);
    return true;
}

void signals_set_restore(const char *bytes, size_t n)
{
    state.restore_size = n < RESTORE_MAX ? n : RESTORE_MAX;
    memcpy(state.restore, bytes, state.restore_size);
    state.armed = 1;
}

void signals_close(void)
{
    state.armed = 0;
    const struct sigaction *before = state.before;
    for (int i = 0; i < ENDING; i++)
        sigaction(ending[i], before++, NULL);
    for (int i = 0; i < TELLING; i++)
        sigaction(telling[i], before++, NULL);
    for (int i = 0; i < CRASHING; i++)
        sigaction(crashing[i], before++, NULL);
    stack_t stack = {.ss_flags = SS_DISABLE};
    sigaltstack(&stack, NULL);
    close(state.pipe[0]);
    close(state.pipe[1]);
}

int signals_fd(void)
{
    return state.pipe[0];
}

struct signal_news signals_take(void)
{
    char bytes[64];
    while (read(state.pipe[0], bytes, sizeof bytes) > 0)
        ;
    struct signal_news news = {.end = state.end};
    news.resized = state.resized;
    state.resized = 0;
    news.suspended = state.suspended;
    state.suspended = 0;
    news.continued = state.continued;
    state.continued = 0;
    return news;
}

bool signals_end_asked(void)
{
    return state.end != 0;
}

void signals_stop(void)
{
    struct sigaction ours, plain;
    sigaction(SIGTSTP, NULL, &ours);
    if (ours.sa_handler == SIG_IGN)
        return; /* whoever started the program cannot make it go on */
    memset(&plain, 0, sizeof plain);
    plain.sa_handler = SIG_DFL;
    sigemptyset(&plain.sa_mask);
    sigaction(SIGTSTP, &plain, &ours);
    state.armed = 0;
    kill(0, SIGTSTP);
    state.armed = 1;
    sigaction(SIGTSTP, &ours, NULL);
    state.continued = 0;
}
