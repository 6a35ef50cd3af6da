"""What is filled in: a label, the text or the answers, and one line for what is wrong or worth knowing."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from ivig_desk.presenters.screens import Ability, Field, FieldKind, Option, Tone
from ivig_desk.presenters.wishes import Typed
from ivig_desk.views.layouts import Flow, column, row, widen, wrapping
from ivig_desk.views.set_picture import PictureToggle
from ivig_desk.views.theme import Extent, Gap, Theme, TypeSize
from ivig_desk.views.toggle import Toggle
from ivig_desk.views.words import SEMIBOLD, Words, restyle

WIDTHS = {
    FieldKind.NUMBER: 186,
    FieldKind.READING: Extent.READING_COLUMN,
    FieldKind.TEXT: 190,
    FieldKind.CONCEALED: 190,
}
TO_THE_BEGINNING = QKeySequence.StandardKey.MoveToStartOfDocument
WRITTEN = {FieldKind.TEXT, FieldKind.CONCEALED}
ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class FieldView(QWidget):
    """One field of a form; says what was typed or chosen, and when Enter leaves it."""

    wanted = Signal(object)
    entered = Signal()

    def __init__(self, theme: Theme, form: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._form = form
        self._field: Field | None = None
        self._label = Words(TypeSize.SMALL, SEMIBOLD)
        self._note = Words(TypeSize.SMALL).wrapping()
        self._note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._column = column(theme, self, gap=2)
        wrapping(self)

    def draw(self, field: Field) -> None:
        """Show a field."""
        if field == self._field:
            return
        self._field = field
        self._label.say(field.label)
        if field.problem:
            self._note.say(field.problem, Tone.HIGH)
        else:
            self._note.say(field.hint, field.tone if field.tone is not Tone.PLAIN else Tone.QUIET)
        self._draw_answer(field)

    @property
    def is_asked(self) -> bool:
        """Whether something is to be filled in here; how others are shown is nobody's question."""
        field = self._field
        is_off = field is not None and field.ability is Ability.OFF
        return field is None or not (is_off or (field.kind is FieldKind.CHOICES and field.label == ""))

    def take_focus(self) -> None:
        """Put the cursor here."""
        raise NotImplementedError

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        raise NotImplementedError

    def _draw_answer(self, field: Field) -> None:
        raise NotImplementedError

    def _typed(self, text: str) -> None:
        if self._field is not None:
            self.wanted.emit(Typed(form=self._form, field=self._field.name, text=text))


class Edit(QLineEdit):
    """A line to type in, its unit inside at the right; Enter held down leaves one field only."""

    entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._unit = Words(TypeSize.SMALL)
        self._unit.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        box = row(theme, self)
        box.setContentsMargins(0, 0, theme.px(Gap.MEDIUM), 0)
        box.addStretch()
        box.addWidget(self._unit)
        self.setFixedHeight(max(theme.px(Extent.TARGET), Extent.TARGET))

    def enlarge(self) -> None:
        """Make it a large field, to be read and hit in gloves."""
        if self.property("kind") != FieldKind.READING.value:
            self.setProperty("kind", FieldKind.READING.value)
            self.setFixedHeight(max(self._theme.px(Extent.READING), Extent.TARGET))
            restyle(self)

    def conceal(self, kind: FieldKind) -> None:
        """Show dots for the letters of what is concealed; nothing else of it is told to a system that guesses words."""
        mode = QLineEdit.EchoMode.Password if kind is FieldKind.CONCEALED else QLineEdit.EchoMode.Normal
        if self.echoMode() is not mode:
            self.setEchoMode(mode)

    def draw(self, text: str, unit: str) -> None:
        """Show text and unit; where the text is the same the cursor stays."""
        if self.text() != text:
            self.setText(text)
            if not self.hasFocus():
                # A text longer than its line is read from its beginning.
                self.setCursorPosition(0)
        if self._unit.text() != unit:
            self._unit.say(unit, Tone.QUIET)
            self._unit.ensurePolished()
            self.setTextMargins(0, 0, self._unit.sizeHint().width() + self._theme.px(Gap.SMALL), 0)

    def event(self, event: QEvent) -> bool:
        # Qt would take Ctrl+Home for the beginning of the line, where Home leads already; it leads to all infusions.
        is_asked_for = event.type() == QEvent.Type.ShortcutOverride
        if is_asked_for and isinstance(event, QKeyEvent) and event.matches(TO_THE_BEGINNING):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            if not event.isAutoRepeat():
                self.entered.emit()
            return
        super().keyPressEvent(event)


