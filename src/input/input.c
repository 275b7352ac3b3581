#include "input/input.h"

#include <string.h>

#include "base/strbuf.h"
#include "input/encoding.h"
#include "input/filter.h"
#include "input/format.h"
#include "input/git.h"
#include "input/magic.h"
#include "input/source.h"

/* A NUL this early means that the file is no text; the same measure as git's. */
enum { BINARY_PROBE = 8000 };

/* The last part of a path. */
static const char *file_of(const char *name)
{
    const char *slash = strrchr(name, '/');
    return slash ? slash + 1 : name;
}

/* What an extracting function says of the decoded text, said of the raw bytes. */
static void compose(const struct document *decoded, struct arena *arena, struct document *document)
{
    if (decoded->text == decoded->raw || document->n_origins == 0)
        return;
    struct origin *origins = arena_alloc(arena, document->n_origins, sizeof *origins);
    for (size_t i = 0; i < document->n_origins; i++) {
        origins[i].text = document->origins[i].text;
        origins[i].raw = document_raw_span(decoded, document->origins[i].raw);
    }
    document->origins = origins;
}

/* A version whose bytes are there. */
struct reading {
    const struct input *input;
    struct source source;       /* the bytes to understand; a filter's, where one read it */
    const char *file;           /* its name without folders; "": it tells nothing */
    const char *kind, *program; /* of the filter; NULL: there was none */
    const char *path;
};

static bool is_binary(const struct reading *reading, struct error *error)
{
    const struct source *source = &reading->source;
    size_t n = source->size < BINARY_PROBE ? source->size : BINARY_PROBE;
    const uint8_t *nul = memchr(source->bytes, '\0', n);
    if (!nul)
        return false;
    if (reading->program)
        error_set(error, "%s: what %s printed is no text (it has a NUL)", source->name,
                  reading->program);
    else
        error_set(error, "%s: a binary file (it has a NUL at byte %zu), not a text", source->name,
                  (size_t)(nul - source->bytes));
    return true;
}

/* Bytes as a document: first the format, which may declare the encoding, then
 * the encoding; where a file is in UTF-16 the other way round. What a filter printed
 * is in UTF-8 or in what it looks like, whatever was said of the file. */
static bool understand(const struct reading *reading, const struct reading *other,
                       const struct document *witness, struct arena *arena,
                       struct document *document, struct error *error)
{
    const struct source *source = &reading->source;
    const char *encoding = reading->program ? NULL : reading->input->encoding, *declared = NULL;
    const char *file = reading->file, *named = reading->program ? NULL : reading->input->format;
    const char *like = other && source->is_nameless ? other->file : "";
    const struct input_format *format = named ? format_find(named, strlen(named)) : NULL;
    if (!encoding)
        encoding = encoding_of_unicode(source->bytes, source->size);
    if (!(encoding && encoding_is_wide(encoding)) && is_binary(reading, error))
        return false;
    if (!encoding) {
        if (!format)
            format = format_sniff(file, like, source->bytes, source->size);
        if (format->declared)
            declared = format->declared(source->bytes, source->size, arena);
    }
    struct encoding_guess guess = {.name = encoding};
    if (!encoding)
        guess = encoding_guess(source, declared, witness, arena);
    if (!encoding_decode(source, guess.name, arena, document, error))
        return false;
    document->note = guess.note;
    document->is_guessed = guess.is_guess;
    document->kind = reading->kind;
    document->filter = reading->program;
    document->path = reading->path;
    document->remark = reading->input->remark;
    if (!format)
        format = format_sniff(file, like, document->text, document->size);
    document->format = format->name;
    if (!format->extract)
        return true;
    struct document decoded = *document;
    if (!format->extract(&decoded, arena, document, error))
        return false;
    compose(&decoded, arena, document);
    return true;
}

/* The filter that is to read a version, if one is. */
static bool wants_filter(const struct reading *reading, const struct input_filters *filters,
                         struct arena *arena, struct input_filter *filter, bool *unknown)
{
    const char *format = reading->input->format;
    *unknown = false;
    if (format && format_find(format, strlen(format)))
        return false;
    if (!format)
        return reading->source.size && filter_choose(filters, reading->file, reading->source.bytes,
                                                     reading->source.size, arena, filter);
    struct strbuf name = {.arena = arena};
    strbuf_addf(&name, "version.%s", format);
    *unknown = !filter_choose(filters, strbuf_cstr(&name), NULL, 0, arena, filter);
    return !*unknown;
}

/* Its bytes, or what a filter makes of them. */
static bool fetch(const struct input *input, const struct input_options *options,
                  struct arena *arena, struct reading *reading, struct error *error)
{
    static const struct input_filters shipped = {.seconds = FILTER_SECONDS,
                                           .megabytes = FILTER_MEGABYTES};
    const struct input_filters *filters = options->filters ? options->filters : &shipped;
    struct source printed, *source = &reading->source;
    struct input_filter filter;
    bool unknown;
    *reading = (struct reading){.input = input};
    if (!source_read(input->name, &options->limits, arena, source, error))
        return false;
    if (input->shown)
        source->name = input->shown;
    bool is_file = source->is_file;
    reading->path = is_file && !input->is_copy ? input->name : NULL;
    reading->file = source->is_nameless          ? ""
                    : !is_file && git_knows(input->name) ? file_of(git_path(input->name))
                                                 : file_of(input->name);
    bool wanted = wants_filter(reading, filters, arena, &filter, &unknown);
    if (unknown)
        return error_set(error, "--from takes %s, or what a filter reads, as docx; not '%s'",
                         format_names(arena, ", "), input->format);
    if (!wanted)
        return true;
    if (options->no_filters && !magic_kind(source->bytes, source->size))
        return true;
    if (options->no_filters)
        return error_set(error, "%s is %s, which only a filter reads; --no-filters runs none",
                         source->name, filter.kind);
    if (!filter_run(filters, &filter, source, input->name, options->limits.stop, arena, &printed,
                    &reading->program, error))
        return false;
    reading->kind = filter.kind;
    reading->file = "";
    *source = printed;
    return true;
}

bool document_read(const struct input *input, const struct input_options *options,
                   struct arena *arena, struct document *document, struct error *error)
{
    struct reading reading;
    return fetch(input, options, arena, &reading, error) &&
           understand(&reading, NULL, NULL, arena, document, error);
}

bool documents_read(const struct input input[SIDES], const struct input_options *options,
                    void (*begins)(void *context, enum side side), void *context,
                    struct arena *arena, struct document document[SIDES], struct error *error)
{
    struct reading reading[SIDES];
    for (int side = OLD; side <= NEW; side++) {
        if (begins)
            begins(context, (enum side)side);
        if (!fetch(&input[side], options, arena, &reading[side], error))
            return false;
    }
    for (int side = OLD; side <= NEW; side++)
        if (!understand(&reading[side], &reading[1 - side], NULL, arena, &document[side], error))
            return false;
    /* of two whose encoding is a guess, NEW is held against OLD */
    enum side guess = document[OLD].is_guessed && !document[NEW].is_guessed ? OLD : NEW;
    enum side other = guess == OLD ? NEW : OLD;
    return !document[guess].is_guessed ||
           understand(&reading[guess], &reading[other], &document[other], arena, &document[guess],
                      error);
}
