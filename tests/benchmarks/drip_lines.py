"""The metronome at its fastest while a summary is printed in the same process: how even click and mark are."""

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from ivig_desk.adapters.clicks import CLICK
from ivig_desk.adapters.played_bursts import PlayedBursts
from ivig_desk.adapters.sounder import AT_ONCE_MS, DeviceSounder
from ivig_desk.adapters.tones import SAMPLES_PER_SECOND
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.amounts.quantities import DropsPerMinute
from ivig_desk.domain.monitoring.beat import Beat
from tests.benchmarks.lines import BenchLine
from tests.helpers.going import going_home
from tests.helpers.played import eight_hours
from tests.helpers.sounds import shipped_sounds

FASTEST, SECONDS = 400, 59
INTERVAL_MS = 150
A_PERCENT_MS = 1.5
PDF_EVERY_MS = 500


def measure() -> tuple[BenchLine, ...]:
    """Return the worst interval of the click, how late its samples are fetched, and the mark, over a minute."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from ivig_desk.presenters.summary import summary_pages
    from ivig_desk.views.application import dress
    from ivig_desk.views.metronome_field import BeatMark
    from ivig_desk.views.printing import write_summary
    from ivig_desk.views.theme import Theme

    application = QApplication.instance() or QApplication([])
    dress(Theme())
    played = eight_hours()
    pages = summary_pages(played.infusion, played.entries, played.reading, None, going_home())
    mark, landed = BeatMark(Theme()), list[tuple[int, float]]()
    mark.beaten.connect(lambda beat: landed.append((beat, perf_counter())))
    stream = _Watched()
    printed: list[float] = []
    with TemporaryDirectory() as folder, stream.playing():
        printing = QTimer()
        printing.timeout.connect(lambda: printed.append(_timed(lambda: write_summary(pages, Path(folder) / "s.pdf"))))
        printing.start(PDF_EVERY_MS)
        mark.show()
        mark.beat(Fraction(FASTEST))
        began = perf_counter()
        QTimer.singleShot(SECONDS * 1000, application.quit)
        application.exec()
        printing.stop()
        mark.close()
    return _lines(stream, landed, began, printed)


def _lines(
    stream: "_Watched", landed: list[tuple[int, float]], began: float, printed: list[float]
) -> tuple[BenchLine, ...]:
    beside = f"{len(printed)} summaries printed meanwhile, the slowest {max(printed) * 1000:.0f} ms"
    clicks = _clicks_in(stream.samples)
    uneven = max(abs((after - before) * 1000 / SAMPLES_PER_SECOND - INTERVAL_MS) for before, after in pairwise(clicks))
    waits = [(after - before) * 1000 for before, after in pairwise(stream.fetched)]
    (first, first_at), (last, last_at) = landed[0], landed[-1]
    drift = abs((last_at - first_at) * 1000 / (last - first) - INTERVAL_MS)
    late = [(at - began) * 1000 - beat * INTERVAL_MS for beat, at in landed]
    return (
        BenchLine(
            name=f"metronome {FASTEST}/min: click, worst interval of {len(clicks) - 1}",
            ours_ms=uneven,
            limit_ms=A_PERCENT_MS,
            extra=f"in the samples a device was handed; {beside}",
        ),
        BenchLine(
            name="the same: longest wait of the device for samples",
            ours_ms=max(waits),
            limit_ms=3 * AT_ONCE_MS,
            extra=f"it asks every {AT_ONCE_MS} ms; above three times that the click would break off",
        ),
        BenchLine(
            name="the same: mark, mean interval over a minute",
            ours_ms=drift,
            limit_ms=A_PERCENT_MS,
            extra=f"away from {INTERVAL_MS} ms; a landing is painted late by {quantiles(late, n=2)[0]:.0f} ms, "
            f"at worst {max(late):.0f} ms, while the window prints",
        ),
    )


class _Watched:
    """A device of nobody's, fed as a real one is by a thread of its own: what it was handed, and when it asked."""

    def __init__(self) -> None:
        self.samples: list[int] = []
        self.fetched: list[float] = []
        self._take = PlayedBursts.take

    def playing(self) -> "_Watched":
        return self

    def __enter__(self) -> None:
        def take(bursts: PlayedBursts, count: int) -> object:
            self.fetched.append(perf_counter())
            samples = self._take(bursts, count)
            self.samples.extend(samples)
            return samples

        PlayedBursts.take = take  # type: ignore[method-assign,assignment] # To listen in on a device of miniaudio's.
        self._device = DeviceSounder(shipped_sounds(), ("NULL",))
        reading = ClockReading(wall=Instant(0), utc_offset_minutes=0, monotonic_microseconds=0)
        self._device.beat(Beat(drops=DropsPerMinute.of(str(FASTEST)), began_us=0), reading)

    def __exit__(self, *_: object) -> None:
        self._device.close()
        PlayedBursts.take = self._take  # type: ignore[method-assign]


def _clicks_in(samples: list[int]) -> list[int]:
    loud = [place for place, height in enumerate(samples) if height]
    return [loud[0], *(after for before, after in pairwise(loud) if after - before > CLICK)]


def _timed(work: Callable[[], None]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began
