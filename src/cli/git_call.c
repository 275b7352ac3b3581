#include "cli/git_call.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Path, old file, its hash and mode, new file, its hash and mode; for a renamed one its
 * new path and what git says of it; or the path alone where it is not merged yet. */
enum { UNMERGED_WORDS = 1, WORDS = 7, RENAMED_WORDS = 9 };

static const char nothing[] = "/dev/null";

/* What a mode makes of a file, "" for an ordinary one. */
static const char *mode_name(const char *mode)
{
    if (strcmp(mode, "120000") == 0)
        return "symbolic link";
    if (strcmp(mode, "160000") == 0)
        return "submodule";
    return strcmp(mode, "100755") == 0 ? "executable" : "";
}

static void read_modes(struct git_call *call, const char *const mode[SIDES],
                       const char *const path[SIDES])
{
    bool added = *mode[OLD] == '.', deleted = *mode[NEW] == '.';
    const char *what = mode_name(mode[added ? NEW : OLD]), *comma = *what ? ", " : "";
    if (added || deleted) {
        enum side side = added ? NEW : OLD;
        snprintf(call->remark[side], GIT_REMARK_SIZE, "%s%s%s", added ? "new file" : "deleted",
                 comma, what);
        snprintf(call->news, sizeof call->news, "%s: %s", path[side], call->remark[side]);
    } else if (strcmp(mode[OLD], mode[NEW]) != 0) {
        for (int side = OLD; side <= NEW; side++)
            snprintf(call->remark[side], GIT_REMARK_SIZE, "mode %.6s", mode[side]);
        snprintf(call->news, sizeof call->news, "%s: mode %s, was %s", path[NEW], mode[NEW],
                 mode[OLD]);
    } else if (*what && *what != 'e') { /* what is executable on both sides is no news */
        for (int side = OLD; side <= NEW; side++)
            snprintf(call->remark[side], GIT_REMARK_SIZE, "%s", what);
        snprintf(call->news, sizeof call->news, "%s: %s", path[NEW], what);
    }
}

/* What git has put into a temporary file is not the user's to edit. */
static bool is_copy(const struct input *version)
{
    return *version->name == '/';
}

static void read_series(struct git_call *call)
{
    const char *number = getenv("GIT_DIFF_PATH_COUNTER"), *total = getenv("GIT_DIFF_PATH_TOTAL");
    if (number && total && strcmp(total, "1") != 0)
        snprintf(call->series, sizeof call->series, "File %.9s of %.9s", number, total);
}

bool git_call_read(struct git_call *call, int n, char **words, struct input version[SIDES])
{
    if (!getenv("GIT_DIFF_PATH_COUNTER") ||
        (n != UNMERGED_WORDS && n != WORDS && n != RENAMED_WORDS))
        return false;
    call->is_caller = true;
    call->is_unmerged = n == UNMERGED_WORDS;
    call->path = words[0];
    if (call->is_unmerged)
        return true;
    const char *path[SIDES] = {words[0], n == RENAMED_WORDS ? words[7] : words[0]};
    const char *mode[SIDES] = {words[3], words[6]};
    read_modes(call, mode, path);
    read_series(call);
    for (int side = OLD; side <= NEW; side++) {
        char **of = words + 1 + 3 * side;
        bool known = strspn(of[1], "0.") < strlen(of[1]); /* no hash: the file at hand */
        snprintf(call->shown[side], GIT_NAME_SIZE, "%s%s%.7s%s", path[side], known ? " (" : "",
                 known ? of[1] : "", known ? ")" : "");
        version[side].name = of[0];
        version[side].is_copy = is_copy(&version[side]);
        version[side].remark = *call->remark[side] ? call->remark[side] : NULL;
        if (strcmp(of[0], nothing) != 0)
            version[side].shown = call->shown[side];
    }
    return true;
}

void git_call_series(struct git_call *call, struct input version[SIDES])
{
    if (!getenv("GIT_DIFF_PATH_COUNTER"))
        return;
    read_series(call);
    for (int side = OLD; side <= NEW; side++) {
        const struct input *other = &version[1 - side];
        version[side].is_copy = is_copy(&version[side]);
        if (strcmp(other->name, nothing) == 0)
            version[side].remark = side == OLD ? "deleted" : "new file";
    }
}
