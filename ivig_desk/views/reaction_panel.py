"""A severe reaction, read at four metres: how long it lasts, the weight, what is to be done and what was."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ivig_desk.presenters.screens import ReactionPanel
from ivig_desk.views.cards import Conditions, Controls
from ivig_desk.views.controls import Control, Shape
from ivig_desk.views.layouts import column, row
from ivig_desk.views.theme import Gap, Theme, TypeSize
from ivig_desk.views.words import BOLD, Words

# Digits reach neither as high nor as low as a line of letters does.
CLOCK_HEIGHT = 64
# The steps are read along a line, then down: on a low page with many tabs all of them stay in sight.
COLUMNS = 2


class ReactionPanelView(QWidget):
    """The clock and the weight over the steps, each one press."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = Words(TypeSize.LARGE, BOLD).wrapping()
        self._clock = Words(TypeSize.RATE, BOLD)
        self._clock.setFixedHeight(theme.px(CLOCK_HEIGHT))
        self._since = Words(TypeSize.BODY)
        self._weight = Words(TypeSize.COUNT, BOLD)
        self._stop = Control(theme, Shape.STOP)
        self._how = Words(TypeSize.BODY)
        self._steps = tuple(Controls(theme, Qt.Orientation.Vertical) for _ in range(COLUMNS))
        self._done = Conditions(theme)
        self._stop.wanted.connect(self.wanted)
        beside = row(theme, gap=Gap.HAIR)
        for steps in self._steps:
            steps.wanted.connect(self.wanted)
            beside.addWidget(steps, 1)
        numbers = row(theme, gap=Gap.MEDIUM)
        for words in (self._clock, self._since):
            numbers.addWidget(words, 0, Qt.AlignmentFlag.AlignBaseline)
        numbers.addStretch(1)
        numbers.addWidget(self._weight, 0, Qt.AlignmentFlag.AlignBaseline)
        whole = column(theme, self, gap=Gap.HAIR)
        whole.addWidget(self._heading)
        whole.addLayout(numbers)
        for part in (self._stop, self._how):
            whole.addWidget(part)
        whole.addLayout(beside)
        whole.addWidget(self._done)
        whole.addStretch(1)

    def draw(self, panel: ReactionPanel | None) -> None:
        """Show a severe reaction, or nothing where none is open."""
        self.setVisible(panel is not None)
        if panel is None:
            return
        self._heading.draw(panel.heading)
        self._clock.say(panel.clock)
        self._since.say(panel.since)
        self._weight.say(panel.weight)
        self._stop.draw_if_any(panel.stop)
        self._how.say(panel.how)
        self._how.setVisible(panel.how != "")
        for place, steps in enumerate(self._steps):
            steps.draw(panel.steps[place::COLUMNS])
        self._done.draw(panel.done)
