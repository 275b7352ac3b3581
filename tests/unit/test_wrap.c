/* Line breaking: every byte in one line, every line within the width. */
#include <locale.h>

#include "base/strbuf.h"
#include "tests/tap.h"
#include "view/wrap.h"

static struct arena arena;

/* The lines of a text, joined by '|', white space at line ends left out. */
static const char *wrapped(const char *text, unsigned columns)
{
    struct flow flow = {.arena = &arena};
    flow_add(&flow, (const uint8_t *)text, (struct span){0, (uint32_t)strlen(text)}, OLD,
             ROLE_TEXT);
    struct lines lines = {0};
    wrap(&flow, columns, &lines);
    struct strbuf out = {.arena = &arena};
    uint32_t at = 0;
    for (size_t i = 0; i < lines.n; i++) {
        if (lines.at[i].start != at || lines.at[i].end <= at)
            strbuf_adds(&out, "(hole)");
        uint32_t end = at = lines.at[i].end;
        while (end > lines.at[i].start && ascii_is_blank((uint8_t)text[end - 1]))
            end--;
        if (i)
            strbuf_addc(&out, '|');
        strbuf_add(&out, text + lines.at[i].start, end - lines.at[i].start);
    }
    if (at != strlen(text))
        strbuf_adds(&out, "(rest)");
    return strbuf_cstr(&out);
}

/* Every line of the text is as wide as it says and fits at every width. */
static void fits_everywhere(const char *name, const char *text)
{
    bool good = true;
    for (unsigned columns = 1; columns < 60; columns++) {
        struct flow flow = {.arena = &arena};
        flow_add(&flow, (const uint8_t *)text, (struct span){0, (uint32_t)strlen(text)}, OLD,
                 ROLE_TEXT);
        struct lines lines = {0};
        wrap(&flow, columns, &lines);
        uint32_t at = 0;
        for (size_t i = 0; i < lines.n; i++) {
            unsigned width = 0, clusters = 0, seen = 0;
            good = good && lines.at[i].start == at;
            for (at = lines.at[i].start; at < lines.at[i].end;) {
                struct visible shown;
                bool blank = ascii_is_blank((uint8_t)text[at]);
                at +=
                    (uint32_t)shown_next((const uint8_t *)text + at, lines.at[i].end - at, &shown);
                width += shown.columns;
                seen = blank ? seen : width;
                clusters += !blank;
            }
            good = good && seen == lines.at[i].columns && (seen <= columns || clusters == 1);
        }
        good = good && at == strlen(text);
    }
    ok(good, "%s fits at every width", name);
}

static void pieces(void)
{
    struct flow flow = {.arena = &arena};
    const uint8_t *text = (const uint8_t *)"one two three";
    flow_add(&flow, text, (struct span){0, 4}, OLD, ROLE_TEXT);
    flow_add(&flow, text, (struct span){4, 8}, OLD, ROLE_TEXT);
    is_int(flow.pieces.n, 1, "what goes on is one piece");
    flow_add(&flow, text, (struct span){8, 13}, OLD, ROLE_DELETED);
    is_int(flow.pieces.n, 2, "another role is another piece");
    flow_add(&flow, text, (struct span){0, 3}, OLD, ROLE_DELETED);
    is_int(flow.pieces.n, 3, "another place too");
    flow_add(&flow, text, (struct span){5, 5}, OLD, ROLE_DELETED);
    is_int(flow.pieces.n, 3, "nothing is no piece");

    struct flow marked = {.arena = &arena};
    flow_add(&marked, (const uint8_t *)"aa ", (struct span){0, 3}, OLD, ROLE_TEXT);
    flow_add_text(&marked, "[-", ROLE_BRACKET, true);
    flow_add(&marked, (const uint8_t *)"bb", (struct span){0, 2}, OLD, ROLE_DELETED);
    flow_add_text(&marked, "-]", ROLE_BRACKET, true);
    struct lines lines = {0};
    wrap(&marked, 8, &lines);
    is_int(lines.n, 2, "a bracket goes to the next line");
    is_int(lines.at[0].end, 3, "with its word");
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    is_str(wrapped("one two three", 20), "one two three", "a short line stays");
    is_str(wrapped("one two three", 7), "one two|three", "words stay whole");
    is_str(wrapped("at 10:40 a.m. today", 11), "at 10:40|a.m. today", "abbreviations too");
    is_str(wrapped("в т.ч. там", 4), "в|т.ч.|там", "in other scripts");
    is_str(wrapped("说,他", 4), "说,|他", "but where there are no blanks");
    is_str(wrapped("one two three", 8), "one two|three", "white space may stick out");
    is_str(wrapped("one  \n\ttwo", 7), "one  \n\ttwo", "white space is one column");
    is_str(wrapped("one\ntwo", 20), "one\ntwo", "line ends of the source are white space");
    is_str(wrapped("abcdefgh ij", 3), "abc|def|gh|ij", "a wide word is broken");
    is_str(wrapped("abcdefgh ij", 5), "abcd|efgh|ij", "with a column for the mark");
    is_str(wrapped("ab well-known", 8), "ab well-|known", "after a hyphen");
    is_str(wrapped("a 漢字漢字", 5), "a 漢|字漢|字", "wide characters never half");
    is_str(wrapped("Zu\xcc\x81n\xcc\x83iga", 3), "Zu\xcc\x81n\xcc\x83|iga", "clusters stay whole");
    is_str(wrapped("12\xc2\xa0km on", 4), "12\xc2\xa0|km|on", "no break at a no-break space");
    is_str(wrapped("", 4), "", "nothing is no line");
    fits_everywhere("plain text", "It was, in Hana's words, a well-known (and much-loved) place.");
    fits_everywhere("hostile text", "a\x1b[31m \xff\xfe\xe2\x80\xae zero\xe2\x80\x8bwidth\xcc\x81");
    fits_everywhere("emoji",
                    "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7 "
                    "\xf0\x9f\x87\xb8\xf0\x9f\x87\xaa x \xed\x95\x9c\xea\xb8\x80");
    pieces();
    arena_free(&arena);
    return done();
}
