"""Reads C++ for the checks: which files there are, and their text without comments and literals."""

import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent
SRC = ROOT / "src"

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
RAW_STRING = re.compile(r'(?:u8|u|U|L)?R"([^()\\\s]{0,16})\(')


def sources(*suffixes: str) -> list[pathlib.Path]:
    """Every file under src/ with one of the suffixes, in a stable order."""
    return sorted(path for path in SRC.rglob("*") if path.suffix in suffixes and path.is_file())


def shown(path: pathlib.Path) -> str:
    return str(path.relative_to(ROOT))


def is_test(path: pathlib.Path) -> bool:
    return path.stem.endswith("_test") or path.name == "tests_main.cc"


def includes(path: pathlib.Path):
    """Yields line number, `<` or `"`, and what is included."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if match := INCLUDE.match(line):
            yield number, match.group(1), match.group(2)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _end_of_quoted(text: str, start: int, quote: str) -> int:
    i = start + 1
    while i < len(text) and text[i] not in (quote, "\n"):
        i += 2 if text[i] == "\\" else 1
    return min(i + 1, len(text))


def _end_of_token(text: str, i: int) -> tuple[int, bool]:
    """The end of what starts at i, and whether it is a comment or a literal."""
    if text.startswith("//", i):
        end = text.find("\n", i)
        return (len(text) if end < 0 else end), True
    if text.startswith("/*", i):
        end = text.find("*/", i)
        return (len(text) if end < 0 else end + 2), True
    if match := RAW_STRING.match(text, i):
        end = text.find(")" + match.group(1) + '"', match.end())
        return (len(text) if end < 0 else end + len(match.group(1)) + 2), True
    if text[i] == '"':
        return _end_of_quoted(text, i, '"'), True
    if text[i] == "'":
        return _end_of_quoted(text, i, "'"), True
    if text[i].isalnum() or text[i] == "_":
        # A whole word or number at once: 1'000 is no character, and R in FOR is no raw string.
        return re.compile(r"\d(?:[\w.]|'(?=\w))*|\w+").match(text, i).end(), False
    return i + 1, False


def bare(text: str, literal: str = " ") -> str:
    """The text with comments blanked and literals as `literal`, a single character; every line stays where it is."""
    out = []
    i = 0
    while i < len(text):
        end, is_blank = _end_of_token(text, i)
        piece = text[i:end]
        if is_blank and not piece.startswith("/"):
            piece = re.sub(r"[^\n]", literal, piece)
        elif is_blank:
            piece = _blank(piece)
        out.append(piece)
        i = end
    return "".join(out)


def without_directives(text: str) -> str:
    """Preprocessor lines blanked, continued ones included."""
    out = []
    inside = False
    for line in text.split("\n"):
        inside = inside or line.lstrip().startswith("#")
        out.append(_blank(line) if inside else line)
        inside = inside and line.rstrip().endswith("\\")
    return "\n".join(out)


def report(name: str, faults: list[str]) -> int:
    """Prints the faults and the closing line; the exit status."""
    for fault in faults:
        print(fault)
    print(f"FAIL {name}: {len(faults)}" if faults else f"ok {name}")
    return 1 if faults else 0
