/* Writing: a report, or the text with the decisions applied, made and saved while the
 * screen stays alive. */
#ifndef STET_UI_WRITING_H
#define STET_UI_WRITING_H

#include <stdbool.h>

#include "base/error.h"
#include "report/report.h"
#include "ui/errand.h"

/* What is asked for. All that it points to must stay, and stay as it is, until it is taken. */
struct writing_order {
    enum report_format format; /* FORMAT_AUTO: the resolved text */
    struct report_input input; /* of the text: what stands of open changes, and the review */
    const char *path;
    bool replace; /* a file that is there */
};

struct writing;

/* Begins. NULL with a sentence where the system has no thread for it. */
struct writing *writing_start(const struct writing_order *order, struct error *error);

const struct errand *writing_errand(const struct writing *writing);

/* Bytes of a report that are made so far. */
size_t writing_bytes(const struct writing *writing);

/* Ends it soon: the file stays as it is, unless it is being saved already. Otherwise as
 * writing_take; but a pipe that nobody reads is not waited for. */
bool writing_leave(struct writing *writing, struct error *said);

/* Waits for the end and frees it. What came of it is one sentence in *said; true where the
 * file is written. */
bool writing_take(struct writing *writing, struct error *said);

#endif
