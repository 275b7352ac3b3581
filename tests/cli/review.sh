# Reviews from the command line: listed, shown, carried from store to store.
. tests/support/cli.sh

old=$articles/ferry.old.txt new=$articles/ferry.new.txt
decide=$BUILD/tests/support/decide
store=$folder/state/reviews.db

run "$STET" --review "$store" review list
is "no store: an empty list" "$status$(cat "$folder/out")" 0
ok "and none is made" test ! -e "$folder/state"
trouble "nothing to show" "$STET" --review "$store" review show 1
trouble "nothing to forget" "$STET" --review "$store" review forget 1
run "$decide" "$store" ann "$old" "$new" 6=accept 8=stet 8:'ask "the" desk' 27=query 27+minutes
is "decided" "$(cat "$folder/out")" '3 of 44 decided'
run "$STET" --review "$store" review list
is "list: one review" "$(cat "$folder/out")" '   1  2026-03-22 12:00  3 changes  old → new'
run "$STET" --review "$store" review show 1
is "show: the decisions" "$(cat "$folder/out")" '¶5.1: reworded (number): 212 → 218 [accepted by ann, 2026-03-22 12:00]
¶6.1: reworded (negation,wording): No one was → One person was slightly [stet by ann, 2026-03-22 12:00 · note: ask "the" desk]
¶14.2: reworded (typography): " → ” [queried by ann, 2026-03-22 12:00; checked: minutes]'
run "$STET" --review "$store" review export
cp "$folder/out" "$folder/lines"
while read -r line; do
    echo "$line" >"$folder/line"
    "$json" "$folder/line" || echo bad
done <"$folder/lines" >"$folder/check"
ok "export: each line is JSON" test ! -s "$folder/check"
is "export: an act for each decision" "$(grep -c '"type":"act"' "$folder/lines")" 5
other=$folder/other.db
run "$STET" --review "$other" review import "$folder/lines"
is "import: all of them" "$(cat "$folder/out")" '1 review: 5 decisions taken in, 0 known already.'
run "$STET" --review "$other" review import "$folder/lines"
is "import again: nothing new" "$(cat "$folder/out")" '1 review: 0 decisions taken in, 5 known already.'
run "$STET" --review "$other" review export
ok "export, import, export: the same" cmp "$folder/out" "$folder/lines"
run "$decide" "$other" bob "$old" "$new" 6=stet 7=accept
is "the decisions hold there, and bob adds his" "$(cat "$folder/out")" '4 of 44 decided'
run "$STET" --review "$store" review merge "$other"
is "merge: what is new there" "$(cat "$folder/out")" '1 review: 2 decisions taken in, 5 known already.'
run "$STET" --review "$store" review merge "$other"
is "merge again: nothing" "$(cat "$folder/out")" '1 review: 0 decisions taken in, 7 known already.'
run "$STET" --review "$store" --format=plain --only=contradicted "$old" "$new"
ok "both of two decisions are kept and told" grep -q 'by bob.*by ann before\|by ann.*by bob before' "$folder/out"

# The same versions, reviewed apart, come together.
apart=$folder/apart.db
run "$decide" "$apart" cleo "$old" "$new" 30=accept
run "$STET" --review "$apart" review merge "$store"
run "$STET" --review "$apart" review list
is "reviews of the same versions become one" "$(wc -l <"$folder/out")" 1
run "$decide" "$apart" cleo "$old" "$new"
is "with the decisions of all" "$(cat "$folder/out")" '5 of 44 decided'
run "$STET" --review "$apart" review merge "$store"
is "once" "$(cat "$folder/out")" '1 review: 0 decisions taken in, 7 known already.'

run "$STET" --review "$store" review prune 100000
is "prune: nothing is that old" "$(cat "$folder/out")" '0 reviews forgotten.'
run "$STET" --review "$store" review prune 1
is "prune: what is old goes" "$(cat "$folder/out")" '1 review forgotten.'
run "$STET" --review "$other" review forget 1
is "forget: exit status" "$status" 0
run "$STET" --review "$other" review list
is "forget: it is gone" "$(cat "$folder/out")" ''

# Nonsense is refused whole.
for line in nonsense '{"type":"act"}' '{"type":"pair","review":"00"}' '{}' '[1]' \
    '{"type":"review","id":"zz"}' '{"type":"review","id":"00112233445566778899aabbccddeeff"'; do
    { head -n 1 "$folder/lines"; echo "$line"; } >"$folder/bad"
    trouble "import of $line" "$STET" --review "$other" review import "$folder/bad"
    run "$STET" --review "$other" review list
    is "import of $line: nothing of it is taken" "$(cat "$folder/out")" ''
done
trouble "a file that is not there" "$STET" --review "$other" review import "$folder/none"
trouble "an article is no store" "$STET" --review "$old" review list
ok "and is left as it is" test -s "$old"
trouble "show without a number" "$STET" --review "$other" review show
trouble "a number that is none" "$STET" --review "$other" review show x
trouble "--no-review leaves no store" "$STET" --no-review review list
trouble "a verb that is none is a file" "$STET" review lost
printf 'One.\n' >"$folder/review"
(cd "$folder" && "$STET" --no-review ./review ./review >out 2>err)
is "a file called review" "$?" 0

# Where a store is damaged a report says so and does not go on without decisions.
run "$decide" "$store" ann "$old" "$new" 6=accept
dd if=/dev/urandom of="$store" bs=1024 seek=4 count=60 conv=notrunc 2>/dev/null
rm -f "$store-wal" "$store-shm"
trouble "a damaged store" "$STET" --review "$store" --format=plain "$old" "$new"
run "$STET" --no-review --format=plain "$old" "$new"
is "--no-review does not look at it" "$status" 1
finish
