#include "view/inline.h"

#include <stdio.h>

#include "view/paint.h"

struct composer {
    struct flow *flow;
    const struct blocks *blocks;
    const struct collation *collation;
    bool brackets, ascii;
    uint32_t boilerplate; /* NEW byte up to which the paragraph is */
    struct span rest; /* NEW bytes still to come */
    uint32_t end;     /* what was lost there belongs to the part after it; or UINT32_MAX */
    bool last;        /* what was lost behind the end belongs here too */
};

static void add_plain(struct composer *composer, uint32_t end, enum role role)
{
    if (end > composer->rest.end)
        end = composer->rest.end;
    if (end <= composer->rest.start)
        return;
    struct span span = {composer->rest.start, end};
    const uint8_t *text = composer->collation->article[NEW]->text;
    if (span.start < composer->boilerplate && (role == ROLE_TEXT || role == ROLE_TEXT_BESIDE)) {
        struct span tag = {span.start, end < composer->boilerplate ? end : composer->boilerplate};
        flow_add(composer->flow, text, tag, NEW, ROLE_BOILERPLATE);
        span.start = tag.end;
    }
    flow_add(composer->flow, text, span, NEW, role);
    composer->rest.start = end;
}

static bool ends_in_blank(const struct flow *flow)
{
    return flow->bytes.n == 0 || ascii_is_blank(flow->bytes.at[flow->bytes.n - 1]);
}

/* Adds words of an edit, those of NEW that stood elsewhere in OLD as such. */
static void add_words(struct composer *composer, struct span word, enum side side,
                      uint32_t sentence, enum role role)
{
    const uint8_t *text = composer->collation->article[side]->text;
    while (side == NEW && !span_empty(word)) {
        struct span moved = collation_transposed_in(composer->collation, sentence, NEW, word);
        flow_add(composer->flow, text, (struct span){word.start, moved.start}, side, role);
        flow_add(composer->flow, text, moved, side, ROLE_TRANSPOSED);
        word.start = moved.end;
    }
    flow_add(composer->flow, text, word, side, role);
}

static void add_marked(struct composer *composer, struct span span, enum side side,
                       uint32_t sentence, enum role role)
{
    const uint8_t *text = composer->collation->article[side]->text;
    struct span word = span; /* the white space around it stays outside the brackets */
    while (word.start < word.end && ascii_is_blank(text[word.start]))
        word.start++;
    while (word.start < word.end && ascii_is_blank(text[word.end - 1]))
        word.end--;
    if (span_empty(word))
        word = span;
    flow_add(composer->flow, text, (struct span){span.start, word.start}, side, ROLE_TEXT);
    if (composer->brackets)
        flow_add_text(composer->flow, side == OLD ? "[-" : "{+", ROLE_BRACKET, true);
    add_words(composer, word, side, sentence, role);
    if (composer->brackets)
        flow_add_text(composer->flow, side == OLD ? "-]" : "+}", ROLE_BRACKET, true);
    flow_add(composer->flow, text, (struct span){word.end, span.end}, side, ROLE_TEXT);
}

static void add_edit(struct composer *composer, const struct edit *edit, enum role base)
{
    struct span old = edit->span[OLD], new = edit->span[NEW];
    bool behind = composer->last && span_empty(new) && new.start > composer->rest.end;
    if (behind) /* a last sentence is lost before what comes next, the next paragraph */
        new.start = new.end = composer->rest.end;
    if (new.start < composer->rest.start || new.start > composer->rest.end ||
        (new.start == composer->rest.end && !span_empty(new)) || new.start == composer->end)
        return;
    if (paint_hides(composer->blocks, edit))
        return; /* NEW's words are added as plain ones */
    add_plain(composer, new.start, base);
    if (paint_edit_role(composer->blocks, edit, NEW) == ROLE_LINK) { /* the words are the same */
        add_plain(composer, new.end, ROLE_LINK);
        return;
    }
    if (!span_empty(old)) {
        enum role role = paint_edit_role(composer->blocks, edit, OLD);
        /* In one column the two sides of a cosmetic edit need the looks of both. */
        if (role == ROLE_COSMETIC || role == ROLE_BOILERPLATE)
            role = role == ROLE_COSMETIC ? ROLE_DELETED : ROLE_DELETED_TEXT;
        if (behind && !ends_in_blank(composer->flow))
            flow_add_text(composer->flow, " ", ROLE_TEXT, false);
        add_marked(composer, old, OLD, edit->sentence, role);
        const uint8_t *text = composer->collation->article[NEW]->text;
        bool apart = !ends_in_blank(composer->flow) &&
                     ((!span_empty(new) && !ascii_is_blank(text[new.start])) ||
                      composer->collation->sentences[edit->sentence].kind == LINK_DELETED);
        if (apart)
            flow_add_text(composer->flow, " ", ROLE_TEXT, false);
    }
    if (!span_empty(new)) {
        if (new.end > composer->rest.end)
            new.end = composer->rest.end;
        enum role role = paint_edit_role(composer->blocks, edit, NEW);
        add_marked(composer, new, NEW, edit->sentence,
                   role == ROLE_COSMETIC      ? ROLE_INSERTED
                   : role == ROLE_BOILERPLATE ? ROLE_INSERTED_TEXT
                                              : role);
        composer->rest.start = new.end;
    }
}

