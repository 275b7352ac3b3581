/* Screen frames: keys in, what the screen shows and means out.
 *
 * tests/screen/NAME.txt holds cases:
 *
 *     === what the case is about
 *     --- old
 *     the old version; \xNN is a byte, \\ a backslash
 *     --- new
 *     the new version
 *     --- screen 80x24 mono ascii format:html encoding:KOI8-R name:long/folder/
 *     --- keys ] ] C-d resize:60x20 'typed text' click:COLUMN,ROW double:COLUMN,ROW
 *         wheel:COLUMN,ROW paste:text
 *     --- text
 *     |what the screen shows, without the blanks at the end of a row
 *     --- roles
 *     |the mark of each cell's role (view/role.h), a blank for plain blanks
 *
 * Sections `keys`, `text` and `roles` may come again and again: a case goes on
 * from where its last frame was. `screen --accept [FILE...]` writes what comes
 * out now into the files; look at the difference before you commit it. */
#include <glob.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "input/format.h"
#include "tests/tap.h"
#include "ui/draw.h"
#include "ui/kept.h"

enum { COLUMNS_MAX = 500, WORD_MAX = 200 };

/* A case while its file is read. */
struct frames {
    const char *file;
    struct arena arena;
    struct strbuf title, source[SIDES], keys;
    int columns, rows;
    struct app_options options;
    char format[WORD_MAX], encoding[WORD_MAX], name[SIDES][WORD_MAX + 8];
    bool open; /* the app runs */
    struct article article[SIDES];
    struct collation collation;
    struct changes changes;
    struct app app;
    struct desk desk;
    uint64_t pins_key;
    struct surface surface;
};

static uint8_t hex(char c)
{
    return (uint8_t)(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
}

/* Adds a line with its escapes resolved. */
static void add_source(struct strbuf *buf, const char *line, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (line[i] == '\\' && i + 3 < n && line[i + 1] == 'x') {
            strbuf_addc(buf, (char)(hex(line[i + 2]) << 4 | hex(line[i + 3])));
            i += 3;
        } else {
            i += line[i] == '\\' && i + 1 < n && line[i + 1] == '\\';
            strbuf_addc(buf, line[i]);
        }
    }
    strbuf_addc(buf, '\n');
}

static void case_close(struct frames *frames)
{
    if (frames->open) {
        app_free(&frames->app);
        desk_close(&frames->desk);
    }
    surface_free(&frames->surface);
    arena_free(&frames->arena);
    const char *file = frames->file;
    memset(frames, 0, sizeof *frames);
    frames->file = file;
}

/* When everything in the frames is decided. */
static int64_t noon(void)
{
    return INT64_C(1774180800000);
}

static void case_open(struct frames *frames)
{
    struct error error;
    for (int side = OLD; side <= NEW; side++) {
        struct document document = document_plain(
            frames->name[side], (const uint8_t *)strbuf_cstr(&frames->source[side]),
            (uint32_t)frames->source[side].n);
        const struct input_format *format = format_find(frames->format, strlen(frames->format));
        struct document decoded = document;
        if (format && format->extract)
            format->extract(&decoded, &frames->arena, &document, &error);
        if (*frames->encoding) /* said only; the text is UTF-8 */
            document.encoding = frames->encoding;
        frames->article[side] = article_build(document, NULL, &frames->arena);
    }
    frames->collation = collate(&frames->article[OLD], &frames->article[NEW], &frames->arena);
    frames->changes = changes_list(&frames->collation, &frames->arena);
    struct desk_options desk = {.who = "ann", .clock = noon};
    desk_open(&frames->desk, &frames->changes, desk, &error, &error);
    frames->options.desk = &frames->desk;
    app_init(&frames->app, &frames->changes, frames->options, frames->columns, frames->rows);
    frames->open = true;
}

/* What the session does where something else is said of partners. */
static void follow_partners(struct frames *frames)
{
    struct app *app = &frames->app;
    struct desk *desk = &frames->desk;
    struct collate_options how = {.thresholds = settings_thresholds(&app->settings)};
    if ((desk->pins_key == frames->pins_key &&
         thresholds_are_equal(&how.thresholds, &frames->collation.thresholds)) ||
        app->pinning.on)
        return;
    struct kept kept = kept_of(app);
    struct app_options options = app->options;
    struct settings settings = app->settings;
    char message[MESSAGE_MAX];
    int columns = app->columns, rows = app->rows;
    memcpy(message, app->message, sizeof message);
    app_free(app);
    const struct article *article[SIDES] = {&frames->article[OLD], &frames->article[NEW]};
    struct arena *arena = &frames->arena;
    size_t lost;
    how.pins = pinned_find(pinned_copy(desk->pins, arena), article, arena, &how.n_pins, &lost);
    frames->pins_key = desk->pins_key;
    frames->collation = collate_with(article[OLD], article[NEW], how, arena);
    frames->changes = changes_list(&frames->collation, arena);
    desk_turn_to(desk, &frames->changes);
    options.settings = &settings;
    app_init(app, &frames->changes, options, columns, rows);
    app->options.settings = NULL;
    kept_restore(&kept, app);
    app_message(app, false, "%s", message);
}

