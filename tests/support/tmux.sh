# shellcheck shell=sh
# A terminal line that a test drives, in tmux. Waits for text, never for time. To be
# read with . after cli.sh; $title says what is tested, $window which one of tmux's
# windows it is about, main by itself.

if ! command -v tmux >/dev/null; then
    skip "$title" "there is no tmux"
    finish
fi

server=stet-$$
tm() { tmux -L "$server" -f /dev/null "$@"; }
trap 'tm kill-server 2>/dev/null; rm -rf "$folder"' EXIT

screen() { tm capture-pane -p -t "${window:-main}"; }

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
keys() { tm send-keys -t "${window:-main}" "$@"; }
