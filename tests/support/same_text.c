#include "tests/support/same_text.h"

#include <string.h>

#include "article/reading.h"
#include "base/arena.h"
#include "base/ascii.h"

bool same_but_white(const char *x, size_t n_x, const char *y, size_t n_y)
{
    size_t i = 0, k = 0;
    struct arena arena = {0};
    if (reading_has_filler((const uint8_t *)x, n_x) || reading_has_filler((const uint8_t *)y, n_y)) {
        char *one = arena_alloc(&arena, n_x + 1, 1), *two = arena_alloc(&arena, n_y + 1, 1);
        n_x = reading_strip((const uint8_t *)x, n_x, (uint8_t *)one);
        n_y = reading_strip((const uint8_t *)y, n_y, (uint8_t *)two);
        bool same = same_but_white(one, n_x, two, n_y);
        arena_free(&arena);
        return same;
    }
    for (bool inside = false;; inside = true) {
        bool gap[SIDES] = {false, false};
        while (i < n_x && ascii_is_blank((uint8_t)x[i]))
            gap[OLD] = true, i++;
        while (k < n_y && ascii_is_blank((uint8_t)y[k]))
            gap[NEW] = true, k++;
        if (i == n_x || k == n_y)
            return i == n_x && k == n_y;
        if ((inside && gap[OLD] != gap[NEW]) || x[i++] != y[k++])
            return false;
    }
}
