# Reports: every format, with decisions, and with --only.
. tests/support/cli.sh

cp "$articles/ferry.old.txt" "$folder/wire.txt"
cp "$articles/ferry.new.txt" "$folder/published.txt"
old=$folder/wire.txt new=$folder/published.txt store=$folder/reviews.db
"$BUILD/tests/support/decide" "$store" ann "$old" "$new" 6=accept 7=stet 8=stet \
    '8:ask <the> desk & "wait"' 27=query 27+minutes 40=accept >/dev/null
stet() { "$STET" --review "$store" "$@"; }

for format in json plain stat markdown html ansi correction critic wdiff patch; do
    run stet --format=$format "$old" "$new"
    is "$format: exit status" "$status" 1
    ok "$format: something" test -s "$folder/out"
    cp "$folder/out" "$folder/first"
    run stet --format=$format "$old" "$new"
    ok "$format: the same each time" cmp "$folder/out" "$folder/first"
    run stet --format=$format -o "$folder/file" "$old" "$new"
    ok "$format: -o writes the same to a file" cmp "$folder/file" "$folder/first"
    run stet --format=$format "$old" "$old"
    is "$format of equal files: exit status" "$status" 0
    : >"$folder/empty"
    run stet --format=$format "$folder/empty" "$folder/empty"
    is "$format of empty files: exit status" "$status" 0
    run stet --format=$format "$articles/control.old.txt" "$articles/control.new.txt"
    case $format in critic | wdiff | patch | ansi) continue ;; esac
    ok "$format of hostile text: nothing that a terminal obeys" is_harmless "$folder/out"
done

run stet --format=json "$old" "$new"
ok "json: valid" "$json" "$folder/out"
is "json: a decision" "$(get changes.5.decision.verdict) $(get changes.5.decision.who)" 'accept ann'
is "json: when, for programs" "$(get changes.5.decision.when)" '2026-03-22T12:00:01Z'
is "json: its note" "$(get changes.7.decision.note)" 'ask <the> desk & \u0022wait\u0022'
is "json: what it was checked against" "$(get changes.26.decision.source)" minutes
is "json: no decision where there is none" "$(get changes.0.decision 2>/dev/null)" ''
run stet --format=json --only=facts,open "$old" "$new"
ok "json --only: valid" "$json" "$folder/out"
ok "json --only: the alignment is whole" grep -q '"kind": "same"' "$folder/out"
run stet --format=plain "$old" "$new"
ok "plain: how far the review is" grep -q '^5 of 44 decided, .* facts open, 1 query\.$' "$folder/out"
ok "plain: a decision behind its change" \
    grep -q '212 → 218 \[accepted by ann, 2026-03-22 12:00\]$' "$folder/out"
