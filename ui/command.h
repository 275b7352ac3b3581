/* Commands: everything a key can do, in one table. Help and keymap come from
 * it. */
#ifndef STET_UI_COMMAND_H
#define STET_UI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

/* Enum, heading in the help screen. */
#define COMMAND_SECTIONS(X)                                                                        \
    X(SECTION_MOVE, "Moving")                                                                      \
    X(SECTION_CHANGE, "Changes")                                                                   \
    X(SECTION_DECIDE, "Deciding")                                                                \
    X(SECTION_SEARCH, "Finding")                                                                   \
    X(SECTION_VIEW, "The screen")                                                                  \
    X(SECTION_PROGRAM, "The program")

enum command_section {
#define X(id, heading) id,
    COMMAND_SECTIONS(X)
#undef X
        SECTION_COUNT
};

/* Enum, name, default keys ("": only by name), section, help. Names and keys are
 * stable: the man page has them. */
#define COMMANDS(X)                                                                                \
    X(CMD_DOWN, "down", "j Down Enter", SECTION_MOVE, "one line down; a number before: so many")   \
    X(CMD_UP, "up", "k Up", SECTION_MOVE, "one line up")                                           \
    X(CMD_PAGE_DOWN, "page-down", "Space PgDn C-f", SECTION_MOVE, "one page down")                 \
    X(CMD_PAGE_UP, "page-up", "PgUp C-b", SECTION_MOVE, "one page up")                             \
    X(CMD_HALF_DOWN, "half-down", "C-d", SECTION_MOVE, "half a page down")                         \
    X(CMD_HALF_UP, "half-up", "C-u", SECTION_MOVE, "half a page up")                               \
    X(CMD_TOP, "top", "g Home", SECTION_MOVE,                                                      \
      "to the beginning; after a number: to that paragraph")                                       \
    X(CMD_BOTTOM, "bottom", "G End", SECTION_MOVE,                                                 \
      "to the end; after a number: to that paragraph")                                             \
    X(CMD_OTHER_END, "other-end", "%", SECTION_MOVE,                                               \
      "the other end of a move, and back; after a number: per cent")                               \
    X(CMD_NEXT, "next", "] Tab", SECTION_CHANGE, "next change")                                    \
    X(CMD_PREVIOUS, "previous", "[ S-Tab", SECTION_CHANGE, "previous change")                      \
    X(CMD_NEXT_BLOCK, "next-block", "}", SECTION_CHANGE,                                           \
      "next inserted, deleted, moved, split or merged text")                                       \
    X(CMD_PREVIOUS_BLOCK, "previous-block", "{", SECTION_CHANGE, "previous one")                   \
    X(CMD_NEXT_FACT, "next-fact", ")", SECTION_CHANGE,                                             \
      "next changed fact: number, date, name, quotation ...")                                      \
    X(CMD_PREVIOUS_FACT, "previous-fact", "(", SECTION_CHANGE, "previous changed fact")            \
    X(CMD_DETAIL_DOWN, "detail-down", "J", SECTION_CHANGE,                                         \
      "scroll the sentences below the panes down")                                                 \
    X(CMD_DETAIL_UP, "detail-up", "K", SECTION_CHANGE, "scroll them up")                           \
    X(CMD_LIST, "list", "l", SECTION_CHANGE,                                                       \
      "list of all changes; / filters it, Enter goes there")                                       \
    X(CMD_FACTS, "facts", "f", SECTION_CHANGE, "list of changed facts by class, quotations first") \
    X(CMD_ACCEPT, "accept", "a", SECTION_DECIDE, "the new text stands")                            \
    X(CMD_STET, "stet", "s", SECTION_DECIDE, "the old text stands")                                \
    X(CMD_QUERY, "query", "x", SECTION_DECIDE, "to be asked about")                                \
    X(CMD_CLEAR, "clear", "BackSpace", SECTION_DECIDE, "open again: nothing is decided")           \
    X(CMD_ACCEPT_PARAGRAPH, "accept-paragraph", "A", SECTION_DECIDE,                               \
      "accept all changes of the paragraph, in a list all that are listed; "                       \
      ":accept sentence, all, class:number ...")                                                   \
    X(CMD_STET_PARAGRAPH, "stet-paragraph", "S", SECTION_DECIDE, "the old text of all these")      \
    X(CMD_QUERY_PARAGRAPH, "query-paragraph", "X", SECTION_DECIDE, "query all these")              \
    X(CMD_NOTE, "note", "m", SECTION_DECIDE, "write a note on the change")                         \
    X(CMD_NOTE_EDITOR, "note-editor", "M", SECTION_DECIDE, "write it in an editor")                \
    X(CMD_CHECKED, "checked", "c", SECTION_DECIDE,                                                 \
      "the fact was checked; asks against what, Enter leaves that out")                            \
    X(CMD_UNCHECKED, "unchecked", "C", SECTION_DECIDE, "it was not")                               \
    X(CMD_PIN, "pin", "p", SECTION_DECIDE,                                                         \
      "choose the partner of the sentence or paragraph by hand; :pin 12.3 9.1")                    \
    X(CMD_PART, "part", "P", SECTION_DECIDE,                                                       \
      "no partners: part the two, or take away what was pinned or parted")                         \
    X(CMD_UNPIN, "unpin", "", SECTION_DECIDE,                                                      \
      "only take away what was pinned or parted; :unpin all")                                      \
    X(CMD_UNDO, "undo", "u", SECTION_DECIDE, "undo the last decision, and the one before it ...")  \
    X(CMD_REDO, "redo", "C-r", SECTION_DECIDE, "redo what was undone")                             \
    X(CMD_NEXT_OPEN, "next-open", ".", SECTION_DECIDE, "next change without a decision")           \
    X(CMD_PREVIOUS_OPEN, "previous-open", ",", SECTION_DECIDE, "previous one")                     \
    X(CMD_NEXT_OPEN_FACT, "next-open-fact", ";", SECTION_DECIDE,                                   \
      "next changed fact that is neither decided nor checked")                                     \
    X(CMD_SEARCH, "search", "/", SECTION_SEARCH, "find a pattern in both versions")                \
    X(CMD_SEARCH_BACK, "search-back", "?", SECTION_SEARCH, "find backwards")                       \
    X(CMD_FIND_NEXT, "find-next", "n", SECTION_SEARCH, "next match")                               \
    X(CMD_FIND_PREVIOUS, "find-previous", "N", SECTION_SEARCH, "previous match")                   \
    X(CMD_FIND_WORD, "find-word", "*", SECTION_SEARCH, "find the words of the current change")     \
    X(CMD_FIND_WHERE, "find-where", "&", SECTION_SEARCH,                                           \
      "find in both versions, old, new, or changed text only")                                     \
    X(CMD_PLACE, "place", ":", SECTION_SEARCH,                                                     \
      "go to a paragraph, or 12.3: sentence 3 of paragraph 12; or any command by name")            \
    X(CMD_VIEW, "view", "v", SECTION_VIEW, "side by side, in one column, or changes only")         \
    X(CMD_FOLD, "fold", "z", SECTION_VIEW,                                                         \
      "fold or unfold the first unchanged paragraphs in view")                                     \
    X(CMD_FOLD_ALL, "fold-all", "Z", SECTION_VIEW, "fold or unfold all unchanged paragraphs")      \
    X(CMD_LEFT_OUT, "left-out", "b", SECTION_VIEW,                                                 \
      "what was left out of pages, and boilerplate")                                               \
    X(CMD_COSMETIC, "cosmetic", "t", SECTION_VIEW,                                                 \
      "changes of case, punctuation, typography: shown, dim, or hidden")                           \
    X(CMD_IGNORE, "ignore", "i", SECTION_VIEW,                                                     \
      "choose what makes no difference, and compare again")                                        \
    X(CMD_THEME, "theme", "T", SECTION_VIEW, "next theme; :theme NAME for a certain one")          \
    X(CMD_SET, "set", "", SECTION_VIEW, "set NAME VALUE changes a setting")                        \
    X(CMD_BIND, "bind", "", SECTION_VIEW, "bind KEY COMMAND gives a key another command")          \
    X(CMD_UNBIND, "unbind", "", SECTION_VIEW, "unbind KEY takes a key's command away")             \
    X(CMD_REDRAW, "redraw", "C-l", SECTION_VIEW, "draw the screen anew")                           \
    X(CMD_CANCEL, "cancel", "Esc", SECTION_VIEW, "leave this screen, forget the search")           \
    X(CMD_COPY, "copy", "y", SECTION_PROGRAM,                                                      \
      "the sentence of the change and its place to the clipboard")                                 \
    X(CMD_COPY_OLD, "copy-old", "Y", SECTION_PROGRAM, "the old one")                               \
    X(CMD_EDIT, "edit", "e", SECTION_PROGRAM,                                                      \
      "open an editor there, then read both files again")                                          \
    X(CMD_EDIT_OLD, "edit-old", "E", SECTION_PROGRAM, "open it on the old version")                \
    X(CMD_WRITE, "write", "w", SECTION_PROGRAM,                                                    \
      "write FILE: the text with the decisions applied, or write FORMAT FILE: a report; "          \
      "write! replaces a file")                                                                    \
    X(CMD_REPORT, "report", "W", SECTION_PROGRAM,                                                  \
      "report FORMAT FILE: json, plain, html ...; --only=facts,open before the file")              \
    X(CMD_HELP, "help", "h F1", SECTION_PROGRAM, "this screen")                                    \
    X(CMD_RELOAD, "reload", "r", SECTION_PROGRAM, "read both files again")                         \
    X(CMD_SUSPEND, "suspend", "C-z", SECTION_PROGRAM, "back to the shell; fg returns")             \
    X(CMD_QUIT, "quit", "q", SECTION_PROGRAM, "leave")                                             \
    X(CMD_STOP, "cquit", "C-c", SECTION_PROGRAM,                                                   \
      "leave with status 130; git then shows no more files")

enum command {
    CMD_NONE,
#define X(id, name, keys, section, help) id,
    COMMANDS(X)
#undef X
        CMD_COUNT
};

struct command_info {
    const char *name;
    const char *keys; /* default keys by name, separated by blanks */
    enum command_section section;
    const char *help;
};

/* What is known of a command, CMD_NONE excepted. */
const struct command_info *command_info(enum command command);

/* The command called by n bytes, CMD_NONE where there is none. */
enum command command_find(const char *name, size_t n);

/* By how many rows a command scrolls, upwards where negative; 0 for one that does not. n is
 * its count; a counted half page is as many rows. */
long command_rows(enum command command, long n, bool counted, long page, long half);

const char *command_section_heading(enum command_section section);

#endif
