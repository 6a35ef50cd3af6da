"""How long an alarm takes: from the ask to its first samples, and from its moment to paint and sound among eight."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from time import perf_counter, sleep
from typing import TYPE_CHECKING, Self

from ivig_desk.adapters.clocks import SteppedClock, SystemClock
from ivig_desk.adapters.memory_journal import MemoryJournal
from ivig_desk.adapters.played_bursts import PlayedBursts
from ivig_desk.adapters.sounder import AT_ONCE_MS, DeviceSounder
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.alarms import Priority
from ivig_desk.presenters.window import WindowPresenter
from ivig_desk.presenters.wishes import Opened, Pressed
from tests.benchmarks.lines import BenchLine
from tests.helpers.running import EIGHT, let_eight_hours_pass, observe, presenter_over
from tests.helpers.sounds import shipped_sounds

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator

    from PySide6.QtCore import QEvent, QEventLoop, QPoint

    from ivig_desk.desk.ports import SoundState
    from ivig_desk.views.infusion_chart import InfusionChart
    from ivig_desk.views.main_window import MainWindow

ASKED, SOUND_LIMIT_MS = 50, 100
INFUSIONS, BEGUN, ALARM_LIMIT_MS = 8, 100, 250
INTERVAL = Minutes.of("30")
"""So long after a set the next is due (schedule.toml, `running_interval_min`)."""
APART = Minutes.of("3.75")
"""Eight infusions in half an hour, one after another."""
DRAGGED_EVERY_MS = 16
POLLED_EVERY_MS = 10
PATIENCE_S = 5


def measure() -> tuple[BenchLine, ...]:
    """Return how late a sound begins, and how late an alarm is painted and sounded while the chart is dragged."""
    return (_asked(), *_begun())


def _asked() -> BenchLine:
    chance, waits = Random(1), list[float]()  # noqa: S311 # Moments, no secrets.
    with _heard_from() as (sounder, heard):
        for number in range(ASKED):
            sleep(chance.uniform(0.1, 0.2))
            heard.clear()
            began = perf_counter()
            sounder.play(tuple(Priority)[number % len(Priority)], EIGHT)
            while not heard and perf_counter() - began < PATIENCE_S:
                sleep(0.001)
            waits.append((heard[0] - began) * 1000)
            sounder.silence()
    return BenchLine(
        name=f"sound begins after it is asked for, worst of {ASKED}",
        ours_ms=max(waits),
        limit_ms=SOUND_LIMIT_MS,
        extra=f"until a null device takes its samples, {AT_ONCE_MS} ms at a time",
    )


@dataclass(frozen=True, slots=True)
class _Late:
    painted: float
    sounded: float


def _begun() -> tuple[BenchLine, ...]:
    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QApplication

    from ivig_desk.views.application import build_window
    from ivig_desk.views.ticker import Ticker

    application = QApplication.instance() or QApplication([])
    clock = _PassingClock(EIGHT)
    with _heard_from() as (sounder, heard):
        presenter = presenter_over(MemoryJournal(), clock, sounder)
        let_eight_hours_pass(presenter, clock, INFUSIONS, rises=0)
        # Tall enough for a chart under eight tabs.
        window = build_window(presenter, QSize(1366, 1000))
        ticker = Ticker(window)
        ticker.look_again.connect(window.look_wanted)
        window.look_in.connect(ticker.look_in)
        window.show()
        application.processEvents()
        with _Drag(window) as drag:
            trials = _Trials(presenter, window, clock, heard)
            ticker.start()
            late = [trials.next(number) for number in range(BEGUN)]
        ticker.stop()
        window.close()
    beside = f"{INFUSIONS} infusions; the chart dragged {drag.moves} times, its minutes moved {drag.moved} times"
    return (
        _percentile("alarm due to painted, 99th percentile", [one.painted for one in late], beside),
        _percentile("the same: to sounded", [one.sounded for one in late], "until a null device takes its samples"),
    )


def _percentile(name: str, times: list[float], beside: str) -> BenchLine:
    in_order = sorted(times)
    return BenchLine(
        name=name,
        ours_ms=in_order[-(-99 * len(times) // 100) - 1] * 1000,
        limit_ms=ALARM_LIMIT_MS,
        extra=f"median {in_order[len(times) // 2] * 1000:.0f} ms, worst {in_order[-1] * 1000:.0f} ms; {beside}",
    )


class _PassingClock(SteppedClock):
    """Stands still until it is let go, then goes as time does."""

    def __init__(self, reading: ClockReading) -> None:
        super().__init__(reading)
        self._gone_at: float | None = None

    def read(self) -> ClockReading:
        before = super().read()
        if self._gone_at is None:
            return before
        passed = round((perf_counter() - self._gone_at) * 1_000_000)
        return ClockReading(
            wall=Instant(before.wall.microseconds + passed),
            utc_offset_minutes=before.utc_offset_minutes,
            monotonic_microseconds=before.monotonic_microseconds + passed,
        )

    def go(self) -> float:
        """Go on from here; return when that was, by the counter of this process."""
        self._gone_at = perf_counter()
        return self._gone_at

    def stand(self) -> None:
        now = self.read()
        self._gone_at = None
        self.set(now)


class _Trials:
    """One set of vital signs after another falls due, at a random part of the window's second."""

    def __init__(
        self, presenter: WindowPresenter, window: MainWindow, clock: _PassingClock, heard: list[float]
    ) -> None:
        self._presenter = presenter
        self._window = window
        self._clock = clock
        self._heard = heard
        self._chance = Random(1)  # noqa: S311 # The same.
        self._due: list[Instant] = []
        for number in range(INFUSIONS):
            clock.advance(APART)
            self._due.append(self._observed(number))

    def next(self, number: int) -> _Late:
        from PySide6.QtCore import QEventLoop, QTimer

        infusion = number % INFUSIONS
        self._presenter.handle(Opened(infusion_id="infusion-1"))
        wait = self._chance.uniform(0.15, 1.15)
        early = Minutes.of(f"-{round(wait * 1_000_000)}/60000000")
        self._clock.advance_to(self._due[infusion].plus(early))
        self._acknowledge_all()
        began = self._clock.go()
        self._window.look_wanted.emit()
        self._heard.clear()
        loop = QEventLoop()
        painted = _Painted(self._window, f"infusion-{infusion + 1}:vital-signs-due", loop)
        QTimer.singleShot(PATIENCE_S * 1000, loop.quit)
        loop.exec()
        true_at = began + wait
        sounded = self._sounded(true_at, loop)
        painted.forget()
        self._clock.stand()
        self._due[infusion] = self._observed(infusion)
        return _Late(painted=painted.at - true_at, sounded=sounded - true_at)

    def _sounded(self, true_at: float, loop: QEventLoop) -> float:
        """When the device took the first of its sound; while it has not, the window and the hand go on."""
        from PySide6.QtCore import QTimer

        while not any(at >= true_at for at in self._heard) and perf_counter() - true_at < PATIENCE_S:
            QTimer.singleShot(POLLED_EVERY_MS, loop.quit)
            loop.exec()
        return next((at for at in self._heard if at >= true_at), perf_counter())

    def _observed(self, infusion: int) -> Instant:
        self._presenter.handle(Opened(infusion_id=f"infusion-{infusion + 1}"))
        observe(self._presenter)
        # Offered rises would fill the window, and leave the chart no room.
        self._presenter.handle(Pressed(name="stay"))
        return self._clock.read().wall.plus(INTERVAL)

    def _acknowledge_all(self) -> None:
        for row in self._presenter.look().alarms.rows:
            if row.acknowledge is not None:
                self._presenter.handle(Pressed(name=row.acknowledge.name))


