#!/bin/sh
# What compilers do not see: clang-tidy, cppcheck, mandoc, each where it is
# installed. tests/lint.sh FLAG..., with the flags of the compiler.
set -u
status=0
sources=$(find src ui tests -name '*.c' | sort)
program=$(find src ui -name '*.c' | sort)

there()
{
    command -v "$1" >/dev/null && return 0
    echo "lint: $1 is not installed, left out"
    return 1
}

if there clang-tidy; then
    # shellcheck disable=SC2086
    echo $sources | tr ' ' '\n' | xargs -n 8 -P 2 sh -c '
        flags=$1
        shift
        clang-tidy --quiet --warnings-as-errors="*" "$@" -- -std=c11 $flags 2>/dev/null' \
        lint "$*" || status=1
fi
if there cppcheck; then
    # shellcheck disable=SC2086
    cppcheck --quiet --std=c11 --language=c --enable=warning,performance,portability \
        --inline-suppr --suppress=missingIncludeSystem --suppress=uninitvar:src/base/hash.h --error-exitcode=1 \
        --template='{file}:{line}: {severity}: {message} [{id}]' -Isrc -I. $program || status=1
fi
if there mandoc; then
    mandoc -T lint -W warning man/stet.1 || status=1
fi
[ $status -eq 0 ] && echo "lint: nothing to complain of"
exit $status
