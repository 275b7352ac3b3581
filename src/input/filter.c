#include "input/filter.h"

#include <ctype.h>
#include <fnmatch.h>
#include <string.h>

#include "base/ascii.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "base/words.h"
#include "input/child.h"
#include "input/magic.h"
#include "input/scratch.h"

enum { NAME_SIZE = 256, KIND_SIZE = 16 };

static const struct {
    const char *kind, *command, *package;
} shipped[] = {
#define X(kind, command, package) {kind, command, package},
    FILTERS(X)
#undef X
};

static const char *copy_of(const char *text, size_t n, struct arena *arena)
{
    char *copy = arena_alloc(arena, n + 1, 1);
    memcpy(copy, text, n);
    copy[n] = '\0';
    return copy;
}

bool filters_add(struct input_filters *filters, const char *pattern, size_t n, const char *command,
                 size_t size, struct error *error)
{
    struct arena *arena = &filters->arena;
    struct filter_line line = {copy_of(pattern, n, arena), copy_of(command, size, arena)};
    size_t count;
    char **words = words_split(command, size, arena, &count);
    bool has_file = count == 0;
    for (size_t i = 1; i < count; i++)
        has_file = has_file || strstr(words[i], "%s");
    if (!has_file || (count && !*words[0]))
        return error_set(error, "A filter looks like: *.docx = docx2txt %%s - (%%s is the file).");
    *VEC_ADD(arena, &filters->lines) = line;
    return true;
}

void filters_free(struct input_filters *filters)
{
    arena_free(&filters->arena);
    filters->lines.at = NULL;
    filters->lines.n = filters->lines.cap = 0;
}

static void lower(const char *text, char out[NAME_SIZE])
{
    size_t n = 0;
    for (; *text && n + 1 < NAME_SIZE; text++)
        out[n++] = (char)tolower((unsigned char)*text);
    out[n] = '\0';
}

static bool matches(const char *pattern, const char *name)
{
    char small[NAME_SIZE], small_name[NAME_SIZE];
    lower(pattern, small);
    lower(name, small_name);
    return fnmatch(small, small_name, 0) == 0;
}

/* The user's lines for a name. Whether there are any; they may say that there is to be
 * no filter. */
static bool choose_own(const struct input_filters *filters, const char *name, struct arena *arena,
                       struct input_filter *filter)
{
    bool found = false;
    for (size_t i = 0; i < filters->lines.n; i++) {
        const struct filter_line *line = &filters->lines.at[i];
        if (!matches(line->pattern, name))
            continue;
        found = true;
        if (*line->command)
            *VEC_ADD(arena, &filter->commands) = line->command;
        else
            filter->commands.n = 0;
    }
    return found;
}

static void choose_shipped(const char *kind, struct arena *arena, struct input_filter *filter)
{
    for (size_t i = 0; i < sizeof shipped / sizeof *shipped; i++)
        if (strcmp(shipped[i].kind, kind) == 0) {
            *VEC_ADD(arena, &filter->commands) = shipped[i].command;
            *VEC_ADD(arena, &filter->packages) = shipped[i].package;
        }
}

/* How a name ends, in small letters; "" where it does not say. */
static void ending_of(const char *name, char out[NAME_SIZE])
{
    const char *dot = strrchr(name, '.');
    lower(dot && dot > name ? dot + 1 : "", out);
    for (const char *c = out; *c; c++)
        if (!isalnum((unsigned char)*c) || c - out >= KIND_SIZE)
            *out = '\0';
}

bool filter_choose(const struct input_filters *filters, const char *file, const uint8_t *bytes,
                   size_t n, struct arena *arena, struct input_filter *filter)
{
    char ending[NAME_SIZE], name[NAME_SIZE] = "x.";
    const char *kind = magic_kind(bytes, n);
    ending_of(file, ending);
    *filter =
        (struct input_filter){.kind = *ending ? copy_of(ending, strlen(ending), arena) : "file"};
    if (choose_own(filters, file, arena, filter))
        return filter->commands.n > 0;
    if (kind)
        filter->kind = kind;
    strncat(name, filter->kind, KIND_SIZE);
    if (!kind || !choose_own(filters, name, arena, filter))
        choose_shipped(filter->kind, arena, filter);
    return filter->commands.n > 0;
}

/* The word with %s as the path. */
static char *filled_in(const char *word, const char *path, struct arena *arena)
{
    struct strbuf text = {.arena = arena};
    for (; *word; word++) {
        if (word[0] == '%' && word[1] == 's')
            strbuf_adds(&text, path);
        else
            strbuf_addc(&text, *word);
        word += word[0] == '%' && (word[1] == 's' || word[1] == '%');
    }
    return memcpy(arena_alloc(arena, text.n + 1, 1), strbuf_cstr(&text), text.n + 1);
}

