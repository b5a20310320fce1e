#!/usr/bin/env bash
# clang-tidy on the C++ files that differ from main, or on every one with --all. Needs a configured build/dev.
set -uo pipefail
cd "$(dirname "$0")/.."

database=build/tidy/compile_commands.json
if [ ! -f build/dev/compile_commands.json ]; then
    echo "FAIL clang-tidy: configure first: cmake --preset dev"
    exit 1
fi
# The compile commands without the precompiled header, which only the compiler that made it can read.
mkdir -p build/tidy
sed -E 's/ -Winvalid-pch//; s/ -include [^ ]*cmake_pch[^ ]*//' build/dev/compile_commands.json >"$database"

if [ "${1:-}" = --all ]; then
    mapfile -t files < <(find src -name '*.cpp' ! -name '*_test.cpp' | sort)
else
    mapfile -t files < <({
        git diff --name-only --diff-filter=d main
        git ls-files --others --exclude-standard
    } | grep -E '^src/.*\.cpp$' | grep -v '_test\.cpp$' | sort -u)
fi
if [ ${#files[@]} -eq 0 ]; then
    echo "ok clang-tidy: nothing differs from main"
    exit 0
fi
if printf '%s\n' "${files[@]}" | xargs -P 2 -n 1 clang-tidy --quiet -p build/tidy 2>/dev/null; then
    echo "ok clang-tidy"
else
    echo "FAIL clang-tidy"
    exit 1
fi
