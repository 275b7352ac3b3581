#include "input/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { STEP = 64 * 1024, NO_PROGRAM = 127 };

/* Both ends of two pipes: what the child prints, and what it complains of. */
struct pipes {
    int out[2], err[2];
};

static void close_pair(int pair[2])
{
    for (int i = 0; i < 2; i++)
        if (pair[i] >= 0)
            close(pair[i]);
}

static bool open_pipes(struct pipes *pipes)
{
    *pipes = (struct pipes){{-1, -1}, {-1, -1}};
    if (pipe(pipes->out) == 0 && pipe(pipes->err) == 0)
        return true;
    close_pair(pipes->out);
    return false;
}

/* In the child, between fork and exec: only what is safe there. */
static void become(char *const argv[], const struct pipes *pipes)
{
    setpgid(0, 0);
    int nothing = open("/dev/null", O_RDONLY);
    if (nothing >= 0)
        dup2(nothing, STDIN_FILENO);
    dup2(pipes->out[1], STDOUT_FILENO);
    dup2(pipes->err[1], STDERR_FILENO);
    close(pipes->out[0]);
    close(pipes->out[1]);
    close(pipes->err[0]);
    close(pipes->err[1]);
    execvp(argv[0], argv);
    _exit(NO_PROGRAM);
}

static int64_t milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Takes what the descriptor has; false at its end. */
static bool take(int fd, uint8_t *bytes, size_t room, size_t *n)
{
    ssize_t got = read(fd, bytes, room);
    if (got < 0)
        return errno == EINTR || errno == EAGAIN;
    *n += (size_t)got;
    return got > 0;
}

static void read_all(const struct pipes *pipes, size_t limit, int64_t until, struct arena *arena,
                     struct child *child)
{
    uint8_t *bytes = arena_alloc(arena, STEP + 1, 1), lost[512];
    size_t size = STEP, n = 0, said = 0;
    bool open[2] = {true, true};
    while (open[0] || open[1]) {
        struct pollfd wait[2] = {{.fd = open[0] ? pipes->out[0] : -1, .events = POLLIN},
                                 {.fd = open[1] ? pipes->err[0] : -1, .events = POLLIN}};
        int64_t left = until - milliseconds();
        if (left <= 0 || n > limit) {
            child->is_too_slow = left <= 0;
            child->is_too_large = n > limit;
            break;
        }
        if (poll(wait, 2, (int)left) < 0 && errno != EINTR)
            break;
        if (wait[0].revents) {
            if (n == size) {
                bytes = arena_grow(arena, bytes, size + 1, size * 2 + 1);
                size *= 2;
            }
            open[0] = take(pipes->out[0], bytes + n, size - n, &n);
        }
        if (wait[1].revents) {
            size_t more = 0;
            open[1] = take(pipes->err[0], lost, sizeof lost, &more);
            for (size_t i = 0; i < more && said + 1 < sizeof child->said; i++)
                child->said[said++] = (char)lost[i];
        }
    }
    bytes[n] = '\0';
    child->said[said] = '\0';
    child->said[strcspn(child->said, "\r\n")] = '\0';
    child->bytes = bytes;
    child->size = n;
}

static int exit_status(pid_t pid)
{
    int status = 0;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool child_run(char *const argv[], size_t limit, int seconds, struct arena *arena,
               struct child *child, struct error *error)
{
    struct pipes pipes;
    *child = (struct child){.status = NO_PROGRAM};
    if (!open_pipes(&pipes))
        return error_set(error, "%s cannot be run: %s", argv[0], strerror(errno));
    pid_t pid = fork();
    if (pid == 0)
        become(argv, &pipes);
    int reason = errno;
    close(pipes.out[1]);
    close(pipes.err[1]);
    pipes.out[1] = pipes.err[1] = -1;
    if (pid > 0) {
        setpgid(pid, pid); /* whoever is first */
        read_all(&pipes, limit, milliseconds() + (int64_t)seconds * 1000, arena, child);
        if (child->is_too_slow || child->is_too_large)
            kill(-pid, SIGKILL);
        child->status = exit_status(pid);
    }
    close_pair(pipes.out);
    close_pair(pipes.err);
    return pid > 0 || error_set(error, "%s cannot be run: %s", argv[0], strerror(reason));
}
