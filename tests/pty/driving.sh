# Driven as a person and a bad line do it: mouse, paste, resizing, keys that mean
# nothing, terminals of all kinds, a line that is gone.
. tests/support/cli.sh
. tests/support/pty.sh

escape=$(printf '\033')
send() { tm send-keys -t main -l "$*"; }
wheel_down() { send "$escape[<65;20;15M"; }
wheel_up() { send "$escape[<64;20;15M"; }
click() { send "$escape[<0;$1;$2M$escape[<0;$1;$2m"; }
# The screen as it is once it no longer changes.
settled()
{
    last=
    until [ -n "$last" ] && [ "$last" = "$(screen)" ]; do
        last=$(screen)
        sleep 0.1
    done
    printf '%s\n' "$last"
}
mouse_is() { [ "$(tm display -p -t main '#{mouse_any_flag}')" = "$1" ]; }
is_gone() { ! kill -0 "$1" 2>/dev/null; }
leave()
{
    keys q
    wait_for shows 'left with 1, the modes are the same'
}

# The mouse.
start TERM=xterm-256color
ok "the first paragraph" wait_for shows 'Skelwick; inquiry'
ok "the mouse is asked for" wait_for mouse_is 1
for i in 1 2 3; do wheel_down; done
ok "the wheel scrolls down" wait_for shows_not 'Skelwick; inquiry'
for i in 1 2 3; do wheel_up; done
ok "and up" wait_for shows 'Skelwick; inquiry'
click 60 3
ok "a click selects the change" wait_for shows 'change 1 of'
click 99 2
ok "a click on the overview goes there" wait_for shows 'Orrin has about 3,100'
click 1 2
ok "and back" wait_for shows_not 'Orrin has about 3,100'
sleep 0.6 # a second click later is no double one
click 56 3
click 56 3
ok "two clicks find the word" wait_for shows '/Ferry'
keys : 'set mouse off' Enter
ok "switched off, it is the terminal's" wait_for mouse_is 0
keys : 'set mouse on' Enter
ok "and on again" wait_for mouse_is 1
leave
ok "given back in the end" mouse_is 0
start TERM=xterm-256color
wait_for shows 'h help'

