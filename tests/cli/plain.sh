# Where standard output is no terminal and no format is asked for, a report
# goes out that can be read, sent by mail and printed.
. tests/support/cli.sh

run "$STET" "$articles/ferry.old.txt" "$articles/ferry.new.txt"
is "exit status" "$status" 1
is "nothing on standard error" "$(cat "$folder/err")" ""
cp "$folder/out" "$folder/default"
run "$STET" --format=plain "$articles/ferry.old.txt" "$articles/ferry.new.txt"
ok "it is the plain format" cmp "$folder/out" "$folder/default"
ok "no escape sequence" is_harmless "$folder/out"
for text in 212 218 '\$\{0,1\}38' '\$\{0,1\}83' 'Signe Aldous' sufficent sufficient 'bookings'; do
    ok "it tells of $text" grep -q "$text" "$folder/out"
done
TERM=xterm-256color run "$STET" --color=never "$articles/ferry.old.txt" "$articles/ferry.new.txt"
ok "--color=never: no escape sequence" is_harmless "$folder/out"

run "$STET" "$articles/ferry.old.txt" "$articles/ferry.old.txt"
is "equal files: exit status" "$status" 0
for pair in french chinese arabic marks control; do
    run "$STET" "$articles/$pair.old.txt" "$articles/$pair.new.txt"
    is "$pair: exit status" "$status" 1
    ok "$pair: harmless on a terminal" is_harmless "$folder/out"
done

printf 'He said "no" - twice. It cost 3 crowns.\n' >"$folder/old"
printf 'He said “no” – twice. It cost 4 crowns.\n' >"$folder/new"
run "$STET" --cosmetic=hide "$folder/old" "$folder/new"
is "--cosmetic=hide: one change a line is left" "$(grep -c '^¶' "$folder/out")" 1
ok "the others are counted" grep -q 'cosmetic changes not shown' "$folder/out"
run "$STET" --cosmetic=dim "$folder/old" "$folder/new"
is "--cosmetic=dim: all are there" "$(grep -c 'typography' "$folder/out")" 3
trouble "--cosmetic=no" "$STET" --cosmetic=no "$folder/old" "$folder/new"
finish
