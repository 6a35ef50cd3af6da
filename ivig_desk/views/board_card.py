"""One infusion on the board: a press on it shows its page, HOLD and STOP stand apart at its foot."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from ivig_desk.presenters.screens import BoardCard, Flash
from ivig_desk.presenters.wishes import Opened
from ivig_desk.views.alarm_chip import AlarmChip
from ivig_desk.views.cards import Card
from ivig_desk.views.controls import Control, Shape
from ivig_desk.views.elided import Elided
from ivig_desk.views.layouts import row
from ivig_desk.views.theme import Gap, Theme, TypeSize
from ivig_desk.views.words import BOLD, SEMIBOLD, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How large a card is written: its name and unit, its rate, and the rest."""

    name: TypeSize
    rate: TypeSize
    rest: TypeSize


class BoardCardView(Card):
    """Everything of it is read from afar but the key."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, gap=0)
        self._card: BoardCard | None = None
        self._key = Words(TypeSize.SMALL).named("key")
        self._name = Elided(TypeSize.LARGE, BOLD)
        self._identifier = Words(TypeSize.SMALL, SEMIBOLD)
        self._preparation = Elided(TypeSize.SMALL)
        self._state = Words(TypeSize.SMALL, SEMIBOLD)
        self._rate = Words(TypeSize.COUNT, BOLD)
        self._unit = Words(TypeSize.LARGE, SEMIBOLD)
        self._rung = Words(TypeSize.BODY)
        self._ends = Elided(TypeSize.BODY)
        self._due = Words(TypeSize.BODY, SEMIBOLD)
        self._alarm = AlarmChip(theme, TypeSize.BODY)
        self._hold = Control(theme)
        self._stop = Control(theme)
        self._shortcut = QShortcut(self)
        self._shortcut.setAutoRepeat(False)
        self._shortcut.activated.connect(self._press)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._arrange(theme)

    def draw(self, card: BoardCard) -> None:
        """Show an infusion."""
        if card == self._card:
            return
        self._card = card
        self.setObjectName(f"card.{card.infusion_id}")
        self.setAccessibleName(" ".join(filter(None, (card.name, card.identifier))))
        self._shortcut.setKey(QKeySequence(card.key))
        self._key.say(QKeySequence(card.key).toString(QKeySequence.SequenceFormat.NativeText))
        self._key.setVisible(card.key != "")
        self._name.say(card.name)
        self._identifier.say(card.identifier)
        self._identifier.setVisible(card.identifier != "")
        self._preparation.say(card.preparation)
        self._state.draw(card.heading)
        number, _, unit = card.rate.partition(" ")
        self._rate.say(number)
        self._unit.say(unit)
        self._rung.say(card.rung)
        self._ends.say(card.ends)
        self._due.draw(card.due)
        self._alarm.draw(card.alarm)
        self._hold.draw_if_any(card.hold)
        self._stop.draw_if_any(card.stop)

    def enlarge(self, sizes: Sizes) -> None:
        """Show the card in these sizes."""
        self._name.resize_letters(sizes.name)
        self._rate.resize_letters(sizes.rate)
        self._unit.resize_letters(sizes.name)
        for words in (self._rung, self._ends, self._due):
            words.resize_letters(sizes.rest)
        self._alarm.resize_letters(sizes.rest)

    @property
    def flash(self) -> Flash | None:
        """How its alarm flashes; None once somebody has said that it was seen, and where its light is steady."""
        if self._card is None or not self._card.is_new or self._card.alarm is None:
            return None
        return self._card.alarm.light.flash

    def shine(self, bright: Callable[[Flash], bool]) -> None:
        """Be bright or dimmed, as what flashes like this is now; an alarm that was seen is steady."""
        self._alarm.shine(bright if self.flash is not None else _steady)

    def _press(self) -> None:
        if self._card is not None:
            self.wanted.emit(Opened(infusion_id=self._card.infusion_id))

    def _arrange(self, theme: Theme) -> None:
        head, under, number = row(theme), row(theme), row(theme)
        head.addWidget(self._name, 1)
        head.addWidget(self._key, 0, Qt.AlignmentFlag.AlignTop)
        under.addWidget(self._identifier)
        under.addWidget(self._state)
        under.addStretch(1)
        number.addWidget(self._rate, 0, Qt.AlignmentFlag.AlignBaseline)
        number.addWidget(self._unit, 1, Qt.AlignmentFlag.AlignBaseline)
        rung = row(theme, gap=Gap.MEDIUM)
        rung.addWidget(self._rung)
        rung.addWidget(self._ends, 1)
        self.body.addLayout(head)
        self.body.addWidget(self._preparation)
        self.body.addLayout(under)
        self.body.addLayout(number)
        self.body.addLayout(rung)
        self.body.addWidget(self._due, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addSpacing(theme.px(3))
        self.body.addWidget(self._alarm)
        self.body.addSpacing(theme.px(Gap.HAIR))
        self.body.addStretch(1)
        feet = row(theme, gap=Gap.WIDE)
        for control, shape in ((self._hold, Shape.HOLD), (self._stop, Shape.STOP)):
            control.reshape(shape)
            control.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            control.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            # What is not there leaves its place: STOP stands where it stood when HOLD was pressed.
            place = control.sizePolicy()
            place.setRetainSizeWhenHidden(True)  # Qt's own signature
            control.setSizePolicy(place)
            control.wanted.connect(self.wanted)
            feet.addWidget(control, 1)
        self.body.addLayout(feet)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._press()


def _steady(_: Flash) -> bool:
    return True
