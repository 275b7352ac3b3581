/* Cleanup: what must not outlive the program, however it ends: other programs that it
 * has started, and files that are nobody's but its own. */
#ifndef STET_BASE_CLEANUP_H
#define STET_BASE_CLEANUP_H

#include <sys/types.h>

/* Notes a group of processes to be killed, or a file alone in a folder of its own, to
 * be removed with that folder. Returns what to give to cleanup_drop once it is over; -1
 * where there is no room (there is for 16), or the path has more than 1,023 bytes: then
 * nothing is noted. Both may be called in any thread. */
int cleanup_add_group(pid_t group);
int cleanup_add_file(const char *path);

/* Forgets a note; -1 is none. */
void cleanup_drop(int note);

/* Carries out all notes. May be called in a signal handler. */
void cleanup_now(void);

/* From now on a signal that ends the program (INT, TERM, HUP, QUIT) carries them out
 * first. What is ignored stays ignored. */
void cleanup_on_signals(void);

#endif
