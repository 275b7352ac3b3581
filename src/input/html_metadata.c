#include "input/html_metadata.h"

#include <string.h>
#include <strings.h>

#include "base/json.h"
#include "base/strbuf.h"

enum { TYPES_MAX = 8, AUTHORS_MAX = 8, OBJECTS_MAX = 256 };

struct finder {
    struct document *document;
    struct arena *arena; /* the document's */
    struct arena scratch;
};

static void say(struct finder *finder, enum metadata which, const char *text)
{
    document_say(finder->document, which, text, strlen(text), finder->arena);
}

static bool ends_in(const char *text, const char *ending)
{
    size_t n = strlen(text), size = strlen(ending);
    return n >= size && strcmp(text + n - size, ending) == 0;
}

/* "NewsArticle", "BlogPosting", "Report" and their like, alone or in a list. */
static bool is_article(const struct json_value *object)
{
    const struct json_value *type = json_member(object, "@type");
    if (type && type->kind == JSON_ARRAY)
        type = type->first;
    for (int i = 0; type && i < TYPES_MAX; i++, type = type->next)
        if (type->kind == JSON_STRING && (ends_in(type->text, "Article") ||
                                          ends_in(type->text, "Posting") ||
                                          ends_in(type->text, "Report")))
            return true;
    return false;
}

static void say_member(struct finder *finder, enum metadata which, const struct json_value *object,
                       const char *name)
{
    const struct json_value *value = json_member(object, name);
    if (value && value->kind == JSON_STRING)
        document_say(finder->document, which, value->text, value->size, finder->arena);
}

/* A person's or a paper's name: a text, an object with one, or several of these. */
static void say_names(struct finder *finder, enum metadata which, const struct json_value *value)
{
    struct strbuf names = {.arena = &finder->scratch};
    bool several = value && value->kind == JSON_ARRAY;
    if (several)
        value = value->first;
    for (int i = 0; value && i < AUTHORS_MAX; i++, value = several ? value->next : NULL) {
        const struct json_value *name =
            value->kind == JSON_OBJECT ? json_member(value, "name") : value;
        if (!name || name->kind != JSON_STRING || !name->size)
            continue;
        strbuf_adds(&names, names.n ? ", " : "");
        strbuf_add(&names, name->text, name->size);
    }
    if (names.n)
        document_say(finder->document, which, names.at, names.n, finder->arena);
}

static void read_article(struct finder *finder, const struct json_value *object)
{
    say_member(finder, METADATA_TITLE, object, "headline");
    say_member(finder, METADATA_PUBLISHED, object, "datePublished");
    say_member(finder, METADATA_MODIFIED, object, "dateModified");
    say_names(finder, METADATA_AUTHOR, json_member(object, "author"));
    say_names(finder, METADATA_SITE, json_member(object, "publisher"));
}

/* One object, a list of them, or a graph. */
static void read_json_ld(struct finder *finder, const char *text)
{
    struct arena_mark mark = arena_mark(&finder->scratch);
    const struct json_value *value = json_read(text, strlen(text), &finder->scratch);
    const struct json_value *graph = json_member(value, "@graph");
    if (graph && graph->kind == JSON_ARRAY)
        value = graph;
    if (value && value->kind == JSON_ARRAY)
        value = value->first;
    for (int i = 0; value && i < OBJECTS_MAX; i++, value = value->next)
        if (is_article(value)) {
            read_article(finder, value);
            break;
        }
    arena_rewind(&finder->scratch, mark);
}

static void read_meta(struct finder *finder, const struct html_node *node)
{
    static const struct {
        const char *name;
        enum metadata which;
    } known[] = {
        {"og:title", METADATA_TITLE},
        {"og:site_name", METADATA_SITE},
        {"article:published_time", METADATA_PUBLISHED},
        {"article:modified_time", METADATA_MODIFIED},
        {"og:updated_time", METADATA_MODIFIED},
        {"article:author", METADATA_AUTHOR},
        {"author", METADATA_AUTHOR},
        {"date", METADATA_PUBLISHED},
        {"dcterms.created", METADATA_PUBLISHED},
        {"dcterms.modified", METADATA_MODIFIED},
        {"datePublished", METADATA_PUBLISHED},
        {"dateModified", METADATA_MODIFIED},
        {"last-modified", METADATA_MODIFIED},
    };
    static const char *const attributes[] = {"property", "name", "itemprop"};
    for (size_t a = 0; a < sizeof attributes / sizeof *attributes; a++) {
        const char *name = html_attribute(node, attributes[a]);
        const char *content = html_attribute(node, "content");
        for (size_t i = 0; *name && i < sizeof known / sizeof *known; i++)
            if (strcasecmp(name, known[i].name) == 0 &&
                !(known[i].which == METADATA_AUTHOR && strncmp(content, "http", 4) == 0))
                say(finder, known[i].which, content);
    }
}

static void read_time(struct finder *finder, const struct html_node *node)
{
    const char *when = html_attribute(node, "datetime");
    const char *property = html_attribute(node, "itemprop"), *class = html_attribute(node, "class");
    bool modified = strcmp(property, "dateModified") == 0 || strstr(class, "updated") ||
                    strstr(class, "modified");
    say(finder, modified ? METADATA_MODIFIED : METADATA_PUBLISHED, when);
}

static const char *text_in(const struct html_tree *tree, uint32_t element)
{
    bool has = element + 1 < tree->at[element].end && tree->at[element + 1].tag == TAG_TEXT;
    return has ? tree->at[element + 1].text : "";
}

void html_metadata_find(const struct html_tree *tree, struct arena *arena,
                        struct document *document)
{
    struct finder finder = {.document = document, .arena = arena};
    for (uint32_t i = 1; i < tree->n; i++)
        if (tree->at[i].tag == TAG_SCRIPT &&
            strcasecmp(html_attribute(&tree->at[i], "type"), "application/ld+json") == 0)
            read_json_ld(&finder, text_in(tree, i));
    for (uint32_t i = 1; i < tree->n; i++)
        if (tree->at[i].tag == TAG_META)
            read_meta(&finder, &tree->at[i]);
    for (uint32_t i = 1; i < tree->n; i++)
        if (tree->at[i].tag == TAG_TIME)
            read_time(&finder, &tree->at[i]);
        else if (tree->at[i].tag == TAG_TITLE && tree->at[tree->at[i].parent].tag == TAG_HEAD)
            say(&finder, METADATA_TITLE, text_in(tree, i));
    arena_free(&finder.scratch);
}
