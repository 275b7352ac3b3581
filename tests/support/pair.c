#include "tests/support/pair.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "article/hyphen.h"

void pair_init(struct pair *pair, const char *old, size_t n_old, const char *new, size_t n_new)
{
    pair_init_with(pair, old, n_old, new, n_new, (struct collate_options){.pins = NULL});
}

void pair_init_with(struct pair *pair, const char *old, size_t n_old, const char *new,
                    size_t n_new, struct collate_options options)
{
    const char *text[SIDES] = {old, new};
    size_t size[SIDES] = {n_old, n_new};
    memset(pair, 0, sizeof *pair);
    for (int side = OLD; side <= NEW; side++) {
        pair->text[side] = malloc(size[side] + 1);
        if (!pair->text[side])
            abort();
        if (size[side])
            memcpy(pair->text[side], text[side], size[side]);
        pair->text[side][size[side]] = 0;
        struct document document =
            document_plain(side == OLD ? "old" : "new", (const uint8_t *)pair->text[side],
                           (uint32_t)size[side]);
        pair->article[side] = article_build(document, NULL, &pair->arena);
    }
    hyphens_settle(&pair->article[OLD], &pair->article[NEW], &pair->arena);
    pair->collation = collate_with(&pair->article[OLD], &pair->article[NEW], options, &pair->arena);
    pair->changes = changes_list(&pair->collation, &pair->arena);
}

void pair_free(struct pair *pair)
{
    arena_free(&pair->arena);
    free(pair->text[OLD]);
    free(pair->text[NEW]);
}

char *read_file(const char *path, struct arena *arena, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        return NULL;
    }
    size_t n = 0, cap = 4096, got;
    char *text = arena_alloc(arena, cap, 1);
    while ((got = fread(text + n, 1, cap - n, file)) > 0) {
        n += got;
        if (n == cap) {
            text = arena_grow(arena, text, cap, cap * 2);
            cap *= 2;
        }
    }
    (void)fclose(file); /* read to its end */
    text[n] = 0;
    *size = n;
    return text;
}
