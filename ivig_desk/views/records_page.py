"""The page of records: the search with its rows, or one record or one batch to read."""

from typing import assert_never

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ivig_desk.presenters.screens import LeavingRecords, RecordListScreen, RecordSheetScreen, RecordsScreen
from ivig_desk.presenters.wishes import Pressed, Submitted
from ivig_desk.views.cards import Controls, Lines
from ivig_desk.views.controls import Control
from ivig_desk.views.field import ChoiceField, TypedField
from ivig_desk.views.form_panel import FormPanel
from ivig_desk.views.layouts import column, row
from ivig_desk.views.long_table import LongTableView
from ivig_desk.views.message_line import MessageLine
from ivig_desk.views.patient_strip import PatientStripView
from ivig_desk.views.theme import Gap, Theme, TypeSize
from ivig_desk.views.words import BOLD, SEMIBOLD, Words

FORM = "records"


class WayOut(QWidget):
    """The control that begins or stops an export; what came of it stands in `lines`, over the rows."""

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.lines = Lines(theme)
        self._control = Control(theme)
        self._control.wanted.connect(self.wanted)
        row(theme, self).addWidget(self._control)

    def draw(self, leaving: LeavingRecords | None) -> None:
        """Show them, or neither."""
        self.setVisible(leaving is not None)
        self.lines.draw(() if leaving is None else leaving.lines)
        if leaving is not None:
            self._control.draw(leaving.button)


