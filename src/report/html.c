#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/vec.h"
#include "base/visible.h"
#include "change/gloss.h"
#include "report/about.h"
#include "report/excerpt.h"
#include "report/html_style.h"
#include "report/remark.h"
#include "report/report.h"

enum { NAME_MAX_BYTES = 512 };

/* Words of one side that a change has. */
struct html_mark {
    struct span span;
    size_t change;
};

struct html {
    const struct report_input *input;
    const struct changes *changes;
    struct output *out;
    struct arena scratch; /* of what is being written; rewound */
    struct {
        struct html_mark *at;
        size_t n, cap;
    } marks[SIDES]; /* in order */
};

static void put(struct html *html, const char *text)
{
    output_adds(html->out, text);
}

/* Clean text, with what HTML would take for markup written as references. */
static void escaped(struct html *html, const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        switch (text[i]) {
        case '&':
            put(html, "&amp;");
            break;
        case '<':
            put(html, "&lt;");
            break;
        case '>':
            put(html, "&gt;");
            break;
        case '"':
            put(html, "&quot;");
            break;
        default:
            output_addc(html->out, text[i]);
        }
    }
}

static void foreign(struct html *html, const char *text)
{
    char clean[NAME_MAX_BYTES];
    size_t n = visible_copy(clean, sizeof clean, text, strlen(text));
    escaped(html, clean, n);
}

/* What a version is called in front of others: the file without its folders, unless both
 * have the same. */
static void version_name(struct html *html, enum side side)
{
    const struct article *const *article = html->changes->collation->article;
    const char *name[SIDES], *whole[SIDES];
    for (int s = OLD; s <= NEW; s++) {
        whole[s] = article[s]->document.name;
        const char *slash = strrchr(whole[s], '/');
        name[s] = slash && slash[1] ? slash + 1 : whole[s];
    }
    foreign(html, strcmp(name[OLD], name[NEW]) == 0 ? whole[side] : name[side]);
}

static void number(struct html *html, size_t n)
{
    output_addu(html->out, n);
}

static int by_place(const void *one, const void *two)
{
    const struct html_mark *x = one, *y = two;
    if (x->span.start != y->span.start)
        return x->span.start < y->span.start ? -1 : 1;
    return (x->change > y->change) - (x->change < y->change);
}

static void find_marks(struct html *html, struct arena *arena)
{
    for (size_t i = 0; i < html->changes->n; i++) {
        const struct change *change = &html->changes->at[i];
        if (range_empty(change->edits) || !report_tells(html->input, i))
            continue;
        for (int side = OLD; side <= NEW; side++)
            if (!span_empty(change->span[side]))
                *VEC_ADD(arena, &html->marks[side]) = (struct html_mark){change->span[side], i};
    }
    for (int side = OLD; side <= NEW; side++)
        if (html->marks[side].n)
            qsort(html->marks[side].at, html->marks[side].n, sizeof *html->marks[side].at,
                  by_place);
}

