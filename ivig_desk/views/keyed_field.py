"""Answers that are pressed at once in an emergency: in columns, under their headings, each with its key."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QWidget

from ivig_desk.presenters.screens import Field, Option
from ivig_desk.views.field import ChoiceField
from ivig_desk.views.layouts import column, row, widen
from ivig_desk.views.theme import Extent, Gap, Theme, TypeSize
from ivig_desk.views.toggle import Toggle
from ivig_desk.views.words import SEMIBOLD, Words

# Under a heading so many answers stand under one another; without one there are so many columns.
ROWS, COLUMNS = 5, 3
# Two lines of a label and its edge: what a glove needs.
HEIGHT = 44


class KeyedToggle(Toggle):
    """An answer with its key in front of it; its label may take two lines."""

    def draw(self, option: Option, field: Field, *, is_chosen: bool) -> None:
        """Show an answer of a field."""
        super().draw(option, field, is_chosen=is_chosen)
        self._key.say(option.key)
        self._key.setVisible(option.key != "")
        self._shortcut.setKey(QKeySequence(option.key))

    def _arrange(self, theme: Theme) -> QBoxLayout:
        # Its key stands where other answers have their sign.
        self._sign.hide()
        self._key = Words(TypeSize.SMALL, SEMIBOLD).named("key")
        self._label.resize_letters(TypeSize.SMALL)
        self._label.wrapping()
        self._shortcut = QShortcut(self)
        self._shortcut.setAutoRepeat(False)
        self._shortcut.activated.connect(self.click)
        self.setFixedHeight(max(theme.px(HEIGHT), Extent.TARGET))
        box = row(theme, self, gap=Gap.SMALL)
        box.setContentsMargins(theme.px(Gap.SMALL), 0, theme.px(Gap.HAIR), 0)
        box.addWidget(self._key, 0, Qt.AlignmentFlag.AlignVCenter)
        box.addWidget(self._label, 1)
        return box

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(Extent.READING_COLUMN), self.height())


class KeyedField(ChoiceField):
    """One answer of many; those of one heading stand together, the headings side by side."""

    def __init__(self, theme: Theme, form: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, form, parent)
        self._row.hide()
        self._blocks = QWidget()
        self._beside = row(theme, self._blocks, gap=Gap.LARGE)
        self._column.addWidget(self._blocks)
        widen(self)

    def _draw_answer(self, field: Field) -> None:
        super()._draw_answer(field)
        self._label.setVisible(field.label != "")
        self._note.setVisible(field.problem != "")

    def _build(self, field: Field) -> None:
        while (last := self._beside.takeAt(0)) is not None:
            gone = last.widget()
            if gone is not None:
                gone.deleteLater()
        self._toggles = {}
        for heading in dict.fromkeys(option.heading for option in field.options):
            options = [option for option in field.options if option.heading == heading]
            columns = -(-len(options) // ROWS) if heading else COLUMNS
            self._beside.addWidget(self._block(heading, options, columns), columns, Qt.AlignmentFlag.AlignTop)

    def _block(self, heading: str, options: list[Option], columns: int) -> QWidget:
        block = QWidget()
        whole = column(self._theme, block, gap=2)
        if heading:
            words = Words(TypeSize.SMALL, SEMIBOLD)
            words.say(heading)
            whole.addWidget(words)
        grid = QGridLayout()
        grid.setSpacing(self._theme.px(Gap.HAIR))
        for place, option in enumerate(options):
            toggle = KeyedToggle(self._theme, self._form)
            toggle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            toggle.chosen.connect(lambda pressed=option.value: self._choose(pressed))
            toggle.entered.connect(self.entered)
            grid.addWidget(toggle, place // columns, place % columns)
            self._toggles[option.value] = toggle
        whole.addLayout(grid)
        return block

    def sizeHint(self) -> QSize:
        width = self._theme.px(3 * Extent.NUMBER_COLUMN)
        return QSize(width, self._column.heightForWidth(width))
