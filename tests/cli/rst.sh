# reStructuredText on the command line.
. tests/support/cli.sh

printf 'Mill sold\n=========\n\nThe *mill* by the `river <http://a.example>`_ was sold.\n' >"$folder/old.rst"
printf '*********\nMill sold\n*********\n\nThe **mill** by\nthe river_ was\nsold.\n\n.. _river: http://a.example\n' \
    >"$folder/new.rest"
run "$STET" --format=json "$folder/old.rst" "$folder/new.rest"
is "marks, titles and wrapping are no difference" "$status" 0
ok "valid JSON" "$json" "$folder/out"
is "format" "$(get old.format)" rst
is "the headline" "$(get paragraphs.0.role)" headline
run "$STET" --text "$folder/new.rest"
is "the text" "$(cat "$folder/out")" "Mill sold

The mill by the river was sold."
sed 's/a.example/b.example/' "$folder/new.rest" >"$folder/other.rst"
run "$STET" --format=plain "$folder/old.rst" "$folder/other.rst"
is "another target is one" "$(tail -n 1 "$folder/out")" \
    "¶2.1, was ¶2.1: reworded (link): http://a.example → http://b.example"
run "$STET" --resolve --undecided=old "$folder/old.rst" "$folder/other.rst"
ok "stet gives the old version" cmp "$folder/out" "$folder/old.rst"
cp "$folder/old.rst" "$folder/old.txt"
run "$STET" --text "$folder/old.txt"
is "other files are none" "$(sed -n 2p "$folder/out")" "========="
run "$STET" --from=rst --text "$folder/old.txt"
is "unless it is said" "$(sed -n 2p "$folder/out")" ""
printf 'a\033]0;x\007 *b* `c <\302\233>`_ \342\200\256\n' >"$folder/old.rst"
run "$STET" --format=plain "$folder/old.rst" "$folder/other.rst"
ok "escapes stay harmless" is_harmless "$folder/out"
finish
