# Makes the tables of change/terms.c of terms/*.words, in two parts with a sort between them:
# part=words writes a line for each word, part=table C.

function fail(what)
{
    print FILENAME ": " what >"/dev/stderr"
    bad = 1
    exit 1
}

function write_entry()
{
    if (word == "")
        return
    line = sprintf("    {\"%s\", %s, %s, TERM_%s, %s},", word, value, languages, toupper(term), flags)
    if (word ~ /^~/)
        endings = endings substr(line, 1, 6) substr(line, 8) "\n"
    else
        print line
}

BEGIN {
    if (part == "table") {
        FS = "\t"
        print "/* Made from src/change/terms/ by the Makefile. */"
        print "#include \"change/terms_internal.h\"\n"
        print "const struct term_entry term_entries[] = {"
    }
}

part == "words" && /^[a-z]/ {
    for (i = 3; i <= NF; i++) {
        word = $i
        value = 0
        flags = "0"
        if (match(word, /=[0-9]+$/)) {
            value = substr(word, RSTART + 1)
            word = substr(word, 1, RSTART - 1)
        }
        if (sub(/\/n$/, "", word))
            flags = "TERM_NOUN"
        else if (sub(/\/a$/, "", word))
            flags = "TERM_SHORT"
        else if (sub(/\/b$/, "", word))
            flags = "TERM_BEHIND"
        else if (sub(/\/t$/, "", word))
            flags = "TERM_TO"
        if (sub(/^\^/, "", word))
            flags = flags " | TERM_CAPITAL"
        sub(/^0 \| /, "", flags)
        if (length(word) > 24 || word ~ /["\\]/)
            fail("\"" word "\" is no word for the table")
        printf "%s\t%s\t%s\t%s\tLANGUAGE_BIT(%s)\n", word, $2, value, flags, toupper($1)
    }
}

part == "table" {
    if ($1 == word && $2 == term && $3 == value && $4 == flags) {
        languages = languages " | " $5
        next
    }
    write_entry()
    word = $1
    term = $2
    value = $3
    flags = $4
    languages = $5
}

END {
    if (part == "table" && !bad) {
        write_entry()
        print "};"
        print "const size_t n_term_entries = sizeof term_entries / sizeof *term_entries;\n"
        print "const struct term_entry term_endings[] = {"
        printf "%s", endings
        print "};"
        print "const size_t n_term_endings = sizeof term_endings / sizeof *term_endings;"
    }
}
