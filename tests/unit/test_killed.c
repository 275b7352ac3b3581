/* A scripted review that is killed at every system call that changes a file: whatever it
 * had acknowledged is there, and so is what it was to set aside. The script decides, notes,
 * checks, undoes, redoes, pins, imports, and begins anew where a store is damaged. */
#define _DEFAULT_SOURCE
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/ptrace.h>
#include <sys/syscall.h>
#endif

#include "base/strbuf.h"
#include "review/carry.h"
#include "tests/support/reviewing.h"
#include "tests/tap.h"

#ifdef PTRACE_GET_SYSCALL_INFO

enum { STEPS = 10, RUNS_MAX = 2000 };

static struct pair pair; /* six changes */
static struct arena arena;
static struct strbuf lines; /* of a review of bob's, to be imported */
static const char garbage[] = "This was a store once, and may be mended by somebody some day.";
static atomic_int *acknowledged; /* steps, told to the parent */
static char kept[512], broken[512];

static void ack(const struct desk *desk)
{
    if (desk->trouble[0])
        _exit(1);
    atomic_fetch_add(acknowledged, 1);
}

static void script(enum store_journal journal)
{
    struct desk_options options = {.path = kept, .who = "ann", .journal = journal};
    struct desk desk;
    struct desk_undone undone;
    struct carry_counts counts;
    size_t both[] = {4, 5};
    struct ruling query = {.fields = RULES_VERDICT, .verdict = VERDICT_QUERY};
    desk_open(&desk, &pair.changes, options, &reviewing_warning, &reviewing_error);
    reviewing_rule(&desk, 0, VERDICT_ACCEPT);
    ack(&desk);
    reviewing_rule(&desk, 1, VERDICT_STET);
    ack(&desk);
    reviewing_note(&desk, 2, "ask the desk");
    ack(&desk);
    reviewing_check(&desk, 3, "the minutes");
    ack(&desk);
    desk_undo(&desk, false, &undone);
    ack(&desk);
    desk_undo(&desk, true, &undone);
    ack(&desk);
    desk_rule(&desk, both, 2, query);
    ack(&desk);
    desk_pin(&desk, &(struct pin){.at = {1, 1}});
    ack(&desk);
    if (!carry_import(desk.store, lines.at, lines.n, &counts, &reviewing_error))
        _exit(1);
    ack(&desk);
    desk_close(&desk);
    options.path = broken;
    desk_open(&desk, &pair.changes, options, &reviewing_warning, &reviewing_error);
    reviewing_rule(&desk, 0, VERDICT_ACCEPT);
    ack(&desk);
    desk_close(&desk);
}

/* Whether the call changes what is in a file system. */
static bool changes_files(uint64_t call)
{
    static const uint64_t calls[] = {
        SYS_write, SYS_pwrite64, SYS_fsync, SYS_fdatasync, SYS_ftruncate, SYS_openat,
        SYS_unlinkat, SYS_renameat, SYS_mkdirat, SYS_fchmod, SYS_fallocate, SYS_msync,
#ifdef SYS_open
        SYS_open, SYS_unlink, SYS_rename, SYS_mkdir,
#endif
    };
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        if (calls[i] == call)
            return true;
    return false;
}

/* Lets the script run to its n-th such call and kills it there. 1: killed, 0: it came to
 * its end first, -1: it failed, or cannot be traced. */
static int run_to(int n, enum store_journal journal)
{
    int status;
    (void)fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0)
            _exit(2);
        raise(SIGSTOP);
        script(journal);
        _exit(0);
    }
    if (child < 0 || waitpid(child, &status, 0) != child || !WIFSTOPPED(status) ||
        ptrace(PTRACE_SETOPTIONS, child, NULL, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL) != 0)
        return -1;
    for (;;) {
        struct __ptrace_syscall_info info;
        if (ptrace(PTRACE_SYSCALL, child, NULL, NULL) != 0 || waitpid(child, &status, 0) != child)
            return -1;
        if (!WIFSTOPPED(status))
            return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : -1;
        if (WSTOPSIG(status) != (SIGTRAP | 0x80) ||
            ptrace(PTRACE_GET_SYSCALL_INFO, child, (void *)sizeof info, &info) <= 0 ||
            info.op != PTRACE_SYSCALL_INFO_ENTRY || !changes_files(info.entry.nr) || --n > 0)
            continue;
        kill(child, SIGKILL);
        waitpid(child, &status, 0);
        return 1;
    }
}

static bool has(bool holds, int step, int steps, const char *what)
{
    if (steps < step || holds)
        return true;
    printf("# after %d steps: %s is not there\n", steps, what);
    return false;
}

