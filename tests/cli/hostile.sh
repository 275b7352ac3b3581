# Files and names that mean harm: each works with visible stand-ins or gives
# one clear sentence and exit status 2; nothing raw comes out.
. tests/support/cli.sh
good=$articles/ferry.old.txt

trouble "a missing file" "$STET" --format=json "$folder/nosuch" "$good"
ok "it is named" grep -q nosuch "$folder/err"
trouble "a missing second file" "$STET" --format=json "$good" "$folder/nosuch"
mkdir "$folder/directory"
trouble "a directory" "$STET" --format=json "$folder/directory" "$good"
ok "it is called one" grep -q directory "$folder/err"
trouble "a device" "$STET" --format=json /dev/zero "$good"
echo text >"$folder/locked"
chmod 000 "$folder/locked"
if [ "$(id -u)" -eq 0 ]; then
    skip "an unreadable file" "root can read everything"
else
    trouble "an unreadable file" "$STET" --format=json "$folder/locked" "$good"
fi
printf 'ELF\000\001\002\000\000\000' >"$folder/binary"
trouble "a binary file" "$STET" --format=json "$folder/binary" "$good"
if mkfifo "$folder/pipe" 2>/dev/null; then
    { echo 'Text from a pipe.' >"$folder/pipe"; } &
    run "$STET" --format=json "$folder/pipe" "$good"
    is "a pipe is read" "$(get old.sentences)" 1
    wait
fi

# A pipe that nobody writes to, and other places that hold no article.
if [ -p "$folder/pipe" ]; then
    trouble "a pipe that nobody writes to" "$STET" --set pipe-seconds=1 --format=json \
        "$folder/pipe" "$good"
    ok "it is said how long and which setting" grep -q 'for 1 seconds (the setting pipe-seconds)' \
        "$folder/err"
    trouble "the same with --text" "$STET" --set pipe-seconds=1 --text "$folder/pipe"
    { sleep 2.5; echo 'Text from a slow pipe.'; } |
        "$STET" --set pipe-seconds=1 --text - >"$folder/out"
    is "standard input has no such limit" "$(cat "$folder/out")" 'Text from a slow pipe.'
    { sleep 0.3; echo 'First.'; sleep 3.5; echo 'Last.'; } >"$folder/pipe" &
    run "$STET" --set pipe-seconds=3 --text "$folder/pipe"
    is "nor has what comes after the first byte" "$(tail -n 1 "$folder/out")" 'Last.'
    wait
    : >"$folder/pipe" &
    run "$STET" --set pipe-seconds=20 --format=json "$folder/pipe" "$good"
    is "a pipe that is closed at once is empty" "$(get old.words)" 0
    wait
    "$STET" --set pipe-seconds=0 --text "$folder/pipe" 2>"$folder/err" &
    pid=$!
    sleep 1.5
    ok "without a limit it waits" kill -0 $pid
    kill -TERM $pid
    wait $pid 2>/dev/null
    is "until a signal comes" "$?" 143
fi
trouble "a wrong setting" "$STET" --set pipe-seconds=-1 "$good" "$good"
trouble "no setting" "$STET" --set nosuch=1 "$good" "$good"
if command -v bash >/dev/null; then
    printf 'One of *two* words.\n' >"$folder/s.md"
    run bash -c "'$STET' --format=json '$folder/s.md' <(cat '$folder/s.md')"
    is "a nameless copy of Markdown: exit status" "$status" 0
    is "is Markdown" "$(get new.format)" markdown
    run bash -c "'$STET' --format=json --from=,text '$folder/s.md' <(cat '$folder/s.md')"
    is "unless the user says text" "$(get new.format)" text
    printf '<p>One of two words.</p>\n' >"$folder/s.html"
    run bash -c "'$STET' --format=json <(cat '$folder/s.html') '$folder/s.html'"
    is "part of a page beside a page" "$(get old.format)" html
    run bash -c "'$STET' --format=json '$folder/s.html' <(echo 'One of two words.')"
    is "text without a tag beside a page" "$(get new.format)" text
    is "which may say the same" "$status" 0
    run bash -c "'$STET' --format=json '$good' <(cat '$folder/s.md')"
    is "beside a text it is text" "$(get new.format)" text
fi
if truncate -s 5G "$folder/sparse" 2>/dev/null; then
    trouble "a file of five gigabytes" "$STET" --format=json "$folder/sparse" "$good"
    ok "is too large" grep -q 'larger than 1024 MB' "$folder/err"
    rm "$folder/sparse"
fi
if command -v python3 >/dev/null; then
    python3 -c "import socket,sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])" "$folder/socket"
    trouble "a socket" "$STET" --format=json "$folder/socket" "$good"
    ok "is called one" grep -q 'a socket, not an article' "$folder/err"
fi

: >"$folder/empty"
run "$STET" --format=json "$folder/empty" "$good"
is "empty against full: exit status" "$status" 1
ok "empty against full: valid JSON" "$json" "$folder/out"
run "$STET" --format=json "$folder/empty" "$folder/empty"
is "empty against empty: exit status" "$status" 0
run "$STET" "$folder/empty" "$good"
is "empty against full, plain: exit status" "$status" 1

printf '\n\n \n\t\n' >"$folder/white"
run "$STET" --format=json "$folder/empty" "$folder/white"
is "nothing but white space is nothing" "$status" 0

# Bytes that are no UTF-8, escape sequences, overrides of direction.
printf 'A\377B \300\200 \355\240\200 \360\237\n\nwell\n' >"$folder/broken"
printf 'A\377B \300\200 \355\240\200 \360\237\n\nill \033[2J\033]0;x\007\342\200\256\302\233\n' \
    >"$folder/escape"
