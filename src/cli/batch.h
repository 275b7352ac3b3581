/* Batch: many pairs in one run, for scripts and measurements. */
#ifndef STET_CLI_BATCH_H
#define STET_CLI_BATCH_H

#include "cli/options.h"

enum batch_result {
    BATCH_SAME,      /* no pair differs */
    BATCH_DIFFERENT, /* some do */
    BATCH_TROUBLE    /* some could not be compared, or the input or output failed */
};

/* Reads a pair a line from fd: "OLD<TAB>NEW", or a JSON object with "old" or
 * "old_text", "new" or "new_text", and perhaps "id". Writes for each, in the same
 * order, the JSON of the pair on one line, with its "id", or {"id", "error"}; blank
 * lines are passed over. What has come is answered before more is waited for. Texts
 * are plain text; no decisions are looked for. BATCH_TROUBLE with a sentence where
 * reading or writing itself failed, with "" where it was a pair. */
enum batch_result batch_run(const struct options *options, int fd, struct output *output,
                            struct error *error);

#endif
