#!/usr/bin/env python3
"""Breaks the rules on purpose, one at a time, and tells which breaks no scenario and no test notices.

    tools/mutate.py packs [--plan harbor] [--sample 200]   one value, row or block of a pack changed
    tools/mutate.py code --module policy [--module request] [--strict] [--sample 200]

A mutant is killed when the pack does not load, when `pack check` refuses it, or when a scenario or a unit test goes
red; otherwise it survives. Code mutants are all compiled into one program (tools/mutants/), from a copy of the sources
in build/mutants, and the objects of build/dev for everything that is not mutated: build those first with
`ninja -C build/dev core_tests assent`. Results are kept in build/mutants/*.json: a run goes on where the last one
stopped and tries survivors again; --fresh forgets them. ASSENT_MUTANTS names another folder than build/mutants, for a
second run beside the first. docs/mutants.txt lists the mutants that change nothing, by file
and text of the line, each with its reason.
"""

import argparse
import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import time

from cpp_mutants import mutate
from cpp_text import ROOT
from pack_mutants import pack_mutants

WORK = ROOT / os.environ.get("ASSENT_MUTANTS", "build/mutants")
DEV = ROOT / "build/dev"
PACKS = ROOT / "packs"
DRIVER = WORK / "driver"
TREE = WORK / "tree"
READ = ("packs", "scenarios", "docs", "demo", "src")
HISTORIES = "300"
SWITCH = ROOT / "tools/mutants/switch.h"
AHEAD = ("tools/mutants/switch.h", "request/decide_parts.h")
TESTED: list[str] = []  # modules whose unit tests are played; empty: all
FILES: list[str] = []  # only these are mutated and compiled; empty: all of the modules
OBJECT = re.compile(r"-o \S+\.o ")


def read_json(path: pathlib.Path, otherwise):
    return json.loads(path.read_text()) if path.exists() else otherwise


