#include "ui/outside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/visible.h"
#include "change/gloss.h"
#include "report/excerpt.h"
#include "ui/ask.h"

bool outside_knows(enum command command)
{
    return command == CMD_COPY || command == CMD_COPY_OLD || command == CMD_EDIT ||
           command == CMD_EDIT_OLD || command == CMD_NOTE_EDITOR || command == CMD_WRITE ||
           command == CMD_REPORT;
}

static const char *base_name(const char *name)
{
    const char *slash = strrchr(name, '/');
    return slash && slash[1] ? slash + 1 : name;
}

/* The sentence of the current change and where it stands: "... (¶12.3, new.txt)". */
static enum effect copy(struct app *app, enum side side)
{
    const struct change *change = app_change(app);
    if (!change) {
        app_message(app, false, "There is no current change to copy from.");
        return EFFECT_NONE;
    }
    struct strbuf *text = &app->request.text;
    arena_free(&app->request.arena);
    *text = (struct strbuf){.arena = &app->request.arena};
    const struct article *article = app->changes->collation->article[side];
    bool whole = change->moved || range_empty(change->edits);
    if (whole)
        excerpt_text(article, change->span[side], text);
    else
        excerpt_sentence(app->changes, change, side, text);
    if (!text->n) {
        app_message(app, false, "The %s version has nothing there.", side == OLD ? "old" : "new");
        return EFFECT_NONE;
    }
    struct strbuf place = {.arena = text->arena};
    change_place(app->changes, change, side, &place);
    struct strbuf name = {.arena = text->arena};
    const char *of = base_name(article->document.name);
    char clean[256];
    visible_copy(clean, sizeof clean, of, strlen(of));
    strbuf_adds(&name, clean);
    strbuf_addf(text, " (¶%s, %s)", strbuf_cstr(&place), strbuf_cstr(&name));
    return EFFECT_COPY;
}

/* The line of the file that holds a byte of the text, 1-based. */
static uint32_t line_of(const struct document *document, uint32_t byte)
{
    struct span raw = document_raw_span(document, (struct span){byte, byte});
    uint32_t line = 1;
    for (uint32_t at = 0; at < raw.start && at < document->raw_size; at++)
        line += document->raw[at] == '\n';
    return line;
}

/* The old version's byte at the first row of the panes that has one. */
static uint32_t old_byte(struct app *app)
{
    const struct collation *collation = app->changes->collation;
    const struct block *block = &app->layout->blocks.at[app->top.block];
    struct range range = collation->paragraphs[block->link].range[OLD];
    const struct article *article = collation->article[OLD];
    return range.first < article->n_paragraphs ? article->paragraphs[range.first].span.start
                                               : article->document.size;
}

/* At the current change, or else at the first row of the panes; in the old version
 * where that is asked for or the new one has nothing. */
static enum effect edit(struct app *app, bool old)
{
    const struct change *change = app_change(app);
    enum side side = NEW;
    uint32_t byte = 0;
    if (change) {
        side = old || span_empty(change->span[NEW]) ? OLD : NEW;
        byte = change->span[side].start;
    } else if (app->layout->blocks.n) {
        byte = layout_byte(app->layout, app->top, &side);
        if (old && side == NEW) { /* what stands there or goes before it */
            side = OLD;
            byte = old_byte(app);
        }
    }
    app->request.side = side;
    app->request.line = line_of(&app->changes->collation->article[side]->document, byte);
    return EFFECT_EDIT;
}

enum effect outside_run(struct app *app, enum command command)
{
    switch (command) {
    case CMD_COPY:
        return copy(app, app_change(app) && span_empty(app_change(app)->span[NEW]) ? OLD : NEW);
    case CMD_COPY_OLD:
        return copy(app, OLD);
    case CMD_EDIT:
    case CMD_EDIT_OLD:
        return edit(app, command == CMD_EDIT_OLD);
    case CMD_NOTE_EDITOR:
        if (app->options.desk && app->current != NO_CHANGE)
            return EFFECT_NOTE;
        app_message(app, false, "There is no current change to write a note on.");
        return EFFECT_NONE;
    default:
        break;
    }
    char text[64];
    ask(app, ASK_COMMAND);
    int n = snprintf(text, sizeof text, "%s ", command_info(command)->name);
    prompt_replace(&app->prompt, 0, 0, text, (size_t)n);
    return EFFECT_NONE;
}

