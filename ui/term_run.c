#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ui/term.h"

/* The child: the terminal is its standard input, whatever ours is. */
static void become(char *const argv[])
{
    if (!isatty(STDIN_FILENO)) {
        int tty = open("/dev/tty", O_RDONLY);
        if (tty >= 0)
            dup2(tty, STDIN_FILENO);
    }
    execvp(argv[0], argv);
    _exit(errno == ENOENT ? 127 : 126);
}

/* Waits for the child; where the user stops it, this program stops with it. */
static int wait_for(pid_t child)
{
    int status = 0;
    for (;;) {
        pid_t ended = waitpid(child, &status, WUNTRACED);
        if (ended < 0 && errno == EINTR)
            continue;
        if (ended < 0 || !WIFSTOPPED(status))
            return status;
        raise(SIGSTOP);
        kill(child, SIGCONT);
    }
}

bool term_run(char *const argv[], struct error *error)
{
    struct sigaction ignore, interrupt, quit, stop;
    memset(&ignore, 0, sizeof ignore);
    ignore.sa_handler = SIG_IGN;
    sigemptyset(&ignore.sa_mask);
    term_lend();
    pid_t child = fork();
    if (child == 0)
        become(argv);
    /* what is typed is for the child; if it stops, wait_for sees it */
    sigaction(SIGINT, &ignore, &interrupt);
    sigaction(SIGQUIT, &ignore, &quit);
    sigaction(SIGTSTP, &ignore, &stop);
    int reason = errno, status = child > 0 ? wait_for(child) : -1;
    sigaction(SIGINT, &interrupt, NULL);
    sigaction(SIGQUIT, &quit, NULL);
    sigaction(SIGTSTP, &stop, NULL);
    term_take_back();
    if (child < 0)
        return error_set(error, "%s cannot be run: %s.", argv[0], strerror(reason));
    if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
        return error_set(error, "There is no program %s; set VISUAL or EDITOR.", argv[0]);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return error_set(error, "%s did not end well.", argv[0]);
    return true;
}
