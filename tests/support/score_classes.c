#include <stdio.h>
#include <string.h>

#include "tests/support/score.h"

static bool overlaps(struct span x, struct span y)
{
    return x.start < y.end && y.start < x.end;
}

/* An edit is the one that is meant where it touches the words given; for an
 * edit of the whole sentence that is so too. */
static bool is_meant(const struct gold_edit *gold, const struct edit *edit)
{
    return overlaps(gold->span[OLD], edit->span[OLD]) || overlaps(gold->span[NEW], edit->span[NEW]);
}

static bool is_fact(int c)
{
    return change_classes_risk(CLASS_BIT(c)) == RISK_FACT;
}

static void show_span(const struct gold *gold, enum side side, struct span span)
{
    printf("[%.*s]", (int)(span_size(span) < 200 ? span_size(span) : 200),
           gold->text[side] + span.start);
}

static void complain(const struct gold *gold, const char *what, int c,
                     const struct span span[SIDES])
{
    printf("    class %s %s: ", change_class_name((enum change_class)c), what);
    show_span(gold, OLD, span[OLD]);
    printf(" -> ");
    show_span(gold, NEW, span[NEW]);
    printf("\n");
}

/* What an edit may be called without being wrong. Beside a fact nobody minds
 * "wording"; beside what is cosmetic one does. */
static uint32_t allowed_for(const struct gold *gold, const struct edit *edit, bool *known)
{
    uint32_t allowed = 0, language = 0;
    bool touched = false;
    *known = false;
    for (int c = CLASS_WORDING; c < CHANGE_CLASS_COUNT; c++)
        language |= CLASS_BIT(c);
    for (size_t i = 0; i < gold->n_edits; i++) {
        const struct gold_edit *line = &gold->edits[i];
        if (!overlaps(line->sentence[OLD], edit->span[OLD]) &&
            !overlaps(line->sentence[NEW], edit->span[NEW]))
            continue;
        /* Whole sentences hold more than what was noted. */
        bool whole = span_empty(line->sentence[OLD]) || span_empty(line->sentence[NEW]);
        *known = *known || !whole;
        if (is_meant(line, edit)) {
            touched = true;
            allowed |= line->allowed;
        }
    }
    if (!touched || change_classes_risk(allowed) != RISK_COSMETIC)
        allowed |= language;
    return allowed;
}

void score_classes(const struct gold *gold, const struct pair *pair, bool show, struct score *score)
{
    const struct collation *collation = &pair->collation;
    for (size_t i = 0; i < gold->n_edits; i++) {
        const struct gold_edit *line = &gold->edits[i];
        uint32_t got = 0;
        for (size_t e = 0; e < collation->n_edits; e++)
            if (is_meant(line, &collation->edits[e]))
                got |= collation->edits[e].classes;
        for (int c = 0; c < CHANGE_CLASS_COUNT; c++) {
            if (!(line->wanted & CLASS_BIT(c)))
                continue;
            score->classes[c].wanted++;
            score->classes[c].found += (got & CLASS_BIT(c)) != 0;
            if (!(got & CLASS_BIT(c))) {
                score->errors++;
                if (show)
                    complain(gold, "missed", c, line->span);
            }
        }
    }
    for (size_t e = 0; e < collation->n_edits; e++) {
        const struct edit *edit = &collation->edits[e];
        bool known;
        uint32_t more = edit->classes & ~allowed_for(gold, edit, &known);
        bool alarm = false;
        for (int c = 0; c < CHANGE_CLASS_COUNT; c++) {
            bool quiet_fact = gold->no_facts && is_fact(c) && edit->classes & CLASS_BIT(c);
            alarm = alarm || quiet_fact;
            if (!quiet_fact && !(known && more & CLASS_BIT(c)))
                continue;
            score->classes[c].false_ones++;
            score->errors++;
            if (show)
                complain(gold, "false", c, edit->span);
        }
        score->quiet += gold->no_facts;
        score->alarms += alarm;
    }
}
