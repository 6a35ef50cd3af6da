"""Rows, columns and wrapping rows, at distances from the one spacing scale."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ivig_desk.views.theme import Gap, Theme

NOTHING = 0


def column(theme: Theme, parent: QWidget | None = None, *, gap: int = Gap.SMALL, margin: int = NOTHING) -> QVBoxLayout:
    """Return a column with this gap between its parts and this margin around them."""
    layout = QVBoxLayout() if parent is None else QVBoxLayout(parent)
    _space(layout, theme, gap, margin)
    return layout


def row(theme: Theme, parent: QWidget | None = None, *, gap: int = Gap.SMALL, margin: int = NOTHING) -> QHBoxLayout:
    """Return a row with this gap between its parts and this margin around them."""
    layout = QHBoxLayout() if parent is None else QHBoxLayout(parent)
    _space(layout, theme, gap, margin)
    return layout


def grid(theme: Theme, parent: QWidget | None = None, *, gap: int = Gap.SMALL, margin: int = NOTHING) -> QGridLayout:
    """Return a grid with this gap between its cells and this margin around them."""
    layout = QGridLayout() if parent is None else QGridLayout(parent)
    _space(layout, theme, gap, margin)
    return layout


def wrapping(widget: QWidget) -> None:
    """Let a widget be as high as its wrapped content needs."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


class ScrollBody(QWidget):
    """What scrolls in an area when it is higher than the place it has."""

    def minimumSizeHint(self) -> QSize:
        """Return no least height where that depends on the width; Qt asks for it at each width."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), 0) if self.hasHeightForWidth() else hint


def scrolling(body: ScrollBody) -> QScrollArea:
    """Return an area in which a body scrolls from top to bottom."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(body)
    return area


def widen(widget: QWidget) -> None:
    """Let a widget take what a line has left."""
    policy = widget.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
    widget.setSizePolicy(policy)


class Flow(QLayout):
    """Parts in a row that wraps; with a column width they stand under one another in columns of that width at least."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, gap: Gap = Gap.SMALL, columns: int = 0) -> None:
        self._items: list[QLayoutItem] = []
        # Qt asks for the same height a dozen times in one pass; known until something in here changes.
        self._heights: dict[int, int] = {}
        super().__init__(parent)
        self._column = theme.px(columns) if columns else 0
        self._line_gap = theme.px(gap)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(theme.px(gap))

    def set_line_gap(self, gap: int) -> None:
        """Set another distance between lines than between parts, in px of this screen."""
        self._line_gap = gap

    def _place(self, rect: QRect) -> list[tuple[QLayoutItem, QRect]]:
        """Where each visible part goes in a space of this width; a line is as high as its highest part."""
        room = rect.marginsRemoved(self.contentsMargins())
        placed: list[tuple[QLayoutItem, QRect]] = []
        top = room.y()
        for line in self._lines(room.width()):
            left, high = room.x(), 0
            for item, width in line:
                height = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
                placed.append((item, QRect(left, top, width, height)))
                left, high = left + width + self.spacing(), max(high, height)
            top += high + self._line_gap
        return placed

    def _lines(self, room: int) -> list[list[tuple[QLayoutItem, int]]]:
        """Which parts stand in which line, and how wide; those that like to be wide share what it has left."""
        lines: list[list[tuple[QLayoutItem, int]]] = []
        left = 0
        step = self._step(room)
        for item in self._items:
            if item.isEmpty():
                continue
            width = self._width_of(item, step, room)
            if not lines or width > left:
                lines.append([])
                left = room
            lines[-1].append((item, width))
            left -= width + self.spacing()
        return [_filled(line, room, self.spacing()) for line in lines]

    def _step(self, room: int) -> int:
        """The width of a column with its gap; where parts need two lines, they share them evenly."""
        if not self._column:
            return 0
        whole = room + self.spacing()
        columns = max(1, whole // (self._column + self.spacing()))
        wanted = [item.sizeHint().width() for item in self._items if not item.isEmpty()]
        spans = sum(-(-(width + self.spacing()) // (whole // columns)) for width in wanted)
        if spans > columns:
            columns = min(columns, -(-spans // -(-spans // columns)))
        return whole // columns

    def _width_of(self, item: QLayoutItem, step: int, most: int) -> int:
        wanted = item.sizeHint().width()
        if step:
            wanted = -(-(wanted + self.spacing()) // step) * step - self.spacing()
        return min(wanted, most)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            feet = (rect.y() + rect.height() for _, rect in self._place(QRect(0, 0, width, 0)))
            self._heights[width] = max(feet, default=0) + self.contentsMargins().bottom()
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def minimumSize(self) -> QSize:
        size = QSize(0, 0)
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0)).grownBy(self.contentsMargins())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item, place in self._place(rect):
            item.setGeometry(place)


def _filled(line: list[tuple[QLayoutItem, int]], room: int, gap: int) -> list[tuple[QLayoutItem, int]]:
    """Share what a line has left among the parts that like to be wide."""
    wide = [item for item, _ in line if _is_wide(item)]
    left = room - sum(width for _, width in line) - gap * (len(line) - 1)
    if not wide or left <= 0:
        return line
    return [(item, width + left // len(wide) if item in wide else width) for item, width in line]


def _is_wide(item: QLayoutItem) -> bool:
    widget = item.widget()
    return widget is not None and widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Expanding


def _space(layout: QLayout, theme: Theme, gap: int, margin: int) -> None:
    wide = theme.px(margin) if margin else NOTHING
    layout.setContentsMargins(wide, wide, wide, wide)
    layout.setSpacing(theme.px(gap) if gap else NOTHING)
