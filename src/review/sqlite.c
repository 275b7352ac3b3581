#include "review/sqlite.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

#ifdef __APPLE__
#define LIBRARY "libsqlite3.dylib"
#else
#define LIBRARY "libsqlite3.so.0"
#endif

struct sqlite sqlite;

bool sqlite_load(struct error *error)
{
    static const char *const names[] = {
#define X(name) "sqlite3_" #name,
        SQLITE_CALLS(X)
#undef X
    };
    if (sqlite.step)
        return true;
    void *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
    bool good = library != NULL;
    for (size_t i = 0; good && i < sizeof names / sizeof *names; i++) {
        void *call = dlsym(library, names[i]);
        good = call != NULL;
        /* POSIX has it so: a pointer to a function fits where one to an object does */
        memcpy((char *)&sqlite + i * sizeof call, &call, sizeof call);
    }
    if (good)
        return true;
    sqlite = (struct sqlite){0};
    return error_set(error, "Reviews are kept by SQLite, and %s is not there or too old "
                            "(Debian's package is libsqlite3-0).", LIBRARY);
}
