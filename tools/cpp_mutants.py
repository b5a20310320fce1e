"""Writes every mutant of a C++ file into one copy of it, each behind a switch of tools/mutants/switch.h.

A mutant is a dictionary: `key` (file, kind, line of text, how many of them came before), `file`, `line`, `kind`, `text`,
`id`. The kinds:

    negate    a condition of `if` or `?:` turned round
    compare   == != < <= > >= turned round, or moved by the boundary
    logic     an operand of && or || taken for given
    not       a ! left out
    return    `return true` for `return false` and the other way round
    skip      a statement left out: assignment, call, TRY
    one       + 1 or - 1 left out
    always, never (only with --strict)   a condition taken for true, or for false
"""

import bisect
import re

from cpp_text import bare, without_directives

OPEN, CLOSE = "([{", ")]}"
UNFIT = re.compile(r"\b(?:static_assert|requires|template|operator|if constexpr)\b")
NO_CONDITION = re.compile(r"^\s*(?:auto|[\w:<>, ]+(?:\s+const)?[&*]?)\s+[&*]*(?:\w+|\[[^\]]*\])\s*=[^=]")


class Edits:
    """Insertions and replacements at places of the original text."""

    def __init__(self, text: str):
        self.text = text
        self.opening, self.closing, self.replaced = [], [], []

    def wrap(self, start: int, end: int, before: str, after: str) -> None:
        self.opening.append((start, -end, before))
        self.closing.append((end, -start, after))

    def replace(self, start: int, end: int, by: str) -> None:
        self.replaced.append((start, end, by))

    def done(self) -> str:
        """At one place what ends comes first, the innermost before the others; then what begins, the outermost first."""
        all_of = [(at, 0, inner, text, at) for at, inner, text in self.closing]
        all_of += [(at, 1, outer, text, at) for at, outer, text in self.opening]
        all_of += [(start, 2, 0, text, end) for start, end, text in self.replaced]
        out, last = [], 0
        for at, _, _, text, end in sorted(all_of, key=lambda edit: edit[:3]):
            out.append(self.text[last:at] + text)
            last = max(last, end)
        return "".join(out) + self.text[last:]


def closing(text: str, start: int) -> int:
    """The bracket that ends the one at `start`."""
    depth = 0
    for i in range(start, len(text)):
        depth += (text[i] in OPEN) - (text[i] in CLOSE)
        if depth == 0:
            return i
    return len(text)


def innermost_openers(text: str) -> list[int]:
    """For each place the bracket that is open there; -1 outside all."""
    found, stack = [], [-1]
    for i, c in enumerate(text):
        if c in CLOSE and len(stack) > 1:
            stack.pop()
        found.append(stack[-1])
        if c in OPEN:
            stack.append(i)
    return found


def reach_right(text: str, start: int, stops: tuple[str, ...]) -> int:
    """The end of the operand that begins at `start`."""
    i = start
    while i < len(text):
        if text[i] in OPEN:
            i = closing(text, i)
        elif text[i] in ")]};," or text.startswith(stops, i):
            break
        i += 1
    return start + len(text[start:i].rstrip())


def reach_left(text: str, end: int, stops: tuple[str, ...]) -> int:
    """The begin of the operand that ends at `end`."""
    i, depth = end - 1, 0
    while i >= 0:
        c = text[i]
        if c in CLOSE:
            depth += 1
        elif c in OPEN:
            if depth == 0:
                break
            depth -= 1
        elif depth == 0:
            if c in ";,":
                break
            if text.endswith(stops, 0, i + 1):
                break
        i -= 1
    start = i + 1
    while start < end and text[start].isspace():
        start += 1
    return start


ASSIGN = (" = ", "\n = ", " += ", " -= ", " =\n")
AND_STOPS = (" &&", " ||", "&& ", "|| ", "&&\n", "||\n", " ? ", " : ", "return ") + ASSIGN
OR_STOPS = tuple(stop for stop in AND_STOPS if "&&" not in stop)
COND_STOPS = (" ? ", " : ", "return ") + ASSIGN


