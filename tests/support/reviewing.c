#include "tests/support/reviewing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/strbuf.h"

struct error reviewing_warning, reviewing_error;

static struct arena arena;
static char folder[64];

bool reviewing_begin(void)
{
    /* in memory where there is such a place: nothing here waits for a disk */
    snprintf(folder, sizeof folder, "%s/stet-review.XXXXXX",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    return mkdtemp(folder) != NULL;
}

const char *reviewing_file(const char *name)
{
    struct strbuf buf = {.arena = &arena};
    strbuf_addf(&buf, "%s/%s", folder, name);
    return strbuf_cstr(&buf);
}

bool reviewing_end(void)
{
    struct strbuf command = {.arena = &arena};
    strbuf_addf(&command, "rm -rf '%s'", folder);
    bool good = system(strbuf_cstr(&command)) == 0;
    arena_free(&arena);
    return good;
}

const char *reviewing_text(enum side side, int n, int edited)
{
    static const char *const nouns[] = {"ferry",  "harbor", "school", "market", "bridge",
                                        "museum", "garden", "tunnel", "tower",  "mill"};
    struct strbuf buf = {.arena = &arena};
    for (int i = 0; i < n; i++) {
        const char *noun = nouns[i % 10];
        if (side == NEW && i == edited)
            strbuf_addf(&buf, "Number %d, the %s of the town, is crowded on weekdays.\n\n", i, noun);
        else
            strbuf_addf(&buf, "Number %d, the %s of the town, is %s on weekdays.\n\n", i, noun,
                        side == OLD ? "open" : "shut");
    }
    return strbuf_cstr(&buf);
}

void reviewing_pair(struct pair *pair, const char *old, const char *new)
{
    pair_init(pair, old, strlen(old), new, strlen(new));
}

bool reviewing_write(const char *path, const void *bytes, size_t n)
{
    FILE *out = fopen(path, "wb");
    bool good = out && fwrite(bytes, 1, n, out) == n;
    good = out && fclose(out) == 0 && good;
    if (!good)
        fprintf(stderr, "%s cannot be written\n", path);
    return good;
}

bool reviewing_open(struct desk *desk, const struct pair *pair, const char *path, const char *who)
{
    struct desk_options options = {.path = path, .who = who};
    if (desk_open(desk, &pair->changes, options, &reviewing_warning, &reviewing_error))
        return true;
    printf("# the desk does not open: %s\n", reviewing_error.text);
    return false;
}

void reviewing_rule(struct desk *desk, size_t change, enum verdict verdict)
{
    desk_rule(desk, &change, 1, (struct ruling){.fields = RULES_VERDICT, .verdict = verdict});
}

void reviewing_note(struct desk *desk, size_t change, const char *text)
{
    desk_rule(desk, &change, 1, (struct ruling){.fields = RULES_NOTE, .note = text});
}

void reviewing_check(struct desk *desk, size_t change, const char *source)
{
    desk_rule(desk, &change, 1,
              (struct ruling){.fields = RULES_CHECKED, .checked = true, .source = source});
}

const char *reviewing_last_note(const struct desk *desk, size_t change)
{
    const struct note *last = decision_last_note(desk_decision(desk, change));
    return last ? last->text : NULL;
}

size_t reviewing_count(const struct desk *desk, enum verdict verdict)
{
    size_t n = 0;
    for (size_t i = 0; i < desk->review.changes->n; i++)
        n += desk_decision(desk, i)->verdict == verdict;
    return n;
}
