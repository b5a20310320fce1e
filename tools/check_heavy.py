#!/usr/bin/env python3
"""A heavy library header is included by one .cpp and by no header of ours (tools/heavy_headers.txt), so that a change
elsewhere does not compile it again and its exceptions and types end in that file. Tests are not counted.
"""

import sys

from cpp_text import ROOT, SRC, includes, is_test, report, shown, sources


def read_limits() -> list[tuple[str, int, str]]:
    limits = []
    for line in (ROOT / "tools" / "heavy_headers.txt").read_text(encoding="utf-8").splitlines():
        words = line.split("#")[0].split() if line.startswith("#") else line.split()
        if words:
            limits.append((words[0], int(words[1]), words[2]))
    return limits


def main() -> int:
    faults = []
    limits = read_limits()
    users = {prefix: set() for prefix, *_ in limits}
    for path in sources(".h", ".cpp", ".cc"):
        if is_test(path):
            continue
        for number, kind, included in includes(path):
            for prefix, _, folder in limits:
                if kind != "<" or not included.startswith(prefix):
                    continue
                users[prefix].add(shown(path))
                if path.suffix == ".h":
                    faults.append(f"{shown(path)}:{number}: {included} belongs into one .cpp")
                if folder != "-" and path.relative_to(SRC).parts[0] != folder:
                    faults.append(f"{shown(path)}:{number}: {included} belongs into src/{folder}")
    for prefix, most, _ in limits:
        if len(users[prefix]) > most:
            faults.append(f"{prefix} is included by {len(users[prefix])} files, at most {most}: "
                          + ", ".join(sorted(users[prefix])))
    return report("heavy headers", faults)


if __name__ == "__main__":
    sys.exit(main())
