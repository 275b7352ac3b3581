/* Git call: what git says to the program that it shows a change with. */
#ifndef STET_CLI_GIT_CALL_H
#define STET_CLI_GIT_CALL_H

#include <stdbool.h>

#include "base/span.h"
#include "input/input.h"

enum { GIT_NAME_SIZE = 512, GIT_NEWS_SIZE = 600, GIT_REMARK_SIZE = 48 };

struct git_call {
    bool is_caller; /* as GIT_EXTERNAL_DIFF; else there was none, or git difftool */
    bool is_unmerged;
    const char *path;
    char shown[SIDES][GIT_NAME_SIZE];
    char remark[SIDES][GIT_REMARK_SIZE]; /* "new file", "mode 100755" ... */
    char news[GIT_NEWS_SIZE];            /* of modes and new files, a line; "" for none */
    char series[64];                     /* "File 2 of 5"; "" where it is alone */
};

/* Takes the n words behind the options where they are those of GIT_EXTERNAL_DIFF, see
 * git(1). False where it is not git that calls. The words must outlive it all. */
bool git_call_read(struct git_call *call, int n, char **words, struct input version[SIDES]);

/* With two files: what git difftool, if it is that which calls, lets know of them. */
void git_call_series(struct git_call *call, struct input version[SIDES]);

#endif
