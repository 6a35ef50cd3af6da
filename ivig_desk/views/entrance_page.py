"""Who is at the desk: people and a form, and beside them every infusion that is looked after."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from ivig_desk.presenters.screens import Button, EntranceScreen
from ivig_desk.views.card_grid import LARGE, LARGE_UP_TO, NARROW, SMALL, CardGrid
from ivig_desk.views.cards import Card, Controls, Lines
from ivig_desk.views.controls import Control
from ivig_desk.views.flasher import Flasher, Stopwatch
from ivig_desk.views.form_panel import FormPanel
from ivig_desk.views.layouts import Flow, ScrollBody, column, row, scrolling, wrapping
from ivig_desk.views.repeated import Repeated
from ivig_desk.views.theme import Gap, Theme, TypeSize
from ivig_desk.views.words import BOLD, Words

# Beside cards the form has so much of the width, in px of the design.
BESIDE = 336
# A page of many fields has more, as long as the cards stand in two columns at most.
BESIDE_WIDE = 592
# As wide as a line is read at ease.
ALONE = 1100
# How a list of people and a form share their place.
LIST, FORM = 2, 3
ACROSS, DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Group(QWidget):
    """One group of a recovery key with its number, to be read off and typed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        box = row(theme, self, gap=Gap.SMALL)
        self._number = Words(TypeSize.SMALL)
        self._text = Words(TypeSize.HEADLINE, BOLD)
        box.addWidget(self._number, 0, Qt.AlignmentFlag.AlignBaseline)
        box.addWidget(self._text, 0, Qt.AlignmentFlag.AlignBaseline)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def draw(self, number: int, text: str) -> None:
        """Show a group."""
        self._number.say(str(number))
        self._text.say(text)


class EntrancePage(QWidget):
    """A form with the cursor in it; HOLD and STOP of every infusion stand where the board has them."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, stopwatch: Stopwatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = Words(TypeSize.HEADLINE, BOLD)
        self._lines = Lines(theme)
        self._people = Controls(theme, Qt.Orientation.Vertical)
        self._details = Lines(theme)
        self._ways = QWidget()
        self._buttons = Repeated(Flow(theme, self._ways), self._make)
        self._form = FormPanel(theme)
        self._form.say_above()
        self._sheet = Card(theme)
        self._groups = self._sheet_row()
        self._cards = CardGrid(theme, stopwatch, LARGE, NARROW)
        self._asked = QWidget()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        for speaker in (self._people, self._form, self._cards):
            speaker.wanted.connect(self.wanted)
        self._arrange()

    @property
    def flasher(self) -> Flasher:
        """What says when the alarms on its cards turn bright and dim."""
        return self._cards.flasher

    def draw(self, screen: EntranceScreen) -> None:
        """Show who is asked, and what is in sight meanwhile."""
        self._title.say(screen.title)
        self._lines.draw(screen.lines)
        self._details.draw(screen.details)
        self._draw_people(screen.people, screen.chosen)
        for control, button in zip(self._buttons.fit(len(screen.buttons)), screen.buttons, strict=True):
            control.draw(button)
        self._ways.setVisible(bool(screen.buttons))
        self._sheet.setVisible(bool(screen.sheet))
        for number, view in enumerate(self._groups.fit(len(screen.sheet)), start=1):
            view.draw(number, screen.sheet[number - 1])
        self._cards.setVisible(bool(screen.cards))
        self._share_width(screen)
        self._cards.draw(screen.cards)
        self._form.draw(screen.form, screen.message)

    def _share_width(self, screen: EntranceScreen) -> None:
        """Beside many cards there is height; beside none, and for many fields beside few, there is width."""
        is_wide = not screen.cards or (screen.has_many_fields and len(screen.cards) <= LARGE_UP_TO)
        self._both.setDirection(ACROSS if is_wide else DOWN)
        most = BESIDE_WIDE if is_wide else BESIDE
        self._asked.setMaximumWidth(self._theme.px(most if screen.cards else ALONE))
        self._cards.write_few(SMALL if is_wide else LARGE)

    def _draw_people(self, people: tuple[Button, ...], chosen: int) -> None:
        self._area.setVisible(bool(people))
        self._people.draw_current(people, chosen)

    def _make(self) -> Control:
        control = Control(self._theme)
        control.wanted.connect(self.wanted)
        return control

    def _sheet_row(self) -> Repeated[Group]:
        groups = QWidget()
        wrapping(groups)
        flow = Flow(self._theme, groups, gap=Gap.WIDE)
        self._sheet.body.addWidget(groups)
        return Repeated(flow, lambda: Group(self._theme))

    def _arrange(self) -> None:
        theme = self._theme
        body = ScrollBody()
        listed = column(theme, body)
        listed.addWidget(self._people)
        listed.addWidget(self._details)
        listed.addStretch(1)
        self._area = scrolling(body)
        wrapping(self._ways)
        self._both = row(theme, gap=Gap.SMALL)
        self._both.addWidget(self._area, LIST)
        self._both.addWidget(self._form, FORM)
        asked = column(theme, self._asked, gap=Gap.MEDIUM)
        for part in (self._title, self._ways, self._lines, self._sheet):
            asked.addWidget(part)
        asked.addLayout(self._both, 1)
        whole = row(theme, self, gap=Gap.SMALL)
        whole.addWidget(self._cards, 1)
        whole.addWidget(self._asked, 1)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # The next time it is asked anew, and the cursor is set again.
        self._form.draw(None, None)
