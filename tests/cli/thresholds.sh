# How alike partners must be can be said, and every mode obeys.
. tests/support/cli.sh

decide=$BUILD/tests/support/decide
old=$folder/old.txt new=$folder/new.txt store=$folder/reviews.db config=$folder/config
export XDG_CONFIG_HOME="$folder/nothing"

# One paragraph that was reworded, one that was rewritten, one that moved and was reworded.
cat >"$old" <<'END'
The harbor board bought two electric ferries from a shipyard in Tromsø last winter.

Passengers with bicycles wait at the northern ramp until the captain waves them aboard.

The lighthouse keeper retired after forty years and moved into a cottage near the quarry.

A gale tore the roof off the old customs house, and the council fenced the ruin in.
END
cat >"$new" <<'END'
A gale tore the roof off the old customs house on Monday, and the town fenced the ruin in.

The harbor board bought three electric ferries from a shipyard in Tromsø last winter.

Cyclists queue at the northern ramp, and the crew waves them in when there is room.

The lighthouse keeper retired after forty years and moved into a cottage near the quarry.
END

# compared NAME [OPTION...]: kinds of the paragraphs, = for moved.
compared()
{
    run "$STET" --no-review --format=json "$@" "$old" "$new"
    sed -n -e '/"sentences": \[/q' -e 's/.*"kind": "\([a-z]*\)", "moved": \([a-z]*\).*/\1:\2/p' \
        "$folder/out" | sed -e 's/:true/=/' -e 's/:false//' | tr '\n' ' '
}

usual='reworded= reworded reworded same '
is "as usual" "$(compared)" "$usual"
compared >/dev/null
ok "nothing is said of thresholds that are as usual" sh -c "! grep -q thresholds '$folder/out'"
cp "$folder/out" "$folder/usual"
compared --set paragraph-moved=45 --set partners=usual >/dev/null
ok "what is set to the usual changes nothing" cmp "$folder/usual" "$folder/out"

is "paragraph-alike, strict" "$(compared --set paragraph-alike=60)" \
    'reworded= reworded deleted inserted same '
is "it is said" "$(get thresholds.paragraph-alike)" 60
ok "and nothing else of them" sh -c "! grep -q paragraph-moved '$folder/out'"
ok "valid JSON" "$json" "$folder/out"
is "at its strictest only the same are partners" "$(compared --set paragraph-alike=100)" \
    'deleted deleted inserted inserted inserted same deleted '
is "paragraph-moved, strict" "$(compared --set paragraph-moved=95)" \
    'inserted reworded reworded same deleted '
is "moved-weight, strict" "$(compared --set moved-weight=99)" \
    'inserted reworded reworded same deleted '
is "strict" "$(compared --set partners=strict)" 'reworded= reworded deleted inserted same '
is "each of them holds behind it" \
    "$(compared --set partners=strict --set paragraph-alike=20)" "$usual"
is "and not before it" "$(compared --set paragraph-moved=95 --set partners=usual)" "$usual"

# Parts of a split.
cp "$old" "$folder/moved.old" && cp "$new" "$folder/moved.new"
cat >"$old" <<'END'
The board met on Monday and chose a new chair, and it closed the eastern pier for repairs that will take until the end of August.

The ferry leaves at nine.
END
cat >"$new" <<'END'
The board met on Monday and chose a new chair.

It closed the eastern pier for repairs, which engineers had asked for, that will take until August.

The ferry leaves at nine.
END
is "a split" "$(compared)" 'split same '
is "paragraph-split, strict" "$(compared --set paragraph-split=100)" 'reworded inserted same '
printf 'The board met on Monday and chose a new chair, and it closed the eastern pier.\n' >"$old"
printf 'The board met on Monday and chose a new chair. Engineers had long asked for a pier that is safe.\n' >"$new"
sentences()
{
    run "$STET" --no-review --format=json "$@" "$old" "$new"
    echo "$(get summary.sentences.split) $(get summary.sentences.inserted)"
}
is "sentence-split, strict" "$(sentences --set sentence-split=100)" '0 1'
is "sentence-split, loose" "$(sentences --set sentence-split=1)" '1 0'
printf 'The board met on Monday. A tall crane fell on the western quay.\n' >"$old"
printf 'The board met on Monday. Nobody was near the western quay that night.\n' >"$new"
is "sentence-alike, strict" "$(sentences --set sentence-alike=90)" '0 1'
is "sentence-alike, loose" "$(sentences --set sentence-alike=1)" '0 0'
stays='The board met on Monday in the old hall. It chose a chair. It went home early.'
echo "$stays A tall yellow crane fell on the western quay at dawn." >"$old"
echo "A tall yellow crane fell on the western quay at night. $stays" >"$new"
is "sentence-moved as usual" "$(sentences)" '0 0'
is "sentence-moved, strict" "$(sentences --set sentence-moved=100)" '0 1'

# Wrong values.
for wrong in paragraph-alike=0 paragraph-alike=101 paragraph-moved=0.5 moved-weight=100 \
    sentence-split=-1 sentence-moved= partners=severe; do
    trouble "$wrong" "$STET" --format=json --set "$wrong" "$old" "$new"
done
run "$STET" --format=json --set paragraph-moved=101 "$old" "$new"
is "the range is told" "$(cat "$folder/err")" \
    'stet: paragraph-moved is a number from 1 to 100, not "101".'

# Every mode.
cp "$folder/moved.old" "$old" && cp "$folder/moved.new" "$new"
echo 'paragraph-moved = 95' >"$config"
is "the config file" "$(compared --config "$config")" 'inserted reworded reworded same deleted '
is "the command line goes before it" \
    "$(compared --config "$config" --set paragraph-moved=45)" "$usual"
printf '%s\t%s\n' "$old" "$new" | "$STET" --batch --set paragraph-moved=95 >"$folder/out"
is "--batch" "$(get thresholds.paragraph-moved) $(get summary.paragraphs.moved)" '95 0'
run "$STET" --no-review --format=html --set paragraph-moved=95 "$old" "$new"
cp "$folder/out" "$folder/page"
run "$STET" --no-review --format=html "$old" "$new"
ok "other reports" sh -c "! cmp -s '$folder/page' '$folder/out'"
git_call() { GIT_DIFF_PATH_COUNTER=1 GIT_DIFF_PATH_TOTAL=1 run "$STET" --set "$1" --format=json \
    story.txt "$old" 1111111 100644 "$new" 2222222 100644; }
git_call paragraph-moved=95
is "as git calls it" "$(get summary.paragraphs.moved)" 0
git_call paragraph-moved=45
is "as git calls it, as usual" "$(get summary.paragraphs.moved)" 1
for which in old new; do
    run "$STET" --no-review --resolve --undecided=$which --set partners=strict "$old" "$new"
    ok "--resolve gives the $which text, whatever they are" cmp "$folder/$which.txt" "$folder/out"
done

# What was decided belongs to changes that are there with other thresholds, too.
ok "decisions" "$decide" "$store" ann "$old" "$new" 1=accept 2=accept 3=accept 4=accept 5=accept
run "$STET" --review "$store" --format=json "$old" "$new"
all=$(grep -c '"verdict": "accept"' "$folder/out")
ok "there are some" test "$all" -ge 3
run "$STET" --review "$store" --format=json --set paragraph-moved=95 "$old" "$new"
ok "most hold with others" test "$(grep -c '"verdict": "accept"' "$folder/out")" -ge 2
run "$STET" --review "$store" --format=json "$old" "$new"
is "and all are there again as usual" "$(grep -c '"verdict": "accept"' "$folder/out")" "$all"
finish
