#!/bin/sh
# Installs what building and testing stet needs and this machine lacks, with
# the machine's own package manager. Says what it does; where everything is
# there it does nothing and needs no network.
#
# What is there is found by trying it: by compiling, by pkg-config, by the name
# of a command; the names of packages only matter for what is missing.
#
# SETUP_CLANG=1 asks for clang too, which only .ci/run needs.
set -u
: "${CC:=cc}"

folder=$(mktemp -d "${TMPDIR:-/tmp}/stet-setup.XXXXXX") || exit 1
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM

there() { command -v "$1" >/dev/null 2>&1; }

# Does a program with header $1 compile and link with the library flags $2?
# (pcre2.h is the one that wants a macro.)
links()
{
    printf '#include <%s>\nint main(void) { return 0; }\n' "$1" >"$folder/try.c"
    # shellcheck disable=SC2086
    "$CC" -DPCRE2_CODE_UNIT_WIDTH=8 $brew_flags -o "$folder/try" "$folder/try.c" $2 >/dev/null 2>&1
}

# Does pkg-config know package $1, and does header $2 compile with its flags?
package_links()
{
    there pkg-config && flags=$(pkg-config --cflags --libs "$1" 2>/dev/null) && links "$2" "$flags"
}

utf8_locale()
{
    for name in C.UTF-8 C.utf8 en_US.UTF-8 en_US.utf8; do
        [ "$(LC_ALL=$name locale charmap 2>/dev/null)" = UTF-8 ] && return 0
    done
    return 1
}

# The library that the program loads when it needs it.
uchardet_loads()
{
    cat >"$folder/try.c" <<'END'
#include <dlfcn.h>
int main(void) { return !dlopen("libuchardet.so.0", RTLD_NOW) && !dlopen("libuchardet.0.dylib", RTLD_NOW); }
END
    # shellcheck disable=SC2086
    { "$CC" $brew_flags -o "$folder/try" "$folder/try.c" -ldl ||
        "$CC" $brew_flags -o "$folder/try" "$folder/try.c"; } >/dev/null 2>&1 && "$folder/try"
}

clang_works()
{
    echo 'int main(void) { return 0; }' >"$folder/try.c"
    there clang && clang -o "$folder/try" "$folder/try.c" >/dev/null 2>&1
}

sanitizers_link()
{
    echo 'int main(void) { return 0; }' >"$folder/try.c"
    "$CC" -fsanitize=address,undefined -o "$folder/try" "$folder/try.c" >/dev/null 2>&1
}

# What is missing, by short names that the tables below translate.
find_missing()
{
    brew_flags=
    if there brew; then
        prefix=$(brew --prefix)
        brew_flags="-I$prefix/include -L$prefix/lib"
        PKG_CONFIG_PATH="$prefix/opt/ncurses/lib/pkgconfig:${PKG_CONFIG_PATH:-}"
        export PKG_CONFIG_PATH
    fi
    missing=
    links stdio.h "" || missing="$missing compiler"
    there make || there gmake || missing="$missing make"
    there pkg-config || missing="$missing pkg-config"
    package_links ncursesw curses.h || missing="$missing ncurses"
    package_links libutf8proc utf8proc.h || missing="$missing utf8proc"
    package_links libpcre2-8 pcre2.h || missing="$missing pcre2"
    package_links sqlite3 sqlite3.h || missing="$missing sqlite"
    links uniwbrk.h -lunistring || missing="$missing unistring"
    links cmark.h -lcmark || missing="$missing cmark"
    links gumbo.h -lgumbo || missing="$missing gumbo"
    uchardet_loads || missing="$missing uchardet"
    for tool in git diff patch tmux mandoc; do
        there "$tool" || missing="$missing $tool"
    done
    utf8_locale || missing="$missing locale"
    [ -z "${SETUP_CLANG:-}" ] || clang_works || missing="$missing clang"
    sanitizers_link || missing="$missing sanitizers"
}

