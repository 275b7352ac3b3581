/* Writes a generated pair of articles: gen SEED BYTES OLD_FILE NEW_FILE */
#include <stdio.h>
#include <stdlib.h>

#include "tests/support/generate.h"

int main(int argc, char **argv)
{
    if (argc != 5) {
        fputs("usage: gen SEED BYTES OLD_FILE NEW_FILE\n", stderr);
        return 2;
    }
    struct arena arena = {0};
    struct generate_options options =
        generate_defaults(strtoull(argv[1], NULL, 10), strtoull(argv[2], NULL, 10));
    struct generated pair = generate(&options, &arena);
    for (int side = OLD; side <= NEW; side++) {
        FILE *file = fopen(argv[3 + side], "wb");
        if (!file || fwrite(pair.text[side], 1, pair.size[side], file) != pair.size[side] ||
            fclose(file)) {
            perror(argv[3 + side]);
            return 2;
        }
    }
    arena_free(&arena);
    return 0;
}
