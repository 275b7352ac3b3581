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
¶6.1: reworded (negation,wording): No one was → One person was slightly [stet by ann, 2026-03-22 12:00 · note by ann, 2026-03-22 12:00: ask "the" desk]
¶14.2: reworded (typography): " → ” [queried by ann, 2026-03-22 12:00; checked: minutes]'
run "$STET" --review "$store" review export
cp "$folder/out" "$folder/lines"
ok "export: each line is JSON" is_json_lines "$folder/lines"
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
trouble "a verb that is none" "$STET" review bogus
ok "those that there are are named" grep -q "'bogus'.*list, show, export, import, merge, forget, prune" "$folder/err"
trouble "no verb at all" "$STET" review
ok "they are named as well" grep -q 'list, show, export' "$folder/err"
printf 'One.\n' >"$folder/review"
(cd "$folder" && "$STET" --no-review ./review ./review >out 2>err)
is "a file called review" "$?" 0
(cd "$folder" && "$STET" --no-review review review >out 2>err)
is "it can be compared by that name" "$?" 0

# Lines that say what cannot be are refused with their number, and what is wrong.
act=$(grep -m 1 '"type":"act"' "$folder/lines")
refuse()
{
    { grep -v '"type":"act"' "$folder/lines"; echo "$act" | sed "$2"; } >"$folder/bad"
    trouble "import: $1" "$STET" --review "$other" review import "$folder/bad"
    ok "import: $1: says $3" grep -q "^stet: Line [0-9]* of the reviews .*$3" "$folder/err"
    run "$STET" --review "$other" review list
    is "import: $1: nothing is taken" "$(cat "$folder/out")" ''
}
refuse "nobody" 's/"who":"ann"/"who":null/' 'who it was'
refuse "a number for a name" 's/"who":"ann"/"who":7/' 'who it was'
refuse "a name with a zero byte" 's/"who":"ann"/"who":"an\\u0000n"/' 'zero byte'
refuse "no time" 's/"at":[0-9]*/"at":"noon"/' 'when'
refuse "a time before all" 's/"at":[0-9]*/"at":-5/' 'when'
refuse "an unknown kind" 's/"kind":"decide"/"kind":"guess"/' 'kind'
refuse "an unknown verdict" 's/"verdict":"accept"/"verdict":"maybe"/' 'verdict'
refuse "nothing ruled" 's/"fields":1/"fields":0/' 'what it rules'
refuse "no change" 's/"change":"[0-9a-f]*"/"change":"x"/' 'no change'
sed 's/"at":[0-9]*/"at":91773800000000/' "$folder/lines" >"$folder/future"
run "$STET" --review "$other" review import "$folder/future"
is "a decision of the year 4878 is taken in" "$status" 0
run "$STET" --review "$other" review show 1
ok "but is none of the future" grep -v -q 4878 "$folder/out"
run "$STET" --review "$other" --format=plain "$old" "$new"
ok "nor in a report" grep -q "by ann, 20" "$folder/out"
run "$STET" --review "$other" review forget 1

# A file of another program.
if command -v sqlite3 >/dev/null; then
    sqlite3 "$folder/contacts.db" 'create table contacts(x); insert into contacts values(1)'
    cp "$folder/contacts.db" "$folder/contacts.before"
    for arguments in "review list" "review import $folder/lines" "--format=plain $old $new"; do
        # shellcheck disable=SC2086
        trouble "another program's file: ${arguments%% /*}" "$STET" --review "$folder/contacts.db" $arguments
        ok "it is as it was" cmp "$folder/contacts.db" "$folder/contacts.before"
    done
else
    skip "another program's file" "there is no sqlite3"
fi

# Two people's notes stand side by side, in every report.
run "$decide" "$folder/notes.db" ann "$old" "$new" 6:'is that so?'
run "$decide" "$folder/notes.db" bob "$old" "$new" 6:'it is'
for format in plain markdown html critic json; do
    run "$STET" --review "$folder/notes.db" --format=$format "$old" "$new"
    ok "$format: the first note and who wrote it" grep -q 'ann.*is that so\|is that so.*ann' "$folder/out"
    ok "$format: the second one" grep -q 'bob.*it is\|it is.*bob' "$folder/out"
done
run "$STET" --review "$folder/notes.db" --format=json "$old" "$new"
is "json: the last one by itself" "$(get changes.5.decision.note)" 'it is'
is "json: and all of them" "$(get changes.5.decision.notes.0.note)" 'is that so?'

# A decision whose change is gone is told all the same.
printf 'The fee is 5 dollars.

The hall is old.
' >"$folder/gone.old"
printf 'The fee is 7 dollars.

The hall is new.
' >"$folder/gone.new"
run "$decide" "$folder/gone.db" ann "$folder/gone.old" "$folder/gone.new" 1=accept 2=stet
printf 'The fee is 7 dollars.

The hall is old.
' >"$folder/gone.new"
cp "$folder/gone.db" "$folder/gone.copy"
run "$decide" "$folder/gone.db" ann "$folder/gone.old" "$folder/gone.new"
is "one decision is kept" "$(cat "$folder/out")" '1 of 1 decided'
run "$STET" --review "$folder/gone.db" --format=plain "$folder/gone.old" "$folder/gone.new"
ok "the other one is told" grep -q '^No change any more: ¶2.*old → new.*stet by ann' "$folder/out"
run "$STET" --review "$folder/gone.db" --format=json "$folder/gone.old" "$folder/gone.new"
is "json: too" "$(get gone.0.decision.verdict)" 'stet'
ok "which is JSON" "$json" "$folder/out"

# Where a store is damaged a report says so and does not go on without decisions.
run "$decide" "$store" ann "$old" "$new" 6=accept
dd if=/dev/urandom of="$store" bs=1024 seek=4 count=60 conv=notrunc 2>/dev/null
rm -f "$store-wal" "$store-shm"
trouble "a damaged store" "$STET" --review "$store" --format=plain "$old" "$new"
run "$STET" --no-review --format=plain "$old" "$new"
is "--no-review does not look at it" "$status" 1
finish
