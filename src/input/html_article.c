#include "input/html_article.h"

#include <string.h>

#include "base/utf8.h"
#include "input/html_words.h"

enum {
    PROSE_LEAST = 60,    /* bytes of a paragraph that counts as prose */
    ARTICLE_LEAST = 140, /* ... of prose that are an article */
    DATE_MAX = 48,       /* bytes of a date */
    MONTH_MAX = 12,      /* letters in one */
    SHORT = 160,         /* bytes of a byline, a date or a heading at most */
    HEAD_BLOCKS = 12,    /* kept blocks behind a headline that may be dek and byline */
};

struct finder {
    const struct html_tree *tree;
    struct html_blocks *blocks;
    const char *title;
    unsigned char *furniture; /* by node: enum left_out_kind, inherited */
    unsigned char *kind;      /* by node: enum passage_kind, inherited */
    uint32_t *prose;          /* by node: bytes of prose in front of it */
    bool *counts;             /* by node: hidden, and the article's text all the same */
    uint32_t root;            /* the element that the article is in */
};

static bool is_heading(enum html_tag tag)
{
    return tag >= TAG_H1 && tag <= TAG_H6;
}

static bool within(const struct finder *finder, uint32_t node, uint32_t element)
{
    return node >= element && node < finder->tree->at[element].end;
}

static uint32_t prose_in(const struct finder *finder, uint32_t element)
{
    return finder->prose[finder->tree->at[element].end] - finder->prose[element];
}

/* The nearest element of this kind around a node; 0 where there is none. */
static uint32_t around(const struct html_tree *tree, uint32_t node, enum html_tag tag)
{
    while (node && tree->at[node].tag != tag)
        node = tree->at[node].parent;
    return node;
}

static enum left_out_kind by_role(const char *role)
{
    static const struct {
        const char *role;
        enum left_out_kind kind;
    } roles[] = {
        {"navigation", LEFT_OUT_MENU},       {"search", LEFT_OUT_FORM},
        {"dialog", LEFT_OUT_NOTICE},         {"alertdialog", LEFT_OUT_NOTICE},
        {"contentinfo", LEFT_OUT_FOOTER},    {"banner", LEFT_OUT_MENU},
        {"complementary", LEFT_OUT_RELATED}, {"menu", LEFT_OUT_MENU},
    };
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (strcmp(role, roles[i].role) == 0)
            return roles[i].kind;
    return LEFT_OUT_NOT;
}

/* What the element says of itself besides the names it is given. */
static enum left_out_kind by_element(const struct finder *finder, uint32_t at)
{
    const struct html_tree *tree = finder->tree;
    const struct html_node *node = &tree->at[at];
    enum left_out_kind role = by_role(html_attribute(node, "role"));
    if (role != LEFT_OUT_NOT)
        return role;
    if (node->tag != TAG_BODY && !finder->counts[at] && html_is_hidden(node))
        return LEFT_OUT_HIDDEN;
    switch (node->tag) {
    case TAG_NAV:
        return LEFT_OUT_MENU;
    case TAG_ASIDE:
        return LEFT_OUT_RELATED;
    case TAG_DIALOG:
        return LEFT_OUT_NOTICE;
    case TAG_FOOTER:
        return around(tree, at, TAG_BLOCKQUOTE) ? LEFT_OUT_NOT : LEFT_OUT_FOOTER;
    case TAG_FORM:
    case TAG_BUTTON:
    case TAG_FIELDSET:
        return LEFT_OUT_FORM;
    default:
        return LEFT_OUT_NOT;
    }
}

/* The text of a block as prose: sentences, not links. */
static uint32_t prose_of(const struct finder *finder, const struct html_block *block)
{
    uint32_t size = span_size(block->text);
    enum html_tag tag = finder->tree->at[block->node].tag;
    if (size < PROSE_LEAST || block->linked > size / 2 || is_heading(tag))
        return 0;
    return size - block->linked;
}

/* Sums of prose over the nodes, so that each element's is a difference. Furniture
 * that is known holds none. */
static void sum_prose(struct finder *finder)
{
    uint32_t sum = 0;
    size_t b = 0;
    for (uint32_t i = 0; i <= finder->tree->n; i++) {
        finder->prose[i] = sum;
        for (; b < finder->blocks->n && finder->blocks->at[b].first == i; b++)
            if (i < finder->tree->n && finder->furniture[i] == LEFT_OUT_NOT)
                sum += prose_of(finder, &finder->blocks->at[b]);
    }
}

