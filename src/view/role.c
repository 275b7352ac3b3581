#include "view/role.h"

#include <string.h>

static const struct {
    const char *name;
    char mark;
} roles[ROLE_COUNT] = {
#define X(id, name, mark) {name, mark},
    ROLES(X)
#undef X
};

const char *role_name(enum role role)
{
    return roles[role].name;
}

char role_mark(enum role role)
{
    return roles[role].mark;
}

bool role_find(const char *name, size_t n, enum role *out)
{
    for (int i = 0; i < ROLE_COUNT; i++) {
        if (strlen(roles[i].name) == n && memcmp(roles[i].name, name, n) == 0) {
            *out = (enum role)i;
            return true;
        }
    }
    return false;
}

enum role role_current(enum role role)
{
    switch (role) {
    case ROLE_DELETED:
        return ROLE_CURRENT_DELETED;
    case ROLE_INSERTED:
        return ROLE_CURRENT_INSERTED;
    case ROLE_DELETED_TEXT:
        return ROLE_CURRENT_DELETED_TEXT;
    case ROLE_INSERTED_TEXT:
        return ROLE_CURRENT_INSERTED_TEXT;
    case ROLE_DELETED_PARAGRAPH:
        return ROLE_CURRENT_DELETED_PARAGRAPH;
    case ROLE_INSERTED_PARAGRAPH:
        return ROLE_CURRENT_INSERTED_PARAGRAPH;
    case ROLE_TRANSPOSED:
        return ROLE_CURRENT_TRANSPOSED;
    case ROLE_MOVED:
        return ROLE_CURRENT_MOVED;
    case ROLE_COSMETIC:
    case ROLE_BOILERPLATE:
        return ROLE_CURRENT_COSMETIC;
    case ROLE_LINK:
        return ROLE_CURRENT_LINK;
    case ROLE_NUMBER:
        return ROLE_CURRENT_NUMBER;
    default:
        return role;
    }
}

bool role_is_bar(enum role role)
{
    switch (role) {
    case ROLE_TITLE:
    case ROLE_TITLE_NAME:
    case ROLE_OVERVIEW_HERE:
    case ROLE_STATUS:
    case ROLE_STATUS_FACT:
    case ROLE_HINT:
    case ROLE_HINT_KEY:
    case ROLE_MESSAGE:
    case ROLE_ERROR:
        return true;
    default:
        return false;
    }
}
