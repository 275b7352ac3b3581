# Filters on the screen: progress while one runs, Esc, what read a version in the title.
. tests/support/cli.sh
. tests/support/pty.sh

cat >"$folder/slow" <<'END'
#!/bin/sh
echo $$ >>"$FOLDER/pids"
sleep 1000
END
cat >"$folder/shout" <<'END'
#!/bin/sh
tr a-z A-Z <"$1"
END
chmod +x "$folder/slow" "$folder/shout"
mkdir "$folder/tmp"
printf '*.abc = %s/slow %%s\n*.loud = %s/shout %%s\n' "$folder" "$folder" >"$folder/config"
printf 'It opens on Monday.\n' >"$folder/old.loud"
printf 'It opens on Friday.\n' >"$folder/new.loud"
cp "$folder/old.loud" "$folder/old.abc"
is_gone()
{
    for left in $(cat "$folder/pids"); do
        if [ -r "/proc/$left/stat" ]; then
            grep -q ') Z' "/proc/$left/stat" || return 1
        else
            ! kill -0 "$left" 2>/dev/null || return 1
        fi
    done
}
run_stet()
{
    keys "clear; FOLDER='$folder' TMPDIR='$folder/tmp' '$STET' --no-review" \
        " --config='$folder/config' $*; echo \"status \$?\"" Enter
}
cd "$folder" || exit 2
keys "cd '$folder'" Enter

: >pids
run_stet old.abc new.loud
ok "what takes long is shown" wait_for shows 'Reading the old version'
ok "and for how long" wait_for shows '1 s$'
ok "with its way out" shows 'Esc leaves'
keys Escape
ok "Esc leaves" wait_for shows 'status 2'
ok "and ends the filter" wait_for is_gone

: >pids
run_stet --from=,abc old.loud - '<old.abc'
ok "of standard input" wait_for shows 'Reading the new version'
wait_for test -s pids
is "there is a temporary file" "$(ls tmp | wc -l | tr -d ' ')" 1
keys C-c
ok "C-c leaves" wait_for shows 'status 130'
ok "and ends the filter" wait_for is_gone
ok "and removes the file" wait_for test -z "$(ls tmp)"

run_stet old.loud new.loud
ok "the title says what read them" wait_for shows 'old.loud.*words, loud by shout'
keys e
ok "e opens no editor on what a filter read" wait_for shows 'old.loud was read by shout\|new.loud was read by shout'
keys ']'
wait_for shows '1 of 1'
printf 'It opens on Sunday.\n' >new.loud
keys r
ok "r reads through the filter again" wait_for shows 'SUNDAY'
keys : 'write new.loud' Enter
ok "the text does not replace the document" wait_for shows 'is there already\|is loud, which text would not be'
keys : 'write! new.loud' Enter
ok "not even when it is told to" wait_for shows 'is loud, which text would not be'
ok "which is as it was" grep -q Sunday new.loud
keys q
wait_for shows 'status 1'
cd / || exit 2
finish