run "$STET" --format=json "$folder/broken" "$folder/escape"
is "broken UTF-8: exit status" "$status" 1
ok "broken UTF-8: valid JSON" "$json" "$folder/out"
ok "broken UTF-8: JSON is harmless" is_harmless "$folder/out"
run "$STET" "$folder/broken" "$folder/escape"
is "broken UTF-8, plain: exit status" "$status" 1
ok "broken UTF-8: the report is harmless" is_harmless "$folder/out"
ok "broken UTF-8: the report is valid UTF-8" iconv -f UTF-8 -t UTF-8 "$folder/out"
head -c 20000 /dev/urandom | tr -d '\000' >"$folder/random1"
head -c 20000 /dev/urandom | tr -d '\000' >"$folder/random2"
run "$STET" --format=json "$folder/random1" "$folder/random2"
is "random bytes: exit status" "$status" 1
ok "random bytes: valid JSON" "$json" "$folder/out"

# Names that a terminal would obey.
name=$(printf 'evil\033[31m\nname\342\200\256\302\2332J\377.txt')
trouble "a missing file with an evil name" "$STET" --format=json "$folder/$name" "$good"
if cp "$good" "$folder/$name" 2>/dev/null; then
    run "$STET" --format=json "$folder/$name" "$articles/ferry.new.txt"
    is "an evil name: exit status" "$status" 1
    ok "an evil name: valid JSON" "$json" "$folder/out"
    ok "an evil name: JSON is harmless" is_harmless "$folder/out"
    run "$STET" "$folder/$name" "$articles/ferry.new.txt"
    ok "an evil name: the report is harmless" is_harmless "$folder/out"
fi
trouble "an evil option" "$STET" "--$name" "$good" "$good"
trouble "an evil format" "$STET" "--format=$name" "$good" "$good"
trouble "an evil theme" "$STET" "--theme=$name" "$good" "$good"

# Sizes: 50 MB in one line, many short lines, a file that is too large.
megabytes()
{
    awk -v mb="$1" -v word="$2" 'BEGIN {
        line = word; while (length(line) < 1000000) line = line line
        line = substr(line, 1, 1000000); for (i = 0; i < mb; i++) printf "%s", line; print "" }'
}
# The sanitizers are too slow for the largest ones to be worth the wait.
mb=50
[ -n "${STET_TEST_SMALL:-}" ] && mb=4
megabytes $mb 'word ' >"$folder/long1"
{ megabytes $mb 'word ' | tr -d '\n'; echo ' and an end'; } >"$folder/long2"
run "$STET" --format=json --compact "$folder/long1" "$folder/long2"
ok "$mb MB in one line: an answer or a sentence" test "$status" -eq 1 -o "$status" -eq 2
if [ "$status" -eq 1 ]; then
    ok "$mb MB in one line: valid JSON" "$json" "$folder/out"
else
    ok "$mb MB in one line: one sentence" is_one_sentence
fi
megabytes $((mb / 10 + 1)) x >"$folder/word1"
megabytes $((mb / 10 + 1)) y >"$folder/word2"
run "$STET" --format=json --compact "$folder/word1" "$folder/word2"
ok "one word of megabytes: an answer or a sentence" test "$status" -eq 1 -o "$status" -eq 2
awk 'BEGIN { for (i = 0; i < 100000; i++) print (i * 7919 % 13 < 6) ? "a" : "b" }' >"$folder/lines1"
awk 'BEGIN { for (i = 0; i < 100000; i++) print (i * 7907 % 11 < 5) ? "a" : "b" }' >"$folder/lines2"
run "$STET" --format=json --compact "$folder/lines1" "$folder/lines2"
is "100,000 lines of a letter: exit status" "$status" 1
ok "100,000 lines of a letter: valid JSON" "$json" "$folder/out"
if truncate -s 5G "$folder/huge" 2>/dev/null; then
    trouble "a file of 5 GB" "$STET" --format=json "$folder/huge" "$good"
fi

# Sentences so long that comparing each with each is no longer linear.
for seed in 1 2; do
    awk -v seed=$seed 'BEGIN {
        srand(seed)
        for (s = 0; s < 60; s++) {
            for (w = 0; w < 2000; w++)
                printf "%s%c%c%c%c", w ? " " : "S", 97 + rand() * 26, 97 + rand() * 26,
                    97 + rand() * 26, 97 + rand() * 26
            printf ". "
        }
    }' >"$folder/sentences$seed"
done
run "$STET" --format=json "$folder/sentences1" "$folder/sentences2"
is "60 sentences of 10 KB: exit status" "$status" 1
is "and not all of their words were compared" "$(get approximate)" true

# Two texts whose every hash is equal: eight bytes that make a running hash forget what it
# has read, and enough of another alphabet that the file is taken for UTF-8.
for number in 10 99; do
    {
        printf 'A title\n\nThe mayor took %s bribes last year. xxxx' "$number"
        printf '\333\050\264\240\321\176\003\347 was found in the archive of the town.\n\n'
        for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
            printf 'Élodie à Besançon s’est levée très tôt, déjà fatiguée, et naïve %s.\n\n' $i
        done
    } >"$folder/equal-$number"
done
run "$STET" --format=plain "$folder/equal-10" "$folder/equal-99"
is "texts with equal hashes differ" "$status" 1
ok "and it is said in what" grep -q '10 → 99' "$folder/out"
finish
