# Files that are not UTF-8 are read as the UTF-8 that they stand for; those that
# are, odd bytes and all, stay as they are.
. tests/support/cli.sh

# in_encoding ENCODING ARTICLE FILE: the article in another encoding.
in_encoding() { iconv -f UTF-8 -t "$1" "$articles/$2.txt" >"$folder/$3" 2>/dev/null; }

for encoding in UTF-16LE UTF-16BE UTF-32LE UTF-32BE UTF-16 UTF-32; do
    for name in ferry.old french.new chinese.new arabic.new marks.new; do
        in_encoding $encoding $name wide
        run "$STET" --text "$folder/wide"
        ok "$encoding is seen: $name" cmp "$folder/out" "$articles/$name.txt"
    done
done
printf '\376\377' >"$folder/marked"
iconv -f UTF-8 -t UTF-16BE "$articles/french.new.txt" >>"$folder/marked"
run "$STET" --text "$folder/marked"
ok "a byte order mark is no text" cmp "$folder/out" "$articles/french.new.txt"
run "$STET" --format=json "$folder/marked" "$articles/french.new.txt"
is "the same text in another encoding is no difference" "$status" 0
is "the encoding is told" "$(get old.encoding)" UTF-16BE
is "and the other one" "$(get new.encoding)" UTF-8
{ cat "$folder/marked"; printf '\330\000\000\041x'; } >"$folder/cut"
run "$STET" --text "$folder/cut"
{ cat "$articles/french.new.txt"; printf '\357\277\275!\357\277\275'; } >"$folder/expected"
ok "half a pair and half a character are seen" cmp "$folder/out" "$folder/expected"

# What is mostly UTF-8 stays so.
printf 'Déjà vu: l’été, \351t\351, naïveté, cœur.\n' >"$folder/mostly"
run "$STET" --text "$folder/mostly"
ok "a few odd bytes stay odd bytes" cmp "$folder/out" "$folder/mostly"
run "$STET" --format=json "$folder/mostly" "$folder/mostly"
is "in UTF-8" "$(get old.encoding)" UTF-8
printf '\377\376 two odd bytes are no byte order mark.\n' >"$folder/odd"
run "$STET" --text --encoding=UTF-8 "$folder/odd"
trouble "--text takes its file with it" "$STET" --text --encoding=UTF-8 "$folder/odd"
run "$STET" --encoding=UTF-8 --text "$folder/odd"
ok "UTF-8 that was asked for stays as it is" cmp "$folder/out" "$folder/odd"

# Encodings of old, by name.
printf 'Na\357ve caf\351 owners said: \223D\351j\340 vu\224 \226 again.\n' >"$folder/western"
printf 'Naïve café owners said: “Déjà vu” – again.\n' >"$folder/expected"
run "$STET" --encoding=windows-1252 --text "$folder/western"
ok "windows-1252" cmp "$folder/out" "$folder/expected"
run "$STET" --format=json --encoding=windows-1252,UTF-8 "$folder/western" "$folder/expected"
is "one encoding for each side" "$status" 0
run "$STET" --format=json --encoding=windows-1252, "$folder/western" "$folder/expected"
is "one side alone" "$status" 0
printf 'caf\351 \201\215 \235\n' >"$folder/western"
printf 'café \201\215 \235\n' >"$folder/expected"
run "$STET" --encoding=windows-1252 --text "$folder/western"
ok "bytes that are no character stay" cmp "$folder/out" "$folder/expected"
run "$STET" --format=plain --encoding=windows-1252 "$folder/western" "$articles/ferry.old.txt"
ok "and are shown" grep -q '<81><8D> <9D>' "$folder/out"
printf 'not \303\251 here\n' >"$folder/western"
printf 'not \357\277\275\357\277\275 here\n' >"$folder/expected"
run "$STET" --encoding=US-ASCII --text "$folder/western"
ok "and do not pass for other characters" cmp "$folder/out" "$folder/expected"
for encoding in GB18030 BIG5-HKSCS EUC-TW ISO-2022-CN-EXT; do
    in_encoding $encoding chinese.old legacy || continue
    run "$STET" --encoding=$encoding --text "$folder/legacy"
    ok "$encoding" cmp "$folder/out" "$articles/chinese.old.txt"