static bool has_furniture_name(const struct html_node *node)
{
    return html_words(html_attribute(node, "class")).furniture != LEFT_OUT_NOT ||
           html_words(html_attribute(node, "id")).furniture != LEFT_OUT_NOT ||
           by_role(html_attribute(node, "role")) != LEFT_OUT_NOT || node->tag == TAG_DIALOG;
}

/* Text that a page has and does not show is the article's where it stands in that,
 * as behind a paywall, or is nearly all there is, as for browsers without scripts.
 * Furniture is not known yet. */
static void find_hidden_articles(struct finder *finder)
{
    const struct html_tree *tree = finder->tree;
    uint32_t all = prose_in(finder, 0);
    for (uint32_t i = 1; i < tree->n; i++) {
        const struct html_node *node = &tree->at[i];
        if (node->tag == TAG_TEXT || html_flow(node->tag) == FLOW_SILENT ||
            prose_in(finder, i) < ARTICLE_LEAST || !html_is_hidden(node) ||
            has_furniture_name(node))
            continue;
        bool styled = node->tag != TAG_NOSCRIPT && !*html_attribute(node, "aria-hidden");
        bool inside = around(tree, i, TAG_ARTICLE) || around(tree, i, TAG_MAIN);
        finder->counts[i] = (styled && inside) || prose_in(finder, i) >= all / 10 * 9;
    }
}

static void inherit(struct finder *finder, bool by_names)
{
    const struct html_tree *tree = finder->tree;
    uint32_t all = by_names ? prose_in(finder, 0) : 0;
    for (uint32_t i = 1; i < tree->n; i++) {
        const struct html_node *node = &tree->at[i];
        finder->furniture[i] = finder->furniture[node->parent];
        finder->kind[i] = finder->kind[node->parent];
        if (node->tag == TAG_TEXT)
            continue;
        enum left_out_kind element = by_element(finder, i);
        /* under a headline stands what is no footer, whatever it is called */
        if (by_names && element == LEFT_OUT_FOOTER && node->tag == TAG_FOOTER &&
            around(tree, i, TAG_ARTICLE) && finder->prose[i] == finder->prose[node->parent])
            element = LEFT_OUT_NOT;
        if (finder->furniture[i] == LEFT_OUT_NOT)
            finder->furniture[i] = (unsigned char)element;
        if (!by_names || node->tag == TAG_BODY)
            continue;
        char element_name[32] = "";
        if (node->tag == TAG_OTHER)
            html_name(node, element_name, sizeof element_name);
        struct html_words names[] = {html_words(html_attribute(node, "class")),
                                     html_words(html_attribute(node, "id")),
                                     html_words(html_attribute(node, "itemprop")),
                                     html_words(strchr(element_name, '-') ? element_name : "")};
        /* what holds nearly all there is to read is no furniture, whatever its name */
        bool most = prose_in(finder, i) >= all / 4 * 3 && all > 0;
        for (size_t n = 0; n < sizeof names / sizeof *names && node->tag != TAG_HTML; n++) {
            if (finder->furniture[i] == LEFT_OUT_NOT && !most)
                finder->furniture[i] = (unsigned char)names[n].furniture;
            if (names[n].kind != PASSAGE_BODY && prose_in(finder, i) < all / 2)
                finder->kind[i] = (unsigned char)names[n].kind;
        }
    }
}

/* The element with this itemprop that holds the most prose. */
static uint32_t most_prose(const struct finder *finder, bool (*is)(const struct html_node *))
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < finder->tree->n; i++)
        if (finder->tree->at[i].tag != TAG_TEXT && is(&finder->tree->at[i]) &&
            (!best || prose_in(finder, i) > prose_in(finder, best)))
            best = i;
    return best;
}

static bool is_article_body(const struct html_node *node)
{
    return strstr(html_attribute(node, "itemprop"), "articleBody") != NULL;
}

static bool is_article(const struct html_node *node)
{
    return node->tag == TAG_ARTICLE;
}

static bool is_main(const struct html_node *node)
{
    return node->tag == TAG_MAIN || strcmp(html_attribute(node, "role"), "main") == 0;
}

/* The deepest element that holds nearly all the prose; what the page itself
 * calls its article or its main part goes before. */
