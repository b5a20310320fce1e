#!/usr/bin/env python3
"""Plans are data: no id, name, contact or telephone number of a pack appears in the program. Unfinished work has no
place either: no TODO, and a FIXME must name its consequence in words. Tests may name the pack they read.
"""

import re
import sys
import tomllib

from cpp_text import ROOT, is_test, report, shown, sources

# Words that are also something else than a plan's.
EVERYDAY = {
    "medicare": "the public program, named in federal rules",
    "central": "an ordinary word",
    "harbor": "an ordinary word",
}
FIXME = re.compile(r"FIXME(?!: \S+(?:\s+\S+){3,})")
TODO = re.compile(r"\b(?:TODO|XXX|HACK)\b")


def contact_words(contact: dict) -> list[str]:
    words = [contact.get(key, "") for key in ("phone", "fax")]
    name = contact.get("name", "")
    if len(name.split()) > 2:  # "Client Services" could be anybody's
        words.append(name)
    return [word for word in words if word]


def plan_words() -> dict[str, re.Pattern]:
    found = {}
    for path in sorted((ROOT / "packs").glob("*/*/plan.toml")):
        plan = tomllib.loads(path.read_text(encoding="utf-8"))
        words = [plan.get("plan", ""), plan.get("name", "")]
        for contact in plan.get("contacts", {}).values():
            words += contact_words(contact)
        for word in words:
            if word and word.lower() not in EVERYDAY:
                found[word] = re.compile(r"(?<![A-Za-z0-9])" + re.escape(word) + r"(?![A-Za-z0-9])", re.IGNORECASE)
    return found


def web_sources():
    return sorted(path for path in (ROOT / "web" / "src").rglob("*")
                  if path.suffix in (".ts", ".tsx", ".css", ".json") and ".test." not in path.name)


def main() -> int:
    plans = plan_words()
    faults = []
    for path in sources(".h", ".cpp", ".cc") + web_sources():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            place = f"{shown(path)}:{number}"
            if not is_test(path):
                faults += [f"{place}: belongs into a pack: {word}" for word, sought in plans.items() if sought.search(line)]
            if TODO.search(line):
                faults.append(f"{place}: finish it, or say FIXME and the consequence")
            if FIXME.search(line):
                faults.append(f"{place}: a FIXME names its consequence")
    return report("words", faults)


if __name__ == "__main__":
    sys.exit(main())
