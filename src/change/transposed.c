#include "change/transposed.h"

#include "article/function_words.h"
#include "change/changes.h"
#include "change/joints.h"
#include "collate/words.h"

/* A transposition under judgement. */
struct run {
    struct range words[SIDES];
    bool has_content; /* words that are no facts, and say what its facts are about */
    bool has_saying;
    bool has_clause; /* "would win", "has not won"; not "without a win" */
    bool has_left;   /* a verb alone that does what it does to something else */
    bool is_speaker;
    bool is_joined; /* "and" stands beside it on both sides: it is one of equals */
    bool is_listed; /* names that are listed in another order */
};

struct judge {
    const struct edited *passage; /* [SIDES] */
    const struct quotes *quotes;  /* [SIDES] */
    struct facts_memo *memo;
    uint32_t grammar; /* whose function words count, see language.h */
    bool one_saying;  /* no more than one verb of saying on either side */
    struct transposed out;
};

static const struct word *word_at(const struct judge *j, enum side side, uint32_t at)
{
    return &j->passage[side].words[at];
}

static const struct fact *fact_at(const struct judge *j, enum side side, uint32_t at)
{
    return &j->passage[side].facts[at];
}

static uint32_t class_at(const struct judge *j, enum side side, uint32_t at)
{
    return fact_at(j, side, at)->class;
}

static bool is_mark(const struct judge *j, enum side side, uint32_t at)
{
    return word_at(j, side, at)->kind == TOKEN_MARK;
}

static bool is_function_word(const struct judge *j, enum side side, uint32_t at)
{
    const struct word *word = word_at(j, side, at);
    return function_word_languages(j->passage[side].text + word->start, word->size) & j->grammar;
}

/* A word that is more than grammar, and no fact. */
static bool is_plain(const struct judge *j, enum side side, uint32_t at)
{
    return !is_mark(j, side, at) && class_at(j, side, at) == CLASS_WORDING &&
           !is_function_word(j, side, at);
}

/* One that says what others are about. */
static bool has_content(const struct judge *j, enum side side, uint32_t at)
{
    return is_plain(j, side, at) && fact_at(j, side, at)->term == TERM_NONE;
}

static bool is_name(const struct judge *j, enum side side, uint32_t at)
{
    uint32_t class = class_at(j, side, at);
    return class == CLASS_NAME || class == CLASS_TITLE;
}

typedef bool joint(const uint8_t *word, size_t n, uint32_t languages);

static bool is_joint(const struct judge *j, enum side side, uint32_t at, joint *is_one)
{
    const struct word *word = word_at(j, side, at);
    return word->kind == TOKEN_WORD &&
           is_one(j->passage[side].text + word->start, word->size, j->memo->languages);
}

