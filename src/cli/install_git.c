#include "cli/install_git.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "base/visible.h"
#include "input/child.h"

enum { SECONDS = 10, PRINTED_MAX = 64 * 1024, ANSWER_MAX = 64 };

static const char *const entries[][2] = {
    {"difftool.stet.cmd", 
     "stet --label=\"$MERGED (old)\" --label=\"$MERGED (new)\" \"$LOCAL\" \"$REMOTE\""},
    {"diff.tool", "stet"},
};

enum { ENTRIES = sizeof entries / sizeof *entries };

/* git config --global NAME [VALUE] */
static bool git_config(const char *name, const char *value, struct arena *arena,
                       struct child *child, struct error *error)
{
    const char *words[] = {"git", "config", "--global", name, value, NULL};
    char *argv[sizeof words / sizeof *words];
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        argv[i] = NULL;
        if (!words[i])
            continue;
        size_t size = strlen(words[i]) + 1;
        argv[i] = memcpy(arena_alloc(arena, size, 1), words[i], size);
    }
    struct child_task task = {.argv = argv, .limit = PRINTED_MAX, .seconds = SECONDS};
    if (!child_run(&task, arena, child, error))
        return false;
    return child->end != CHILD_MISSING || error_set(error, "git is not installed");
}

static bool show(struct output *output, struct arena *arena, struct error *error)
{
    output_adds(output, "This will be written to your git config (git config --global):\n\n");
    for (int i = 0; i < ENTRIES; i++) {
        struct strbuf line = {.arena = arena};
        struct child before;
        if (!git_config(entries[i][0], NULL, arena, &before, error))
            return false;
        strbuf_addf(&line, "    %s = %s", entries[i][0], entries[i][1]);
        if (child_is_good(&before) && before.size > 1) {
            char clean[200];
            visible_copy(clean, sizeof clean, (const char *)before.bytes, before.size - 1);
            strbuf_addf(&line, "    (now: %s)", clean);
        }
        strbuf_addc(&line, '\n');
        output_add(output, line.at, line.n);
    }
    output_adds(output, "\nThen `git difftool` shows changes in stet. Write it? [y/N] ");
    return output_finish(output, error);
}

bool install_git(struct output *output, struct error *error)
{
    struct arena arena = {0};
    char answer[ANSWER_MAX] = "";
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return error_set(error, "--install-git asks before it writes, and needs a terminal for "
                                "the answer");
    bool good = show(output, &arena, error);
    bool yes = good && fgets(answer, sizeof answer, stdin) && (*answer == 'y' || *answer == 'Y');
    for (int i = 0; i < ENTRIES && good && yes; i++) {
        struct child child;
        good = git_config(entries[i][0], entries[i][1], &arena, &child, error) &&
               (child_is_good(&child) || error_set(error, "git config: %s", child.said));
    }
    if (good)
        output_adds(output, yes ? "Written.\n" : "Nothing was written.\n");
    arena_free(&arena);
    return good;
}