def write_if_new(path: pathlib.Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text() != text:
        path.write_text(text)


def write_json(path: pathlib.Path, value) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    new.write_text(json.dumps(value, indent=0))
    new.replace(path)


# The mutated program.

def mutated_files(modules: list[str]) -> list[str]:
    return [str(path.relative_to(ROOT)) for module in modules for path in sorted((ROOT / "src" / module).glob("*.cpp"))
            if not path.stem.endswith("_test") and (not FILES or path.stem in FILES)]


def write_sources(modules: list[str], strict: bool) -> list[dict]:
    """The mutated copies; a file keeps its slot of numbers, so that only what changed is compiled again."""
    slots = read_json(WORK / "slots.json", {})
    dropped = set(read_json(WORK / "dropped.json", []))
    mutants = []
    for name in mutated_files(modules):
        slot = slots.setdefault(name, len(slots))
        text, found = mutate(name, (ROOT / name).read_text(), slot, strict, dropped)
        write_if_new(WORK / name, text)
        mutants += found
    write_json(WORK / "slots.json", slots)
    return mutants


def compile_commands() -> dict[str, str]:
    commands = {}
    for entry in json.loads((DEV / "compile_commands.json").read_text()):
        commands[str(pathlib.Path(entry["file"]).relative_to(ROOT))] = entry["command"]
    return commands


def link_libraries() -> str:
    """Those of the program: it has the stage the scenarios play on."""
    text = (DEV / "build.ninja").read_text()
    edge = text[text.index("\nbuild assent: "):]
    words = re.search(r"LINK_LIBRARIES = (.*)", edge).group(1)
    return " ".join(f"../dev/{word}" if word.endswith(".a") and "/" not in word else word for word in words.split())


def test_objects() -> list[str]:
    """All tests of the core; with --tests those of some modules, so that no others need to be compiled."""
    text = (DEV / "build.ninja").read_text()
    edge = text[text.index("\nbuild core_tests: "):].split("|")[0]
    return [f"../dev/{word}" for word in edge.split() if word.endswith("_test.cpp.o")
            and (not TESTED or any(f"/src/{module}/" in word for module in TESTED))]


def compiler(commands: dict[str, str], name: str) -> str:
    """The compiler of build/dev with its flags, without warnings and what it reads ahead."""
    words = OBJECT.sub("", commands[name].replace("-Werror", "-w")).rsplit(" -c ", 1)[0]
    return f"cd {DEV} && {words.split(' -Winvalid-pch')[0]} -I{ROOT}"


def write_ninja(modules: list[str]) -> None:
    """A build file from the commands of build/dev. What all files read is read once."""
    commands = compile_commands()
    lines = ["rule compile", "  command = $do", "  depfile = $out.d", "  deps = gcc", "  description = $out",
             "rule link", "  command = $do", "  description = $out"]
    objects = []

    def compile_one(out: str, base: str, source: pathlib.Path, more: str, needs: str) -> None:
        do = f"{base} {more} -MMD -MF {WORK}/{out}.d -o {WORK}/{out} -c {source}"
        lines.extend([f"build {out}: compile {source} | {needs}", f"  do = {do}"])

    files = mutated_files(modules)
    write_if_new(WORK / "ahead.h", "".join(f'#include "{name}"\n' for name in AHEAD))
    compile_one("ahead.h.gch", compiler(commands, files[0]), WORK / "ahead.h", "-x c++-header", str(SWITCH))
    for name in files:
        compile_one(f"{name}.o", compiler(commands, name), WORK / name, f"-Winvalid-pch -include {WORK}/ahead.h", "ahead.h.gch")
        objects.append(f"{name}.o")
    compile_one("driver.o", compiler(commands, "src/tests_main.cc"), ROOT / "tools/mutants/driver.cc", "", str(SWITCH))
    objects += ["driver.o"] + test_objects()
    do = f"g++ -fuse-ld=mold -pthread -o driver {' '.join(objects)} {link_libraries()}"
    lines += [f"build driver: link {' '.join(objects)} | ../dev/libassent_core.a ../dev/libassent_shell.a", f"  do = {do}",
              "default driver", ""]
    write_if_new(WORK / "build.ninja", "\n".join(lines))


def lines_of_errors(output: str) -> set[tuple[str, int]]:
    places = set()
    for line in output.splitlines():
        if match := re.match(r"(?:In file included from )?(src/\S+?\.cpp):(\d+)(?::\d+)?:.*(error|required from)", line):
            places.add((match.group(1), int(match.group(2))))
    return places


def build(modules: list[str], strict: bool) -> list[dict]:
    """Compiles until everything does; mutants on a line with an error are dropped."""
    write_ninja(modules)
    jobs = os.environ.get("ASSENT_MUTANT_JOBS", "2")
    while True:
        mutants = write_sources(modules, strict)
        done = subprocess.run(["ninja", "-C", str(WORK), "-k", "0", "-j", jobs, "driver"], capture_output=True, text=True)
        if done.returncode == 0:
            copy_tree()
            return mutants
        places = lines_of_errors(done.stdout)
        bad = [mutant["key"] for mutant in mutants if (mutant["file"], mutant["line"]) in places]
        print(f"{len(bad)} mutants do not compile and are dropped", flush=True)
        if not bad:
            sys.exit(done.stdout[-6000:])
        write_json(WORK / "dropped.json", read_json(WORK / "dropped.json", []) + bad)


# What reaches what.

def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "ASSENT_CLOCK_HISTORIES": HISTORIES, "ASSENT_CLOCK_SEED": "1", **more}


def copy_tree() -> None:
    """What the program reads, as it is now: files may be edited while the mutants are played."""
    shutil.rmtree(TREE, ignore_errors=True)
    for name in READ:
        shutil.copytree(ROOT / name, TREE / name)


