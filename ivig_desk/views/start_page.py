"""The first page: what runs, a new infusion, what was."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ivig_desk.presenters.screens import Button, InfusionRow, StartScreen, Tone
from ivig_desk.presenters.wishes import Opened
from ivig_desk.views.cards import Card, Lines
from ivig_desk.views.controls import Control, Shape
from ivig_desk.views.layouts import ScrollBody, column, row, scrolling, wrapping
from ivig_desk.views.repeated import Repeated
from ivig_desk.views.theme import Gap, Theme, TypeSize
from ivig_desk.views.words import BOLD, SEMIBOLD, Words

# What stands under a heading that has nothing to list.
NONE = "–"


class InfusionRowView(Card):
    """One infusion, with the control that shows it."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._title = Words(TypeSize.LARGE, SEMIBOLD).wrapping()
        self._detail = Words(TypeSize.BODY).wrapping()
        self._state = Words(TypeSize.BODY, SEMIBOLD).wrapping()
        self._open = Control(theme)
        self._open.wanted.connect(self.wanted)
        texts = column(theme, gap=0)
        texts.addWidget(self._title)
        texts.addWidget(self._detail)
        whole = row(theme, gap=Gap.LARGE)
        whole.addLayout(texts, 1)
        whole.addWidget(self._state, 0, Qt.AlignmentFlag.AlignVCenter)
        whole.addWidget(self._open)
        self.body.addLayout(whole)

    def draw(self, infusion: InfusionRow) -> None:
        """Show an infusion."""
        self._title.say(infusion.title)
        self._detail.say(infusion.detail)
        self._state.draw(infusion.state)
        self._open.setVisible(infusion.open_label != "")
        if infusion.pressed:
            self._open.draw(Button(name=infusion.pressed, label=infusion.open_label))
            return
        button = Button(name=f"open.{infusion.infusion_id}", label=infusion.open_label, detail="")
        self._open.draw_as(button, Opened(infusion_id=infusion.infusion_id))


class InfusionRows(QWidget):
    """Infusions of one kind under their heading; nothing where there are none."""

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        whole = column(theme, self, gap=Gap.SMALL)
        self._heading = Words(TypeSize.BODY, SEMIBOLD)
        self._none = Words(TypeSize.BODY)
        self._none.say(NONE, Tone.QUIET)
        for part in (self._heading, self._none):
            whole.addWidget(part)
        self._rows = Repeated(whole, self._make)
        wrapping(self)

    def draw(self, heading: str, infusions: tuple[InfusionRow, ...]) -> None:
        """Show these infusions."""
        self._heading.say(heading)
        for view, infusion in zip(self._rows.fit(len(infusions)), infusions, strict=True):
            view.draw(infusion)
        self._heading.setVisible(heading != "")
        self._none.setVisible(heading != "" and not infusions)

    def _make(self) -> InfusionRowView:
        view = InfusionRowView(self._theme)
        view.wanted.connect(self.wanted)
        return view


class StartPage(QWidget):
    """A new infusion, infusions to go on with, and what this program is not."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._screen: StartScreen | None = None
        self._title = Words(TypeSize.HEADLINE, BOLD)
        self._sections = [InfusionRows(theme) for _ in range(4)]
        self._new = Control(theme, Shape.LARGE)
        self._under_the_skin = Control(theme)
        self._profiles = Control(theme)
        self._records = Control(theme)
        self._lines = Lines(theme)
        self._statement = Words(TypeSize.SMALL).wrapping()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        for section in self._sections:
            section.wanted.connect(self.wanted)
        for control in (self._new, self._under_the_skin, self._profiles, self._records):
            control.wanted.connect(self.wanted)
        self._arrange(theme)

    def draw(self, screen: StartScreen) -> None:
        """Show the first page."""
        if screen == self._screen:
            return
        self._screen = screen
        self._title.say(screen.title)
        groups = (screen.under_way, screen.preparing, screen.due, screen.recent)
        for section, heading, infusions in zip(self._sections, screen.headings, groups, strict=True):
            section.draw(heading, infusions)
        self._new.draw(screen.new)
        self._under_the_skin.draw(screen.under_the_skin)
        self._profiles.draw(screen.profiles)
        self._records.draw(screen.records)
        self._lines.draw(screen.lines)
        self._statement.say(screen.statement)

    def _arrange(self, theme: Theme) -> None:
        inner = ScrollBody()
        list_of_all = column(theme, inner, gap=Gap.LARGE)
        for section in self._sections:
            list_of_all.addWidget(section)
        list_of_all.addStretch()
        list_of_all.setContentsMargins(0, 0, theme.px(Gap.LARGE), 0)
        head = row(theme, gap=Gap.WIDE)
        head.addWidget(self._title, 1)
        head.addWidget(self._records)
        head.addWidget(self._profiles)
        head.addWidget(self._under_the_skin)
        head.addWidget(self._new)
        whole = column(theme, self, gap=Gap.LARGE, margin=Gap.LARGE)
        whole.addLayout(head)
        whole.addWidget(self._lines)
        whole.addWidget(scrolling(inner), 1)
        whole.addWidget(self._statement)