static bool is_kept_aside(void)
{
    char aside[600];
    size_t n;
    snprintf(aside, sizeof aside, "%s.damaged-1", broken);
    const char *path = access(aside, F_OK) == 0 ? aside : broken;
    const char *bytes = read_file(path, &arena, &n);
    return bytes && n == sizeof garbage && memcmp(bytes, garbage, n) == 0;
}

/* Whether all is there that was acknowledged. */
static bool check(int steps)
{
    struct desk desk;
    reviewing_open(&desk, &pair, kept, "ann");
    const struct decision *d = desk.review.decision;
    bool good = !reviewing_warning.text[0] && !desk.trouble[0];
    if (!good)
        printf("# %s%s\n", reviewing_warning.text, desk.trouble);
    good = has(d[0].verdict == VERDICT_ACCEPT, 1, steps, "the first decision") && good;
    good = has(d[1].verdict == VERDICT_STET, 2, steps, "the second one") && good;
    good = has(decision_note_of(&d[2], "ann"), 3, steps, "the note") && good;
    good = has(d[3].checked, 6, steps, "the check, undone and done again") && good;
    good = has(d[4].verdict == VERDICT_QUERY && d[5].verdict == VERDICT_QUERY, 7, steps,
               "what was queried") && good;
    good = has(desk.pins.n == 1, 8, steps, "the pin") && good;
    good = has(decision_note_of(&d[1], "bob"), 9, steps, "what was imported") && good;
    good = has((d[4].verdict == VERDICT_QUERY) == (d[5].verdict == VERDICT_QUERY), 0, steps,
               "both halves of an act, or none") && good;
    reviewing_rule(&desk, 0, VERDICT_STET);
    good = has(!desk.trouble[0], 0, steps, "a store that takes more") && good;
    desk_close(&desk);
    good = has(is_kept_aside(), 0, steps, "what was damaged") && good;
    if (steps >= STEPS) {
        reviewing_open(&desk, &pair, broken, "ann");
        good = has(desk.tally.decided == 1, STEPS, steps, "the decision in the new store") && good;
        desk_close(&desk);
    }
    return good;
}

static void kill_all(enum store_journal journal, const char *name, int stride)
{
    int bad = 0, run = 0, result = 1;
    for (int n = 1; result == 1 && n < RUNS_MAX; n += stride, run++) {
        char folder[64];
        snprintf(folder, sizeof folder, "%s-%d", name, n);
        snprintf(kept, sizeof kept, "%s/deep/kept.db", reviewing_file(folder));
        snprintf(broken, sizeof broken, "%s/broken.db", reviewing_file(folder));
        mkdir(reviewing_file(folder), 0700);
        reviewing_write(broken, garbage, sizeof garbage);
        atomic_store(acknowledged, 0);
        result = run_to(n, journal);
        if (result < 0 && run == 0) {
            ok(true, "killed at each call, %s # SKIP nothing can be traced here", name);
            return;
        }
        bad += result < 0 || !check(atomic_load(acknowledged));
        if (result == 0)
            is_int(atomic_load(acknowledged), STEPS, "%s: left alone, it comes to its end", name);
    }
    is_int(bad, 0, "%s: killed at %d calls, all that was acknowledged is there", name, run - 1);
    ok(run * stride > 100, "%s: there are that many calls", name);
}

static void make_lines(void)
{
    struct desk desk;
    lines.arena = &arena;
    reviewing_open(&desk, &pair, reviewing_file("bob.db"), "bob");
    reviewing_note(&desk, 1, "it is so");
    if (!carry_export(desk.store, 1, &lines, &reviewing_error))
        ok(false, "lines to import: %s", reviewing_error.text);
    desk_close(&desk);
}

int main(void)
{
    /* at each call with STET_TEST_ALL, which takes minutes; else at some of all kinds */
    int stride = getenv("STET_TEST_ALL") ? 1 : getenv("STET_TEST_SMALL") ? 29 : 7;
    if (!reviewing_begin())
        return 2;
    acknowledged = mmap(NULL, sizeof *acknowledged, PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    reviewing_pair(&pair, reviewing_text(OLD, 6, -1), reviewing_text(NEW, 6, -1));
    make_lines();
    kill_all(STORE_JOURNAL_WAL, "log", stride);
    kill_all(STORE_JOURNAL_ROLLBACK, "rollback", stride * 3);
    pair_free(&pair);
    arena_free(&arena);
    ok(reviewing_end(), "cleared up");
    return done();
}

#else

int main(void)
{
    ok(true, "killed at each call # SKIP this system cannot trace calls");
    return done();
}

#endif