class _Painted:
    """Ends a loop once the row of an alarm has been painted."""

    def __init__(self, window: MainWindow, name: str, loop: QEventLoop) -> None:
        from PySide6.QtCore import QEvent, QObject, QTimer
        from PySide6.QtWidgets import QApplication

        from ivig_desk.views.alarm_row import AlarmRowView

        outer = self

        class Watching(QObject):
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 # Qt names it.
                is_row = event.type() == QEvent.Type.Paint and isinstance(watched, AlarmRowView)
                if is_row and watched.objectName() == name and not outer.at:
                    # The paint itself is still to come: the loop goes on after all of it.
                    QTimer.singleShot(0, outer.note)
                return False

        self.at = 0.0
        self._loop = loop
        self._watching = Watching(window)
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self._watching)

    def note(self) -> None:
        self.at = self.at or perf_counter()
        self._loop.quit()

    def forget(self) -> None:
        assert self.at, "the alarm was never painted"
        self._watching.deleteLater()


class _Drag:
    """A hand that drags the chart to and fro without a rest."""

    def __init__(self, window: MainWindow) -> None:
        from PySide6.QtCore import QTimer

        from ivig_desk.views.infusion_chart import InfusionChart

        self.moves = self.moved = 0
        self._window = window
        self._kind = InfusionChart
        self._timer = QTimer()
        self._timer.timeout.connect(self._move)
        self._span = (0.0, 0.0)
        self._is_down = False

    def __enter__(self) -> Self:
        self._timer.start(DRAGGED_EVERY_MS)
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()

    def _move(self) -> None:
        from PySide6.QtCore import QEvent, QPoint

        chart = self._window.findChild(self._kind)
        if not isinstance(chart, self._kind) or not chart.isVisible():
            return
        if not self._is_down:
            chart.view.zoom(0.3)
        to_and_fro = abs(self.moves % 80 - 40)
        where = QPoint(300 + 10 * to_and_fro, chart.height() // 2)
        self._send(QEvent.Type.MouseMove if self._is_down else QEvent.Type.MouseButtonPress, where, chart)
        self._is_down = True
        self.moves += 1
        self.moved += chart.view.span != self._span
        self._span = chart.view.span

    @staticmethod
    def _send(kind: QEvent.Type, where: QPoint, chart: InfusionChart) -> None:
        from PySide6.QtCore import QPointF, Qt
        from PySide6.QtGui import QMouseEvent
        from PySide6.QtWidgets import QApplication, QGraphicsView

        view = chart.findChild(QGraphicsView)
        assert view is not None
        left = Qt.MouseButton.LeftButton
        at = QPointF(where)
        event = QMouseEvent(kind, at, QPointF(view.mapToGlobal(where)), left, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view.viewport(), event)


class _DeviceOfNow(DeviceSounder):
    """Lives in the time of this computer, whatever hours are stepped over beside it."""

    def play(self, priority: Priority, reading: ClockReading) -> None:  # noqa: ARG002 # The same for all.
        super().play(priority, SystemClock().read())

    def state(self, reading: ClockReading) -> SoundState:  # noqa: ARG002
        return super().state(SystemClock().read())


@contextmanager
def _heard_from() -> Iterator[tuple[DeviceSounder, list[float]]]:
    """A device of nobody's, fed as a real one is by a thread of its own, and when it took what is no silence."""
    take, heard = PlayedBursts.take, list[float]()

    def watched(bursts: PlayedBursts, count: int) -> array[int]:
        samples = take(bursts, count)
        if any(samples):
            heard.append(perf_counter())
        return samples

    PlayedBursts.take = watched  # type: ignore[method-assign,assignment] # To listen in on a device of miniaudio's.
    sounder = _DeviceOfNow(shipped_sounds(), ("NULL",))
    sounder.state(EIGHT)
    try:
        yield sounder, heard
    finally:
        sounder.close()
        PlayedBursts.take = take  # type: ignore[method-assign]
