# The program on a real terminal line, through tmux: what only a terminal can
# show. Waits for text, never for time.
. tests/support/cli.sh
. tests/support/pty.sh

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

# 40 is one of the real-time signals.
for signal in TERM HUP INT QUIT SEGV ABRT PIPE ALRM USR1 USR2 XCPU SYS TRAP VTALRM PROF 40; do
    rm -f "$folder/pid"
    start
    wait_for shows 'h help'
    kill -s "$signal" "$(cat "$folder/pid")"
    ok "SIG$signal: left with the modes as they were" \
        wait_for shows 'left with .* the modes are the same'
    ok "SIG$signal: the screen is given back" is_given_back
done

start
wait_for shows 'h help'
for signal in XFSZ CHLD URG; do kill -s "$signal" "$(cat "$folder/pid")"; done
keys ']'
ok "what ends nothing ends nothing" wait_for shows 'change 1 of'
keys q
wait_for shows 'left with 1'

# Settings and themes of the user, read at the start.
mkdir -p "$folder/config/stet/themes"
printf 'text = bold\ninserted = underline\n' >"$folder/config/stet/themes/mine.theme"
printf 'view = inline\nbind X = quit\ntheme = mine\n' >"$folder/config/stet/config"
start XDG_CONFIG_HOME="$folder/config"
ok "the config file's view" wait_for shows 'old.txt → '
keys : 'theme mi' Tab
ok "the user's theme is offered" wait_for shows ':theme mine'
keys Escape
keys T
ok "the next theme, live" wait_for shows 'Theme '
keys X
ok "a key bound in the config file" wait_for shows 'left with 1, the modes are the same'
printf 'view = inline\ncolour = red\n' >"$folder/config/stet/config"
start XDG_CONFIG_HOME="$folder/config"
ok "a mistake in it is told with file and line" wait_for shows 'stet/config:2: There is no setting'
rm "$folder/config/stet/config"
printf 'txt = bold\n' >"$folder/config/stet/themes/mine.theme"
keys "clear; XDG_CONFIG_HOME='$folder/config' '$STET' --theme=mine '$old' '$new'; echo \"status \$?\"" Enter
ok "so is one in a theme" wait_for shows 'mine.theme:1: there is no role'
ok "which is trouble" wait_for shows 'status 2'
keys "clear; '$STET' --theme=none '$old' '$new'; echo \"status \$?\"" Enter
ok "a theme that is not there is trouble too" wait_for shows 'status 2'

# Files that change.
printf 'One stays.\n\nIt cost 40 crowns.\n' >"$folder/a"
printf 'One stays.\n\nIt cost 50 crowns.\n' >"$folder/b"
keys "clear; '$STET' --watch '$folder/a' '$folder/b'; echo \"status \$?\"" Enter
ok "two small files" wait_for shows '50 crowns'
printf 'One stays.\n\nIt cost 60 crowns.\n' >"$folder/b"
ok "--watch shows what was written" wait_for shows '60 crowns'
printf 'One stays.\n\nIt cost 70 crowns.\n' >"$folder/c" && mv "$folder/c" "$folder/b"
ok "and what was renamed into its place" wait_for shows '70 crowns'
rm "$folder/b"
ok "a file that goes is told, the screen stays" wait_for shows 'b is gone'
ok "as it was" shows '70 crowns'
keys / 'a'
printf 'One stays.\n\nIt cost 75 crowns.\n' >"$folder/b"
sleep 0.3
keys 'qa'
ok "while somebody types nothing is read" wait_for shows '^/aqa'
keys Escape
ok "then it is, the file being back" wait_for shows '75 crowns'
keys q
wait_for shows 'status 1'
printf 'watch = poll\n' >"$folder/polled"
keys "clear; '$STET' --config='$folder/polled' '$folder/a' '$folder/b'; echo \"status \$?\"" Enter
wait_for shows '75 crowns'
printf 'One stays.\n\nIt cost 78 crowns.\n' >"$folder/b"
ok "polling sees what is written, too" wait_for shows '78 crowns'
rm "$folder/b"
ok "and what goes" wait_for shows 'b is gone'
printf 'One stays.\n\nIt cost 70 crowns.\n' >"$folder/b"
ok "and comes back" wait_for shows '70 crowns'
keys q
wait_for shows 'status 1'
keys "clear; '$STET' '$folder/a' '$folder/b'; echo \"status \$?\"" Enter
wait_for shows '70 crowns'
printf 'One stays.\n\nIt cost 80 crowns.\n' >"$folder/b"
sleep 1.6 # a look at what others have decided comes every second
ok "without it the screen stays as it is" shows '70 crowns'
keys r
ok "until r reads them again" wait_for shows '80 crowns'
rm "$folder/b"
keys r
ok "a file that is gone is told, the screen stays" wait_for shows 'b:'
keys q
wait_for shows 'status 1'

# Long versions: the first pages come before the rest is compared.
awk 'BEGIN { for (i = 0; i < 40000; i++) printf "Paragraph %d is about the ferry.\n\n", i }' \
    >"$folder/long"
sed 's/ 39999 / 40000 /; s/ 7 is/ 7 was/' "$folder/long" >"$folder/longer"
keys "clear; '$STET' '$folder/long' '$folder/longer'; echo \"status \$?\"" Enter
ok "the first pages" wait_for shows 'Paragraph 7 was'
ok "in the end all changes are counted" wait_for shows '2 changes'
keys G
ok "the end" wait_for shows 'Paragraph 40000 is'
keys q
wait_for shows 'status 1'

