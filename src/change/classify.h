/* The classes of an edit. */
#ifndef STET_CHANGE_CLASSIFY_H
#define STET_CHANGE_CLASSIFY_H

#include "collate/collation.h"

/* Sets the classes of every edit of the collation. Linear in the size of the
 * sentences that have edits. */
void classify(struct collation *collation);

#endif
