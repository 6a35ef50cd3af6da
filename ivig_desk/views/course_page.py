"""The courses of one patient: the visits and the curves over them, or the form of one visit in their place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ivig_desk.presenters.screens import CourseScreen
from ivig_desk.views.cards import Card, Controls, Lines
from ivig_desk.views.controls import Control
from ivig_desk.views.course_curves import CourseCurves
from ivig_desk.views.form_panel import FormPanel
from ivig_desk.views.layouts import ScrollBody, column, row, scrolling
from ivig_desk.views.message_line import MessageLine
from ivig_desk.views.patient_strip import PatientStripView
from ivig_desk.views.table import TableView
from ivig_desk.views.theme import Gap, Theme, TypeSize
from ivig_desk.views.words import BOLD, Words
from ivig_desk.views.working_view import WorkingSections

# How the form and the working beside it share the width; how table and curves share the height.
FORM, WORKING = 16, 9
TABLE, CURVES = 8, 5
# Texts of the table are longer than elsewhere, and every column may wrap.
SHORT = 12


class CoursePage(QWidget):
    """What the dermatologist sits at."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._strip = PatientStripView(theme)
        self._courses = Controls(theme)
        self._headline = Words(TypeSize.LARGE, BOLD).wrapping()
        self._questions = Lines(theme, TypeSize.SMALL)
        self._table = TableView(theme, "course.visits", short=SHORT)
        self._curves = CourseCurves(theme)
        self._over = QWidget()
        self._form = FormPanel(theme)
        self._working_card = Card(theme)
        self._working = WorkingSections(theme)
        self._filling = QWidget()
        self._message = MessageLine(theme)
        self._buttons = Controls(theme)
        self._leave = Control(theme)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        for speaker in (self._courses, self._form, self._buttons, self._leave):
            speaker.wanted.connect(self.wanted)
        self._arrange()

    def draw(self, screen: CourseScreen) -> None:
        """Show a course."""
        self._strip.draw(screen.strip)
        self._courses.setVisible(len(screen.courses) > 1 and screen.form is None)
        self._courses.draw_current(screen.courses, screen.shown)
        self._headline.draw(screen.headline)
        self._questions.draw(screen.questions)
        self._table.draw(screen.table)
        self._curves.draw(screen.figure)
        self._working.draw(screen.working)
        self._working_card.setVisible(screen.working != ())
        self._buttons.draw(screen.buttons)
        self._leave.draw(screen.leave)
        self._message.draw(screen.message if screen.form is None else None)
        self._draw_form(screen)

    def _draw_form(self, screen: CourseScreen) -> None:
        was_open = not self._filling.isHidden()
        is_open = screen.form is not None
        self._over.setVisible(not is_open)
        self._filling.setVisible(is_open)
        self._buttons.setVisible(not is_open)
        self._form.draw(screen.form, screen.message)
        if was_open and not is_open:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        body = ScrollBody()
        inner = column(self._theme, body)
        inner.addWidget(self._table)
        inner.addStretch(1)
        over = column(self._theme, self._over, gap=Gap.SMALL)
        over.addWidget(self._courses)
        over.addWidget(self._headline)
        over.addWidget(self._questions)
        table = Card(self._theme)
        table.body.addWidget(scrolling(body), 1)
        curves = Card(self._theme)
        curves.body.addWidget(self._curves, 1)
        over.addWidget(table, TABLE)
        over.addWidget(curves, CURVES)
        beside = ScrollBody()
        lines = column(self._theme, beside)
        lines.addWidget(self._working)
        lines.addStretch(1)
        self._working_card.body.addWidget(scrolling(beside), 1)
        filling = row(self._theme, self._filling, gap=Gap.SMALL)
        filling.addWidget(self._form, FORM)
        filling.addWidget(self._working_card, WORKING)
        bottom = row(self._theme, gap=Gap.SMALL)
        bottom.addWidget(self._leave)
        bottom.addWidget(self._message, 1)
        bottom.addWidget(self._buttons)
        whole = column(self._theme, self, gap=Gap.SMALL)
        whole.addWidget(self._strip)
        whole.addWidget(self._over, 1)
        whole.addWidget(self._filling, 1)
        whole.addLayout(bottom)
        self._filling.hide()
