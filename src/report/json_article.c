#include <string.h>

#include "report/json_parts.h"

/* What a page shows besides; bytes of the file, for the text has none of it. */
static void left_out(struct json *json, const struct document *document)
{
    json_comma(json);
    json_key(json, "left_out");
    json_put(json, "[");
    for (size_t i = 0; i < document->n_left_out; i++) {
        const struct left_out *item = &document->left_out[i];
        if (i)
            json_put(json, ",");
        json_line(json, 2);
        json_put(json, "{");
        json_key(json, "kind");
        json_string(json, left_out_name(item->kind), strlen(left_out_name(item->kind)));
        json_comma(json);
        json_key(json, "text");
        json_string(json, item->text, item->size);
        json_comma(json);
        json_key(json, "raw");
        json_span(json, item->raw);
        json_put(json, "}");
    }
    json_put(json, "]");
}

/* A member that not every version has. */
static void member(struct json *json, const char *name, const char *text)
{
    if (!text)
        return;
    json_key(json, name);
    json_string(json, text, strlen(text));
    json_comma(json);
}

/* What the version says of itself; nothing where it says nothing. */
static void metadata(struct json *json, const struct document *document)
{
    bool any = false;
    for (int i = 0; i < METADATA_COUNT; i++) {
        if (!document->metadata[i])
            continue;
        json_comma(json);
        if (!any) {
            json_key(json, "metadata");
            json_put(json, "{");
        }
        any = true;
        json_text(json, metadata_name((enum metadata)i), document->metadata[i]);
    }
    json_put(json, any ? "}" : "");
}

void json_article(struct json *json, const char *name, const struct article *article,
                  uint32_t words)
{
    const struct document *document = &article->document;
    json_line(json, 1);
    json_key(json, name);
    json_put(json, "{");
    json_key(json, "name");
    json_string(json, document->name, strlen(document->name));
    json_comma(json);
    json_key(json, "format");
    json_string(json, document->format, strlen(document->format));
    json_comma(json);
    json_key(json, "encoding");
    json_string(json, document->encoding, strlen(document->encoding));
    json_comma(json);
    member(json, "kind", document->kind);
    member(json, "filter", document->filter);
    member(json, "note", document->note);
    json_number(json, "bytes", document->size);
    json_comma(json);
    json_number(json, "paragraphs", article->n_paragraphs);
    json_comma(json);
    json_number(json, "sentences", article->n_sentences);
    json_comma(json);
    json_number(json, "words", words);
    metadata(json, document);
    if (document->n_left_out)
        left_out(json, document);
    json_put(json, "},");
}
