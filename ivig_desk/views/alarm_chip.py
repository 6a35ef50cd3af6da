"""The highest alarm of one infusion in few words: its sign on its ground, which may flash as in the alarm bar."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ivig_desk.presenters.screens import AlarmLine, Flash, Tone
from ivig_desk.views.elided import Elided
from ivig_desk.views.layouts import row
from ivig_desk.views.marks import Mark, alarm_shape
from ivig_desk.views.theme import HUES, INK, Gap, Theme, TypeSize
from ivig_desk.views.words import SEMIBOLD


class AlarmChip(QWidget):
    """Nothing where nothing calls, and its place is kept."""

    def __init__(self, theme: Theme, size: TypeSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._alarm: AlarmLine | None = None
        self._is_bright = True
        self._mark = Mark(theme.px(size))
        self._words = Elided(size, SEMIBOLD)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        box = row(theme, self, gap=Gap.HAIR)
        box.setContentsMargins(theme.px(Gap.HAIR), 0, theme.px(Gap.HAIR), 0)
        box.addWidget(self._mark)
        box.addWidget(self._words, 1)

    @property
    def priority(self) -> Tone:
        """The priority that is shown."""
        return Tone.PLAIN if self._alarm is None else self._alarm.tone

    @property
    def is_bright(self) -> bool:
        """Whether its ground is bright now."""
        return self._is_bright

    def draw(self, alarm: AlarmLine | None) -> None:
        """Show an alarm, or none."""
        if alarm == self._alarm:
            return
        self._alarm = alarm
        if alarm is None:
            self._mark.draw("", INK)
            self._words.say("")
        else:
            self._mark.draw(alarm_shape(alarm.tone), HUES[alarm.light.hue].strong_ink)
            self._words.say(alarm.text)
            self._words.mark("ground", alarm.light.hue.value)
        self.update()

    def resize_letters(self, size: TypeSize) -> None:
        """Show the words in another size."""
        self._words.resize_letters(size)

    def shine(self, bright: Callable[[Flash], bool]) -> None:
        """Be bright or dimmed, as what flashes like this is now."""
        flash = None if self._alarm is None else self._alarm.light.flash
        is_bright = flash is None or bright(flash)
        if is_bright != self._is_bright:
            self._is_bright = is_bright
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._alarm is None:
            return
        colours = HUES[self._alarm.light.hue]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.strong if self._is_bright else colours.dimmed))
        painter.drawRoundedRect(self.rect(), self._theme.px(4), self._theme.px(4))
        painter.end()
