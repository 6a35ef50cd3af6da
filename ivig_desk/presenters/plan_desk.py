"""The plan page at work: what is typed is kept, and the start is asked for."""

from dataclasses import replace

from ivig_desk.desk.desk import Desk
from ivig_desk.desk.faults import RecordsFault
from ivig_desk.domain.infusion.commands import DiscardPlan, KeepPlan
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.visits import Visit
from ivig_desk.domain.monitoring.observation import Observation
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters.earlier_patients import offered_patients, with_typed
from ivig_desk.presenters.formats import clock_text
from ivig_desk.presenters.nurse import UNSIGNED
from ivig_desk.presenters.paper_door import PaperDoor
from ivig_desk.presenters.paper_ramp_saving import PAPER_RAMP, not_agreed, save_paper_ramp
from ivig_desk.presenters.plan_interrupted import (
    DISCARD,
    DISCARD_PLAN,
    DISCARD_REASON,
    WHOSE,
    Touched,
    asks_whose,
)
from ivig_desk.presenters.plan_page import (
    BACK,
    CHECKS_STEP,
    FORM,
    LAST_STEP,
    LEAVE,
    STEP,
    PlanInputs,
    plan_screen,
)
from ivig_desk.presenters.plan_preview import Preview, preview_of
from ivig_desk.presenters.plan_reading import PlanReader, PlanSources, Problems
from ivig_desk.presenters.plan_start import Starting
from ivig_desk.presenters.plan_steps import Offered, fields_of_step
from ivig_desk.presenters.plan_typing import typed_at
from ivig_desk.presenters.plan_working import WORKING
from ivig_desk.presenters.run_entries import observation_in
from ivig_desk.presenters.screens import Line, PlanScreen, Tone
from ivig_desk.presenters.turn import Turn
from ivig_desk.presenters.typed import Texts
from ivig_desk.presenters.visit_wording import sign_labels
from ivig_desk.presenters.ward_files import WardFiles
from ivig_desk.presenters.wishes import Cancelled, PageWish, Pressed, Submitted, Typed
from ivig_desk.presenters.working import Shown

_STEPS = tuple(f"{STEP}:{number}" for number in range(LAST_STEP + 1))


