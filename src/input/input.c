#include "input/input.h"

#include <string.h>

#include "input/encoding.h"
#include "input/format.h"
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

static bool is_binary(const struct source *source, struct error *error)
{
    size_t n = source->size < BINARY_PROBE ? source->size : BINARY_PROBE;
    const uint8_t *nul = memchr(source->bytes, '\0', n);
    return nul && !error_set(error, "%s: a binary file (it has a NUL at byte %zu), not a text",
                             source->name, (size_t)(nul - source->bytes));
}

/* Bytes as a document: first the format, which may declare the encoding, then
 * the encoding; where a file is in UTF-16 the other way round. */
static bool understand(const struct input *input, const struct source *source, struct arena *arena,
                       struct document *document, struct error *error)
{
    const char *encoding = input->encoding, *file = file_of(input->name), *declared = NULL;
    const struct input_format *format =
        input->format ? format_find(input->format, strlen(input->format)) : NULL;
    if (!encoding)
        encoding = encoding_of_unicode(source->bytes, source->size);
    if (!(encoding && encoding_is_wide(encoding)) && is_binary(source, error))
        return false;
    if (!encoding) {
        if (!format)
            format = format_sniff(file, source->bytes, source->size);
        if (format->declared)
            declared = format->declared(source->bytes, source->size, arena);
    }
    struct encoding_guess guess = {.name = encoding};
    if (!encoding)
        guess = encoding_guess(source, declared, arena);
    if (!encoding_decode(source, guess.name, arena, document, error))
        return false;
    document->note = guess.note;
    if (!format)
        format = format_sniff(file, document->text, document->size);
    document->format = format->name;
    if (!format->extract)
        return true;
    struct document decoded = *document;
    if (!format->extract(&decoded, arena, document, error))
        return false;
    compose(&decoded, arena, document);
    return true;
}

bool document_read(const struct input *input, const struct input_options *options,
                   struct arena *arena, struct document *document, struct error *error)
{
    struct source source;
    (void)options;
    if (!source_read(input->name, arena, &source, error))
        return false;
    if (input->shown)
        source.name = input->shown;
    return understand(input, &source, arena, document, error);
}
