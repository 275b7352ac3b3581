#include "ui/term_signal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/cleanup.h"

enum { RESTORE_MAX = 256, FATAL_STACK = 32 * 1024, SIGNALS_MAX = 128 };

static struct {
    volatile sig_atomic_t resized, suspended, continued, end;
    volatile sig_atomic_t armed; /* there is something to restore */
    int pipe[2];
    int tty, out;
    struct termios found;
    bool has_termios;
    char restore[RESTORE_MAX];
    size_t restore_size;
    struct sigaction before[SIGNALS_MAX]; /* by number */
    bool taken[SIGNALS_MAX];
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
    cleanup_now();
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
    } else if (number == SIGXFSZ) {
        return; /* whoever wrote too much is told by write */
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

/* Whether a signal does nothing, stops or cannot be caught where nobody takes it. */
static bool is_harmless(int number)
{
    static const int harmless[] = {SIGCHLD, SIGURG,  SIGTTIN, SIGTTOU, SIGKILL, SIGSTOP,
#ifdef __APPLE__
                                   SIGINFO, SIGIO
#endif
    };
    for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++)
        if (number == harmless[i])
            return true;
    return false;
}

/* Takes a signal, unless whoever started the program wants it ignored. */
static void take(int number, int on_stack)
{
    struct sigaction action, *found = &state.before[number];
    bool rare = number >= SIGRTMIN; /* nobody sends these: one call will do for each */
    if (is_harmless(number) || (!rare && sigaction(number, NULL, found) != 0))
        return;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    bool ours = false; /* also where somebody has a handler already */
    switch (number) {
    case SIGSEGV:
    case SIGBUS:
    case SIGABRT:
    case SIGFPE:
    case SIGILL:
        ours = true; /* fall through */
    case SIGSYS:
    case SIGTRAP:
    case SIGXCPU:
        action.sa_handler = on_crash;
        action.sa_flags = on_stack | SA_NODEFER;
        break;
    case SIGWINCH:
    case SIGTSTP:
    case SIGCONT:
        ours = true; /* fall through */
    case SIGXFSZ:
        action.sa_handler = on_signal;
        action.sa_flags = SA_RESTART;
        break;
    case SIGTERM:
    case SIGHUP:
    case SIGINT:
    case SIGQUIT:
        ours = true; /* fall through */
    default: /* asked to end, as by all that nobody takes */
        action.sa_handler = on_signal;
    }
    if (rare) {
        state.taken[number] = sigaction(number, &action, found) == 0;
        if (state.taken[number] && found->sa_handler != SIG_DFL)
            state.taken[number] = sigaction(number, found, NULL) != 0;
    } else if (ours ? found->sa_handler != SIG_IGN : found->sa_handler == SIG_DFL) {
        state.taken[number] = sigaction(number, &action, NULL) == 0;
    }
}

bool signals_open(int tty, int out)
{
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
    for (int number = 1; number < SIGNALS_MAX; number++)
        take(number, on_stack);
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
    for (int number = 1; number < SIGNALS_MAX; number++)
        if (state.taken[number])
            sigaction(number, &state.before[number], NULL);
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
