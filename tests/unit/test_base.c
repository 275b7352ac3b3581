/* Arenas, growing arrays, buffers and errors. */
#include "base/arena.h"
#include "base/ascii.h"
#include "base/bytes.h"
#include "base/error.h"
#include "base/output.h"
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
    struct numbers few = {0};
    VEC_RESERVE(&arena, &few, 1000);
    *VEC_ADD(&arena, &few) = 1;
    char *middle = (char *)(few.at + 500);
    VEC_TRIM(&arena, &few);
    char *behind = arena_alloc(&arena, 1, 1);
    ok(behind > (char *)few.at && behind < middle, "what it does not need is used again");
    *VEC_ADD(&arena, &few) = 2;
    ok(few.n == 2 && few.at[0] == 1 && few.at[1] == 2, "and it may grow even so");
    VEC_TRIM(&arena, &numbers);
    is_int(numbers.at[99999], 99999, "older ones stay as they are");
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

static void test_bytes(void)
{
    static const uint8_t text[8] = {'a', '.', 'Z', 0, 0x7f, ' ', '"', '['};
    int wrong = 0;
    for (size_t n = 0; n <= 8; n++) {
        uint8_t copy[8] = {0};
        memcpy(copy, text, n);
        wrong += bytes_load_some(text, n) != bytes_load(copy);
    }
    is_int(wrong, 0, "some bytes are loaded as if zeros followed");
    uint64_t bytes = bytes_load(text);
    is_int(bytes_first(bytes_equal(bytes, 'Z')), 2, "the first byte that is equal");
    is_int(bytes_first(bytes_below(bytes, ' ')), 3, "the first one below");
    is_int(bytes_equal(bytes, 'b') == 0, 1, "none is equal");
    is_int(__builtin_popcountll(bytes_letters(bytes)), 2, "letters are all found, and no others");
}

/* Numbers of all sizes, around those where a digit comes in. */
static void test_numbers(void)
{
    int wrong = 0;
    uint64_t power = 1;
    for (int digits = 1; digits <= 20; digits++, power *= 10)
        for (int off = -1; off <= 1; off++) {
            char got[ASCII_NUMBER + 1] = {0}, want[32];
            uint64_t number = power + (uint64_t)(int64_t)off;
            size_t size = ascii_number(got, number);
            snprintf(want, sizeof want, "%llu", (unsigned long long)number);
            wrong += size != strlen(want) || strcmp(got, want) != 0;
        }
    is_int(wrong, 0, "numbers of one to twenty digits");
}

static void test_output(void)
{
    static struct output output;
    static char part[OUTPUT_BUFFER];
    struct arena arena = {0};
    struct strbuf memory = {.arena = &arena};
    struct output_watch watch = {false, 0};
    struct error error;
    output_start_memory(&output, &memory);
    output.watch = &watch;
    output_add(&output, part, sizeof part);
    output_add(&output, part, sizeof part);
    is_int((long)atomic_load(&watch.written), OUTPUT_BUFFER, "who watches sees what is written");
    ok(!output_is_stopped(&output), "and lets it go on");
    atomic_store(&watch.stop, true);
    output_add(&output, part, sizeof part);
    ok(output_is_stopped(&output), "or stops it");
    ok(!output_finish(&output, &error), "which is no success");
    is_int((long)memory.n, OUTPUT_BUFFER, "nothing is added then");
    arena_free(&arena);
}

int main(void)
{
    test_bytes();
    test_numbers();
    test_output();
    test_arena();
    test_vec();
    test_strbuf();
    test_error();
    return done();
}
