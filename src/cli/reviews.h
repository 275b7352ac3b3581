/* Reviews: the command line's "stet review ...". */
#ifndef STET_CLI_REVIEWS_H
#define STET_CLI_REVIEWS_H

#include <stdbool.h>

#include "base/error.h"
#include "base/output.h"

/* Verbs: name, what stands behind, what it does. */
#define REVIEWS_VERBS(X)                                                                       \
    X("list", "", "what reviews there are, the last one first")                                \
    X("show", "NUMBER", "what was decided in one")                                             \
    X("export", "[NUMBER]...", "write them, or all, as lines of JSON")                         \
    X("import", "FILE", "take such lines in; - is standard input")                             \
    X("merge", "FILE", "take in the reviews of another store")                                 \
    X("forget", "NUMBER...", "take reviews out for good")                                      \
    X("prune", "DAYS", "forget those nobody worked on for so many days")

/* Whether the n words of a command line are about reviews: "review list", and "review
 * lost" as well, unless there is a file called review. */
bool reviews_asked(int n, char *const *words);

/* Does what n words, a verb first, ask for in the store at `path` (NULL: none is to
 * be used). False with a sentence. */
bool reviews_run(int n, char *const *words, const char *path, bool chosen,
                 struct output *output, struct error *error);

#endif
