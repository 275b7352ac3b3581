# shellcheck shell=sh
# For the command line tests: TAP, a folder of their own, one run of stet.
# Each test sources this and ends with `finish`.
set -u
: "${STET:=$PWD/build/stet}"
: "${BUILD:=build}"
json=$PWD/$BUILD/tests/support/jsoncheck
case $BUILD in /*) json=$BUILD/tests/support/jsoncheck ;; esac
articles=$PWD/tests/articles
count=0 failures=0
folder=$(mktemp -d "${TMPDIR:-/tmp}/stet-cli.XXXXXX") || exit 2
trap 'chmod -R u+rwx "$folder" 2>/dev/null; rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM

# Runs a command with its output in $folder/out and $folder/err; sets $status.
run()
{
    "$@" >"$folder/out" 2>"$folder/err" </dev/null
    status=$?
}

# ok NAME COMMAND...: passes where the command succeeds.
ok()
{
    name=$1
    shift
    count=$((count + 1))
    if "$@" >"$folder/check" 2>&1; then
        echo "ok $count - $name"
        return 0
    fi
    failures=$((failures + 1))
    echo "not ok $count - $name"
    echo "# does not hold: $*"
    sed 's/^/#   /' "$folder/check" | head -n 10
    return 1
}

# is NAME GOT WANT
is()
{
    count=$((count + 1))
    if [ "$2" = "$3" ]; then
        echo "ok $count - $1"
        return 0
    fi
    failures=$((failures + 1))
    printf 'not ok %d - %s\n#  got %s\n# want %s\n' "$count" "$1" "$2" "$3"
    [ -s "$folder/err" ] && LC_ALL=C cat -v "$folder/err" | head -n 5 | sed 's/^/# stderr: /'
    return 1
}

skip()
{
    count=$((count + 1))
    echo "ok $count - $1 # SKIP $2"
}

# The last run printed nothing and said one sentence: one line, no more than
# 600 bytes, nothing a terminal would obey.
is_one_sentence()
{
    [ ! -s "$folder/out" ] || { echo "something on standard output"; return 1; }
    [ "$(wc -l <"$folder/err")" -eq 1 ] || { echo "not one line"; cat "$folder/err"; return 1; }
    [ "$(wc -c <"$folder/err")" -le 600 ] || { echo "too long"; return 1; }
    is_harmless "$folder/err"
}

# No control bytes but line ends and tabs, no C1, no overrides of direction, no
# invisible characters, in a file of output.
is_harmless()
{
    ! LC_ALL=C grep -n "$(printf '[\001-\010\013-\037\177]')" "$1" &&
        ! LC_ALL=C grep -n "$(printf '\302[\200-\237\255]')" "$1" &&
        ! LC_ALL=C grep -n "$(printf '\342\200[\213\216\217\250-\256]')" "$1" &&
        ! LC_ALL=C grep -n "$(printf '\342\201[\240-\257]')" "$1" &&
        ! LC_ALL=C grep -n "$(printf '\330\234')" "$1" &&
        ! LC_ALL=C grep -n "$(printf '\357\273\277')" "$1"
}

# trouble NAME COMMAND...: exit status 2 and one sentence.
trouble()
{
    name=$1
    shift
    run "$@"
    is "$name: exit status" "$status" 2
    ok "$name: one sentence on standard error, nothing else" is_one_sentence
}

# A value of the JSON in $folder/out.
get() { "$json" --get "$1" "$folder/out"; }

# Each line of a file is JSON.
is_json_lines()
{
    while read -r line; do
        echo "$line" >"$folder/line"
        "$json" "$folder/line" || return 1
    done <"$1"
}

# Git for a test that needs it, which knows nothing of who runs the test.
own_git()
{
    command -v git >/dev/null || { skip "git" "it is not installed"; finish; }
    HOME=$folder
    GIT_CONFIG_NOSYSTEM=1
    export HOME GIT_CONFIG_NOSYSTEM
    unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_EXTERNAL_DIFF
}

finish()
{
    echo "1..$count"
    [ "$failures" -eq 0 ]
    exit
}
