#!/bin/sh
# Runs test programs and scripts that print TAP: tests/run.sh TEST...
# Quiet where all is well; a test with failures is shown in full. One that
# crashes, prints no plan, or another number of results than planned counts as
# one more failure. The last line is "N passed, N failed".
set -u
: "${BUILD:=build}"
: "${STET:=$PWD/$BUILD/stet}"
export BUILD STET

# The same answers on every machine: UTF-8, no terminal, nobody's settings.
for name in C.UTF-8 C.utf8 en_US.UTF-8 en_US.utf8; do
    if [ "$(LC_ALL=$name locale charmap 2>/dev/null)" = UTF-8 ]; then
        LC_ALL=$name
        export LC_ALL
        break
    fi
done
XDG_STATE_HOME=$(mktemp -d "${TMPDIR:-/tmp}/stet-state.XXXXXX") || exit 2
export XDG_STATE_HOME
unset NO_COLOR COLORTERM LESS PAGER
TZ=UTC
export TZ
: "${ASAN_OPTIONS:=abort_on_error=1:handle_abort=0:handle_segv=1}"
: "${UBSAN_OPTIONS:=print_stacktrace=1:abort_on_error=1}"
export ASAN_OPTIONS UBSAN_OPTIONS

out=$(mktemp "${TMPDIR:-/tmp}/stet-test.XXXXXX") || exit 2
trap 'rm -rf "$out" "$XDG_STATE_HOME"' EXIT
trap 'exit 130' INT TERM

# Shows the test's output but for lines that match, without control bytes.
show()
{
    LC_ALL=C grep -a -v "$@" "$out" | LC_ALL=C tr -d '\000-\010\013-\037\177' |
        LC_ALL=C sed 's/^/        /'
}

passed=0 failed=0
for test in "$@"; do
    case $test in
    *.sh) sh "$test" >"$out" 2>&1 </dev/null ;;
    *) "$test" >"$out" 2>&1 </dev/null ;;
    esac
    status=$?
    counts=$(LC_ALL=C awk '
        /^ok / { good++ }
        /^not ok / { bad++ }
        /^1\.\.[0-9]+/ { plan = substr($1, 4) + 0; planned = 1 }
        END { print good + 0, bad + 0, (planned && plan == good + bad) ? 1 : 0 }' "$out")
    good=${counts%% *} rest=${counts#* }
    bad=${rest% *} complete=${rest#* }
    if [ "$complete" = 0 ] || { [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; }; then
        printf '  FAIL  %s (exit status %s)\n' "$test" "$status"
        show -e '^ok '
        bad=$((bad + 1))
    elif [ "$bad" -gt 0 ]; then
        printf '  FAIL  %s\n' "$test"
        show -e '^ok ' -e '^1\.\.'
    else
        printf '  ok    %s (%s)\n' "$test" "$good"
    fi
    passed=$((passed + good)) failed=$((failed + bad))
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
