# --resolve and the marked formats: what is written, and how a file is replaced.
. tests/support/cli.sh

old=$articles/ferry.old.txt new=$articles/ferry.new.txt
for pair in ferry wrap crlf french german chinese arabic marks control; do
    for side in old new; do
        run "$STET" --resolve --undecided=$side "$articles/$pair.old.txt" "$articles/$pair.new.txt"
        is "$pair, $side stands: exit status" "$status" 0
        ok "$pair, $side stands: it is that version, byte for byte" \
            cmp "$folder/out" "$articles/$pair.$side.txt"
    done
done
run "$STET" --resolve "$old" "$new"
ok "without --undecided the new text stands" cmp "$folder/out" "$new"
run "$STET" --resolve "$old" "$old"
ok "equal files: the file" cmp "$folder/out" "$old"

printf 'It opens on Monday at 9. Bring a {++pen++} and a \\{--book--}.\n' >"$folder/a"
printf 'It opens on Friday at 9. Bring a {++pen++} and a \\{--book--}.\n' >"$folder/b"
run "$STET" --format=critic "$folder/a" "$folder/b"
is "critic: exit status" "$status" 1
is "critic: marks, and marks of the text escaped" "$(cat "$folder/out")" \
    'It opens on {~~Monday~>Friday~~} at 9. Bring a \{++pen++\} and a \\\{--book--\}.'
run "$STET" --format=wdiff "$folder/a" "$folder/b"
is "wdiff: marks" "$(cut -d. -f1 "$folder/out")" 'It opens on [-Monday-]{+Friday+} at 9'
run "$STET" --resolve --undecided=mark "$folder/a" "$folder/b"
is "--undecided=mark: marks" "$(cut -d. -f1 "$folder/out")" 'It opens on {~~Monday~>Friday~~} at 9'
run "$STET" --format=critic "$old" "$old"
is "critic, equal files: exit status" "$status" 0
ok "critic, equal files: no mark" cmp "$folder/out" "$old"

# A patch applied with patch(1) gives NEW, whatever the ends of lines and files.
if command -v patch >/dev/null; then
    printf 'The hall opens at 9.\r\n\r\nIt is free.' >"$folder/ends.old.txt"
    printf 'The hall opens at 10.\r\n\r\nIt is not free.\n\nCome early.' >"$folder/ends.new.txt"
    : >"$folder/empty.old.txt"
    cp "$folder/ends.new.txt" "$folder/empty.new.txt"
    for pair in "$articles"/ferry "$articles"/wrap "$articles"/crlf "$articles"/french \
        "$articles"/control "$folder"/ends "$folder"/empty; do
        run "$STET" --format=patch "$pair.old.txt" "$pair.new.txt"
        is "${pair##*/}, patch: exit status" "$status" 1
        cp "$pair.old.txt" "$folder/patched"
        patch --binary -s "$folder/patched" <"$folder/out" >/dev/null
        ok "${pair##*/}: the patched old version is the new one" cmp "$folder/patched" "$pair.new.txt"
    done
    run "$STET" --format=patch "$folder/ends.new.txt" "$folder/empty.old.txt"
    cp "$folder/ends.new.txt" "$folder/patched"
    patch --binary -s "$folder/patched" <"$folder/out" >/dev/null
    ok "all taken away: nothing is left" test ! -s "$folder/patched"
    run "$STET" --format=patch --undecided=old "$old" "$new"
    is "where the old text stands the patch is empty" "$(cat "$folder/out")" ""
else
    skip "patches" "patch is not installed"
fi

run "$STET" --format=stat "$old" "$new"
is "stat: exit status" "$status" 1
run "$STET" --format=json "$old" "$new"
words="$(get summary.words.old) $(get summary.words.new)"
numbers=$(get summary.edits.number)
run "$STET" --format=stat "$old" "$new"
is "stat: words as in the JSON" "$(awk '$1 == "words" { print $2, $3 }' "$folder/out")" "$words"
is "stat: edits of a class too" "$(awk '$1 == "number" { print $2 }' "$folder/out")" "$numbers"

mkdir "$folder/made"
# What was said of the changes goes with a patch and the wdiff form, and --only counts.
printf 'The hall holds 300 people, the mayor said. It opens on Monday.\n\nThere is a café beside it, and a park.\n' >"$folder/made/said.old.txt"
printf 'The hall holds 320 people, the mayor said. It opens on Friday.\n\nThere is a café beside it, and a lake.\n' >"$folder/made/said.new.txt"
"$BUILD/tests/support/decide" "$folder/made/said.db" ann "$folder/made/said.old.txt" "$folder/made/said.new.txt" \
    1=accept '1:--- not a header' 2=stet 3=query >/dev/null
