"""A form inside its page: it covers neither HOLD nor STOP, and is no dialog."""

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QWidget

from ivig_desk.presenters.screens import Ability, Field, FieldGroup, FieldKind, Form, Line, PagesSeen
from ivig_desk.presenters.wishes import Cancelled, Submitted
from ivig_desk.views.cards import Lines
from ivig_desk.views.controls import Control, is_careful, with_key
from ivig_desk.views.field import FieldView
from ivig_desk.views.form_fields import FieldRow, fields_of, row_of, structure_of, view_of
from ivig_desk.views.layouts import Flow, ScrollBody, column, row, scrolling, wrapping
from ivig_desk.views.message_line import MessageLine
from ivig_desk.views.taps_field import TapsField
from ivig_desk.views.theme import Extent, Gap, Theme, TypeSize
from ivig_desk.views.words import BOLD, SEMIBOLD, Words

if TYPE_CHECKING:
    from ivig_desk.views.sheet_view import SheetView

ESCAPE, TAKE = "Esc", "Ctrl+Return"
# How form and aside share the width.
LEFT, RIGHT = 10, 9
# A page beside a form is to be read.
PAGES = 20


class FormPanel(QFrame):
    """Any `Form`: Enter goes from field to field and takes it at the last, Esc puts it away."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, aside: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._form: Form | None = None
        self._views: dict[str, FieldView] = {}
        self._title = Words(TypeSize.LARGE, BOLD)
        self._lines = Lines(theme)
        self._cancel = Control(theme)
        self._submit = Control(theme)
        self._body = ScrollBody()
        self._area = scrolling(self._body)
        self._stops: list[QWidget] = []
        self._rows: dict[FieldRow, tuple[QWidget, ...]] = {}
        self._fields = column(theme, self._body, gap=Gap.SMALL)
        self._bottom = row(theme, gap=Gap.SMALL)
        self._whole = column(theme, self, gap=Gap.SMALL, margin=Gap.MEDIUM)
        self._message = MessageLine(theme)
        self._middle = row(theme, gap=Gap.LARGE)
        self._aside = aside
        self._pages: SheetView | None = None
        self.setProperty("card", "form")
        self._arrange()

    @property
    def submit(self) -> Control:
        """The control that takes the form."""
        return self._submit

    def lead_with(self, *controls: Control) -> None:
        """Put controls of the page at the left of the row with cancel and submit."""
        self.say_above()
        for index, control in enumerate(controls):
            self._bottom.insertWidget(index, control)
            control.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def say_above(self) -> None:
        """Say the message over the controls: beside them it has no width."""
        self._bottom.removeWidget(self._message)
        self._bottom.insertStretch(0, 1)
        self._whole.insertWidget(1, self._message)

    def draw(self, form: Form | None, message: Line | None) -> None:
        """Show a form with a message beside its controls, or none; the cursor is set only when a form newly opens."""
        self._message.draw(message)
        if form is None:
            self._form = None
            self.hide()
            return
        before, self._form = self._form, form
        if form != before:
            self._draw_frame(form)
            self._draw_fields(form, before)
        self._draw_pages(form.pages)
        self.show()
        if before is None or (before.name, before.focus) != (form.name, form.focus):
            self._focus(form)

    def _draw_frame(self, form: Form) -> None:
        self.setObjectName(f"form.{form.name}")
        self.setAccessibleName(form.title)
        self._title.say(form.title)
        self._title.setVisible(form.title != "")
        # Where there is nothing to fill in, the lines are what the form is for.
        is_filled_in = any(field.kind is not FieldKind.METRONOME for field in fields_of(form))
        self._lines.resize_letters(TypeSize.BODY if is_filled_in else TypeSize.HEADLINE)
        self._lines.draw(form.lines)
        self._submit.draw_as(with_key(form.submit, TAKE), Submitted(form=form.name))
        self._submit.setVisible(form.submit.label != "")
        self._cancel.setVisible(form.cancel is not None)
        if form.cancel is not None:
            self._cancel.draw_as(with_key(form.cancel, ESCAPE), Cancelled(form=form.name))

    def _draw_pages(self, pages: PagesSeen | None) -> None:
        """Show a page beside the form, in place of what its page shows there otherwise, at each drawing."""
        if self._aside is not None and pages is not None:
            self._aside.hide()
        if self._pages is None and pages is not None:
            from ivig_desk.views.sheet_view import SheetView  # noqa: PLC0415 # No form waits for what prints.

            self._pages = SheetView(self._theme)
            self._pages.wanted.connect(self.wanted)
            self._middle.addWidget(self._pages, PAGES)
        if self._pages is not None:
            self._pages.setVisible(pages is not None)
        if self._pages is not None and pages is not None:
            self._pages.draw(pages)

    def _draw_fields(self, form: Form, before: Form | None) -> None:
        if before is None or structure_of(before) != structure_of(form):
            self._build(form, before)
        for field in fields_of(form):
            self._views[field.name].draw(field)
        # Answers are made when they are drawn, and there may be others than before.
        stops = [stop for view in self._views.values() for stop in view.stops()]
        if stops != self._stops:
            self._stops = stops
            self._chain()

    def _build(self, form: Form, before: Form | None) -> None:
        """Lay out what is new; rows that stay are left standing, and fields that stay keep their cursor."""
        focused, scrolled = QApplication.focusWidget(), self._area.verticalScrollBar().value()
        is_same = before is not None and before.name == form.name
        views, rows = (self._views, self._rows) if is_same else ({}, {})
        gone = {*self._views.values(), *(part for row in self._rows.values() for part in row)}
        self._views = {field.name: views.get(field.name) or self._make(form.name, field) for field in fields_of(form)}
        self._rows = {row_of(group): rows.get(row_of(group)) or self._new_row(group) for group in form.groups}
        standing = [part for row in self._rows.values() for part in row]
        for widget in gone.difference(standing, self._views.values()):
            widget.hide()
            self._fields.removeWidget(widget)
            widget.deleteLater()
        for place, part in enumerate(standing):
            if self._fields.indexOf(part) != place:
                self._fields.insertWidget(place, part)
            # At once, so that the next key finds the field that is being typed in.
            part.show()
        if focused is not None and any(view.isAncestorOf(focused) for view in self._views.values()):
            focused.setFocus(Qt.FocusReason.OtherFocusReason)
        # While a field moves into its new row Qt gives the focus to the next one, and shows that.
        self._area.verticalScrollBar().setValue(scrolled)

    def _new_row(self, group: FieldGroup) -> tuple[QWidget, ...]:
        """A group of fields in a line that wraps, under its heading where it has one."""
        row_of_fields = QWidget()
        is_read_off = all(field.kind is FieldKind.READING for field in group.fields)
        width = Extent.READING_COLUMN if is_read_off else Extent.NUMBER_COLUMN
        flow = Flow(self._theme, row_of_fields, gap=Gap.MEDIUM, columns=width)
        wrapping(row_of_fields)
        for field in group.fields:
            flow.addWidget(self._views[field.name])
            self._views[field.name].show()
        if not group.heading:
            return (row_of_fields,)
        heading = Words(TypeSize.BODY, SEMIBOLD)
        heading.say(group.heading)
        return heading, row_of_fields

    def _make(self, form: str, field: Field) -> FieldView:
        view: FieldView
        view = view_of(field.kind)(self._theme, form)
        view.wanted.connect(self.wanted)
        view.wanted.connect(self._tap_on)
        view.entered.connect(lambda name=field.name: self._entered(name))
        return view

    def _tap_on(self) -> None:
        """After an answer the space bar taps again: on the answer itself it would take it back."""
        for view in self._views.values():
            if isinstance(view, TapsField):
                view.take_focus()

    def _entered(self, name: str) -> None:
        """Enter was pressed in a field: on to the next, and at the last take the form, unless that raises the rate."""
        names = list(self._views)
        following = [other for other in names[names.index(name) + 1 :] if self._views[other].is_asked]
        form = self._form
        if following:
            self._go_to(self._views[following[0]])
        elif form is not None and form.submit.ability is not Ability.OFF and not is_careful(form.submit):
            self.wanted.emit(Submitted(form=form.name))

    def _focus(self, form: Form) -> None:
        # Where the fields before it were left, a form would open in its middle.
        self._area.verticalScrollBar().setValue(0)
        self._settle()
        if form.focus in self._views:
            self._go_to(self._views[form.focus])
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self) -> None:
        """Have new fields in their places at once: where they are not yet, the wrong part comes into sight."""
        parts = (part for parts in self._rows.values() for part in parts)
        for layout in (*(part.layout() for part in parts), self._fields):
            if layout is not None:
                layout.activate()

    def _go_to(self, view: FieldView) -> None:
        """Put the cursor in a field, and the field in sight."""
        view.take_focus()
        self._area.ensureWidgetVisible(view)

    def _chain(self) -> None:
        """Tab goes through the fields as listed, then to cancel and submit."""
        stops = [*self._stops, self._cancel, self._submit]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _arrange(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._cancel.wanted.connect(self.wanted)
        self._submit.wanted.connect(self.wanted)
        self._fields.addStretch()
        left = column(self._theme, gap=Gap.SMALL)
        for part in (self._title, self._lines):
            left.addWidget(part)
        left.addWidget(self._area, 1)
        self._middle.addLayout(left, LEFT)
        if self._aside is not None:
            self._middle.addWidget(self._aside, RIGHT)
        self._bottom.addWidget(self._message, 1)
        for control in (self._cancel, self._submit):
            control.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            self._bottom.addWidget(control)
        self._whole.addLayout(self._middle, 1)
        self._whole.addLayout(self._bottom)
