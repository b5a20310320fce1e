#!/usr/bin/env python3
"""The modules that decide call no clock, file, socket, thread or random source, so that the same facts always give the
same decision. Looks for the headers and the calls; tests are free.
"""

import re
import sys

from cpp_text import SRC, bare, includes, is_test, report, shown, sources

PURE = ("calendar", "codes", "directory", "policy", "request", "appeal", "letters", "measures")

# file -> what it may use, and why.
EXCEPTIONS = {
    "policy/test_packs.h": ({"fstream", "filesystem", "std::filesystem", "ifstream", "sstream"},
                            "reads the shipped packs for tests only"),
    "calendar/zone.cpp": ({"date/tz.h"}, "reads the system's zone database, which is the same for every caller"),
}

HEADERS = re.compile(
    r"^(?:thread|mutex|shared_mutex|condition_variable|future|stop_token|semaphore|barrier|latch|random|fstream|iostream"
    r"|filesystem|cstdio|ctime|csignal|unistd\.h|fcntl\.h|poll\.h|time\.h|stdio\.h|sys/.*|netinet/.*|arpa/.*|netdb\.h"
    r"|boost/.*|sodium\.h|sqlite3\.h|libpq-fe\.h|curl/.*|openssl/.*|spdlog/.*|date/tz\.h|base/log\.h)$")

CALLS = re.compile(
    r"\b(?:system_clock::now|steady_clock::now|high_resolution_clock::now|utc_clock::now|current_zone|gettimeofday"
    r"|clock_gettime|localtime|gmtime|fopen|freopen|ifstream|ofstream|fstream|std::filesystem|parse_file|popen|std::system"
    r"|std::thread|std::jthread|std::async|std::mutex|std::shared_mutex|std::condition_variable|std::cout|std::cerr"
    r"|random_hex|make_key_pair|hash_password|password_matches|random_device|mt19937(?:_64)?|getenv|std::rand|std::time"
    r"|getaddrinfo|log::(?:write|info|warning|error))\b")


def check_file(path) -> list[str]:
    allowed, _ = EXCEPTIONS.get(str(path.relative_to(SRC)), (set(), ""))
    faults = []
    for number, _, included in includes(path):
        if HEADERS.match(included) and included not in allowed:
            faults.append(f"{shown(path)}:{number}: a pure module may not include {included}")
    for number, line in enumerate(bare(path.read_text(encoding="utf-8")).splitlines(), 1):
        for call in CALLS.findall(line):
            if call not in allowed:
                faults.append(f"{shown(path)}:{number}: a pure module may not use {call}")
    return faults


def main() -> int:
    faults = []
    for path in sources(".h", ".cpp"):
        if path.relative_to(SRC).parts[0] in PURE and not is_test(path):
            faults += check_file(path)
    for name in EXCEPTIONS:
        if not (SRC / name).is_file():
            faults.append(f"tools/check_pure.py: {name} has an exception and does not exist")
    return report("pure", faults)


if __name__ == "__main__":
    sys.exit(main())
