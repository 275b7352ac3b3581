#include "change/restated.h"

#include "change/changes.h"
#include "change/phrases.h"

/* Words on either side of an edit that may belong to a phrase in it, and phrases of a side
 * that are compared with those of the other. */
enum { AROUND = 8, COMPARED_MAX = 32 };

static bool overlaps(const struct phrase *phrase, struct range edit)
{
    return phrase->words.first < edit.end && edit.first < phrase->words.end;
}

/* Where an edit only puts words in or takes some out, what it makes of the words beside it
 * is on the other side beside its place. */
static bool touches(const struct phrase *phrase, struct range edit)
{
    return phrase->words.first <= edit.end && edit.first <= phrase->words.end;
}

static void find_phrases(const struct edited *passage, struct facts_memo *memo,
                         struct arena *scratch, struct phrases *phrases)
{
    struct range edit = passage->edit;
    struct range around = {edit.first > AROUND ? edit.first - AROUND : 0,
                           passage->n - edit.end > AROUND ? edit.end + AROUND : passage->n};
    facts_label(passage->text, passage->words, passage->n, around, memo, passage->facts);
    phrases_find(passage->text, passage->words, passage->facts, around, memo->languages, scratch,
                 phrases);
    size_t kept = 0;
    for (size_t i = 0; i < phrases->n; i++)
        if (phrases->at[i].class <= CLASS_TIME && touches(&phrases->at[i], edit))
            phrases->at[kept++] = phrases->at[i];
    phrases->n = kept < COMPARED_MAX ? kept : COMPARED_MAX;
}

static bool any_overlaps(const struct phrases *phrases, struct range edit)
{
    for (size_t i = 0; i < phrases->n; i++)
        if (overlaps(&phrases->at[i], edit))
            return true;
    return false;
}

static void mark(struct edited *passage, struct range words)
{
    for (uint32_t i = words.first; i < words.end; i++)
        if (i >= passage->edit.first && i < passage->edit.end)
            passage->facts[i].class = CLASS_PUNCTUATION;
}

void restated_mark(struct edited *const passage[SIDES], struct facts_memo *memo,
                   struct arena *scratch)
{
    struct arena_mark place = arena_mark(scratch);
    struct phrases phrases[SIDES] = {{0}, {0}};
    bool overlap = false;
    for (int side = OLD; side <= NEW; side++) {
        find_phrases(passage[side], memo, scratch, &phrases[side]);
        overlap = overlap || any_overlaps(&phrases[side], passage[side]->edit);
    }
    for (size_t i = 0; overlap && i < phrases[OLD].n; i++)
        for (size_t k = 0; k < phrases[NEW].n; k++) {
            struct phrase *old = &phrases[OLD].at[i], *new = &phrases[NEW].at[k];
            if (!phrases_agree(old, new) || range_empty(new->words))
                continue;
            mark(passage[OLD], old->words);
            mark(passage[NEW], new->words);
            new->words = (struct range){0, 0}; /* says so no more */
            break;
        }
    arena_rewind(scratch, place);
}