run "$STET" --review "$folder/made/said.db" --format=wdiff "$folder/made/said.old.txt" "$folder/made/said.new.txt"
sed '/^# stet: remarks$/,$d' "$folder/out" | sed '$d' | sed 's/\[-[^]]*-\]//g; s/{+//g; s/+}//g' >"$folder/back"
ok "wdiff: without marks and remarks it is the new version" cmp "$folder/back" "$folder/made/said.new.txt"
ok "wdiff: remarks follow the text" grep -q '^# ¶1.1.*300 → 320 \[accepted by ann.*note by ann.*: --- not a header\]$' "$folder/out"
run "$STET" --format=wdiff "$folder/made/said.old.txt" "$folder/made/said.new.txt"
ok "wdiff: where nothing was said there are none" sh -c "! grep -q '^#' '$folder/out'"
run "$STET" --review "$folder/made/said.db" --format=stat "$folder/made/said.old.txt" "$folder/made/said.new.txt"
is "stat: what each person decided" "$(awk '$1 == "ann" { print $2, $3, $4, $5, $6 }' "$folder/out")" '1 1 1 1 0'

# Pages, Markdown and older encodings: what is written where decisions are mixed.
iconv -f UTF-8 -t WINDOWS-1252 "$folder/made/said.old.txt" >"$folder/made/latin.old.txt"
iconv -f UTF-8 -t WINDOWS-1252 "$folder/made/said.new.txt" >"$folder/made/latin.new.txt"
iconv -f UTF-8 -t UTF-16 "$folder/made/said.old.txt" >"$folder/made/wide.old.txt"
iconv -f UTF-8 -t UTF-16 "$folder/made/said.new.txt" >"$folder/made/wide.new.txt"
cat >"$folder/made/notes.old.md" <<'END'
# The *hall*

