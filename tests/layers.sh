#!/bin/sh
# Keeps the architecture: includes go to the same layer or a lower one, no file
# includes itself by a detour, each library has one user, and nothing but
# the program's own ui/term_* needs curses.
set -u
: "${BUILD:=build}"
LC_ALL=C
export LC_ALL
count=0 failures=0

# Reports the rule $1: the file $broken holds what breaks it, a line each.
rule()
{
    count=$((count + 1))
    if [ ! -s "$broken" ]; then
        echo "ok $count - $1"
    else
        failures=$((failures + 1))
        echo "not ok $count - $1"
        sed 's/^/# /' "$broken"
    fi
}

files=$(find src ui -name '*.[ch]' | sort)
folder=$(mktemp -d "${TMPDIR:-/tmp}/stet-layers.XXXXXX") || exit 2
trap 'rm -rf "$folder"' EXIT
includes=$folder/includes broken=$folder/broken
# One line an include: file, line, what it includes.
# shellcheck disable=SC2086
awk '/^[ \t]*#[ \t]*include/ {
    gsub(/[<>"]/, " ")
    sub(/#[ \t]*include/, "")
    print FILENAME, FNR, $1
}' $files >"$includes"

awk '
function layer(path,    parts)
{
    if (path ~ /^ui\//) return "ui"
    sub(/^src\//, "", path)
    split(path, parts, "/")
    return parts[1]
}
BEGIN {
    n = split("base input article collate change review view report cli ui", order)
    for (i = 1; i <= n; i++)
        rank[order[i]] = i
}
!(layer($1) in rank) { print $1 ": in no known layer"; next }
$3 ~ /\// && layer($3) in rank && rank[layer($3)] > rank[layer($1)] {
    print $1 ":" $2 ": " layer($1) " includes " $3 ", which is above it"
}' "$includes" | sort -u >"$broken"
rule "a file includes only its own layer or a lower one"

# What a file includes, as the path of the file.
awk '$3 ~ /^(base|input|article|collate|change|review|view|report|cli)\// { print $1, "src/" $3; next }
$3 ~ /\// { print $1, $3 }' "$includes" | sort -u | tsort 2>"$broken" >/dev/null
rule "no file includes itself by a detour"

awk '
$3 ~ /^(n?curses|term|panel)\.h$/ && $1 !~ /^ui\/term_[a-z_]*\.c$/ ||
$3 == "utf8proc.h" && $1 != "src/base/utf8.c" ||
$3 == "pcre2.h" && $1 != "src/base/pattern.c" ||
$3 == "cmark.h" && $1 !~ /^src\/input\/markdown(_map)?\.c$/ ||
$3 == "sqlite3.h" && $1 != "src/review/sqlite.h" ||
$3 == "gumbo.h" && $1 != "src/input/html_tree.c" ||
$3 ~ /^uni(conv|ctype|lbrk|gbrk|wbrk|norm|case|name|stdio|str|types|width|regex)\.h$/ &&
    $1 != "src/base/unibreak.c" ||
$3 == "iconv.h" && $1 != "src/input/encoding.c" ||
$3 == "dlfcn.h" && $1 != "src/input/encoding_guess.c" && $1 != "src/review/sqlite.c" {
    print $1 ":" $2 ": " $3
}' "$includes" >"$broken"
rule "curses, utf8proc, PCRE2, libunistring, Gumbo, cmark, SQLite, iconv and dlopen each in their own files"

# All of both libraries, linked into a program that has no curses library.
if [ "$(uname -s)" = Darwin ]; then
    whole="-Wl,-force_load,$BUILD/libstetui.a -Wl,-force_load,$BUILD/libstet.a"
else
    whole="-Wl,--whole-archive $BUILD/libstetui.a $BUILD/libstet.a -Wl,--no-whole-archive"
fi
echo 'int main(void) { return 0; }' >"$folder/main.c"
# shellcheck disable=SC2086
${LINK:-cc} -o "$folder/main" "$folder/main.c" $whole \
    ${CORE_LIBS:--lutf8proc -lpcre2-8 -lunistring -lgumbo -lcmark -lm} 2>"$broken" || echo 'it does not link' >>"$broken"
rule "libstet.a and libstetui.a link without curses"

echo "1..$count"
[ "$failures" -eq 0 ]
