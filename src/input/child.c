#include "input/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/strbuf.h"
#include "base/vec.h"

enum {
    STEP = 64 * 1024,
    SLICE_MS = 20,         /* between two looks at what cannot be waited for */
    FIRST_DESCRIPTOR = 3,  /* the pipes lie above the standard ones */
    DESCRIPTORS_MAX = 1024, /* those a child gets rid of */
    NOT_RUN = 126
};

#ifdef __APPLE__
#define PLAIN_LOCALE "LC_ALL=en_US.UTF-8"
#else
#define PLAIN_LOCALE "LC_ALL=C.UTF-8"
#endif

extern char **environ;

/* Both ends of two pipes: what the child prints, and what it complains of. */
struct pipes {
    int out[2], err[2];
};

bool child_is_good(const struct child *child)
{
    return child->end == CHILD_EXITED && child->status == 0;
}

static void close_pair(int pair[2])
{
    for (int i = 0; i < 2; i++)
        if (pair[i] >= 0)
            close(pair[i]);
    pair[0] = pair[1] = -1;
}

/* A pipe that no other child inherits, and that is none of the descriptors 0 to 2. */
static bool open_pipe(int pair[2])
{
    int found[2];
    pair[0] = pair[1] = -1;
    if (pipe(found) != 0)
        return false;
    for (int i = 0; i < 2; i++) {
        pair[i] = fcntl(found[i], F_DUPFD_CLOEXEC, FIRST_DESCRIPTOR);
        close(found[i]);
    }
    if (pair[0] >= 0 && pair[1] >= 0)
        return true;
    close_pair(pair);
    return false;
}

static bool open_pipes(struct pipes *pipes)
{
    pipes->err[0] = pipes->err[1] = -1;
    if (open_pipe(pipes->out) && open_pipe(pipes->err))
        return true;
    close_pair(pipes->out);
    return false;
}

const char *child_find(const char *name, struct arena *arena)
{
    struct stat status;
    if (strchr(name, '/'))
        return access(name, X_OK) == 0 ? name : NULL;
    const char *path = getenv("PATH");
    for (const char *at = path ? path : "/usr/bin:/bin"; *name; at++) {
        size_t n = strcspn(at, ":");
        struct strbuf file = {.arena = arena};
        strbuf_add(&file, at, n);
        strbuf_addf(&file, "%s%s", n ? "/" : "./", name);
        if (stat(strbuf_cstr(&file), &status) == 0 && S_ISREG(status.st_mode) &&
            access(strbuf_cstr(&file), X_OK) == 0)
            return strbuf_cstr(&file);
        at += n;
        if (!*at)
            break;
    }
    return NULL;
}

/* The environment of a program that prints for another one. */
static char **plain_environment(struct arena *arena)
{
    static const char *const without[] = {"LC_", "LANG=", "LANGUAGE=", "TERM="};
    static char locale[] = PLAIN_LOCALE, terminal[] = "TERM=dumb";
    struct {
        char **at;
        size_t n, cap;
    } words = {0};
    for (char **at = environ; *at; at++) {
        bool kept = true;
        for (size_t i = 0; i < sizeof without / sizeof *without; i++)
            kept = kept && strncmp(*at, without[i], strlen(without[i])) != 0;
        if (kept)
            *VEC_ADD(arena, &words) = *at;
    }
    *VEC_ADD(arena, &words) = locale;
    *VEC_ADD(arena, &words) = terminal;
    *VEC_ADD(arena, &words) = NULL;
    return words.at;
}

/* In the child, between fork and exec: only what is safe there. The thread that starts
 * it may block signals, which the program must not inherit. */
static void become(const char *file, char *const argv[], char *const envp[],
                   const struct pipes *pipes)
{
    static const char sorry[] = "it cannot be run (is it a script without #! in front?)";
    sigset_t none;
    setsid(); /* a group of its own, and no terminal to ask a user on */
    sigemptyset(&none);
    int nothing = open("/dev/null", O_RDONLY);
    if (nothing != STDIN_FILENO && nothing >= 0)
        dup2(nothing, STDIN_FILENO);
    dup2(pipes->out[1], STDOUT_FILENO);
    dup2(pipes->err[1], STDERR_FILENO);
    for (int fd = FIRST_DESCRIPTOR; fd < DESCRIPTORS_MAX; fd++)
        close(fd);
    signal(SIGPIPE, SIG_DFL);
    sigprocmask(SIG_SETMASK, &none, NULL);
    execve(file, argv, envp);
    if (write(STDERR_FILENO, sorry, sizeof sorry - 1) < 0)
        _exit(NOT_RUN);
    _exit(NOT_RUN);
}

static int64_t milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Whether it has ended; it stays a zombie, so that its group is still its own. */
static bool has_ended(pid_t pid)
{
    siginfo_t info = {0};
    return waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == pid;
}