done
printf '東京で大きな火事があった。ｶﾀｶﾅ ABC。\n' >"$folder/expected"
for encoding in SHIFT_JIS EUC-JP ISO-2022-JP-3; do
    iconv -f UTF-8 -t $encoding "$folder/expected" >"$folder/legacy" 2>/dev/null || continue
    run "$STET" --encoding=$encoding --text "$folder/legacy"
    ok "$encoding" cmp "$folder/out" "$folder/expected"
done
printf '\202\240\201' >"$folder/legacy"
printf 'あ\201' >"$folder/expected"
run "$STET" --encoding=SHIFT_JIS --text "$folder/legacy"
ok "half a character at the end" cmp "$folder/out" "$folder/expected"

# Found out by the library, or taken for windows-1252 where it is missing.
if "$STET" --text "$folder/legacy" 2>&1 | grep -q uchardet; then
    skip "encodings are found out" "uchardet is not installed"
else
    for pair in windows-1252:french.old windows-1252:german.new GB18030:chinese.old \
        windows-1256:arabic.old; do
        in_encoding "${pair%:*}" "${pair#*:}" legacy
        iconv -f "${pair%:*}" -t UTF-8 "$folder/legacy" >"$folder/expected"
        run "$STET" --text "$folder/legacy"
        ok "${pair%:*} is found out: ${pair#*:}" cmp "$folder/out" "$folder/expected"
        run "$STET" --format=json "$folder/legacy" "$folder/expected"
        is "and is no difference" "$status" 0
        is "and has its usual name" "$(get old.encoding)" "${pair%:*}"
    done
fi

trouble "an unknown encoding" "$STET" --encoding=nosuch "$folder/odd" "$folder/odd"
ok "it is named" grep -q nosuch "$folder/err"
trouble "options of iconv" "$STET" --encoding=ASCII//TRANSLIT "$folder/odd" "$folder/odd"
trouble "an unknown format" "$STET" --from=nosuch "$folder/odd" "$folder/odd"
ok "the known ones are told" grep -q 'text' "$folder/err"
trouble "no encoding" "$STET" --encoding "$folder/odd"

# A page says what it is in, wherever it lies.
printf '<!DOCTYPE html>\n<meta charset="windows-1251"><title>x</title><article><p>' >"$folder/page"
printf 'Паром снова ходит каждый день, сказал мэр города во вторник.' | iconv -t windows-1251 \
    >>"$folder/page"
run "$STET" --text "$folder/page"
ok "a page's declared encoding" grep -q '^Паром снова' "$folder/out"
run "$STET" --format=json "$folder/page" "$folder/page"
is "it is told" "$(get old.encoding)" windows-1251
is "and that it is a page" "$(get old.format)" html
cp "$folder/page" "$folder/page.txt"
run "$STET" --format=json "$folder/page.txt" "$folder/page.txt"
is "a page called text is text" "$(get old.format)" text
run "$STET" --format=json --from=text "$folder/page" "$folder/page"
is "and so is one that the user says is" "$(get old.format)" text

# The resolved text is in NEW's encoding, byte for byte where one version stands.
text_old='It opens on Monday in M\303\274nchen.\n\nIt costs 4 marks.\n'
text_new='It opens on Friday in M\303\274nchen.\n\nIt costs 5 marks.\n'
for encoding in ISO-8859-1 UTF-16LE UTF-16 WINDOWS-1252 UTF-32BE; do
    # shellcheck disable=SC2059
    printf "$text_old" | iconv -f UTF-8 -t $encoding >"$folder/old"
    # shellcheck disable=SC2059
    printf "$text_new" | iconv -f UTF-8 -t $encoding >"$folder/new"
    for side in old new; do
        run "$STET" --encoding=$encoding --resolve --undecided=$side "$folder/old" "$folder/new"
        ok "$encoding, $side stands: that file, byte for byte" cmp "$folder/out" "$folder/$side"
    done
    run "$STET" --encoding=$encoding --resolve --undecided=mark "$folder/old" "$folder/new"
    is "$encoding: what is marked is in that encoding too" \
        "$(iconv -f $encoding -t UTF-8 "$folder/out" | head -n 1)" \
        'It opens on {~~Monday~>Friday~~} in München.'
done
finish
