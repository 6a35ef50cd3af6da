"""A text on a page, in one of the sizes and tones."""

import re

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

from ivig_desk.presenters.screens import Line, Tone
from ivig_desk.views.theme import TypeSize

REGULAR, SEMIBOLD, BOLD = "regular", "semibold", "bold"
# What the style sheet pads on either side of a text on a ground of its own, and a little more.
PADDING = 8


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at a widget's properties again; one that was never shown is looked at when it is."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    # A frame asks its style for its margins only when it is told so.
    QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


class Words(QLabel):
    """A text that wraps rather than be cut, drawn anew only where it differs."""

    def __init__(self, size: TypeSize = TypeSize.BODY, weight: str = REGULAR, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("letters", size.name.lower())
        self.setProperty("weight", weight)
        self.setProperty("tone", Tone.PLAIN.value)
        # Qt would indent a text by half a letter once a ground of its own was drawn under it.
        self.setIndent(0)

    def wrapping(self) -> "Words":
        """Break the text into lines where it is too long for one."""
        self.setWordWrap(True)
        return self

    def named(self, part: str) -> "Words":
        """Give the style sheet a name for this part of a control."""
        self.setProperty("part", part)
        return self

    def draw(self, line: Line) -> None:
        """Show a line with its tone."""
        self.say(line.text, line.tone)

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Show a text with a tone."""
        if self.text() != text:
            self.setText(text)
        self.mark("tone", tone.value)

    def resize_letters(self, size: TypeSize) -> None:
        """Show the text in another size."""
        self.mark("letters", size.name.lower())

    def mark(self, name: str, value: str) -> None:
        """Set what the style sheet goes by, and look again where it differs."""
        if self.property(name) != value:
            self.setProperty(name, value)
            restyle(self)

    def _width(self, text: str) -> int:
        self.ensurePolished()
        return self.fontMetrics().horizontalAdvance(text) + 2 * PADDING

    def sizeHint(self) -> QSize:
        """Return one line for a text that wraps; Qt's own guess is a block as high as wide."""
        if not self.wordWrap():
            return super().sizeHint()
        width = self._width(self.text())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return room for the longest word; how high that is, is asked by width."""
        if not self.wordWrap():
            return super().minimumSizeHint()
        width = max((self._width(word) for word in self.text().split(" ")), default=0)
        return QSize(width, self.fontMetrics().height())


def unbroken(text: str) -> str:
    """Return a reckoning whose lines break before an operator only: never a number from its unit, nor a unit in two."""
    kept = re.sub(r"(?<=[×÷=≈+−]) |(?<=\d) (?=[A-Za-z%])", "\N{NO-BREAK SPACE}", text)
    return re.sub(r"(?<=[A-Za-z ])/(?=[A-Za-z])", "/\N{WORD JOINER}", kept)
