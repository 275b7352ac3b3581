# Files that other programs read: which filter is taken, what it is given, what becomes
# of one that hangs, floods, fails or leaves something behind. The filters are scripts
# of this test; pandoc and pdftotext are tried where they are installed.
. tests/support/cli.sh

bin=$folder/bin
mkdir "$bin" "$folder/tmp"
TMPDIR=$folder/tmp
export TMPDIR
config() { printf '%s\n' "$@" >"$folder/config"; }
stet() { "$STET" --no-review --config="$folder/config" "$@"; }
# filter NAME <SCRIPT: a program in $bin.
filter()
{
    { echo '#!/bin/sh'; cat; } >"$bin/$1"
    chmod +x "$bin/$1"
}
cd "$folder" || exit 2

# What it is given.
filter show <<'END'
printf 'Arguments:'
for word; do printf ' [%s]' "$word"; done
printf '\n'
cat "$2" || exit 3
[ -t 0 ] && echo 'a terminal'
echo "input: $(cat)."
echo "locale: $(locale charmap 2>/dev/null)"
END
config "*.abc = $bin/show 'two words' %s \"50%%\" x%s"
printf 'The text of it.\n' >plain.abc
run stet --text plain.abc
is "a filter's exit status" "$status" 0
is "words, quotes and the file" "$(head -n 1 out)" \
    'Arguments: [two words] [./plain.abc] [50%] [x./plain.abc]'
ok "it can read the file" grep -q '^The text of it' out
ok "there is nothing on its standard input" grep -q '^input: \.$' out
cp plain.abc ./-x.abc
run stet --text -x.abc
ok "a name like an option is a path" grep -qF '[./-x.abc]' out
mkdir 'a b'
cp plain.abc "a b/\$(touch hacked);'.abc"
run stet --text "a b/\$(touch hacked);'.abc"
ok "no shell looks at the name" grep -qF "[./a b/\$(touch hacked);'.abc]" out
ok "and nothing was done that it says" test ! -e hacked
run stet --text "$PWD/plain.abc"
ok "an absolute path stays" grep -qF "[two words] [$PWD/plain.abc]" out
cp plain.abc PLAIN.ABC
run stet --text PLAIN.ABC
ok "capitals in the name make no difference" grep -q '^Arguments' out

# Bytes that lie in no file.
filter where <<'END'
echo "It was read."
ls -ld "${1%/*}" "$1" | cut -c 1-10
case $1 in *.docx) echo "The ending is right." ;; esac
cat "$1"
END
config "*.docx = $bin/where %s" "*.abc = $bin/where %s"
run_stdin() { "$STET" --config=config --no-review "$@" <plain.abc >out 2>err; status=$?; }
run_stdin --from=docx --text -
is "standard input through a filter" "$status" 0
ok "has a file of its own" grep -q '^The text of it' out
ok "with the kind's ending" grep -q 'The ending is right' out
ok "that nobody else can read" grep -q '^-rw-------' out
ok "in a folder that nobody else can look into" grep -q '^drwx------' out
is "and is removed" "$(ls tmp)" ''
if command -v git >/dev/null; then
    (git init -q . && git config user.email e@example.org && git config user.name e &&
        git add plain.abc && git commit -q -m one) >/dev/null 2>&1
    run stet --text HEAD:plain.abc
    ok "so has a file of a revision" grep -q '^The text of it' out
    is "and it is removed" "$(ls tmp)" ''
fi

# Which one is taken.
for name in first second; do
    echo "echo 'Read by $name.'" | filter $name