static uint32_t old_start(const struct collation *collation, uint32_t sentence)
{
    struct range range = collation->sentences[sentence].range[OLD];
    return collation->article[OLD]->sentences[range.first].start;
}

/* Says where the sentences went that stood in these bytes of OLD. */
static void add_moved_away(struct composer *composer, const struct blocks *blocks, uint32_t link,
                           uint32_t from, uint32_t to)
{
    const struct collation *collation = composer->collation;
    uint32_t low = blocks_moved_from(blocks, from);
    for (; low < blocks->n_moved && old_start(collation, blocks->moved[low]) < to; low++) {
        const struct link *sentence = &collation->sentences[blocks->moved[low]];
        char note[48];
        const char *sign = composer->ascii ? "=" : "⇄", *mark = composer->ascii ? "P" : "¶";
        if (sentence->parent == link) /* it is to be seen near by */
            snprintf(note, sizeof note, "[%s] ", sign);
        else
            snprintf(note, sizeof note, "[%s moved to %s%u] ", sign, mark,
                     collation->paragraphs[sentence->parent].range[NEW].first + 1);
        if (!ends_in_blank(composer->flow))
            flow_add_text(composer->flow, " ", ROLE_TEXT, false);
        flow_add_text(composer->flow, note, ROLE_NOTE, false);
    }
}

void inline_compose(struct flow *flow, const struct blocks *blocks, const struct block *block,
                    struct span shown, bool brackets, bool ascii)
{
    const struct collation *collation = blocks->collation;
    const struct link *paragraph = &collation->paragraphs[block->link];
    enum role base =
        paragraph->moved ? ROLE_MOVED : paint_text(collation->article[NEW], shown.start);
    bool goes_on = !block->ends && shown.end == block->span[NEW].end;
    bool last = block->ends && shown.end == block->span[NEW].end;
    const struct article *new = collation->article[NEW];
    uint32_t boilerplate = new->paragraphs[article_paragraph_at(new, shown.start)].boilerplate;
    struct composer composer = {flow,        blocks, collation, brackets, ascii,
                                boilerplate, shown,  goes_on ? shown.end : UINT32_MAX, last};
    uint32_t old_at = block->span[OLD].start; /* what is before it has been told of */
    for (uint32_t i = block->sentences.first; i < block->sentences.end; i++) {
        const struct link *sentence = &collation->sentences[i];
        struct range range = sentence->range[NEW];
        uint32_t end = composer.rest.start, told = old_at;
        if (!sentence->moved && !range_empty(sentence->range[OLD])) {
            uint32_t start = old_start(collation, i);
            if (start >= old_at && start < block->span[OLD].end)
                old_at = start;
        }
        if (!range_empty(range)) {
            struct span span = {collation->article[NEW]->sentences[range.first].start,
                                collation->article[NEW]->sentences[range.end - 1].end};
            if (span.end <= shown.start || span.start >= shown.end)
                continue;
            add_plain(&composer, span.start, base); /* the white space before it */
            add_moved_away(&composer, blocks, block->link, told, old_at);
            end = span.end;
        }
        enum role role = sentence->moved ? ROLE_MOVED : base;
        uint32_t e = paint_edit_from(collation, sentence->edits, NEW, composer.rest.start);
        for (; e < sentence->edits.end &&
               (last || collation->edits[e].span[NEW].start <= shown.end);
             e++)
            add_edit(&composer, &collation->edits[e], role);
        add_plain(&composer, end, role);
    }
    add_plain(&composer, shown.end, base);
    if (last)
        add_moved_away(&composer, blocks, block->link, old_at, block->span[OLD].end);
}
