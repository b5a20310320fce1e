#!/usr/bin/env bash
# All checks of the text itself. Prints `ok name` or `FAIL name` for each and ends with `N passed, N failed`.
set -uo pipefail
cd "$(dirname "$0")/.."

passed=0 failed=0
for check in "python3 tools/check_layers.py" "python3 tools/check_pure.py" "python3 tools/check_sizes.py" \
    "python3 tools/check_heavy.py" "python3 tools/check_words.py" tools/check_headers.sh tools/format.sh; do
    if $check; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