done
config "*.abc = $bin/missing %s" "*.abc = $bin/second %s" "*.abc = $bin/first %s"
run stet --text plain.abc
is "the first that is installed" "$(cat out)" 'Read by second.'
config "*.abc = nosuch-program %s" '*.abc = other-one %s'
trouble "none is installed" stet --text plain.abc
ok "they are named" grep -q 'nosuch-program, or other-one' err
config "*.abc = $bin/first %s" '*.abc ='
run stet --text plain.abc
is "an empty one switches it off" "$(cat out)" 'The text of it.'
config "*.abc = $bin/first %s"
run stet --no-filters --text plain.abc
is "and so does --no-filters" "$(cat out)" 'The text of it.'
run stet --from=text --text plain.abc
is "and --from=text" "$(cat out)" 'The text of it.'
printf '{\\rtf1 It is rich.}\n' >odd
config "*.rtf = $bin/second %s"
run stet --text odd
is "rich text is told by its content" "$(cat out)" 'Read by second.'
cp odd odd.doc
run stet --text odd.doc
is "also under another name" "$(cat out)" 'Read by second.'
run stet --from=text --text odd
is "unless the user wants to see the code" "$(cat out)" '{\rtf1 It is rich.}'
trouble "rich text without filters" stet --no-filters --text odd
config '*.rtf ='
run stet --text odd
is "unless it is switched off" "$(cat out)" '{\rtf1 It is rich.}'
config "*.doc = $bin/first %s"
run stet --text odd.doc
is "a line for the name goes before the content" "$(cat out)" 'Read by first.'
printf '%%PDF-1.4\n' >odd
config "*.pdf = $bin/second %s"
run stet --text odd
is "PDF is told by its content" "$(cat out)" 'Read by second.'
printf 'He wrote {\\rtf1 and %%PDF-1.4.\n' >text.txt
run stet --text text.txt
is "text that speaks of them is text" "$(cat out)" "$(cat text.txt)"
if command -v zip >/dev/null; then
    mkdir word
    echo '<x/>' >word/document.xml
    echo x >z
    zip -q a.zip z word/document.xml
    cp a.zip document
    zip -q other.zip z
    printf 'application/vnd.oasis.opendocument.text' >mimetype
    zip -q -0 -X writer mimetype && zip -q writer z && mv writer.zip writer
    printf 'application/epub+zip' >mimetype
    zip -q -0 -X book mimetype && zip -q book z && mv book.zip book
    for pair in document:docx writer:odt book:epub; do
        config "*.${pair#*:} = $bin/first %s"
        run stet --text "${pair%:*}"
        is "${pair#*:} is told by its content" "$(cat out)" 'Read by first.'
    done
    trouble "another archive is a binary file" stet --text other.zip
else
    skip "archives" "there is no zip"
fi
: >empty.abc
config "*.abc = $bin/first %s"
run stet --text empty.abc
is "an empty file needs no filter: exit status" "$status" 0
is "and stays empty" "$(cat out)" ''
config '*.abc = first'
trouble "a line without a file" stet --text plain.abc
ok "names the config file and the line" grep -q 'config:1: A filter looks like' err

# Without any of those that come with the program.
: >config
mkdir none
for document in a.docx a.odt a.rtf a.epub a.pdf a.doc; do
    echo 'x' >$document
    trouble "$document without its filter" \
        env PATH="$folder/none" "$STET" --no-review "$document" plain.abc
    ok "$document: the package is named" \
        grep -qE "^stet: $document needs a filter: install [a-z]" err
done
env PATH="$folder/none" "$STET" --text a.docx 2>err
is "the sentence" "$(cat err)" 'stet: a.docx needs a filter: install pandoc, or docx2txt'
env PATH="$folder/none" "$STET" --text a.pdf 2>err
is "a package of another name" "$(cat err)" \
    'stet: a.pdf needs a filter: install pdftotext (package poppler-utils)'

# What becomes of it.
filter upper <<'END'
tr a-z A-Z <"$1"
END
config "*.abc = $bin/upper %s"
printf 'It opens on Monday.\n\nIt costs 4 marks.\n' >old.abc
printf 'It opens on Friday.\n\nIt costs 5 marks.\n' >new.abc
run stet old.abc new.abc
is "two of them: exit status" "$status" 1
ok "what read them is told" grep -q '^Old: old.abc, .*abc by upper' out
run stet --format=json old.abc new.abc
is "JSON: the format of the text" "$(get old.format)" text
is "JSON: the kind" "$(get old.kind)" abc
is "JSON: the filter" "$(get new.filter)" upper
run stet --text old.abc
cp out text.old
run stet --format=json old.abc new.abc
is "JSON: bytes are those of --text" "$(get old.bytes)" "$(wc -c <text.old | tr -d ' ')"
run stet --resolve --undecided=old old.abc new.abc
ok "--resolve gives text" cmp out text.old
run stet --resolve --undecided=mark old.abc new.abc
ok "with marks too" grep -q '{~~MONDAY~>FRIDAY~~}' out
trouble "no patch for what is no text" stet --format=patch old.abc new.abc
cp new.abc kept
trouble "the text does not replace the file" stet --resolve -o new.abc old.abc new.abc
ok "which is as it was" cmp new.abc kept
filter page <<'END'
echo '<!DOCTYPE html><html><body><article><p>A paragraph of a page.</p></article></body></html>'
END
config "*.abc = $bin/page %s"
run stet --text old.abc
is "what it prints may be a page" "$(cat out)" 'A paragraph of a page.'

