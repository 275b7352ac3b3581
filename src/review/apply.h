/* Apply: the decisions applied to the files, as the bytes of one. */
#ifndef STET_REVIEW_APPLY_H
#define STET_REVIEW_APPLY_H

#include "base/error.h"
#include "base/strbuf.h"
#include "review/filter.h"
#include "review/resolve.h"

struct application {
    enum undecided undecided;
    const struct filter *only; /* other changes stay, as what is none, as in OLD; NULL: none */
    bool hide_cosmetic;        /* cosmetic ones too */
};

/* Adds the article with the decisions applied. Where one version stands throughout it
 * is that file, byte for byte, whatever it is; else it is in NEW's encoding, and Markdown where NEW
 * is (OLD where there is `only`). Of other formats, a
 * web page for one, it is the text of the article: then *note is a sentence that says
 * so, else NULL; it lives in the arena of `out`. False with a sentence where a character
 * is not in the encoding, or decisions cannot be put into Markdown. Near-linear. */
bool apply(const struct review *review, const struct application *how, struct strbuf *out,
           const char **note, struct error *error);

#endif
