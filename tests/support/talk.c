/* Plays the terminal of a program: talk STEP... -- PROGRAM ARGUMENT...
 * A step is two arguments. w TEXT waits, for ten seconds at most, until the program has
 * written TEXT since the last w; s TEXT sends it as if typed or answered; p MS lets so
 * much time pass. TEXT has \e for Esc, \a, \f, \r and \\. What the program writes goes to standard
 * output. At the end it is waited for; its status is the exit status. 99: a text did not
 * come, 98: nothing could be started. */
#define _XOPEN_SOURCE 700
#define _DEFAULT_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE_MS = 10000, SEEN_MAX = 1 << 20, TEXT_MAX = 512 };

static struct {
    int line; /* the master side */
    pid_t pid;
    char seen[SEEN_MAX]; /* since the last w */
    size_t n;
} talk;

static long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Takes what the program writes within `ms`. False: it has ended. */
static bool listen_for(long ms)
{
    struct pollfd in = {.fd = talk.line, .events = POLLIN};
    char text[4096];
    if (poll(&in, 1, (int)ms) <= 0)
        return true;
    ssize_t n = read(talk.line, text, sizeof text);
    if (n <= 0)
        return false;
    (void)fwrite(text, 1, (size_t)n, stdout);
    if (talk.n + (size_t)n > sizeof talk.seen)
        talk.n = 0;
    memcpy(talk.seen + talk.n, text, (size_t)n);
    talk.n += (size_t)n;
    return true;
}

static size_t unescape(char *out, const char *text)
{
    size_t n = 0;
    for (; *text && n < TEXT_MAX; text++) {
        if (*text != '\\') {
            out[n++] = *text;
            continue;
        }
        text++;
        out[n++] = *text == 'e'   ? '\033'
                   : *text == 'a' ? '\a'
                   : *text == 'r' ? '\r'
                   : *text == 'f' ? '\f'
                                  : *text;
    }
    return n;
}

static bool has_seen(const char *text, size_t n)
{
    for (size_t i = 0; i + n <= talk.n; i++) {
        if (memcmp(talk.seen + i, text, n) == 0) {
            talk.n -= i + n;
            memmove(talk.seen, talk.seen + i + n, talk.n);
            return true;
        }
    }
    return false;
}

static bool step(char what, const char *argument)
{
    char text[TEXT_MAX];
    size_t n = unescape(text, argument);
    long until = now_ms() + (what == 'p' ? atol(argument) : PATIENCE_MS);
    switch (what) {
    case 's':
        return write(talk.line, text, n) == (ssize_t)n;
    case 'w':
        while (!has_seen(text, n)) {
            if (now_ms() > until || !listen_for(100))
                return false;
        }
        return true;
    default:
        for (long left; (left = until - now_ms()) > 0;) {
            if (!listen_for(left))
                return false;
        }
        return true;
    }
}

static bool start(char **argv)
{
    struct winsize size = {.ws_row = 30, .ws_col = 100};
    talk.line = posix_openpt(O_RDWR | O_NOCTTY);
    if (talk.line < 0 || grantpt(talk.line) || unlockpt(talk.line))
        return false;
    const char *name = ptsname(talk.line);
    talk.pid = fork();
    if (talk.pid == 0) {
        (void)setsid();
        int line = open(name, O_RDWR);
        (void)ioctl(line, TIOCSCTTY, 0);
        (void)ioctl(line, TIOCSWINSZ, &size);
        for (int fd = 0; fd < 3; fd++)
            (void)dup2(line, fd);
        if (line > 2)
            (void)close(line);
        (void)close(talk.line);
        (void)execvp(argv[0], argv);
        _exit(98);
    }
    return talk.pid > 0;
}

int main(int argc, char **argv)
{
    int i = 1, status = 0;
    int program = 1;
    while (program < argc && strcmp(argv[program], "--") != 0)
        program += 2;
    if (program + 1 >= argc || !start(argv + program + 1))
        return 98;
    for (; i < program; i += 2) {
        if (!step(argv[i][0], argv[i + 1])) {
            (void)fprintf(stderr, "talk: no %s\n", argv[i + 1]);
            (void)kill(talk.pid, SIGKILL);
            (void)waitpid(talk.pid, &status, 0);
            return 99;
        }
    }
    for (long until = now_ms() + PATIENCE_MS; listen_for(100);) {
        if (now_ms() > until)
            (void)kill(talk.pid, SIGKILL);
    }
    (void)waitpid(talk.pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 97;
}
