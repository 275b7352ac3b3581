# Partners by hand: reports and the resolved text use what the review says of them, and
# it can be carried from store to store.
. tests/support/cli.sh

decide=$BUILD/tests/support/decide
store=$folder/reviews.db other=$folder/other.db
old=$folder/old.txt new=$folder/new.txt
printf '%s\n\n' 'The ferry leaves at nine every morning.' \
    'Nobody knows who paid for the bridge.' 'The school closes on Friday.' >"$old"
printf '%s\n\n' 'The ferry leaves at ten every morning.' \
    'A sponsor was found, the council said.' 'The school closes on Friday.' >"$new"

run "$STET" --no-review --format=json "$old" "$new"
is "by itself: no partners" "$(get paragraphs.1.kind)" deleted
ok "nothing is pinned" sh -c "! grep -q pinned '$folder/out'"
ok "they pin" "$decide" "$store" ann "$old" "$new" pin=2,2
run "$STET" --review "$store" --format=json "$old" "$new"
is "pinned: partners" "$(get paragraphs.1.kind)" reworded
is "pinned: it says so" "$(get paragraphs.1.pinned)" true
is "others do not" "$(grep -c '"pinned": true' "$folder/out")" 1
ok "valid JSON" "$json" "$folder/out"
is "exit status" "$status" 1
run "$STET" --review "$store" --format=plain --only=pinned "$old" "$new"
ok "--only=pinned" grep -q 'sponsor' "$folder/out"
ok "--only=pinned: nothing else" sh -c "! grep -q ferry '$folder/out'"

"$decide" "$store" ann "$old" "$new" part=1,1
run "$STET" --review "$store" --format=json "$old" "$new"
is "parted: no partners" "$(get paragraphs.0.kind)" deleted
is "parted: it says so" "$(get paragraphs.0.parted)" true
run "$STET" --review "$store" --resolve --undecided=new "$old" "$new"
ok "the new text stands, whatever is pinned" cmp "$folder/out" "$new"
run "$STET" --review "$store" --resolve --undecided=old "$old" "$new"
ok "or the old one" cmp "$folder/out" "$old"

run "$STET" --review "$store" review show 1
ok "show: what is pinned" grep -q '^pinned: ¶2 Nobody knows who paid for the bridge. → ¶2 A sponsor was found, the council said. \[by ann, ' "$folder/out"
ok "show: what is parted" grep -q '^parted: ¶1 The ferry' "$folder/out"
run "$STET" --review "$store" review export
cp "$folder/out" "$folder/lines"
ok "export: each line is JSON" is_json_lines "$folder/lines"
run "$STET" --review "$other" review import "$folder/lines"
is "import: both" "$(cat "$folder/out")" '1 review: 2 decisions taken in, 0 known already.'
run "$STET" --review "$other" review export
ok "export, import, export: the same" cmp "$folder/out" "$folder/lines"
run "$STET" --review "$other" --format=json "$old" "$new"
is "and they hold there" "$(get paragraphs.0.parted)" true
sed 's/"unit":"paragraph"/"unit":"chapter"/' "$folder/lines" >"$folder/bad"
trouble "a pin of nonsense is refused" "$STET" --review "$folder/none.db" review import "$folder/bad"
sed 's/"pin":{[^}]*}/"pin":null/' "$folder/lines" >"$folder/bad"
trouble "and one of nothing" "$STET" --review "$folder/none.db" review import "$folder/bad"

sed 's/Nobody knows/Everybody knows/' "$old" >"$folder/edited"
cp "$folder/edited" "$old"
run "$STET" --review "$store" --format=json "$old" "$new"
is "its text is gone: no effect" "$(grep -c '"pinned": true' "$folder/out")" 0
ok "and a word of it" grep -q '1 pin of the review is without effect' "$folder/err"
is "the exit status is as ever" "$status" 1
run "$STET" --review "$store" review forget 1
run "$STET" --review "$store" review list
is "forget takes them as well" "$(cat "$folder/out")" ''
finish
