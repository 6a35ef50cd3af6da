"""A table of any length: only the rows in sight are painted, and more are asked for near the end."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ivig_desk.presenters.screens import LongRow, LongTable, Tone
from ivig_desk.presenters.wishes import Pressed
from ivig_desk.views.theme import ACCENT, ACCENT_PALE, CARD, EDGE, TONES, Extent, Gap, Theme, TypeSize

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
WRAPPED = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value
ANYWHERE = Qt.TextFlag.TextWrapAnywhere.value | Qt.AlignmentFlag.AlignLeft.value
EMPTY = LongTable(heads=(), shares=(), rows=())


class LongRows(QAbstractTableModel):
    """The rows that were read so far, as the table asks for them."""

    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._table = EMPTY

    def show(self, table: LongTable) -> int:
        """Show a table; return the first row that is new, where the others stand as they stood."""
        before, rows = self._table, table.rows
        kept = len(before.rows)
        is_longer = before.heads == table.heads and len(rows) >= kept and rows[:kept] == before.rows
        if is_longer and len(rows) == kept:
            self._table = table
            return kept
        if is_longer:
            self.beginInsertRows(NOWHERE, kept, len(rows) - 1)
            self._table = table
            self.endInsertRows()
            return kept
        self.beginResetModel()
        self._table = table
        self.endResetModel()
        return 0

    def row_at(self, place: int) -> LongRow:
        """Return a row."""
        return self._table.rows[place]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._table.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._table.heads[index.column()]}: {self._table.rows[index.row()].cells[index.column()]}"
        if role == Qt.ItemDataRole.DisplayRole:
            return self._table.rows[index.row()].cells[index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._table.heads[section]
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._table.more != ""

    def fetchMore(self, parent: Index) -> None:
        self.more_wanted.emit()


class CellPainter(QStyledItemDelegate):
    """Paints a cell with every line of its text; nothing is cut."""

    def __init__(self, theme: Theme, model: LongRows, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model

    def height(self, row: LongRow, widths: list[int], font: QFont) -> int:
        """Return how high a row is at these widths of its columns."""
        metrics = QFontMetrics(font)
        side, above = self._padding()
        heights = (
            _height(metrics, text, width - 2 * side) for text, width in zip(row.cells, widths, strict=True) if text
        )
        return max(max(heights, default=0) + 2 * above, Extent.TARGET)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.row_at(index.row())
        text = row.cells[index.column()]
        tone = row.tones[index.column()] if row.tones else Tone.PLAIN
        side, above = self._padding()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        is_current = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, ACCENT_PALE if is_current else CARD)
        painter.setPen(QPen(EDGE))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if is_current:
            painter.fillRect(QRect(rect.topLeft(), QSize(rect.width(), 2)), ACCENT)
            painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), ACCENT)
        painter.setPen(QPen(TONES[tone].ink))
        room = rect.adjusted(side, above, -side, -above)
        painter.drawText(room, _flags(painter.fontMetrics(), text, room.width()), text)
        painter.restore()

    def _padding(self) -> tuple[int, int]:
        return self._theme.px(Gap.SMALL), self._theme.px(Gap.HAIR)


class LongTableView(QTableView):
    """Rows that are pressed by mouse, finger or Enter; ↑ at the first leads back to where one came from."""

    wanted = Signal(object)
    left_upwards = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shares: tuple[int, ...] = ()
        self._more = ""
        self._model = LongRows()
        self._painter = CellPainter(theme, self._model, self)
        self.setObjectName(name)
        self.setModel(self._model)
        self.setItemDelegate(self._painter)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(Extent.TARGET)
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setSectionsClickable(False)
        heads.setHighlightSections(False)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._model.more_wanted.connect(self._ask_for_more)
        self.clicked.connect(lambda index: self._press(index.row()))
        font = QFont(self.font())
        font.setPixelSize(theme.letters(TypeSize.SMALL))
        self.setFont(font)

    def draw(self, table: LongTable) -> None:
        """Show a table; where it only grew, what is in sight stays in sight."""
        self._more = table.more
        if table.shares != self._shares:
            self._shares = table.shares
        first = self._model.show(table)
        if first == 0:
            self._share_width()
            self.scrollToTop()
            self.clearSelection()
        self._fit_heights(first)

    def take_focus(self) -> None:
        """Stand on the first row, where there is one and none was stood on before."""
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def _ask_for_more(self) -> None:
        if self._more:
            self.wanted.emit(Pressed(name=self._more))

    def _press(self, place: int) -> None:
        name = self._model.row_at(place).name
        if name:
            self.wanted.emit(Pressed(name=name))

    def _share_width(self) -> None:
        whole = sum(self._shares)
        room, given = self.viewport().width(), 0
        for column, share in enumerate(self._shares):
            last = column == len(self._shares) - 1
            width = room - given if last else room * share // whole
            self.setColumnWidth(column, width)
            given += width

    def _fit_heights(self, first: int) -> None:
        widths = [self.columnWidth(column) for column in range(len(self._shares))]
        for place in range(first, self._model.rowCount()):
            self.setRowHeight(place, self._painter.height(self._model.row_at(place), widths, self.font()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self._shares:
            self._share_width()
            self._fit_heights(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Qt stands on the first row by itself, but marks none.
        if not self.selectionModel().hasSelection() and self._model.rowCount():
            self.selectRow(max(self.currentIndex().row(), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if event.key() in ENTER:
            if current.isValid() and not event.isAutoRepeat():
                self._press(current.row())
            return
        if event.key() == Qt.Key.Key_Up and current.row() <= 0:
            self.left_upwards.emit()
            return
        super().keyPressEvent(event)


def _height(metrics: QFontMetrics, text: str, width: int) -> int:
    return metrics.boundingRect(QRect(0, 0, max(width, 1), 0), _flags(metrics, text, width), text).height()


def _flags(metrics: QFontMetrics, text: str, width: int) -> int:
    """Lines break between words, and within one only where it is wider than its column."""
    longest = max(text.split(), key=len, default="")
    return ANYWHERE if metrics.horizontalAdvance(longest) > width else WRAPPED
