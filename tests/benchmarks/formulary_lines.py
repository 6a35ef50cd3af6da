"""The formulary: every profile loaded and checked from its files, and one ramp worked out."""

import time
from collections.abc import Callable
from dataclasses import replace

from ivig_desk.adapters.data_files import TomlDataFiles, resources_folder
from ivig_desk.domain.amounts.quantities import Kilograms, MlPerHour
from ivig_desk.domain.formulary.ceiling import ceiling_for
from ivig_desk.domain.formulary.giving_set import Pump
from ivig_desk.domain.formulary.ramp import Ramp, planned_rungs, ramp_for
from tests.benchmarks.lines import BenchLine, median_of
from tests.unit.formulary.samples import ORDER, PATIENT

LOADS = 15
RAMPS = 200
# The most rungs of all: eight.
LONGEST = "bivigam-10-us-pi"


def measure() -> tuple[BenchLine, ...]:
    """Return the loading of all profiles, and one ramp with its ceiling and its times."""
    files = TomlDataFiles(resources=resources_folder(), ward=None)
    formulary = files.formulary()
    profile = next(profile for profile in formulary.profiles if profile.id == LONGEST)
    patient = replace(PATIENT, weight=Kilograms.of("24.3"))
    pump = Pump(increment=MlPerHour.of("0.1"))

    def ramp() -> None:
        worked = ramp_for(profile, patient, pump, ceiling_for(profile, patient, ORDER, None, None))
        assert isinstance(worked, Ramp)
        planned_rungs(worked, ORDER.volume(profile.concentration))

    return (
        BenchLine(
            name=f"all {len(formulary.profiles)} profiles loaded and checked",
            ours_ms=median_of(_times(files.formulary, LOADS)),
            limit_ms=60,
            extra=f"median of {LOADS} loads; under the skin {median_of(_times(files.subcutaneous, LOADS)):.1f} ms",
        ),
        BenchLine(
            name="one ramp with its ceiling and its times, eight rungs",
            ours_ms=median_of(_times(ramp, RAMPS)),
            limit_ms=2,
            extra=f"median of {RAMPS} ramps",
        ),
    )


def _times(work: Callable[[], object], runs: int) -> list[float]:
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return times
