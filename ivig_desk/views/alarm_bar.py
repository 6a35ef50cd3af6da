"""The alarms on top of every page: highest first, in their colours and rhythms, in no more than two lines."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ivig_desk.presenters.alarm_turns import MORE, alarms_in_turn
from ivig_desk.presenters.screens import AlarmBar, Button, Tone
from ivig_desk.presenters.wishes import Pressed, Wish
from ivig_desk.views.alarm_row import AlarmRowView, Room
from ivig_desk.views.controls import Control
from ivig_desk.views.flasher import Stopwatch
from ivig_desk.views.layouts import grid, row
from ivig_desk.views.marks import Mark
from ivig_desk.views.shining import ShiningWidget
from ivig_desk.views.theme import TONES, Extent, Gap, Theme, TypeSize
from ivig_desk.views.words import Words

# Beyond this many alarms they stand in pairs; an odd one out is the highest, which has a line for itself.
IN_LINES = 2
PAIR = 2

Cell = tuple[int, int, int]


class AlarmBarView(ShiningWidget):
    """The alarms in a space that is kept free for them, so that nothing below moves when one comes.

    Those that have no place there come in turns; at every change of what calls the first turn stands again.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme, stopwatch: Stopwatch, parent: QWidget | None = None) -> None:
        super().__init__(stopwatch, lambda: self._rows[: self._shown], parent)
        self._theme = theme
        self._rows: list[AlarmRowView] = []
        self._bar: AlarmBar | None = None
        self._least_lines = 0
        self._turn = 0
        self._shown = 0
        self._calm_mark = Mark(theme.px(TypeSize.BODY))
        self._calm = Words(TypeSize.BODY)
        self._pause = Control(theme)
        self._pause.wanted.connect(self.wanted)
        self._pause.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding)
        self._grid = grid(theme, gap=Gap.HAIR)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        box = row(theme, self, gap=Gap.SMALL)
        for part in (self._calm_mark, self._calm):
            box.addWidget(part)
        self._calm_mark.setContentsMargins(theme.px(Gap.HAIR), 0, 0, 0)
        box.addLayout(self._grid, 1)
        box.addWidget(self._pause)

    def draw(self, bar: AlarmBar, title: str, least_lines: int) -> None:
        """Show the alarms; where nothing calls, that is said in the same place, which has at least so many lines."""
        if self._bar is None or _names(self._bar) != _names(bar):
            self._turn = 0
        self._bar, self._least_lines = bar, least_lines
        self._draw_calm(bar, title)
        self._draw_rows(bar)
        self._draw_pause(bar.pause)
        self.follow_parts()

    def _draw_rows(self, bar: AlarmBar) -> None:
        alarms = alarms_in_turn(bar.rows, self._turn)
        cells = cells_of(len(alarms))
        self._arrange(cells)
        is_alone = len(cells) == 1 < self._least_lines
        for view, alarm, (_, _, wide) in zip(self._rows, alarms, cells, strict=False):
            view.draw(alarm, Room.BAR if is_alone else Room.LINE if wide == PAIR else Room.HALF)
        lines = max(self._least_lines, lines_of(cells))
        self.setFixedHeight(self._height(lines))
        self.setVisible(lines > 0)

    def _answer(self, wish: Wish) -> None:
        """Show the next turn, or hand on what is wanted."""
        if self._bar is None or wish != Pressed(name=MORE):
            self.wanted.emit(wish)
            return
        self._turn += 1
        self._draw_rows(self._bar)
        self.follow_parts()

    def _draw_calm(self, bar: AlarmBar, title: str) -> None:
        is_calm = not bar.rows
        tone = Tone.GOOD if bar.calm else Tone.QUIET
        self._calm.say(bar.calm or title, tone)
        self._calm.setVisible(is_calm)
        self._calm_mark.draw("met", TONES[tone].ink)
        self._calm_mark.setVisible(is_calm and bar.calm != "")

    def _draw_pause(self, pause: Button | None) -> None:
        self._pause.draw_if_any(pause)

    def _arrange(self, cells: tuple[Cell, ...]) -> None:
        if len(cells) == self._shown:
            return
        self._shown = len(cells)
        while len(self._rows) < len(cells):
            view = AlarmRowView(self._theme)
            view.wanted.connect(self._answer)
            self._rows.append(view)
        for view in self._rows:
            self._grid.removeWidget(view)
            view.hide()
        for view, (line, left, wide) in zip(self._rows, cells, strict=False):
            self._grid.addWidget(view, line, left, 1, wide)
            view.show()
        for index in range(PAIR):
            self._grid.setColumnStretch(index, 1)

    def _height(self, lines: int) -> int:
        line = max(Extent.TARGET, self._theme.px(Extent.TARGET))
        return lines * line + max(0, lines - 1) * self._theme.px(Gap.HAIR)


def cells_of(count: int) -> tuple[Cell, ...]:
    """Return line, column and width of each alarm."""
    if count <= IN_LINES:
        return tuple((line, 0, PAIR) for line in range(count))
    alone = count % PAIR
    pairs = tuple((alone + index // PAIR, index % PAIR, 1) for index in range(count - alone))
    return (*(((0, 0, PAIR),) * alone), *pairs)


def _names(bar: AlarmBar) -> tuple[str, ...]:
    return tuple(alarm.name for alarm in bar.rows)


def lines_of(cells: tuple[Cell, ...]) -> int:
    """Return how many lines alarms in these cells take."""
    return max((line + 1 for line, _, _ in cells), default=0)
