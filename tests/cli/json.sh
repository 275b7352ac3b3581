# --format=json is what the contract says: one JSON object, valid to the letter.
. tests/support/cli.sh

for pair in ferry wrap crlf french german chinese arabic marks control; do
    run "$STET" --format=json "$articles/$pair.old.txt" "$articles/$pair.new.txt"
    ok "$pair: valid JSON" "$json" "$folder/out"
    is "$pair: exit status" "$status" 1
    ok "$pair: harmless on a terminal" is_harmless "$folder/out"
    for side in old new; do
        is "$pair: bytes of $side" "$(get $side.bytes)" \
            "$(wc -c <"$articles/$pair.$side.txt" | tr -d ' ')"
    done
done

run "$STET" --format=json "$articles/ferry.old.txt" "$articles/ferry.new.txt"
is "schema" "$(get schema)" 1
is "generator" "$(get generator)" "$("$STET" --version | head -n 1)"
is "name" "$(get old.name)" "$articles/ferry.old.txt"
is "format" "$(get old.format)" text
is "encoding" "$(get new.encoding)" UTF-8
is "a list of paragraph links for the summary's number" "$(get paragraphs.#)" "$(
    total=0
    for kind in same reworded inserted deleted split merged; do
        total=$((total + $(get summary.paragraphs.$kind)))
    done
    echo $total)"
for key in kind moved similarity old new old_at new_at; do
    ok "paragraph links have $key" get paragraphs.0.$key
    ok "sentence links have $key" get sentences.0.$key
done
is "paragraph links have the role of the paragraph" "$(get paragraphs.0.role)" headline
ok "sentence links have their paragraph" get sentences.0.paragraph
for key in op old new classes sentence; do
    ok "edits have $key" get edits.0.$key
done
for key in id kind moved old new edits classes risk gloss; do
    ok "changes have $key" get changes.0.$key
done
for key in old new common deleted inserted; do
    ok "the summary counts words: $key" get summary.words.$key
done
is "the ferry: the headline is inserted" "$(get paragraphs.0.kind)" inserted
is "the ferry: a paragraph moved" "$(get summary.paragraphs.moved)" 1
is "the ferry: a paragraph split" "$(get summary.paragraphs.split)" 1
is "the ferry: a paragraph deleted" "$(get summary.paragraphs.deleted)" 1
is "the ferry: nothing merged" "$(get summary.paragraphs.merged)" 0
ok "indented: more than one line" test "$(wc -l <"$folder/out")" -gt 10

cp "$folder/out" "$folder/indented"
run "$STET" --format=json --compact "$articles/ferry.old.txt" "$articles/ferry.new.txt"
is "compact: one line" "$(wc -l <"$folder/out" | tr -d ' ')" 1
ok "compact: valid JSON" "$json" "$folder/out"
is "compact: as many edits" "$(get edits.#)" "$("$json" --get 'edits.#' "$folder/indented")"

run "$STET" --format=json "$articles/ferry.new.txt" "$articles/ferry.new.txt"
ok "equal: valid JSON" "$json" "$folder/out"
is "equal: no change" "$(get changes.#)" 0
is "equal: no edit" "$(get edits.#)" 0

# The ids stay when other text changes.
sed 's/212/214/' "$articles/ferry.old.txt" >"$folder/ferry"
run "$STET" --format=json "$articles/ferry.old.txt" "$folder/ferry"
id=$(get changes.0.id)
{ echo "A line before everything."; echo; cat "$folder/ferry"; } >"$folder/ferry2"
run "$STET" --format=json "$articles/ferry.old.txt" "$folder/ferry2"
is "the id of a change survives an unrelated insertion" "$(get changes.1.id)" "$id"
# Against the schema, with decisions in it too.
if command -v python3 >/dev/null; then
    check() { python3 tests/support/schema.py tests/json.schema.json "$1"; }
    for pair in ferry wrap crlf french german chinese arabic marks control; do
        "$BUILD/tests/support/decide" "$folder/$pair.db" ann "$articles/$pair.old.txt" "$articles/$pair.new.txt" \
            1=accept 1:note 1+source >/dev/null
        run "$STET" --review "$folder/$pair.db" --format=json "$articles/$pair.old.txt" "$articles/$pair.new.txt"
        ok "$pair: as the schema says" check "$folder/out"
    done
    run "$STET" --format=json "$articles/ferry.new.txt" "$articles/ferry.old.txt"
    ok "versions swapped: as the schema says" check "$folder/out"
    : >"$folder/empty"
    run "$STET" --format=json "$folder/empty" "$articles/ferry.old.txt"
    ok "an empty version: as the schema says" check "$folder/out"
    printf '# A\n\nIt *opens* on Monday.\n' >"$folder/a.md"
    printf '# A\n\nIt *opens* on Friday.\n\n<!-- x -->\n' >"$folder/b.md"
    run "$STET" --format=json "$folder/a.md" "$folder/b.md"
    ok "Markdown: as the schema says" check "$folder/out"
    run "$STET" --format=json "$articles/ferry.old.txt" "$articles/ferry.new.txt"
    for wrong in 's/"kind": "same"/"kind": "alike"/' 's/"similarity": 1,/"similarity": 1.5,/' \
        's/"gloss": /"glossary": /' 's/"op": "insert"/"op": "delete"/' 's/"merged": 0/"merged": 9/' \
        's/"risk": 3/"risk": "3"/'; do
        sed "$wrong" "$folder/out" >"$folder/wrong"
        ok "the schema does not take $wrong" sh -c "! cmp -s '$folder/out' '$folder/wrong' &&
            ! python3 tests/support/schema.py tests/json.schema.json '$folder/wrong'"
    done
else
    skip "JSON against the schema" "there is no python3"
fi
finish