static uint32_t find_root(const struct finder *finder)
{
    static bool (*const said[])(const struct html_node *) = {is_article_body, is_article, is_main};
    uint32_t all = prose_in(finder, 0);
    uint32_t at = 0;
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        uint32_t element = most_prose(finder, said[i]);
        if (element && prose_in(finder, element) >= all / 2)
            return element;
    }
    for (bool deeper = true; deeper;) {
        deeper = false;
        for (uint32_t child = at + 1; child < finder->tree->at[at].end;
             child = finder->tree->at[child].end) {
            enum html_tag tag = finder->tree->at[child].tag;
            if (tag == TAG_TEXT || tag == TAG_P || prose_in(finder, child) < all / 5 * 4)
                continue;
            at = child;
            deeper = true;
            break;
        }
    }
    return at;
}

/* Letters and digits alone, in lower case: what titles have in common. */
static size_t essence(const uint8_t *p, size_t n, uint32_t *out, size_t room)
{
    size_t count = 0;
    while (n && count < room) {
        uint32_t cp;
        size_t size = utf8_decode(p, n, &cp);
        if (cp != UTF8_INVALID && char_class_is_word(utf8_class(cp)))
            out[count++] = utf8_lower(cp);
        p += size;
        n -= size;
    }
    return count;
}

/* Whether the page's title begins with the block. */
static bool is_title(const struct finder *finder, const struct html_block *block)
{
    uint32_t title[256], text[256];
    size_t n = essence((const uint8_t *)finder->title, strlen(finder->title), title, 256);
    size_t m = essence((const uint8_t *)finder->blocks->text.at + block->text.start,
                       span_size(block->text), text, 256);
    for (size_t from = 0; m >= 6 && from + m <= n; from++)
        if (memcmp(title + from, text, m * sizeof *text) == 0)
            return true;
    return false;
}

/* Whether a block stands in the head of the site, not in that of the article. */
static bool heads_site(const struct finder *finder, const struct html_block *block)
{
    const struct html_tree *tree = finder->tree;
    return !within(finder, block->first, finder->root) && around(tree, block->first, TAG_HEADER) &&
           !around(tree, block->first, TAG_ARTICLE) && !around(tree, block->first, TAG_MAIN);
}

/* The headline: what the title says, first as a heading; else the last h1 in
 * front of the text or the first in it. n where there is none. */
static size_t find_headline(const struct finder *finder)
{
    const struct html_blocks *blocks = finder->blocks;
    size_t best = blocks->n;
    int best_rank = 0;
    for (size_t i = 0; i < blocks->n; i++) {
        const struct html_block *block = &blocks->at[i];
        uint32_t node = block->first;
        bool furniture = finder->furniture[node] != LEFT_OUT_NOT;
        bool h1 = around(finder->tree, node, TAG_H1) != 0;
        bool heading = h1 || is_heading(finder->tree->at[block->node].tag);
        bool title = is_title(finder, block);
        int rank = furniture ? 0 : title && h1 ? 4 : title && heading ? 3 : title ? 2 : h1 ? 1 : 0;
        if (rank > 1 && heads_site(finder, block))
            rank = 1; /* the title of a page has the paper's name in it */
        if (node >= finder->tree->at[finder->root].end)
            break;
        if (rank > best_rank) {
            best = i;
            best_rank = rank;
        }
    }
    return best;
}

static bool begins(const char *text, uint32_t size, const char *word)
{
    size_t n = strlen(word);
    return size > n && memcmp(text, word, n) == 0;
}

/* "By Jane Doe", at the beginning; at the end agencies say more. */
static bool says_who(const char *text, uint32_t size, bool head)
{
    static const char *const words[] = {"By ", "BY ", "Von ", "Par ", "Por ", "Di ", "Door "};
    for (size_t i = 0; head && i < sizeof words / sizeof *words; i++)
        if (begins(text, size, words[i]))
            return true;
    return begins(text, size, "Reporting by ") || begins(text, size, "Editing by ");
}

/* A line so short with a year in it. */
static bool says_when(const char *text, uint32_t size)
{
    uint32_t digits = 0;
    if (size > DATE_MAX || !size || text[size - 1] == '.')
        return false;
    for (uint32_t i = 0; i <= size; i++) {
        bool digit = i < size && text[i] >= '0' && text[i] <= '9';
        if (!digit && digits == 4 && (text[i - 4] == '1' || text[i - 4] == '2'))
            return true;
        digits = digit ? digits + 1 : 0;
    }
    return false;
}

