"""The program failed, and says so: go by the paper chart; the last confirmed rate stays in sight (S31)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from ivig_desk.presenters.screens import FaultScreen, Tone
from ivig_desk.views.cards import Lines
from ivig_desk.views.layouts import ScrollBody, column, row, scrolling
from ivig_desk.views.marks import Mark
from ivig_desk.views.theme import TONES, Gap, Theme, TypeSize
from ivig_desk.views.words import BOLD, SEMIBOLD, Words

MARGIN = 48
# Up to so many lines are shown as large as there is room; more of them, of several infusions, stand smaller.
FEW = 4


class FaultPage(QWidget):
    """Huge, calm, and there until the program is started again."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fault")
        self._mark = Mark(theme.px(TypeSize.RATE))
        self._title = Words(TypeSize.RATE, BOLD).wrapping()
        self._instruction = Words(TypeSize.HEADLINE, SEMIBOLD).wrapping()
        self._last = Lines(theme, TypeSize.COUNT, gap=Gap.SMALL)
        self._detail = Words(TypeSize.SMALL).wrapping()
        whole = column(theme, self, gap=0)
        whole.addWidget(self._band(theme))
        whole.addWidget(self._below(theme), 1)

    def draw(self, fault: FaultScreen) -> None:
        """Show what to do now."""
        self.setAccessibleName(fault.title)
        self._mark.draw("high", TONES[Tone.HIGH].strong_ink)
        self._title.say(fault.title)
        self._instruction.say(fault.instruction)
        self._last.resize_letters(TypeSize.COUNT if len(fault.last_confirmed) <= FEW else TypeSize.LARGE)
        self._last.draw(fault.last_confirmed)
        self._detail.say(fault.detail, Tone.QUIET)

    def _band(self, theme: Theme) -> QFrame:
        band = QFrame()
        band.setProperty("card", "fault")
        head = row(theme, band, gap=Gap.WIDE, margin=MARGIN)
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._title, 1)
        return band

    def _below(self, theme: Theme) -> QWidget:
        body = ScrollBody()
        below = column(theme, body, gap=Gap.WIDE, margin=MARGIN)
        for part in (self._instruction, self._last):
            below.addWidget(part)
        below.addStretch()
        below.addWidget(self._detail)
        return scrolling(body)
