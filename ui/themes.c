#include "ui/themes.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/vec.h"
#include "cli/folder.h"

bool themes_load(const char *name, struct theme *theme, struct error *error)
{
    struct arena arena = {0};
    struct strbuf file = {.arena = &arena};
    const char *shipped = theme_source(name), *text = "";
    size_t n = 0;
    bool found = false, good = true;
    strbuf_addf(&file, "themes/%s.theme", name);
    const char *path = strchr(name, '/') ? NULL : folder_path(&arena, strbuf_cstr(&file));
    if (path)
        good = folder_read(path, &arena, &text, &n, &found, error);
    if (good && found)
        good = theme_parse(theme, path, text, n, error);
    else if (good && shipped)
        good = theme_parse(theme, name, shipped, strlen(shipped), error);
    else if (good)
        good = error_set(error, "There is no theme called '%s'.", name);
    arena_free(&arena);
    return good;
}

const char *const *themes_names(struct arena *arena)
{
    struct {
        const char **at;
        size_t n, cap;
    } names = {0};
    for (const struct theme_source *source = theme_sources; source->name; source++)
        *VEC_ADD(arena, &names) = source->name;
    const char *path = folder_path(arena, "themes");
    size_t n = 0;
    const char **own = path ? folder_names(path, ".theme", arena, &n) : NULL;
    for (size_t i = 0; i < n; i++) {
        if (!theme_source(own[i]))
            *VEC_ADD(arena, &names) = own[i];
    }
    *VEC_ADD(arena, &names) = NULL;
    return names.at;
}
