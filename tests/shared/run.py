"""Official code files, read as they come: only where the folder with them exists beside the project."""

import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from harness import case, run_cases, same  # noqa: E402

PROGRAM, SHARED = os.path.abspath(sys.argv[1]), sys.argv[2]


def imported(kind, name, data):
    done = subprocess.run([PROGRAM, "import", kind, os.path.join(SHARED, "data", name), "--data", data, "--json"],
                          capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout[-1500:] + done.stderr[-500:]
    return json.loads(done.stdout)


@case
def hcpcs():
    """The HCPCS contractor file of 2019 imports whole, and again without change"""
    with tempfile.TemporaryDirectory() as data:
        first = imported("hcpcs", "HCPC2019_CONTR_ANWEB.txt.gz", data)
        same((first["added"], first["refused"]), (first["read"], 0), f"{first}")
        assert first["read"] > 6000, first
        second = imported("hcpcs", "HCPC2019_CONTR_ANWEB.txt.gz", data)
        same((second["unchanged"], second["added"]), (first["read"], 0), f"{second}")


@case
def icd10cm():
    """The ICD-10-CM category file of 2018 imports whole"""
    with tempfile.TemporaryDirectory() as data:
        first = imported("icd10cm_categories", "icd10cm-2018-categories.csv.gz", data)
        same(first["refused"], 0, f"{first}")
        assert first["added"] > 9000, first


if __name__ == "__main__":
    sys.exit(run_cases())
