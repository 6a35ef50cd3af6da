"""One alarm: its sign and colour, what, since when, and the control that says it was seen."""

from collections.abc import Callable
from enum import Enum, unique

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from ivig_desk.presenters.screens import AlarmRow, Flash, Tone
from ivig_desk.presenters.wishes import Opened
from ivig_desk.views.controls import Control
from ivig_desk.views.layouts import row
from ivig_desk.views.marks import Mark, alarm_shape
from ivig_desk.views.theme import HUES, TONES, Gap, Theme, TypeSize
from ivig_desk.views.words import BOLD, SEMIBOLD, Words

SEPARATOR = " · "
# As many letters as the largest size has in a line; a longer text stands in two smaller ones.
ONE_LINE = 64
# As many letters as half a line has in two of the smallest size, beside its control.
HALF_A_LINE = 84


@unique
class Room(Enum):
    """How much room an alarm has: the whole bar, one line of it, or half a line."""

    BAR = TypeSize.HEADLINE
    LINE = TypeSize.LARGE
    HALF = TypeSize.SMALL


class AlarmRowView(QWidget):
    """One alarm on its ground, which flashes until somebody says that it was seen."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drawn: tuple[AlarmRow, Room] | None = None
        self._is_bright = True
        self._mark = Mark(theme.px(32))
        self._text = Words(TypeSize.LARGE, BOLD).wrapping()
        self._since = Words(TypeSize.BODY, SEMIBOLD)
        self._seen = Control(theme)
        self._seen.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._seen.wanted.connect(self.wanted)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        box = row(theme, self, gap=Gap.SMALL)
        box.setContentsMargins(theme.px(Gap.MEDIUM), 0, 0, 0)
        self._texts = row(theme, gap=Gap.SMALL)
        self._texts.setContentsMargins(0, 0, theme.px(Gap.SMALL), 0)
        self._texts.addStretch()
        self._texts.addWidget(self._text)
        self._texts.addWidget(self._since)
        self._texts.addStretch()
        box.addWidget(self._mark)
        box.addLayout(self._texts, 1)
        box.addWidget(self._seen)

    @property
    def priority(self) -> Tone:
        """The priority of the alarm that is shown."""
        return Tone.PLAIN if self._drawn is None else self._drawn[0].priority

    @property
    def flash(self) -> Flash | None:
        """How this alarm flashes; None once somebody has said that it was seen, and where its light is steady."""
        if self._drawn is None or self._drawn[0].acknowledge is None or self._drawn[0].seen:
            return None
        return self._drawn[0].light.flash

    @property
    def is_bright(self) -> bool:
        """Whether its ground is bright now."""
        return self._is_bright

    def draw(self, alarm: AlarmRow, room: Room) -> None:
        """Show an alarm in this much room."""
        if (alarm, room) == self._drawn:
            return
        self._drawn = (alarm, room)
        self.setObjectName(alarm.name)
        self.setAccessibleName(alarm.text)
        self._mark.draw(alarm_shape(alarm.priority), HUES[alarm.light.hue].strong_ink)
        self._draw_words(alarm, room)
        self._seen.draw_if_any(alarm.acknowledge)
        self.update()

    def shine(self, bright: Callable[[Flash], bool]) -> None:
        """Be bright or dimmed, as what flashes like this is now."""
        is_bright = self.flash is None or bright(self.flash)
        if is_bright != self._is_bright:
            self._is_bright = is_bright
            self.update()

    def _draw_words(self, alarm: AlarmRow, room: Room) -> None:
        since = SEPARATOR.join(filter(None, (alarm.since, alarm.seen)))
        is_long = room is Room.BAR and len(alarm.text) > ONE_LINE
        self._text.resize_letters(TypeSize.LARGE if is_long else room.value)
        self._text.say(_in_half_a_line(alarm, since) if room is Room.HALF else alarm.text)
        self._since.say(since)
        self._since.setVisible(room is not Room.HALF and since != "")
        is_stacked = room is Room.BAR
        self._texts.setSpacing(0 if is_stacked else self._theme.px(Gap.SMALL))
        self._texts.setDirection(QBoxLayout.Direction.TopToBottom if is_stacked else QBoxLayout.Direction.LeftToRight)
        self._texts.setStretch(1, 0 if is_stacked else 1)
        for words in (self._text, self._since):
            words.mark("ground", alarm.light.hue.value)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        # A press on the alarm leads to whom it names.
        opens = "" if self._drawn is None else self._drawn[0].opens
        if opens and self.rect().contains(event.position().toPoint()):
            self.wanted.emit(Opened(infusion_id=opens))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = TONES[Tone.PLAIN] if self._drawn is None else HUES[self._drawn[0].light.hue]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.dimmed if self.priority is Tone.HIGH else colours.ink))
        painter.setBrush(QColor(colours.strong if self._is_bright else colours.dimmed))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), self._theme.px(6), self._theme.px(6))
        painter.end()


def _in_half_a_line(alarm: AlarmRow, since: str) -> str:
    """What and whose before since when: a name is never what has no room (S29)."""
    whole = SEPARATOR.join(filter(None, (alarm.text, since)))
    is_long = alarm.acknowledge is not None and len(whole) > HALF_A_LINE
    return alarm.brief if is_long and alarm.brief else whole