/* Hardly a letter: a date and nobody's name. */
static bool is_mere_date(const char *text, uint32_t size)
{
    uint32_t letters = 0;
    for (uint32_t i = 0; i < size; i++)
        letters += (text[i] | 0x20) >= 'a' && (text[i] | 0x20) <= 'z';
    return letters <= MONTH_MAX && says_when(text, size);
}

/* Who stands before when. */
static enum passage_kind named_kind(const struct finder *finder, const struct html_block *block)
{
    enum passage_kind named = (enum passage_kind)finder->kind[block->first];
    for (uint32_t i = block->first; i <= block->last; i++)
        if (finder->kind[i] == PASSAGE_BYLINE && (named == PASSAGE_BODY || named == PASSAGE_DATE))
            named = PASSAGE_BYLINE;
    return named;
}

static enum passage_kind kind_of(const struct finder *finder, const struct html_block *block,
                                 bool head)
{
    const struct html_tree *tree = finder->tree;
    enum passage_kind named = named_kind(finder, block);
    uint32_t size = span_size(block->text);
    const char *text = finder->blocks->text.at + block->text.start;
    enum html_tag tag = tree->at[block->node].tag;
    if (around(tree, block->first, TAG_FIGCAPTION) || named == PASSAGE_CAPTION)
        return PASSAGE_CAPTION;
    if (head && named == PASSAGE_DEK)
        return PASSAGE_DEK;
    uint32_t time = around(tree, block->first, TAG_TIME);
    bool author =
        strcmp(html_attribute(&tree->at[tree->at[block->first].parent], "rel"), "author") == 0;
    if (size <= SHORT && !is_heading(tag) &&
        (author || named == PASSAGE_BYLINE || says_who(text, size, head)) &&
        !is_mere_date(text, size))
        return PASSAGE_BYLINE;
    if (size <= SHORT && !is_heading(tag) &&
        (time || named == PASSAGE_DATE || (head && says_when(text, size))))
        return PASSAGE_DATE;
    if (is_heading(tag))
        return head && tag > TAG_H1 ? PASSAGE_DEK : PASSAGE_HEADING;
    if (around(tree, block->first, TAG_BLOCKQUOTE))
        return PASSAGE_BLOCK_QUOTE;
    if (tag == TAG_LI || tag == TAG_DT || tag == TAG_DD ||
        around(tree, block->first, TAG_LI) > around(tree, block->first, TAG_ARTICLE))
        return PASSAGE_ITEM;
    if (around(tree, block->first, TAG_CAPTION))
        return PASSAGE_CAPTION;
    return PASSAGE_BODY;
}

/* Whether the page leads to articles and is none: most of its prose stands alone
 * below headings that are links. */
static bool is_front(const struct finder *finder)
{
    enum { TEASERS_LEAST = 3 };
    uint32_t teasers = 0, prose = 0;
    bool below = false;
    for (size_t i = 0; i < finder->blocks->n; i++) {
        const struct html_block *block = &finder->blocks->at[i];
        if (finder->furniture[block->first] != LEFT_OUT_NOT)
            continue;
        bool linked = block->linked == span_size(block->text);
        if (is_heading(finder->tree->at[block->node].tag)) {
            below = linked;
        } else if (prose_of(finder, block)) {
            prose++;
            teasers += below;
            below = false;
        }
    }
    return teasers >= TEASERS_LEAST && teasers * 3 >= prose * 2;
}

/* Where what a block begins ends that asks to subscribe or to sign up: by what it says,
 * and by a link in it or a form around it, which is all of the same kind. 0 where it
 * is nothing such. */
static uint32_t invitation_end(const struct finder *finder, const struct html_block *block)
{
    enum { UP_MAX = 3, NODES_MAX = 100, BOX_PROSE_MAX = 400 };
    const struct html_tree *tree = finder->tree;
    uint32_t size = span_size(block->text), up = block->node;
    if (size > SHORT || !html_invites(finder->blocks->text.at + block->text.start, size))
        return 0;
    for (int i = 0; i < UP_MAX && up > finder->root && prose_in(finder, up) < BOX_PROSE_MAX; i++) {
        for (uint32_t n = up + 1; n < tree->at[up].end && n - up < NODES_MAX; n++)
            if (tree->at[n].tag == TAG_FORM || tree->at[n].tag == TAG_BUTTON)
                return tree->at[up].end;
        up = tree->at[up].parent;
    }
    return block->linked ? block->last + 1 : 0;
}

