#include <string.h>

#include "base/visible.h"
#include "report/report.h"
#include "report/summary.h"

enum { NAME_COLUMNS = 16, NUMBER_COLUMNS = 10 };

static void row(struct strbuf *line, const char *name, const uint32_t *numbers, int n)
{
    strbuf_addf(line, "%-*s", NAME_COLUMNS, name);
    for (int i = 0; i < n; i++)
        strbuf_addf(line, "%*u", NUMBER_COLUMNS, numbers[i]);
    strbuf_addc(line, '\n');
}

/* What was decided, where anything was. */
static void decisions(struct strbuf *text, const struct review *review)
{
    uint32_t verdicts[VERDICT_COUNT] = {0}, notes = 0, checked = 0;
    for (size_t i = 0; i < review->changes->n; i++) {
        verdicts[review->decision[i].verdict]++;
        notes += review->decision[i].notes != NULL;
        checked += review->decision[i].checked;
    }
    if (verdicts[VERDICT_OPEN] == review->changes->n && !notes && !checked)
        return;
    uint32_t facts = (uint32_t)tally_of(review).open_facts;
    strbuf_addc(text, '\n');
    for (int v = 0; v < VERDICT_COUNT; v++)
        row(text, verdict_name((enum verdict)v), &verdicts[v], 1);
    row(text, "notes", &notes, 1);
    row(text, "checked", &checked, 1);
    row(text, "open facts", &facts, 1);
}

enum { PEOPLE_MAX = 64, SAID_KINDS = 5 /* accept, stet, query, note, checked */ };

/* What each person did. */
struct people {
    const char *names[PEOPLE_MAX];
    uint32_t numbers[PEOPLE_MAX][SAID_KINDS];
    int n;
};

/* The numbers of a person; NULL for nobody, and where there are too many. */
static uint32_t *numbers_of(struct people *people, const char *who)
{
    int p = 0;
    if (!who)
        return NULL;
    while (p < people->n && strcmp(people->names[p], who) != 0)
        p++;
    if (p == PEOPLE_MAX)
        return NULL;
    if (p == people->n)
        people->names[people->n++] = who;
    return people->numbers[p];
}

static void count_said(struct people *people, const struct decision *d)
{
    uint32_t *numbers = numbers_of(people, d->who);
    if (numbers) {
        numbers[0] += d->verdict == VERDICT_ACCEPT;
        numbers[1] += d->verdict == VERDICT_STET;
        numbers[2] += d->verdict == VERDICT_QUERY;
        numbers[4] += d->checked;
    }
    for (const struct note *note = d->notes; note; note = note->next)
        if ((numbers = numbers_of(people, note->who)))
            numbers[3]++;
}

/* What each person decided, in the order in which they first appear. */
static void add_people(struct strbuf *text, const struct review *review)
{
    struct people people = {.n = 0};
    for (size_t i = 0; i < review->changes->n; i++)
        count_said(&people, &review->decision[i]);
    if (!people.n)
        return;
    strbuf_addf(text, "\n%-*s%*s%*s%*s%*s%*s\n", NAME_COLUMNS, "", NUMBER_COLUMNS, "accept",
                NUMBER_COLUMNS, "stet", NUMBER_COLUMNS, "query", NUMBER_COLUMNS, "notes",
                NUMBER_COLUMNS, "checked");
    for (int p = 0; p < people.n; p++) {
        char clean[128];
        visible_copy(clean, sizeof clean, people.names[p], strlen(people.names[p]));
        row(text, clean, people.numbers[p], SAID_KINDS);
    }
}

/* Edits of each class in the changes that are told. */
static uint32_t count_told(const struct report_input *input, uint32_t classes[CHANGE_CLASS_COUNT])
{
    const struct changes *changes = input->review->changes;
    uint32_t told = 0;
    for (size_t i = 0; i < changes->n; i++) {
        if (!report_tells(input, i))
            continue;
        told++;
        for (uint32_t e = changes->at[i].edits.first; e < changes->at[i].edits.end; e++)
            for (int c = 0; c < CHANGE_CLASS_COUNT; c++)
                classes[c] += changes->collation->edits[e].classes >> c & 1;
    }
    return told;
}

void report_stat(const struct report_input *input, struct output *output)
{
    const struct changes *changes = input->review->changes;
    struct arena scratch = {0};
    struct strbuf text = {.arena = &scratch};
    const struct collation *collation = changes->collation;
    const struct article *const *article = collation->article;
    struct summary summary = summary_of(collation);
    strbuf_addf(&text, "%-*s%*s%*s\n", NAME_COLUMNS, "", NUMBER_COLUMNS, "old", NUMBER_COLUMNS,
                "new");
    row(&text, "paragraphs", (uint32_t[]){article[OLD]->n_paragraphs, article[NEW]->n_paragraphs},
        SIDES);
    row(&text, "sentences", (uint32_t[]){article[OLD]->n_sentences, article[NEW]->n_sentences},
        SIDES);
    row(&text, "words", summary.words, SIDES);
    row(&text, "boilerplate", summary.boilerplate, SIDES);
    uint32_t left_out[SIDES] = {(uint32_t)article[OLD]->document.n_left_out,
                                (uint32_t)article[NEW]->document.n_left_out};
    if (left_out[OLD] || left_out[NEW])
        row(&text, "left out", left_out, SIDES);
    row(&text, "changed words", summary.changed_words, SIDES);
    strbuf_addf(&text, "\n%-*s%*s%*s\n", NAME_COLUMNS, "", NUMBER_COLUMNS, "paragraphs",
                NUMBER_COLUMNS + 2, "sentences");
    for (int kind = 0; kind < LINK_KINDS; kind++)
        strbuf_addf(&text, "%-*s%*u%*u\n", NAME_COLUMNS, link_kind_name((enum link_kind)kind),
                    NUMBER_COLUMNS, summary.paragraphs[kind], NUMBER_COLUMNS + 2,
                    summary.sentences[kind]);
    strbuf_addf(&text, "%-*s%*u%*u\n\n", NAME_COLUMNS, "moved", NUMBER_COLUMNS,
                summary.moved_paragraphs, NUMBER_COLUMNS + 2, summary.moved_sentences);
    uint32_t classes[CHANGE_CLASS_COUNT] = {0};
    row(&text, "changes", (uint32_t[]){count_told(input, classes)}, 1);
    for (int c = 0; c < CHANGE_CLASS_COUNT; c++)
        if (classes[c])
            row(&text, change_class_name((enum change_class)c), &classes[c], 1);
    decisions(&text, input->review);
    add_people(&text, input->review);
    output_add(output, text.at, text.n);
    arena_free(&scratch);
}
