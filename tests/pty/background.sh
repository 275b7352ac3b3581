# A light terminal is asked for its background: what it answers, when, and whether it
# answers at all. build/tests/support/talk plays the terminal.
. tests/support/cli.sh

case $BUILD in /*) talk=$BUILD/tests/support/talk ;; *) talk=$PWD/$BUILD/tests/support/talk ;; esac
old=$articles/ferry.old.txt new=$articles/ferry.new.txt
question='\e]11;?\e\\\e[c' fence='\e[?64;1;2c'
light='\e]11;rgb:ffff/ffff/ffff\e\\' dark='\e]11;rgb:0000/0000/0000\e\\'
on_light='48;5;254m' on_dark='48;5;236m' # of the title
term=xterm-256color
unset COLORFGBG TMUX

# with STEP...: the program on such a terminal. What it wrote is $folder/out.
with()
{
    run env TERM="$term" "$talk" "$@" -- "$STET" --no-review "$old" "$new"
}
has() { LC_ALL=C grep -a -q -F -e "$1" "$folder/out"; }
has_not() { ! has "$1"; }
# Whether the last frame, after C-l, is in these colours and nothing else was typed.
is_frame()
{
    LC_ALL=C awk 'BEGIN { RS = "\001" } { n = split($0, part, "\033\\[H\033\\[2J|\033\\[2J"); print part[n] }' \
        "$folder/out" >"$folder/frame"
    LC_ALL=C grep -a -q -F -e "$1" "$folder/frame" && LC_ALL=C grep -a -q help "$folder/frame"
}

with w "$question" w help s q
is "silent: left at once, with its status" "$status" 1
ok "silent: the frame did not wait" has "$on_dark"
with w "$question" s "$light$fence" w "${on_light}" s q
is "light: it follows" "$status" 1
with w "$question" s "$dark$fence" p 200 s '\f' w 'help' s q
is "dark: left with its status" "$status" 1
ok "dark: it stays as it is" has_not "$on_light"
with w "$question" s '\e]11;rgb:ff/fb/f0\a'"$fence" w "$on_light" s q
is "light, in two digits, ended by BEL" "$status" 1
with w "$question" w help p 1500 s "$light$fence" w "$on_light" s q
is "light, late: it follows all the same" "$status" 1
with w "$question" s '\e' p 30 s ']1' p 30 s '1;rgb:ffff/ff' p 150 s 'ff/ffff\e' p 30 s '\\\e[?6' p 30 s '4;1c' \
    w "$on_light" p 200 s '\f' w help s q
is "light, in pieces: nothing of it is a key" "$status" 1
ok "which leaves the frame as it is" is_frame "$on_light"
ok "with nothing asked" has_not 'There is no'
with w "$question" s '\e]11;what is that\a\e]11;rgb:1/2\e\\\e]11;rgb:zz/zz/zz\a'"$fence" p 200 s '\f' w help s q
is "garbage: nothing of it is a key" "$status" 1
ok "and nothing follows" is_frame "$on_dark"
with w "$question" s '\e]11;rgb:ffff/ffff' p 300 s q p 2500 s q
is "an answer without an end does not take the keys for ever" "$status" 1
with w "$question" w help s / w '/' p 100 s '\e' p 400 s q
is "silent: Esc is Esc" "$status" 1
with w "$question" w help s q p 100 s "$light$fence"
is "an answer that comes when it is left is taken" "$status" 1
with w "$question" s "$light$fence" w "$on_light" s ':theme dark\r' w "$on_dark" s q
is "what somebody chose stays" "$status" 1

for term in vt100 linux screen-256color; do
    with w help p 100 s q
    is "$term: left with its status" "$status" 1
    ok "$term is not asked" has_not ']11;'
done
term=xterm-256color
COLORFGBG='0;15'
export COLORFGBG
with w help p 100 s q
ok "where COLORFGBG says it nobody is asked" has_not ']11;'
ok "and it holds" has "$on_light"
unset COLORFGBG
NO_COLOR=1
export NO_COLOR
with w help p 100 s q
ok "nor where there are no colours" has_not ']11;'
unset NO_COLOR

# Through tmux, which answers itself.
title="the background in tmux"
. tests/support/tmux.sh
tm new-session -d -s main -x 100 -y 30 "exec sh -i" || { skip "$title" "tmux does not start"; finish; }
shows_colour() { tm capture-pane -p -e -t main | grep -q -F -e "$1"; }
tm set -g window-style 'fg=black,bg=#f8f8f8'
keys "env TERM=screen-256color '$STET' --no-review '$old' '$new'" Enter
ok "tmux, light: it follows" wait_for shows_colour '48;5;254m'
ok "and its answer is no key" shows_not 'There is no'
keys q
tm set -g window-style 'fg=white,bg=#101010'
keys "clear; env TERM=screen-256color '$STET' --no-review '$old' '$new'" Enter
ok "tmux, dark: it stays" wait_for shows_colour '48;5;236m'
keys q
finish
