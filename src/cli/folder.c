#include "cli/folder.h"

#include <dirent.h>
#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "base/vec.h"

enum { FILE_MAX = 256 * 1024, NAMES_MAX = 200 };

static const char *kept(struct strbuf *buf)
{
    char *copy = arena_alloc(buf->arena, buf->n + 1, 1);
    memcpy(copy, strbuf_cstr(buf), buf->n + 1);
    return copy;
}

static const char *path_below(struct arena *arena, const char *variable, const char *otherwise,
                              const char *name)
{
    struct strbuf buf = {.arena = arena};
    const char *folder = getenv(variable), *home = getenv("HOME");
    if (folder && *folder == '/') /* a relative one is to be ignored, says the rule */
        strbuf_addf(&buf, "%s/stet/%s", folder, name);
    else if (home && *home)
        strbuf_addf(&buf, "%s/%s/stet/%s", home, otherwise, name);
    else
        return NULL;
    return kept(&buf);
}

const char *folder_path(struct arena *arena, const char *name)
{
    return path_below(arena, "XDG_CONFIG_HOME", ".config", name);
}

const char *folder_state_path(struct arena *arena, const char *name)
{
    return path_below(arena, "XDG_STATE_HOME", ".local/state", name);
}

const char *folder_user(struct arena *arena)
{
    struct strbuf buf = {.arena = arena};
    const struct passwd *user = getpwuid(getuid());
    if (user && *user->pw_name)
        strbuf_adds(&buf, user->pw_name);
    else
        strbuf_addf(&buf, "%lu", (unsigned long)getuid());
    return kept(&buf);
}

bool folder_read(const char *path, struct arena *arena, const char **text, size_t *n, bool *found,
                 struct error *error)
{
    FILE *file = fopen(path, "rb");
    *found = file != NULL;
    *text = "";
    *n = 0;
    if (!file)
        return errno == ENOENT || errno == ENOTDIR ||
               error_set(error, "%s: %s", path, strerror(errno));
    char *bytes = arena_alloc(arena, FILE_MAX + 1, 1);
    *n = fread(bytes, 1, FILE_MAX, file);
    bool more = *n == FILE_MAX && fgetc(file) != EOF, failed = ferror(file) != 0;
    (void)fclose(file);
    if (failed)
        return error_set(error, "%s cannot be read.", path);
    if (more)
        return error_set(error, "%s is too large.", path);
    bytes[*n] = '\0';
    *text = bytes;
    return true;
}

static int by_name(const void *one, const void *two)
{
    return strcmp(*(const char *const *)one, *(const char *const *)two);
}

const char **folder_names(const char *path, const char *ending, struct arena *arena, size_t *n)
{
    struct {
        const char **at;
        size_t n, cap;
    } names = {0};
    DIR *folder = opendir(path);
    const struct dirent *entry;
    while (folder && names.n < NAMES_MAX && (entry = readdir(folder))) {
        size_t size = strlen(entry->d_name), end = strlen(ending);
        if (size <= end || strcmp(entry->d_name + size - end, ending) != 0 ||
            entry->d_name[0] == '.')
            continue;
        struct strbuf buf = {.arena = arena};
        strbuf_add(&buf, entry->d_name, size - end);
        *VEC_ADD(arena, &names) = kept(&buf);
    }
    if (folder)
        closedir(folder);
    *n = names.n;
    if (names.n)
        qsort(names.at, names.n, sizeof *names.at, by_name);
    *VEC_ADD(arena, &names) = NULL;
    return names.at;
}
