# What the tests on a terminal line share: the program as a job of a shell in
# tmux. Waits for text, never for time. To be read with . after cli.sh.

title="the screen on a terminal line"
. tests/support/tmux.sh

old=$articles/ferry.old.txt new=$articles/ferry.new.txt
# The terminal is as a shell wants it: main screen, cursor seen, plain keypad.
is_given_back() { [ "$(tm display -p -t main '#{alternate_on}#{cursor_flag}#{keypad_flag}')" = 010 ]; }

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
    { skip "$title" "tmux does not start"; finish; }
wait_for shows ready

# start [NAME=VALUE...]: the program in that shell.
start()
{
    keys "clear; env $* $shell '$folder/job.sh' '$STET' '$old' '$new'" Enter
}
