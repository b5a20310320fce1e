#!/usr/bin/env python3
"""Nothing is too big to read: files have at most 500 lines; C++ functions at most 70 lines, 4 levels of nested blocks
and 5 parameters. A lambda counts as a function of its own, and its lines also as its owner's.
"""

import re
import sys

from cpp_text import ROOT, bare, report, shown, sources, without_directives

FILE_LINES = 500
FUNCTION_LINES = 70
NESTING = 4
PARAMETERS = 5

CONTROL = {"if", "for", "while", "switch", "catch", "constexpr"}
LAMBDA = re.compile(r"\]\s*(?:\([^{}]*\))?\s*(?:mutable|noexcept|constexpr|\s)*(?:->[^{};]*)?$")
BLOCK_WORD = re.compile(r"(?:\belse|\bdo|\btry|[;{}:])\s*$")
TYPE = re.compile(r"(?:^|[\s>])(?:class|struct|union|enum)\s")
NAME = re.compile(r"([~\w:]+|operator\s*\S+?|operator\s*\(\s*\))\s*$")


def matching_open(text: str, close: int) -> int:
    """Position of the parenthesis that the one at `close` closes."""
    depth = 0
    for i in range(close, -1, -1):
        if text[i] == ")":
            depth += 1
        elif text[i] == "(":
            depth -= 1
            if depth == 0:
                return i
    return 0


def matching_close(text: str, start: int) -> int:
    depth = 0
    for i in range(start, len(text)):
        if text[i] == "{":
            depth += 1
        elif text[i] == "}":
            depth -= 1
            if depth == 0:
                return i
    return len(text) - 1


def first_parameters(header: str) -> tuple[str, str] | None:
    """Name and parameter list of the function a header declares; None when it declares none."""
    angle = 0
    for i, c in enumerate(header):
        if c == "<" and not header[:i].rstrip().endswith("operator"):
            angle += 1
        elif c == ">" and header[i - 1] != "-":
            angle = max(angle - 1, 0)
        elif c == "(" and angle == 0:
            before = header[:i].rstrip()
            if before.endswith(("requires", "decltype", "noexcept", "explicit", "alignas", "__attribute__")):
                continue
            if before.endswith("operator"):
                continue
            depth = 0
            for j in range(i, len(header)):
                depth += {"(": 1, ")": -1}.get(header[j], 0)
                if depth == 0:
                    name = NAME.search(before)
                    return (name.group(1) if name else "?"), header[i + 1:j]
            return None
    return None


def count_parameters(parameters: str) -> int:
    if not parameters.strip() or parameters.strip() == "void":
        return 0
    depth = 0
    count = 1
    for i, c in enumerate(parameters):
        if c in "(<[{":
            depth += 1
        elif c in ")]}" or (c == ">" and parameters[i - 1] != "-"):
            depth -= 1
        elif c == "," and depth == 0:
            count += 1
    return count


