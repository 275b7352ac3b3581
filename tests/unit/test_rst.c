/* reStructuredText: the words without the marks. */
#include <stdlib.h>

#include "input/rst.h"
#include "tests/support/extracted.h"
#include "tests/tap.h"

static void gives(const char *text, const char *want, const char *name)
{
    struct arena arena = {0};
    is_str(extracted_text(rst_extract, text, &arena), want, "%s", name);
    arena_free(&arena);
}

static void has(const char *text, const char *want, const char *name)
{
    struct arena arena = {0};
    is_str(extracted_passages(rst_extract, text, &arena), want, "%s", name);
    arena_free(&arena);
}

static void leads(const char *text, const char *want, const char *name)
{
    struct arena arena = {0};
    is_str(extracted_links(rst_extract, text, &arena), want, "%s", name);
    arena_free(&arena);
}

static void survives(const char *mark, size_t count, bool deeper)
{
    ok(extracts_many(rst_extract, mark, count, deeper, 3), "many of a mark end in bounded time");
}

int main(void)
{
    gives("", "", "nothing is nothing");
    gives("A *b* **c d** ``e *f*`` `g <h>`_ :sup:`i` `j`:sub: \\*k\\* [1]_ end\\ s.\n",
          "A b c d e *f* g i j *k* [1] ends.\n", "marks in a line are set aside");
    gives("2 * 3 * 4, snake_case_name, a*b*c, *open, `open, ``open, |x, x_ :y: 5 < 6\n\n\"*\" and (**)\n",
          "2 * 3 * 4, snake_case_name, a*b*c, *open, `open, ``open, |x, x_ :y: 5 < 6\n\n\"*\" and (**)\n",
          "what is no mark stays");
    gives("\xe2\x80\x9c*A*\xe2\x80\x9d, (**b**), \xe2\x80\x94*c*\xe2\x80\x94.\n",
          "\xe2\x80\x9c" "A\xe2\x80\x9d, (b), \xe2\x80\x94" "c\xe2\x80\x94.\n", "marks beside punctuation");
    gives("one\ntwo\n\nthree\r\n  \r\nfour", "one two\n\nthree\n\nfour\n",
          "a re-flowed paragraph is the same");
    gives("Title\n=====\n\none\n\nTwo\n~~~~~~~~~\n\n----\n\nthree\n", "Title\n\none\n\nTwo\n\nthree\n",
          "lines below titles and between parts are none");
    gives("A |b| |c|.\n\n.. |b| replace:: d\n   e\n", "A d e c.\n", "substitutions");
    gives("| one\n| *two*\n  goes on\n|\n| three\n", "one\ntwo goes on\n\nthree\n", "lines of verse");
    gives("Code::\n\n    a\n      b\n\n    c\n\nend ::\n\n  d\n", "Code:\n\na\n  b\n\nc\n\nend\n\nd\n",
          "literal blocks are what they say");
    gives("+---+---+\n| a | b |\n+===+===+\n| c | *d* |\n+---+---+\n\n== ===\na  b c\n== ===\n1  2\n"
          "== ===\n\nx\n", "a | b\n\nc | d\n\na | b c\n\n1 | 2\n\nx\n", "tables");
    gives("A. Smith came.\n\n- - a\n\n  - b\n\n3) c\n   d\n\n#. e\n\n-f\n",
          "A. Smith came.\n\na\n\nb\n\nc d\n\ne\n\n-f\n", "lists, and what is none");
    has("=====\nTitle\n=====\n\n:Author: Ann\n:Note: a\n  b\n\n* one\n* two\n\n   three\n\nFour\n----\n\n"
        "five\n   six\n\n:x: y\n",
        "[headline] Title <Title>\n[metadata] Author: Ann <:Author: Ann>\n"
        "[metadata] Note: a b <:Note: a\n  b>\n[list item] one <one>\n[list item] two <two>\n"
        "[block quote] three <three>\n[heading] Four <Four>\n[list item] five <five>\n"
        "[list item] six <six>\n[list item] x: y <:x: y>\n", "kinds and origins");
    has(".. note:: Take\n   care.\n\n   Much.\n\n.. image:: a/b.png\n   :width: 3\n\n"
        ".. figure:: c.png\n   :alt: d\n\n   e\n\n.. topic:: f\n\n   g\n\n.. code:: c\n   :number-lines:\n\n"
        "   h\n\n.. unknown:: i\n   :j: k\n\n   l\n\n.. container:: m\n\n   n\n\n.. [2] o\n   p\n",
        "[body] Take care. <Take\n   care.>\n[body] Much. <Much.>\n[caption] b.png <.. image:: a/b.png\n"
        "   :width: 3>\n[caption] d <.. figure:: c.png\n   :alt: d>\n[caption] e <e>\n"
        "[heading] f <f>\n[body] g <g>\n[body] h <h>\n[body] i <i>\n[body] l <l>\n[body] n <n>\n"
        "[body] [2] o p <[2] o\n   p>\n", "directives");
    has("..\n   one\n\n.. two\n\n.. raw:: html\n\n   <b>\n\n.. _x: y\n\n..\n\nend\n",
        "[body] end <end>\nhidden: ..\n   onehidden: .. twohidden: .. raw:: html\n\n   <b>",
        "comments and what shows nothing are listed");
    leads("`a b <http://c.example>`_ d_ `E F`_ `g`__ h__ `i <d_>`_ `a B`_ j_ http://k.example\n\n"
          ".. _d: l\n.. _`e f`: m\n   n\n.. __: o\n\n__ p\n\n.. _q: d_\n",
          "a b: http://c.example|d: l|E F: mn|g: o|h: p|i: l|a B: http://c.example|", "links");
    leads(".. image:: a.png\n   :alt: b\n   :target: c\n", "b: a.png c|", "a picture that leads on");
    leads("`x <y>`_ ``z <y>`_`` snake_ `no such`_\n", "x: y|", "what is no link leads nowhere");
    bool small = getenv("STET_TEST_SMALL") != NULL;
    size_t many = small ? 1000 : 20000;
    survives("- ", many * 10, false);
    survives("- a\n", small ? 100 : 1500, true);
    survives("a\n\n", small ? 100 : 1500, true);
    survives("`", many * 10, false);
    survives("`a <", many * 10, false);
    survives("**a ", many * 10, false);
    survives("*a ", many * 10, false);
    survives("``a ", many * 10, false);
    survives(":a:`b ", many * 10, false);
    survives("|a ", many * 10, false);
    survives(".. note:: ", many, false);
    survives(".. _a: a_\n", many, false);
    survives("==\n", many, false);
    survives("+-+\n", many, false);
    survives("\n", many * 10, false);
    survives("\\", many * 10, false);
    return done();
}
