# Links that lead elsewhere: a class of change of its own.
. tests/support/cli.sh

# Compares two texts; the classes and glosses of the changes.
changes()
{
    printf "$2" >"$folder/old.$1"
    printf "$3" >"$folder/new.$1"
    run "$STET" --format=plain "$folder/old.$1" "$folder/new.$1"
    grep '^¶' "$folder/out" | sed 's/^[^(]*(\([^)]*\)): /\1: /'
}

is "another target" "$(changes md 'The [mill](http://a.example/1) burns.' 'The [mill](http://a.example/2) burns.')" \
    "link: http://a.example/1 → http://a.example/2"
run "$STET" --format=plain "$folder/old.md" "$folder/new.md"
is "is a difference" "$status" 1
is "the same target is none" "$(changes md 'The [mill](a) burns.' 'The\n[mill][m] burns.\n\n[m]: a')" ""
run "$STET" --format=plain "$folder/old.md" "$folder/new.md"
is "nor for the status" "$status" 0
is "a definition" "$(changes md 'The [mill][1] burns.\n\n[1]: a' 'The [mill][1] burns.\n\n[1]: b')" \
    "link: a → b"
is "a picture" "$(changes md 'See ![the mill](a.png) here.' 'See ![the mill](b.png) here.')" \
    "link: a.png → b.png"
is "a tag" "$(changes md 'See <a href="a">the mill</a> here.' 'See <a href="b">the mill</a> here.')" \
    "link: a → b"
is "a link that came" "$(changes md 'The mill burns.' 'The [mill](b) burns.')" "link: no link → b"
is "a link that went" "$(changes md 'The [mill](a) burns.' 'The mill burns.')" "link: a → no link"
is "one that grew is none" "$(changes md 'The [mill](a) burns.' '[The mill](a) burns.')" ""
is "a link of several words is one change" \
    "$(changes md 'See [the old mill](a) burn.' 'See [the new mill](b) burn.')" \
    "link: a → b
wording: old → new"
is "words and target" "$(changes md 'See [this](a) burn.' 'See [that](b) burn.' )" \
    "wording, link: this → that (a → b)"
is "in a sentence that moved" "$(changes md \
    'One mill has burnt down.\n\nThe [boats](a) came in at noon.\n\nNobody was hurt at all.\n' \
    'One mill has burnt down.\n\nNobody was hurt at all.\n\nThe [boats](b) came in at noon.\n' |
    grep -c 'link: a → b')" 1
is "two of three" "$(changes md '[a](1) [b](2) [c](3)' '[a](1) [b](4) [c](5)')" "link: 2 → 4
link: 3 → 5"
is "where little room is, what differs is told" "$(changes md \
    '[a](http://a.example/a-path-that-is-long/and-longer-still/and-longer-still-again/x/one.html)' \
    '[a](http://a.example/a-path-that-is-long/and-longer-still/and-longer-still-again/x/two.html)')" \
    "link: …one.html → …two.html"
is "in a page" "$(changes html '<p>The <a href="a">mill</a> burns.' '<p>The <a href=" b ">mill</a> burns.')" \
    "link: a → b"
printf -- '---\nprice: $12m\n---\nThe [mill](a) burns.\n' >"$folder/old.md"
printf -- '---\nprice: $13m\n---\nThe [mill](b) burns.\n' >"$folder/new.md"
run "$STET" --format=plain "$folder/old.md" "$folder/new.md"
is "front matter is compared" "$(grep -c 'reworded (money): 12m → 13m' "$folder/out")" 1
printf 'The mill burns. The price: $12m is right, the owner says.\n' >"$folder/old.md"
run "$STET" --format=json "$folder/old.md" "$folder/new.md"
is "but never with the text" "$(get paragraphs.0.kind)" inserted

printf 'The [mill](a) burns.\n' >"$folder/old.md"
printf 'The [mill](b) burns.\n' >"$folder/new.md"
run "$STET" --format=json --only=link "$folder/old.md" "$folder/new.md"
ok "valid JSON" "$json" "$folder/out"
is "class" "$(get changes.0.classes.0)" link
is "risk" "$(get changes.0.risk)" 1
is "targets" "$(get changes.0.targets.old) $(get changes.0.targets.new)" "a b"
is "counted" "$(get summary.edits.link)" 1
is "no word changed" "$(get summary.words.inserted)" 0
is "the paragraph is reworded" "$(get paragraphs.0.kind)" reworded
id=$(get changes.0.id)
printf 'The [mill](c) burns.\n' >"$folder/other.md"
run "$STET" --format=json "$folder/old.md" "$folder/other.md"
ok "a third target is another change" test "$(get changes.0.id)" != "$id"
for format in plain stat markdown html ansi critic; do
    run "$STET" --format=$format "$folder/old.md" "$folder/new.md"
    ok "$format tells of it" grep -q 'link\|a → b' "$folder/out"
done
run "$STET" --resolve --undecided=old "$folder/old.md" "$folder/new.md"
ok "stet gives the old target" cmp "$folder/out" "$folder/old.md"
run "$STET" --resolve "$folder/old.md" "$folder/new.md"
ok "accepted gives the new one" cmp "$folder/out" "$folder/new.md"
printf 'The [mill](<a\033]0;x\007\302\233\342\200\256>) burns.\n' >"$folder/new.md"
run "$STET" --format=plain "$folder/old.md" "$folder/new.md"
ok "escapes in a target stay harmless" is_harmless "$folder/out"
awk 'BEGIN { for (i = 0; i < 20000; i++) printf "[w%d](%d) ", i, i }' >"$folder/old.md"
awk 'BEGIN { for (i = 0; i < 20000; i++) printf "[w%d](%d) ", i, i + 1 }' >"$folder/new.md"
run "$STET" --format=stat "$folder/old.md" "$folder/new.md"
is "a sentence of very many links" "$status" 1
finish