run stet --format=plain --only=query "$old" "$new"
is "--only=query: one change" "$(grep -c '^¶' "$folder/out")" 1
ok "--only: the others are counted" grep -q '^43 other changes left out\.$' "$folder/out"
run stet --format=plain --only=number,accept "$old" "$new"
is "--only: words of two groups must both hold" "$(grep '^¶' "$folder/out" | cut -d: -f3 | cut -d'[' -f1)" ' 212 → 218 '
run stet --format=plain --only=accept,stet "$old" "$new"
is "--only: words of one group are alternatives" "$(grep -c '^¶' "$folder/out")" 4
run stet --format=plain --only=moved "$old" "$new"
is "--only: a kind" "$(grep -c '^¶.*: moved:' "$folder/out")" "$(grep -c '^¶' "$folder/out")"
trouble "--only: no such word" stet --format=plain --only=nonsense "$old" "$new"
trouble "--format: no such format" stet --format=nonsense "$old" "$new"
run stet --format=stat --only=facts "$old" "$new"
ok "stat: verdicts" grep -q '^stet  *2$' "$folder/out"
ok "stat --only: no other classes" sh -c "! grep -q '^typography' '$folder/out'"
run stet --format=markdown "$old" "$new"
ok "markdown: a heading for each risk" test "$(grep -c '^## ' "$folder/out")" -eq 4
ok "markdown: the note, its marks escaped" grep -qF 'ask \<the\> desk \& "wait"' "$folder/out"
run stet --format=correction "$old" "$new"
ok "correction: what stood and what stands" grep -q 'gave a number as “212”. It is “218”' "$folder/out"
ok "correction: an editor sees what is not checked" grep -q 'NOT CHECKED' "$folder/out"
ok "correction: what is stet needs none" sh -c "! grep -q 'No one was' '$folder/out'"
run stet --format=correction "$new" "$new"
ok "correction: none is needed" grep -q '^No fact' "$folder/out"
cat >"$folder/said.old.txt" <<'END'
The new hall on the river holds 300 people and opens on Monday, the mayor said. It cost $5 million. No one was hurt in 1998, when the old hall on the square in Mainz burned.
END
cat >"$folder/said.new.txt" <<'END'
The new hall on the river holds 320 people and opens on Friday, the mayor said. It cost $6 million. No one was hurt in 1999, when the old hall on the square in Trier burned.
END
"$BUILD/tests/support/decide" "$folder/said.db" ann "$folder/said.old.txt" "$folder/said.new.txt" \
    1=stet 2=accept 4=accept 5=accept >/dev/null
run "$STET" --review "$folder/said.db" --format=correction "$folder/said.old.txt" "$folder/said.new.txt"
ok "correction: of mixed decisions the sentence as it stands" \
    grep -qF 'It is “Friday”, as in: “The new hall on the river holds 300 people and opens on Friday, the mayor said.”' "$folder/out"
ok "correction: the facts of a sentence are one note" \
    grep -qxF 'An earlier version of this article said: “No one was hurt in 1998, when the old hall on the square in Mainz burned.” It should say: “No one was hurt in 1999, when the old hall on the square in Trier burned.”' "$folder/out"
is "correction: each line on a fact is below a note" "$(awk '/^\[/ && before == "" { n++ } { before = $0 } END { print n + 0 }' "$folder/out")" 0
is "correction: a line on each fact" "$(grep -c '^\[¶1.3.* → .*NOT CHECKED; accepted by ann' "$folder/out")" 2
ok "correction: an amount is told whole" grep -qF 'gave an amount as “$5”. It is “$6”, as in' "$folder/out"
sed 's/^/> /; s/ opens on/\n> opens on/; s/ on Monday/\n> on Monday/' "$folder/said.old.txt" >"$folder/mail.old.txt"
sed 's/^/> /; s/ opens on/\n> opens on/; s/ on Friday/\n> on Friday/' "$folder/said.new.txt" >"$folder/mail.new.txt"
run "$STET" --no-review --format=correction "$folder/said.old.txt" "$folder/said.new.txt"
cp "$folder/out" "$folder/first"
run "$STET" --no-review --format=correction "$folder/mail.old.txt" "$folder/mail.new.txt"
ok "correction: of quoted mail the same" cmp "$folder/out" "$folder/first"
run "$STET" --review "$folder/said.db" --format=correction --undecided=old "$folder/said.old.txt" "$folder/said.new.txt"
ok "correction, --undecided=old: what is open stands as it was" sh -c "! grep -q 'million' '$folder/out'"
run stet --format=critic "$old" "$new"
ok "critic: remarks are comments" grep -qF '{~~212~>218~~}{>>accepted by ann, 2026-03-22 12:00<<}' "$folder/out"
run stet --format=critic --only=money "$old" "$new"
is "critic --only: the other changes stand as in NEW" "$(grep -o '{[~+-][~+-]' "$folder/out" | wc -l)" 1
run stet --resolve --undecided=old "$old" "$new"
ok "resolve: what was accepted stands" grep -q '218 passengers' "$folder/out"
ok "resolve: what is open stays" grep -q 'No one was' "$folder/out"
run stet --resolve "$old" "$new"
ok "resolve: what is stet stands as it was" grep -q 'No one was' "$folder/out"

