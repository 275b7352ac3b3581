#include "input/git.h"

#include <string.h>

#include "base/strbuf.h"
#include "input/child.h"

enum { SECONDS = 30 };

static const char prefix[] = "git:";

static const char *without_prefix(const char *name)
{
    size_t n = sizeof prefix - 1;
    return strncmp(name, prefix, n) == 0 ? name + n : name;
}

bool git_knows(const char *name)
{
    const char *revision = without_prefix(name), *colon = strchr(revision, ':');
    return colon && colon > revision && colon[1];
}

const char *git_path(const char *name)
{
    return strchr(without_prefix(name), ':') + 1;
}

static bool ask(const char *object, const atomic_bool *stop, struct arena *arena,
                struct child *child, struct error *error)
{
    struct strbuf copy = {.arena = arena};
    strbuf_adds(&copy, object);
    char git[] = "git", command[] = "cat-file", blob[] = "blob";
    char *object_word = arena_alloc(arena, copy.n + 1, 1);
    memcpy(object_word, strbuf_cstr(&copy), copy.n + 1);
    char *argv[] = {git, command, blob, object_word, NULL};
    struct child_task task = {.argv = argv, .limit = SOURCE_MAX, .seconds = SECONDS, .stop = stop};
    return child_run(&task, arena, child, error);
}

bool git_read(const char *name, const atomic_bool *stop, struct arena *arena,
              struct source *source, struct error *error)
{
    const char *object = without_prefix(name), *path = git_path(name);
    struct child child;
    if (*object == '-') /* it would be an option */
        return error_set(error, "%s: no revision begins with -", name);
    if (!ask(object, stop, arena, &child, error))
        return false;
    if (child.end == CHILD_MISSING)
        return error_set(error, "%s: there is no such file, and no git to look for a revision",
                         name);
    if (child.end == CHILD_EXITED && child.status != 0 && *path != '.') {
        struct strbuf below = {.arena = arena};
        struct child again;
        strbuf_add(&below, object, (size_t)(path - object));
        strbuf_addf(&below, "./%s", path);
        if (!ask(strbuf_cstr(&below), stop, arena, &again, error))
            return false;
        if (child_is_good(&again))
            child = again;
    }
    if (child.end == CHILD_TOO_LARGE)
        return error_set(error, "%s: larger than %u MB, which is no article", name,
                         (unsigned)(SOURCE_MAX >> 20));
    if (child.end == CHILD_TOO_SLOW)
        return error_set(error, "%s: git took longer than %d seconds", name, (int)SECONDS);
    if (!child_is_good(&child))
        return error_set(error, "%s: there is no such file; git says: %s", name, child.said);
    *source = (struct source){.name = name, .bytes = child.bytes, .size = (uint32_t)child.size};
    return true;
}
