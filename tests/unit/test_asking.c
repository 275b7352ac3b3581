/* Prompts: editing, history, completion; what a search sees. */
#include <locale.h>

#include "tests/support/pair.h"
#include "tests/tap.h"
#include "ui/app.h"
#include "ui/complete.h"

static struct pair pair;
static struct app app;
static const char *const themes[] = {"dark", "light", "mono", NULL};

static void open_app(const char *old, const char *new)
{
    pair_init(&pair, old, strlen(old), new, strlen(new));
    app_init(&app, &pair.changes, (struct app_options){.themes = themes}, 100, 30);
}

static void close_app(void)
{
    app_free(&app);
    pair_free(&pair);
}

static enum effect press(key k)
{
    return update(&app, (struct event){.kind = EVENT_KEY, .k = k});
}

/* Characters as they are, keys by name between < and >. */
static enum effect type(const char *text)
{
    enum effect effect = EFFECT_NONE;
    while (*text) {
        size_t n = *text == '<' ? strcspn(text, ">") : 0;
        key k = (key)(unsigned char)*text;
        if (n && !key_parse(text + 1, n - 1, &k))
            ok(false, "%.*s is a key", (int)n, text);
        effect = press(k);
        text += n + 1;
    }
    return effect;
}

static void prompt_is(const char *expected)
{
    char text[PROMPT_MAX + 2];
    size_t n = app.prompt.n, cursor = app.prompt.cursor;
    memcpy(text, app.prompt.text, cursor);
    text[cursor] = '|';
    memcpy(text + cursor + 1, app.prompt.text + cursor, n - cursor);
    text[n + 1] = '\0';
    is_str(app.asking == ASK_NOTHING ? "closed" : text, expected, "the prompt is %s", expected);
}

static void editing(void)
{
    type(":one two three");
    prompt_is("one two three|");
    type("<M-b><M-b>");
    prompt_is("one |two three");
    type("<C-k>");
    prompt_is("one |");
    type("more<C-a><M-f>");
    prompt_is("one| more");
    type("<C-d>");
    prompt_is("one|more");
    type("<C-b><C-f><C-e>");
    prompt_is("onemore|");
    type(" x y<M-BackSpace><C-w>");
    prompt_is("onemore |");
    type("<C-a><M-d>");
    prompt_is("| ");
    type("<C-e><C-u>");
    prompt_is("|");
    type("<M-x>");
    prompt_is("closed");
}

static void history(void)
{
    type(":view inline<Enter>:view side-by-side<Enter>:wri");
    type("<Up>");
    prompt_is("view side-by-side|");
    type("<Up>");
    prompt_is("view inline|");
    type("<Down><Down>");
    prompt_is("wri|");
    type("<Esc>/<Up>");
    prompt_is("|");
    type("<Esc>");
}

/* What Tab makes of a beginning, and the number of words it chose from. */
static void completes(const char *begun, const char *expected, int n)
{
    struct completion found;
    type(begun);
    complete(&app, &found);
    if (n >= 0)
        is_int(found.n, n, "words for %s", begun);
    type("<Tab>");
    prompt_is(expected);
    type("<Esc>");
}