# The package that has $2 for package manager $1; nothing where the system
# itself has it or no package is known.
package()
{
    case $1:$2 in
    apt:compiler) echo gcc libc6-dev ;;
    pacman:compiler) echo gcc ;;
    apk:compiler) echo gcc musl-dev ;;
    brew:compiler) ;;
    *:compiler) echo gcc glibc-devel ;;
    apt:pkg-config | zypper:pkg-config) echo pkg-config ;;
    dnf:pkg-config | pacman:pkg-config | apk:pkg-config | brew:pkg-config) echo pkgconf ;;
    apt:ncurses) echo libncurses-dev ;;
    dnf:ncurses | zypper:ncurses) echo ncurses-devel ;;
    apk:ncurses) echo ncurses-dev ;;
    *:ncurses) echo ncurses ;;
    apt:utf8proc) echo libutf8proc-dev ;;
    dnf:utf8proc) echo utf8proc-devel ;;
    zypper:utf8proc) echo utf8proc-devel ;;
    apk:utf8proc) echo utf8proc-dev ;;
    *:utf8proc) echo utf8proc ;;
    apt:pcre2) echo libpcre2-dev ;;
    dnf:pcre2 | zypper:pcre2) echo pcre2-devel ;;
    apk:pcre2) echo pcre2-dev ;;
    *:pcre2) echo pcre2 ;;
    apt:uchardet) echo libuchardet0 ;;
    dnf:uchardet | zypper:uchardet | pacman:uchardet | apk:uchardet | brew:uchardet) echo uchardet ;;
    apt:unistring) echo libunistring-dev ;;
    dnf:unistring | zypper:unistring) echo libunistring-devel ;;
    apk:unistring) echo libunistring-dev ;;
    *:unistring) echo libunistring ;;
    apt:sqlite) echo libsqlite3-dev ;;
    dnf:sqlite) echo sqlite-devel ;;
    apk:sqlite) echo sqlite-dev ;;
    zypper:sqlite) echo sqlite3-devel ;;
    apt:cmark) echo libcmark-dev ;;
    dnf:cmark | zypper:cmark) echo cmark-devel ;;
    apk:cmark) echo cmark-dev ;;
    *:cmark) echo cmark ;;
    apt:gumbo) echo libgumbo-dev ;;
    dnf:gumbo | zypper:gumbo) echo gumbo-parser-devel ;;
    pacman:gumbo | brew:gumbo) echo gumbo-parser ;;
    apk:gumbo) echo gumbo-parser-dev ;;
    *:diff) echo diffutils ;;
    dnf:sanitizers) echo libasan libubsan ;;
    apk:mandoc) echo mandoc ;;
    dnf:locale) echo glibc-langpack-en ;;
    zypper:locale) echo glibc-locale ;;
    apk:locale) echo musl-locales ;;
    apt:locale) echo libc-bin ;;
    brew:clang | brew:locale | *:sanitizers | *:locale) ;;
    *) echo "$2" ;;
    esac
}

as_root()
{
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif there sudo; then
        echo "setup: sudo $*"
        sudo "$@"
    elif there doas; then
        echo "setup: doas $*"
        doas "$@"
    else
        echo "setup: this needs root, and neither sudo nor doas is there: $*" >&2
        return 1
    fi
}

refresh_lists()
{
    case $manager in
    apt) as_root apt-get -q -o DPkg::Lock::Timeout=300 update ;;
    pacman) as_root pacman -Sy --noconfirm ;;
    apk) as_root apk update --quiet ;;
    esac </dev/null
}

install_packages()
{
    case $manager in
    apt)
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends \
            -o DPkg::Lock::Timeout=300 install "$@"
        ;;
    dnf) as_root dnf -q -y install "$@" ;;
    pacman) as_root pacman -S --needed --noconfirm "$@" ;;
    apk) as_root apk add --quiet "$@" ;;
    zypper) as_root zypper --non-interactive --quiet install "$@" ;;
    brew) brew install --quiet "$@" ;;
    esac </dev/null
}

find_missing
[ -z "$missing" ] && exit 0
echo "setup: missing:$missing"

manager=
for name in apt-get dnf pacman apk zypper brew; do
    if there "$name"; then
        manager=${name%-get}
        break
    fi
done

wanted=
for name in $missing; do
    [ -n "$manager" ] && wanted="$wanted $(package "$manager" "$name")"
done
# shellcheck disable=SC2086
set -- $wanted
if [ -z "$manager" ]; then
    echo "setup: no package manager that I know (apt, dnf, pacman, apk, zypper, brew)" >&2
elif [ $# -gt 0 ]; then
    echo "setup: $manager installs: $*"
    refresh_lists >"$folder/log" 2>&1
    if ! install_packages "$@" >>"$folder/log" 2>&1; then
        # One package that this system does not have must not keep the others out.
        for name in "$@"; do
            install_packages "$name" >>"$folder/log" 2>&1 ||
                echo "setup: $manager cannot install $name" >&2
        done
    fi
fi

find_missing
needed= useful=
for name in $missing; do
    case $name in
    compiler | make | pkg-config | ncurses | utf8proc | pcre2 | unistring | gumbo | cmark) needed="$needed $name" ;;
    *) useful="$useful $name" ;;
    esac
done
[ -n "$useful" ] && echo "setup: still missing:$useful; what needs it is skipped"
if [ -n "$needed" ]; then
    [ -s "$folder/log" ] && tail -n 20 "$folder/log" >&2
    echo "setup: stet cannot be built without:$needed" >&2
    exit 1
fi
exit 0
