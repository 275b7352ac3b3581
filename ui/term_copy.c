#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "ui/term.h"

enum { COPY_MAX = 48 * 1024 /* bytes: terminals take some 70,000 of base64 */ };

/* RFC 4648. */
static void add_base64(const char *text, size_t n, struct strbuf *out)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < n; i += 3) {
        unsigned bits = 0;
        for (size_t k = 0; k < 3; k++)
            bits = bits << 8 | (i + k < n ? (unsigned char)text[i + k] : 0u);
        for (size_t k = 0; k < 4; k++)
            strbuf_addc(out, k <= n - i ? digits[bits >> (18 - 6 * k) & 63] : '=');
    }
}

/* OSC 52 (xterm's "Manipulate Selection Data"): c is the clipboard. */
static void add_sequence(const struct strbuf *data, const char *escape, struct strbuf *out)
{
    strbuf_addf(out, "%s]52;c;", escape);
    strbuf_add(out, data->at, data->n);
    strbuf_adds(out, "\a");
}

bool term_copy(const char *text, size_t n, struct error *error)
{
    struct arena arena = {0};
    struct strbuf data = {.arena = &arena}, out = {.arena = &arena};
    if (n == 0 || n > COPY_MAX)
        return error_set(error, n ? "That is too much for a terminal's clipboard."
                                  : "There is nothing to copy.");
    add_base64(text, n, &data);
    add_sequence(&data, "\033", &out); /* also what a tmux with set-clipboard on takes */
    if (getenv("TMUX")) { /* through one that lets programs pass */
        strbuf_adds(&out, "\033Ptmux;");
        add_sequence(&data, "\033\033", &out);
        strbuf_adds(&out, "\033\\");
    } else if (getenv("STY")) {
        strbuf_adds(&out, "\033P");
        add_sequence(&data, "\033", &out);
        strbuf_adds(&out, "\033\\");
    }
    bool good = true;
    for (size_t at = 0; at < out.n && good;) {
        ssize_t wrote = write(STDOUT_FILENO, out.at + at, out.n - at);
        good = wrote >= 0 || errno == EINTR || errno == EAGAIN;
        at += wrote > 0 ? (size_t)wrote : 0;
    }
    arena_free(&arena);
    return good || error_set(error, "The terminal does not take it.");
}
