/* Arenas, growing arrays, buffers and errors. */
#include "base/arena.h"
#include "base/error.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "tests/tap.h"

struct numbers {
    int *at;
    size_t n, cap;
};

static void test_arena(void)
{
    struct arena arena = {0};
    char *first = arena_alloc(&arena, 10, 1);
    memcpy(first, "immutable", 10);
    struct arena_mark mark = arena_mark(&arena);
    for (int i = 0; i < 1000; i++)
        memset(arena_alloc(&arena, 1000, 1), 0xff, 1000);
    arena_rewind(&arena, mark);
    is_str(first, "immutable", "a rewind keeps what is older");
    char *zero = arena_zero(&arena, 5000, 1);
    bool clear = true;
    for (int i = 0; i < 5000; i++)
        clear &= !zero[i];
    ok(clear, "zeroed memory is zero where old bytes were");
    ok(((size_t)arena_alloc(&arena, 1, 1) & 15) == 0, "allocations are aligned");
    arena_free(&arena);
    ok(!arena.chunk, "a freed arena is empty");
}

static void test_vec(void)
{
    struct arena arena = {0};
    struct numbers numbers = {0};
    for (int i = 0; i < 100000; i++) {
        *VEC_ADD(&arena, &numbers) = i;
        if (i % 1000 == 0)
            arena_alloc(&arena, 1, 1); /* something in the way of growing in place */
    }
    bool kept = numbers.n == 100000;
    for (int i = 0; i < 100000; i++)
        kept &= numbers.at[i] == i;
    ok(kept, "a growing array keeps its items");
    arena_free(&arena);
}

static void test_strbuf(void)
{
    struct arena arena = {0};
    struct strbuf buf = {.arena = &arena};
    is_str(strbuf_cstr(&buf), "", "an empty buffer is an empty string");
    for (int i = 0; i < 200; i++)
        strbuf_addf(&buf, "%d,", i);
    is_int(buf.n, 10 * 2 + 90 * 3 + 100 * 4, "printf-style additions");
    buf.n = 0;
    strbuf_addu(&buf, 0);
    strbuf_addc(&buf, ' ');
    strbuf_addu(&buf, 18446744073709551615UL);
    is_str(strbuf_cstr(&buf), "0 18446744073709551615", "unsigned numbers");
    arena_free(&arena);
}

static void test_error(void)
{
    struct error error;
    ok(!error_set(&error, "%s: %s", "a\033[31mb\n.txt", "gone"), "an error is false");
    is_str(error.text, "a^[[31mb .txt: gone", "its text has no control bytes");
    char longer[2000];
    memset(longer, 'x', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    error_set(&error, "%s", longer);
    is_int(strlen(error.text), sizeof error.text - 1, "a long text is cut");
}

int main(void)
{
    test_arena();
    test_vec();
    test_strbuf();
    test_error();
    return done();
}
