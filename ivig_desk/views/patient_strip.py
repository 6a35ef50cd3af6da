"""Whose infusion this is: on every page and above every form (S29)."""

from PySide6.QtWidgets import QFrame, QWidget

from ivig_desk.presenters.screens import PatientStrip, Tone
from ivig_desk.views.layouts import Flow, wrapping
from ivig_desk.views.theme import Gap, Theme, TypeSize
from ivig_desk.views.words import BOLD, SEMIBOLD, Words


class PatientStripView(QFrame):
    """One line about the patient, or two where it is long; never cut."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strip: PatientStrip | None = None
        self.setProperty("card", "plain")
        flow = Flow(theme, self, gap=Gap.LARGE)
        flow.set_line_gap(0)
        side, top = theme.px(Gap.MEDIUM), theme.px(Gap.HAIR)
        flow.setContentsMargins(side, top, side, top)
        weights = (BOLD, SEMIBOLD, SEMIBOLD, "regular", SEMIBOLD, "regular", SEMIBOLD)
        self._words = [Words(TypeSize.LARGE if index == 0 else TypeSize.BODY, w) for index, w in enumerate(weights)]
        self._words[-1].wrapping()
        self._raised = Words(TypeSize.BODY, SEMIBOLD).wrapping()
        for words in (*self._words, self._raised):
            words.setMinimumHeight(theme.px(TypeSize.HEADLINE))
            flow.addWidget(words)
        wrapping(self)

    def draw(self, strip: PatientStrip | None) -> None:
        """Show a patient, or nobody yet."""
        self.setVisible(strip is not None)
        if strip is None or strip == self._strip:
            return
        self._strip = strip
        self.setAccessibleName(strip.name)
        texts = (
            strip.name,
            strip.born_and_age,
            strip.weight,
            strip.identifier,
            strip.preparation,
            strip.bottle,
            strip.last_time,
        )
        for words, text in zip(self._words, texts, strict=True):
            words.say(text, Tone.MEDIUM if words is self._words[-1] else Tone.PLAIN)
            words.setVisible(text != "")
        self._raised.say(strip.raised, Tone.MEDIUM)
        self._raised.setVisible(strip.raised != "")
