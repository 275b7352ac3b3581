# Rules of the user's own for boilerplate, and what reports say of it.
. tests/support/cli.sh

export XDG_CONFIG_HOME="$folder/config"
mkdir -p "$XDG_CONFIG_HOME/stet"
own="$XDG_CONFIG_HOME/stet/boilerplate"

printf 'Harbor closes\n\nThe harbor is closed, it was said.\n\nAdvertisement\n\nPost of Lundby, page 3\n' >"$folder/old"
printf 'Harbor closes\n\nThe harbor is closed, it was said.\n\nRead more: Storm takes 5 boats\n\nPost of Lundby, page 4\n' >"$folder/new"

run "$STET" --format=stat "$folder/old" "$folder/new"
ok "the shipped rules count" grep -q '^boilerplate  *1  *1$' "$folder/out"
run "$STET" --format=json "$folder/old" "$folder/new"
ok "the role of a paragraph" grep -q '"old_at": \["3"\].*"role": "boilerplate"' "$folder/out"
ok "the counts of the summary" grep -q '"boilerplate": {"old": 1, "new": 1}' "$folder/out"
ok "its changes are no facts" grep -q '"classes": \["boilerplate"\], "risk": 0' "$folder/out"
run "$STET" --format=plain --only=facts "$folder/old" "$folder/new"
ok "nor reported as such" sh -c "! grep -q Storm '$folder/out'"

run "$STET" --format=html "$folder/old" "$folder/new"
ok "dim in reports as pages, where it changed" grep -q '<ins class="whole boilerplate">.*Read more\|<ins class="boilerplate">' "$folder/out"
ok "the article is not" sh -c "! grep -q 'boilerplate\">The harbor' '$folder/out'"
printf 'Advertisement\n\nThe harbor is closed.\n' >"$folder/one"
printf 'Advertisement\n\nThe harbor was closed.\n' >"$folder/two"
run "$STET" --format=html "$folder/one" "$folder/two"
ok "and where nothing changed" grep -q '<span class="boilerplate">Advertisement</span>' "$folder/out"

printf '# page numbers\n\nrule page anywhere whole max=60\n  key  post of\n  is   post of \\w+, page \\d+\noff ad\n' >"$own"
run "$STET" --format=stat "$folder/old" "$folder/new"
ok "a rule comes, another is off" grep -q '^boilerplate  *1  *2$' "$folder/out"
run "$STET" --format=plain --only=facts "$folder/old" "$folder/new"
ok "a page number is no fact then" sh -c "! grep -q 'page' '$folder/out'"
printf '%s\t%s\n' "$folder/old" "$folder/new" >"$folder/pairs"
"$STET" --batch <"$folder/pairs" >"$folder/out"
ok "batches obey it" grep -q '"boilerplate": {"old": 1, "new": 2}' "$folder/out"

printf 'rule page anywhere whole\n  key post of\n  next The\n  is post of.*\n' >"$own"
run "$STET" --format=stat "$folder/old" "$folder/new"
ok "a rule that asks for what follows does not hold without" \
    grep -q '^boilerplate  *1  *1$' "$folder/out"

{
    printf 'rule page anywhere whole\n  key post of\n  is post of \\w+, page \\d+\n'
    for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        printf 'rule other%s anywhere whole\n  key post of\n  is post of nobody\n' $i
    done
    printf 'off ad\n'
} >"$own"
run "$STET" --format=stat "$folder/old" "$folder/new"
ok "of many rules with one key the first are tried" grep -q '^boilerplate  *1  *2$' "$folder/out"

refuses() { # NAME, RULES, LINE, WORDS
    printf "$2" >"$own"
    run "$STET" --format=stat "$folder/old" "$folder/new"
    is "$1: exit status" "$status" 2
    ok "$1: the file, the line and why" grep -q "stet/boilerplate:$3: .*$4" "$folder/err"
}
refuses "a wrong pattern" '# mine\nrule page top whole\n  key post\n  is post(\n' 4 'at character'
refuses "a wrong place" 'rule page nowhere whole\n' 1 "nowhere"
refuses "a wrong extent" 'rule page top half\n' 1 "half"
refuses "a prefix that does not hold anywhere" 'rule page top prefix\n' 1 'anywhere'
refuses "no pattern" 'rule page top whole\n  key post\nrule two top whole\n' 3 "lacks its line 'is'"
refuses "no key at the end" 'rule page top whole\n  is post\n' 2 "lacks its line 'key'"
refuses "a key of one byte" 'rule page top whole\n  key p\n' 2 'two bytes'
refuses "keys that are none" 'rule page top whole\n  key | |\n  is post\n' 2 'needs a key'
refuses "a rule that is not there" 'off nothing\n' 1 "There is no rule"
refuses "an unknown line" 'rule page top whole\n  what x\n' 2 'what'
refuses "a control character" 'off \033[31m\n' 1 '\^\[\[31m'
finish