/* The first command whose program is installed, as words; NULL for none. */
static char **installed(const struct input_filter *filter, const char *path, struct arena *arena)
{
    struct strbuf safe = {.arena = arena}; /* neither an option nor an address of the web */
    strbuf_addf(&safe, "%s%s", *path == '/' ? "" : "./", path);
    const char *file = copy_of(safe.n ? safe.at : "", safe.n, arena);
    for (size_t i = 0; i < filter->commands.n; i++) {
        size_t n;
        const char *command = filter->commands.at[i];
        char **words = words_split(command, strlen(command), arena, &n);
        for (size_t w = 1; w < n; w++)
            words[w] = filled_in(words[w], file, arena);
        if (n && child_find(words[0], arena))
            return words;
    }
    return NULL;
}

/* What a command's first word runs, without folders. */
static const char *program_of(const char *word)
{
    const char *slash = strrchr(word, '/');
    return slash ? slash + 1 : word;
}

/* "a.pdf needs a filter: install pdftotext (package poppler-utils)" */
static bool none_installed(const struct input_filter *filter, const char *name, struct arena *arena,
                           struct error *error)
{
    struct strbuf list = {.arena = arena};
    for (size_t i = 0; i < filter->commands.n; i++) {
        size_t n;
        const char *command = filter->commands.at[i];
        char **words = words_split(command, strlen(command), arena, &n);
        const char *program = n ? program_of(words[0]) : "";
        const char *package = filter->packages.n ? filter->packages.at[i] : program;
        if (strcmp(package, "macOS") == 0) /* it is there or cannot be had */
            continue;
        strbuf_addf(&list, "%s%s", list.n ? ", or " : "", program);
        if (strcmp(package, program) != 0)
            strbuf_addf(&list, " (package %s)", package);
    }
    if (filter->packages.n)
        return error_set(error, "%s needs a filter: install %s", name, strbuf_cstr(&list));
    return error_set(error, "%s needs a filter, and what the config file names for it is not "
                            "installed: %s",
                     name, strbuf_cstr(&list));
}

static bool is_empty(const struct child *child)
{
    size_t at = 0;
    while (at < child->size && ascii_is_blank(child->bytes[at]))
        at++;
    return at == child->size;
}

/* Says why what the child printed is no text of the version's. */
static bool judge(const struct input_filters *filters, const struct child *child, const char *name,
                  const char *program, struct error *error)
{
    const char *said = child->said, *colon = *said ? ": " : "";
    switch (child->end) {
    case CHILD_MISSING:
        return error_set(error, "%s: %s is not installed", name, program);
    case CHILD_SIGNAL:
        return error_set(error, "%s: %s was ended by signal %d%s%s", name, program, child->status,
                         colon, said);
    case CHILD_TOO_SLOW:
        return error_set(error, "%s: %s took longer than %d seconds (the setting filter-seconds)",
                         name, program, filters->seconds);
    case CHILD_TOO_LARGE:
        return error_set(error, "%s: %s printed more than %d MB (the setting filter-megabytes)",
                         name, program, filters->megabytes);
    case CHILD_STOPPED:
        return error_set(error, "%s: %s was stopped", name, program);
    case CHILD_EXITED:
        break;
    }
    if (child->status)
        return error_set(error, "%s: %s failed with status %d%s%s", name, program, child->status,
                         colon, said);
    return !is_empty(child) ||
           error_set(error, "%s: %s found no text in it%s%s", name, program, colon, said);
}

bool filter_run(const struct input_filters *filters, const struct input_filter *filter,
                const struct source *source, const char *path, const atomic_bool *stop,
                struct arena *arena, struct source *printed, const char **program,
                struct error *error)
{
    struct scratch scratch;
    struct error reason;
    if (!installed(filter, path, arena))
        return none_installed(filter, source->name, arena, error);
    if (!source->is_file &&
        !scratch_write(&scratch, source->bytes, source->size, filter->kind, arena, &reason))
        return error_set(error, "%s: %s", source->name, reason.text);
    char **words = installed(filter, source->is_file ? path : scratch.path, arena);
    struct child_task task = {.argv = words,
                              .limit = (size_t)filters->megabytes << 20,
                              .seconds = filters->seconds,
                              .stop = stop,
                              .plain = true};
    struct child child = {.end = CHILD_MISSING};
    bool good = words && child_run(&task, arena, &child, &reason);
    if (!source->is_file)
        scratch_remove(&scratch);
    if (words && !good)
        return error_set(error, "%s: %s", source->name, reason.text);
    *program = words ? program_of(words[0]) : "";
    *printed = (struct source){
        .name = source->name, .bytes = child.bytes, .size = (uint32_t)child.size};
    return judge(filters, &child, source->name, *program, error);
}
