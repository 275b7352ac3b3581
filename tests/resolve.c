/* What holds for the resolved text of every pair: all accepted is NEW, all stet
 * is OLD, byte for byte; and what is decided of one change stays there.
 * `resolve [--seed N] [--runs N]`. */
#include "article/reading.h"
#include "base/utf8.h"
#include "review/marks.h"
#include "review/resolve.h"
#include "review/weave.h"
#include "tests/support/generate.h"
#include "tests/support/hostile.h"
#include "tests/support/pair.h"
#include "tests/support/properties.h"

#define PROPERTIES(X)                                                                              \
    X(ACCEPTED, "accept everything is NEW, byte for byte")                                         \
    X(STET, "stet everything is OLD, byte for byte")                                               \
    X(UNDECIDED_SIDES, "undecided changes follow --undecided")                                     \
    X(WOVEN_OLD, "OLD put into NEW is OLD but for white space")                                    \
    X(WOVEN_NEW, "NEW put into OLD is NEW but for white space")                                    \
    X(ONE, "one change that is stet in NEW changes nothing before or behind its paragraphs")       \
    X(MIXED, "every text is there once, whatever is decided")                                      \
    X(CRITIC_NEW, "CriticMarkup turned back is NEW, byte for byte")                                \
    X(CRITIC_OLD, "CriticMarkup turned back is OLD but for white space")                           \
    X(WDIFF_NEW, "wdiff turned back is NEW, byte for byte")                                        \
    X(WDIFF_OLD, "wdiff turned back is OLD but for white space")

enum property { PROPERTIES(PROPERTY_ID) PROPERTY_COUNT };

static const char *const property_text[] = {PROPERTIES(PROPERTY_TEXT)};

static bool same_bytes(const struct strbuf *got, const struct document *want)
{
    return got->n == want->size && (!got->n || !memcmp(got->at, want->text, got->n));
}

/* Bytes of white space at the beginning, Unicode's and the mark at a file's start
 * included; a text's paragraphs may be set apart by any. */
static size_t white(const char *text, size_t n, size_t at)
{
    uint32_t cp;
    size_t size = utf8_decode((const uint8_t *)text + at, n - at, &cp);
    return utf8_class(cp) == CHAR_SPACE || cp == 0xfeff ? size : 0;
}

/* A text as it is read, without the marks of quoted mail. */
static const char *reading_of(struct strbuf *text)
{
    struct document document =
        document_plain("", (const uint8_t *)strbuf_cstr(text), (uint32_t)text->n);
    return (const char *)reading_make(&document, text->arena);
}

/* Equal but for white space and the marks of quoted mail. */
static bool same_text(struct strbuf *text_got, const struct article *article)
{
    const struct document *want = &article->document;
    const char *text = (const char *)article->text;
    const struct {
        const char *at;
        size_t n;
    } copy = {reading_of(text_got), text_got->n}, *got = &copy;
    size_t i = 0, k = 0, size;
    for (;;) {
        while (i < got->n && (size = white(got->at, got->n, i)))
            i += size;
        while (k < want->size && (size = white(text, want->size, k)))
            k += size;
        if (i == got->n || k == want->size)
            return i == got->n && k == want->size;
        if (got->at[i++] != text[k++])
            return false;
    }
}

static bool starts(const struct strbuf *text, size_t at, const char *mark)
{
    size_t n = strlen(mark);
    return text->n - at >= n && !memcmp(text->at + at, mark, n);
}

/* Reads marks as one version; what is in no version is left out. A parser of
 * its own, so that it shares no mistake with the writer. */
