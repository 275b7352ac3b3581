# What a page and front matter say of themselves.
. tests/support/cli.sh

# The metadata of a page with this head, as JSON has it.
says()
{
    printf '<!DOCTYPE html><head>%s</head><body><p>The mill burns.' "$1" >"$folder/a.html"
    "$STET" --format=json --compact "$folder/a.html" "$folder/a.html" >"$folder/out" &&
        "$json" "$folder/out" >/dev/null && sed -n 's/.*"old": {.*"metadata": {\([^}]*\)}.*"new": {.*/\1/p' "$folder/out"
}
ld()
{
    says "<script type='application/ld+json'>$1</script>"
}

is "nothing says nothing" "$(says '')" ""
is "a title" "$(says '<title> Mill
 burns </title>')" '"title": "Mill burns"'
is "JSON-LD" "$(ld '{"@type":"NewsArticle","headline":"Mill \u0026 fire","datePublished":"2021-03-22T14:05:00Z","dateModified":"2021-03-22T15:10:00Z","author":[{"@type":"Person","name":"Ann"},{"name":"Bo"}],"publisher":{"name":"Bugle"}}')" \
    '"title": "Mill & fire", "author": "Ann, Bo", "site": "Bugle", "published": "2021-03-22T14:05:00Z", "modified": "2021-03-22T15:10:00Z"'
is "a graph" "$(ld '{"@graph":[{"@type":"WebSite","name":"x"},{"@type":["Thing","BlogPosting"],"headline":"Mill","author":"Ann"}]}')" \
    '"title": "Mill", "author": "Ann"'
is "what is no article" "$(ld '{"@type":"Recipe","headline":"Soup"}')" ""
is "what is no JSON" "$(ld '{"@type":"NewsArticle","headline":"Mill"')" ""
is "OpenGraph" "$(says '<meta property="og:title" content="Mill"><meta property="og:site_name" content="Bugle"><meta property="article:published_time" content="2021-03-22"><meta name="author" content="Ann">')" \
    '"title": "Mill", "author": "Ann", "site": "Bugle", "published": "2021-03-22"'
is "a time" "$(says '</head><body><time datetime="2021-03-22">Monday</time><time class="updated" datetime="2021-03-23">x</time>')" \
    '"published": "2021-03-22", "modified": "2021-03-23"'
is "JSON-LD goes first" "$(says '<meta property="og:title" content="b"><script type="application/ld+json">{"@type":"Article","headline":"a"}</script>')" \
    '"title": "a"'
is "scripts say nothing else" "$(says '<script>document.title = "x"</script>')" ""
is "escapes are escaped" "$(ld '{"@type":"Article","headline":"a\u001b]0;x\u0007b"}')" \
    '"title": "a\u001b]0;x\u0007b"'
printf -- '---\ntitle: "Mill burns"\nauthor: Ann\ndate: 2021-03-22\n---\nThe mill burns.\n' >"$folder/a.md"
run "$STET" --format=json --compact "$folder/a.md" "$folder/a.md"
ok "front matter" grep -q '"metadata": {"title": "Mill burns", "author": "Ann", "published": "2021-03-22"}' "$folder/out"
finish
