#!/usr/bin/env bash
# C++ is laid out as .clang-format says. --fix applies it.
set -uo pipefail
cd "$(dirname "$0")/.."

mapfile -t files < <(find src bench tests -name '*.cpp' -o -name '*.h' -o -name '*.cc' 2>/dev/null | sort)
if [ "${1:-}" = --fix ]; then
    clang-format -i "${files[@]}"
    exit
fi
faults=$(clang-format --dry-run -Werror "${files[@]}" 2>&1 | grep -oE '^[^:]+:[0-9]+' | sort -u)
if [ -n "$faults" ]; then
    cut -d: -f1 <<<"$faults" | uniq -c | sort -rn
    echo "FAIL format: $(cut -d: -f1 <<<"$faults" | uniq | wc -l) files, tools/format.sh --fix applies it"
    exit 1
fi
echo "ok format"