static void press(struct frames *frames, const char *name, size_t n)
{
    struct event event = {.kind = EVENT_KEY};
    if (sscanf(name, "resize:%dx%d", &event.columns, &event.rows) == 2) {
        event.kind = EVENT_RESIZE;
    } else if (name[0] == '\'' && n > 1) {
        for (size_t i = 1; i < n && name[i] != '\''; i++)
            update(&frames->app, (struct event){.kind = EVENT_KEY, .k = (unsigned char)name[i]});
        event.kind = EVENT_IDLE;
    } else if (sscanf(name, "click:%d,%d", &event.column, &event.row) == 2) {
        event.kind = EVENT_MOUSE;
    } else if (sscanf(name, "double:%d,%d", &event.column, &event.row) == 2) {
        event.kind = EVENT_MOUSE;
        event.mouse = MOUSE_DOUBLE;
    } else if (sscanf(name, "wheel:%d,%d", &event.column, &event.row) == 2) {
        event.kind = EVENT_MOUSE;
        event.mouse = MOUSE_WHEEL_DOWN;
    } else if (strncmp(name, "paste:", 6) == 0) {
        for (size_t i = 6; i < n; i++)
            update(&frames->app, (struct event){.kind = EVENT_PASTED, .k = (unsigned char)name[i]});
        event.kind = EVENT_IDLE;
    } else if (!key_parse(name, n, &event.k)) {
        printf("Bail out! %s: there is no key %.*s\n", frames->file, (int)n, name);
        exit(2);
    }
    update(&frames->app, event);
    follow_partners(frames);
    while (app_idle_after(&frames->app) >= 0)
        update(&frames->app, (struct event){.kind = EVENT_IDLE});
}

static void press_all(struct frames *frames)
{
    const char *keys = strbuf_cstr(&frames->keys);
    while (*(keys += strspn(keys, " "))) {
        const char *quote = *keys == '\'' ? strchr(keys + 1, '\'') : NULL;
        size_t n = quote ? (size_t)(quote - keys) + 1 : strcspn(keys, " ");
        press(frames, keys, n);
        keys += n;
    }
}

static void trim(struct strbuf *buf)
{
    while (buf->n && buf->at[buf->n - 1] == ' ')
        buf->n--;
    strbuf_addc(buf, '\n');
}

/* The frame as the file has it. */
static void print_frame(struct frames *frames, struct strbuf *out)
{
    struct surface *surface = &frames->surface;
    draw(&frames->app, surface);
    strbuf_adds(out, "--- text\n");
    for (int row = 0; row < surface->rows; row++) {
        strbuf_addc(out, '|');
        for (int column = 0; column < surface->columns; column++) {
            size_t n;
            const char *text = surface_cell_text(surface, &surface_row(surface, row)[column], &n);
            strbuf_add(out, text, n);
        }
        trim(out);
    }
    strbuf_adds(out, "--- roles\n");
    for (int row = 0; row < surface->rows; row++) {
        strbuf_addc(out, '|');
        for (int column = 0; column < surface->columns; column++) {
            const struct cell *cell = &surface_row(surface, row)[column];
            bool plain = cell->role == ROLE_TEXT && cell->size == 1 && cell->text[0] == ' ';
            strbuf_addc(out, plain ? ' ' : role_mark((enum role)cell->role));
        }
        trim(out);
    }
}

/* The word behind a name in a line; "" where the line has no such name. */
static void read_word(const char *line, const char *name, char out[WORD_MAX])
{
    const char *at = strstr(line, name);
    size_t n = 0;
    for (at = at ? at + strlen(name) : ""; *at && *at != ' ' && n < WORD_MAX - 1; at++)
        out[n++] = *at;
    out[n] = '\0';
}

static void set_screen(struct frames *frames, const char *text)
{
    if (sscanf(text, "%dx%d", &frames->columns, &frames->rows) != 2 || frames->columns < 1 ||
        frames->columns > COLUMNS_MAX || frames->rows < 1 || frames->rows > COLUMNS_MAX) {
        printf("Bail out! %s: no size: %s\n", frames->file, text);
        exit(2);
    }
    char name[WORD_MAX];
    frames->options.brackets = strstr(text, " mono") != NULL;
    frames->options.ascii = strstr(text, " ascii") != NULL;
    read_word(text, " format:", frames->format);
    read_word(text, " encoding:", frames->encoding);
    read_word(text, " name:", name);
    snprintf(frames->name[OLD], sizeof frames->name[OLD], "%sold.txt", name);
    snprintf(frames->name[NEW], sizeof frames->name[NEW], "%snew.txt", name);
}

/* Shows where two texts begin to differ. */
static void explain(const char *got, const char *want)
{
    int line = 1;
    while (*got && strcspn(got, "\n") == strcspn(want, "\n") &&
           strncmp(got, want, strcspn(got, "\n")) == 0) {
        got += strcspn(got, "\n");
        want += strcspn(want, "\n");
        got += *got == '\n';
        want += *want == '\n';
        line++;
    }
    printf("# line %d of the frame\n#  got %.*s\n# want %.*s\n", line, (int)strcspn(got, "\n"), got,
           (int)strcspn(want, "\n"), want);
}

