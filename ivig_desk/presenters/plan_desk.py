"""The plan page at work: what is typed is kept, and the start is asked for."""

from ivig_desk.desk.desk import Desk
from ivig_desk.desk.ports import Labels
from ivig_desk.domain.infusion.commands import KeepPlan
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.monitoring.observation import Observation
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters.chosen_profile import chosen_preparation
from ivig_desk.presenters.nurse import UNSIGNED
from ivig_desk.presenters.plan_page import (
    BACK,
    FORM,
    LAST_STEP,
    LEAVE,
    STEP,
    PlanInputs,
    plan_screen,
)
from ivig_desk.presenters.plan_preview import Preview, preview_of
from ivig_desk.presenters.plan_reading import PlanReader, PlanSources, Problems
from ivig_desk.presenters.plan_scans import PlanScans, Scan, is_about_bottles
from ivig_desk.presenters.plan_start import Starting
from ivig_desk.presenters.plan_steps import Offered, fields_of_step
from ivig_desk.presenters.plan_typing import typed_at
from ivig_desk.presenters.plan_working import WORKING
from ivig_desk.presenters.run_entries import observation_in
from ivig_desk.presenters.scan_form import SCAN
from ivig_desk.presenters.screens import Line, PlanScreen, Tone
from ivig_desk.presenters.turn import Turn
from ivig_desk.presenters.typed import Texts
from ivig_desk.presenters.ward_files import WardFiles
from ivig_desk.presenters.wishes import Cancelled, PageWish, Pressed, Scanned, Submitted, Typed
from ivig_desk.presenters.working import Shown

_STEPS = tuple(f"{STEP}:{number}" for number in range(LAST_STEP + 1))


class PlanPresenter:
    """One plan: the texts of its five steps are in the record as soon as they are typed."""

    def __init__(self, desk: Desk, files: WardFiles, labels: Labels, infusion_id: str) -> None:
        """Go on with what was typed before, at the first step."""
        self.infusion_id = infusion_id
        self._desk = desk
        self._files = files
        self._labels = labels
        labels.reader.prepare()
        self._texts = Texts(by_field=dict(self._infusion().kept))
        self._typed_at = typed_at(desk.entries(infusion_id))
        self._step = 0
        self._problems: Problems = {}
        self._message: Line | None = None
        self._working = Shown.NO

    def screen(self) -> PlanScreen:
        """Return the step that is open; what was typed since the last look is put on record."""
        self._keep()
        return plan_screen(
            PlanInputs(
                infusion=self._infusion(),
                texts=self._texts,
                step=self._step,
                problems=self._problems,
                preview=self._preview(),
                profiles=self._files.formulary.profiles,
                message=self._message,
                today=self._sources().today,
                working=self._working,
                waiting=self._scans().waiting(),
                ordered=self._ordered(),
            )
        )

    def handle(self, wish: PageWish) -> Turn:
        """Take what is typed or scanned, turn the step, or start."""
        scan = self._scan_in(wish)
        if scan is not None:
            self._take(scan)
            return Turn.STAY
        match wish:
            case Typed(form=form) if form in {FORM, SCAN}:
                self._type(wish)
            case Pressed(name=name) if name == LEAVE:
                self._keep()
                return Turn.LEAVE
            case Pressed(name=name) if name == BACK:
                self._go_to(max(0, self._step - 1))
            case Pressed(name=name) if name == WORKING:
                self._working = self._working.other
            case Pressed(name=name) if name in _STEPS:
                self._go_to(_STEPS.index(name))
            case Submitted(form=form) if form == FORM:
                return self._submit()
            case _:
                pass
        return Turn.STAY

    def _type(self, wish: Typed) -> None:
        before = self._reader().bottle_choice()
        self._texts = self._texts.with_text(wish.field, wish.text)
        self._typed_at[wish.field] = self._desk.now().wall
        if self._reader().bottle_choice() != before:
            # Bottles were chosen for the dose and the sizes there were; for others they are chosen anew.
            self._texts = self._texts.with_text(fields.BOTTLE_CHOICE, "")
        self._problems = {name: text for name, text in self._problems.items() if name != wish.field}
        self._message = None

    def _scan_in(self, wish: PageWish) -> Scan | None:
        """What a wish about bottles comes to; None for any other."""
        match wish:
            case Scanned():
                return self._scans().scanned(wish.text)
            case Submitted(form=form) if form == SCAN:
                return self._scans().answered()
            case Cancelled(form=form) if form == SCAN:
                return Scan(texts=self._scans().put_away())
            case Pressed(name=name) if is_about_bottles(name):
                return self._scans().pressed(name)
            case _:
                return None

    def _take(self, scan: Scan) -> None:
        """Take what came of a scan; it is on record before anything is shown."""
        self._texts, self._message, self._problems = scan.texts, scan.message, scan.problems or {}
        self._keep()

    def _scans(self) -> PlanScans:
        return PlanScans(
            texts=self._texts,
            labels=self._labels,
            profiles=self._files.formulary.profiles,
            ordered=self._ordered(),
            today=self._sources().today,
        )

    def _ordered(self) -> str:
        """The preparation that the plan is for; empty where it is not chosen yet."""
        return chosen_preparation(self._files.formulary.profiles, self._texts)

    def _go_to(self, step: int) -> None:
        self._texts = self._scans().put_away()
        self._step, self._problems, self._message = step, {}, None
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
        offered = Offered(profiles=self._files.formulary.profiles, bottles=reader.bottle_choice())
        rows = fields_of_step(self._step, self._texts, offered)
        here = {plan_field.name for row in rows for plan_field in row}
        if self._step < LAST_STEP:
            self._problems = {name: text for name, text in reader.problems.items() if name in here}
            if not self._problems:
                self._go_to(self._step + 1)
            return Turn.STAY
        return self._start(reader, plan)

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

    def _starting(self, reader: PlanReader) -> Starting:
        return Starting(
            desk=self._desk,
            infusion_id=self.infusion_id,
            texts=self._texts,
            reader=reader,
            preview=self._preview(),
            references=self._files.references,
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
        return PlanSources(
            profiles=self._files.formulary.profiles,
            under_the_skin=self._files.subcutaneous.profiles,
            rules=self._files.rules,
            posology=self._files.references.posology,
            ward_ceiling=self._files.ward_ceiling,
            today=reading.wall.day(reading.utc_offset_minutes),
        )

    def _reader(self) -> PlanReader:
        return PlanReader(self._texts, self._sources())

    def _preview(self) -> Preview:
        return preview_of(self._texts, self._sources(), self._files.references, self._desk.now().wall)