def drive(mode: str, **more: str) -> subprocess.Popen:
    return subprocess.Popen([str(DRIVER), mode, "packs", "scenarios", "0"], cwd=TREE, env=environment(**more), text=True,
                            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def digest(*parts: bytes) -> str:
    return hashlib.sha256(b"|".join(parts)).hexdigest()[:16]


def drawn_map(unit_seconds: float) -> str:
    """What the program says of its units; kept until the program or what it plays is another."""
    files = sorted(path for name in ("packs", "scenarios") for path in (TREE / name).rglob("*") if path.is_file())
    key = digest(str(DRIVER.stat().st_mtime_ns).encode(), str(unit_seconds).encode(), *[path.read_bytes() for path in files])
    kept = read_json(WORK / "map.json", {})
    if kept.get("key") != key:
        done = subprocess.run([str(DRIVER), "map", "packs", "scenarios", str(unit_seconds)], cwd=TREE, env=environment(),
                              text=True, capture_output=True, check=True)
        kept = {"key": key, "text": done.stdout}
        write_json(WORK / "map.json", kept)
    return kept["text"]


class Past:
    """Which run first had which unit, so that a survivor meets only the units it has not met."""

    def __init__(self, reach: "Map"):
        objects = {name: digest((DEV / name).read_bytes()) for name in test_objects()}
        known = read_json(WORK / "past.json", {"run": 0, "first": {}})
        self.run = known["run"] + 1
        self.first = {}
        for unit, mark in reach.marks.items():
            if unit[0] == "t":
                own = [made for name, made in objects.items() if name.endswith(mark[mark.index("src/"):] + ".o")]
                mark = reach.names[unit] + own[0]
            self.first[unit] = known["first"].setdefault(digest(mark.encode()), self.run)
        write_json(WORK / "past.json", {"run": self.run, "first": known["first"]})

    def unmet(self, units: list[str], verdict: str) -> list[str]:
        """Those the mutant has not met; its earlier verdict is `survived` with the number of the run."""
        met = int(verdict.split()[1]) if verdict.startswith("survived ") else 0
        return [unit for unit in units if self.first[unit] > met]


class Map:
    """Which unit (scenario or test) reaches which mutant, and how long each takes."""

    def __init__(self, unit_seconds: float):
        self.by_id, self.seconds, self.names, self.marks, self.always, self.load = {}, {}, {}, {}, set(), set()
        red = []
        for line in drawn_map(unit_seconds).splitlines():
            words = line.split()
            if words[0] == "fault":
                sys.exit(line)
            elif words[0] == "name":
                self.names[words[1]] = line.split(" ", 2)[2]
            elif words[0] == "text":
                self.marks[words[1]] = words[2]
            else:
                red += [words[0]] if words[1] != "1" else []
                self.keep(words[0], float(words[2]), [int(word) for word in words[3:]])
        if red:
            sys.exit("Red without any mutant: " + ", ".join(self.names[unit] for unit in red))
        self.too_long = {unit for unit, took in self.seconds.items() if unit[0] == "t" and took > unit_seconds}
        print(f"{len(self.seconds)} scenarios and tests, {len(self.too_long)} tests are too long", flush=True)

    def keep(self, unit: str, took: float, ids: list[int]) -> None:
        if unit == "startup":
            self.always = set(ids)
        elif unit == "load":
            self.load = set(ids)
        else:
            self.seconds[unit] = took
            for number in ids:
                self.by_id.setdefault(number, []).append(unit)

    def is_reached(self, number: int) -> bool:
        return number in self.by_id or number in self.load or number in self.always

    def mode(self, number: int) -> str:
        return "startup" if number in self.always else "cold" if number in self.load else "warm"

    def units(self, number: int) -> list[str]:
        """Quick tests first, then scenarios, then the other tests; a mutant of loading may matter to all."""
        scenarios = [unit for unit in self.by_id.get(number, []) if unit[0] == "s"]
        if self.mode(number) != "warm":
            scenarios = [unit for unit in self.seconds if unit[0] == "s"]
        tests = [unit for unit in self.by_id.get(number, []) if unit[0] == "t" and unit not in self.too_long]
        if self.mode(number) == "startup":
            tests = [unit for unit in self.seconds if unit[0] == "t" and unit not in self.too_long]
        tests.sort(key=self.seconds.get)
        quick = [unit for unit in tests if self.seconds[unit] < 0.01]
        return quick + sorted(scenarios, key=self.seconds.get) + tests[len(quick):]


class Drivers:
    """The forking programs, each started when first needed."""

    def __init__(self):
        self.open = {}

    def ask(self, mode: str, line: str, number: int = -1) -> str:
        if mode == "startup":
            process = drive("cold", ASSENT_MUTANT=str(number))
            return process.communicate(line + "\n")[0].strip() or "killed crash"
        process = self.open.get(mode) or self.open.setdefault(mode, drive(mode))
        process.stdin.write(line + "\n")
        process.stdin.flush()
        return process.stdout.readline().strip()


# Results.

def equivalents() -> set[tuple[str, str]]:
    """File and line of each mutant that changes nothing: `src/a.cpp | kind or * | text of the line`, reasons after #."""
    path = ROOT / "docs/mutants.txt"
    found = set()
    for line in path.read_text().splitlines() if path.exists() else []:
        if line.strip() and not line.startswith("#"):
            name, kind, text = (part.strip() for part in line.split(" | ", 2))
            found.add((name, kind, text))
    return found


def is_equivalent(known: set, mutant: dict) -> bool:
    numbered = f"{mutant['kind']} {mutant['key'].rpartition('|')[2]}" if "key" in mutant else ""
    return any((mutant["file"], kind, mutant["text"]) in known for kind in (mutant["kind"], numbered, "*"))


class Progress:
    def __init__(self, total: int):
        self.total, self.count, self.alive, self.begin = total, 0, 0, time.time()

    def step(self, verdict: str) -> None:
        self.count += 1
        self.alive += verdict in ("survived", "not reached")
        if self.count % 25 == 0 or self.count == self.total:
            took = time.time() - self.begin
            print(f"\r{self.count}/{self.total}, {self.alive} alive, {took:.0f} s", end="", file=sys.stderr, flush=True)


def choose(mutants: list[dict], options) -> list[dict]:
    if options.file:
        mutants = [mutant for name in options.file for mutant in mutants if mutant["file"].endswith(f"/{name}.cpp")]
    if not options.sample or options.sample >= len(mutants):
        return mutants
    seed = options.seed if options.seed is not None else random.randrange(1_000_000)
    print(f"sample of {options.sample} from {len(mutants)}, seed {seed}")
    return random.Random(seed).sample(mutants, options.sample)


def run_all(mutants: list[dict], results_file: pathlib.Path, options, verdict_of) -> list[dict]:
    known = equivalents()
    kept = {} if options.fresh else read_json(results_file, {})
    progress = Progress(len(mutants))
    for count, mutant in enumerate(mutants, 1):
        verdict = kept.get(mutant["key"], "")
        if is_equivalent(known, mutant):
            verdict = "equivalent"
        elif not verdict.startswith("killed"):
            verdict = verdict_of(mutant, verdict)
        kept[mutant["key"]] = verdict
        mutant["verdict"] = "survived" if verdict.startswith("survived") else verdict
        progress.step(mutant["verdict"])
        if count % 25 == 0:
            write_json(results_file, kept)
    print(file=sys.stderr)
    write_json(results_file, kept)
    return mutants


def run_code(options) -> list[dict]:
    mutants = build(options.module, options.strict)
    os.nice(options.nice)
    reach = Map(options.unit_seconds)
    past = Past(reach)
    drivers = Drivers()

    def verdict_of(mutant: dict, before: str) -> str:
        number = mutant["id"]
        if not reach.is_reached(number):
            return "not reached"
        recent = hot.setdefault(mutant["file"], [])
        units = past.unmet(reach.units(number), before)
        units = [unit for unit in recent if unit in units] + [unit for unit in units if unit not in recent]
        timed = " ".join(f"{unit}:{10 * reach.seconds[unit] + 1:.0f}" for unit in units)
        said = drivers.ask(reach.mode(number), f"run {number} {timed}", number)
        word = said.split()
        if word[:1] == ["killed"] and word[1][1:].isdigit():
            hot[mutant["file"]] = [word[1]] + [unit for unit in recent if unit != word[1]][:9]
            return f"killed {'scenario' if word[1][0] == 's' else 'test'} {reach.names[word[1]]}"
        return f"survived {past.run}" if said == "survived" else said

    hot = {}  # the units that last killed a mutant of the file come first
    return run_all(choose(mutants, options), WORK / "code.json", options, verdict_of)


def scenarios_of_editions() -> dict[str, list[str]]:
    done = subprocess.run([str(DRIVER), "uses", "packs", "scenarios", "0"], cwd=TREE, env=environment(), text=True,
                          capture_output=True, check=True)
    return {line.split()[1]: line.split()[2:] for line in done.stdout.splitlines() if line.startswith("uses ")}


def run_packs(options) -> list[dict]:
    build(options.module or ["calendar"], options.strict)
    os.nice(options.nice)
    uses = scenarios_of_editions()
    drivers = Drivers()

    def verdict_of(mutant: dict, _: str) -> str:
        edition = mutant["edition"]
        if edition == "law":
            scratch = WORK / "law.toml"
            scratch.write_text(mutant["content"])
            return drivers.ask("warm", f"law {scratch}")
        folder = WORK / "packs" / edition
        folder.mkdir(parents=True, exist_ok=True)
        for path in (PACKS / edition).iterdir():
            write_if_new(folder / path.name, mutant["content"] if path.name == mutant["name"] else path.read_text())
        units = hot.get(edition, []) + [unit for unit in uses[edition] if unit not in hot.get(edition, [])]
        said = drivers.ask("warm", f"pack {folder} {' '.join(f'{unit}:5' for unit in units)}")
        if (word := said.split())[:1] == ["killed"] and word[1][1:].isdigit():
            hot[edition] = [word[1]] + [unit for unit in hot.get(edition, []) if unit != word[1]][:9]
            return "killed scenario"
        return said

    hot = {}  # the scenarios that last went red come first
    mutants = choose(list(pack_mutants(PACKS, options.plan)), options)
    return run_all(mutants, WORK / "packs.json", options, verdict_of)


def how(verdict: str) -> str:
    words = verdict.split()
    return " ".join(words[:2]) if words[0] in ("killed", "not") else verdict


COLUMNS = ("killed load", "killed check", "killed scenario", "killed test", "killed crash", "killed timeout", "equivalent",
           "not reached", "survived")


def table(mutants: list[dict]) -> str:
    counts = {}
    for mutant in mutants:
        for kind in (mutant["kind"], "all"):
            row = counts.setdefault((mutant["module"], kind), dict.fromkeys(COLUMNS, 0))
            row[how(mutant["verdict"])] += 1
    lines = ["| part | kind | mutants | " + " | ".join(COLUMNS) + " | alive |", "|---" * (len(COLUMNS) + 4) + "|"]
    for (module, kind), row in sorted(counts.items()):
        total = sum(row.values())
        alive = row["survived"] + row["not reached"]
        share = 100 * alive / max(1, total - row["equivalent"])
        cells = [module, kind, total, *row.values(), f"{share:.1f} %"]
        lines.append("| " + " | ".join(str(cell) for cell in cells) + " |")
    return "\n".join(lines)


def by_file(mutants: list[dict]) -> str:
    counts = {}
    for mutant in mutants:
        row = counts.setdefault(mutant["file"].removeprefix("src/"), dict.fromkeys(("killed", *COLUMNS[6:]), 0))
        row[mutant["verdict"] if mutant["verdict"] in row else "killed"] += 1
    lines = ["| file | mutants | killed | equivalent | not reached | survived | share |", "|---" * 7 + "|"]
    for name, row in sorted(counts.items()):
        total = sum(row.values())
        share = 100 * (row["survived"] + row["not reached"]) / max(1, total - row["equivalent"])
        lines.append("| " + " | ".join(str(cell) for cell in [f"`{name}`", total, *row.values(), f"{share:.1f} %"]) + " |")
    return "\n".join(lines)


def report(mutants: list[dict], options) -> None:
    for mutant in mutants:
        mutant.setdefault("module", mutant.get("edition") or mutant["file"].split("/")[1])
    alive = [mutant for mutant in mutants if mutant["verdict"] in ("survived", "not reached")]
    if options.json:
        print(json.dumps([{key: mutant[key] for key in ("file", "line", "kind", "text", "verdict", "module")}
                          for mutant in mutants], indent=1))
        return
    for mutant in sorted(alive, key=lambda one: (one["file"], one["line"])):
        print(f"{mutant['verdict']}: {mutant['file']}:{mutant['line']} {mutant['kind']}: {mutant['text']}"
              + (f"  ->  {mutant['change']}" if "change" in mutant else ""))
    print(table(mutants))
    if "file" in mutants[0]:
        print(by_file(mutants))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("code", "packs"))
    parser.add_argument("--module", action="append", help="folder under src/ of pure code; may be repeated")
    parser.add_argument("--file", action="append", help="only this file, by its name without .cpp; may be repeated, in order")
    parser.add_argument("--tests", action="append", help="play the unit tests of this module alone; may be repeated: "
                        "compiles less, and other tests might kill what survives")
    parser.add_argument("--plan", help="only this plan, or `law`")
    parser.add_argument("--sample", type=int, help="so many, drawn at random")
    parser.add_argument("--seed", type=int, help="of the sample")
    parser.add_argument("--strict", action="store_true", help="conditions also taken for true and for false")
    parser.add_argument("--fresh", action="store_true", help="forget the verdicts of earlier runs")
    parser.add_argument("--unit-seconds", type=float, default=2, help="longer unit tests are not played (default: 2)")
    parser.add_argument("--nice", type=int, default=0, help="how far other work goes before the runs (default: 0)")
    parser.add_argument("--json", action="store_true", help="every mutant and its verdict as JSON")
    options = parser.parse_args()
    if options.what == "code" and not options.module:
        parser.error("code needs --module")
    WORK.mkdir(parents=True, exist_ok=True)
    TESTED.extend(options.tests or [])
    FILES.extend(options.file or [])
    report(run_code(options) if options.what == "code" else run_packs(options), options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