The hall holds **300** people, the [mayor](http://old.example) said. It opens
on Monday.

- a park
- a pond with *many* ducks

This paragraph stands in the **old** version alone, with `marks`.

<!-- kept -->

The end.
END
cat >"$folder/made/notes.new.md" <<'END'
# The *hall*

The hall holds 320 people, the [mayor](http://old.example) said. It opens
on Friday.

- a park
- a pond with *some* ducks

<!-- kept -->

The very end.
END
cat >"$folder/made/page.old.html" <<'END'
<!DOCTYPE html><html><head><title>x</title></head><body><article><h1>The hall</h1>
<p>The hall holds 300 people, the mayor said. It opens on Monday.</p></article></body></html>
END
sed 's/300/320/; s/Monday/Friday/' "$folder/made/page.old.html" >"$folder/made/page.new.html"
for pair in latin.txt wide.txt notes.md page.html; do
    stem=${pair%.*} end=${pair#*.}
    before=$folder/made/$stem.old.$end after=$folder/made/$stem.new.$end
    for side in old new; do
        run "$STET" --resolve --undecided=$side "$before" "$after"
        ok "$stem, $side stands: that file" cmp "$folder/out" "$folder/made/$stem.$side.$end"
    done
    "$BUILD/tests/support/decide" "$folder/made/mixed.db" ann "$before" "$after" 1=stet 2=accept >/dev/null
    run "$STET" --review "$folder/made/mixed.db" --resolve -o "$folder/made/mixed.txt" "$before" "$after"
    is "$stem, mixed: exit status" "$status" 0
    if command -v patch >/dev/null && [ "$end" != html ]; then
        "$STET" --review "$folder/made/mixed.db" --format=patch "$before" "$after" >"$folder/made/mixed.patch"
        cp "$before" "$folder/patched"
        patch --binary -s "$folder/patched" <"$folder/made/mixed.patch" >/dev/null
        ok "$stem, mixed: the patched old file is what stands" cmp "$folder/patched" "$folder/made/mixed.txt"
        "$STET" --format=patch --only=number "$before" "$after" >"$folder/made/only.patch"
        cp "$before" "$folder/patched"
        patch --binary -s "$folder/patched" <"$folder/made/only.patch" >/dev/null
        run "$STET" --text "$folder/patched"
        cp "$folder/out" "$folder/made/only.txt"
        ok "$stem, patch --only: what passes is new, all else is old" \
            sh -c "tr -d '\000' <'$folder/patched' | grep -q 320 && tr -d '\000' <'$folder/patched' | grep -q Monday"
    fi
done
"$STET" --review "$folder/made/mixed.db" --resolve "$folder/made/latin.old.txt" "$folder/made/latin.new.txt" |
    iconv -f WINDOWS-1252 -t UTF-8 >"$folder/back"
is "an older encoding: mixed text in it" "$(cat "$folder/back")" "$(sed 's/320/300/' "$folder/made/said.new.txt")"
run "$STET" --review "$folder/made/mixed.db" --resolve "$folder/made/notes.old.md" "$folder/made/notes.new.md"
ok "Markdown: what is stet comes with its marks" grep -qx 'The hall holds \*\*300\*\* people, the \[mayor\](http://old.example) said. It opens' "$folder/out"
"$BUILD/tests/support/decide" "$folder/made/all.db" ann "$folder/made/notes.old.md" "$folder/made/notes.new.md" \
    1=accept 2=accept 3=stet 4=stet 5=accept >/dev/null
run "$STET" --review "$folder/made/all.db" --resolve "$folder/made/notes.old.md" "$folder/made/notes.new.md"
cat >"$folder/want.md" <<'END'
# The *hall*

The hall holds 320 people, the [mayor](http://old.example) said. It opens
on Friday.

- a park
- a pond with *many* ducks

This paragraph stands in the **old** version alone, with `marks`.

<!-- kept -->

The very end.
END
ok "Markdown: all else is the new file's" diff "$folder/out" "$folder/want.md"
run "$STET" --review "$folder/made/none.db" --resolve --undecided=mark "$folder/made/notes.old.md" "$folder/made/notes.new.md"
ok "Markdown, --undecided=mark: marks in its source" grep -qF 'a pond with *{~~many~>some~~}* ducks' "$folder/out"
run "$STET" --review "$folder/made/mixed.db" --resolve "$folder/made/page.old.html" "$folder/made/page.new.html"
is "a page: its text" "$(sed -n 3p "$folder/out")" 'The hall holds 300 people, the mayor said. It opens on Friday.'
ok "a page: that it is none is told" grep -q 'is html; as both versions have a part, this is the text' "$folder/err"
trouble "a page is not written as text" "$STET" --review "$folder/made/mixed.db" --resolve -o "$folder/out.html" \
    "$folder/made/page.old.html" "$folder/made/page.new.html"
trouble "nor is there a patch that would make one" "$STET" --review "$folder/made/mixed.db" --format=patch \
    "$folder/made/page.old.html" "$folder/made/page.new.html"
printf 'It costs 5 \342\202\254 in the old hall. It opens on Monday.\n' >"$folder/made/euro.old.txt"
printf 'It costs 6 $ in the caf\351. It opens on Friday.\n' >"$folder/made/euro.new.txt"
"$BUILD/tests/support/decide" "$folder/made/euro.db" ann "$folder/made/euro.old.txt" "$folder/made/euro.new.txt" 1=stet 2=stet >/dev/null
trouble "a character that the encoding lacks" "$STET" --review "$folder/made/euro.db" --resolve -e ,ISO-8859-1 \
    "$folder/made/euro.old.txt" "$folder/made/euro.new.txt"
ok "is named" grep -q 'U+20AC' "$folder/err"

# -o: a new file, one that is there, one behind a link, an input.
(umask 027 && "$STET" --resolve -o "$folder/new" "$old" "$new")
ok "-o writes a new file" cmp "$folder/new" "$new"
is "a new file has the mode of the umask" "$(ls -l "$folder/new" | cut -c1-10)" -rw-r-----
echo before >"$folder/there"
chmod 640 "$folder/there"
ln -s there "$folder/link"
run "$STET" --resolve -o "$folder/link" "$old" "$new"
ok "the target of a link is replaced" cmp "$folder/there" "$new"
ok "the link stays" test -L "$folder/link"
is "the mode stays" "$(ls -l "$folder/there" | cut -c1-10)" -rw-r-----
cp "$new" "$folder/input"
run "$STET" --resolve --undecided=old -o "$folder/input" "$old" "$folder/input"
ok "an input is replaced" cmp "$folder/input" "$old"
run "$STET" --resolve -o /dev/stdout "$old" "$new"
ok "a device or pipe is written to" cmp "$folder/out" "$new"
is "no temporary file is left" "$(ls "$folder" | grep -c '\.......$')" 0

trouble "a folder as output" "$STET" --resolve -o "$folder" "$old" "$new"
trouble "a folder that is not there" "$STET" --resolve -o "$folder/no/out" "$old" "$new"
trouble "a wrong --undecided" "$STET" --resolve --undecided=both "$old" "$new"
trouble "-o without anything to write" "$STET" -o "$folder/x" "$old" "$new"
if [ -w /dev/full ]; then
    trouble "a full device" "$STET" --resolve -o /dev/full "$old" "$new"
fi
if [ "$(id -u)" -ne 0 ]; then
    mkdir "$folder/closed" && echo before >"$folder/closed/out" && chmod 555 "$folder/closed"
    trouble "a folder without write permission" "$STET" --resolve -o "$folder/closed/out" "$old" "$new"
    is "then the file is as it was" "$(cat "$folder/closed/out")" before
fi
# A paragraph of the old version goes into a quoted mail with its marks.
printf 'The harbor is closed, it was said.\n\nNobody was hurt when the old crane fell from the pier into the bay, they say.\n\nBoats lie in the bay of Arne for now.\n' >"$folder/plain"
printf '> The harbor is closed, it was\n> said.\n>\n> Boats lie in the bay of Arne\n> for good.\n' >"$folder/quoted"
"$BUILD/tests/support/decide" "$folder/quoted.db" ann "$folder/plain" "$folder/quoted" 1=stet 2=accept
run "$STET" --review="$folder/quoted.db" --resolve "$folder/plain" "$folder/quoted"
cat >"$folder/want" <<'END'
> The harbor is closed, it was
> said.
>
> Nobody was hurt when the old
> crane fell from the pier
> into the bay, they say.
>
> Boats lie in the bay of Arne
> for good.
END
ok "a stet paragraph in a quoted mail" diff "$folder/want" "$folder/out"
finish
