"""The plan page at work: what is typed is kept, and the start is asked for."""

from ivig_desk.desk.desk import Desk
from ivig_desk.domain.infusion.commands import DiscardPlan
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.monitoring.observation import Observation
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters.alarm_sound import SOUND_TEST
from ivig_desk.presenters.chosen_profile import chosen_preparation
from ivig_desk.presenters.earlier_patients import with_typed
from ivig_desk.presenters.leaving_pages import PAPER_RAMP, hand_out_agreed
from ivig_desk.presenters.plan_doors import PlanDoors
from ivig_desk.presenters.plan_form import offered_in
from ivig_desk.presenters.plan_inputs import BACK, CHECKS_STEP, FORM, LAST_STEP, LEAVE, STEP, PlanInputs
from ivig_desk.presenters.plan_interrupted import (
    DISCARD,
    DISCARD_PLAN,
    DISCARD_REASON,
    WHOSE,
    Touched,
    asks_whose,
    discard_problems,
)
from ivig_desk.presenters.plan_kept import KeptPlan
from ivig_desk.presenters.plan_page import plan_screen
from ivig_desk.presenters.plan_preview import Preview, preview_of
from ivig_desk.presenters.plan_reading import PlanReader, Problems
from ivig_desk.presenters.plan_scans import PlanScans, Scan
from ivig_desk.presenters.plan_shelf import PlanShelf
from ivig_desk.presenters.plan_start import Starting
from ivig_desk.presenters.plan_steps import fields_of_step
from ivig_desk.presenters.plan_working import WORKING
from ivig_desk.presenters.run_entries import observation_in
from ivig_desk.presenters.scan_form import SCAN
from ivig_desk.presenters.screens import Line, PlanScreen, Tone
from ivig_desk.presenters.turn import Turn
from ivig_desk.presenters.visit_wording import sign_labels
from ivig_desk.presenters.ward_files import WardFiles
from ivig_desk.presenters.wishes import Cancelled, PageWish, Pressed, Submitted, Typed
from ivig_desk.presenters.working import Shown

_STEPS = tuple(f"{STEP}:{number}" for number in range(LAST_STEP + 1))


