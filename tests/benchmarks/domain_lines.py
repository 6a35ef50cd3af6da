"""One look at an eight-hour infusion: `guide`, its screen, and the drawing of it."""

import time

from tests.benchmarks.lines import BenchLine, median_of
from tests.helpers.running import eight_hours

LOOKS = 200


def measure() -> tuple[BenchLine, ...]:
    """Return one look of the run page: guidance, screen and drawing."""
    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QApplication

    from ivig_desk.views.application import build_window

    application = QApplication.instance() or QApplication([])
    presenter, clock = eight_hours()
    window = build_window(presenter, QSize(1366, 768))
    window.show()
    application.processEvents()
    looks, draws, guides = [], [], []
    for _ in range(LOOKS):
        clock()
        began = time.perf_counter()
        screen = presenter.look()
        looked = time.perf_counter()
        window.draw(screen)
        drawn = time.perf_counter()
        guides.append(looked - began)
        draws.append(drawn - looked)
        looks.append(drawn - began)
        application.processEvents()
    window.close()
    return (
        BenchLine(
            name="one look of the run page, eight hours on record",
            ours_ms=median_of(looks),
            limit_ms=5,
            extra=(
                f"median of {LOOKS} looks a second apart: "
                f"guide and screen {median_of(guides):.2f} ms, draw {median_of(draws):.2f} ms"
            ),
        ),
    )
