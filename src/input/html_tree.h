/* The tree of an HTML page, flat. The only user of Gumbo. */
#ifndef STET_INPUT_HTML_TREE_H
#define STET_INPUT_HTML_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"

/* What an element does to the text in it. */
enum html_flow {
    FLOW_INLINE, /* part of a line */
    FLOW_BLOCK,  /* begins and ends a paragraph */
    FLOW_SILENT, /* its text is none: scripts, styles, what stands in for pictures */
};

/* The elements that are told apart: enum, name, flow. */
#define HTML_TAGS(X)                                                                               \
    X(TAG_ADDRESS, "address", FLOW_BLOCK)                                                          \
    X(TAG_ARTICLE, "article", FLOW_BLOCK)                                                          \
    X(TAG_ASIDE, "aside", FLOW_BLOCK)                                                              \
    X(TAG_BLOCKQUOTE, "blockquote", FLOW_BLOCK)                                                    \
    X(TAG_BODY, "body", FLOW_BLOCK)                                                                \
    X(TAG_CAPTION, "caption", FLOW_BLOCK)                                                          \
    X(TAG_CENTER, "center", FLOW_BLOCK)                                                            \
    X(TAG_DD, "dd", FLOW_BLOCK)                                                                    \
    X(TAG_DETAILS, "details", FLOW_BLOCK)                                                          \
    X(TAG_DIALOG, "dialog", FLOW_BLOCK)                                                            \
    X(TAG_DIV, "div", FLOW_BLOCK)                                                                  \
    X(TAG_DL, "dl", FLOW_BLOCK)                                                                    \
    X(TAG_DT, "dt", FLOW_BLOCK)                                                                    \
    X(TAG_FIELDSET, "fieldset", FLOW_BLOCK)                                                        \
    X(TAG_FIGCAPTION, "figcaption", FLOW_BLOCK)                                                    \
    X(TAG_FIGURE, "figure", FLOW_BLOCK)                                                            \
    X(TAG_FOOTER, "footer", FLOW_BLOCK)                                                            \
    X(TAG_FORM, "form", FLOW_BLOCK)                                                                \
    X(TAG_H1, "h1", FLOW_BLOCK)                                                                    \
    X(TAG_H2, "h2", FLOW_BLOCK)                                                                    \
    X(TAG_H3, "h3", FLOW_BLOCK)                                                                    \
    X(TAG_H4, "h4", FLOW_BLOCK)                                                                    \
    X(TAG_H5, "h5", FLOW_BLOCK)                                                                    \
    X(TAG_H6, "h6", FLOW_BLOCK)                                                                    \
    X(TAG_HEADER, "header", FLOW_BLOCK)                                                            \
    X(TAG_HGROUP, "hgroup", FLOW_BLOCK)                                                            \
    X(TAG_HR, "hr", FLOW_BLOCK)                                                                    \
    X(TAG_HTML, "html", FLOW_BLOCK)                                                                \
    X(TAG_LI, "li", FLOW_BLOCK)                                                                    \
    X(TAG_MAIN, "main", FLOW_BLOCK)                                                                \
    X(TAG_NAV, "nav", FLOW_BLOCK)                                                                  \
    X(TAG_OL, "ol", FLOW_BLOCK)                                                                    \
    X(TAG_P, "p", FLOW_BLOCK)                                                                      \
    X(TAG_PRE, "pre", FLOW_BLOCK)                                                                  \
    X(TAG_SECTION, "section", FLOW_BLOCK)                                                          \
    X(TAG_SUMMARY, "summary", FLOW_BLOCK)                                                          \
    X(TAG_TABLE, "table", FLOW_BLOCK)                                                              \
    X(TAG_TBODY, "tbody", FLOW_BLOCK)                                                              \
    X(TAG_TD, "td", FLOW_BLOCK)                                                                    \
    X(TAG_TFOOT, "tfoot", FLOW_BLOCK)                                                              \
    X(TAG_TH, "th", FLOW_BLOCK)                                                                    \
    X(TAG_THEAD, "thead", FLOW_BLOCK)                                                              \
    X(TAG_TR, "tr", FLOW_BLOCK)                                                                    \
    X(TAG_UL, "ul", FLOW_BLOCK)                                                                    \
    X(TAG_A, "a", FLOW_INLINE)                                                                     \
    X(TAG_BR, "br", FLOW_INLINE)                                                                   \
    X(TAG_BUTTON, "button", FLOW_INLINE)                                                           \
    X(TAG_LABEL, "label", FLOW_INLINE)                                                             \
    X(TAG_META, "meta", FLOW_INLINE)                                                               \
    X(TAG_NOSCRIPT, "noscript", FLOW_INLINE)                                                       \
    X(TAG_TIME, "time", FLOW_INLINE)                                                               \
    X(TAG_AUDIO, "audio", FLOW_SILENT)                                                             \
    X(TAG_CANVAS, "canvas", FLOW_SILENT)                                                           \
    X(TAG_HEAD, "head", FLOW_SILENT)                                                               \
    X(TAG_IFRAME, "iframe", FLOW_SILENT)                                                           \
    X(TAG_OBJECT, "object", FLOW_SILENT)                                                           \
    X(TAG_SCRIPT, "script", FLOW_SILENT)                                                           \
    X(TAG_SELECT, "select", FLOW_SILENT)                                                           \
    X(TAG_STYLE, "style", FLOW_SILENT)                                                             \
    X(TAG_SVG, "svg", FLOW_SILENT)                                                                 \
    X(TAG_TEMPLATE, "template", FLOW_SILENT)                                                       \
    X(TAG_TEXTAREA, "textarea", FLOW_SILENT)                                                       \
    X(TAG_TITLE, "title", FLOW_SILENT)                                                             \
    X(TAG_VIDEO, "video", FLOW_SILENT)

enum html_tag {
    TAG_TEXT, /* no element */
    TAG_OTHER,
#define X(id, name, flow) id,
    HTML_TAGS(X)
#undef X
        HTML_TAG_COUNT
};

struct html_node {
    enum html_tag tag;
    uint32_t parent, end; /* its descendants are the nodes up to `end` */
    const char *text;     /* TAG_TEXT: decoded, terminated */
    struct span raw;      /* TAG_TEXT: the bytes of the page that say it */
    const void *source;   /* the parser's own */
};

/* In the order of the page; node 0 is <html>. */
struct html_tree {
    struct html_node *at;
    size_t n, cap;
};

enum html_flow html_flow(enum html_tag tag);

/* The value of an attribute, "" where it has none or there is no such one. */
const char *html_attribute(const struct html_node *node, const char *name);

/* Whether the element by itself hides what is in it, by its style or from those
 * who listen; not whether one around it does. */
bool html_is_hidden(const struct html_node *node);

/* Writes the name of an element, cut to `room` bytes with its 0; "" for a text. */
void html_name(const struct html_node *node, char *out, size_t room);

/* Parses a page in UTF-8 by the rules of HTML5, which know no error. What no
 * person writes is set aside first: tags nested deeper than 512, more than 256
 * attributes, and, where pages blow up still, formatting elements. False where
 * even that takes more than 96 times the page (and 32 MB). The tree points into
 * the bytes and lives in the arena. Linear. */
bool html_parse(const uint8_t *bytes, uint32_t size, struct arena *arena, struct html_tree *tree);

#endif
