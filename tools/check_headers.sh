#!/usr/bin/env bash
# Every header compiles alone, with the compile flags of the build and without its precompiled header.
set -uo pipefail
cd "$(dirname "$0")/.."

flags=(-std=c++20 -O0 -fsyntax-only -Isrc -D_GLIBCXX_ASSERTIONS
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Wnon-virtual-dtor -Werror)
read -ra libraries < <(pkg-config --cflags simdjson sqlite3 libpq openssl libsodium spdlog)
compiler=(g++)
command -v ccache >/dev/null && compiler=(ccache g++)  # a header that did not change costs a tenth of a second

check_one() {  # header, command...
    local header=$1 alone
    shift
    # Through a file that includes it, or the compiler complains about `#pragma once` in what it is given.
    alone=build/headers/${header//\//_}.cpp
    printf '#include "%s"\n' "${header#src/}" >"$alone"
    if ! "$@" "$alone" >"$alone.log" 2>&1; then
        head -n 20 "$alone.log" >&2
        echo "$header: does not compile alone"
    fi
}
export -f check_one

mkdir -p build/headers
faults=$(find src -name '*.h' | sort |
    xargs -P 2 -I{} bash -c 'check_one "$@"' _ {} "${compiler[@]}" "${flags[@]}" "${libraries[@]}")
if [ -n "$faults" ]; then
    echo "$faults"
    echo "FAIL headers: $(wc -l <<<"$faults")"
    exit 1
fi
echo "ok headers"
