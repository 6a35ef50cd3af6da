"""What runs now: the number read at two metres, and HOLD and STOP, which nothing ever covers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ivig_desk.presenters.screens import NowColumn
from ivig_desk.views.cards import Card, Lines
from ivig_desk.views.controls import Control, Shape
from ivig_desk.views.layouts import row
from ivig_desk.views.theme import Gap, Theme, TypeSize
from ivig_desk.views.words import BOLD, SEMIBOLD, Words

RATE_HEIGHT = 72
# Room for five lines, so that HOLD and STOP stand in one place whatever runs.
LINES_HEIGHT = 118


class NowColumnView(Card):
    """The given rate, in every unit there is, and the two controls that end or pause it."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, gap=Gap.HAIR)
        self._theme = theme
        self._column: NowColumn | None = None
        self._rate = Words(TypeSize.RATE, BOLD)
        self._unit = Words(TypeSize.LARGE, SEMIBOLD)
        self._lines = Lines(theme, gap=0)
        self._lines.setMinimumHeight(theme.px(LINES_HEIGHT))
        self._working = Control(theme)
        self._hold = Control(theme, Shape.HOLD)
        self._stop = Control(theme, Shape.STOP)
        for control in (self._working, self._hold, self._stop):
            control.wanted.connect(self.wanted)
        number = row(theme, gap=Gap.SMALL)
        number.addWidget(self._rate, 0, Qt.AlignmentFlag.AlignBaseline)
        number.addWidget(self._unit, 1, Qt.AlignmentFlag.AlignBaseline)
        # Digits reach neither as high nor as low as a line of letters does.
        self._rate.setFixedHeight(theme.px(RATE_HEIGHT))
        self.body.addLayout(number)
        self._working.setParent(self)
        self.body.addWidget(self._lines)
        self.body.addSpacing(theme.px(Gap.HAIR))
        both = row(theme, gap=Gap.MEDIUM)
        both.addWidget(self._hold, 1)
        both.addWidget(self._stop, 1)
        self.body.addLayout(both)
        self.body.addStretch(1)

    def draw(self, now: NowColumn) -> None:
        """Show what runs."""
        if now == self._column:
            return
        self._column = now
        self.head(now.heading)
        self._rate.say(now.rate)
        self._unit.say(now.rate_unit)
        self._lines.draw(now.lines)
        self._working.draw(now.working)
        self._hold.draw(now.hold)
        self._stop.draw(now.stop)
        self._place_working()

    def _place_working(self) -> None:
        """Stand in the top right corner, beside the digits and over their unit, where no layout leaves room."""
        self._working.resize(self._working.sizeHint())
        margin = self._theme.px(Gap.MEDIUM)
        self._working.move(self.width() - self._working.width() - margin, margin)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_working()
