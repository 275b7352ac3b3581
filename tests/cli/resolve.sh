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
