"""Start-up, memory and idling of the real window, each in processes of their own, beside a bare one."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from tests.benchmarks.lines import RUNS, BenchLine
from tests.helpers.running import running_records

CHILD = Path(__file__).parent / "child.py"
BYTECODE = Path(__file__).parents[2] / "build" / "bytecode"
IDLE_LIMIT_PERCENT = 1
RESTART_LIMIT_MS = 2000


def measure() -> tuple[BenchLine, ...]:
    """Return start to first painted page, peak memory with the run page open, and the idle share of a core."""
    with tempfile.TemporaryDirectory() as empty, tempfile.TemporaryDirectory() as running:
        practice = Path(running) / "practice"
        practice.mkdir()
        running_records(practice)
        # The first start of each compiles what it imports.
        started("bare"), started("ours", empty), started("plot"), started("signed-in", running)
        turns = [(started("bare"), started("ours", empty)) for _ in range(RUNS)]
        bare, starts = zip(*turns, strict=True)
        plots = [started("plot") for _ in range(RUNS)]
        runs = [started("signed-in", running) for _ in range(RUNS)]
        idle = _idle(running)
    return (
        BenchLine(
            name="process start to the first page, on which a desk is set up",
            ours_ms=median(one.milliseconds for one in starts),
            reference_name="bare PySide6 window with a label",
            reference_ms=median(one.milliseconds for one in bare),
            limit_ratio=2.5,
        ),
        BenchLine(
            name="restart to the first page with an infusion under way",
            ours_ms=median(one.milliseconds for one in runs),
            limit_ms=RESTART_LIMIT_MS,
        ),
        BenchLine(
            name="peak memory with the run page open",
            ours_ms=median(one.megabytes for one in runs),
            reference_name="bare pyqtgraph PlotWidget window",
            reference_ms=median(one.megabytes for one in plots),
            limit_ratio=1.25,
            unit="MB",
        ),
        BenchLine(name="idle run page", ours_ms=idle, limit_ms=IDLE_LIMIT_PERCENT, unit="%", extra="share of one core"),
    )


class Started:
    """What a process took until its first picture, and the most memory it had."""

    def __init__(self, milliseconds: float, megabytes: float) -> None:
        self.milliseconds = milliseconds
        self.megabytes = megabytes


def started(what: str, folder: str = "") -> Started:
    """Start a window of its own process, and return once it was painted and closed."""
    began = time.time()
    words = _words(_printed_by([what, folder] if folder else [what]), "painted")
    return Started((float(words[0]) - began) * 1000, float(words[1]) / 1024)


def _idle(folder: str) -> float:
    return float(_words(_printed_by(["signed-in", folder, "idle"]), "idle")[0]) * 100


def _printed_by(words: list[str]) -> str:
    """Run a child as an installed program runs: compiled once, whatever this environment says of that."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run(
        [sys.executable, str(CHILD), *words],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env=environment | {"PYTHONPYCACHEPREFIX": str(BYTECODE)},
    ).stdout


def _words(printed: str, what: str) -> list[str]:
    return next(line.split()[1:] for line in printed.splitlines() if line.startswith(what))
