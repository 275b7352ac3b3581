# Exit status 0 same, 1 different, 2 trouble, as diff has it; the options that
# print and leave.
. tests/support/cli.sh

run "$STET" --format=json "$articles/ferry.old.txt" "$articles/ferry.old.txt"
is "equal files" "$status" 0
run "$STET" --format=json "$articles/ferry.old.txt" "$articles/ferry.new.txt"
is "different files" "$status" 1
run "$STET" --format=plain "$articles/ferry.old.txt" "$articles/ferry.old.txt"
is "equal files, plain" "$status" 0
run "$STET" --format=plain "$articles/ferry.old.txt" "$articles/ferry.new.txt"
is "different files, plain" "$status" 1

printf 'One line.\n\nAnother one.\n' >"$folder/lf"
printf 'One line.\r\n\r\n\r\n\r\nAnother one.\r\n' >"$folder/crlf"
run "$STET" --format=json "$folder/lf" "$folder/crlf"
is "line ends and blank lines make no difference" "$status" 0

for option in --version -V; do
    run "$STET" $option
    is "$option: exit status" "$status" 0
    ok "$option: name and number" grep -q '^stet [0-9][0-9]*\.[0-9]' "$folder/out"
    is "$option: one line" "$(wc -l <"$folder/out" | tr -d ' ')" 1
    is "$option: nothing on standard error" "$(cat "$folder/err")" ""
done
for option in --help -h; do
    run "$STET" $option
    is "$option: exit status" "$status" 0
    ok "$option: says how to call it" grep -qi 'usage.*stet' "$folder/out"
    ok "$option: fits 80 columns" awk 'length > 80 { print; bad = 1 } END { exit bad }' "$folder/out"
done
run "$STET" --format=json -- "$articles/ferry.old.txt" "$articles/ferry.old.txt"
is "-- ends the options" "$status" 0

trouble "no file at all" "$STET"
trouble "one file" "$STET" "$articles/ferry.old.txt"
trouble "three files" "$STET" "$folder/lf" "$folder/lf" "$folder/lf"
trouble "an unknown option" "$STET" --fromat=json "$folder/lf" "$folder/crlf"
ok "it is named" grep -q 'fromat' "$folder/err"
trouble "an unknown letter" "$STET" -Q "$folder/lf" "$folder/crlf"
trouble "an unknown format" "$STET" --format=yaml "$folder/lf" "$folder/crlf"
trouble "an unknown colour choice" "$STET" --color=perhaps "$folder/lf" "$folder/crlf"
trouble "an unknown theme" "$STET" --theme=nosuch "$folder/lf" "$folder/crlf"
trouble "--text without a file" "$STET" --text
trouble "an unknown class to ignore" "$STET" --ignore=case,words "$folder/lf" "$folder/crlf"

# Differences that are ignored make none; others still do.
printf 'He said "no" - twice.\n' >"$folder/typed"
printf 'He said “no” – twice.\n' >"$folder/set"
printf 'He said “no” – once.\n' >"$folder/other"
"$STET" "$folder/typed" "$folder/set" >"$folder/out" </dev/null
is "typography is a difference" "$?" 1
"$STET" --ignore=typography "$folder/typed" "$folder/set" >"$folder/out" </dev/null
is "typography is ignored" "$?" 0
"$STET" --ignore=case,whitespace "$folder/typed" "$folder/set" >"$folder/out" </dev/null
is "what is not named is not ignored" "$?" 1
"$STET" --ignore=all "$folder/typed" "$folder/other" >"$folder/out" </dev/null
is "a word is never ignored" "$?" 1

# Nobody reads the output: no crash, no message without end.
("$STET" --format=json "$articles/ferry.old.txt" "$articles/ferry.new.txt" 2>"$folder/err"
    echo $? >"$folder/status") | true
case $(cat "$folder/status") in
0 | 1 | 2 | 141) early=fine ;; # 141: ended by SIGPIPE, as programs are
*) early=$(cat "$folder/status") ;;
esac
is "a reader that leaves early is no crash" "$early" fine
if [ -w /dev/full ]; then
    "$STET" --format=json "$articles/ferry.old.txt" "$articles/ferry.new.txt" \
        >/dev/full 2>"$folder/err" </dev/null
    is "a full disk is trouble" "$?" 2
    ok "a full disk is named" grep -qi 'space' "$folder/err"
fi
finish
