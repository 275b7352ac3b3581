/* Install: stet as git's difftool. */
#ifndef STET_CLI_INSTALL_GIT_H
#define STET_CLI_INSTALL_GIT_H

#include <stdbool.h>

#include "base/error.h"
#include "base/output.h"

/* Shows the two entries that would be written to the user's git config, asks on the
 * terminal, and writes them where the answer is yes. False with a sentence, also where
 * there is no terminal to answer on. */
bool install_git(struct output *output, struct error *error);

#endif
