#include "review/apply.h"

#include <string.h>

#include "article/article.h"
#include "base/visible.h"
#include "collate/collation.h"
#include "input/encoding.h"
#include "review/markdown_write.h"
#include "review/weave.h"

/* What is written: which changes stand, in whose text. */
struct job {
    const struct review *review;
    const struct changes *changes;
    const struct application *how;
    struct arena *arena;
    enum side base;         /* whose format and encoding it gets */
    uint8_t *stands[SIDES]; /* where what is undecided is as in OLD, as in NEW */
    bool marks;             /* both, with marks */
};

static bool passes(const struct job *job, size_t index)
{
    const struct change *change = &job->changes->at[index];
    return !(job->how->hide_cosmetic && change->risk == RISK_COSMETIC) &&
           (!job->how->only ||
            filter_passes(job->how->only, change, &job->review->decision[index]));
}

static void find_stands(struct job *job)
{
    size_t n = job->changes->n;
    for (int side = OLD; side <= NEW; side++) {
        job->stands[side] = arena_alloc(job->arena, n, 1);
        resolve_stands(job->review, (enum side)side, job->stands[side]);
    }
    for (size_t i = 0; i < n; i++) {
        if (!passes(job, i))
            job->stands[OLD][i] = job->stands[NEW][i] = OLD;
        job->marks |= job->stands[OLD][i] != job->stands[NEW][i];
    }
    job->marks = job->marks && job->how->undecided == UNDECIDED_MARK;
}

/* The version that stands throughout, SIDES where both have a part. */
static int whole(const struct job *job, const uint8_t *stands)
{
    size_t n = job->changes->n, new = 0;
    for (size_t i = 0; i < n; i++)
        new += stands[i] == NEW;
    if (!n)
        return job->how->undecided == UNDECIDED_OLD ? (int)OLD : (int)job->base;
    return new == n ? (int)NEW : new == 0 ? (int)OLD : (int)SIDES;
}

static bool is_format(const struct document *document, const char *format)
{
    return strcmp(document->format, format) == 0;
}

/* The text of a file in UTF-8, marks and all. */
static bool decode(const struct document *document, struct arena *arena, struct document *decoded,
                   struct error *error)
{
    struct source raw = {.name = document->name,
                         .bytes = document->raw,
                         .size = document->raw_size};
    return encoding_decode(&raw, document->encoding, arena, decoded, error);
}

/* Adds what stands as NEW's format has it, in UTF-8. */
static bool add_standing(const struct job *job, const uint8_t *stands, struct strbuf *out,
                         struct error *error)
{
    const struct collation *collation = job->changes->collation;
    int only = whole(job, stands);
    bool markdown = is_format(&collation->article[job->base]->document, "markdown");
    if (only < SIDES && (markdown || is_format(&collation->article[only]->document, "text"))) {
        struct document decoded;
        if (!decode(&collation->article[only]->document, job->arena, &decoded, error))
            return false;
        strbuf_add(out, decoded.text, decoded.size);
        return true;
    }
    enum side base =
        job->base == OLD ? OLD : resolve_base(job->changes, stands, job->how->undecided);
    if (!markdown) {
        resolve_standing(job->changes, stands, base, out);
        return true;
    }
    struct strbuf text = {.arena = job->arena};
    struct weave_input input = {job->changes, base, 1, {stands}};
    struct strands strands = weave(&input, job->arena);
    for (size_t i = 0; i < strands.n; i++)
        strbuf_add(&text, strands.at[i].text, strands.at[i].size);
    return markdown_write(&strands, collation->article, base, &text, out, error);
}

/* Both texts of what is undecided, marked: of the words, or, in Markdown, of what the
 * files would say. */
static bool add_marked(const struct job *job, struct strbuf *out, struct error *error)
{
    const uint8_t *const stands[SIDES] = {job->stands[OLD], job->stands[NEW]};
    if (!is_format(&job->changes->collation->article[job->base]->document, "markdown")) {
        resolve_marked(job->changes, stands, out);
        return true;
    }
    struct article article[SIDES];
    for (int side = OLD; side <= NEW; side++) {
        struct strbuf text = {.arena = job->arena};
        if (!add_standing(job, stands[side], &text, error))
            return false;
        const char *bytes = strbuf_cstr(&text);
        article[side] = article_build(
            document_plain("", (const uint8_t *)bytes, (uint32_t)text.n), NULL, job->arena);
    }
    struct collate_options options = {.thresholds = job->changes->collation->thresholds};
    struct collation collation = collate_with(&article[OLD], &article[NEW], options, job->arena);
    struct changes changes = changes_list(&collation, job->arena);
    uint8_t *all[SIDES];
    for (int side = OLD; side <= NEW; side++) {
        all[side] = arena_alloc(job->arena, changes.n, 1);
        memset(all[side], side, changes.n);
    }
    resolve_marked(&changes, (const uint8_t *const[SIDES]){all[OLD], all[NEW]}, out);
    return true;
}

/* In the encoding of a file, with its byte order mark. */
static bool encode(const struct job *job, const struct document *as, const struct strbuf *text,
                   struct strbuf *out, struct error *error)
{
    struct document decoded;
    const uint8_t *bytes;
    size_t size;
    if (!decode(as, job->arena, &decoded, error) ||
        !document_encode(as, (const uint8_t *)text->at, text->n, job->arena, &bytes, &size, error))
        return false;
    if (decoded.text != decoded.raw && decoded.n_origins)
        strbuf_add(out, as->raw, decoded.origins[0].raw.start);
    strbuf_add(out, bytes, size);
    return true;
}

static const char *note_of(const struct document *document, struct arena *arena)
{
    struct strbuf note = {.arena = arena};
    char name[512];
    visible_copy(name, sizeof name, document->name, strlen(document->name));
    strbuf_addf(&note, "%s is %s; as both versions have a part, this is the text of the article",
                name, document->format);
    return strbuf_cstr(&note);
}

bool apply(const struct review *review, const struct application *how, struct strbuf *out,
           const char **note, struct error *error)
{
    struct arena scratch = {0};
    struct job job = {.review = review,
                      .changes = review->changes,
                      .how = how,
                      .arena = &scratch,
                      .base = how->only ? OLD : NEW};
    const struct article *const *article = review->changes->collation->article;
    const struct document *as = &article[job.base]->document;
    struct strbuf text = {.arena = &scratch};
    *note = NULL;
    find_stands(&job);
    const uint8_t *stands = job.stands[how->undecided == UNDECIDED_OLD ? OLD : NEW];
    int only = whole(&job, stands);
    bool good = true;
    if (only < SIDES && !job.marks) {
        strbuf_add(out, article[only]->document.raw, article[only]->document.raw_size);
    } else {
        good = (job.marks ? add_marked(&job, &text, error)
                          : add_standing(&job, stands, &text, error)) &&
               encode(&job, as, &text, out, error);
        if (good && !is_format(as, "text") && !is_format(as, "markdown"))
            *note = note_of(as, out->arena);
    }
    arena_free(&scratch);
    return good;
}