class PlanPresenter:
    """One plan: the texts of its five steps are in the record as soon as they are typed."""

    def __init__(self, desk: Desk, files: WardFiles, doors: PlanDoors, infusion_id: str) -> None:
        """Go on with what was typed before, at the first step; `doors` lead to paper and barcodes."""
        self.infusion_id = infusion_id
        self._desk = desk
        self._files = files
        self._shelf = PlanShelf(desk, files)
        self._out = doors.out
        self._labels = doors.labels
        self._sound = doors.sound
        self._labels.reader.prepare()
        self._kept = KeptPlan(desk, infusion_id)
        self._step = 0
        self._focus = ""
        self._problems: Problems = {}
        self._message: Line | None = None
        self._working = Shown.NO
        self._is_discarding = False
        self._touched = Touched.with_record(self._kept.infusion().last_at, desk.now())

    def screen(self) -> PlanScreen:
        """Return the step that is open; what was typed since the last look is put on record."""
        self._kept.keep()
        self._message = self._out.said() or self._message
        return plan_screen(
            PlanInputs(
                infusion=self._kept.infusion(),
                texts=self._kept.texts,
                step=self._step,
                focus=self._focus,
                problems=self._problems,
                preview=self._preview(),
                profiles=self._files.formulary.profiles,
                message=self._message,
                today=self._shelf.sources(self._kept.texts).today,
                working=self._working,
                untouched=self._touched.since(self._desk.now()),
                is_discarding=self._is_discarding,
                waiting=self._scans().waiting(),
                ordered=self._ordered(),
                leaving=self._out.screen(),
            )
        )

    def handle(self, wish: PageWish) -> Turn:
        """Take what is typed or scanned, turn the step, or start; a plan left alone is first asked whose it is."""
        reading = self._desk.now()
        if asks_whose(self._touched.since(reading), self._kept.texts):
            return self._answer_whose(wish)
        self._touched = Touched.at(reading)
        if self._out.answers(wish):
            self._message = self._out.handle(wish)
            return Turn.STAY
        scan = self._scans().come_of(wish)
        if scan is not None:
            self._take(scan)
            return Turn.STAY
        match wish:
            case Typed(form=form) if form in {FORM, SCAN, DISCARD}:
                self._type(wish)
            case Pressed():
                return self._press(wish.name)
            case Submitted(form=form) if form == FORM:
                return self._submit()
            case Submitted(form=form) | Cancelled(form=form) if form == DISCARD:
                return self._answer_discard(wish)
            case _:
                pass
        return Turn.STAY

    def _press(self, name: str) -> Turn:
        if name == LEAVE:
            self._kept.keep()
            self._is_discarding = False
            self._out.put_away()
            return Turn.LEAVE
        if self._is_discarding or self._out.screen() is not None:
            return Turn.STAY
        if name == BACK:
            self._go_to(max(0, self._step - 1))
        elif name == WORKING:
            self._working = self._working.other
        elif name in {PAPER_RAMP, SOUND_TEST.name} and self._step == LAST_STEP:
            self._message = self._hand_out_ramp() if name == PAPER_RAMP else self._sound.test(self._desk.now())
        elif name == DISCARD_PLAN.name:
            self._is_discarding = True
        elif name in _STEPS:
            self._go_to(_STEPS.index(name))
        return Turn.STAY

    def _answer_whose(self, wish: PageWish) -> Turn:
        """Go on for the patient named, or leave; anything else waits for the answer."""
        if wish == Submitted(form=WHOSE):
            self._touched = Touched.at(self._desk.now())
        return Turn.LEAVE if wish in {Cancelled(form=WHOSE), Pressed(name=LEAVE)} else Turn.STAY

    def _answer_discard(self, wish: Submitted | Cancelled) -> Turn:
        self._is_discarding = isinstance(wish, Submitted)
        self._problems = discard_problems(self._kept.texts) if self._is_discarding else {}
        if self._problems or not self._is_discarding:
            return Turn.STAY
        self._kept.keep()
        self._kept.hand_in(DiscardPlan(reason=self._kept.texts.of(DISCARD_REASON.name).strip()))
        return Turn.LEAVE

    def _type(self, wish: Typed) -> None:
        before = self._reader().bottles_wanted()
        sources = self._shelf.sources(self._kept.texts.with_text(wish.field, wish.text))
        signs = sign_labels(sources.rules)
        texts = with_typed(self._kept.texts, wish.field, wish.text, sources.references.visits, signs)
        self._kept.change(texts, wish.field)
        if self._reader().bottles_wanted() != before:
            # Bottles were chosen for the dose and the sizes there were; for others they are chosen anew.
            self._kept.texts = self._kept.texts.with_text(fields.BOTTLE_CHOICE, "")
        self._problems = {name: text for name, text in self._problems.items() if name != wish.field}
        self._message = None

    def _take(self, scan: Scan) -> None:
        """Take what came of a scan; it is on record before anything is shown."""
        self._kept.texts, self._message, self._problems = scan.texts, scan.message, scan.problems or {}
        self._kept.keep()

    def _scans(self) -> PlanScans:
        return PlanScans(
            texts=self._kept.texts,
            labels=self._labels,
            profiles=self._files.formulary.profiles,
            ordered=self._ordered(),
            today=self._shelf.sources(self._kept.texts).today,
        )

    def _ordered(self) -> str:
        """The preparation that the plan is for; empty where it is not chosen yet."""
        return chosen_preparation(self._files.formulary.profiles, self._kept.texts)

    def _go_to(self, step: int) -> None:
        self._kept.texts = self._scans().put_away()
        self._step, self._problems, self._message, self._focus = step, {}, None, ""
        self._kept.keep()
        if step == LAST_STEP:
            # What stands in its way is asked here, field by field.
            self._starting(self._reader()).agree_if_whole()

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
        offered = offered_in(self._preview(), self._files.formulary.profiles)
        rows = fields_of_step(self._step, self._kept.texts, offered)
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
        self._kept.keep()
        reader.people()
        if plan is None or reader.problems:
            self._problems = reader.problems
            return self._stay(f"Not started: {' '.join(dict.fromkeys(reader.problems.values()))}")
        baseline = observation_in(self._kept.texts)
        if not isinstance(baseline, Observation):
            self._problems = baseline
            return Turn.STAY
        refused = self._starting(reader).start(plan, baseline)
        self._problems = reader.problems
        return self._stay(f"Not started: {refused}") if refused else Turn.INFUSION

    def _hand_out_ramp(self) -> Line | None:
        self._kept.keep()
        reader = self._reader()
        return hand_out_agreed(self._out, self._starting(reader))

    def _starting(self, reader: PlanReader) -> Starting:
        return Starting(
            desk=self._desk,
            kept=self._kept,
            reader=reader,
            preview=self._preview(),
            references=self._shelf.sources(self._kept.texts).references,
        )

    def _stay(self, text: str) -> Turn:
        self._message = Line(text=text, tone=Tone.MEDIUM)
        return Turn.STAY

    def _reader(self) -> PlanReader:
        return PlanReader(self._kept.texts, self._shelf.sources(self._kept.texts))

    def _preview(self) -> Preview:
        return preview_of(self._kept.texts, self._shelf.sources(self._kept.texts), self._desk.now().wall)
