/* SQLite, loaded when the first review is opened: a plain comparison would pay a
 * tenth of its time for what it does not use. */
#ifndef STET_REVIEW_SQLITE_H
#define STET_REVIEW_SQLITE_H

#include <sqlite3.h>
#include <stdbool.h>

#include "base/error.h"

/* The functions that the store uses, without their sqlite3_. */
#define SQLITE_CALLS(X)                                                                        \
    X(bind_blob)                                                                               \
    X(bind_blob64)                                                                             \
    X(bind_int)                                                                                \
    X(bind_int64)                                                                              \
    X(bind_text)                                                                               \
    X(busy_timeout)                                                                            \
    X(changes)                                                                                 \
    X(clear_bindings)                                                                          \
    X(close)                                                                                   \
    X(column_blob)                                                                             \
    X(column_bytes)                                                                            \
    X(column_count)                                                                            \
    X(column_int)                                                                              \
    X(column_int64)                                                                            \
    X(column_text)                                                                             \
    X(column_type)                                                                             \
    X(db_config)                                                                               \
    X(db_readonly)                                                                             \
    X(errcode)                                                                                 \
    X(errmsg)                                                                                  \
    X(exec)                                                                                    \
    X(file_control)                                                                            \
    X(finalize)                                                                                \
    X(last_insert_rowid)                                                                       \
    X(open_v2)                                                                                 \
    X(prepare_v2)                                                                              \
    X(reset)                                                                                   \
    X(step)

struct sqlite {
#define X(name) __typeof__(&sqlite3_##name) name;
    SQLITE_CALLS(X)
#undef X
};

/* Set by sqlite_load, and never again. */
extern struct sqlite sqlite;

/* Loads the library, once. False with a sentence where it is not there. */
bool sqlite_load(struct error *error);

#endif
