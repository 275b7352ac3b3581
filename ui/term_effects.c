#include "ui/term_effects.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ui/decide.h"
#include "ui/editor.h"
#include "ui/export.h"
#include "ui/term.h"

bool effects_edit(struct app *app)
{
    const char *name = app->changes->collation->article[app->request.side]->document.name;
    struct arena arena = {0};
    struct error error;
    struct stat at;
    bool good = false;
    if (stat(name, &at) != 0 || !S_ISREG(at.st_mode))
        app_message(app, true, "%s is no file that could be edited.", name);
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
    const char *folder = getenv("TMPDIR"), *note = app_decision(app, app->current)->note;
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

void effects_write(struct app *app)
{
    static struct output output;
    const struct review *review = app_review(app);
    struct arena arena = {0};
    struct strbuf bytes = {.arena = &arena};
    struct error error;
    enum undecided undecided = (enum undecided)app->settings.value[SET_UNDECIDED];
    bool good;
    if (app->request.format == FORMAT_AUTO) {
        good = export_resolved(review, undecided, &bytes, &error);
    } else {
        struct report_input input = {.review = review, .undecided = undecided};
        output_start_memory(&output, &bytes);
        report_write(app->request.format, &input, &output);
        good = output_finish(&output, &error);
    }
    good = good && export_save(review, app->request.path, app->request.replace, &bytes, &error);
    if (good)
        app_message(app, false, "Written: %s, %zu bytes.", app->request.path, bytes.n);
    else
        app_message(app, true, "%s", error.text);
    arena_free(&arena);
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
