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

# By what comes out, where the library is wrong or not there. reads_as ENCODING TEXT
reads_as()
{
    printf '%s\n' "$2" >"$folder/expected"
    iconv -f UTF-8 -t "$1" "$folder/expected" >"$folder/legacy" 2>/dev/null || return
    run "$STET" --text "$folder/legacy"
    ok "$1 by what comes out: $2" cmp "$folder/out" "$folder/expected"
}
reads_as ISO-8859-2 'Był śmiał i dążył do celu, mówił że łódź już wróciła.'
reads_as windows-1250 'Był śmiał i dążył do celu, mówił że łódź już wróciła.'
reads_as MACINTOSH 'The firm’s profits rose.'
reads_as MACINTOSH 'The firm’s café said “no” – again.'
reads_as MACINTOSH 'Le café était fermé, a déclaré la mairie à Paris.'
reads_as windows-1252 'Le café était fermé, a déclaré la mairie à Paris.'
reads_as windows-1252 'The firm’s profits rose.'
reads_as windows-1252 'It was 10 ± 2 °C, ©1998, and cost 5 €, ½ of it Foo®.'
reads_as windows-1252 'Preço do pão subiu 5% — disse o ministro à televisão.'
reads_as CP850 'Der Bürgermeister fuhr nach Köln, sagte er: Äußerst schön.'
reads_as CP850 'Le café était fermé, a déclaré la mairie.'
reads_as windows-1254 'Vali, şehrin köprüsünün yarın açılacağını söyledi.'
reads_as KOI8-R 'Паром снова ходит каждый день, сказал мэр города.'
reads_as CP866 'Паром снова ходит каждый день, сказал мэр города.'
reads_as ISO-2022-JP '東京で大きな火事があった。市長は火曜日に述べた。'
reads_as ISO-2022-KR '시장은 화요일에 배가 늦었다고 말했다.'
printf 'An escape \033$B stands here, and \033[31mred\033[0m text.\n' >"$folder/legacy"
run "$STET" --text "$folder/legacy"
ok "text with escapes in it is no Japanese" cmp "$folder/out" "$folder/legacy"

# By the words of the other version: the bytes mean both in the two encodings.
printf 'He said: caf\350 is shut, a Tokaj ex\370.\n' >"$folder/legacy"
printf 'He said: cafč is shut, a Tokaj exř. More.\n' >"$folder/expected"
run "$STET" --format=plain "$folder/legacy" "$folder/expected"
ok "the other version's words tell the encoding" grep -q 'Old:.*windows-1250' "$folder/out"
run "$STET" --format=plain "$folder/expected" "$folder/legacy"
ok "on either side" grep -q 'New:.*windows-1250' "$folder/out"
printf 'He said: cafè is shut, a Tokaj exø. More.\n' >"$folder/expected"
run "$STET" --format=plain "$folder/legacy" "$folder/expected"
ok "which may be another" grep -q 'Old:.*windows-1252' "$folder/out"
run "$STET" --format=plain --encoding=KOI8-R,UTF-8 "$folder/legacy" "$folder/expected"
ok "but what the user says holds" grep -q 'Old:.*KOI8-R' "$folder/out"

# A page that declares what it is not in.
for declared in shift_jis windows-1251 macintosh big5 utf-16 x-user-defined; do
    printf '<!doctype html><meta charset="%s"><article><p>' $declared >"$folder/page"
    printf 'Le caf\351 \351tait ferm\351, a d\351clar\351 la mairie.' >>"$folder/page"
    run "$STET" --text "$folder/page"
    is "a page in windows-1252 that declares $declared" "$(cat "$folder/out")" \
        'Le café était fermé, a déclaré la mairie.'
done
# And one that is right though its text looks odd.
printf '<!doctype html><meta charset="windows-1252"><article><p>SAS\256 and Foo\266' >"$folder/page"
run "$STET" --text "$folder/page"
is "a page that declares what it is in" "$(cat "$folder/out")" 'SAS® and Foo¶'

# Without the library it is said, in reports too, and nothing else changes. A file that
# is no library stands in its way.
mkdir "$folder/lib"
: >"$folder/lib/libuchardet.so.0"
printf 'Le caf\351 \351tait ferm\351.\n' >"$folder/legacy"
without() { run env LD_LIBRARY_PATH="$folder/lib" "$STET" --no-review "$@"; }
without --text "$folder/legacy"
if grep -q 'libuchardet0' "$folder/err"; then
    is "without uchardet: exit status" "$status" 0
    is "it is read all the same" "$(cat "$folder/out")" 'Le café était fermé.'
    is "one sentence says so" "$(wc -l <"$folder/err" | tr -d ' ')" 1
    without --format=json "$folder/legacy" "$articles/ferry.old.txt"
    is "the same with a report: exit status" "$status" 1
    ok "the sentence" grep -q 'legacy: not UTF-8, taken for windows-1252.*package libuchardet0' \
        "$folder/err"
    ok "in the JSON too" test -n "$(get old.note)"
    without --resolve "$articles/ferry.old.txt" "$folder/legacy"
    ok "and with --resolve" grep -q 'libuchardet0' "$folder/err"
    without --format=plain "$articles/ferry.old.txt" "$articles/ferry.old.txt"
    ok "what is UTF-8 does not need it" test ! -s "$folder/err"
else
    skip "without uchardet" "it cannot be hidden here"
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