class PlanPresenter:
    """One plan: the texts of its five steps are in the record as soon as they are typed."""

    def __init__(self, desk: Desk, files: WardFiles, paper: PaperDoor, infusion_id: str) -> None:
        """Go on with what was typed before, at the first step; `paper` is where the paper ramp goes."""
        self.infusion_id = infusion_id
        self._desk = desk
        self._files = files
        self._paper = paper
        self._texts = Texts(by_field=dict(self._infusion().kept))
        self._typed_at = typed_at(desk.entries(infusion_id))
        self._step = 0
        self._focus = ""
        self._problems: Problems = {}
        self._message: Line | None = None
        self._working = Shown.NO
        self._is_discarding = False
        reading = desk.now()
        # A plan that is come back to was last touched when its record was.
        at = min(reading.wall, self._infusion().last_at)
        self._touched = Touched(wall=at, monotonic_microseconds=reading.monotonic_microseconds)
        self._on_record: tuple[Visit, ...] | None = None

    def screen(self) -> PlanScreen:
        """Return the step that is open; what was typed since the last look is put on record."""
        self._keep()
        return plan_screen(
            PlanInputs(
                infusion=self._infusion(),
                texts=self._texts,
                step=self._step,
                focus=self._focus,
                problems=self._problems,
                preview=self._preview(),
                profiles=self._files.formulary.profiles,
                message=self._message,
                today=self._sources().today,
                working=self._working,
                untouched=self._touched.since(self._desk.now()),
                is_discarding=self._is_discarding,
            )
        )

    def handle(self, wish: PageWish) -> Turn:
        """Take what is typed, turn the step, or start; a plan left alone is first asked whose it is."""
        reading = self._desk.now()
        if asks_whose(self._touched.since(reading), self._texts):
            return self._answer_whose(wish)
        self._touched = Touched.at(reading)
        match wish:
            case Typed(form=form) if form in {FORM, DISCARD}:
                self._type(wish)
            case Pressed():
                return self._press(wish.name)
            case Submitted(form=form) if form == FORM:
                return self._submit()
            case Submitted(form=form) if form == DISCARD:
                return self._discard()
            case Cancelled(form=form) if form == DISCARD:
                self._is_discarding, self._problems = False, {}
            case _:
                pass
        return Turn.STAY

    def _press(self, name: str) -> Turn:
        if name == LEAVE:
            self._keep()
            self._is_discarding = False
            return Turn.LEAVE
        if self._is_discarding:
            return Turn.STAY
        if name == BACK:
            self._go_to(max(0, self._step - 1))
        elif name == WORKING:
            self._working = self._working.other
        elif name == PAPER_RAMP and self._step == LAST_STEP:
            self._message = self._save_paper_ramp()
        elif name == DISCARD_PLAN.name:
            self._is_discarding = True
        elif name in _STEPS:
            self._go_to(_STEPS.index(name))
        return Turn.STAY

    def _answer_whose(self, wish: PageWish) -> Turn:
        """Go on for the patient named, or leave; anything else waits for the answer."""
        match wish:
            case Submitted(form=form) if form == WHOSE:
                self._touched = Touched.at(self._desk.now())
            case Cancelled(form=form) if form == WHOSE:
                return Turn.LEAVE
            case Pressed(name=name) if name == LEAVE:
                return Turn.LEAVE
            case _:
                pass
        return Turn.STAY

    def _discard(self) -> Turn:
        reason = self._texts.of(DISCARD_REASON.name).strip()
        if not reason:
            self._problems = {DISCARD_REASON.name: f"{DISCARD_REASON.label}: missing."}
            return Turn.STAY
        self._keep()
        self._desk.handle(self.infusion_id, DiscardPlan(reason=reason), self._nurse())
        return Turn.LEAVE

    def _type(self, wish: Typed) -> None:
        before = self._reader().bottle_choice()
        sources = self._sources()
        signs = sign_labels(sources.rules)
        self._texts = with_typed(self._texts, wish.field, wish.text, sources.references.visits, signs)
        self._typed_at[wish.field] = self._desk.now().wall
        if self._reader().bottle_choice() != before:
            # Bottles were chosen for the dose and the sizes there were; for others they are chosen anew.
            self._texts = self._texts.with_text(fields.BOTTLE_CHOICE, "")
        self._problems = {name: text for name, text in self._problems.items() if name != wish.field}
        self._message = None

    def _go_to(self, step: int) -> None:
        self._step, self._problems, self._message, self._focus = step, {}, None, ""
        self._keep()
        if step == LAST_STEP:
            # What stands in its way is asked here, field by field.
            reader = self._reader()
            plan = reader.plan()
            if plan is not None:
                self._starting(reader).agree(plan)

    def _submit(self) -> Turn:
        """Next, where this step has no problem of its own; at the last, start."""
        reader = self._reader()
        plan = reader.plan()
        if self._step < LAST_STEP:
            self._next(reader)
            return Turn.STAY
        return self._start(reader, plan)

    def _next(self, reader: PlanReader) -> None:
        """On to the next step, or to the first field here that has a problem."""
        offered = Offered(
            profiles=self._files.formulary.profiles,
            bottles=reader.bottle_choice(),
            checks=reader.asked_checks(),
            patients=offered_patients(self._texts, self._sources().references.visits),
        )
        rows = fields_of_step(self._step, self._texts, offered)
        here = [plan_field.name for row in rows for plan_field in row if plan_field.name in reader.problems]
        # Of a long list of checks the open ones are named above it, and the first is pointed at.
        shown = here[:1] if self._step == CHECKS_STEP else here
        self._problems = {name: reader.problems[name] for name in shown}
        if here:
            self._focus = here[0]
        else:
            self._go_to(self._step + 1)

    def _start(self, reader: PlanReader, plan: Plan | None) -> Turn:
        """Plan, baseline, start: one after the other, the first refusal said and the rest left undone."""
        self._keep()
        reader.people()
        if plan is None or reader.problems:
            self._problems = reader.problems
            return self._stay(f"Not started: {' '.join(dict.fromkeys(reader.problems.values()))}")
        baseline = observation_in(self._texts)
        if not isinstance(baseline, Observation):
            self._problems = baseline
            return Turn.STAY
        refused = self._starting(reader).start(plan, baseline)
        return self._stay(f"Not started: {refused}") if refused else Turn.INFUSION

    def _save_paper_ramp(self) -> Line:
        """The page is of the plan that is on record: one that still has a question is not printed."""
        self._keep()
        reader = self._reader()
        plan = reader.plan()
        if plan is None:
            return not_agreed(" ".join(dict.fromkeys(reader.problems.values())))
        refused = self._starting(reader).agree(plan)
        return not_agreed(refused) if refused else save_paper_ramp(self._paper, self._desk, self.infusion_id)

    def _starting(self, reader: PlanReader) -> Starting:
        return Starting(
            desk=self._desk,
            infusion_id=self.infusion_id,
            texts=self._texts,
            reader=reader,
            preview=self._preview(),
            references=self._sources().references,
            typed_at=self._typed_at,
            by=self._nurse(),
        )

    def _stay(self, text: str) -> Turn:
        self._message = Line(text=text, tone=Tone.MEDIUM)
        return Turn.STAY

    def _keep(self) -> None:
        kept = dict(self._infusion().kept)
        typed = {name: text for name, text in self._texts.by_field.items() if text != kept.get(name, "")}
        if typed:
            self._desk.handle(self.infusion_id, KeepPlan(fields=tuple(sorted(typed.items()))), self._nurse())

    def _nurse(self) -> str:
        return self._texts.of(fields.NURSE.name).strip() or UNSIGNED

    def _infusion(self) -> Infusion:
        infusion = self._desk.infusion(self.infusion_id)
        if infusion is None:
            raise LookupError(self.infusion_id)
        return infusion

    def _sources(self) -> PlanSources:
        reading = self._desk.now()
        references = replace(
            self._files.references, visits=self._visits(), utc_offset_minutes=reading.utc_offset_minutes
        )
        return PlanSources(
            profiles=self._files.formulary.profiles,
            under_the_skin=self._files.subcutaneous.profiles,
            rules=self._files.rules,
            references=references,
            ward_ceiling=self._files.ward_ceiling,
            today=reading.wall.day(reading.utc_offset_minutes),
            clock=clock_text(reading.wall, reading.utc_offset_minutes),
        )

    def _visits(self) -> tuple[Visit, ...]:
        """The last visits, read once, when the page first wants them; none while the records cannot be read."""
        if self._on_record is None:
            try:
                self._on_record = self._desk.visits()
            except RecordsFault:
                return ()
        return self._on_record

    def _reader(self) -> PlanReader:
        return PlanReader(self._texts, self._sources())

    def _preview(self) -> Preview:
        return preview_of(self._texts, self._sources(), self._desk.now().wall)
