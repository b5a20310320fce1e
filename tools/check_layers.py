#!/usr/bin/env python3
"""Every include obeys layers.txt: a module includes only itself and what its line grants.

Also refused: grants that go in a circle, modules without a line, and includes not written from src/ as "module/file.h".
A test (*_test.cpp) may include any module. The folder with the longest matching name decides which module a file is in.
"""

import sys

from cpp_text import ROOT, SRC, includes, is_test, report, shown, sources


def read_grants() -> dict[str, list[str]]:
    grants = {}
    for line in (ROOT / "layers.txt").read_text(encoding="utf-8").splitlines():
        words = line.split("#")[0].split()
        if words:
            grants[words[0]] = [word for word in words[1:] if word != "-"]
    return grants


def module_of(path: str, grants: dict[str, list[str]]) -> str | None:
    """`doors/portal/x.h` is in `doors/portal`; a file directly in src/ is in `main`."""
    if "/" not in path:
        return "main"
    fitting = [module for module in grants if path.startswith(module + "/")]
    return max(fitting, key=len, default=None)


def circles(grants: dict[str, list[str]]) -> list[str]:
    found = []
    finished = set()

    def visit(module: str, trail: list[str]) -> None:
        if module in trail:
            circle = trail[trail.index(module):] + [module]
            found.append("layers.txt: a circle: " + " -> ".join(circle))
            return
        if module in finished:
            return
        for granted in grants.get(module, []):
            visit(granted, trail + [module])
        finished.add(module)

    for module in grants:
        visit(module, [])
    return found


def unknown_grants(grants: dict[str, list[str]]) -> list[str]:
    return [f"layers.txt: {module} is granted {granted}, which has no line"
            for module, granted_list in grants.items()
            for granted in granted_list if granted != "*" and granted not in grants]


def check_file(path, grants: dict[str, list[str]]) -> list[str]:
    own = module_of(str(path.relative_to(SRC)), grants)
    if own is None:
        return [f"{shown(path)}: its module has no line in layers.txt"]
    faults = []
    for number, kind, included in includes(path):
        place = f"{shown(path)}:{number}"
        target = module_of(included, grants)
        if kind == "<":
            if target not in (None, "main") and (SRC / included).is_file():
                faults.append(f'{place}: ours are included with quotes: "{included}"')
        elif own == "main" and (SRC / included).is_file():
            continue  # main's own headers stand beside main.cpp
        elif "/" not in included or included.startswith(".") or target is None:
            faults.append(f'{place}: write "{included}" from src/ as "module/file.h"')
        elif target != own and not is_test(path):
            allowed = grants[own]
            if "*" not in allowed and target not in allowed:
                faults.append(f"{place}: {own} may not include {target}")
    return faults


def main() -> int:
    grants = read_grants()
    faults = circles(grants) + unknown_grants(grants)
    for path in sources(".h", ".cpp", ".cc"):
        faults += check_file(path, grants)
    return report("layers", faults)


if __name__ == "__main__":
    sys.exit(main())
