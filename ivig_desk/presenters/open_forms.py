"""The forms of one infusion: which one is open, and what is typed in each; put away or not, nothing typed is lost."""

from ivig_desk.desk.look import Look
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.guide import Guidance
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.presenters.metronome import METRONOME, Beating
from ivig_desk.presenters.run_entries import Problems
from ivig_desk.presenters.run_form_screens import FormInputs, form_screen
from ivig_desk.presenters.run_forms import RunForm
from ivig_desk.presenters.screens import Form
from ivig_desk.presenters.typed import Texts


class OpenForms:
    """At most one form is open; each keeps its texts, and since when they stand, until it is taken."""

    def __init__(self) -> None:
        """Begin with none open and nothing typed."""
        self.opened: RunForm | None = None
        self.problems: Problems = {}
        self.beating = Beating.OFF
        self._texts: dict[RunForm, Texts] = {}
        self._typed_at: dict[RunForm, Instant] = {}

    def screen(self, look: Look, plan: Plan, guidance: Guidance) -> Form | None:
        """Return the form that is open, with what is typed in it and what is wrong, or None."""
        if self.opened is None:
            return None
        inputs = FormInputs(
            infusion=look.infusion,
            plan=plan,
            guidance=guidance,
            texts=self.texts(self.opened),
            problems=self.problems,
            typed_at=self.typed_at(self.opened),
            utc_offset_minutes=look.reading.utc_offset_minutes,
            beating=self.beating,
        )
        return form_screen(self.opened, inputs)

    def open(self, form: RunForm) -> None:
        """Open a form in place of any other; a metronome ends with the form it beat on."""
        self.opened, self.problems, self.beating = form, {}, Beating.OFF

    def put_away(self) -> None:
        """Leave none open; what was filled in and never touched is filled in anew next time."""
        if self.opened is not None and self.opened not in self._typed_at:
            self._texts.pop(self.opened, None)
        self.opened, self.problems, self.beating = None, {}, Beating.OFF

    def texts(self, form: RunForm) -> Texts:
        """Return what is typed in a form."""
        return self._texts.get(form, Texts())

    def typed_at(self, form: RunForm) -> Instant | None:
        """Return when a form was last typed in, or None where nobody did."""
        return self._typed_at.get(form)

    def type(self, form: RunForm, field: str, text: str, at: Instant) -> None:
        """Keep a text as typed; what was wrong with the one before is forgotten. Of a metronome nothing is kept."""
        if field == METRONOME:
            self.beating = Beating(text)
            return
        self._texts[form] = self.texts(form).with_text(field, text)
        self._typed_at[form] = at
        self.problems = {name: problem for name, problem in self.problems.items() if name != field}

    def fill(self, form: RunForm, texts: Texts) -> None:
        """Put texts that are known into a form nobody has typed in yet."""
        if form not in self._typed_at:
            self._texts[form] = texts

    def put(self, form: RunForm, texts: Texts) -> None:
        """Put texts into a form in place of what stood there."""
        self._texts[form] = texts

    def begin(self, form: RunForm, texts: Texts) -> None:
        """Begin a form anew with texts that are known: it is about another than the one that was typed in."""
        self.empty(form)
        self.fill(form, texts)

    def empty(self, form: RunForm) -> None:
        """Forget what was typed: it is on record, or no longer about what is."""
        self._texts.pop(form, None)
        self._typed_at.pop(form, None)
