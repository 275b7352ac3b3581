/* What was decided, in JSON. */
#ifndef STET_REPORT_JSON_DECISION_H
#define STET_REPORT_JSON_DECISION_H

#include "base/output.h"
#include "review/review.h"

/* Adds `, "decision": {...}` with a member for each thing that there is to say; nothing
 * where there is nothing. */
void json_decision(struct output *out, const struct decision *decision);

/* Adds `"gone": [...]`, decisions whose changes are not there any more. */
void json_gone(struct output *out, const struct review *review);

#endif
