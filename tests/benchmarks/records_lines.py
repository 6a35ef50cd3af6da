"""The page of records over 100,000 infusions, in the real window: its first rows, and the slowest of many keys."""

from collections.abc import Callable
from contextlib import closing
from statistics import median
from time import perf_counter

from ivig_desk.adapters.folders import ward_folders
from ivig_desk.adapters.open_key import open_key
from ivig_desk.adapters.sqlite_journal import SqliteJournal
from ivig_desk.presenters.wishes import Pressed, Typed
from tests.benchmarks.lines import RUNS, BenchLine
from tests.benchmarks.many_infusions import MANY, many_infusions

FIRST_ROWS_LIMIT_MS = 100
KEY_LIMIT_MS = 50
TYPED = (
    *("p", "e", "1", "preparation", "ionescu maria", "stefan ana 12", "m a 1 2", "2016", "2016-03", "22.11.2019"),
    *("7 mar 2018", "P100001234", "1000097", "nobody at all", "01/02/2026"),
)
"""One letter that nearly all have, words that all have, beginnings together, dates, a batch, an identifier, nobody."""
FILTERS = ("", "adverse-event", "grade-3", "open", "grade-3 open")
"""Grade 3 is found in the oldest only, and nothing in both of the last."""


def measure() -> tuple[BenchLine, ...]:
    """Return both lines; the infusions are made first where they are not there, in some minutes."""
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication([])
    folders = ward_folders(many_infusions())
    with closing(SqliteJournal(folders.records, open_key(folders.keys, folders.records))) as journal:
        page = _Page(application.processEvents, journal)
        lines = page.first_rows(), page.keys()
        page.close()
    return lines


class _Page:
    """The window over these records; each wish is timed until what follows of it was painted."""

    def __init__(self, settle: Callable[[], None], journal: SqliteJournal) -> None:
        from ivig_desk.views.application import build_window
        from tests.gui.fakes import LAPTOP
        from tests.unit.presenters.bedside import Bedside

        self._settle = settle
        self._window = build_window(Bedside(journal).window, LAPTOP)
        self._window.show()
        self._settle()

    def first_rows(self) -> BenchLine:
        """From the key on the first page to the painted rows."""
        took = []
        for _ in range(2 * RUNS):
            took.append(self._timed(Pressed(name="records")))
            self._timed(Pressed(name="leave"))
        return BenchLine(
            name=f"records page, first rows of {MANY}",
            ours_ms=median(took),
            limit_ms=FIRST_ROWS_LIMIT_MS,
            extra=f"the first time, with what it loads, {took[0]:.0f} ms",
        )

    def keys(self) -> BenchLine:
        """The slowest key of all, each the median of its runs, and the slowest filter of a letter that most have."""
        self._timed(Pressed(name="records"))
        slowest = max((one for text in TYPED for one in self._typed(text)), key=lambda one: one[0])
        filtered = max((self._filtered(only) for only in FILTERS), key=lambda one: one[0])
        worst = max(slowest, filtered)
        texts = f"slowest text “{slowest[1]}” {slowest[0]:.0f} ms, slowest filter “{filtered[1]}” {filtered[0]:.0f} ms"
        return BenchLine(
            name=f"records page, a key with {MANY}",
            ours_ms=worst[0],
            limit_ms=KEY_LIMIT_MS,
            extra=texts,
        )

    def close(self) -> None:
        """Close the window."""
        self._window.close()

    def _typed(self, text: str) -> list[tuple[float, str]]:
        begun = [text[: end + 1] for end in range(len(text))]
        runs = [[self._timed(_search(part)) for part in begun] for _ in range(RUNS)]
        return [(median(times), part) for part, times in zip(begun, zip(*runs, strict=True), strict=True)]

    def _filtered(self, only: str) -> tuple[float, str]:
        took = []
        for _ in range(RUNS):
            self._timed(_search("p"))
            took.append(self._timed(Typed(form="records", field="only", text=only)))
            self._timed(Typed(form="records", field="only", text=""))
        return median(took), only

    def _timed(self, wish: Pressed | Typed) -> float:
        start = perf_counter()
        self._window.wanted.emit(wish)
        self._settle()
        return (perf_counter() - start) * 1000


def _search(text: str) -> Typed:
    return Typed(form="records", field="search", text=text)
