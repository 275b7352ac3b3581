#define PCRE2_CODE_UNIT_WIDTH 8
#include "base/pattern.h"

#include <pcre2.h>
#include <stdlib.h>

#include "base/utf8.h"

enum {
    PATTERN_SIZE_MAX = 1000,
    HEAP_LIMIT_KIB = 16 * 1024,
    MATCH_LIMIT = 100 * 1000, /* counted anew at each start place */
    JIT_STACK_FIRST = 32 * 1024,
    JIT_STACK_MAX = 1024 * 1024,
    SLICE = 64,       /* start places: a runaway pattern needs about 0.2 ms for each */
    SKIPPED_MAX = 4000 /* start places; about a second */
};

struct pattern {
    pcre2_code *code;
    pcre2_match_data *match;
    pcre2_match_context *context;
    pcre2_jit_stack *stack; /* NULL without JIT */
    size_t unasked;         /* start places tried since stop was asked, < SLICE */
    size_t skipped;         /* start places where a limit was hit */
};

static bool has_upper_case(const uint8_t *p, size_t n)
{
    uint32_t cp;
    for (size_t i = 0; i < n;) {
        if (p[i] == '\\') { /* \S, \W and the like do not ask for upper case */
            i++;
            if (i < n)
                i += utf8_decode(p + i, n - i, &cp);
            continue;
        }
        i += utf8_decode(p + i, n - i, &cp);
        if (utf8_class(cp) == CHAR_UPPER)
            return true;
    }
    return false;
}

static bool prepare(struct pattern *pattern, bool brief)
{
    pattern->match = pcre2_match_data_create(1, NULL);
    pattern->context = pcre2_match_context_create(NULL);
    if (!pattern->match || !pattern->context)
        return false;
    pcre2_set_heap_limit(pattern->context, HEAP_LIMIT_KIB);
    pcre2_set_match_limit(pattern->context, MATCH_LIMIT);
    if (!brief && pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE) == 0) {
        pattern->stack = pcre2_jit_stack_create(JIT_STACK_FIRST, JIT_STACK_MAX, NULL);
        if (!pattern->stack)
            return false;
        pcre2_jit_stack_assign(pattern->context, NULL, pattern->stack);
    }
    return true;
}

static bool compile(struct pattern **out, const char *text, size_t n, bool brief,
                    struct error *error)
{
    const uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF | PCRE2_MULTILINE |
                             PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT;
    *out = NULL;
    if (n > PATTERN_SIZE_MAX)
        return error_set(error, "The pattern is longer than %d bytes.", (int)PATTERN_SIZE_MAX);
    uint32_t fold = has_upper_case((const uint8_t *)text, n) ? 0 : PCRE2_CASELESS;
    int code;
    PCRE2_SIZE at;
    pcre2_code *compiled = pcre2_compile((PCRE2_SPTR)text, n, options | fold, &code, &at, NULL);
    if (!compiled) {
        PCRE2_UCHAR reason[160];
        pcre2_get_error_message(code, reason, sizeof reason);
        return error_set(error, "Not a pattern: %s, at character %zu.", (char *)reason, at + 1);
    }
    struct pattern *pattern = calloc(1, sizeof *pattern);
    if (pattern)
        pattern->code = compiled;
    else
        pcre2_code_free(compiled);
    if (!pattern || !prepare(pattern, brief)) {
        pattern_free(pattern);
        return error_set(error, "Out of memory for the pattern.");
    }
    *out = pattern;
    return true;
}

bool pattern_compile(struct pattern **out, const char *text, size_t n, struct error *error)
{
    return compile(out, text, n, false, error);
}

bool pattern_compile_brief(struct pattern **out, const char *text, size_t n, struct error *error)
{
    return compile(out, text, n, true, error);
}

static bool is_limit(int result)
{
    return result == PCRE2_ERROR_MATCHLIMIT || result == PCRE2_ERROR_DEPTHLIMIT ||
           result == PCRE2_ERROR_HEAPLIMIT || result == PCRE2_ERROR_JIT_STACKLIMIT;
}

static size_t next_place(const uint8_t *text, size_t size, size_t at)
{
    at++;
    while (at < size && (text[at] & 0xc0) == 0x80)
        at++; /* a start place is never inside a character */
    return at;
}

/* Tries the start places from `from` to `limit`. */
static int try_places(struct pattern *pattern, const uint8_t *text, size_t size, size_t from,
                      size_t limit, struct span *match)
{
    pcre2_set_offset_limit(pattern->context, limit);
    int result = pcre2_match(pattern->code, text, size, from, 0, pattern->match, pattern->context);
    const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(pattern->match);
    if (result >= 0 && ends[0] > ends[1]) /* \K in a lookahead */
        return PCRE2_ERROR_NOMATCH;
    if (result >= 0)
        *match = (struct span){(uint32_t)ends[0], (uint32_t)ends[1]};
    return result;
}

/* A slice in which a limit was hit, place by place. *asked: stop said so, or there were
 * too many such places. */
static int try_each(struct pattern *pattern, const uint8_t *text, size_t size, size_t from,
                    size_t limit, struct span *match, pattern_stop *stop, void *context,
                    bool *asked)
{
    int result = PCRE2_ERROR_NOMATCH;
    for (; from <= limit && from <= size; from = next_place(text, size, from)) {
        result = try_places(pattern, text, size, from, from, match);
        if (!is_limit(result)) {
            if (result != PCRE2_ERROR_NOMATCH)
                return result;
            continue;
        }
        result = PCRE2_ERROR_NOMATCH;
        *asked = ++pattern->skipped >= SKIPPED_MAX || (stop && stop(context));
        if (*asked)
            break;
    }
    return result;
}

/* Slices are all of one length: text that is easy says nothing of what comes
 * after it, and one long slice of hard text would be seconds without a look at
 * the keyboard. What is left of one goes on in the next call, as a text may come
 * in pieces that are smaller. */
enum pattern_result pattern_find(struct pattern *pattern, const uint8_t *text, size_t size,
                                 size_t from, struct span *match, pattern_stop *stop, void *context)
{
    if (pattern->skipped >= SKIPPED_MAX)
        return PATTERN_GAVE_UP;
    while (from <= size) {
        size_t places = SLICE - pattern->unasked;
        size_t limit = size - from > places ? from + places : size;
        bool asked = false;
        int result = try_places(pattern, text, size, from, limit, match);
        if (is_limit(result))
            result = try_each(pattern, text, size, from, limit, match, stop, context, &asked);
        pattern->unasked += (result >= 0 && match->start >= from ? match->start : limit) - from + 1;
        if (pattern->unasked >= SLICE) {
            pattern->unasked = 0;
            asked = asked || (stop && stop(context));
        }
        if (asked)
            return PATTERN_GAVE_UP;
        if (result >= 0)
            return PATTERN_FOUND;
        if (result != PCRE2_ERROR_NOMATCH)
            return PATTERN_GAVE_UP;
        if (limit == size)
            return PATTERN_NONE;
        from = next_place(text, size, limit);
    }
    return PATTERN_NONE;
}

bool pattern_is_slow(const struct pattern *pattern)
{
    return pattern->skipped > 0;
}

void pattern_free(struct pattern *pattern)
{
    if (!pattern)
        return;
    pcre2_jit_stack_free(pattern->stack);
    pcre2_match_context_free(pattern->context);
    pcre2_match_data_free(pattern->match);
    pcre2_code_free(pattern->code);
    free(pattern);
}
