# --text prints the document's text; for UTF-8 text files that is the file.
. tests/support/cli.sh

for name in ferry.old wrap.new crlf.old french.new chinese.new arabic.new marks.new control.new; do
    run "$STET" --text "$articles/$name.txt"
    is "$name: exit status" "$status" 0
    ok "$name: byte for byte" cmp "$folder/out" "$articles/$name.txt"
done
: >"$folder/empty"
printf 'no line end' >"$folder/bare"
printf '\357\273\277marked\r\n\377\376 broken \200\n' >"$folder/odd"
for name in empty bare odd; do
    run "$STET" --text "$folder/$name"
    is "$name: exit status" "$status" 0
    ok "$name: byte for byte" cmp "$folder/out" "$folder/$name"
done
trouble "a missing file" "$STET" --text "$folder/nosuch"
finish