static void turn_back(const struct strbuf *text, const struct mark_style *style, enum side side,
                      struct strbuf *out)
{
    enum { KEPT, DELETED, INSERTED, BEFORE, AFTER, REMARK } state = KEPT;
    for (size_t i = 0; i < text->n;) {
        size_t slashes = 0;
        while (i + slashes < text->n && text->at[i + slashes] == '\\')
            slashes++;
        size_t next = i + slashes;
        char c = next < text->n ? text->at[next] : 0;
        bool special = c && strchr("{}[]~", c);
        bool seen = state == KEPT || (side == OLD && (state == DELETED || state == BEFORE)) ||
                    (side == NEW && (state == INSERTED || state == AFTER));
        if (slashes) {
            /* before what can be a mark, also its closing half, they are doubled */
            bool is_close = state == DELETED    ? starts(text, next, style->deleted[1])
                            : state == INSERTED ? starts(text, next, style->inserted[1])
                                                : false;
            size_t keep = special || is_close ? slashes / 2 : slashes;
            for (size_t k = 0; k < keep && seen; k++)
                strbuf_addc(out, '\\');
            i = next;
            if (special && slashes % 2) {
                if (seen)
                    strbuf_addc(out, c);
                i++;
            } else if (!special && !is_close && i < text->n) {
                if (seen)
                    strbuf_addc(out, c);
                i++;
            }
            if (!(special && slashes % 2 == 0) && !is_close)
                continue;
        }
        if (state == KEPT && starts(text, i, style->deleted[0]))
            state = DELETED, i += strlen(style->deleted[0]);
        else if (state == KEPT && starts(text, i, style->inserted[0]))
            state = INSERTED, i += strlen(style->inserted[0]);
        else if (state == KEPT && style->replaced[0] && starts(text, i, style->replaced[0]))
            state = BEFORE, i += strlen(style->replaced[0]);
        else if (state == BEFORE && starts(text, i, style->replaced[1]))
            state = AFTER, i += strlen(style->replaced[1]);
        else if (state == AFTER && starts(text, i, style->replaced[2]))
            state = KEPT, i += strlen(style->replaced[2]);
        else if (state == DELETED && starts(text, i, style->deleted[1]))
            state = KEPT, i += strlen(style->deleted[1]);
        else if (state == INSERTED && starts(text, i, style->inserted[1]))
            state = KEPT, i += strlen(style->inserted[1]);
        else {
            if (seen)
                strbuf_addc(out, text->at[i]);
            i++;
        }
    }
}

static void check_marks(const struct pair *pair, const uint8_t *old, const uint8_t *new,
                        const struct mark_style *style, enum property property)
{
    struct arena arena = {0};
    struct weave_input input = {&pair->changes, NEW, 2, {old, new}};
    struct strands strands = weave(&input, &arena);
    struct strbuf text = {.arena = &arena};
    marks_write(&strands, style, NULL, NULL, &text);
    for (int side = OLD; side <= NEW; side++) {
        struct strbuf back = {.arena = &arena};
        turn_back(&text, style, (enum side)side, &back);
        check((enum property)(property + (side == OLD)),
              side == NEW ? same_bytes(&back, &pair->article[NEW].document)
                          : same_text(&back, &pair->article[OLD]));
    }
    arena_free(&arena);
}

static void decide(struct review *review, enum verdict verdict)
{
    for (size_t i = 0; i < review->changes->n; i++)
        review->decision[i].verdict = verdict;
}

/* The bytes of NEW that the paragraphs of a change cover, with the white space
 * around them. */
static struct span reach(const struct pair *pair, const struct change *change)
{
    const struct article *article = &pair->article[NEW];
    struct range range = pair->collation.paragraphs[change->paragraph].range[NEW];
    struct span span = {0, article->document.size};
    if (range.first)
        span.start = article->paragraphs[range.first - 1].span.end;
    if (range.end < article->n_paragraphs)
        span.end = article->paragraphs[range.end].span.start;
    return span;
}

/* A change that is stet alone. Moves reach to where the text came from. */
static void check_one(const struct pair *pair, struct review *review, size_t index,
                      struct arena *arena)
{
    const struct change *change = &pair->changes.at[index];
    const struct document *new = &pair->article[NEW].document;
    if (change->moved)
        return;
    struct strbuf text = {.arena = arena};
    struct span span = reach(pair, change);
    decide(review, VERDICT_ACCEPT);
    review->decision[index].verdict = VERDICT_STET;
    if (pair->changes.n == 1)
        return; /* then everything is stet */
    resolve(review, UNDECIDED_NEW, &text);
    uint32_t behind = new->size - span.end;
    bool good = text.n >= span.start + (size_t)behind &&
                (!span.start || !memcmp(text.at, new->text, span.start)) &&
                (!behind || !memcmp(text.at + text.n - behind, new->text + span.end, behind));
    check(ONE, good);
}

static size_t letters(const char *text, size_t n)
{
    size_t count = 0, size;
    for (size_t i = 0; i < n; i += size) {
        size = white(text, n, i);
        count += !size;
        size += !size;
    }
    return count;
}

