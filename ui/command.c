#include "ui/command.h"

#include <string.h>

static const struct command_info commands[CMD_COUNT] = {{"", "", SECTION_MOVE, ""},
#define X(id, name, keys, section, help) {name, keys, section, help},
                                                        COMMANDS(X)
#undef X
};

const struct command_info *command_info(enum command command)
{
    return &commands[command];
}

const char *command_section_heading(enum command_section section)
{
    static const char *const headings[SECTION_COUNT] = {
#define X(id, heading) heading,
        COMMAND_SECTIONS(X)
#undef X
    };
    return headings[section];
}

enum command command_find(const char *name, size_t n)
{
    for (int command = CMD_NONE + 1; command < CMD_COUNT; command++) {
        const char *known = commands[command].name;
        if (strlen(known) == n && memcmp(known, name, n) == 0)
            return (enum command)command;
    }
    return CMD_NONE;
}

long command_rows(enum command command, long n, bool counted, long page, long half)
{
    switch (command) {
    case CMD_DOWN:
        return n;
    case CMD_UP:
        return -n;
    case CMD_PAGE_DOWN:
        return n * page;
    case CMD_PAGE_UP:
        return -n * page;
    case CMD_HALF_DOWN:
        return counted ? n : half;
    case CMD_HALF_UP:
        return -(counted ? n : half);
    default:
        return 0;
    }
}
