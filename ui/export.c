#include "ui/export.h"

#include <string.h>
#include <sys/stat.h>

#include "base/save.h"
#include "input/encoding.h"

/* Whether that side stands of every change. */
static bool stands_throughout(const uint8_t *stands, size_t n, enum side side)
{
    for (size_t i = 0; i < n; i++)
        if (stands[i] != side)
            return false;
    return true;
}

/* The version that stands throughout, NULL where both have a part. Without a change
 * it is the new one, unless the old is asked for. */
static const struct document *whole(const struct review *review, enum undecided undecided)
{
    const struct changes *changes = review->changes;
    struct arena scratch = {0};
    uint8_t *stands = arena_alloc(&scratch, changes->n, 1);
    const struct document *found = NULL;
    enum side otherwise = undecided == UNDECIDED_OLD ? OLD : NEW;
    resolve_stands(review, otherwise, stands);
    if (stands_throughout(stands, changes->n, otherwise))
        found = &changes->collation->article[otherwise]->document;
    else if (stands_throughout(stands, changes->n, otherwise == OLD ? NEW : OLD))
        found = &changes->collation->article[otherwise == OLD ? NEW : OLD]->document;
    bool marks = undecided == UNDECIDED_MARK;
    for (size_t i = 0; i < changes->n && marks; i++)
        if (review->decision[i].verdict != VERDICT_ACCEPT &&
            review->decision[i].verdict != VERDICT_STET)
            found = NULL;
    arena_free(&scratch);
    return found;
}

bool export_resolved(const struct review *review, enum undecided undecided, struct strbuf *out,
                     struct error *error)
{
    const struct document *new = &review->changes->collation->article[NEW]->document;
    const struct document *document = whole(review, undecided);
    if (document) {
        strbuf_add(out, document->raw, document->raw_size);
        return true;
    }
    if (strcmp(new->format, "text") != 0)
        return error_set(error, "%s is %s: with decisions applied only plain text can be written",
                         new->name, new->format);
    if (new->raw == new->text) {
        resolve(review, undecided, out);
        return true;
    }
    struct arena scratch = {0};
    struct strbuf text = {.arena = &scratch};
    resolve(review, undecided, &text);
    const uint8_t *bytes;
    size_t size;
    bool good = document_encode(new, (const uint8_t *)strbuf_cstr(&text), text.n, &scratch, &bytes,
                                &size, error);
    if (good) {
        if (new->n_origins) /* a byte order mark */
            strbuf_add(out, new->raw, new->origins[0].raw.start);
        strbuf_add(out, bytes, size);
    }
    arena_free(&scratch);
    return good;
}

/* Whether the file is this version's own. */
static const struct document *version_in(const struct review *review, const struct stat *file)
{
    for (int side = OLD; side <= NEW; side++) {
        const struct document *document = &review->changes->collation->article[side]->document;
        struct stat at;
        if (document->path && stat(document->path, &at) == 0 && at.st_dev == file->st_dev &&
            at.st_ino == file->st_ino)
            return document;
    }
    return NULL;
}

bool export_save(const struct review *review, const char *path, bool replace,
                 const struct strbuf *bytes, struct error *error)
{
    struct stat file;
    const struct document *read = NULL;
    if (stat(path, &file) == 0) {
        if (!replace && S_ISREG(file.st_mode))
            return error_set(error, "%s is there already.", path);
        read = version_in(review, &file);
        if (read && read->filter)
            return error_set(error, "%s is %s, which text would not be; write to another file",
                             path, read->kind);
    }
    return save_file(path, bytes->n ? bytes->at : "", bytes->n, read ? read->raw : NULL,
                     read ? read->raw_size : 0, error);
}
