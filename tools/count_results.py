"""Adds up the closing lines of the test programs in a log: prints `passed failed skipped`."""

import re
import sys

DOCTEST = re.compile(r"\[doctest\] test cases:\s*\d+\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed")
PLAIN = re.compile(r"^(?:\w+: )?(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$", re.MULTILINE)
VITEST = re.compile(r"^\s*Tests\s+(?:(\d+) failed \| )?(\d+) passed", re.MULTILINE)
SKIPPED = re.compile(r"^skipped\b", re.MULTILINE)


def main() -> None:
    with open(sys.argv[1], encoding="utf-8", errors="replace") as log:
        text = re.sub(r"\x1b\[[0-9;]*m", "", log.read())
    passed = failed = 0
    skipped = len(SKIPPED.findall(text))
    for match in DOCTEST.finditer(text):
        passed += int(match.group(1))
        failed += int(match.group(2))
    for match in PLAIN.finditer(text):
        passed += int(match.group(1))
        failed += int(match.group(2))
        skipped += int(match.group(3) or 0)
    for match in VITEST.finditer(text):
        failed += int(match.group(1) or 0)
        passed += int(match.group(2))
    print(passed, failed, skipped)


if __name__ == "__main__":
    main()