/* Reads a file's cases; what the file should be goes to out. */
static void run_file(const char *file, const char *text, struct strbuf *out, bool quiet)
{
    enum { NOWHERE, OLD_TEXT, NEW_TEXT, FRAME } section = NOWHERE;
    struct frames frames = {.file = file};
    struct arena arena = {0};
    struct strbuf want = {.arena = &arena}, got = {.arena = &arena};
    bool waiting = false; /* for the end of a frame's expectation */
    int frame = 0;
    for (bool more = true; more;) {
        size_t n = strcspn(text, "\n");
        more = *text != '\0';
        bool is_case = strncmp(text, "=== ", 4) == 0;
        bool is_keys = strncmp(text, "--- keys", 8) == 0;
        if (waiting && (is_case || is_keys || !more)) {
            if (!quiet && !ok(strcmp(strbuf_cstr(&got), strbuf_cstr(&want)) == 0,
                              "%s: %s, frame %d", file, strbuf_cstr(&frames.title), frame))
                explain(strbuf_cstr(&got), strbuf_cstr(&want));
            strbuf_add(out, got.at, got.n);
            if (is_case)
                strbuf_addc(out, '\n');
            waiting = false;
        }
        if (!more)
            break;
        if (is_case) {
            case_close(&frames);
            frames.title = frames.source[OLD] = frames.source[NEW] = frames.keys =
                (struct strbuf){.arena = &frames.arena};
            strbuf_add(&frames.title, text + 4, n - 4);
            section = NOWHERE;
            frame = 0;
        } else if (strncmp(text, "--- old", 7) == 0) {
            section = OLD_TEXT;
        } else if (strncmp(text, "--- new", 7) == 0) {
            section = NEW_TEXT;
        } else if (strncmp(text, "--- screen ", 11) == 0) {
            struct strbuf line = {.arena = &arena};
            strbuf_add(&line, text + 11, n - 11);
            set_screen(&frames, strbuf_cstr(&line));
            section = NOWHERE;
        } else if (is_keys) {
            if (!frames.open)
                case_open(&frames);
            frames.keys.n = 0;
            strbuf_add(&frames.keys, text + 8, n - 8);
            press_all(&frames);
            got.n = want.n = 0;
            print_frame(&frames, &got);
            frame++;
            waiting = true;
            section = FRAME;
        } else if (section == OLD_TEXT || section == NEW_TEXT) {
            add_source(&frames.source[section == OLD_TEXT ? OLD : NEW], text, n);
        }
        bool expectation = section == FRAME && !is_keys;
        if (expectation && n)
            strbuf_addf(&want, "%.*s\n", (int)n, text);
        if (!expectation)
            strbuf_addf(out, "%.*s\n", (int)n, text);
        text += n + (text[n] == '\n');
    }
    case_close(&frames);
    arena_free(&arena);
}

static char *read_file(const char *name)
{
    FILE *file = fopen(name, "rb");
    if (!file)
        return NULL;
    size_t n = 0, cap = 1 << 16;
    char *text = malloc(cap);
    while (text && !feof(file) && !ferror(file)) {
        n += fread(text + n, 1, cap - n - 1, file);
        if (n + 1 == cap)
            text = realloc(text, cap *= 2);
    }
    (void)fclose(file);
    if (text)
        text[n] = '\0';
    return text;
}

static bool take_file(const char *name, bool accept)
{
    char *text = read_file(name);
    if (!text) {
        ok(false, "%s can be read", name);
        return false;
    }
    struct arena arena = {0};
    struct strbuf out = {.arena = &arena};
    run_file(name, text, &out, accept);
    bool written = true;
    if (accept && strcmp(strbuf_cstr(&out), text) != 0) {
        FILE *file = fopen(name, "wb");
        written = file && fwrite(out.at, 1, out.n, file) == out.n;
        if (file && fclose(file) != 0)
            written = false;
        fprintf(stderr, "%s: %s\n", name, written ? "accepted" : "cannot be written");
    }
    free(text);
    arena_free(&arena);
    return written;
}

int main(int argc, char **argv)
{
    if (!setlocale(LC_CTYPE, "C.UTF-8") && !setlocale(LC_CTYPE, "en_US.UTF-8"))
        setlocale(LC_CTYPE, "");
    bool accept = argc > 1 && strcmp(argv[1], "--accept") == 0, good = true;
    glob_t found;
    int first = accept ? 2 : 1;
    if (argc > first) {
        for (int i = first; i < argc; i++)
            good = take_file(argv[i], accept) && good;
    } else if (glob("tests/screen/*.txt", 0, NULL, &found) == 0) {
        for (size_t i = 0; i < found.gl_pathc; i++)
            good = take_file(found.gl_pathv[i], accept) && good;
        globfree(&found);
    }
    if (accept)
        return good ? 0 : 2;
    return done();
}
