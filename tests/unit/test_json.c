/* JSON from anywhere. */
#include "base/json.h"
#include "base/strbuf.h"
#include "tests/tap.h"

static void print(const struct json_value *value, struct strbuf *out)
{
    static const char *const words[] = {"null", "false", "true"};
    if (value->name)
        strbuf_addf(out, "%s:", value->name);
    if (value->kind <= JSON_TRUE)
        strbuf_adds(out, words[value->kind]);
    else if (value->kind <= JSON_STRING)
        strbuf_addf(out, value->kind == JSON_STRING ? "'%s'" : "%s", value->text);
    else
        strbuf_adds(out, value->kind == JSON_ARRAY ? "[" : "{");
    for (const struct json_value *child = value->first; child; child = child->next) {
        print(child, out);
        strbuf_adds(out, child->next ? "," : "");
    }
    if (value->kind > JSON_STRING)
        strbuf_adds(out, value->kind == JSON_ARRAY ? "]" : "}");
}

static void reads(const char *text, const char *want)
{
    struct arena arena = {0};
    struct strbuf got = {.arena = &arena};
    const struct json_value *value = json_read(text, strlen(text), &arena);
    if (value)
        print(value, &got);
    is_str(value ? strbuf_cstr(&got) : "no JSON", want, "%.40s", text);
    arena_free(&arena);
}

static void refuses(const char *text)
{
    reads(text, "no JSON");
}

int main(void)
{
    reads(" {\"a\": [1, -2.5e3, true, false, null], \"b\": {}, \"a\": []} \n",
          "{a:[1,-2.5e3,true,false,null],b:{},a:[]}");
    reads("\"\\\"\\\\\\/\\b\\n\\u00e9\\ud83d\\ude00\"", "'\"\\/\b\n\xc3\xa9\xf0\x9f\x98\x80'");
    reads("\"\\ud83d \\udc00 \\ud83d\\u0041\"", "'\xef\xbf\xbd \xef\xbf\xbd \xef\xbf\xbd'");
    reads("\"a\nb\"", "'a\nb'");
    reads("[[[]], [{}]]", "[[[]],[{}]]");
    static const char *const bad[] = {"",        "{",          "[1,]",   "[,1]",     "{\"a\"}", "{a: 1}",
                                      "[1 2]",   "{\"a\":1,}", "\"a",    "\"\\",     "\"\\u12", "\"\\x\"",
                                      "1 2",     "]",          "[}",     "nul",      "{1: 2}",  "[1",
                                      "\"\\ud83d\\u", "<!-- -->",  "alert(1)"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        refuses(bad[i]);
    struct arena arena = {0};
    struct strbuf deep = {.arena = &arena}, wide = {.arena = &arena};
    for (int i = 0; i < 1000000; i++) {
        strbuf_adds(&deep, "[");
        strbuf_adds(&wide, i ? ",1" : "[1");
    }
    strbuf_adds(&wide, ",1]");
    ok(!json_read(deep.at, deep.n, &arena), "what is nested too deep is refused");
    ok(!json_read(wide.at, wide.n, &arena), "so is what holds too much");
    const struct json_value *value = json_read("{\"a\": 1, \"b\": \"c\"}", 18, &arena);
    ok(value && json_member(value, "b") && !strcmp(json_member(value, "b")->text, "c"), "a member");
    ok(!json_member(value, "c") && !json_member(NULL, "a") && !json_member(value->first, "a"),
       "what has no such member has none");
    arena_free(&arena);
    return done();
}
