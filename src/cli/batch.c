#include "cli/batch.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "article/article.h"
#include "article/hyphen.h"
#include "base/json_write.h"
#include "base/parallel.h"
#include "base/vec.h"
#include "collate/collation.h"

enum {
    READ_STEP = 256 * 1024,
    LINE_MAX_BYTES = 1 << 30, /* two texts of the size that is compared, escaped */
    GROUP_MAX = 256,          /* pairs that are answered together */
    WORTH_A_THREAD = 4        /* pairs */
};

/* What has been read and not been answered. */
struct pending {
    struct arena arena;
    char *at;
    size_t n, cap;
    bool ended;
};

struct line {
    const char *at;
    size_t n;
};

/* The pairs of a group; each thread answers every other one. */
struct group {
    const struct options *options;
    struct line lines[GROUP_MAX];
    size_t n;
    size_t end[GROUP_MAX]; /* of each answer among its thread's */
    struct half {
        struct output *output;
        struct strbuf memory;
        struct arena arena; /* of one pair */
        enum batch_result result;
    } halves[2];
};

static void worsen(enum batch_result *result, enum batch_result by)
{
    if (by > *result)
        *result = by;
}

static bool is_blank(struct line line)
{
    for (size_t i = 0; i < line.n; i++)
        if (line.at[i] != ' ' && line.at[i] != '\t' && line.at[i] != '\r')
            return false;
    return true;
}

static const char *copy(const char *text, size_t n, struct arena *arena)
{
    char *out = arena_alloc(arena, n + 1, 1);
    memcpy(out, text, n);
    out[n] = '\0';
    return out;
}

/* What a pair says of a version: where it is, or its text. */
struct version {
    struct input input;
    bool is_text;
    struct document text;
};

static bool take_name(const struct options *options, enum side side, const char *name, size_t n,
                      struct arena *arena, struct version *version, struct error *error)
{
    if (n == 0)
        return error_set(error, "the %s version has no name", side == OLD ? "old" : "new");
    if (memchr(name, '\0', n))
        return error_set(error, "a file's name cannot hold a zero byte");
    if (n == 1 && *name == '-')
        return error_set(error, "standard input is the list of pairs and no version");
    version->input = options->version[side];
    version->input.name = copy(name, n, arena);
    version->is_text = false;
    return true;
}

/* One side of an object: the name of a file, or the text itself. */
static bool take_member(const struct options *options, enum side side,
                        const struct json_value *object, struct arena *arena,
                        struct version *version, struct error *error)
{
    static const char *const names[SIDES] = {"old", "new"};
    static const char *const texts[SIDES] = {"old_text", "new_text"};
    const struct json_value *name = json_member(object, names[side]);
    const struct json_value *text = json_member(object, texts[side]);
    version->is_text = text && text->kind == JSON_STRING;
    if (version->is_text) {
        version->text =
            document_plain(names[side], (const uint8_t *)text->text, (uint32_t)text->size);
        return true;
    }
    if (!name || name->kind != JSON_STRING)
        return error_set(error, "a pair needs \"%s\" or \"%s\"", names[side], texts[side]);
    return take_name(options, side, name->text, name->size, arena, version, error);
}

static bool take_line(const struct options *options, struct line line, struct arena *arena,
                      const struct json_value **id, struct version version[SIDES],
                      struct error *error)
{
    const char *from = line.at, *tab = memchr(line.at, '\t', line.n);
    size_t n = line.n;
    while (n && *from == ' ')
        from++, n--;
    if (*from == '{') {
        const struct json_value *object = json_read(from, n, arena);
        if (!object)
            return error_set(error, "the line is no JSON object");
        *id = json_member(object, "id");
        return take_member(options, OLD, object, arena, &version[OLD], error) &&
               take_member(options, NEW, object, arena, &version[NEW], error);
    }
    if (!tab)
        return error_set(error, "a pair is two names with a tab between them, or a JSON object");
    const char *new = tab + 1, *end = line.at + line.n;
    if (end > new && end[-1] == '\r')
        end--;
    return take_name(options, OLD, line.at, (size_t)(tab - line.at), arena, &version[OLD],
                     error) &&
           take_name(options, NEW, new, (size_t)(end - new), arena, &version[NEW], error);
}

static bool read_pair(const struct options *options, struct line line, struct arena *arena,
                      const struct json_value **id, struct document document[SIDES],
                      struct error *error)
{
    struct version version[SIDES] = {{.is_text = false}, {.is_text = false}};
    if (!take_line(options, line, arena, id, version, error))
        return false;
    if (!version[OLD].is_text && !version[NEW].is_text) {
        const struct input input[SIDES] = {version[OLD].input, version[NEW].input};
        return documents_read(input, &options->input, NULL, NULL, arena, document, error);
    }
    for (int side = OLD; side <= NEW; side++) {
        document[side] = version[side].text;
        if (!version[side].is_text &&
            !document_read(&version[side].input, &options->input, arena, &document[side], error))
            return false;
    }
    return true;
}

static void write_error(struct output *output, const struct json_value *id,
                        const struct error *error)
{
    static const struct json_value none = {.kind = JSON_NULL};
    OUTPUT_LITERAL(output, "{\"id\": ");
    json_write_value(output, id ? id : &none);
    OUTPUT_LITERAL(output, ", \"error\": ");
    json_write_string(output, error->text, strlen(error->text));
    OUTPUT_LITERAL(output, "}\n");
}