# What takes long can be left: a pipe that nobody writes to, a pattern that runs away.
mkfifo "$folder/pipe"
keys "clear; '$STET' '$folder/a' '$folder/pipe'; echo \"status \$?\"" Enter
ok "a pipe without a writer shows what is waited for" wait_for shows 'Reading the new version'
keys Escape
ok "Esc leaves" wait_for shows 'status 2'
awk 'BEGIN { for (i = 0; i < 40000; i++) printf "aaaaaaaaaaaaaaaaaaaaaaaaa" }' >"$folder/a"
keys "clear; '$STET' '$folder/a' '$folder/a'; echo \"status \$?\"" Enter
wait_for shows 'h help'
keys / '(a+)+[bc]'
ok "a pattern that runs away says so while it is typed" wait_for shows 'takes too long'
keys Enter
ok "a pattern that runs away is stopped, and it is said" wait_for shows 'too long and was stopped'
keys q
wait_for shows 'status 0'

# Writing takes long, too: it says so, and what is left leaves nothing behind.
mkfifo "$folder/nobody"
keys "clear; '$STET' '$old' '$new'; echo \"status \$?\"" Enter
wait_for shows 'h help'
keys : "report! json $folder/nobody" Enter
ok "writing to a pipe that nobody reads says what is waited for" wait_for shows 'Writing'
keys Escape
ok "Esc leaves that" wait_for shows 'Nobody reads'
keys : "report json $folder/short" Enter
ok "what is quick shows no bar" wait_for shows 'Written'
keys q
wait_for shows 'status 1'
"$BUILD/tests/gen" 1 24000000 "$folder/huge.a" "$folder/huge.b"
keys "clear; '$STET' --no-review '$folder/huge.a' '$folder/huge.b'; echo \"status \$?\"" Enter
ok "a huge pair" wait_for shows 'h help'
ok "all of it" wait_for shows 'decided'
keys : "report html $folder/huge.html" Enter
ok "a long report says how it goes on" wait_for shows 'Writing'
keys Escape
ok "Esc leaves it" wait_for shows 'was not written'
ok "and no part of a file" sh -c "! ls '$folder' | grep huge.html"
keys : "report stat $folder/huge.stat" Enter
ok "another one can be written then" wait_for shows 'Written'
ok "whole" grep -q 'changes' "$folder/huge.stat"
rm "$folder/huge.a" "$folder/huge.b"
keys q
wait_for shows 'status 1'

start TERM=dumb
ok "a dumb terminal is refused with a sentence" wait_for shows 'stet: .*TERM=dumb'
ok "and the exit status says trouble" wait_for shows 'left with 2'
keys "clear; '$STET' '$folder/none' '$new'; echo \"status \$?\"" Enter
ok "a file that is not there is told" wait_for shows 'stet: .*/none: No such file'
ok "on the screen that the shell has" is_given_back
wait_for shows 'status 2'
start TERM=no-such-terminal
ok "an unknown one is taken for another, and it is said" wait_for shows 'no-such-terminal is not known'
keys q
wait_for shows 'left with 1'
keys "clear; '$STET' '$old' '$new' </dev/null" Enter
ok "standard input need not be the terminal" wait_for shows 'h help'
keys q
ok "it is left all the same" wait_for is_given_back

# git difftool on a real line, set up by the program itself.
if command -v git >/dev/null; then
    mkdir -p "$folder/repo"
    (cd "$folder/repo" && git init -q . && git config user.email e@example.org && git config user.name e &&
        cp "$old" a.txt && git add . && git commit -q -m one && cp "$new" a.txt)
    ln -sf "$STET" "$folder/stet"
    keys "clear; cd '$folder/repo'; PATH='$folder':\$PATH HOME='$folder' stet --install-git" Enter
    ok "--install-git shows what it would write, and asks" wait_for shows 'Write it?'
    keys n Enter
    ok "no is no" wait_for shows 'Nothing was written'
    ok "indeed" test ! -e "$folder/.gitconfig"
    keys "clear; PATH='$folder':\$PATH HOME='$folder' stet --install-git" Enter
    wait_for shows 'Write it?'
    keys y Enter
    ok "yes is yes" wait_for shows 'Written'
    ok "both entries are there" sh -c "HOME='$folder' git config --global diff.tool | grep -qx stet &&
        HOME='$folder' git config --global difftool.stet.cmd | grep -q LOCAL"
    keys "clear; PATH='$folder':\$PATH HOME='$folder' git difftool -y" Enter
    ok "git difftool opens the screen" wait_for shows 'h help'
    keys q
    wait_for shows_not 'h help'
    keys "clear; PATH='$folder':\$PATH GIT_EXTERNAL_DIFF=stet git --no-pager diff; echo \"status \$?\"" Enter
    ok "so does git diff with GIT_EXTERNAL_DIFF" wait_for shows 'h help'
    keys q
    ok "and goes on" wait_for shows 'status 0'
fi
keys "clear; cat '$new' | '$STET' '$old' -" Enter
ok "a version from standard input, keys from the terminal" wait_for shows 'standard input'
keys ']'
ok "which are obeyed" wait_for shows 'change 1 of'
keys q
ok "and left" wait_for is_given_back
finish
