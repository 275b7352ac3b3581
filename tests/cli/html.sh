# Web pages on the command line: the article in them, and pages made to hurt.
. tests/support/cli.sh
pages=$PWD/tests/pages

prose='<p>The mill by the river was sold on Monday to a baker from the next town, who says that he will grind rye there.</p><p>It had stood empty for nineteen years, and two of its roofs had fallen in by then.</p>'
page()
{
    echo "<!DOCTYPE html><title>x</title><nav><a href=/>$1</a></nav><h1>Mill sold</h1>$2$prose" \
        >"$folder/$3.html"
}

run "$STET" --text "$pages/plain.html"
is "text of a page" "$(head -n 1 "$folder/out")" "Notes from the walk"
page Home '' old
page Start '' new
run "$STET" --format=json "$folder/old.html" "$folder/new.html"
is "another menu is no difference" "$status" 0
ok "valid JSON" "$json" "$folder/out"
is "format" "$(get old.format)" html
is "what was left out" "$(get new.left_out.0.text)" Start
is "and its kind" "$(get new.left_out.0.kind)" menu
page Home '<p>It cost nine crowns.</p>' new
run "$STET" --format=json "$folder/old.html" "$folder/new.html"
is "another paragraph is one" "$status" 1
cp "$folder/old.html" "$folder/page.txt"
run "$STET" --format=json "$folder/page.txt" "$folder/page.txt"
is "a page called text is text" "$(get old.format)" text
is "which leaves nothing out" "$(grep -c left_out "$folder/out")" 0

{
    echo "$prose"
    awk 'BEGIN { for (i = 0; i < 1000000; i++) printf "<div>" }'
} >"$folder/deep.html"
run "$STET" --text "$folder/deep.html"
is "a million nested tags" "$status" 0
is "leave the text" "$(grep -c 'mill by the river' "$folder/out")" 1
{
    awk 'BEGIN { for (i = 0; i < 1000000; i++) printf "<table>" }'
    echo "$prose"
} >"$folder/tables.html"
run "$STET" --text "$folder/tables.html"
is "a million tables leave it too" "$(grep -c 'mill by the river' "$folder/out")" 1
echo '<!DOCTYPE html [<!ENTITY a "xx>"> <!ENTITY b "&a;&a;&a;">]><p>One &b; two.' >"$folder/entities.html"
run "$STET" --text "$folder/entities.html"
is "entities that a page declares are no text" "$(cat "$folder/out")" "One &b; two."
echo '<p>One <b>two</b> three <!-- no ] > end' >"$folder/cut.html"
run "$STET" --text "$folder/cut.html"
is "a comment that never ends" "$(cat "$folder/out")" "One two three"
echo '<!DOCTYPE html [<!ENTITY a "x"' >"$folder/cut.html"
run "$STET" --text "$folder/cut.html"
is "a document type that never ends" "$status$(cat "$folder/out")" 0
printf '<p>By <a href="/a">Ann Smith</a><button>Follow</button><span>5 min read</span> <time>Monday</time>, (<time>9 a.m.</time>)<p>d<b>rop</b> <a href=x>a</a><a href=y>b</a>' >"$folder/line.html"
run "$STET" --text "$folder/line.html"
is "buttons and links that touch" "$(cat "$folder/out")" "By Ann Smith 5 min read Monday, (9 a.m.)

Follow

drop a b"
page Home '' old
page Home '' new
run "$STET" --format=plain "$folder/old.html" "$folder/new.html"
ok "the plain report counts what was left out" grep -q '1 left out (1 menu)' "$folder/out"
printf '<p>a\033]0;x\007b<p>\342\200\256c<p>\377' >"$folder/old.html"
run "$STET" --format=plain "$folder/old.html" "$folder/new.html"
ok "escapes stay harmless" is_harmless "$folder/out"
: >"$folder/old.html"
run "$STET" --text "$folder/old.html"
is "an empty page is an empty text" "$status$(cat "$folder/out")" 0
finish
