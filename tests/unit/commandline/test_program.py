"""The program as a ward's scripts start it: a process with its own streams and exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.commandline.typed import ADULT, changed

ROOT = Path(__file__).parents[3]
HEAVY = ("PySide6", "pyqtgraph", "numpy", "sqlite_utils", "sqlcipher3", "cryptography", "cattrs")


def started(*words: str, locale: str = "C.UTF-8") -> subprocess.CompletedProcess[bytes]:
    """Run the program from its checkout."""
    return subprocess.run(
        [sys.executable, "main.py", *words],
        cwd=ROOT,
        env={"LC_ALL": locale, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )


def test_a_script_reads_the_plan_from_standard_output() -> None:
    run = started(*ADULT, "--json")

    assert (run.returncode, run.stderr) == (0, b"")
    assert json.loads(run.stdout)["duration_min"] == "141.9"


def test_signs_that_another_encoding_has_not_come_out_all_the_same() -> None:
    run = started(*changed(ADULT, profile="privigen-10-review", set="gravity:20"))

    assert (run.returncode, run.stdout) == (2, b"")
    assert "4.8 drops/kg/min × 60 ÷ 20 drops/mL" in run.stderr.decode("utf-8")


def test_a_reader_that_has_seen_enough_is_no_fault() -> None:
    code = "; ".join(
        [
            "import os, sys",
            "from ivig_desk.bootstrap import main",
            "out, into = os.pipe()",
            "os.close(out)",
            "os.dup2(into, 1)",
            f"sys.exit(main({list(ADULT)!r}))",
        ]
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)

    assert (run.returncode, run.stderr) == (0, b"")


def test_a_plan_waits_for_nothing_it_does_not_need() -> None:
    code = "; ".join(
        [
            "import sys",
            "from ivig_desk.bootstrap import main",
            f"main({list(ADULT)!r})",
            f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)",
        ]
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)

    assert (run.returncode, run.stderr.decode().strip()) == (0, "[]")


def test_a_fault_nobody_foresaw_is_said_by_kind_and_place_and_never_by_its_text() -> None:
    """S33: its text may be a patient's, and on a desktop the system keeps standard error in a file."""
    code = (
        "import sys; from ivig_desk import bootstrap; "
        "bootstrap.run = lambda *_: {}['Ionescu, Maria']; sys.exit(bootstrap.main([]))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)

    assert (run.returncode, run.stdout) == (3, b"")
    first, *places = run.stderr.decode().splitlines()
    assert first == "ivig-desk: failed: KeyError"
    assert [place.split(":")[0] for place in places] == ["  __init__.py", "  <string>"]
    assert b"Ionescu" not in run.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no picture of the memory unasked")
def test_a_program_that_dies_leaves_no_picture_of_its_memory() -> None:
    """S33."""
    code = (
        "import resource; from ivig_desk.bootstrap import main; "
        "main(['self-check', '--no-such-word']); print(resource.getrlimit(resource.RLIMIT_CORE)[0])"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)

    assert run.stdout.split()[-1:] == [b"0"]