# Pasted text goes into prompts and is no command.
paste() { tm set-buffer -b text "$1" && tm paste-buffer -p -r -b text -t main; }
keys ']'
wait_for shows 'change 1 of'
paste 'qqGv]'
ok "pasted keys are no commands" wait_for shows 'Pasted text is taken in prompts only'
keys /
wait_for shows '^/'
paste "two
lines $escape[31mred"
ok "into a prompt, what the terminal would obey spelled out" wait_for shows '^/two.*lines.*31mred'
keys Escape
wait_for shows 'change 1 of'
keys /
wait_for shows '^/'
paste "$(printf '%04000d' 0 | tr 0 x; printf 'y\342\202\254[201')"
ok "a long paste, up to where a prompt is full" wait_for shows '^/.*xxxx'
keys C-u
send "$escape[200~one[2 €$escape[200 $escape[201~!${escape}OD?$escape[200~two$escape[201~${escape}OD."
ok "what was typed behind it, keys too, and what looks like its end" \
    wait_for shows '^/one.2 €.200 ?tw.o!'
keys Escape
wait_for shows 'change 1 of'

# Marks that stand on a wide character, and what a joiner joins, as bytes sent.
printf 'Text か\343\202\231く and \341\204\222\341\205\241\341\206\253 and 👩\342\200\215🚀 here.\n' >"$folder/marks.old"
printf 'Text かく and \341\204\222\341\205\251\341\206\250 and 👩🚀 here.\n' >"$folder/marks.new"
leave
tm pipe-pane -t main "cat >'$folder/bytes'"
keys "clear; '$STET' --no-review '$folder/marks.old' '$folder/marks.new'; echo \"status \$?\"" Enter
wait_for shows 'h help'
sent() { grep -q -a -e "$(printf "$1")" "$folder/bytes"; }
ok "the mark of a wide kana is sent with it" wait_for sent 'か\343\202\231'
ok "and the vowel and end of a syllable" wait_for sent '\341\204\222\341\205\241\341\206\253'
ok "on the other side too" wait_for sent '\341\204\222\341\205\251\341\206\250'
ok "a joiner whose width no one knows is not sent" sh -c "! grep -q -a '👩$(printf '\342\200\215')' '$folder/bytes'"
ok "but seen" wait_for shows '👩+🚀 here'
tm pipe-pane -t main
keys q
wait_for shows 'status 1'
start
keys ']'
wait_for shows 'change 1 of'

# What means nothing does nothing.
before=$(settled)
send "$escape[I"
send "$escape[O"
send "$escape[999~"
send "$escape[27;5;106~"
send "${escape}Oz"
send "$escape[?62;22c"
send "$escape]11;rgb:ffff/ffff/ffff$escape\\"
send "$escape]11;rgb:xxxx/aaaa/]]]]$(printf '\007')"
send "${escape}P1\$r0m$escape\\"
tm send-keys -t main -H 1b 5b 4d 20 ff ff
tm send-keys -t main -H ff fe c3 00
is "focus, unknown keys, answers and bad bytes change nothing" "$(settled)" "$before"

# What is no whole character takes nothing along, in any locale.
keys g
tm send-keys -t main -H 2f c3 66 65 72 c3 a9 e2 82 78
ok "half a character alone is dropped" wait_for shows '^/feréx'
keys Escape
wait_for shows_not '^/'
tm send-keys -t main -H c3 68
ok "half a character before a key" wait_for shows 'The keys. Back with'
keys q
wait_for shows_not 'The keys'
tm send-keys -t main -H 3a 76 69 20 78 1b 62 59
ok "Alt-b goes back a word in a prompt" wait_for shows '^:vi Yx'
keys Escape
wait_for shows_not '^:vi'
tm send-keys -t main -H 1b 68
ok "elsewhere it is Esc and the key" wait_for shows 'The keys. Back with'
keys q
wait_for shows_not 'The keys'

# Sizes: a storm of them while keys come, and back.
i=0
while [ $i -lt 50 ]; do
    tm resize-window -t main -x $((30 + i * 7 % 90)) -y $((6 + i * 5 % 30))
    keys j
    i=$((i + 1))
done
tm resize-window -t main -x 10 -y 2
ok "too small to say more" wait_for shows 'Too'
tm resize-window -t main -x 100 -y 30
ok "back from a storm of sizes" wait_for shows 'ferry.new.txt'
before=$(settled)
keys C-l
is "the screen is what it is when drawn anew" "$(settled)" "$before"
keys g
ok "and keys work" wait_for shows 'Skelwick; inquiry'
leave

# Keys that were bound are the ones the help and the last row name.
printf 'bind X = quit\nbind ! = help\nbind h = down\n' >"$folder/keys"
keys "clear; '$STET' --config='$folder/keys' '$old' '$new'; echo \"status \$?\"" Enter
ok "the last row names the key that is bound" wait_for shows 'X quit  F1 help'
keys '!'
ok "so does the help" wait_for shows '^ *j .*h .*one line down'
keys G
ok "with every key" wait_for shows '^ *F1 ! .*this screen'
keys Escape
wait_for shows 'F1 help'
keys X
ok "which works" wait_for shows 'status 1'

# Terminals: of those that are not known here it is said what they are taken for.
for terminal in xterm-kitty alacritty foot wezterm xterm-ghostty linux screen tmux-256color \
    screen-256color vt100 xterm-direct; do
    start "TERM=$terminal" COLORTERM=truecolor
    if infocmp "$terminal" >/dev/null 2>&1; then
        ok "TERM=$terminal" wait_for shows 'h help'
        ok "TERM=$terminal is nothing to speak of" shows_not 'not known here'
    else
        ok "TERM=$terminal is not known and said so" wait_for shows "TERM=$terminal is not known here"
        keys j
        ok "TERM=$terminal works all the same" wait_for shows 'h help'
    fi
    keys ']'
    ok "TERM=$terminal takes keys" wait_for shows 'change [0-9]* of'
    leave
done
# Old and new words in one column differ by more than colours everywhere.
colors() { tm capture-pane -p -e -t main | grep -q "$1"; }
start TERM=linux
keys v
ok "the Linux console cannot strike out: brackets" wait_for shows '\[-212-\] {+218+}'
ok "and has signs of ASCII" shows ' + *1 Ferry'
leave
start TERM=xterm-256color
keys v
ok "xterm can: no brackets" wait_for shows '212 218 passengers'
ok "struck out" colors "$escape\\[9[;0-9m].*212"
keys : 'theme light' Enter
ok "a light theme brings its background to a terminal of which nothing is known" \
    wait_for colors '48;5;231'
keys : 'theme dark' Enter
wait_for shows 'In one\|h help'
ok "a dark one leaves the terminal's" wait_for sh -c "! tmux -L $server capture-pane -p -e -t main | grep -q '48;5;231'"
leave
# 24-bit colours need a description that has them, and a terminal that says so.
cat >"$folder/direct" <<'END'
xterm-direct|24-bit colours, use=xterm-256color, RGB, ccc@, initc@,
    colors#0x1000000, pairs#0x10000,
    setaf=\E[%?%p1%{8}%<%t3%p1%d%e38:2::%p1%{65536}%/%d:%p1%{256}%/%{255}%&%d:%p1%{255}%&%d%;m,
    setab=\E[%?%p1%{8}%<%t4%p1%d%e48:2::%p1%{65536}%/%d:%p1%{256}%/%{255}%&%d:%p1%{255}%&%d%;m,
END
if tic -x -o "$folder/terminfo" "$folder/direct" 2>/dev/null; then
    for terminal in xterm-256color xterm-kitty-unknown; do
        start "TERM=$terminal" COLORTERM=truecolor "TERMINFO=$folder/terminfo"
        ok "24-bit colours: $terminal, COLORTERM=truecolor" wait_for colors '38;2;'
        leave
    done
    start TERM=xterm-256color COLORTERM= "TERMINFO=$folder/terminfo"
    ok "the nearest of 256 without COLORTERM" wait_for colors '38;5;'
    ok "and no others" eval "! colors '38;2;'"
    leave
else
    skip "24-bit colours" "there is no tic"
fi
start TERM=screen
wait_for shows 'h help'
paste 'qqG'
ok "pasted text is marked where the description does not know of it" \
    wait_for shows 'Pasted text is taken in prompts only'
leave
start LC_ALL=C
ok "outside of UTF-8 borders are ASCII" wait_for shows ' | '
tm send-keys -t main -H 2f c3 a9 66 65 72 72 79
ok "what is typed there is UTF-8, and the rest of it is there" wait_for shows '^/..*ferry'
keys Escape
wait_for shows_not '^/'
ok "and nothing else is there" shows_not '│'
leave
start TERM=dumb
ok "a dumb terminal: the report is offered" wait_for shows 'format=plain'

# A line that is gone, with and without the signal that says so.
for trap in - "''"; do
    rm -f "$folder/pid"
    tm new-window -d -n gone "sh -c \"trap $trap HUP; echo \\\$\\\$ >'$folder/pid'; exec '$STET' '$old' '$new'\""
    wait_for test -s "$folder/pid"
    pid=$(cat "$folder/pid")
    gone() { tm capture-pane -p -t gone | grep -q 'h help'; }
    wait_for gone
    tm kill-window -t gone
    ok "a line that is gone ends it (trap $trap HUP)" wait_for is_gone "$pid"
done
finish
