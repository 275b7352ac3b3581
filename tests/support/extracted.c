#include "tests/support/extracted.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/strbuf.h"

static bool extract_from(extractor *extract, const char *text, size_t n, struct arena *arena,
                         struct document *document)
{
    struct error error;
    struct document decoded = document_plain("notes", (const uint8_t *)text, (uint32_t)n);
    *document = decoded;
    return extract(&decoded, arena, document, &error);
}

const char *extracted_text(extractor *extract, const char *text, struct arena *arena)
{
    struct document document;
    return extract_from(extract, text, strlen(text), arena, &document)
               ? (const char *)document.text
               : NULL;
}

const char *extracted_passages(extractor *extract, const char *text, struct arena *arena)
{
    struct document document;
    struct strbuf out = {.arena = arena};
    if (!extract_from(extract, text, strlen(text), arena, &document))
        return NULL;
    for (size_t i = 0; i < document.n_passages; i++) {
        struct span span = document.passages[i].span, raw = document.origins[i].raw;
        strbuf_addf(&out, "[%s] %.*s <%.*s>\n", passage_name(document.passages[i].kind),
                    (int)span_size(span), (const char *)document.text + span.start,
                    (int)span_size(raw), text + raw.start);
    }
    for (size_t i = 0; i < document.n_left_out; i++)
        strbuf_addf(&out, "%s: %.*s", left_out_name(document.left_out[i].kind),
                    (int)document.left_out[i].size, document.left_out[i].text);
    return strbuf_cstr(&out);
}

const char *extracted_links(extractor *extract, const char *text, struct arena *arena)
{
    struct document document;
    struct strbuf out = {.arena = arena};
    if (!extract_from(extract, text, strlen(text), arena, &document))
        return NULL;
    for (size_t i = 0; i < document.n_hyperlinks; i++) {
        const struct hyperlink *link = &document.hyperlinks[i];
        strbuf_addf(&out, "%.*s: %.*s|", (int)span_size(link->span),
                    (const char *)document.text + link->span.start, (int)link->size, link->target);
    }
    return strbuf_cstr(&out);
}

bool extracts_many(extractor *extract, const char *mark, size_t count, bool deeper, size_t most)
{
    enum { SECONDS = 20 };
    struct arena arena = {0};
    struct document document;
    struct strbuf text = {.arena = &arena};
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; deeper && k < i; k++)
            strbuf_addc(&text, ' ');
        strbuf_adds(&text, mark);
    }
    clock_t start = clock();
    bool good = extract_from(extract, text.at, text.n, &arena, &document);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    printf("# \"%.10s\" %zu times: %.2f s\n", *mark == '\n' ? "line ends" : mark, count, seconds);
    good = good && document.size <= text.n * most + 2 && seconds < SECONDS;
    arena_free(&arena);
    return good;
}