static void answer(const struct options *options, struct line line, struct half *half)
{
    struct arena *arena = &half->arena;
    struct document document[SIDES];
    const struct json_value *id = NULL;
    struct error error;
    if (!read_pair(options, line, arena, &id, document, &error)) {
        write_error(half->output, id, &error);
        worsen(&half->result, BATCH_TROUBLE);
        return;
    }
    struct article old = article_build(document[OLD], options->rules, arena);
    struct article new = article_build(document[NEW], options->rules, arena);
    hyphens_settle(&old, &new, arena);
    struct collate_options how = {.thresholds = options->thresholds};
    struct collation collation = collate_with(&old, &new, how, arena);
    collation.ignored = options->ignored;
    struct changes changes = changes_list(&collation, arena);
    struct review review = review_new(&changes, arena);
    struct report_input input = {
        .review = &review,
        .only = options->only,
        .hide_cosmetic = options->has_cosmetic && options->cosmetic == COSMETIC_HIDE,
        .compact = true,
        .id = id,
    };
    report_json(&input, half->output);
    if (changes.n)
        worsen(&half->result, BATCH_DIFFERENT);
}

static void answer_half(void *context, int index)
{
    struct group *group = context;
    struct half *half = &group->halves[index];
    for (size_t i = (size_t)index; i < group->n; i += 2) {
        struct arena_mark mark = arena_mark(&half->arena);
        answer(group->options, group->lines[i], half);
        arena_rewind(&half->arena, mark);
        group->end[i] = half->memory.n + half->output->n;
    }
}

/* Answers the pairs of the group, in order. */
static bool answer_group(struct group *group, struct output *output, struct error *error)
{
    parallel_halves(group->n >= WORTH_A_THREAD, answer_half, group);
    size_t begin[2] = {0, 0};
    for (int i = 0; i < 2; i++) {
        struct error ignored; /* memory does not fail */
        output_finish(group->halves[i].output, &ignored);
    }
    for (size_t i = 0; i < group->n; i++) {
        const struct half *half = &group->halves[i % 2];
        output_add(output, half->memory.at + begin[i % 2], group->end[i] - begin[i % 2]);
        begin[i % 2] = group->end[i];
    }
    group->halves[0].memory.n = group->halves[1].memory.n = 0;
    group->n = 0;
    return output_finish(output, error);
}

/* Reads what there is; a line end is put behind the last line that lacks one. */
static bool read_more(struct pending *pending, int fd, struct error *error)
{
    while (pending->cap - pending->n < READ_STEP)
        pending->at = vec_grow(&pending->arena, pending->at, pending->n, &pending->cap, 1);
    ssize_t got;
    do
        got = read(fd, pending->at + pending->n, READ_STEP - 1);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return error_set(error, "the list of pairs cannot be read: %s", strerror(errno));
    pending->n += (size_t)got;
    pending->ended = got == 0;
    if (pending->ended && pending->n && pending->at[pending->n - 1] != '\n')
        pending->at[pending->n++] = '\n';
    if (pending->n > LINE_MAX_BYTES)
        return error_set(error, "a line of the list is longer than %d MB", LINE_MAX_BYTES >> 20);
    return true;
}

/* Answers the whole lines, and keeps the rest. */
static bool answer_lines(struct pending *pending, size_t searched, struct group *group,
                         struct output *output, struct error *error)
{
    size_t done = 0;
    const char *end;
    while ((end = memchr(pending->at + searched, '\n', pending->n - searched))) {
        struct line line = {pending->at + done, (size_t)(end - pending->at) - done};
        done = searched = (size_t)(end - pending->at) + 1;
        if (!is_blank(line))
            group->lines[group->n++] = line;
        if (group->n == GROUP_MAX && !answer_group(group, output, error))
            return false;
    }
    if (group->n && !answer_group(group, output, error))
        return false;
    memmove(pending->at, pending->at + done, pending->n - done);
    pending->n -= done;
    return true;
}

enum batch_result batch_run(const struct options *options, int fd, struct output *output,
                            struct error *error)
{
    struct arena arena[2] = {{0}}; /* of each thread's answers */
    struct pending pending = {0};
    struct group *group = arena_zero(&pending.arena, 1, sizeof *group);
    bool good = true;
    group->options = options;
    for (int i = 0; i < 2; i++) {
        struct half *half = &group->halves[i];
        half->output = arena_alloc(&pending.arena, 1, sizeof *half->output);
        half->memory.arena = &arena[i];
        output_start_memory(half->output, &half->memory);
    }
    error->text[0] = '\0';
    while (good && !pending.ended) {
        size_t searched = pending.n;
        good = read_more(&pending, fd, error) &&
               answer_lines(&pending, searched, group, output, error);
    }
    enum batch_result result = good ? group->halves[0].result : BATCH_TROUBLE;
    worsen(&result, group->halves[1].result);
    for (int i = 0; i < 2; i++) {
        arena_free(&group->halves[i].arena);
        arena_free(&arena[i]);
    }
    arena_free(&pending.arena);
    return result;
}
