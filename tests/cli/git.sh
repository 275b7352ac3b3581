# Versions from a repository, from standard input and pipes, and as git's own diff.
. tests/support/cli.sh

own_git
stet() { "$STET" --no-review "$@"; }
repository="$folder/a repository"
mkdir -p "$repository/sub"
cp "$articles/ferry.old.txt" "$repository/ferry.txt"
printf '<html><body><article><p>One paragraph of a page.</p></article></body></html>\n' \
    >"$repository/sub/page.html"
printf 'An empty one follows.\n' >"$repository/gone.txt"
(
    cd "$repository" || exit
    git init -q . && git config user.email e@example.org && git config user.name e
    git add . && git commit -q -m 'The wire copy'
    cp "$articles/ferry.new.txt" ferry.txt
    rm gone.txt
    printf 'A new file.\n' >added.txt
    git add -A . && git commit -q -m 'An hour later'
) || { skip "git" "it makes no repository here"; finish; }
cd "$repository" || exit

run stet --format=json HEAD~1:ferry.txt ferry.txt
is "REV:PATH and a file: exit status" "$status" 1
is "the name is as it was typed" "$(get old.name)" HEAD~1:ferry.txt
cp "$folder/out" "$folder/first"
run stet --text HEAD~1:ferry.txt
ok "the text is that of the revision" cmp "$folder/out" "$articles/ferry.old.txt"
run stet --text git:HEAD~1:ferry.txt
ok "git: in front is the same" cmp "$folder/out" "$articles/ferry.old.txt"
run stet --format=plain HEAD~1:ferry.txt HEAD:ferry.txt
is "two revisions: exit status" "$status" 1
run stet --format=json HEAD:sub/page.html sub/page.html
is "equal: exit status" "$status" 0
is "the format follows the path" "$(get old.format)" html
cd sub || exit
run stet --text HEAD:page.html
ok "a path from the working directory" grep -q 'One paragraph of a page' "$folder/out"
cd .. || exit
printf 'A file, and no revision.\n' >HEAD:odd.txt
run stet --text HEAD:odd.txt
is "a file of that very name wins" "$(cat "$folder/out")" 'A file, and no revision.'
trouble "no such path" stet HEAD:none.txt ferry.txt
trouble "no such revision" stet nothing:ferry.txt ferry.txt
trouble "a revision that would be an option" stet -- --help:x ferry.txt
trouble "no such file and no revision" stet none.txt ferry.txt
trouble "a path with escapes" stet "HEAD:$(printf '\033[31m')" ferry.txt
cd "$folder" || exit
trouble "no repository" stet HEAD:ferry.txt "$repository/ferry.txt"
mkdir "$folder/bin"
cd "$repository" || exit
trouble "no git" env PATH="$folder/bin" "$STET" --no-review HEAD:ferry.txt ferry.txt

# Standard input, pipes.
"$STET" --no-review --format=json HEAD~1:ferry.txt - <ferry.txt >"$folder/out"
is "standard input: the same changes" "$(sed '/"name"/d' "$folder/out" | cksum)" \
    "$(sed '/"name"/d' "$folder/first" | cksum)"
is "standard input: its name" "$(get new.name)" 'standard input'
cat ferry.txt | "$STET" --no-review --format=json - HEAD:ferry.txt >"$folder/out"
is "a pipe on standard input: equal" "$?" 0
trouble "both from standard input" stet - -
mkfifo "$folder/pipe"
cat ferry.txt >"$folder/pipe" &
run stet --format=plain HEAD:ferry.txt "$folder/pipe"
is "a named pipe: equal" "$status" 0

# As GIT_EXTERNAL_DIFF.
GIT_EXTERNAL_DIFF="'$STET' --no-review"
export GIT_EXTERNAL_DIFF
run git --no-pager diff HEAD~1 HEAD
is "git goes on to the last file" "$status" 0
is "a report for each file" "$(grep -c '^New: ' "$folder/out")" 3
ok "names are those of git" grep -q '^Old: ferry.txt (' "$folder/out"
ok "an added file is told" grep -q '^added.txt: new file$' "$folder/out"
ok "a deleted file is told" grep -q '^gone.txt: deleted$' "$folder/out"
ok "an added file has no old version" grep -q '^Old: /dev/null, 0 words' "$folder/out"
ok "a deleted file has no new one" grep -q '^New: /dev/null, 0 words' "$folder/out"
chmod +x ferry.txt
git add -A . 2>/dev/null
run git --no-pager diff --cached -- ferry.txt
ok "a mode that changed is told" grep -q '^ferry.txt: mode 100755, was 100644' "$folder/out"
git mv ferry.txt boat.txt
printf 'One more line.\n' >>boat.txt
git add -A .
run git --no-pager diff --cached -M HEAD
ok "a renamed file has both names" \
    sh -c "grep -q '^Old: ferry.txt (' '$folder/out' && grep -q '^New: boat.txt (' '$folder/out'"
printf 'a\0b' >binary.bin
git add -A .
run git --no-pager diff --cached HEAD
is "a binary file does not stop git" "$status" 0
unset GIT_EXTERNAL_DIFF
git commit -q -m 'Renamed'
git checkout -q -b other HEAD~1
printf 'One.\n' >clash.txt && git add -A . && git commit -q -m one
git checkout -q -
printf 'Two.\n' >clash.txt && git add -A . && git commit -q -m two
git merge -q other >/dev/null 2>&1
GIT_EXTERNAL_DIFF="'$STET' --no-review" run git --no-pager diff --cached
ok "an unmerged path is told" grep -q '^clash.txt is not merged yet' "$folder/out"

run git -c difftool.stet.cmd="'$STET' --no-review --format=plain \"\$LOCAL\" \"\$REMOTE\"" \
    difftool -y -t stet HEAD~1 HEAD
is "git difftool: exit status" "$status" 0
ok "git difftool: reports" grep -q '^New: ' "$folder/out"
# diff's --label, as difftool's command gives it.
cd "$folder" || exit
run stet --format=json --label='a, b (old)' --label=new "$articles/ferry.old.txt" \
    "$articles/ferry.new.txt"
is "--label: the old version" "$(get old.name)" 'a, b (old)'
is "--label: the new version" "$(get new.name)" new
run stet --format=json --label=one "$articles/ferry.old.txt" "$articles/ferry.new.txt"
is "one --label is the old version's" "$(get old.name)" one
is "and not the new one's" "$(get new.name)" "$articles/ferry.new.txt"
run stet --format=json --label=one /dev/null "$articles/ferry.new.txt"
is "what is not there keeps its name" "$(get old.name)" /dev/null
trouble "three labels" stet --label=a --label=b --label=c "$articles/ferry.old.txt" \
    "$articles/ferry.new.txt"
cd "$repository" || exit
trouble "--install-git without a terminal to answer on" stet --install-git
ok "writes nothing" test ! -e "$folder/.gitconfig"
finish
