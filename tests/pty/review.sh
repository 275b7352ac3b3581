# Decisions on a real terminal line: what the screen has acknowledged is there when
# the program was killed, and what one program decides shows in the other.
. tests/support/cli.sh

title="reviewing on a terminal line"
. tests/support/tmux.sh
. tests/support/windows.sh

old=$articles/ferry.old.txt new=$articles/ferry.new.txt

two_windows 110 30
window=main
start
ok "nothing is decided at first" wait_for shows ' 0 of 44 decided'
# Each step: a key, what the screen then acknowledges, kill -9, and what is there.
step=0
while IFS='|' read -r key says; do
    step=$((step + 1))
    keys ']'
    wait_for shows 'change 1 of'
    # shellcheck disable=SC2086
    keys $key
    ok "step $step, $key" wait_for shows "$says"
    killed
    start
    ok "step $step, $key: after kill -9 it is there: $says" wait_for shows "$says"
done <<'END'
a|1 of 44 decided
. s|2 of 44 decided
. x|3 of 44 decided.*1 query
u|2 of 44 decided
C-r|3 of 44 decided
: accept Space all Enter|44 of 44 decided
u|3 of 44 decided
: accept Space cosmetic,language Enter|22 of 44 decided
u|3 of 44 decided
BSpace|2 of 44 decided
END
keys ']' m 'ask the desk' Enter
ok "a note" wait_for shows 'note by .*: ask the desk'
killed
start
keys ']'
ok "is there after kill -9" wait_for shows 'note by .*: ask the desk'

# A second program on the same store.
window=second
start
ok "a second program has the decisions" wait_for shows '2 of 44 decided'
keys . a
wait_for shows '3 of 44 decided'
window=main
ok "the first one hears of another's decision without a key" wait_for shows '3 of 44 decided'
keys q
wait_for shows 'left 1'
window=second
keys q
wait_for shows 'left 1'
window=main

# Where nothing can be saved it is said, and asked before leaving.
printf x >"$folder/wall"
start "--review=$folder/wall/reviews.db"
keys ']' a
ok "what is not saved is told" wait_for shows 'NOT SAVED'
keys q
ok "and told again before it is lost" wait_for shows 'again leaves without'
rm "$folder/wall"
ok "it is saved as soon as that can be done" wait_for shows 'are saved now'
keys q
wait_for shows 'left 1'
start "--review=$folder/wall/reviews.db"
ok "and is there" wait_for shows '1 of 44 decided'
keys q
wait_for shows 'left 1'
# While another program writes, keys answer; then it is saved without a key.
if command -v sqlite3 >/dev/null; then
    start "--review=$folder/busy.db"
    keys ']' a
    wait_for shows '1 of 44 decided'
    mkfifo "$folder/hold"
    sqlite3 "$folder/busy.db" <"$folder/hold" >/dev/null 2>&1 &
    exec 7>"$folder/hold"
    echo 'BEGIN EXCLUSIVE; SELECT 1;' >&7
    sleep 1
    keys a a a
    ok "a busy store: it is told" wait_for shows 'NOT SAVED'
    keys l
    ok "a busy store: keys answer" wait_for shows 'Changes  44'
    ok "a busy store: the counter is there as well" wait_for shows '3 NOT SAVED · 4 of 44 decided'
    keys Escape
    exec 7>&-
    ok "a busy store: it is saved when it is free" wait_for shows 'are saved now'
    keys q
    wait_for shows 'left 1'
else
    skip "a busy store" "there is no sqlite3"
fi
start "--review=$old"
ok "a file that holds an article is no store" wait_for shows 'holds no reviews'
keys q
wait_for shows 'left 1'
start --no-review
keys ']' a
wait_for shows '1 of 44 decided'
keys q
ok "--no-review keeps nothing, and asks nothing" wait_for shows 'left 1'
start --no-review
ok "indeed" wait_for shows ' 0 of 44 decided'
keys q
wait_for shows 'left 1'