/* The first word that begins at or behind a byte. */
static uint32_t word_from(const struct judge *j, enum side side, uint32_t byte)
{
    uint32_t low = 0, high = j->passage[side].n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (word_at(j, side, middle)->start < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* What the words of a run before one say of its part in the sentence. */
enum part {
    PART_OPEN,     /* nothing */
    PART_GOVERNED, /* a preposition tells it: in Leeds */
    PART_HEADED,   /* it belongs to one whose part nothing tells: the man from Leeds */
};

/* The part of the word behind one that has a part itself. */
static enum part part_behind(const struct judge *j, enum side side, uint32_t at, enum part part)
{
    if (is_joint(j, side, at, joint_is_preposition))
        return part == PART_HEADED ? part : PART_GOVERNED;
    if (is_joint(j, side, at, joint_is_conjunction) || class_at(j, side, at) == CLASS_ATTRIBUTION ||
        (is_mark(j, side, at) && part == PART_HEADED))
        return PART_OPEN;
    return part == PART_OPEN && (is_name(j, side, at) || has_content(j, side, at)) ? PART_HEADED
                                                                                   : part;
}

/* The names, commas and conjunctions around a run. */
static struct range list_around(const struct judge *j, enum side side, struct range list)
{
    enum { LIST_MAX = 32 };
    for (uint32_t k = 0; list.first && k < LIST_MAX; k++, list.first--)
        if (!is_name(j, side, list.first - 1) && !is_mark(j, side, list.first - 1) &&
            !is_joint(j, side, list.first - 1, joint_is_conjunction))
            break;
    for (uint32_t k = 0; list.end < j->passage[side].n && k < LIST_MAX; k++, list.end++)
        if (!is_name(j, side, list.end) && !is_mark(j, side, list.end) &&
            !is_joint(j, side, list.end, joint_is_conjunction))
            break;
    while (list.first < list.end && !is_name(j, side, list.first))
        list.first++;
    while (list.first < list.end && !is_name(j, side, list.end - 1))
        list.end--;
    return list;
}

/* The id of a neighbour; that of no word behind an end. */
static uint32_t id_at(const struct judge *j, enum side side, uint32_t at)
{
    return at < j->passage[side].n ? word_at(j, side, at)->id : UINT32_MAX;
}

/* Whether the run is of a list of the same names at the same word on both sides. */
static bool is_listed(const struct judge *j, const struct run *run)
{
    struct range list[SIDES];
    uint64_t names[SIDES] = {0, 0};
    uint32_t joints = 0;
    for (int s = OLD; s <= NEW; s++) {
        enum side side = (enum side)s;
        for (uint32_t i = run->words[s].first; i < run->words[s].end; i++)
            if (has_content(j, side, i) || class_at(j, side, i) == CLASS_ATTRIBUTION)
                return false;
        list[s] = list_around(j, side, run->words[s]);
        for (uint32_t i = list[s].first; i < list[s].end; i++) {
            if (is_name(j, side, i))
                names[s] += fact_at(j, side, i)->value * 2 + 1;
            joints += is_joint(j, side, i, joint_is_conjunction);
        }
    }
    if (!joints || names[OLD] != names[NEW])
        return false;
    uint32_t before[SIDES], behind[SIDES];
    for (int s = OLD; s <= NEW; s++) { /* before the first word there is none */
        before[s] = id_at(j, (enum side)s, list[s].first - 1);
        behind[s] = id_at(j, (enum side)s, list[s].end);
    }
    return before[OLD] == before[NEW] || behind[OLD] == behind[NEW];
}

/* The "has" of "has said", or as little. */
static bool is_auxiliary(const struct judge *j, enum side side, uint32_t at)
{
    return !is_mark(j, side, at) && class_at(j, side, at) == CLASS_WORDING &&
           is_function_word(j, side, at);
}

/* Whether the run is a name that stands as the speaker beside the one verb of saying:
 * "Shaw said", or ", said Shaw". */
static bool is_speaker(const struct judge *j, enum side side, struct range run)
{
    for (uint32_t i = run.first; i < run.end; i++)
        if (!is_name(j, side, i) && !is_mark(j, side, i) && !is_function_word(j, side, i))
            return false;
    uint32_t end = run.end, first = run.first;
    while (end < j->passage[side].n && is_auxiliary(j, side, end))
        end++;
    if (end < j->passage[side].n && class_at(j, side, end) == CLASS_ATTRIBUTION)
        return true;
    if (!first || class_at(j, side, --first) != CLASS_ATTRIBUTION)
        return false;
    while (first && is_auxiliary(j, side, first - 1))
        first--;
    return first && is_mark(j, side, first - 1);
}

/* Judges a word by what stands before and behind it in the run; `has_object`: whether what
 * it denies, or says to be possible, does. */
static bool is_same(const struct judge *j, const struct run *run, enum side side, uint32_t at,
                    bool is_governed, bool has_object)
{
    const struct fact *fact = fact_at(j, side, at);
    switch (fact->class) {
    case CLASS_NUMBER:
    case CLASS_MONEY:
    case CLASS_PERCENT:
        return run->has_content;
    case CLASS_DATE:
    case CLASS_TIME:
        return run->has_content || is_governed;
    case CLASS_NAME:
    case CLASS_TITLE:
        return run->is_listed || run->has_clause || is_governed ||
               (j->one_saying && (run->has_saying || run->is_speaker));
    case CLASS_ATTRIBUTION:
        return j->one_saying;
    case CLASS_NEGATION:
    case CLASS_MODALITY:
        return has_object && (!run->has_left || is_joint(j, side, at, joint_is_preposition));
    default:
        return fact->term == TERM_NONE || run->has_content || is_governed;
    }
}

static bool is_quoted(const struct judge *j, enum side side, uint32_t at)
{
    const struct word *word = word_at(j, side, at);
    return quotes_touch(&j->quotes[side], (struct span){word->start, word->start + word->size});
}

/* Judges word by word; what one side's neighbours make a fact of is one. Words of a quotation
 * are not the same in another one, or elsewhere in it. */
static void judge_words(struct judge *j, const struct run *run)
{
    uint32_t n = range_size(run->words[OLD]);
    bool *same[SIDES];
    for (int s = OLD; s <= NEW; s++) {
        enum side side = (enum side)s;
        uint32_t first = run->words[s].first, object = run->words[s].end;
        enum part part = PART_OPEN;
        same[s] = j->out.same[s] + first;
        while (object > first && !is_plain(j, side, object - 1))
            object--;
        for (uint32_t i = first; i < first + n; i++) {
            same[s][i - first] = is_same(j, run, side, i, part == PART_GOVERNED, i + 1 < object) &&
                                 !is_quoted(j, side, i);
            part = part_behind(j, side, i, part);
            if (part == PART_HEADED && run->is_joined)
                part = PART_OPEN;
        }
    }
    for (uint32_t k = 0; k < n; k++)
        same[OLD][k] = same[NEW][k] = same[OLD][k] && same[NEW][k];
}

/* The words of a quotation that lies in the run, but for marks at its ends; with those
 * marks and the quotation marks around it in *whole. Empty where there is none. */
static struct range find_quotation(const struct judge *j, enum side side, struct span quote,
                                   struct range run, struct range *whole)
{
    uint32_t n = j->passage[side].n;
    *whole = (struct range){word_from(j, side, quote.start), word_from(j, side, quote.end)};
    struct range words = *whole;
    while (words.first < words.end && is_mark(j, side, words.first))
        words.first++;
    while (words.first < words.end && is_mark(j, side, words.end - 1))
        words.end--;
    whole->first -= whole->first > 0;
    whole->end += whole->end < n;
    bool inside = words.first >= run.first && words.end <= run.end;
    return inside ? words : (struct range){0, 0};
}

/* What went elsewhere as a quotation, with its marks: with its verb of saying, or past no
 * other quotation. */
static void judge_quotations(struct judge *j, const struct run *run)
{
    const struct quotes *quotes = j->quotes;
    size_t at[SIDES], first[SIDES];
    for (int s = OLD; s <= NEW; s++) {
        enum side side = (enum side)s;
        first[s] = quotes_from(&quotes[s], word_at(j, side, 0)->start);
        at[s] = quotes_from(&quotes[s], word_at(j, side, run->words[s].first)->start);
    }
    for (; at[OLD] < quotes[OLD].n && at[NEW] < quotes[NEW].n; at[OLD]++, at[NEW]++) {
        struct range words[SIDES], whole[SIDES];
        for (int side = OLD; side <= NEW; side++)
            words[side] = find_quotation(j, (enum side)side, quotes[side].at[at[side]],
                                         run->words[side], &whole[side]);
        if (range_empty(words[OLD]) || range_size(words[OLD]) != range_size(words[NEW]) ||
            words[OLD].first - run->words[OLD].first != words[NEW].first - run->words[NEW].first)
            return;
        if (!run->has_saying && (!j->one_saying || at[OLD] - first[OLD] != at[NEW] - first[NEW]))
            return;
        for (int side = OLD; side <= NEW; side++)
            for (uint32_t i = whole[side].first; i < whole[side].end; i++)
                j->out.same[side][i] = true;
    }
}

/* Whether a conjunction stands beside a run. */
static bool is_joined(const struct judge *j, enum side side, struct range run)
{
    return (run.first && is_joint(j, side, run.first - 1, joint_is_conjunction)) ||
           (run.end < j->passage[side].n && is_joint(j, side, run.end, joint_is_conjunction));
}

/* The id of what a verb at the end of a run would be about: of the word behind it that is not
 * grammar. UINT32_MAX for nothing. */
static uint32_t id_behind(const struct judge *j, enum side side, uint32_t at)
{
    for (; at < j->passage[side].n && !is_mark(j, side, at); at++)
        if (is_joint(j, side, at, joint_is_preposition) ||
            is_joint(j, side, at, joint_is_conjunction))
            break;
        else if (!is_auxiliary(j, side, at))
            return id_at(j, side, at);
    return UINT32_MAX;
}

/* Whether a run ends with its only word of content, and something else stands behind it than
 * stood there: "never hit" of "never hit the boy". */
static bool has_left(const struct judge *j, const struct run *run)
{
    struct range words = run->words[OLD];
    uint32_t plain = 0;
    for (uint32_t i = words.first; i < words.end; i++)
        plain += is_plain(j, OLD, i);
    return plain == 1 && is_plain(j, OLD, words.end - 1) &&
           id_behind(j, OLD, words.end) != id_behind(j, NEW, run->words[NEW].end);
}

static struct run read_run(const struct judge *j, const struct transposition *transposition)
{
    struct run run = {.has_content = false};
    for (int s = OLD; s <= NEW; s++)
        run.words[s] = (struct range){word_from(j, (enum side)s, transposition->span[s].start),
                                      word_from(j, (enum side)s, transposition->span[s].end)};
    bool has_will = false;
    for (uint32_t i = run.words[OLD].first; i < run.words[OLD].end; i++) {
        uint32_t class = class_at(j, OLD, i);
        run.has_content = run.has_content || has_content(j, OLD, i);
        run.has_saying = run.has_saying || class == CLASS_ATTRIBUTION;
        has_will = has_will || class == CLASS_MODALITY ||
                   (class == CLASS_NEGATION && !is_joint(j, OLD, i, joint_is_preposition));
    }
    run.has_clause = run.has_content && has_will;
    run.has_left = has_left(j, &run);
    run.is_speaker = is_speaker(j, OLD, run.words[OLD]) && is_speaker(j, NEW, run.words[NEW]);
    run.is_joined = is_joined(j, OLD, run.words[OLD]) && is_joined(j, NEW, run.words[NEW]);
    run.is_listed = is_listed(j, &run);
    return run;
}

struct transposed transposed_judge(const struct collation *collation, uint32_t sentence,
                                   const struct edited passage[SIDES],
                                   const struct quotes quotes[SIDES], struct facts_memo *memo,
                                   struct arena *scratch)
{
    struct judge j = {.passage = passage,
                      .quotes = quotes,
                      .memo = memo,
                      .grammar = collation->languages.grammar,
                      .one_saying = true};
    struct range all = collation_transpositions(collation, sentence);
    if (range_empty(all))
        return j.out;
    for (int side = OLD; side <= NEW; side++) {
        uint32_t n = passage[side].n, sayings = 0;
        facts_label(passage[side].text, passage[side].words, n, (struct range){0, n}, memo,
                    passage[side].facts);
        for (uint32_t i = 0; i < n; i++)
            sayings += class_at(&j, (enum side)side, i) == CLASS_ATTRIBUTION;
        j.one_saying = j.one_saying && sayings <= 1;
        j.out.same[side] = arena_zero(scratch, n, sizeof *j.out.same[side]);
    }
    for (uint32_t i = all.first; i < all.end; i++) {
        struct run run = read_run(&j, &collation->transpositions[i]);
        judge_words(&j, &run);
        judge_quotations(&j, &run);
    }
    return j.out;
}
