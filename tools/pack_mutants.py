"""One change at a time in the files of packs/: what tools/mutate.py tries on the scenarios.

Kinds: `row` (a line of a CSV left out), `block` (a [[table]] of a TOML file left out), `number`, `boolean`, `day`, `word`
(a value changed for another of the same key), `element` (one left out of a list). Sentences and sources are told to
people and decide nothing; they are not changed.
"""

import csv
import datetime
import io
import pathlib
import re

PAIR = re.compile(r'^(\s*)([\w"-]+)(\s*=\s*)(.+?)\s*$')
PROSE = {"why", "source", "title", "name", "words", "sentence", "text", "address", "hours", "note", "url", "phone", "fax",
         "email", "disclaimer"}
WORD = re.compile(r'^"([\w.:@*!-]+)"$')


def rows_left_out(text: str):
    """Each row, of which a quoted cell may go over several lines."""
    lines = text.splitlines(keepends=True)
    reader = csv.reader(io.StringIO(text))
    next(reader)
    begin = reader.line_num
    for row in reader:
        yield begin + 1, "row", ",".join(row)[:100], "", "".join(lines[:begin] + lines[reader.line_num:])
        begin = reader.line_num


def blocks_left_out(lines: list[str]):
    heads = [i for i, line in enumerate(lines) if re.match(r"\s*\[", line) and not re.match(r"\s*\[[^\]]*,", line)]
    for head in heads:
        own = re.match(r"\s*\[+([\w.]+)\]+", lines[head])
        if not own:
            continue
        end = next((i for i in heads if i > head and not lines[i].strip().lstrip("[").startswith(own.group(1) + ".")), len(lines))
        first = next((line.strip() for line in lines[head + 1:end] if "=" in line), "")
        yield head + 1, "block", f"{lines[head].strip()} {first}", "", "".join(lines[:head] + lines[end:])


def words_of_keys(lines: list[str]) -> dict[str, list[str]]:
    found = {}
    for line in lines:
        if match := PAIR.match(line):
            found.setdefault(match.group(2), []).extend(re.findall(r'"[\w.:@*!-]+"', match.group(4)))
    return found


def other_word(word: str, key: str, known: dict[str, list[str]]) -> str:
    return next((other for other in sorted(set(known.get(key, []))) if other != word), word[:-1] + 'x"')


def changes_of_value(key: str, value: str, known: dict[str, list[str]]):
    """Kind and new value."""
    if re.fullmatch(r"-?\d+", value):
        yield "number", str(int(value) + 1)
    elif value in ("true", "false"):
        yield "boolean", "false" if value == "true" else "true"
    elif re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        yield "day", str(datetime.date.fromisoformat(value) + datetime.timedelta(days=1))
    elif WORD.match(value) and key not in PROSE:
        yield "word", other_word(value, key, known)
    elif value.startswith("[") and value.endswith("]"):
        elements = re.findall(r'"[^"]*"|\{[^}]*\}|[\w.-]+', value[1:-1])
        for i in range(len(elements)):
            yield "element", "[" + ", ".join(elements[:i] + elements[i + 1:]) + "]"


def values_changed(lines: list[str]):
    known = words_of_keys(lines)
    for i, line in enumerate(lines):
        match = PAIR.match(line.split(" #")[0])
        if not match:
            continue
        indent, key, equals, value = match.groups()
        for kind, new in changes_of_value(key, value, known):
            yield i + 1, kind, line.strip(), new, "".join(lines[:i] + [indent + key + equals + new + "\n"] + lines[i + 1:])


def long_lists(lines: list[str]):
    """A list over several lines with one element on each."""
    for i, line in enumerate(lines):
        if re.match(r'^\s+("[^"]*"|\d+|\{.*\}),?\s*$', line):
            yield i + 1, "element", line.strip(), "(left out)", "".join(lines[:i] + lines[i + 1:])


def file_mutants(path: pathlib.Path):
    text = path.read_text()
    if path.suffix == ".csv":
        yield from rows_left_out(text)
        return
    lines = text.splitlines(keepends=True)
    yield from blocks_left_out(lines)
    yield from values_changed(lines)
    yield from long_lists(lines)


def pack_mutants(packs: pathlib.Path, plan: str | None):
    """Dictionaries with `key`, `file`, `line`, `kind`, `text`, `change`, `edition`, `name` and the file's new `content`."""
    paths = sorted(packs.glob("*/*/*.csv")) + sorted(packs.glob("*/*/*.toml")) + [packs / "law.toml"]
    for path in paths:
        edition = "/".join(path.relative_to(packs).parts[:2]) if path.parent != packs else "law"
        if plan and plan not in (edition.split("/")[0], edition):
            continue
        seen = {}
        for line, kind, text, change, content in file_mutants(path):
            place = (kind, text, change)
            seen[place] = seen.get(place, 0) + 1
            name = str(path.relative_to(packs.parent))
            yield {"key": f"{name}|{kind}|{text}|{change}|{seen[place]}", "file": name, "line": line, "kind": kind,
                   "text": text, "change": change, "edition": edition, "name": path.name, "content": content}
