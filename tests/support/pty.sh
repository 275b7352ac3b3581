# What the tests on a terminal line share: the program as a job of a shell in
# tmux. Waits for text, never for time. To be read with . after cli.sh.

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
# the pause lets fg fetch what would end at once
(sleep 0.2; exec "$@") & pid=$!
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
