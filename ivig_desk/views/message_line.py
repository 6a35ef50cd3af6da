"""What the program has to say to the last thing that was wanted."""

from PySide6.QtWidgets import QWidget

from ivig_desk.presenters.screens import Line, Tone
from ivig_desk.views.layouts import row
from ivig_desk.views.marks import Mark, alarm_shape
from ivig_desk.views.theme import TONES, Gap, Theme, TypeSize
from ivig_desk.views.words import SEMIBOLD, Words


class MessageLine(QWidget):
    """One line with the sign of its tone."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        box = row(theme, self, gap=Gap.SMALL)
        self._mark = Mark(theme.px(TypeSize.LARGE))
        self._words = Words(TypeSize.BODY, SEMIBOLD).wrapping()
        box.addWidget(self._mark)
        box.addWidget(self._words, 1)

    def draw(self, message: Line | None) -> None:
        """Show a message, or nothing."""
        line = Line(text="") if message is None else message
        shape = "met" if line.tone is Tone.GOOD else alarm_shape(line.tone)
        self._mark.draw(shape, TONES[line.tone].ink)
        self._mark.setVisible(shape != "")
        self._words.draw(line)
        self._words.setVisible(line.text != "")