# Those that mean harm, or do some.
filter hangs <<'END'
echo 'Some text.'
sleep 1000 & echo $! >>"$FOLDER/pids"
wait
END
filter floods <<'END'
exec yes 'The same line again and again, without an end.'
END
filter fails <<'END'
printf '\n\033[31mThe document\033]0;x\007 is \342\200\256broken\n\nSecond line.\n' >&2
exit 7
END
filter silent <<'END'
exit 5
END
filter dies <<'END'
echo Text
kill -SEGV $$
END
filter nothing <<'END'
printf ' \n\n\f\n'
END
filter leaves <<'END'
sleep 1000 & echo $! >>"$FOLDER/pids"
echo 'Text, and something is left.'
END
filter detaches <<'END'
exec >&- 2>&-
sleep 1000 & echo $! >>"$FOLDER/pids"
wait
END
filter binary <<'END'
printf 'a\0b\n'
END
filter complains <<'END'
i=0
while [ $i -lt 5000 ]; do echo 'A warning that nobody reads.' >&2; i=$((i + 1)); done
echo 'Text all the same.'
END
printf 'echo Text\n' >"$bin/headless"
chmod +x "$bin/headless"
FOLDER=$folder
export FOLDER
# What is killed may wait for somebody to ask what became of it.
is_running()
{
    if [ -r "/proc/$1/stat" ]; then
        ! grep -q ') Z' "/proc/$1/stat"
    else
        kill -0 "$1" 2>/dev/null
    fi
}
is_gone()
{
    [ -s pids ] || return 1
    sleep 0.2
    for left in $(cat pids); do
        ! is_running "$left" || return 1
    done
}
# with FILTER [SECONDS]
with() { config "*.abc = $bin/$1 %s" "filter-seconds = ${2:-60}" 'filter-megabytes = 2'; : >pids; }
with hangs 1
trouble "one that hangs" stet --text plain.abc
ok "the limit and its setting are told" grep -q 'hangs took longer than 1 seconds.*filter-seconds' err
ok "nothing of it goes on" is_gone
with floods
trouble "one that prints for ever" stet --text plain.abc
ok "that limit, too" grep -q 'floods printed more than 2 MB.*filter-megabytes' err
with fails
trouble "one that fails" stet --text plain.abc
ok "its first words are told, clean" grep -q 'fails failed with status 7: ^\[\[31mThe document' err
ok "only those" sh -c '! grep -q Second err'
with silent
trouble "one that fails without a word" stet --text plain.abc
ok "its status is told" grep -q 'silent failed with status 5$' err
with dies
trouble "one that is ended by a signal" stet --text plain.abc
ok "which is told" grep -q 'dies was ended by signal' err
with nothing
trouble "one that prints nothing" stet --text plain.abc
ok "no text is no version" grep -q 'nothing found no text in it' err
with leaves
run stet --text plain.abc
is "one that leaves a program behind" "$(cat out)" 'Text, and something is left.'
ok "which does not outlive it" is_gone
with detaches 1
trouble "one that closes its output and goes on" stet --text plain.abc
ok "is ended" is_gone
with binary
trouble "one that prints no text" stet --text plain.abc
ok "is told of" grep -q 'what binary printed is no text' err
with complains
run stet --text plain.abc
is "one that complains at length" "$(cat out)" 'Text all the same.'
with headless
trouble "one that no system runs" stet --text plain.abc
with hangs
config "*.abc = $bin/hangs %s"
"$STET" --no-review --config=config --from=abc --text - <plain.abc >out 2>err &
pid=$!
tries=0
until [ -s pids ] || [ $tries -gt 100 ]; do sleep 0.05; tries=$((tries + 1)); done
is "while it runs there is a temporary file" "$(ls tmp | wc -l | tr -d ' ')" 1
kill -TERM $pid
wait $pid 2>/dev/null
is "a signal ends the program" "$?" 143
ok "and the filter" is_gone
is "and removes the file" "$(ls tmp)" ''
mkdir "$folder/full"
chmod 500 "$folder/full"
if [ "$(id -u)" -ne 0 ]; then
    TMPDIR=$folder/full run_stdin --from=abc --text -
    is "no place for a temporary file" "$status" 2
fi

# The real ones.
: >config
if command -v pandoc >/dev/null; then
    printf 'The *ferry* was late, “they” said.\n\n- on Monday\n' |
        pandoc -f markdown -t docx -o real.docx
    printf 'The *ferry* was late, “they” said.\n\n- on Friday\n' |
        pandoc -f markdown -t odt -o real.odt
    run stet real.docx real.odt
    is "pandoc: exit status" "$status" 1
    ok "pandoc: one change" grep -q '^1 change' out
    run stet --format=json real.docx real.odt
    is "pandoc: named" "$(get old.filter)" pandoc
    cp real.docx unnamed
    run stet --text unnamed
    ok "pandoc: without its ending" grep -q 'The ferry was late, “they” said' out
    head -c 900 real.docx >cut.docx
    trouble "pandoc: half a document" stet --text cut.docx
else
    skip "pandoc" "it is not installed"
fi
if command -v pdftotext >/dev/null; then
    printf '%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n' >real.pdf
    trouble "pdftotext: half a document" stet --text real.pdf
else
    skip "pdftotext" "it is not installed"
fi
cd / || exit 2
finish
