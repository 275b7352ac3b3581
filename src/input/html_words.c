#include "input/html_words.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

enum { WORD_MAX = 24 };

struct word {
    char text[WORD_MAX];
    enum left_out_kind furniture;
    enum passage_kind kind;
};

/* In the languages in which pages are built; names are English nearly everywhere. */
static const struct word words[] = {
    {"ad", LEFT_OUT_ADVERTISEMENT, 0},
    {"ads", LEFT_OUT_ADVERTISEMENT, 0},
    {"adslot", LEFT_OUT_ADVERTISEMENT, 0},
    {"advert", LEFT_OUT_ADVERTISEMENT, 0},
    {"advertisement", LEFT_OUT_ADVERTISEMENT, 0},
    {"anzeige", LEFT_OUT_ADVERTISEMENT, 0},
    {"publi", LEFT_OUT_ADVERTISEMENT, 0},
    {"publicidad", LEFT_OUT_ADVERTISEMENT, 0},
    {"publicite", LEFT_OUT_ADVERTISEMENT, 0},
    {"sponsor", LEFT_OUT_ADVERTISEMENT, 0},
    {"sponsored", LEFT_OUT_ADVERTISEMENT, 0},
    {"werbung", LEFT_OUT_ADVERTISEMENT, 0},
    {"comment", LEFT_OUT_COMMENTS, 0},
    {"comments", LEFT_OUT_COMMENTS, 0},
    {"commentaires", LEFT_OUT_COMMENTS, 0},
    {"comentarios", LEFT_OUT_COMMENTS, 0},
    {"discussion", LEFT_OUT_COMMENTS, 0},
    {"disqus", LEFT_OUT_COMMENTS, 0},
    {"kommentare", LEFT_OUT_COMMENTS, 0},
    {"respond", LEFT_OUT_COMMENTS, 0},
    {"cmp", LEFT_OUT_NOTICE, 0},
    {"consent", LEFT_OUT_NOTICE, 0},
    {"cookie", LEFT_OUT_NOTICE, 0},
    {"cookies", LEFT_OUT_NOTICE, 0},
    {"gdpr", LEFT_OUT_NOTICE, 0},
    {"messages", LEFT_OUT_NOTICE, 0},
    {"modal", LEFT_OUT_NOTICE, 0},
    {"overlay", LEFT_OUT_NOTICE, 0},
    {"popup", LEFT_OUT_NOTICE, 0},
    {"colophon", LEFT_OUT_FOOTER, 0},
    {"copyright", LEFT_OUT_FOOTER, 0},
    {"breadcrumb", LEFT_OUT_MENU, 0},
    {"breadcrumbs", LEFT_OUT_MENU, 0},
    {"masthead", LEFT_OUT_MENU, 0},
    {"links", LEFT_OUT_MENU, 0},
    {"menu", LEFT_OUT_MENU, 0},
    {"nav", LEFT_OUT_MENU, 0},
    {"navbar", LEFT_OUT_MENU, 0},
    {"navigation", LEFT_OUT_MENU, 0},
    {"pager", LEFT_OUT_MENU, 0},
    {"pagination", LEFT_OUT_MENU, 0},
    {"tags", LEFT_OUT_MENU, 0},
    {"toolbar", LEFT_OUT_MENU, 0},
    {"topics", LEFT_OUT_MENU, 0},
    {"barrier", LEFT_OUT_NEWSLETTER, 0},
    {"meter", LEFT_OUT_NEWSLETTER, 0},
    {"newsletter", LEFT_OUT_NEWSLETTER, 0},
    {"regwall", LEFT_OUT_NEWSLETTER, 0},
    {"signup", LEFT_OUT_NEWSLETTER, 0},
    {"subscribe", LEFT_OUT_NEWSLETTER, 0},
    {"subscription", LEFT_OUT_NEWSLETTER, 0},
    {"more", LEFT_OUT_RELATED, 0},
    {"next", LEFT_OUT_RELATED, 0},
    {"outbrain", LEFT_OUT_RELATED, 0},
    {"popular", LEFT_OUT_RELATED, 0},
    {"promo", LEFT_OUT_RELATED, 0},
    {"recent", LEFT_OUT_RELATED, 0},
    {"recirc", LEFT_OUT_RELATED, 0},
    {"recommend", LEFT_OUT_RELATED, 0},
    {"recommendations", LEFT_OUT_RELATED, 0},
    {"recommended", LEFT_OUT_RELATED, 0},
    {"related", LEFT_OUT_RELATED, 0},
    {"relatedposts", LEFT_OUT_RELATED, 0},
    {"sidebar", LEFT_OUT_RELATED, 0},
    {"taboola", LEFT_OUT_RELATED, 0},
    {"teaser", LEFT_OUT_RELATED, 0},
    {"trending", LEFT_OUT_RELATED, 0},
    {"widget", LEFT_OUT_RELATED, 0},
    {"compartir", LEFT_OUT_SHARING, 0},
    {"partager", LEFT_OUT_SHARING, 0},
    {"share", LEFT_OUT_SHARING, 0},
    {"sharedaddy", LEFT_OUT_SHARING, 0},
    {"sharing", LEFT_OUT_SHARING, 0},
    {"sns", LEFT_OUT_SHARING, 0},
    {"social", LEFT_OUT_SHARING, 0},
    {"teilen", LEFT_OUT_SHARING, 0},
    {"author", LEFT_OUT_NOT, PASSAGE_BYLINE},
    {"auteur", LEFT_OUT_NOT, PASSAGE_BYLINE},
    {"autor", LEFT_OUT_NOT, PASSAGE_BYLINE},
    {"byline", LEFT_OUT_NOT, PASSAGE_BYLINE},
    {"submitted", LEFT_OUT_NOT, PASSAGE_BYLINE},
    {"caption", LEFT_OUT_NOT, PASSAGE_CAPTION},
    {"pie", LEFT_OUT_NOT, PASSAGE_CAPTION},
    {"date", LEFT_OUT_NOT, PASSAGE_DATE},
    {"dateline", LEFT_OUT_NOT, PASSAGE_DATE},
    {"datum", LEFT_OUT_NOT, PASSAGE_DATE},
    {"fecha", LEFT_OUT_NOT, PASSAGE_DATE},
    {"published", LEFT_OUT_NOT, PASSAGE_DATE},
    {"timestamp", LEFT_OUT_NOT, PASSAGE_DATE},
    {"chapo", LEFT_OUT_NOT, PASSAGE_DEK},
    {"dek", LEFT_OUT_NOT, PASSAGE_DEK},
    {"entradilla", LEFT_OUT_NOT, PASSAGE_DEK},
    {"intro", LEFT_OUT_NOT, PASSAGE_DEK},
    {"standfirst", LEFT_OUT_NOT, PASSAGE_DEK},
    {"subheadline", LEFT_OUT_NOT, PASSAGE_DEK},
    {"subtitle", LEFT_OUT_NOT, PASSAGE_DEK},
    {"vorspann", LEFT_OUT_NOT, PASSAGE_DEK},
};