static enum report_format format_of(const char *name, size_t n)
{
    for (int f = FORMAT_AUTO + 1; f < FORMAT_COUNT; f++)
        if (strlen(report_name((enum report_format)f)) == n &&
            memcmp(report_name((enum report_format)f), name, n) == 0)
            return (enum report_format)f;
    return FORMAT_AUTO;
}

/* What the resolved text is called where a report could be meant. */
static const char text_format[] = "text";

const char *outside_format(int i)
{
    int format = FORMAT_AUTO + i;
    if (i == 0)
        return text_format;
    return format < FORMAT_COUNT ? report_name((enum report_format)format) : NULL;
}

const char *outside_option(int i)
{
    static const char *const options[] = {"--only=", "--undecided=", "--compact"};
    return i < (int)(sizeof options / sizeof *options) ? options[i] : NULL;
}

static bool begins(const char *word, const char *with)
{
    return strncmp(word, with, strlen(with)) == 0;
}

/* One option of n bytes into app.request. */
static bool read_option(struct app *app, const char *word, size_t n, struct error *error)
{
    char option[PROMPT_MAX + 1];
    snprintf(option, sizeof option, "%.*s", (int)n, word);
    const char *value = strchr(option, '=');
    value = value ? value + 1 : "";
    if (begins(option, "--only=")) {
        if (app->request.format == FORMAT_AUTO)
            return error_set(error, "--only is for reports; the text has all decisions.");
        return filter_read(&app->request.only, value, error);
    }
    if (begins(option, "--undecided=")) {
        struct settings settings = app->settings; /* only for this file */
        if (!settings_set(&settings, "undecided", strlen("undecided"), value, strlen(value), error))
            return false;
        app->request.undecided = (enum undecided)settings.value[SET_UNDECIDED];
        return true;
    }
    if (strcmp(option, "--compact") == 0)
        return app->request.compact = true;
    return error_set(error, "There is no option %s here; it is --only, --undecided or --compact.",
                     option);
}

/* "[FORMAT] [OPTION]... FILE" into app.request. */
static bool read_request(struct app *app, enum command command, const char *rest,
                         struct error *error)
{
    size_t n = strcspn(rest, " ");
    bool is_text = n == strlen(text_format) && begins(rest, text_format);
    app->request.format = format_of(rest, n);
    app->request.only = (struct filter){0};
    app->request.compact = false;
    app->request.undecided = (enum undecided)app->settings.value[SET_UNDECIDED];
    if (app->request.format != FORMAT_AUTO || is_text)
        rest += n + strspn(rest + n, " ");
    else if (command == CMD_REPORT)
        return error_set(error, "It is: report FORMAT FILE, for example report html changes.html");
    for (; begins(rest, "--"); rest += strspn(rest, " ")) {
        n = strcspn(rest, " ");
        if (!read_option(app, rest, n, error))
            return false;
        rest += n;
    }
    if (!*rest)
        return error_set(error, "%s FORMAT FILE: the name of a file is missing.",
                         command_info(command)->name);
    const char *home = getenv("HOME");
    bool at_home = begins(rest, "~/") && home;
    snprintf(app->request.path, sizeof app->request.path, "%s%s", at_home ? home : "",
             at_home ? rest + 1 : rest);
    return true;
}

enum effect outside_with(struct app *app, enum command command, const char *rest, bool replace)
{
    struct error error;
    if (command != CMD_WRITE && command != CMD_REPORT) {
        app_message(app, true, "%s takes nothing behind its name.", command_info(command)->name);
        return EFFECT_NONE;
    }
    if (!app->options.desk) {
        app_message(app, true, "The rest is still being compared.");
        return EFFECT_NONE;
    }
    if (!read_request(app, command, rest, &error)) {
        app_message(app, true, "%s", error.text);
        return EFFECT_NONE;
    }
    app->request.replace = replace;
    return EFFECT_WRITE;
}