class Scan:
    """Walks the braces of one file; `open_` holds what each open brace belongs to."""

    def __init__(self, path):
        self.path = path
        self.text = without_directives(bare(path.read_text(encoding="utf-8")))
        self.faults = []
        self.open_ = []

    def line(self, position: int) -> int:
        return self.text.count("\n", 0, position) + 1

    def run(self) -> list[str]:
        start = 0  # where the current statement or header begins
        parens = 0
        for i, c in enumerate(self.text):
            if c == "(":
                parens += 1
            elif c == ")":
                parens -= 1
            elif c == "{":
                self.enter(i, start)
                start = i + 1
            elif c == "}":
                if self.open_:
                    self.leave(i)
                start = i + 1
            elif c == ";" and not self.in_function():
                self.check_parameters(self.text[start:i], i)
                start = i + 1
            elif c == ";":
                start = i + 1
        return self.faults

    def in_function(self) -> bool:
        return any(kind in ("function", "lambda") for kind, *_ in self.open_)

    def enter(self, i: int, start: int) -> None:
        header = self.text[start:i]
        if self.in_function():
            kind = self.kind_inside(i, header)
        else:
            kind = self.kind_outside(i, header)
        begin = start + len(header) - len(header.lstrip())
        name = ""
        if kind == "function":
            declared = first_parameters(header)
            name = declared[0] if declared else "?"
            self.check_parameters(header, i)
        self.open_.append((kind, begin if kind == "function" else i, name))
        if kind == "block":
            self.check_nesting(i)

    def kind_outside(self, i: int, header: str) -> str:
        if re.search(r"\bnamespace\b", header) or re.search(r"\bextern\s*$", header):
            return "namespace"
        if self.open_ and self.open_[-1][0] in ("initializer", "member"):
            return "initializer"
        if LAMBDA.search(header) and "=" in header:
            return "lambda"
        if TYPE.search(re.sub(r"<[^<>]*>", " ", header)) and first_parameters(header) is None:
            return "type"
        if re.search(r"=\s*$", header) or re.search(r"(?<![=!<>])=(?!=)[^()]*$", header):
            return "initializer"
        declared = first_parameters(header)
        if declared is None:
            return "type" if TYPE.search(header) else "initializer"
        # `Name(int a) : part_{a} {`: this brace only initialises a member.
        if re.search(r"\)\s*:[^:]", header + " ") and re.search(r"\w\s*$", header):
            after = self.text[matching_close(self.text, i) + 1:].lstrip()
            if after[:1] in (",", "{"):
                return "member"
        return "function"

    def kind_inside(self, i: int, header: str) -> str:
        before = self.text[max(0, i - 400):i].rstrip()
        if before.endswith(")"):
            opening = matching_open(before, len(before) - 1)
            word = re.search(r"(\w+|\])\s*$", before[:opening])
            if word and word.group(1) in CONTROL:
                return "block"
        if LAMBDA.search(before):
            return "lambda"
        if before.endswith(")") or BLOCK_WORD.search(before):
            # A brace behind `{` or `(` in an initialiser belongs to it.
            return "initializer" if self.open_[-1][0] == "initializer" else "block"
        if TYPE.search(header):
            return "type"
        return "initializer"

    def leave(self, i: int) -> None:
        kind, begin, name = self.open_.pop()
        if kind not in ("function", "lambda"):
            return
        lines = self.line(i) - self.line(begin) + 1
        if lines > FUNCTION_LINES:
            what = name or "a lambda"
            self.faults.append(
                f"{shown(self.path)}:{self.line(begin)}: {what} has {lines} lines, at most {FUNCTION_LINES}")

    def check_nesting(self, i: int) -> None:
        depth = 0
        for kind, *_ in reversed(self.open_):
            if kind in ("function", "lambda", "type"):
                break
            depth += kind == "block"
        if depth == NESTING + 1:
            self.faults.append(f"{shown(self.path)}:{self.line(i)}: more than {NESTING} nested blocks")

    def check_parameters(self, header: str, i: int) -> None:
        if re.search(r"(?<![=!<>])=(?!=|\s*(?:default|delete|0)\b)[^()]*$", header):
            return
        declared = first_parameters(header)
        if declared is None:
            return
        count = count_parameters(declared[1])
        if count > PARAMETERS:
            self.faults.append(
                f"{shown(self.path)}:{self.line(i)}: {declared[0]} has {count} parameters, at most {PARAMETERS}")


def web_sources():
    web = ROOT / "web" / "src"
    generated = re.compile(r"(?:\.gen\.|generated)")
    return sorted(path for path in web.rglob("*") if path.suffix in (".ts", ".tsx")
                  and not generated.search(str(path.relative_to(ROOT))))


def main() -> int:
    faults = []
    for path in sources(".h", ".cpp", ".cc") + web_sources():
        lines = path.read_text(encoding="utf-8").count("\n")
        if lines > FILE_LINES:
            faults.append(f"{shown(path)}: {lines} lines, at most {FILE_LINES}")
    for path in sources(".h", ".cpp", ".cc"):
        faults += Scan(path).run()
    return report("sizes", faults)


if __name__ == "__main__":
    sys.exit(main())
