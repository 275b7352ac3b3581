#include "ui/editor.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/vec.h"
#include "base/words.h"

struct words {
    char **at;
    size_t n, cap;
};

static void add(struct words *words, const char *text, size_t n, struct arena *arena)
{
    char *copy = arena_alloc(arena, n + 1, 1);
    if (n)
        memcpy(copy, text, n);
    copy[n] = '\0';
    *VEC_ADD(arena, words) = copy;
}

/* Some take the line behind the name of the file, not before it. */
static bool takes_colon(const char *program)
{
    static const char *const names[] = {"code", "codium", "subl", "hx", "helix", "zed"};
    const char *slash = strrchr(program, '/'), *name = slash ? slash + 1 : program;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

char **editor_command(const char *file, uint32_t line, struct arena *arena)
{
    const char *visual = getenv("VISUAL"), *editor = getenv("EDITOR");
    struct words words = {0};
    struct strbuf place = {.arena = arena};
    const char *command = visual && *visual ? visual : editor && *editor ? editor : "vi";
    size_t n;
    char **split = words_split(command, strlen(command), arena, &n);
    for (size_t i = 0; i < n; i++)
        *VEC_ADD(arena, &words) = split[i];
    if (words.n == 0)
        add(&words, "vi", 2, arena);
    if (takes_colon(words.at[0])) {
        if (strstr(words.at[0], "cod")) /* this family wants to be told */
            add(&words, "--goto", 6, arena);
        strbuf_addf(&place, "%s%s:%u", *file == '-' ? "./" : "", file, line);
        add(&words, strbuf_cstr(&place), place.n, arena);
    } else {
        strbuf_addf(&place, "+%u", line);
        add(&words, strbuf_cstr(&place), place.n, arena);
        place.n = 0;
        strbuf_addf(&place, "%s%s", *file == '-' ? "./" : "", file);
        add(&words, strbuf_cstr(&place), place.n, arena);
    }
    *VEC_ADD(arena, &words) = NULL;
    return words.at;
}