class File:
    def __init__(self, path: str, text: str, slot: int, strict: bool):
        self.path, self.text, self.slot, self.strict = path, text, slot, strict
        self.bare = without_directives(bare(text, "x"))
        self.edits = Edits(text)
        self.lines = text.split("\n")
        self.ends = [match.start() for match in re.finditer("\n", text)]
        self.openers = innermost_openers(self.bare)
        self.mutants, self.seen = [], {}
        self.dropped = set()
        self.bounds = {}  # begin and end of conditions, for what says the same twice
        lines = self.bare.split("\n")
        self.unfit_lines = {n for n, line in enumerate(lines, 1) if UNFIT.search(line)}

    def line(self, at: int) -> int:
        return bisect.bisect_left(self.ends, at) + 1

    def add(self, at: int, kind: str) -> int:
        """The number of a new mutant; -1 when it is not wanted or does not compile."""
        line = self.line(at)
        words = self.lines[line - 1].strip()
        place = (kind, words)
        self.seen[place] = self.seen.get(place, 0) + 1
        key = f"{self.path}|{kind}|{words}|{self.seen[place]}"
        number = self.slot * 2048 + len(self.seen_keys)
        self.seen_keys.append(key)
        if key in self.dropped or line in self.unfit_lines or (kind in ("always", "never") and not self.strict):
            return -1
        self.mutants.append({"key": key, "file": self.path, "line": line, "kind": kind, "text": words, "id": number})
        return number

    def write(self, dropped: set[str]) -> str:
        self.dropped, self.seen_keys = dropped, []
        self.conditions()
        self.ternaries()
        self.comparisons()
        self.operands()
        self.negations()
        self.returns()
        self.ones()
        self.statements()
        return f'#line 1 "{self.path}"\n' + self.edits.done()

    def wrap_condition(self, start: int, end: int) -> None:
        ids = [self.add(start, kind) for kind in ("negate", "never", "always")]
        if any(number >= 0 for number in ids):
            self.bounds[(start, end)] = True
            names = ", ".join(str(number) for number in ids)
            self.edits.wrap(start, end, f"assent_mutant::condition<{names}>(static_cast<bool>(", "))")

    def conditions(self) -> None:
        for match in re.finditer(r"\bif \(", self.bare):
            start = match.end()
            end = closing(self.bare, start - 1)
            last = start
            depth = 0
            for i in range(start, end):
                depth += (self.bare[i] in OPEN) - (self.bare[i] in CLOSE)
                if self.bare[i] == ";" and depth == 0:
                    last = i + 1
            while self.bare[last].isspace():
                last += 1
            if not NO_CONDITION.match(self.bare[last:end]):
                self.wrap_condition(last, end)

    def ternaries(self) -> None:
        for match in re.finditer(r"\s\?\s", self.bare):
            start = reach_left(self.bare, match.start(), COND_STOPS)
            if start < match.start():
                self.wrap_condition(start, match.start())

    def is_whole_condition(self, at: int) -> bool:
        for start, end in self.bounds:
            if start <= at < end:
                inside = self.bare[start:end]
                if " && " not in inside and " || " not in inside and "\n" not in inside:
                    depth = sum((c in OPEN) - (c in CLOSE) for c in self.bare[start:at])
                    if depth == 0:
                        return True
        return False

    def comparisons(self) -> None:
        for match in re.finditer(r"(?<=\s)(==|!=|<=|>=|<|>)(?=\s)", self.bare):
            at = match.start()
            negate = -1 if self.is_whole_condition(at) else self.add(at, "compare")
            boundary = self.add(at, "compare") if match.group(1) not in ("==", "!=") else -1
            if negate >= 0 or boundary >= 0:
                self.edits.wrap(match.end(), match.end(),
                                f" assent_mutant::between<{negate}, {boundary}> {match.group(1)}", "")

    def operands(self) -> None:
        done = set()
        for match in re.finditer(r"(?<=\s)(&&|\|\|)(?=\s)", self.bare):
            stops = AND_STOPS if match.group(1) == "&&" else OR_STOPS
            name = "and" if match.group(1) == "&&" else "or"
            begin = match.end()
            while self.bare[begin].isspace():
                begin += 1
            right = (begin, reach_right(self.bare, begin, stops))
            end = match.start() - 1
            while self.bare[end - 1].isspace():
                end -= 1
            left = (reach_left(self.bare, end, stops), end)
            for start, stop in (left, right):
                if start >= stop or (start, stop, name) in done:
                    continue
                done.add((start, stop, name))
                number = self.add(start, "logic")
                if number >= 0:
                    self.edits.wrap(start, stop, f"assent_mutant::operand_of_{name}<{number}>(static_cast<bool>(", "))")

    def negations(self) -> None:
        for match in re.finditer(r"(?<=[\s(])!(?=[\w(*:])", self.bare):
            if any(start == match.start() and " && " not in self.bare[start:end] and " || " not in self.bare[start:end]
                   for start, end in self.bounds):
                continue
            number = self.add(match.start(), "not")
            if number >= 0:
                self.edits.replace(match.start(), match.end(), f"assent_mutant::negation<{number}>->*")

    def returns(self) -> None:
        for match in re.finditer(r"\breturn (true|false);", self.bare):
            number = self.add(match.start(), "return")
            if number >= 0:
                self.edits.wrap(match.start(1), match.end(1), f"assent_mutant::flipped<{number}>(", ")")

    def ones(self) -> None:
        for match in re.finditer(r"(?<= [+-] )1(?![\w.'])", self.bare):
            number = self.add(match.start(), "one")
            if number >= 0:
                self.edits.replace(match.start(), match.end(), f"assent_mutant::one<{number}>()")

    def statements(self) -> None:
        for start in self.statement_starts():
            end = self.end_of_statement(start)
            if end < 0 or not is_skippable(self.bare[start:end]):
                continue
            number = self.add(start, "skip")
            if number >= 0:
                self.edits.wrap(start, end, f"{{ if (assent_mutant::runs({number})) ", " }")

    def statement_starts(self) -> list[int]:
        starts = []
        for match in re.finditer(r"^[ \t]+(?=[\w*(+-])", self.bare, re.M):
            before = self.bare[max(0, match.start() - 2000):match.start()].rstrip()
            if before.endswith((";", "{", "}", ":", "else")) or (before.endswith(")") and self.ends_head(before)):
                starts.append(match.end())
        for match in re.finditer(r"\bfor \(", self.bare):
            end = closing(self.bare, match.end() - 1) + 1
            if self.bare[end:end + 1] == " " and self.bare[end + 1:end + 2] not in "{":
                starts.append(end + 1)
        return [start for start in sorted(set(starts)) if self.in_code(start)]

    def ends_head(self, before: str) -> bool:
        depth = 0
        for i in range(len(before) - 1, -1, -1):
            depth += (before[i] in CLOSE) - (before[i] in OPEN)
            if depth == 0:
                return re.search(r"\b(?:if|for|while)(?: constexpr)? $", before[:i]) is not None
        return False

    def in_code(self, at: int) -> bool:
        """Whether the innermost brace around it opens a block, not a class, a namespace or a list."""
        i = self.openers[at]
        if i < 0 or self.bare[i] != "{":
            return False
        head = self.bare[max(0, i - 200):i].rstrip()
        return re.search(r"(\)|\]|\bconst|\bnoexcept|\bmutable|\belse|\bdo|\btry|:|;|\{|\}|-> [\w:<> ,&*]+)$", head) is not None

    def end_of_statement(self, start: int) -> int:
        i = start
        while i < len(self.bare):
            if self.bare[i] in OPEN:
                i = closing(self.bare, i)
            elif self.bare[i] == ";":
                return i + 1
            elif self.bare[i] in CLOSE:
                return -1
            i += 1
        return -1


def is_skippable(statement: str) -> bool:
    """An assignment, an increment or a call; no declaration, no jump."""
    flat, depth = [], 0
    for c in statement:
        if c in CLOSE:
            depth -= 1
        if depth == 0:
            flat.append(c)
        if c in OPEN:
            depth += 1
    plain = "".join(flat).rstrip(";").strip()
    plain = re.sub(r"\s*\n\s*(?=\.|->)", "", plain)
    if re.match(r"(?:return|break|continue|case|default|throw|using|if|for|while|switch|else|do|goto|delete)\b", plain):
        return False
    if assigned := re.match(r"(\S+)\s+(?:=|\+=|-=|\|=|&=)\s", plain + " "):
        return True if re.match(r"[*\w:(]", assigned.group(1)) else False
    if " " in plain or "\n" in plain:
        return False
    return re.match(r"(?:\+\+|--)?[\w:.>()\[\]*-]+$", plain) is not None and ("(" in plain or plain.startswith(("++", "--")))


def mutate(path: str, text: str, slot: int, strict: bool, dropped: set[str]) -> tuple[str, list[dict]]:
    file = File(path, text, slot, strict)
    return file.write(dropped), file.mutants
