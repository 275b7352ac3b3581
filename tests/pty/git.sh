# git diff and git difftool on a real terminal: a series of files that can be left,
# what git says of modes and of files that one version lacks, names of versions.
. tests/support/cli.sh
. tests/support/pty.sh

own_git
repository=$folder/repository
mkdir "$repository"
cp "$old" "$repository/a.txt"
printf 'A note that goes.\n' >"$repository/gone.txt"
printf 'One line.\n' >"$repository/mode.txt"
ln -s a.txt "$repository/link"
(
    cd "$repository" || exit
    git init -q . && git config user.email e@example.org && git config user.name e
    git add . && git commit -q -m 'The wire copy'
    cp "$new" a.txt
    rm gone.txt
    printf 'A new note.\n' >here.txt
    printf 'One line more.\n' >mode.txt
    chmod +x mode.txt
    rm link
    ln -s mode.txt link
    git add -A . && git commit -q -m 'An hour later'
) || { skip "git" "it makes no repository here"; finish; }
run_git() { keys "clear; $*; echo \"status \$?\"" Enter; }
keys "cd '$repository'; HOME='$HOME' GIT_CONFIG_NOSYSTEM=1; export HOME GIT_CONFIG_NOSYSTEM" Enter
keys "export GIT_EXTERNAL_DIFF=\"'$STET' --no-review\"" Enter

# As GIT_EXTERNAL_DIFF: a.txt, gone.txt, here.txt, link, mode.txt.
run_git git --no-pager diff HEAD~1 HEAD
ok "the first file" wait_for shows 'a.txt (.*a.txt ('
ok "it is said which of how many" wait_for shows 'File 1 of 5.*C-c leaves them all'
keys q
ok "q goes on to the next, a deleted one" wait_for shows 'gone.txt (.*deleted'
ok "which is said in words, too" wait_for shows 'File 2 of 5. gone.txt: deleted'
keys q
ok "a new one" wait_for shows 'here.txt.*new file'
keys q
ok "a symbolic link" wait_for shows 'link.*symbolic link'
keys q
ok "a changed mode stands in the title" wait_for shows 'mode 100644.*mode 100755'
ok "and in the last row" wait_for shows 'mode.txt: mode 100755, was 100644'
keys q
ok "the end of the series: git is content" wait_for shows 'status 0'
ok "nothing is printed after it" shows_not 'was 100644'

run_git git --no-pager diff HEAD~1 HEAD
wait_for shows 'File 1 of 5'
keys C-c
ok "C-c ends the series" wait_for shows 'status 128'
ok "git stops there" shows_not 'gone.txt'
run_git git --no-pager diff HEAD~1 HEAD
wait_for shows 'File 1 of 5'
keys : 'cquit' Enter
ok "so does :cquit" wait_for shows 'status 128'
run_git git --no-pager diff HEAD~1 HEAD
wait_for shows 'File 1 of 5'
keys l
wait_for shows 'Changes'
keys C-c
ok "and C-c from a list" wait_for shows 'status 128'

# As git difftool, with the command that --install-git writes.
keys 'unset GIT_EXTERNAL_DIFF' Enter
run_git "'$STET' --install-git"
ok "it asks before it writes" wait_for shows 'Write it?'
ok "and shows what" shows 'difftool.stet.cmd = stet --label='
keys n Enter
ok "no is no" wait_for shows 'Nothing was written'
ok "nothing is written" test ! -e "$HOME/.gitconfig"
run_git "'$STET' --install-git"
wait_for shows 'Write it?'
keys y Enter
ok "yes is yes" wait_for shows 'Written'
mkdir "$folder/bin"
printf '#!/bin/sh\nexec "%s" --no-review "$@"\n' "$STET" >"$folder/bin/stet"
printf '#!/bin/sh\necho "$@" >"%s"\n' "$folder/edited" >"$folder/bin/edit"
chmod +x "$folder/bin/stet" "$folder/bin/edit"
keys "EDITOR=edit; export EDITOR; unset VISUAL; PATH='$folder/bin':\$PATH; export PATH" Enter
run_git git difftool -y HEAD~1 HEAD
ok "difftool: names say path and version" wait_for shows '  *a.txt (old).*a.txt (new)'
ok "difftool: no temporary names" shows_not 'git-blob'
ok "difftool: which of how many" wait_for shows 'File 1 of 5'
keys q
ok "difftool: the next one, deleted" wait_for shows 'gone.txt (old).*deleted'
keys C-c
ok "difftool: C-c ends the series" wait_for shows 'status 1[0-9][0-9]'
ok "difftool: which was not at its end" shows_not 'here.txt'
printf 'One more line.\n' >>"$repository/a.txt"
run_git git difftool -y
wait_for shows 'a.txt (old).*a.txt (new)'
keys e
ok "the file at hand can be edited" wait_for grep -q ' a.txt$' "$folder/edited"
keys q
wait_for shows 'status 0'
run_git git difftool -y HEAD~1 HEAD
wait_for shows 'File 1 of 5'
keys q
wait_for shows 'File 2 of 5'
keys e
ok "a copy that git made cannot" wait_for shows 'no file that could be edited'
keys C-c
wait_for shows 'status 1[0-9][0-9]'
finish
