# Markdown on the command line.
. tests/support/cli.sh

printf '# Mill sold\n\nThe *mill* by the [river](http://a.example) was sold.\n' >"$folder/old.md"
printf 'Mill sold\n=========\n\nThe __mill__ by the\n[river](http://a.example)\nwas sold.\n' \
    >"$folder/new.md"
run "$STET" --format=json "$folder/old.md" "$folder/new.md"
is "marks and wrapping are no difference" "$status" 0
ok "valid JSON" "$json" "$folder/out"
is "format" "$(get old.format)" markdown
run "$STET" --text "$folder/new.md"
is "the text" "$(cat "$folder/out")" "Mill sold

The mill by the river was sold."
cp "$folder/old.md" "$folder/old.txt"
run "$STET" --text "$folder/old.txt"
is "other files are no Markdown" "$(head -n 1 "$folder/out")" "# Mill sold"
printf -- '---\ntitle: x\n---\nThe mill by the river was sold twice.\n' >"$folder/new.md"
run "$STET" --format=json "$folder/old.md" "$folder/new.md"
is "another word is a difference" "$status" 1
is "front matter is metadata" "$(grep -c '"role": "metadata"' "$folder/out")" 1
finish
