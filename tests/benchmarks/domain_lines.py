"""One look at infusions of eight hours: `guide`, the screen, and the drawing of it."""

import time

from tests.benchmarks.lines import BenchLine, median_of
from tests.helpers.running import eight_hours

LOOKS = 200
EIGHT = 8


def measure() -> tuple[BenchLine, ...]:
    """Return one look of the run page of one infusion, of one among eight, and of the board of eight."""
    return (
        _line("one look of the run page, eight hours on record", 1, "", 5),
        _line("one look of eight infusions, a run page shown", EIGHT, "", 15),
        _line("one look of eight infusions, the board shown", EIGHT, "board", 15),
    )


def _line(name: str, infusions: int, pressed: str, limit_ms: float) -> BenchLine:
    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QApplication

    from ivig_desk.presenters.wishes import Pressed
    from ivig_desk.views.application import build_window

    application = QApplication.instance() or QApplication([])
    presenter, clock = eight_hours(infusions)
    if pressed:
        presenter.handle(Pressed(name=pressed))
    window = build_window(presenter, QSize(1366, 768))
    window.show()
    application.processEvents()
    guides: list[float] = []
    draws: list[float] = []
    for _ in range(LOOKS):
        clock()
        began = time.perf_counter()
        screen = presenter.look()
        guides.append(time.perf_counter() - began)
        looked = time.perf_counter()
        window.draw(screen)
        draws.append(time.perf_counter() - looked)
        application.processEvents()
    window.close()
    looks = [guide + draw for guide, draw in zip(guides, draws, strict=True)]
    return BenchLine(
        name=name,
        ours_ms=median_of(looks),
        limit_ms=limit_ms,
        extra=(
            f"median of {LOOKS} looks a second apart: "
            f"guide and screen {median_of(guides):.2f} ms, draw {median_of(draws):.2f} ms"
        ),
    )
