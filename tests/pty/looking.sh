# A search that takes long says how far it is. build/tests/support/talk has the terminal,
# so that nothing that was shown is missed.
. tests/support/cli.sh

case $BUILD in /*) talk=$BUILD/tests/support/talk ;; *) talk=$PWD/$BUILD/tests/support/talk ;; esac
awk 'BEGIN { for (i = 0; i < 800; i++) printf "aaaaaaaaaaaaaaaaaaaaaaaaa" }' >"$folder/a"
with()
{
    run env TERM=xterm-256color COLORFGBG='15;0' "$talk" "$@" -- "$STET" --no-review "$folder/a" "$folder/a"
}
has() { LC_ALL=C grep -a -q -e "$1" "$folder/out"; }

with w help s '/(a+)+[bc]\r' w 'Looking' w 'stopped' s q
is "a pattern that runs away says that it is looking, then that it was stopped" "$status" 0
ok "and how far it is" has 'Looking … [0-9]* %'
with w help s '/(a+)+[bc]\r' w 'Looking' s '\e' w 'stopped' s q
is "Esc stops it" "$status" 0
with w help s '/aaaa\r' p 300 s q
ok "one that finds at once says nothing" test "$(LC_ALL=C grep -a -c Looking "$folder/out")" = 0
finish
