# A terminal that goes away and comes back in another size, as when somebody detaches from
# tmux at the desk and attaches from a train: one tmux shows another here.
. tests/support/cli.sh
title="detached and attached"
. tests/support/tmux.sh

old=$articles/ferry.old.txt new=$articles/ferry.new.txt
outer=$server-outer
trap 'tm kill-server 2>/dev/null; tmux -L "$outer" kill-server 2>/dev/null; rm -rf "$folder"' EXIT

# attach COLUMNS ROWS: shows the session on a terminal of that size.
attach()
{
    tmux -L "$outer" -f /dev/null new-session -d -s seen -x "$1" -y "$2" \
        "exec env -u TMUX tmux -L '$server' attach -t main"
}
detach() { tmux -L "$outer" kill-session -t seen; }
seen() { tmux -L "$outer" capture-pane -p -t seen; }
sees() { seen | grep -q -e "$1"; }
# What is seen is what a redraw of all would show.
is_whole()
{
    seen >"$folder/before"
    keys C-l
    sleep 0.3
    seen >"$folder/after"
    cmp -s "$folder/before" "$folder/after"
}

tm new-session -d -s main -x 100 -y 30 "'$STET' --no-review '$old' '$new'; exec sleep 60" ||
    { skip "$title" "tmux does not start"; finish; }
tm set -g status off # which has a clock
wait_for shows 'h help'
attach 120 40
ok "attached at 120x40" wait_for sees 'h help'
keys 7 ']'
ok "it is used there" wait_for sees 'change 7 of'
ok "and shown whole" is_whole
detach
attach 64 20
ok "attached at 64x20: one column" wait_for sees 'In one column'
keys C-l
ok "at the same change" wait_for sees ' 7 of'
ok "and shown whole" is_whole
detach
attach 140 45
ok "attached at 140x45: two panes again, at the same change" wait_for sees 'change 7 of'
ok "and shown whole" is_whole
detach
attach 9 3
detach
attach 100 30
ok "after a terminal that was too small, too" wait_for sees 'change 7 of'
ok "and shown whole" is_whole
finish
