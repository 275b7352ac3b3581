/* Store file: what the file system knows of a store, without its contents. */
#ifndef STET_REVIEW_STORE_FILE_H
#define STET_REVIEW_STORE_FILE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/error.h"

enum { STORE_PATH_BYTES = 4096 };

/* What a file begins with: nothing, as SQLite's do, with `application` in the place
 * that SQLite has for it, or with something else. STORE_FILE_CUT: it is empty, but a log
 * beside it is not, so that there was more. */
enum store_file_kind {
    STORE_FILE_EMPTY,
    STORE_FILE_CUT,
    STORE_FILE_OURS,
    STORE_FILE_SQLITE,
    STORE_FILE_OTHER
};

enum store_file_kind store_file_kind(const char *path, uint32_t application);

/* Makes the folders above the file, for their owner alone, and the file, for whom the
 * umask and the folder let, so that several people can share it; SQLite gives its logs
 * the same mode. On the disk when this returns true. */
bool store_file_make(const char *path, struct error *error);

/* Which file a name stands for, {0} for none. */
struct store_file_id {
    dev_t device;
    ino_t number;
};

struct store_file_id store_file_id(const char *path, const char *ending);
bool store_file_same(struct store_file_id one, struct store_file_id other);

/* Whether locks and shared memory work in a file system as a write-ahead log needs
 * them: not where the file is on another machine. `type` is statfs's f_type. */
bool store_file_type_is_local(unsigned long type);
bool store_file_is_local(const char *path);

/* Gives the file and its logs names of their own beside it, "PATH.damaged-1" or the
 * next that is free; `name` is what it is called then. */
bool store_file_set_aside(const char *path, char name[STORE_PATH_BYTES], struct error *error);

/* Why the user cannot write there, and what helps, as "it belongs to ann ..."; NULL where
 * nothing speaks against it. Lives in `text`. */
const char *store_file_why(const char *path, char *text, size_t size);

#endif
