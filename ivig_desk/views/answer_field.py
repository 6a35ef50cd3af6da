"""One line of a list of checks: the question at the left, its answers at the right, what is wrong under them."""

from PySide6.QtCore import QSize, Qt

from ivig_desk.presenters.screens import Field
from ivig_desk.views.field import ChoiceField
from ivig_desk.views.layouts import row
from ivig_desk.views.theme import Gap, Theme

QUESTION_WIDTH, ANSWERS_WIDTH = 300, 420


class AnswerField(ChoiceField):
    """A choice in one line: every question is as wide as the next, so that the answers stand in columns."""

    def _arrange(self, theme: Theme) -> None:
        line = row(theme, gap=Gap.MEDIUM)
        self._label.wrapping().setFixedWidth(theme.px(QUESTION_WIDTH))
        line.addWidget(self._label, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._row, 1)
        self._column.addLayout(line)
        self._column.addWidget(self._note)

    def draw(self, field: Field) -> None:
        """Show a check; a line of its own for what is wrong only where something is."""
        super().draw(field)
        self._note.setVisible(bool(field.problem or field.hint))

    def sizeHint(self) -> QSize:
        width = self._theme.px(QUESTION_WIDTH + Gap.MEDIUM + ANSWERS_WIDTH)
        return QSize(width, self._column.heightForWidth(width))
