# Partners by hand on a real terminal line: chosen, kept when the program is killed,
# undone, and seen by another program on the same store.
. tests/support/cli.sh

title="pinning on a terminal line"
. tests/support/tmux.sh
. tests/support/windows.sh

old=$folder/old.txt new=$folder/new.txt store=$folder/reviews.db
printf '%s\n\n' 'The ferry leaves at nine every morning.' \
    'Nobody knows who paid for the bridge.' 'The school closes on Friday.' >"$old"
printf '%s\n\n' 'The ferry leaves at ten every morning.' \
    'A sponsor was found, the council said.' 'The school closes on Friday.' >"$new"

two_windows 100 24
window=second
start "--review=$store"
window=main
start "--review=$store"
ok "by itself there are three changes" wait_for shows '3 changes'
keys ':set paragraph-alike 90' Enter
ok "a threshold is obeyed at once" wait_for shows '4 changes'
keys ':set partners usual' Enter
ok "and taken back" wait_for shows '3 changes'
keys '}' p
ok "p asks for the partner" wait_for shows 'Pin ¶2 and ¶2?'
keys k
ok "k chooses the one before" wait_for shows 'Pin ¶2 and ¶1?'
keys Escape
ok "Esc leaves" wait_for shows 'change 2 of 3'
keys p Enter
ok "Enter pins" wait_for shows 'Pinned: ¶2 and ¶2'
ok "and all is compared again" wait_for shows '2 changes'
ok "it is told who did" wait_for shows '◆ pinned by'
ok "and marked" shows '2 Nobody knows.*◆~'
window=second
ok "another program shows it without a key" wait_for shows '2 changes'
window=main
killed
start "--review=$store"
keys ']'
ok "after kill -9 it is there" wait_for shows 'change 1 of 2'
keys u
ok "undone" wait_for shows '3 changes'
keys C-r
ok "and done again" wait_for shows '2 changes'
keys ] a
wait_for shows '1 of 2 decided'
keys : 'pin 1 1' Enter
ok "by place" wait_for shows 'Pinned: ¶1 and ¶1'
ok "decisions stay" wait_for shows '1 of 2 decided'
keys : 'list is:pinned' Enter
ok "the list knows them" wait_for shows 'Changes  2  only is:pinned'
keys Escape
keys : 'unpin all' Enter
ok "all are taken away" wait_for shows '3 changes'
window=second
ok "in the other program, too" wait_for shows '3 changes'
window=main
keys : 'part 1 1' Enter
ok "parted" wait_for shows '4 changes'
keys r
ok "reading again keeps that" wait_for shows 'Read again: 4 changes'
sed 's/The ferry/Some ferry/' "$old" >"$folder/edited"
cat "$folder/edited" >"$old"
keys r
ok "what has no effect any more gets a word" wait_for shows '1 pin is without effect'
keys q
wait_for shows 'left 1'

# An article that is read from a pipe is compared again without being read again.
tm respawn-pane -k -t main env LC_ALL="${LC_ALL:-C.UTF-8}" sh -c \
    "cat '$old' | sh '$folder/run.sh' '$folder/pid.main' '$STET' --no-review - '$new'"
wait_for shows 'h help'
keys : 'part 3 3' Enter
ok "without a file, too" wait_for shows 'No partners any more: ¶3 and ¶3'
ok "and without a store" wait_for shows 'parted by'
keys q
wait_for shows 'left 1'
finish
