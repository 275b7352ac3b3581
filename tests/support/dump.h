/* A collation in a form that people can write and read. */
#ifndef STET_TESTS_SUPPORT_DUMP_H
#define STET_TESTS_SUPPORT_DUMP_H

#include "base/strbuf.h"
#include "change/changes.h"

/* A line for each paragraph link, under it the sentence links that are not
 * same, under those their edits:
 *
 *     ¶1 = ¶1                  same
 *     ¶2 ~ ¶3                  reworded
 *       2.1 ~ 3.1              the first sentence of each
 *         [four] → [five]  number
 *         [on Monday] ⇄ [On Monday]   a transposition, behind the edits
 *       + 3.2                  an inserted sentence
 *     + ¶4                     inserted
 *     - ¶3                     deleted
 *     ¶5 < ¶5-6                split
 *     ¶6-7 > ¶7                merged
 *     ¶8 ⇄ ¶2                  moved; ⇄~ moved and reworded
 *
 * Whole sentences that are inserted or deleted show no edit. White space in
 * edits is one blank. */
void dump(const struct changes *changes, struct strbuf *out);

/* A line for each claim: the number of its change, its class, its gloss. */
void dump_claims(const struct changes *changes, struct strbuf *out);

#endif
