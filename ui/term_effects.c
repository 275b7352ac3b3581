#include "ui/term_effects.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/vec.h"
#include "ui/complete.h"
#include "ui/decide.h"
#include "ui/editor.h"
#include "ui/term.h"
#include "ui/term_progress.h"

bool effects_edit(struct app *app)
{
    const struct document *document =
        &app->changes->collation->article[app->request.side]->document;
    const char *name = document->path;
    struct arena arena = {0};
    struct error error;
    struct stat at;
    bool good = false;
    if (document->filter)
        app_message(app, true, "%s was read by %s; what wrote it can edit it, r reads it again.",
                    document->name, document->filter);
    else if (!name || stat(name, &at) != 0 || !S_ISREG(at.st_mode))
        app_message(app, true, "%s is no file that could be edited.", document->name);
    else if (!term_run(editor_command(name, app->request.line, &arena), &error))
        app_message(app, true, "%s", error.text);
    else
        good = true;
    arena_free(&arena);
    return good;
}

void effects_note(struct app *app)
{
    enum { NOTE_MAX = 64 * 1024 };
    struct arena arena = {0};
    struct error error;
    struct strbuf path = {.arena = &arena};
    const char *folder = getenv("TMPDIR"), *note = decide_note(app);
    strbuf_addf(&path, "%s/stet-note.XXXXXX", folder && *folder ? folder : "/tmp");
    char *name = arena_alloc(&arena, path.n + 1, 1);
    memcpy(name, strbuf_cstr(&path), path.n + 1);
    int fd = mkstemp(name);
    FILE *file = fd >= 0 ? fdopen(fd, "w") : NULL;
    bool good = file && (!note || fprintf(file, "%s\n", note) > 0);
    good = file && fclose(file) == 0 && good;
    if (!good)
        error_set(&error, "There is no place for a note: %s.", strerror(errno));
    good = good && term_run(editor_command(name, 1, &arena), &error);
    file = good ? fopen(name, "r") : NULL;
    char *text = arena_alloc(&arena, NOTE_MAX + 1, 1);
    size_t n = file ? fread(text, 1, NOTE_MAX, file) : 0;
    while (n && (text[n - 1] == '\n' || text[n - 1] == ' '))
        n--;
    text[n] = '\0';
    if (file)
        (void)fclose(file);
    if (fd >= 0)
        unlink(name);
    if (file)
        decide_typed(app, ASK_NOTE, text);
    else
        app_message(app, true, "%s", error.text);
    arena_free(&arena);
}

bool effects_write(struct app *app)
{
    const struct report_input input = {.review = app_review(app),
                                       .only = app->request.only,
                                       .compact = app->request.compact,
                                       .undecided = app->request.undecided,
                                       .columns = app->columns,
                                       .theme = app->settings.theme};
    const struct writing_order order = {.format = app->request.format,
                                        .input = input,
                                        .path = app->request.path,
                                        .replace = app->request.replace};
    struct progress_screen screen = {
        .columns = app->columns, .rows = app->rows, .ascii = app->options.ascii};
    struct error said;
    bool shown, good = progress_write(&order, &screen, &said, &shown);
    if (screen.columns != app->columns || screen.rows != app->rows)
        app_resize(app, screen.columns, screen.rows);
    app_message(app, !good, "%s", said.text);
    return shown;
}

void effects_copy(struct app *app)
{
    struct error error;
    if (term_copy(app->request.text.at, app->request.text.n, &error))
        app_message(app, false, "To the clipboard: %.*s", (int)app->request.text.n,
                    app->request.text.at);
    else
        app_message(app, true, "%s", error.text);
}

static int by_name(const void *one, const void *two)
{
    return strcmp(*(char *const *)one, *(char *const *)two);
}

void effects_files(struct app *app)
{
    enum { LOOKED_AT_MAX = 4096 };
    const char *begun = app->request.path, *home = getenv("HOME");
    const char *slash = strrchr(begun, '/'), *name = slash ? slash + 1 : begun;
    struct arena *arena = &app->files.arena;
    arena_free(arena);
    app->files.at = NULL;
    app->files.n = app->files.cap = 0;
    struct strbuf path = {.arena = arena};
    bool at_home = strncmp(begun, "~/", 2) == 0 && home;
    if (at_home)
        strbuf_adds(&path, home);
    strbuf_add(&path, begun + at_home, (size_t)(name - begun) - at_home);
    DIR *folder = opendir(path.n ? strbuf_cstr(&path) : ".");
    const struct dirent *entry;
    for (int i = 0; folder && i < LOOKED_AT_MAX && (entry = readdir(folder)); i++) {
        const char *found = entry->d_name;
        struct stat at;
        if (strncmp(found, name, strlen(name)) != 0 || (found[0] == '.' && name[0] != '.') ||
            strcmp(found, ".") == 0 || strcmp(found, "..") == 0)
            continue;
        struct strbuf whole = {.arena = arena};
        strbuf_add(&whole, strbuf_cstr(&path), path.n);
        strbuf_adds(&whole, found);
        bool is_folder = stat(strbuf_cstr(&whole), &at) == 0 && S_ISDIR(at.st_mode);
        struct strbuf word = {.arena = arena};
        strbuf_add(&word, begun, (size_t)(name - begun));
        strbuf_addf(&word, "%s%s", found, is_folder ? "/" : "");
        char *copy = arena_alloc(arena, word.n + 1, 1);
        memcpy(copy, strbuf_cstr(&word), word.n + 1);
        *VEC_ADD(arena, &app->files) = copy;
    }
    if (folder)
        closedir(folder);
    if (app->files.n)
        qsort(app->files.at, app->files.n, sizeof *app->files.at, by_name);
    complete_with_files(app);
}
