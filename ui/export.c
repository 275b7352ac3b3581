#include "ui/export.h"

#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/save.h"
#include "review/apply.h"

bool export_resolved(const struct review *review, enum undecided undecided, struct strbuf *out,
                     const char **note, struct error *error)
{
    struct application how = {.undecided = undecided};
    return apply(review, &how, out, note, error);
}

bool export_report(enum report_format format, struct report_input *input, struct output *output,
                   struct error *error)
{
    struct arena arena = {0};
    struct strbuf bytes = {.arena = &arena};
    const char *note = NULL;
    bool good = true;
    for (int side = OLD; side <= NEW && format == FORMAT_PATCH && good; side++) {
        const struct document *document =
            &input->review->changes->collation->article[side]->document;
        if (document->filter)
            good = error_set(error, "There is no patch for it: %s is %s.", document->name,
                             document->kind);
    }
    if (good && format == FORMAT_PATCH) {
        struct application how = {.undecided = input->undecided,
                                  .only = filter_is_open(&input->only) ? NULL : &input->only,
                                  .hide_cosmetic = input->hide_cosmetic};
        good = apply(input->review, &how, &bytes, &note, error);
        if (good && note)
            good = error_set(error, "There is no patch for it: %s.", note);
        input->patched = &bytes;
    }
    if (good)
        report_write(format, input, output);
    input->patched = NULL;
    arena_free(&arena);
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

/* Text would be no page. */
static bool is_page(const char *path)
{
    static const char *const endings[] = {".html", ".htm", ".xhtml"};
    size_t n = strlen(path);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (n > strlen(endings[i]) && strcasecmp(path + n - strlen(endings[i]), endings[i]) == 0)
            return true;
    return false;
}

bool export_save(const struct review *review, const char *path, bool replace, const char *note,
                 const struct strbuf *bytes, struct error *error)
{
    struct stat file;
    const struct document *read = NULL;
    if (note && is_page(path))
        return error_set(error, "%s: %s. Write it to a file with another name.", path, note);
    if (stat(path, &file) == 0) {
        if (!replace && S_ISREG(file.st_mode))
            return error_set(error, "%s is there already.", path);
        read = version_in(review, &file);
        if (read && read->filter)
            return error_set(error, "%s is %s, which text would not be; write to another file",
                             path, read->kind);
        if (read && note)
            return error_set(error, "%s: %s, which does not replace it.", path, note);
    }
    return save_file(path, bytes->n ? bytes->at : "", bytes->n, read ? read->raw : NULL,
                     read ? read->raw_size : 0, error);
}