static void judge(struct finder *finder, size_t headline)
{
    struct html_blocks *blocks = finder->blocks;
    bool head = false, dek = false;
    uint32_t invitation = 0; /* where the one at hand ends */
    size_t since = 0;
    for (size_t i = 0; i < blocks->n; i++) {
        struct html_block *block = &blocks->at[i];
        uint32_t size = span_size(block->text);
        bool inside = within(finder, block->first, finder->root);
        block->left_out = (enum left_out_kind)finder->furniture[block->first];
        if (i == headline) {
            block->left_out = LEFT_OUT_NOT;
            block->kind = PASSAGE_HEADLINE;
            head = true;
            continue;
        }
        block->kind = kind_of(finder, block, head);
        if (block->kind == PASSAGE_DEK && is_heading(finder->tree->at[block->node].tag) && dek)
            block->kind = PASSAGE_HEADING;
        if (block->left_out != LEFT_OUT_NOT)
            continue;
        if (block->first >= invitation)
            invitation = invitation_end(finder, block);
        if (block->first < invitation) {
            block->left_out = LEFT_OUT_NEWSLETTER;
            continue;
        }
        dek |= block->kind == PASSAGE_DEK;
        if (headline < blocks->n && i < headline && size < PROSE_LEAST &&
            (block->kind == PASSAGE_BODY || block->kind == PASSAGE_HEADING)) {
            block->left_out = LEFT_OUT_OUTSIDE; /* what kind of story it is */
            continue;
        }
        bool before = !inside && headline < i && block->first < finder->root;
        if (!inside && !before)
            block->left_out = LEFT_OUT_OUTSIDE;
        else if (block->linked * 10 > size * 7 && block->kind != PASSAGE_HEADING &&
                 block->kind != PASSAGE_BYLINE && block->kind != PASSAGE_DATE)
            block->left_out = before ? LEFT_OUT_MENU : LEFT_OUT_RELATED;
        else if (head && (++since > HEAD_BLOCKS || block->kind == PASSAGE_ITEM ||
                          block->kind == PASSAGE_HEADING ||
                          (block->kind == PASSAGE_BODY && size >= PROSE_LEAST)))
            head = false;
    }
}

/* A heading that nothing followed which was kept heads what was left out. */
static void drop_headings(struct html_blocks *blocks)
{
    enum left_out_kind next = LEFT_OUT_FOOTER;
    for (size_t i = blocks->n; i-- > 0;) {
        struct html_block *block = &blocks->at[i];
        if (block->left_out == LEFT_OUT_NOT && block->kind == PASSAGE_HEADING &&
            next != LEFT_OUT_NOT && next != LEFT_OUT_ADVERTISEMENT && next != LEFT_OUT_SHARING &&
            next != LEFT_OUT_NEWSLETTER)
            block->left_out = next;
        next = block->left_out;
    }
}

bool html_article_find(const struct html_tree *tree, const char *title, struct arena *arena,
                       struct html_blocks *blocks)
{
    struct finder finder = {.tree = tree, .blocks = blocks, .title = title};
    finder.furniture = arena_zero(arena, tree->n, 1);
    finder.kind = arena_zero(arena, tree->n, 1);
    finder.prose = arena_zero(arena, tree->n + 1, sizeof *finder.prose);
    finder.counts = arena_zero(arena, tree->n, sizeof *finder.counts);
    sum_prose(&finder);
    find_hidden_articles(&finder);
    inherit(&finder, false);
    sum_prose(&finder);
    inherit(&finder, true);
    sum_prose(&finder);
    if (prose_in(&finder, 0) < ARTICLE_LEAST || is_front(&finder)) {
        for (size_t i = 0; i < blocks->n; i++) {
            blocks->at[i].kind = kind_of(&finder, &blocks->at[i], false);
            if (finder.furniture[blocks->at[i].first] == LEFT_OUT_HIDDEN)
                blocks->at[i].left_out = LEFT_OUT_HIDDEN;
        }
        return false;
    }
    finder.root = find_root(&finder);
    judge(&finder, find_headline(&finder));
    drop_headings(blocks);
    return true;
}