/* However it is decided, the number of letters is what the decisions say. */
static void check_mixed(const struct pair *pair, struct review *review, struct prng *prng,
                        struct arena *arena)
{
    long long want = (long long)letters((const char *)pair->article[NEW].text, pair->article[NEW].document.size);
    for (size_t i = 0; i < pair->changes.n; i++) {
        const struct change *change = &pair->changes.at[i];
        bool stet = prng_chance(prng, 50);
        review->decision[i].verdict = stet ? VERDICT_STET : VERDICT_ACCEPT;
        for (int side = OLD; side <= NEW && stet; side++)
            for (uint32_t e = change->edits.first; e < change->edits.end; e++) {
                struct span span = pair->collation.edits[e].span[side];
                long long n = (long long)letters((const char *)pair->article[side].text + span.start, span_size(span));
                want += side == OLD ? n : -n;
            }
    }
    struct strbuf text = {.arena = arena};
    uint8_t *stands = arena_alloc(arena, pair->changes.n, 1);
    resolve_stands(review, NEW, stands);
    resolve_standing(&pair->changes, stands, NEW, &text);
    check(MIXED, (long long)letters(reading_of(&text), text.n) == want);
}

static void check_pair(const struct pair *pair, struct prng *prng)
{
    struct arena arena = {0};
    struct review review = review_new(&pair->changes, &arena);
    const struct document *document[SIDES] = {&pair->article[OLD].document,
                                              &pair->article[NEW].document};
    struct strbuf text = {.arena = &arena};
    size_t n = pair->changes.n;
    if (n) {
        decide(&review, VERDICT_ACCEPT);
        resolve(&review, UNDECIDED_OLD, &text);
        check(ACCEPTED, same_bytes(&text, document[NEW]));
        text.n = 0;
        decide(&review, VERDICT_STET);
        resolve(&review, UNDECIDED_NEW, &text);
        check(STET, same_bytes(&text, document[OLD]));
    }
    decide(&review, prng_chance(prng, 50) ? VERDICT_OPEN : VERDICT_QUERY);
    for (int side = OLD; side <= NEW; side++) {
        text.n = 0;
        resolve(&review, side == OLD ? UNDECIDED_OLD : UNDECIDED_NEW, &text);
        check(UNDECIDED_SIDES, same_bytes(&text, document[side]));
    }
    uint8_t *stands[SIDES] = {arena_alloc(&arena, n, 1), arena_alloc(&arena, n, 1)};
    for (int side = OLD; side <= NEW; side++) {
        memset(stands[side], side, n);
        text.n = 0;
        resolve_standing(&pair->changes, stands[side], side_other((enum side)side), &text);
        if (n)
            check(side == OLD ? WOVEN_OLD : WOVEN_NEW, same_text(&text, &pair->article[side]));
    }
    for (size_t i = 0; i < n && i < 12; i++)
        check_one(pair, &review, prng_below(prng, (uint32_t)n), &arena);
    check_mixed(pair, &review, prng, &arena);
    if (n) {
        check_marks(pair, stands[OLD], stands[NEW], &marks_critic, CRITIC_NEW);
        check_marks(pair, stands[OLD], stands[NEW], &marks_wdiff, WDIFF_NEW);
    }
    arena_free(&arena);
}

static void run_generated(struct prng *prng)
{
    struct arena arena = {0};
    struct generate_options options = generate_any(prng, 4000);
    options.sentence_moved = prng_below(prng, 12);
    struct generated generated = generate(&options, &arena);
    const char *text[SIDES];
    size_t size[SIDES];
    for (int side = OLD; side <= NEW; side++) {
        text[side] = generated.text[side];
        size[side] = generated.size[side];
        if (prng_chance(prng, 50))
            text[side] = relayout(text[side], size[side],
                                  prng_chance(prng, 70) ? 40 + prng_below(prng, 61) : 0,
                                  prng_chance(prng, 30), 1 + prng_below(prng, 2), &arena,
                                  &size[side]);
        if (prng_chance(prng, 20))
            text[side] = quote_lines(text[side], size[side], prng_chance(prng, 50) ? "> " : ">>",
                                     &arena, &size[side]);
    }
    struct pair pair;
    pair_init(&pair, text[OLD], size[OLD], text[NEW], size[NEW]);
    check_pair(&pair, prng);
    pair_free(&pair);
    arena_free(&arena);
}

static void run_hostile(struct prng *prng)
{
    struct arena arena = {0};
    struct strbuf old = {.arena = &arena}, new = {.arena = &arena};
    hostile_text(prng, prng_below(prng, 300), &old);
    if (prng_chance(prng, 95))
        hostile_copy(prng, old.at, old.n, &new);
    struct pair pair;
    pair_init(&pair, old.at, old.n, new.at, new.n);
    check_pair(&pair, prng);
    pair_free(&pair);
    arena_free(&arena);
}

static void run(struct prng *prng)
{
    if (prng_chance(prng, 45))
        run_generated(prng);
    else
        run_hostile(prng);
}

int main(int argc, char **argv)
{
    properties_run(runs_read(argc, argv, 1500), run, property_text);
    properties_tell(property_text, PROPERTY_COUNT);
    return done();
}
