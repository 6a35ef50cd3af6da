"""The foot of an infusion's page: how far it is, when it ends, and whether the record is saved."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QSizePolicy, QWidget

from ivig_desk.presenters.screens import Button, Footer, Line, Tone
from ivig_desk.views.cards import Controls
from ivig_desk.views.controls import Control
from ivig_desk.views.layouts import Flow, column, row, wrapping
from ivig_desk.views.marks import Mark, alarm_shape
from ivig_desk.views.message_line import MessageLine
from ivig_desk.views.repeated import Repeated
from ivig_desk.views.theme import TONES, Gap, Theme, TypeSize
from ivig_desk.views.words import SEMIBOLD, Words

PERMILLE = 1000


class FooterPart(QWidget):
    """One text with the sign of its tone."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        box = row(theme, self, gap=Gap.HAIR)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._words = Words(TypeSize.SMALL)
        self._mark = Mark(theme.px(TypeSize.SMALL))
        box.addWidget(self._words)
        box.addWidget(self._mark)

    def draw(self, line: Line) -> None:
        """Show a text; a good one is ticked, a calling one has its alarm sign."""
        shape = "met" if line.tone is Tone.GOOD else alarm_shape(line.tone)
        self._words.draw(line)
        self._mark.draw(shape, TONES[line.tone].ink)
        self._mark.setVisible(shape != "")


class FooterView(QFrame):
    """Leave, volume with its bar, and what else is to be known at any time."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._footer: Footer | None = None
        self._leave = Control(theme)
        self._leave.wanted.connect(self.wanted)
        self._controls = Controls(theme)
        self._controls.wanted.connect(self.wanted)
        self._volume = Words(TypeSize.SMALL, SEMIBOLD)
        self._share = QProgressBar()
        self._share.setTextVisible(False)
        self._share.setRange(0, PERMILLE)
        self._share.setFixedHeight(theme.px(Gap.MEDIUM))
        self._share.setFixedWidth(theme.px(180))
        self._message = MessageLine(theme)
        facts = row(theme, gap=Gap.LARGE)
        # Under one another: the rest has more of the width, and fewer lines.
        given = column(theme, gap=Gap.HAIR)
        given.addStretch()
        given.addWidget(self._volume)
        given.addWidget(self._share)
        given.addStretch()
        facts.addLayout(given)
        rest = QWidget()
        wrapping(rest)
        parts = Flow(theme, rest, gap=Gap.LARGE)
        parts.set_line_gap(0)
        self._parts = Repeated(parts, lambda: FooterPart(theme))
        facts.addWidget(rest, 1)
        middle = column(theme, gap=0)
        middle.addStretch()
        middle.addWidget(self._message)
        middle.addLayout(facts)
        middle.addStretch()
        box = row(theme, self, gap=Gap.LARGE)
        box.addWidget(self._leave)
        box.addLayout(middle, 1)
        box.addWidget(self._controls, 0, Qt.AlignmentFlag.AlignVCenter)

    def draw(self, footer: Footer, leave: Button, message: Line | None) -> None:
        """Show the foot, and over it a message where there is one."""
        self._leave.draw(leave)
        self._message.draw(message)
        self._message.setVisible(message is not None)
        if footer == self._footer:
            return
        self._footer = footer
        self._controls.draw(footer.controls)
        self._controls.setVisible(bool(footer.controls))
        self._volume.say(footer.volume)
        self._share.setAccessibleName(footer.volume)
        self._share.setValue(int(footer.share * PERMILLE))
        for part, line in zip(self._parts.fit(len(footer.parts)), footer.parts, strict=True):
            part.draw(line)