/* The first mark that ends behind a byte. */
static size_t mark_behind(const struct html *html, enum side side, uint32_t byte)
{
    size_t low = 0, high = html->marks[side].n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (html->marks[side].at[middle].span.end <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A stretch without marks. White space at its ends is that of the words around it. */
static void words(struct html *html, enum side side, struct span span)
{
    const struct article *article = html->changes->collation->article[side];
    struct arena_mark begun = arena_mark(&html->scratch);
    struct strbuf text = {.arena = &html->scratch};
    if (span_empty(span))
        return;
    const uint8_t *bytes = article->text;
    excerpt_text(article, span, &text);
    if (ascii_is_blank(bytes[span.start]))
        output_addc(html->out, ' ');
    escaped(html, text.at, text.n);
    if (text.n && ascii_is_blank(bytes[span.end - 1]))
        output_addc(html->out, ' ');
    arena_rewind(&html->scratch, begun);
}

/* Words of a change, those that stand elsewhere in their sentence as such. */
static void changed_words(struct html *html, enum side side, const struct change *change,
                          struct span span)
{
    while (!span_empty(span)) {
        struct span moved =
            collation_transposed_in(html->changes->collation, change->sentence, side, span);
        words(html, side, (struct span){span.start, moved.start});
        span.start = moved.end;
        if (span_empty(moved))
            return;
        put(html, "<span class=\"transposed\">");
        put(html, side == OLD ? "<span class=\"said\">[moved from here: </span>"
                              : "<span class=\"said\">[moved here: </span>");
        words(html, side, moved);
        put(html, "<span class=\"said\">]</span></span>");
    }
}

static void remark(struct html *html, size_t change)
{
    struct arena_mark begun = arena_mark(&html->scratch);
    struct strbuf text = {.arena = &html->scratch};
    remark_add(&html->input->review->decision[change], false, &text);
    if (text.n) {
        put(html, " <span class=\"remark\">");
        escaped(html, text.at, text.n);
        put(html, "</span>");
    }
    arena_rewind(&html->scratch, begun);
}

/* Behind the words that stand, or that stood: what was decided of them. */
static void verdict(struct html *html, enum side side, size_t index)
{
    static const char *const signs[VERDICT_COUNT] = {"", "✓", "stet", "?"};
    const struct change *change = &html->changes->at[index];
    enum verdict decided = html->input->review->decision[index].verdict;
    enum side at = decided == VERDICT_STET ? OLD : NEW;
    if (span_empty(change->span[at]))
        at = side_other(at);
    if (decided == VERDICT_OPEN || at != side)
        return;
    put(html, "<sup>");
    put(html, signs[decided]);
    put(html, "<span class=\"said\"> ");
    put(html, remark_verdict(decided));
    put(html, "</span></sup>");
}

static void marked(struct html *html, enum side side, const struct html_mark *mark,
                   struct span shown, bool begins)
{
    const struct change *change = &html->changes->at[mark->change];
    enum link_kind kind = html->changes->collation->paragraphs[change->paragraph].kind;
    bool same_words = change->classes == CLASS_BIT(CLASS_LINK);
    bool whole = kind == LINK_INSERTED || kind == LINK_DELETED;
    const char *class = same_words ? " class=\"link\">"
                        : change->classes == CLASS_BIT(CLASS_BOILERPLATE)
                            ? whole ? " class=\"whole boilerplate\">" : " class=\"boilerplate\">"
                        : whole                                  ? " class=\"whole\">"
                        : change->risk == RISK_COSMETIC          ? " class=\"cosmetic\">"
                        : change->risk == RISK_FACT && change->kind != LINK_INSERTED &&
                                change->kind != LINK_DELETED
                            ? " class=\"fact\">"
                            : ">";
    const char *tag = same_words ? "span" : side == OLD ? "del" : "ins";
    put(html, "<a href=\"#c");
    number(html, mark->change + 1);
    if (begins) { /* of a change over several paragraphs the first is gone to */
        put(html, side == OLD ? "\" id=\"o" : "\" id=\"n");
        number(html, mark->change + 1);
    }
    put(html, "\"><");
    put(html, tag);
    put(html, class);
    put(html, same_words    ? "<span class=\"said\">[another link: </span>"
              : side == OLD ? "<span class=\"said\">[deleted: </span>"
                            : "<span class=\"said\">[inserted: </span>");
    changed_words(html, side, change, shown);
    put(html, "<span class=\"said\">]</span></");
    put(html, tag);
    put(html, ">");
    verdict(html, side, mark->change);
    put(html, "</a>");
}

/* The same, of which what stands before `tag` is boilerplate. */
static void tagged_words(struct html *html, enum side side, struct span span, uint32_t tag)
{
    uint32_t cut = tag < span.start ? span.start : tag > span.end ? span.end : tag;
    if (cut > span.start) {
        put(html, "<span class=\"boilerplate\">");
        words(html, side, (struct span){span.start, cut});
        put(html, "</span>");
    }
    words(html, side, (struct span){cut, span.end});
}

static void paragraph(struct html *html, enum side side, uint32_t index)
{
    const struct paragraph *shows = &html->changes->collation->article[side]->paragraphs[index];
    struct span span = shows->span;
    uint32_t at = span.start;
    put(html, "<p dir=\"auto\" lang=\"und\"><span class=\"number\">");
    number(html, (size_t)index + 1);
    put(html, "</span> ");
    for (size_t m = mark_behind(html, side, at); m < html->marks[side].n; m++) {
        const struct html_mark *mark = &html->marks[side].at[m];
        struct span shown = mark->span;
        if (shown.start >= span.end)
            break;
        bool begins = shown.start >= at;
        shown.start = begins ? shown.start : at;
        shown.end = shown.end < span.end ? shown.end : span.end;
        if (shown.start >= shown.end)
            continue;
        tagged_words(html, side, (struct span){at, shown.start}, shows->boilerplate);
        marked(html, side, mark, shown, begins);
        at = shown.end;
    }
    tagged_words(html, side, (struct span){at, span.end}, shows->boilerplate);
    put(html, "</p>\n");
}

static void link_row(struct html *html, const struct link *link)
{
    const char *kind =
        link->moved && link->kind == LINK_SAME ? "moved" : link_kind_name(link->kind);
    put(html, "<tr class=\"");
    put(html, kind);
    put(html, "\">");
    for (int side = OLD; side <= NEW; side++) {
        put(html, side == OLD ? "<td class=\"old\">" : "<td class=\"new\">");
        for (uint32_t p = link->range[side].first; p < link->range[side].end; p++)
            paragraph(html, (enum side)side, p);
        put(html, "</td>\n");
        if (side == NEW)
            break;
        put(html, "<td class=\"kind\">");
        if (link->kind != LINK_SAME || !link->moved)
            put(html, link_kind_name(link->kind));
        if (link->moved)
            put(html, link->kind == LINK_SAME ? "moved" : ", moved");
        put(html, "</td>");
    }
    put(html, "</tr>\n");
}

static void versions(struct html *html)
{
    const struct collation *collation = html->changes->collation;
    put(html, "<h2 id=\"versions\">The versions</h2>\n<table>\n<thead><tr>");
    for (int side = OLD; side <= NEW; side++) {
        put(html, side == OLD ? "<th scope=\"col\">Old: " : "<th scope=\"col\">New: ");
        version_name(html, (enum side)side);
        put(html, "</th>");
        if (side == OLD)
            put(html, "<th scope=\"col\" class=\"kind\">Paragraph</th>");
    }
    put(html, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < collation->n_paragraphs && !output_is_stopped(html->out); i++)
        link_row(html, &collation->paragraphs[i]);
    put(html, "</tbody>\n</table>\n");
}

/* From the list to where the change is in the versions. */
static void place(struct html *html, size_t index)
{
    const struct change *change = &html->changes->at[index];
    struct strbuf text = {.arena = &html->scratch};
    excerpt_place(html->changes, change, &text);
    bool has_mark = !range_empty(change->edits);
    if (has_mark) {
        put(html, span_empty(change->span[NEW]) ? "<a href=\"#o" : "<a href=\"#n");
        number(html, index + 1);
        put(html, "\">");
    }
    escaped(html, text.at, text.n);
    if (has_mark)
        put(html, "</a>");
}

static void entry(struct html *html, size_t index)
{
    const struct change *change = &html->changes->at[index];
    struct arena_mark begun = arena_mark(&html->scratch);
    put(html, "<li id=\"c");
    number(html, index + 1);
    put(html, "\" value=\"");
    number(html, index + 1);
    put(html, change->risk == RISK_FACT ? "\" class=\"fact\">" : "\">");
    place(html, index);
    put(html, " <span class=\"kind\">");
    put(html, change_kind_name(change));
    struct strbuf text = {.arena = &html->scratch};
    excerpt_classes(change->classes, &text);
    if (text.n) {
        put(html, ": ");
        escaped(html, text.at, text.n);
    }
    put(html, "</span> <bdi lang=\"und\">");
    text.n = 0;
    change_gloss(html->changes, change, 160, &text);
    escaped(html, text.at, text.n);
    put(html, "</bdi>");
    remark(html, index);
    put(html, "</li>\n");
    arena_rewind(&html->scratch, begun);
}

static void list(struct html *html)
{
    put(html, "<h2 id=\"changes\">The changes</h2>\n");
    bool any = false;
    for (size_t i = 0; i < html->changes->n && !output_is_stopped(html->out); i++) {
        if (!report_tells(html->input, i))
            continue;
        if (!any)
            put(html, "<ol>\n");
        any = true;
        entry(html, i);
    }
    put(html, any ? "</ol>\n" : "<p>None.</p>\n");
}

/* What was left out of each version, where anything was. */
static void about(struct html *html)
{
    for (int side = OLD; side <= NEW; side++) {
        struct strbuf text = {.arena = &html->scratch};
        about_left_out(&html->changes->collation->article[side]->document, false, &text);
        if (!text.n)
            continue;
        put(html, side == OLD ? "<p>Old version: " : "<p>New version: ");
        escaped(html, text.at, text.n);
        put(html, ".</p>\n");
    }
}

static void count(struct html *html, size_t n, const char *before, const char *what)
{
    if (!n)
        return;
    put(html, before);
    number(html, n);
    put(html, what);
}

/* "44 changes: 27 of facts, 9 of structure. 7 decided: 4 accepted, 2 stet, 1 queried." */
static void counts(struct html *html)
{
    static const char *const of[] = {" of appearance", " of wording", " of structure", " of facts"};
    const struct review *review = html->input->review;
    struct tally tally = tally_of(review);
    size_t risks[RISK_FACT + 1] = {0}, verdicts[VERDICT_COUNT] = {0};
    for (size_t i = 0; i < html->changes->n; i++) {
        risks[html->changes->at[i].risk]++;
        verdicts[review->decision[i].verdict]++;
    }
    number(html, tally.changes);
    put(html, tally.changes == 1 ? " change" : " changes");
    const char *before = ": ";
    for (int risk = RISK_FACT; risk >= RISK_COSMETIC; risk--) {
        count(html, risks[risk], before, of[risk]);
        before = risks[risk] ? ", " : before;
    }
    put(html, ".");
    if (!tally.decided)
        return;
    count(html, tally.decided, " ", " decided");
    before = ": ";
    for (int v = VERDICT_ACCEPT; v < VERDICT_COUNT; v++) {
        if (verdicts[v]) {
            count(html, verdicts[v], before, " ");
            put(html, remark_verdict((enum verdict)v));
            before = ", ";
        }
    }
    put(html, ".");
    count(html, tally.open_facts, " ",
          tally.open_facts == 1 ? " fact is open." : " facts are open.");
}

static void head(struct html *html)
{
    put(html, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
              "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    version_name(html, OLD);
    put(html, " → ");
    version_name(html, NEW);
    put(html, "</title>\n<style>\n");
    put(html, html_style);
    put(html, "</style>\n</head>\n<body>\n<header>\n<h1>");
    version_name(html, OLD);
    put(html, " → ");
    version_name(html, NEW);
    put(html, "</h1>\n<p>");
    counts(html);
    put(html, "</p>\n");
    about(html);
    put(html,
        "<p class=\"legend\"><del>Words of the old version</del>, "
        "<ins>words of the new one</ins>, <ins class=\"fact\">facts</ins>, "
        "<ins><span class=\"transposed\">words that were elsewhere in the sentence</span></ins>, "
        "<ins class=\"cosmetic\">appearance only</ins>, "
        "<span class=\"boilerplate\">what is no part of the article</span>. "
        "A mark leads to its entry in the "
        "list, and back.</p>\n<nav aria-label=\"Parts\"><a href=\"#versions\">The versions</a> "
        "<a href=\"#changes\">The changes</a></nav>\n</header>\n<main>\n");
}

void report_html(const struct report_input *input, struct output *output)
{
    struct arena arena = {0};
    struct html html = {.input = input, .changes = input->review->changes, .out = output};
    find_marks(&html, &arena);
    head(&html);
    versions(&html);
    list(&html);
    put(&html, "</main>\n</body>\n</html>\n");
    arena_free(&html.scratch);
    arena_free(&arena);
}