/* A child at work. */
struct run {
    const struct child_task *task;
    struct arena *arena;
    struct child *child;
    pid_t pid;
    int64_t until;
    int fd[2]; /* its standard output and error; -1: at its end */
    uint8_t *bytes;
    size_t n, size, said;
};

/* Takes what the descriptor has, and closes it at its end. */
static size_t take(int *fd, uint8_t *bytes, size_t room)
{
    ssize_t got = read(*fd, bytes, room);
    if (got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN)) {
        close(*fd);
        *fd = -1;
    }
    return got > 0 ? (size_t)got : 0;
}

static void take_printed(struct run *run)
{
    if (run->n == run->size) {
        run->bytes = arena_grow(run->arena, run->bytes, run->size + 1, run->size * 2 + 1);
        run->size *= 2;
    }
    run->n += take(&run->fd[0], run->bytes + run->n, run->size - run->n);
}

/* The first line that is not empty; the rest is read and lost. */
static void take_said(struct run *run)
{
    uint8_t bytes[512];
    size_t n = take(&run->fd[1], bytes, sizeof bytes);
    for (size_t i = 0; i < n && run->said + 1 < sizeof run->child->said; i++) {
        bool end = bytes[i] == '\n' || bytes[i] == '\r';
        if (end && run->said)
            run->said = sizeof run->child->said;
        else if (!end)
            run->child->said[run->said++] = (char)bytes[i];
    }
}

/* Whether a limit is reached, of which the child is told. */
static bool is_over(struct run *run)
{
    if (run->task->stop && atomic_load(run->task->stop))
        run->child->end = CHILD_STOPPED;
    else if (run->n > run->task->limit)
        run->child->end = CHILD_TOO_LARGE;
    else if (milliseconds() >= run->until)
        run->child->end = CHILD_TOO_SLOW;
    return run->child->end != CHILD_EXITED;
}

/* Until it has ended and nothing more comes. What it has started itself may keep the
 * pipes open, and is not waited for. */
static void follow(struct run *run)
{
    for (bool ended = false; !is_over(run);) {
        struct pollfd wait[2] = {{.fd = run->fd[0], .events = POLLIN},
                                 {.fd = run->fd[1], .events = POLLIN}};
        bool open = run->fd[0] >= 0 || run->fd[1] >= 0;
        if (!open && has_ended(run->pid))
            return;
        int ready = poll(wait, 2, SLICE_MS);
        if (ready < 0 && errno != EINTR)
            return;
        if (ready == 0 && ended)
            return;
        if (ready == 0)
            ended = has_ended(run->pid);
        if (ready > 0 && wait[0].revents)
            take_printed(run);
        if (ready > 0 && wait[1].revents)
            take_said(run);
    }
}

static void end(struct run *run)
{
    int status = 0, note = cleanup_add_group(run->pid);
    follow(run);
    if (kill(-run->pid, SIGKILL) < 0) /* it may not have come to lead its group */
        kill(run->pid, SIGKILL);
    cleanup_drop(note);
    while (waitpid(run->pid, &status, 0) < 0 && errno == EINTR)
        ;
    if (run->child->end == CHILD_EXITED && WIFSIGNALED(status)) {
        run->child->end = CHILD_SIGNAL;
        run->child->status = WTERMSIG(status);
    } else {
        run->child->status = WEXITSTATUS(status);
    }
    for (int i = 0; i < 2; i++)
        if (run->fd[i] >= 0)
            close(run->fd[i]);
    run->bytes[run->n] = '\0';
    run->child->bytes = run->bytes;
    run->child->size = run->n;
}

bool child_run(const struct child_task *task, struct arena *arena, struct child *child,
               struct error *error)
{
    const char *name = task->argv[0], *file = child_find(name, arena);
    struct pipes pipes;
    *child = (struct child){.bytes = (const uint8_t *)""};
    if (!file) {
        child->end = CHILD_MISSING;
        return true;
    }
    char *const *envp = task->plain ? plain_environment(arena) : environ;
    if (!open_pipes(&pipes))
        return error_set(error, "%s cannot be run: %s", name, strerror(errno));
    pid_t pid = fork();
    if (pid == 0)
        become(file, task->argv, envp, &pipes);
    int reason = errno;
    close(pipes.out[1]);
    close(pipes.err[1]);
    if (pid < 0) {
        close(pipes.out[0]);
        close(pipes.err[0]);
        return error_set(error, "%s cannot be run: %s", name, strerror(reason));
    }
    struct run run = {.task = task,
                      .arena = arena,
                      .child = child,
                      .pid = pid,
                      .until = milliseconds() + (int64_t)task->seconds * 1000,
                      .fd = {pipes.out[0], pipes.err[0]},
                      .bytes = arena_alloc(arena, STEP + 1, 1),
                      .size = STEP};
    end(&run);
    return true;
}