/* "has-sidebar" says something of what is around it, "comments-off" likewise. */
static bool takes_back(const char *word)
{
    return strcmp(word, "has") == 0 || strcmp(word, "no") == 0 || strcmp(word, "with") == 0;
}

static const struct word *find(const char *word)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (words[i].text[0] == word[0] && strcmp(words[i].text, word) == 0)
            return &words[i];
    return NULL;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct html_words html_words(const char *names)
{
    struct html_words found = {LEFT_OUT_NOT, PASSAGE_BODY};
    bool taken_back = false;
    while (*names) {
        if (!is_letter(*names)) {
            if (*names == ' ')
                taken_back = false;
            names++;
            continue;
        }
        char word[WORD_MAX] = {0};
        size_t n = 0;
        bool lower = false;
        /* camelCase is several words */
        for (; is_letter(*names) && !(lower && *names <= 'Z'); names++) {
            lower = *names >= 'a';
            if (n < WORD_MAX - 1)
                word[n++] = (char)(*names | 0x20);
        }
        const struct word *known = taken_back ? NULL : find(word);
        if (takes_back(word))
            taken_back = true;
        if (!known)
            continue;
        if (known->furniture != LEFT_OUT_NOT && found.furniture == LEFT_OUT_NOT)
            found.furniture = known->furniture;
        if (known->kind != PASSAGE_BODY && found.kind == PASSAGE_BODY)
            found.kind = known->kind;
    }
    return found;
}

bool html_invites(const char *text, uint32_t size)
{
    static const char *const beginnings[] = {
        "Abonnez-vous", "Abonnieren Sie", "Already a subscriber", "Already have an account",
        "Assine ", "Continue reading", "Create a free account", "Create an account", "Free trial",
        "Get our newsletter", "Inscrivez-vous", "Inscreva-se", "Jetzt abonnieren",
        "Jetzt anmelden", "Log in to ", "Melden Sie sich an", "Register for free", "Register to ",
        "Regístrate", "Sign in to ", "Sign up for ", "Sign up to ", "Start your free trial",
        "Subscribe", "Suscríbete", "Suscríbase", "This article is for subscribers",
        "This content is for subscribers", "To continue reading", "To read the full ",
        "Unlock this article", "Weiterlesen mit "};
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
        size_t n = strlen(beginnings[i]);
        if (size >= n && memcmp(text, beginnings[i], n) == 0)
            return true;
    }
    return false;
}
