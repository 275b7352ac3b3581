# --batch: a pair a line in, an object a line out, in the same order.
. tests/support/cli.sh

tab=$(printf '\t')
old=$articles/ferry.old.txt new=$articles/ferry.new.txt

# batch: what stdin says; the answers in $folder/out, line n in $folder/n.
batch()
{
    "$STET" --batch "$@" >"$folder/out" 2>"$folder/err"
    status=$?
    n=0
    while IFS= read -r line; do
        n=$((n + 1))
        printf '%s\n' "$line" >"$folder/$n"
    done <"$folder/out"
}
of() { "$json" --get "$2" "$folder/$1"; }

printf '%s\t%s\n' "$old" "$new" "$new" "$new" >"$folder/list"
batch <"$folder/list"
is "two pairs: two lines" "$n" 2
is "exit status: some differ" "$status" 1
ok "every line is JSON" "$json" "$folder/1"
"$STET" --format=json --compact --no-review "$old" "$new" >"$folder/alone"
ok "the same as --format=json --compact" cmp "$folder/1" "$folder/alone"
is "equal versions: no change" "$(of 2 'changes.#')" 0

printf '%s\t%s\n' "$new" "$new" >"$folder/list"
batch <"$folder/list"
is "exit status: none differs" "$status" 0

cat >"$folder/list" <<LINES
{"old": "$old", "new": "$new", "id": 7}
{"old_text": "Two men walked.", "new_text": "Three men walked.", "id": "a-b ü"}

{"old_text": "Z\\u00faniga spoke.\\n\\nEnd.", "new": "$folder/other.txt", "id": {"n": [1, null, true]}}
{"old": "$old", "new": "$folder/none.txt", "id": 8}
{"old": "$old"
{"old_text": 5, "new_text": "x", "id": 9}
nothing
-$tab-
$old$tab$new
LINES
printf 'Z\303\272niga spoke.\n\nEnd.\n' >"$folder/other.txt"
batch <"$folder/list"
is "a line for each that is not blank" "$n" 9
is "exit status: some failed" "$status" 2
ok "nothing on standard error" test ! -s "$folder/err"
is "a number is handed through" "$(of 1 id)" 7
is "a string too" "$(of 2 id)" "a-b ü"
is "texts are compared" "$(of 2 edits.0.classes.0)" number
is "positions are bytes of the text" "$(of 2 old.bytes)" 15
is "any other value" "$(of 3 id.n.0)" 1
is "a text against a file" "$(of 3 'changes.#')" 0
is "a missing file: its id" "$(of 4 id)" 8
ok "a missing file: a sentence" grep -q 'No such file' "$folder/4"
ok "no JSON: a sentence" grep -q '"id": null, "error": "the line is no JSON object"' "$folder/5"
ok "a number for a text" grep -q '"id": 9, "error": "a pair needs' "$folder/6"
ok "no pair" grep -q '"error": "a pair is two names' "$folder/7"
ok "standard input is no version" grep -q '"error": "standard input is the list' "$folder/8"
is "what comes after is compared" "$(of 9 'changes.#')" "$(of 1 'changes.#')"
for i in 1 2 3 4 5 6 7 8 9; do
    ok "line $i is JSON" "$json" "$folder/$i"
done

# more than one group of pairs, the last line without an end, answers in order
i=0
while [ $i -lt 700 ]; do
    i=$((i + 1))
    printf '{"id":%d,"old_text":"It was %d.","new_text":"It was %d."}' $i $i $((i % 7))
    [ $i -lt 700 ] && echo
done >"$folder/list"
batch <"$folder/list"
is "700 pairs" "$n" 700
is "in order" "$(of 1 id) $(of 257 id) $(of 700 id)" "1 257 700"
is "each its own" "$(of 700 edits.0.new.1) $(of 1 'changes.#')" "8 0"

# an answer comes before the next line is there
mkfifo "$folder/in" "$folder/answers"
"$STET" --batch <"$folder/in" >"$folder/answers" &
exec 3>"$folder/in" 4<"$folder/answers"
printf '{"id":1,"old_text":"a","new_text":"b"}\n' >&3
IFS= read -r line <&4
ok "one pair is answered at once" test -n "$line"
exec 3>&- 4<&-
wait

printf '{"id":1,"old_text":"A b.","new_text":"a b."}\n' >"$folder/list"
batch --ignore=case <"$folder/list"
is "options hold: --ignore" "$(of 1 'changes.#')" 0
printf '{"id":1,"old_text":"Two A b.","new_text":"Three a b."}\n' >"$folder/list"
batch --only=facts <"$folder/list"
is "options hold: --only" "$(of 1 'changes.#')" 1

: >"$folder/list"
batch <"$folder/list"
is "no pair: nothing" "$n $status" "0 0"
trouble "a file besides" "$STET" --batch "$old"
trouble "another format" "$STET" --batch --format=html
if [ -e /dev/full ]; then
    printf '{"old_text":"a","new_text":"b"}\n' | "$STET" --batch >/dev/full 2>"$folder/err"
    is "a full disk" "$?" 2
fi
finish
