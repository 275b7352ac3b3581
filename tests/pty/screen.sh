# The program on a real terminal line, through tmux: what only a terminal can
# show. Waits for text, never for time.
. tests/support/cli.sh

if ! command -v tmux >/dev/null; then
    skip "the screen on a terminal line" "there is no tmux"
    finish
fi

server=stet-$$
old=$articles/ferry.old.txt new=$articles/ferry.new.txt
tm() { tmux -L "$server" -f /dev/null "$@"; }
trap 'tm kill-server 2>/dev/null; rm -rf "$folder"' EXIT

screen() { tm capture-pane -p -t main; }

# Up to ten seconds for a condition.
wait_for()
{
    tries=0
    until "$@"; do
        tries=$((tries + 1))
        if [ "$tries" -gt 200 ]; then
            screen
            return 1
        fi
        sleep 0.05
    done
}
shows() { screen | grep -q -e "$1"; }
shows_not() { ! shows "$1"; }
# The terminal is as a shell wants it: main screen, cursor seen, plain keypad.
is_given_back() { [ "$(tm display -p -t main '#{alternate_on}#{cursor_flag}#{keypad_flag}')" = 010 ]; }
keys() { tm send-keys -t main "$@"; }

# Runs the program as a job and says what became of it, and whether the line's
# modes are what they were. The marks are spelled so that the command that is
# echoed does not hold them.
cat >"$folder/job.sh" <<'END'
set -m
trap : INT
modes=$(stty -g)
said() { [ "$modes" = "$(stty -g)" ] && printf '%s, the %s\n' "$1" 'modes are the same'; }
"$@" & pid=$!
echo $pid >"$STET_PID"
fg %1 >/dev/null
status=$?
while [ "$(jobs -s | wc -l)" -gt 0 ]; do
    said 'has stopped'
    read -r line
    fg %1 >/dev/null
    status=$?
done
said "left with $status"
END
shell=$(command -v bash || echo sh)
tm new-session -d -s main -x 100 -y 30 "exec env PS1='ready ' STET_PID='$folder/pid' sh -i" ||
    { skip "the screen on a terminal line" "tmux does not start"; finish; }
wait_for shows ready

# start [NAME=VALUE...]: the program in that shell.
start()
{
    keys "clear; env $* $shell '$folder/job.sh' '$STET' '$old' '$new'" Enter
}

start
ok "it opens" wait_for shows 'h help'
ok "with both names" shows 'ferry.new.txt'
keys ']'
ok "the next change" wait_for shows 'change 1 of'
keys h
ok "help" wait_for shows 'next change'
keys q
ok "and back" wait_for shows 'change 1 of'
tm resize-window -t main -x 60 -y 20
ok "one column when the terminal gets narrow" wait_for shows 'old.txt → '
tm resize-window -t main -x 20 -y 5
ok "a sentence when it gets too small" wait_for shows 'Too small'
tm resize-window -t main -x 100 -y 30
ok "and back again" wait_for shows 'change 1 of'
keys / 'ferry' Enter
ok "a search" wait_for shows_not '^/ferry'
keys C-z
ok "suspended" wait_for shows 'has stopped, the modes are the same'
ok "the terminal is given back" is_given_back
keys Enter
ok "resumed" wait_for shows 'change 1 of'
keys q
ok "left, the exit status says that they differ" wait_for shows 'left with 1, the modes are the same'
ok "the terminal is given back" is_given_back

for signal in TERM HUP INT QUIT SEGV ABRT; do
    rm -f "$folder/pid"
    start
    wait_for shows 'h help'
    kill -s "$signal" "$(cat "$folder/pid")"
    ok "SIG$signal: left with the modes as they were" \
        wait_for shows 'left with .* the modes are the same'
    ok "SIG$signal: the screen is given back" is_given_back
done

start TERM=dumb
ok "a dumb terminal is refused with a sentence" wait_for shows 'stet: .*TERM=dumb'
ok "and the exit status says trouble" wait_for shows 'left with 2'
start TERM=no-such-terminal
ok "an unknown one is taken for another, and it is said" wait_for shows 'no-such-terminal is not known'
keys q
wait_for shows 'left with 1'
keys "clear; '$STET' '$old' '$new' </dev/null" Enter
ok "standard input need not be the terminal" wait_for shows 'h help'
keys q
ok "it is left all the same" wait_for is_given_back
finish
