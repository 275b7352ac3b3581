/* Words that stand inside other words, as languages with compounds have them. */
#ifndef STET_COLLATE_COMPOUNDS_H
#define STET_COLLATE_COMPOUNDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "collate/words.h"

enum { COMPOUND_WORDS = 24 }; /* words a side that are looked at in one comparison */

/* What is known of the words' letters, worked out when a word is first asked
 * for, and the work that is left. text[side] is what the words are bytes of. Not
 * for two threads at a time. */
struct compounds *compounds_new(const struct words *words, const uint8_t *const text[SIDES],
                                struct arena *arena);

/* The same for a second thread, without any work. */
struct compounds *compounds_second(const struct compounds *compounds, struct arena *arena);

/* Gives the second half of the work that is left, and takes back what it leaves. */
void compounds_share(struct compounds *compounds, struct compounds *second);
void compounds_return(struct compounds *compounds, struct compounds *second);

/* Whether there was not enough work for all; whether none is left besides, so that
 * compounds_common will find nothing. */
bool compounds_is_exhausted(const struct compounds *compounds);
bool compounds_is_spent(const struct compounds *compounds);

/* The common weight of words, given by their places in the lists, at most COMPOUND_WORDS
 * a side, of which one holds the other without its ending, each counted once. Words of
 * fewer than five letters are not looked for. O(n_old * n_new) tests of a bit set, which
 * few pairs pass; 0 when a number of tests that no article needs has been made. */
float compounds_common(struct compounds *compounds, const uint32_t *old, uint32_t n_old,
                       const uint32_t *new, uint32_t n_new);

#endif
