/* Work: a comparison made in a thread of its own, so that the screen stays
 * alive and can be left meanwhile. */
#ifndef STET_UI_WORK_H
#define STET_UI_WORK_H

#include <stdbool.h>

#include "base/error.h"
#include "ui/comparison.h"

struct work;

/* Begins. NULL with a sentence where the system has no thread for it. */
struct work *work_start(const struct comparison_input *input, struct error *error);

/* A descriptor that is readable when the work is done. */
int work_fd(const struct work *work);

/* Waits so many milliseconds at most; whether it is done. */
bool work_wait(struct work *work, int ms);

/* What is being done. */
enum comparison_stage work_stage(const struct work *work);

/* Takes the result when it is done and frees the work. NULL with a sentence
 * where there is none. Whoever takes it gives it to work_free_result. */
struct comparison *work_take(struct work *work, struct error *error);
void work_free_result(struct comparison *comparison);

/* Leaves the work alone: it goes on to its end, which nobody looks at, and
 * keeps its memory. */
void work_abandon(struct work *work);

#endif