static void completion(void)
{
    completes(":vi", "view |", 1);
    completes(":accept ", "accept sentence|", 7);
    completes(":stet para", "stet paragraph |", 1);
    completes(":stet cosm", "stet cosmetic |", 1);
    completes(":query class:per", "query class:percent |", 1);
    completes(":list ", "list is:|", 3);
    completes(":list k", "list kind:|", 1);
    completes(":list is:reo", "list is:reopened |", 1);
    completes(":facts class:mon", "facts class:money |", 1);
    completes(":set th", "set theme |", 1);
    completes(":set theme l", "set theme light |", 1);
    completes(":set cosmetic h", "set cosmetic hide |", 1);
    completes(":set view = in", "set view = inline |", 1);
    completes(":theme m", "theme mono |", 1);
    completes(":cosmetic d", "cosmetic dim |", 1);
    completes(":bind PgU", "bind PgUp |", 1);
    completes(":bind X page-u", "bind X page-up |", 1);
    completes(":bind X non", "bind X none |", 1);
    completes(":unbind PgD", "unbind PgDn |", 1);
    completes(":report htm", "report html |", 1);
    completes(":ignore ca", "ignore case |", 1);
    completes(":undo ", "undo |", 0);
    completes(":nothing ", "nothing |", 0);
    completes("/vi", "vi|", 0);
    type(":set ");
    type("<Tab>");
    prompt_is("set view|");
    type("<Tab>");
    prompt_is("set fold|");
    type("<S-Tab><S-Tab>");
    prompt_is("set theme|");
    type("x");
    prompt_is("set themex|");
    type("<Esc>");
    is_int(type(":write no<Tab>"), EFFECT_FILES, "names of files are asked for");
    is_str(app.request.path, "no", "those that begin so");
    char *names[] = {"notes of mine", "notes/"};
    app.files.at = names;
    app.files.n = 2;
    complete_with_files(&app);
    prompt_is("write notes|");
    type("<Tab>");
    prompt_is("write notes of mine|");
    type("<Tab>");
    prompt_is("write notes/|");
    type("<Esc>");
    app.files.n = 0;
}

/* "2 3": matches in OLD and NEW. */
static void counts(const char *pattern, unsigned old, unsigned new)
{
    press('/');
    for (const char *c = pattern; *c; c++)
        press((key)(unsigned char)*c);
    press(KEY_RETURN);
    while (app_idle_after(&app) == 0)
        update(&app, (struct event){.kind = EVENT_IDLE});
    is_int(app.search.count[OLD], old, "/%s/ in OLD", pattern);
    is_int(app.search.count[NEW], new, "/%s/ in NEW", pattern);
}

static void searching(void)
{
    counts("runs away", 1, 1);
    counts("runs.away", 1, 1);
    counts("(runs) away", 1, 1);
    counts("runs\\saway", 1, 1);
    counts("^She", 1, 1);
    counts("^away", 0, 0);
    counts("islands?$", 0, 0);
    counts("place[.]$", 1, 1);
    counts("place.{1,3}Second", 0, 0);
}

static void filter(void)
{
    type("l/kind:reworded<Enter>");
    is_int(app.list.filter.n, 13, "a filter");
    type("/");
    prompt_is("|");
    type("is:open<Enter>");
    is_int(app.list.filter.n, 7, "another in its place");
    type("/<Up><Up>");
    prompt_is("kind:reworded|");
    type("<Esc>");
    is_int(app.list.filter.n, 7, "left as it was");
    type("/<Enter>");
    is_int(app.list.filter.n, 0, "all again");
    type("l");
    type(":list class:number<Enter>/<Up>");
    prompt_is("class:number|");
    type("<Esc>l");
}

static void slow(void)
{
    char text[300];
    memset(text, 'a', sizeof text);
    memcpy(text + sizeof text - 40, " foo and then some more words come here", 40);
    close_app();
    open_app(text, text);
    counts("(a+)+x|foo", 1, 1);
    ok(strstr(app.message, "takes too long"), "what was left out is said: %s", app.message);
    type("<Esc>/(a+)+x|fo");
    type("<Esc>");
    ok(strstr(app.message, "too long"), "said when it is left, too: %s", app.message);
    type("/foo<Esc>");
    is_str(app.message, "", "nothing to say of one that is quick");
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    open_app("She knows the ferry, and it often runs\n  away to the island, which is a quiet\n"
             "place.\n\nSecond is another paragraph, it stays.\n",
             "She knows the ferry, and it often runs\naway to 3 islands, which is a quiet place.\n\n"
             "Second is another paragraph, it stays.\n");
    editing();
    history();
    completion();
    searching();
    filter();
    slow();
    close_app();
    return done();
}