# HTML: well formed, every link goes somewhere, every id is there once.
run stet --format=html "$old" "$new"
cp "$folder/out" "$folder/page.html"
is "html: files, no folders" "$(sed -n 's/.*<h1>\(.*\)<\/h1>.*/\1/p' "$folder/page.html")" 'wire.txt → published.txt'
ok "html: what was decided is counted" grep -q ' 5 decided: 2 accepted, 2 stet, 1 queried\.' "$folder/page.html"
is "html: and stands at the words" "$(grep -o '<sup>[^<]*' "$folder/page.html" | sort | uniq -c | tr -s ' \n' ' ')" ' 1 <sup>? 2 <sup>stet 2 <sup>✓ '
ok "html: the note, escaped" grep -qF 'ask &lt;the&gt; desk &amp; &quot;wait&quot;' "$folder/page.html"
grep -o 'id="[^"]*"' "$folder/page.html" | sort >"$folder/ids"
ok "html: each id once" sh -c "! uniq -d '$folder/ids' | grep ."
grep -o 'href="#[^"]*"' "$folder/page.html" | sed 's/href="#/id="/' | sort -u |
    comm -23 - "$folder/ids" >"$folder/lost"
ok "html: each link goes somewhere" test ! -s "$folder/lost"
ok "html: nothing is loaded from elsewhere" sh -c "! grep -qE 'src=|url\(|@import|<script|<link' '$folder/page.html'"
for tag in html head body main table tbody tr td p ol li del ins a span bdi sup; do
    is "html: <$tag> is closed as often as opened" \
        "$(grep -o "</$tag>" "$folder/page.html" | wc -l)" \
        "$(grep -oE "<$tag[ >]" "$folder/page.html" | wc -l)"
done
for pair in ferry wrap crlf french german chinese arabic marks control; do
    "$BUILD/tests/support/decide" "$folder/$pair.db" ann "$articles/$pair.old.txt" "$articles/$pair.new.txt" \
        1=accept '1:a <b> & "c"' >/dev/null
    run "$STET" --review "$folder/$pair.db" --format=html "$articles/$pair.old.txt" "$articles/$pair.new.txt"
    cp "$folder/out" "$folder/$pair.html"
    run "$BUILD/tests/support/pagecheck" "$folder/$pair.html"
    is "html, $pair: a parser has no complaint" "$status" 0
    paragraphs=$(cat "$folder/out")
    run stet --format=json "$articles/$pair.old.txt" "$articles/$pair.new.txt"
    is "html, $pair: every paragraph is in a cell" "$paragraphs" "paragraphs $(get old.paragraphs) $(get new.paragraphs)"
done
sed 's/<td class="kind">/<td>/; s/id="c2"/id="c1"/' "$folder/page.html" >"$folder/wrong.html"
run "$BUILD/tests/support/pagecheck" "$folder/wrong.html"
is "html: an id that is there twice is found" "$status $(grep -c 'c1 is there twice\|c2 leads nowhere' "$folder/out")" "1 $(grep -c . "$folder/out")"
run "$STET" --text "$folder/page.html"
ok "html: a parser finds the text of both versions" \
    sh -c "grep -q 'One person was slightly' '$folder/out' && grep -q 'No one was' '$folder/out'"
if command -v tidy >/dev/null; then
    run tidy -e -q "$folder/page.html"
    ok "html: tidy has no complaint" test ! -s "$folder/err"
fi
awk '/--text|--ground|--quiet|--line|--link|--old|--new|--remark/' "$folder/page.html" |
    tr ';{}' '\n\n\n' | sed -n 's/^ *--\([a-z-]*\): #\(......\).*/\1 \2/p' >"$folder/colors"
