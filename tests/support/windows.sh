# shellcheck shell=sh
# Two windows, main and second, in which a test starts the program on $old and $new, kills
# it, and starts it again. To be read with . after tmux.sh; what is kept goes to $state.
state=$folder/state
window=main

cat >"$folder/run.sh" <<'END'
# The program, and what became of it. A killed program leaves the line's modes as
# they were, so each run gets a line of its own.
sh -c 'echo $$ >"$0"; exec "$@"' "$@"
echo "left $?"
exec sleep 1000
END

# two_windows COLUMNS ROWS
two_windows()
{
    tm new-session -d -s main -n main -x "$1" -y "$2" "exec sleep 1000" ||
        { skip "$title" "tmux does not start"; finish; }
    tm new-window -d -n second "exec sleep 1000"
}

# start OPTION...: the program in the window, on a new line; its pid in a file.
start()
{
    rm -f "$folder/pid.$window"
    tm respawn-pane -k -t "$window" env XDG_STATE_HOME="$state" LC_ALL="${LC_ALL:-C.UTF-8}" \
        sh "$folder/run.sh" "$folder/pid.$window" "$STET" "$@" "$old" "$new"
    wait_for shows 'h help'
}

killed()
{
    kill -9 "$(cat "$folder/pid.$window")"
    wait_for shows 'left 137'
}
