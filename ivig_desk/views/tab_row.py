"""The tabs above a page: who else is looked after, and one press or key to each of them."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ivig_desk.presenters.screens import Tab, TabRow
from ivig_desk.presenters.wishes import Opened
from ivig_desk.views.alarm_chip import AlarmChip
from ivig_desk.views.controls import Control
from ivig_desk.views.elided import Elided
from ivig_desk.views.layouts import column, grid, row
from ivig_desk.views.theme import Extent, Gap, Theme, TypeSize
from ivig_desk.views.words import BOLD, SEMIBOLD, Words, restyle

# More than so many stand in two lines, so that each has room for its name and its rate.
IN_ONE_LINE = 4
HEIGHT = 50


class TabView(QPushButton):
    """One infusion; its key and a press show it, and neither takes the focus."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tab: Tab | None = None
        self._key = Words(TypeSize.SMALL).named("key")
        self._name = Elided(TypeSize.SMALL, BOLD)
        self._identifier = Words(TypeSize.SMALL)
        self._rate = Words(TypeSize.SMALL, BOLD)
        self._rung = Words(TypeSize.SMALL)
        self._due = Words(TypeSize.SMALL, SEMIBOLD)
        self._alarm = AlarmChip(theme, TypeSize.SMALL)
        self._shortcut = QShortcut(self)
        self._shortcut.setAutoRepeat(False)
        self._shortcut.activated.connect(self._press)
        self.clicked.connect(self._press)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(max(Extent.TARGET, theme.px(HEIGHT)))
        self._arrange(theme)

    def draw(self, tab: Tab) -> None:
        """Show an infusion."""
        if tab == self._tab:
            return
        self._tab = tab
        self.setObjectName(f"tab.{tab.infusion_id}")
        self.setAccessibleName(" ".join(filter(None, (tab.name, tab.identifier))))
        self.setAccessibleDescription(" · ".join(filter(None, (tab.rate.text, tab.rung, tab.due.text))))
        self._shortcut.setKey(QKeySequence(tab.key))
        # The board's control beside them says which key goes with the figure.
        self._key.say(tab.key[-1:])
        self._key.setVisible(tab.key != "")
        self._name.say(tab.name)
        self._identifier.say(tab.identifier)
        self._identifier.setVisible(tab.identifier != "")
        self._rate.draw(tab.rate)
        self._rung.say(tab.rung)
        self._rung.setVisible(tab.rung != "")
        self._due.draw(tab.due)
        self._due.setVisible(tab.due.text != "")
        self._alarm.draw(tab.alarm)
        self._draw_shown("yes" if tab.is_shown else "no")

    def _draw_shown(self, shown: str) -> None:
        if self.property("shown") != shown:
            self.setProperty("shown", shown)
            restyle(self)

    def _press(self) -> None:
        if self._tab is not None:
            self.wanted.emit(Opened(infusion_id=self._tab.infusion_id))

    def _arrange(self, theme: Theme) -> None:
        upper, lower = row(theme, gap=Gap.HAIR), row(theme, gap=Gap.HAIR)
        for part in (self._key, self._identifier, self._rate, self._rung, self._due, self._name):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        upper.addWidget(self._key)
        upper.addWidget(self._name, 1)
        upper.addWidget(self._identifier)
        upper.addSpacing(theme.px(Gap.HAIR))
        upper.addWidget(self._rate)
        lower.addWidget(self._rung)
        lower.addSpacing(theme.px(Gap.HAIR))
        lower.addWidget(self._due)
        lower.addWidget(self._alarm, 1)
        whole = column(theme, self, gap=0)
        whole.setContentsMargins(theme.px(Gap.SMALL), theme.px(3), theme.px(Gap.SMALL), theme.px(3))
        whole.addLayout(upper)
        whole.addLayout(lower)


class TabRowView(QWidget):
    """As many tabs as there are infusions, in one line or two, and the way to the board."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._row: TabRow | None = None
        self._tabs: list[TabView] = []
        self._shown = 0
        self._grid = grid(theme, gap=Gap.HAIR)
        self._board = Control(theme)
        self._board.wanted.connect(self.wanted)
        self._board.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._board.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        whole = row(theme, self, gap=Gap.SMALL)
        whole.addLayout(self._grid, 1)
        whole.addWidget(self._board)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._add_key("Ctrl+Tab", self._go_on)
        self._add_key("Ctrl+Shift+Tab", self._go_back)
        self.hide()

    def draw(self, tabs: TabRow | None) -> None:
        """Show the tabs, or none."""
        if tabs == self._row:
            return
        self._row = tabs
        self.setVisible(tabs is not None)
        if tabs is None:
            return
        shown = tabs.tabs if tabs.plan is None else (*tabs.tabs, tabs.plan)
        self._fit(len(shown))
        for view, tab in zip(self._tabs, shown, strict=False):
            view.draw(tab)
        self._board.draw(tabs.board)

    def _fit(self, count: int) -> None:
        if count == self._shown:
            return
        self._shown = count
        while len(self._tabs) < count:
            view = TabView(self._theme, self)
            view.wanted.connect(self.wanted)
            self._tabs.append(view)
        lines = -(-count // IN_ONE_LINE)
        wide = -(-count // lines)
        for index, view in enumerate(self._tabs):
            self._grid.removeWidget(view)
            view.setVisible(index < count)
            if index < count:
                self._grid.addWidget(view, index // wide, index % wide)
        for place in range(IN_ONE_LINE):
            self._grid.setColumnStretch(place, 1 if place < wide else 0)

    def _add_key(self, key: str, go: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(go)

    def _go_on(self) -> None:
        if self._row is not None and self._row.after:
            self.wanted.emit(Opened(infusion_id=self._row.after))

    def _go_back(self) -> None:
        if self._row is not None and self._row.before:
            self.wanted.emit(Opened(infusion_id=self._row.before))