cat >"$folder/contrast.awk" <<'END'
# Contrast of text and ground as WCAG 2 computes it; pairs come twice, light and dark.
function hex(s,    i, n) {
    n = 0
    for (i = 1; i <= length(s); i++)
        n = n * 16 + index("0123456789abcdef", substr(s, i, 1)) - 1
    return n
}
function channel(s,    c) { c = hex(s) / 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ^ 2.4 }
function luminance(c) {
    return 0.2126 * channel(substr(c, 1, 2)) + 0.7152 * channel(substr(c, 3, 2)) + 0.0722 * channel(substr(c, 5, 2))
}
function check(text, ground,    x, y, t) {
    x = luminance(color[text]); y = luminance(color[ground])
    if (x < y) { t = x; x = y; y = t }
    pairs++
    if ((x + 0.05) / (y + 0.05) < 4.5) { print text, ground, (x + 0.05) / (y + 0.05); bad = 1 }
}
{ color[$1] = $2 }
$1 == "remark-ground" {
    check("text", "ground"); check("quiet", "ground"); check("link", "ground")
    check("old", "old-ground"); check("new", "new-ground"); check("remark", "remark-ground")
    check("old", "ground"); check("new", "ground")
    check("link", "old-ground"); check("link", "new-ground")
}
END { exit bad || pairs != 20 }
END
ok "html: contrast of at least 4.5 in light and dark" awk -f "$folder/contrast.awk" "$folder/colors"

# The panes as text.
COLUMNS=100 run stet --format=ansi "$old" "$new"
ok "ansi: both versions in a row" grep -q 'ran aground.*ran aground\|sandbank.*sandbank' "$folder/out"
ok "ansi: colours" grep -q "$(printf '\033')\[0;.*38;5;" "$folder/out"
LC_ALL=C sed "s/$(printf '\033')\[[0-9;]*m//g" "$folder/out" >"$folder/plain"
ok "ansi: nothing else that a terminal obeys" is_harmless "$folder/plain"
LC_ALL=C sed "s/[$(printf '\200')-$(printf '\277')]//g" "$folder/plain" >"$folder/counted" # a byte a column
ok "ansi: no wider than the page" awk 'NR > 2 && length > 100 { print; bad = 1 } END { exit bad }' "$folder/counted"
COLUMNS=60 NO_COLOR=1 run stet --format=ansi "$old" "$new"
ok "ansi, narrow, without colours: one column with brackets" grep -q '\[-.*-\].*{+\|{+.*+}' "$folder/out"
ok "ansi, NO_COLOR: no colours" sh -c "! grep -q '38;5' '$folder/out'"

# words that stand elsewhere in their sentence are said to do so
printf 'The council voted on Monday to close the library, officials said.\n' >"$folder/moved.old.txt"
printf 'On Monday, the council voted to close the library, officials said.\n' >"$folder/moved.new.txt"
run "$STET" --format=html "$folder/moved.old.txt" "$folder/moved.new.txt"
ok "HTML marks where they were" grep -q 'moved from here: </span>on Monday<' "$folder/out"
ok "and where they are" grep -q 'moved here: </span>On Monday<' "$folder/out"
run "$STET" --format=plain --only=transposed "$folder/moved.old.txt" "$folder/moved.new.txt"
is "both ends are asked for by one word" "$(grep -c ': transposed (wording)' "$folder/out")" 2
run "$STET" --format=markdown --only=facts "$folder/moved.old.txt" "$folder/moved.new.txt"
is "and are no facts" "$(grep -c 'transposed' "$folder/out")" 0
run "$STET" --format=json --compact "$folder/moved.old.txt" "$folder/moved.new.txt"
ok "JSON has the phrase" grep -qF '"transpositions": [{"old": [18, 27], "new": [0, 9], "sentence": 0}]' "$folder/out"
printf 'The council voted on Sunday to close the library, officials said.\n' >"$folder/moved.new.txt"
run "$STET" --format=plain --only=transposed "$folder/moved.old.txt" "$folder/moved.new.txt"
is "what only changed is not" "$(grep -c transposed "$folder/out")" 0
finish
