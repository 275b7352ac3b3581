/* Remark: what was decided of a change, in words. */
#ifndef STET_REPORT_REMARK_H
#define STET_REPORT_REMARK_H

#include "base/strbuf.h"
#include "review/review.h"

/* Adds "accepted by ann, 2026-03-22 12:00; checked: the minutes · note by bob, 2026-03-22 12:01: ..." and
 * what else there is to say, in local time; nothing where there is nothing. With
 * `ascii` what is ours is ASCII. Foreign text is cleaned. */
void remark_add(const struct decision *decision, bool ascii, struct strbuf *out);

/* Adds "# ¶8.1: reworded: 212 → 218 [accepted by ann ...]" and a line end, where there
 * is anything to say. */
void remark_line(const struct changes *changes, size_t change, const struct decision *decision,
                 struct strbuf *out);

/* Adds "¶5.1: reworded: 212 → 218 [accepted by ann ...]" of a decision whose change is not
 * there any more, in the same way. */
void remark_gone(const struct gone *gone, bool ascii, struct strbuf *out);

/* "accepted", "stet", "queried", "open". */
const char *remark_verdict(enum verdict verdict);

/* Adds a point in time (seconds since 1970) as local "2026-03-22 12:00", or, for
 * other programs, as "2026-03-22T12:00:00Z"; nothing for 0. */
void remark_time(int64_t when, bool for_programs, struct strbuf *out);

#endif