class RecordListView(QWidget):
    """The search, what it was read as, and the rows; ↓ leads from the search into them."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Words(TypeSize.HEADLINE, BOLD)
        self._search = TypedField(theme, FORM)
        self._filters = ChoiceField(theme, FORM)
        self._count = Words(TypeSize.LARGE, SEMIBOLD)
        self._read_as = Lines(theme, TypeSize.SMALL)
        self._buttons = Controls(theme)
        self._way_out = WayOut(theme)
        self._form = FormPanel(theme)
        self._table = LongTableView(theme, "records.table")
        self._leave = Control(theme)
        self._search.stops()[0].installEventFilter(self)
        self._search.entered.connect(lambda: self.wanted.emit(Submitted(form=FORM)))
        self._table.left_upwards.connect(self._search.take_focus)
        for speaker in (
            self._search,
            self._filters,
            self._buttons,
            self._way_out,
            self._table,
            self._form,
            self._leave,
        ):
            speaker.wanted.connect(self.wanted)
        self._arrange(theme)
        self.setFocusProxy(self._search.stops()[0])

    def draw(self, screen: RecordListScreen) -> None:
        """Show what is found."""
        self._title.say(screen.title)
        self._search.draw(screen.search)
        self._filters.draw(screen.filters)
        self._count.draw(screen.count)
        self._read_as.draw(screen.read_as)
        self._buttons.draw(screen.buttons)
        self._buttons.setVisible(bool(screen.buttons))
        self._way_out.draw(screen.leaving)
        self._table.draw(screen.table)
        self._table.setVisible(screen.form is None)
        was_open = not self._form.isHidden()
        self._form.draw(screen.form, None)
        if was_open and screen.form is None and not self._search.stops()[0].hasFocus():
            self._search.take_focus()
        self._leave.draw(screen.leave)

    def _arrange(self, theme: Theme) -> None:
        head = row(theme, gap=Gap.WIDE)
        head.addWidget(self._title)
        head.addWidget(self._search, 1)
        head.addWidget(self._count)
        head.addWidget(self._way_out)
        head.addWidget(self._leave)
        under = row(theme, gap=Gap.WIDE)
        under.addWidget(self._filters, 1)
        under.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignBottom)
        whole = column(theme, self, gap=Gap.SMALL, margin=Gap.SMALL)
        whole.addLayout(head)
        whole.addLayout(under)
        whole.addWidget(self._read_as)
        whole.addWidget(self._way_out.lines)
        whole.addWidget(self._table, 1)
        whole.addWidget(self._form, 1)
        self._form.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self._table.take_focus()
            return True
        return super().eventFilter(watched, event)


class RecordSheetView(QWidget):
    """One record or one batch: read to its end in turns, so that nothing waits for it."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._copied = ""
        self._going_on = ""
        self._title = Words(TypeSize.LARGE, BOLD).wrapping()
        self._strip = PatientStripView(theme)
        self._lines = Lines(theme)
        self._way_out = WayOut(theme)
        self._message = MessageLine(theme)
        self._table = LongTableView(theme, "record.table")
        self._form = FormPanel(theme)
        self._buttons = Controls(theme)
        self._back = Control(theme)
        self._leave = Control(theme)
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._go_on)
        for speaker in (self._way_out, self._table, self._form, self._buttons, self._back, self._leave):
            speaker.wanted.connect(self.wanted)
        # What has the focus is to be read: the arrows go through it at once, and Enter only ever leads on.
        self.setFocusProxy(self._table)
        self._arrange(theme)

    def draw(self, screen: RecordSheetScreen) -> None:
        """Show it, and ask for the rest of it where there is more."""
        self._title.say(screen.title)
        self._strip.setVisible(screen.strip is not None)
        if screen.strip is not None:
            self._strip.draw(screen.strip)
        self._lines.draw(screen.lines if screen.form is None else ())
        self._way_out.draw(screen.leaving if screen.form is None else None)
        self._table.draw(screen.table)
        self._table.setVisible(screen.form is None)
        was_open = not self._form.isHidden()
        self._form.draw(screen.form, screen.message)
        if was_open and screen.form is None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._message.draw(screen.message if screen.form is None else None)
        self._buttons.draw(screen.buttons)
        self._back.draw(screen.back)
        self._leave.draw(screen.leave)
        # A form needs the room for its pages, on which all of it stands; Esc leads back.
        self._title.setVisible(screen.form is None)
        for part in (self._buttons, self._back, self._leave):
            part.setVisible(screen.form is None)
        if screen.copied and screen.copied != self._copied:
            QGuiApplication.clipboard().setText(screen.copied)
        self._copied = screen.copied
        self._going_on = screen.going_on
        if self._going_on:
            self._turn.start(0)

    def _go_on(self) -> None:
        if self._going_on and self.isVisible():
            self.wanted.emit(Pressed(name=self._going_on))

    def _arrange(self, theme: Theme) -> None:
        self._form.hide()
        bottom = row(theme, gap=Gap.SMALL)
        bottom.addWidget(self._leave)
        bottom.addWidget(self._back)
        bottom.addStretch(1)
        bottom.addWidget(self._buttons)
        whole = column(theme, self, gap=Gap.SMALL, margin=Gap.SMALL)
        title = row(theme, gap=Gap.WIDE)
        title.addWidget(self._title, 1)
        title.addWidget(self._way_out)
        whole.addWidget(self._strip)
        whole.addLayout(title)
        for part in (self._lines, self._way_out.lines, self._message):
            whole.addWidget(part)
        whole.addWidget(self._table, 1)
        whole.addWidget(self._form, 1)
        whole.addLayout(bottom)


class RecordsPage(QWidget):
    """Looked for, read, recalled; one of them at a time."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = QStackedWidget()
        self._theme = theme
        self._list = RecordListView(theme)
        self._sheet: RecordSheetView | None = None
        self._list.wanted.connect(self.wanted)
        self._parts.addWidget(self._list)
        whole = column(theme, self)
        whole.addWidget(self._parts)

    def draw(self, screen: RecordsScreen) -> None:
        """Show what is open."""
        match screen:
            case RecordListScreen():
                self._list.draw(screen)
                self._turn_to(self._list)
            case RecordSheetScreen():
                if self._sheet is None:
                    self._sheet = self._made_sheet()
                self._turn_to(self._sheet)
                self._sheet.draw(screen)
            case _:
                assert_never(screen)

    def _made_sheet(self) -> RecordSheetView:
        """The list does not wait for it."""
        sheet = RecordSheetView(self._theme)
        sheet.wanted.connect(self.wanted)
        self._parts.addWidget(sheet)
        return sheet

    def _turn_to(self, part: QWidget) -> None:
        """Bring one to the front; no control of it has the focus unasked (S28)."""
        if self.focusProxy() is part:
            return
        self.setFocusProxy(part)
        self._parts.setCurrentWidget(part)
        part.setFocus(Qt.FocusReason.OtherFocusReason)
