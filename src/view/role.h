/* Roles: what a piece of the screen means. Its look is the theme's business. */
#ifndef STET_VIEW_ROLE_H
#define STET_VIEW_ROLE_H

#include <stdbool.h>
#include <stddef.h>

/* Enum, name in theme files, mark in the role grids of screen tests. */
#define ROLES(X)                                                                                   \
    X(ROLE_TEXT, "text", '.')                                                                      \
    X(ROLE_TEXT_HEADING, "text-heading", '*')                                                      \
    X(ROLE_TEXT_BESIDE, "text-beside", ':')                                                        \
    X(ROLE_RAIL, "rail", ';')                                                                      \
    X(ROLE_DELETED, "deleted", 'd')                                                                \
    X(ROLE_INSERTED, "inserted", 'i')                                                              \
    X(ROLE_DELETED_TEXT, "deleted-text", 'D')                                                      \
    X(ROLE_INSERTED_TEXT, "inserted-text", 'I')                                                    \
    X(ROLE_DELETED_PARAGRAPH, "deleted-paragraph", 'R')                                            \
    X(ROLE_INSERTED_PARAGRAPH, "inserted-paragraph", 'A')                                          \
    X(ROLE_MOVED, "moved", 'M')                                                                    \
    X(ROLE_TRANSPOSED, "transposed", 'P')                                                          \
    X(ROLE_COSMETIC, "cosmetic", 'c')                                                              \
    X(ROLE_BOILERPLATE, "boilerplate", 'j')                                                        \
    X(ROLE_LINK, "link", 'a')                                                                      \
    X(ROLE_CURRENT_DELETED, "current-deleted", 'x')                                                \
    X(ROLE_CURRENT_INSERTED, "current-inserted", 'y')                                              \
    X(ROLE_CURRENT_DELETED_TEXT, "current-deleted-text", 'X')                                      \
    X(ROLE_CURRENT_INSERTED_TEXT, "current-inserted-text", 'Y')                                    \
    X(ROLE_CURRENT_DELETED_PARAGRAPH, "current-deleted-paragraph", 'E')                            \
    X(ROLE_CURRENT_INSERTED_PARAGRAPH, "current-inserted-paragraph", 'J')                          \
    X(ROLE_CURRENT_MOVED, "current-moved", 'Z')                                                    \
    X(ROLE_CURRENT_TRANSPOSED, "current-transposed", 'O')                                          \
    X(ROLE_CURRENT_COSMETIC, "current-cosmetic", 'z')                                              \
    X(ROLE_CURRENT_LINK, "current-link", 'C')                                                      \
    X(ROLE_CURRENT_PLACE, "current-place", '_')                                                    \
    X(ROLE_STAND_IN, "stand-in", '^')                                                              \
    X(ROLE_FOUND, "found", 'f')                                                                    \
    X(ROLE_CURRENT_FOUND, "current-found", 'G')                                                    \
    X(ROLE_BRACKET, "bracket", 'b')                                                                \
    X(ROLE_NUMBER, "number", 'n')                                                                  \
    X(ROLE_CURRENT_NUMBER, "current-number", 'N')                                                  \
    X(ROLE_NOTE, "note", 'o')                                                                      \
    X(ROLE_BORDER, "border", '|')                                                                  \
    X(ROLE_SIGN_REWORDED, "sign-reworded", '~')                                                    \
    X(ROLE_SIGN_INSERTED, "sign-inserted", '+')                                                    \
    X(ROLE_SIGN_DELETED, "sign-deleted", '-')                                                      \
    X(ROLE_SIGN_MOVED, "sign-moved", '=')                                                          \
    X(ROLE_SIGN_SPLIT, "sign-split", '<')                                                          \
    X(ROLE_SIGN_MERGED, "sign-merged", '>')                                                        \
    X(ROLE_DECISION, "decision", 'V')                                                             \
    X(ROLE_SIGN_CURRENT, "sign-current", '#')                                                      \
    X(ROLE_TITLE, "title", 't')                                                                    \
    X(ROLE_TITLE_NAME, "title-name", 'T')                                                          \
    X(ROLE_STRIP, "strip", 'g')                                                                    \
    X(ROLE_STRIP_OLD, "strip-old", 'r')                                                            \
    X(ROLE_STRIP_NEW, "strip-new", 'w')                                                            \
    X(ROLE_STRIP_BRACKET, "strip-bracket", 'B')                                                    \
    X(ROLE_OVERVIEW, "overview", 'u')                                                              \
    X(ROLE_OVERVIEW_HERE, "overview-here", 'U')                                                    \
    X(ROLE_LIST, "list", 'l')                                                                      \
    X(ROLE_LIST_PLACE, "list-place", 'p')                                                          \
    X(ROLE_LIST_CURRENT, "list-current", 'L')                                                      \
    X(ROLE_STATUS, "status", 's')                                                                  \
    X(ROLE_STATUS_FACT, "status-fact", 'F')                                                        \
    X(ROLE_HINT, "hint", 'h')                                                                      \
    X(ROLE_HINT_KEY, "hint-key", 'K')                                                              \
    X(ROLE_MESSAGE, "message", 'm')                                                                \
    X(ROLE_ERROR, "error", 'e')                                                                    \
    X(ROLE_PROMPT_HINT, "prompt-hint", 'Q')                                                        \
    X(ROLE_PROMPT, "prompt", 'q')                                                                  \
    X(ROLE_HEADING, "heading", 'H')                                                                \
    X(ROLE_KEY, "key", 'k')

enum role {
#define X(id, name, mark) id,
    ROLES(X)
#undef X
        ROLE_COUNT
};

/* The name in theme files. */
const char *role_name(enum role role);

/* One letter that stands for the role in a printed grid. */
char role_mark(enum role role);

/* The role called by n bytes of `name`; false where there is none. */
bool role_find(const char *name, size_t n, enum role *out);

/* The stronger role of the same meaning that the current change has; the role
 * itself where there is none. */
enum role role_current(enum role role);

/* Whether the role is of a bar or a mark that its background alone sets off: it stands
 * out reversed where the terminal's few colours have no such background. */
bool role_is_bar(enum role role);

#endif