# The editor, notes written in it, files written, and the clipboard.
mkdir -p "$folder/edit"
cp "$old" "$folder/edit/wire.txt"
cp "$new" "$folder/edit/published.txt"
cat >"$folder/editor" <<'END'
#!/bin/sh
# What an editor would do: +LINE FILE; it notes its arguments and changes the file.
echo "$@" >"$EDITED"
case $2 in
*stet-note*) echo 'written in an editor' >"$2" ;;
*) sed 's/light fog/X/; s/thick fog/heavy fog/' "$2" >"$2.x" && mv "$2.x" "$2" ;;
esac
END
chmod +x "$folder/editor"
old=$folder/edit/wire.txt new=$folder/edit/published.txt
start_with_editor()
{
    tm respawn-pane -k -t "$window" env XDG_STATE_HOME="$state" LC_ALL="${LC_ALL:-C.UTF-8}" \
        VISUAL="'$folder/editor'" EDITED="$folder/edited" TMUX="${TMUX:-}" \
        sh "$folder/run.sh" "$folder/pid.$window" "$STET" "--review=$folder/edit.db" "$old" "$new"
    wait_for shows 'h help'
}
start_with_editor
keys ']' a a
wait_for shows '2 of 44 decided'
keys g : 7 Enter ']' M
ok "a note from an editor" wait_for shows 'note by .*: written in an editor'
keys e
ok "the file was edited and read again" wait_for shows 'light .* heavy'
ok "the editor was told the line" grep -q '^+[1-9][0-9]* .*published.txt$' "$folder/edited"
ok "all decisions are kept" wait_for shows '2 of 44 decided'
keys : "write $folder/edit/final.txt" Enter
ok "the resolved text is written" wait_for shows 'Written: .*final.txt'
ok "it is there" grep -q 'heavy fog' "$folder/edit/final.txt"
keys : "write $folder/edit/final.txt" Enter
ok "a file that is there is not replaced" wait_for shows 'is there already'
keys : "write! $folder/edit/final.txt" Enter
ok "but where that is asked for" wait_for shows 'Written: .*final.txt'
keys W 'html ' "$folder/edit/page.html" Enter
ok "a report is written" wait_for shows 'Written: .*page.html'
ok "with the decisions" grep -q 'accepted by' "$folder/edit/page.html"
keys W 'html --only=facts ' "$folder/edit/facts.html" Enter
ok "a report with --only" wait_for shows 'Written: .*facts.html'
ok "tells of these alone" test "$(grep -c '<li id' "$folder/edit/facts.html")" -lt "$(grep -c '<li id' "$folder/edit/page.html")"
keys W 'html --only=nonsense x' Enter
ok "a word that --only does not know" wait_for shows 'No change is called .nonsense'
keys W 'html --compac x' Enter
ok "an option that is none" wait_for shows 'There is no option --compac here'
keys w
ok "w asks for a report or the text" wait_for shows 'text  *json  *plain'
keys 'markdown --on' Tab 'query,fac' Tab
ok "options and their values are completed" wait_for shows 'write markdown --only=query,facts'
keys "$folder/edit/facts.md" Enter
ok "w writes a report" wait_for shows 'Written: .*facts.md'
keys w 'text --undecided=old ' "$folder/edit/before.txt" Enter
ok "w writes the text" wait_for shows 'Written: .*before.txt'
keys w 'text --only=facts ' "$folder/edit/x" Enter
ok "of which nothing is left out" wait_for shows 'only is for reports'
keys w 'html' Enter
ok "a format without a file" wait_for shows 'the name of a file is missing'
keys E
ok "E opens the old version" wait_for grep -q '^+[1-9][0-9]* .*wire.txt$' "$folder/edited"
wait_for shows 'h help'
keys : 'report nonsense x' Enter
ok "no such report" wait_for shows 'It is: report FORMAT FILE'
tm set-option -s set-clipboard on
keys g ']' ']' y
ok "a copy is told" wait_for shows 'To the clipboard: .*(¶2, published.txt)'
ok "and the terminal has it" wait_for sh -c "tmux -L $server show-buffer | grep -q '(¶2, published.txt)'"
keys q
wait_for shows 'left 1'
window=second
tm respawn-pane -k -t "$window" env XDG_STATE_HOME="$state" LC_ALL="${LC_ALL:-C.UTF-8}" VISUAL=no-such-editor \
    sh "$folder/run.sh" "$folder/pid.$window" "$STET" --no-review "$old" "$new"
wait_for shows 'h help'
keys e
ok "an editor that is not there is told" wait_for shows 'There is no program no-such-editor'
keys q
wait_for shows 'left 1'
finish
