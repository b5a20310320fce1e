#!/usr/bin/env bash
# Types, lint and texts of the web client. Prints `ok name` or `FAIL name` for each and ends with `N passed, N failed`.
set -uo pipefail
cd "$(dirname "$0")/../web"

passed=0 failed=0
for script in typecheck lint i18n:check; do
    if npm run --silent "$script"; then
        echo "ok $script"
        passed=$((passed + 1))
    else
        echo "FAIL $script"
        failed=$((failed + 1))
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
