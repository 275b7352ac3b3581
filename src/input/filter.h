/* Filters: other programs that read what this one does not, and print the text in it. */
#ifndef STET_INPUT_FILTER_H
#define STET_INPUT_FILTER_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "input/source.h"

/* The filters that come with the program: how the file's name ends, the command, and
 * the package that has it. Of several for one kind the first that is installed is
 * taken. What prints most faithfully stands first; what loses letters is not here. */
#define FILTERS(X)                                                                                 \
    X("docx", "pandoc -f docx -t plain --wrap=none -- %s", "pandoc")                               \
    X("docx", "docx2txt %s -", "docx2txt")                                                         \
    X("docx", "textutil -convert txt -stdout %s", "macOS")                                         \
    X("odt", "pandoc -f odt -t plain --wrap=none -- %s", "pandoc")                                 \
    X("odt", "odt2txt --width=-1 --encoding=UTF-8 %s", "odt2txt")                                  \
    X("odt", "textutil -convert txt -stdout %s", "macOS")                                          \
    X("rtf", "pandoc -f rtf -t plain --wrap=none -- %s", "pandoc")                                 \
    X("rtf", "textutil -convert txt -stdout %s", "macOS")                                          \
    X("epub", "pandoc -f epub -t plain --wrap=none -- %s", "pandoc")                               \
    X("doc", "antiword -w 0 -m UTF-8.txt %s", "antiword")                                          \
    X("doc", "catdoc -w -d utf-8 %s", "catdoc")                                                    \
    X("doc", "textutil -convert txt -stdout %s", "macOS")                                          \
    X("pdf", "pdftotext -layout -nopgbrk -enc UTF-8 -- %s -", "poppler-utils")

/* What a filter may take and print where nothing else is said. */
enum { FILTER_SECONDS = 30, FILTER_MEGABYTES = 64 };

/* A line of the user's own, "*.docx = COMMAND". */
struct filter_line {
    const char *pattern, *command; /* command "": such files are read as they are */
};

/* Zero-initialised it has none of the user's; then the limits are to be set. */
struct input_filters {
    struct arena arena;
    struct {
        struct filter_line *at;
        size_t n, cap;
    } lines;
    int seconds;   /* that a filter may take */
    int megabytes; /* that it may print */
};

/* What is to read a file. */
struct input_filter {
    const char *kind; /* "docx" */
    struct {
        const char **at;
        size_t n, cap;
    } commands, packages; /* packages: none where the commands are the user's */
};

/* Adds a line of the user's: a pattern for names of files (fnmatch(3), whatever the
 * case) and a command, split into words by base/words, in which %s is the file and %% a
 * %; "" switches filters off. Both are copied. False with a sentence. */
bool filters_add(struct input_filters *filters, const char *pattern, size_t n, const char *command,
                 size_t size, struct error *error);
void filters_free(struct input_filters *filters);

/* Whether a file is to be read by a filter: where a line of the user's says so of its
 * name, or else of its content's kind, or a filter of the program's does. `file` is its
 * name without folders, "" for none. */
bool filter_choose(const struct input_filters *filters, const char *file, const uint8_t *bytes,
                   size_t n, struct arena *arena, struct input_filter *filter);

/* Runs the filter on a source: on its file where it has one, else on a copy in a
 * temporary one. *printed is what it says, with the source's name; *program what was
 * run. False with a sentence: where none is installed, it fails, breaks a limit or prints
 * nothing, or *stop (may be NULL) was set. */
bool filter_run(const struct input_filters *filters, const struct input_filter *filter,
                const struct source *source, const char *path, const atomic_bool *stop,
                struct arena *arena, struct source *printed, const char **program,
                struct error *error);

#endif