class TypedField(FieldView):
    """A text or a number, kept as typed."""

    def __init__(self, theme: Theme, form: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, form, parent)
        self._edit = Edit(theme)
        self._edit.textEdited.connect(self._typed)
        self._edit.entered.connect(self.entered)
        for part in (self._label, self._edit, self._note):
            self._column.addWidget(part)
        # The place of the note is kept free, so that nothing jumps when one appears.
        self._note.setMinimumHeight(theme.px(TypeSize.SMALL + 4))

    def take_focus(self) -> None:
        """Put the cursor behind what is typed."""
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edit.end(False)  # noqa: FBT003 # Qt's own signature

    def stops(self) -> list[QWidget]:
        """Return the one line."""
        return [self._edit]

    def _draw_answer(self, field: Field) -> None:
        self._edit.setObjectName(f"{self._form}.{field.name}")
        self._edit.setAccessibleName(field.label)
        self._edit.setAccessibleDescription(field.problem or field.hint)
        self._edit.conceal(field.kind)
        if field.kind in WRITTEN:
            widen(self)
        else:
            self._edit.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        if field.kind is FieldKind.READING:
            self._edit.enlarge()
        self._edit.draw(field.text, field.unit)
        self._edit.setEnabled(field.ability is not Ability.OFF)
        state = "problem" if field.problem else field.tone.value
        if self._edit.property("state") != state:
            self._edit.setProperty("state", state)
            restyle(self._edit)

    def sizeHint(self) -> QSize:
        least = self._theme.px(WIDTHS[FieldKind.TEXT if self._field is None else self._field.kind])
        width = max(least, self._label.sizeHint().width())
        return QSize(width, self._column.heightForWidth(width))


class ChoiceField(FieldView):
    """One answer of several, or any number of them, each pressed."""

    def __init__(self, theme: Theme, form: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, form, parent)
        self._toggles: dict[str, Toggle] = {}
        self._row = QWidget()
        self._flow = Flow(theme, self._row, gap=Gap.SMALL)
        wrapping(self._row)
        self._arrange(theme)

    def _arrange(self, theme: Theme) -> None:
        """Put the question, and what is wrong or worth knowing beside it, over the answers."""
        head = QWidget()
        wrapping(head)
        words = Flow(theme, head, gap=Gap.MEDIUM)
        words.set_line_gap(0)
        words.addWidget(self._label.wrapping())
        words.addWidget(self._note)
        self._column.addWidget(head)
        self._column.addWidget(self._row)

    def take_focus(self) -> None:
        """Put the focus on what is chosen, else on the first answer."""
        chosen = [toggle for toggle in self._toggles.values() if toggle.is_chosen]
        for toggle in (chosen or list(self._toggles.values()))[:1]:
            toggle.setFocus(Qt.FocusReason.TabFocusReason)

    def stops(self) -> list[QWidget]:
        """Return every answer."""
        return list(self._toggles.values())

    def _draw_answer(self, field: Field) -> None:
        if list(self._toggles) != [option.value for option in field.options]:
            self._build(field)
        chosen = set(field.text.split()) if field.kind is FieldKind.CHOICES else {field.text}
        for option in field.options:
            self._toggles[option.value].draw(option, field, is_chosen=option.value in chosen)

    def _build(self, field: Field) -> None:
        for toggle in self._toggles.values():
            self._flow.removeWidget(toggle)
            toggle.deleteLater()
        self._toggles = {option.value: self._make(option) for option in field.options}
        for value, toggle in self._toggles.items():
            toggle.chosen.connect(lambda pressed=value: self._choose(pressed))
            toggle.entered.connect(self.entered)
            self._flow.addWidget(toggle)

    def _make(self, option: Option) -> Toggle:
        return (PictureToggle if option.picture else Toggle)(self._theme, self._form)

    def _choose(self, value: str) -> None:
        field = self._field
        if field is None:
            return
        if field.kind is not FieldKind.CHOICES:
            self._typed(value)
            return
        chosen = set(field.text.split()) ^ {value}
        self._typed(" ".join(option.value for option in field.options if option.value in chosen))

    def sizeHint(self) -> QSize:
        width = max(self._flow.sizeHint().width(), self._label.sizeHint().width())
        return QSize(width, self._column.heightForWidth(width))
