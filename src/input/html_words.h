/* What the names that pages give to their parts say of them. */
#ifndef STET_INPUT_HTML_WORDS_H
#define STET_INPUT_HTML_WORDS_H

#include <stdint.h>

#include "input/document.h"

/* What an element is, by its own attributes. */
struct html_words {
    enum left_out_kind furniture; /* LEFT_OUT_NOT where nothing says so */
    enum passage_kind kind;       /* PASSAGE_BODY where nothing says so */
};

/* Reads class names or an id. Linear. */
struct html_words html_words(const char *names);

/* Whether a text begins as invitations to subscribe or to sign up do. */
bool html_invites(const char *text, uint32_t size);

#endif
