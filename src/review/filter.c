#include "review/filter.h"

#include <string.h>

static const struct {
    enum filter_group group;
    const char *name;
} words[] = {
#define X(group, name, test) {group, name},
    FILTER_WORDS(X)
#undef X
};

enum { N_WORDS = sizeof words / sizeof *words, KINDS_FIRST = LINK_REWORDED };

static bool is(const char *word, size_t n, const char *name)
{
    return strlen(name) == n && memcmp(word, name, n) == 0;
}

const char *filter_word(int i)
{
    if (i < N_WORDS)
        return words[i].name;
    i -= N_WORDS;
    if (i < LINK_KINDS - KINDS_FIRST)
        return link_kind_name((enum link_kind)(i + KINDS_FIRST));
    i -= LINK_KINDS - KINDS_FIRST;
    if (i == 0)
        return "moved";
    return i <= CHANGE_CLASS_COUNT ? change_class_name((enum change_class)(i - 1)) : NULL;
}

bool filter_add(struct filter *filter, const char *word, size_t n, struct error *error)
{
    for (int i = 0; i < N_WORDS; i++)
        if (is(word, n, words[i].name)) {
            filter->words[words[i].group] |= UINT32_C(1) << i;
            return true;
        }
    for (int kind = KINDS_FIRST; kind < LINK_KINDS; kind++)
        if (is(word, n, link_kind_name((enum link_kind)kind))) {
            filter->kinds |= UINT32_C(1) << kind;
            return true;
        }
    for (int c = 0; c < CHANGE_CLASS_COUNT; c++)
        if (is(word, n, change_class_name((enum change_class)c))) {
            filter->classes |= CLASS_BIT(c);
            return true;
        }
    if (is(word, n, "moved"))
        return filter->moved = true;
    return error_set(error, "No change is called \"%.*s\".", (int)(n < 60 ? n : 60), word);
}

bool filter_read(struct filter *filter, const char *list, struct error *error)
{
    while (*list) {
        size_t n = strcspn(list, ",");
        if (n && !filter_add(filter, list, n, error))
            return false;
        list += n + (list[n] == ',');
    }
    return true;
}

bool filter_is_open(const struct filter *filter)
{
    bool any = filter->kinds || filter->classes || filter->moved;
    for (int group = 0; group < FILTER_GROUPS; group++)
        any |= filter->words[group] != 0;
    return !any;
}

static bool has_kind(const struct filter *filter, const struct change *change)
{
    if (change->moved)
        return filter->moved;
    return (filter->kinds & UINT32_C(1) << change->kind) != 0;
}

bool filter_passes(const struct filter *filter, const struct change *change,
                   const struct decision *d)
{
    const bool tests[] = {
#define X(group, name, test) test,
        FILTER_WORDS(X)
#undef X
    };
    if ((filter->kinds || filter->moved) && !has_kind(filter, change))
        return false;
    if (filter->classes && !(filter->classes & change->classes))
        return false;
    bool passed[FILTER_GROUPS] = {false};
    for (int i = 0; i < N_WORDS; i++)
        if (tests[i] && (filter->words[words[i].group] & UINT32_C(1) << i))
            passed[words[i].group] = true;
    for (int group = 0; group < FILTER_GROUPS; group++)
        if (filter->words[group] && !passed[group])
            return false;
    return true;
}
