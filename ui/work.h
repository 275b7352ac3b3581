/* Work: a comparison made in a thread of its own, so that the screen stays
 * alive and can be left meanwhile. */
#ifndef STET_UI_WORK_H
#define STET_UI_WORK_H

#include <stdbool.h>

#include "base/error.h"
#include "ui/errand.h"
#include "ui/comparison.h"

struct work;

/* Begins. NULL with a sentence where the system has no thread for it. Of long
 * versions the first pages are compared first where the head is wanted. */
struct work *work_start(const struct comparison_input *input, bool head, struct error *error);

/* The thread, of which WORK_HEAD is news once where the head is wanted; a descriptor that
 * is readable when there is news. */
const struct errand *work_errand(const struct work *work);
int work_fd(const struct work *work);

/* Waits so many milliseconds at most for news. */
enum work_news work_wait(struct work *work, int ms);

/* The comparison of the first pages, after WORK_HEAD. Whoever takes it gives it to
 * work_free_result. */
struct comparison *work_take_head(struct work *work);

/* What is being done. */
enum comparison_stage work_stage(const struct work *work);

/* Takes the result when it is done and frees the work. NULL with a sentence
 * where there is none. Whoever takes it gives it to work_free_result. */
struct comparison *work_take(struct work *work, struct error *error);
void work_free_result(struct comparison *comparison);

/* Leaves the work alone: it goes on to its end, which nobody looks at, and
 * keeps its memory. A filter that it waits for is ended, waiting for a pipe too. */
void work_abandon(struct work *work);

#endif
