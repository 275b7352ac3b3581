/* Writes a pair of articles: gen KIND BYTES OLD_FILE NEW_FILE, where KIND is
 * the seed of an ordinary revision or the name of something nasty. */
#include <stdio.h>
#include <stdlib.h>

#include "tests/support/adversary.h"
#include "tests/support/generate.h"

int main(int argc, char **argv)
{
    char *end = NULL, *text[SIDES];
    size_t size[SIDES];
    unsigned long long seed = argc == 5 ? strtoull(argv[1], &end, 10) : 0;
    const struct adversary *adversary = argc == 5 && *end ? adversary_find(argv[1]) : NULL;
    if (argc != 5 || (*end && !adversary)) {
        fputs("usage: gen SEED|KIND BYTES OLD_FILE NEW_FILE\nkinds:\n", stderr);
        for (const struct adversary *a = adversaries; a->name; a++)
            fprintf(stderr, "  %-16s %s\n", a->name, a->what);
        return 2;
    }
    struct arena arena = {0};
    size_t bytes = strtoull(argv[2], NULL, 10);
    if (adversary) {
        adversary->make(1, bytes, &arena, text, size);
    } else {
        struct generate_options options = generate_defaults(seed, bytes);
        struct generated pair = generate(&options, &arena);
        for (int side = OLD; side <= NEW; side++) {
            text[side] = pair.text[side];
            size[side] = pair.size[side];
        }
    }
    for (int side = OLD; side <= NEW; side++) {
        FILE *file = fopen(argv[3 + side], "wb");
        if (!file || fwrite(text[side], 1, size[side], file) != size[side] || fclose(file)) {
            perror(argv[3 + side]);
            return 2;
        }
    }
    arena_free(&arena);
    return 0;
}
