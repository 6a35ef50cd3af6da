"""One infusion at work, during the run and after it: forms are opened, taken and refused."""

from functools import partial

from ivig_desk.desk.desk import Desk
from ivig_desk.desk.look import Look
from ivig_desk.desk.ports import Labels
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.commands import Command, StopInfusion, WriteReport
from ivig_desk.domain.infusion.decide import Refused, decide
from ivig_desk.domain.infusion.guide import Guidance
from ivig_desk.domain.infusion.infusion import ENDED
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.reaction_commands import SayStepDone
from ivig_desk.domain.monitoring.observation import PatientSays
from ivig_desk.domain.reactions.steps import ReactionStep
from ivig_desk.presenters.after_page import OnRecord, after_screen
from ivig_desk.presenters.at_once import command_at_once, is_taken_by_button, records_at_once
from ivig_desk.presenters.bed_scans import BedScans
from ivig_desk.presenters.control_names import CLOSE_WORKING, LEAVE, WORKING
from ivig_desk.presenters.corrections import OF_SET, texts_of_chosen
from ivig_desk.presenters.drip_taps import drop_old_taps, type_in_drip
from ivig_desk.presenters.handing_out import HandingOut
from ivig_desk.presenters.leaving_pages import report_of_now, summary_of_now
from ivig_desk.presenters.metronome import Beating
from ivig_desk.presenters.nurse import nurse_of
from ivig_desk.presenters.open_forms import OpenForms
from ivig_desk.presenters.openings import begin, is_possible, opened_by, put_away_impossible, texts_at_opening
from ivig_desk.presenters.own_time import happened_at
from ivig_desk.presenters.reaction_panel import ADRENALINE
from ivig_desk.presenters.record_buttons import SUMMARY
from ivig_desk.presenters.refused_last import RefusedLast
from ivig_desk.presenters.run_commands import Entered, can_be_passed, command_in, confirming
from ivig_desk.presenters.run_forms import BEGAN_AT, MEDICINE, SAYS, TAKEN_AT, RunForm
from ivig_desk.presenters.run_page import Opened, run_screen
from ivig_desk.presenters.run_scans import is_of_a_scan
from ivig_desk.presenters.said_last import SaidLast
from ivig_desk.presenters.screens import AfterScreen, RunScreen
from ivig_desk.presenters.seen_pages import Leaving
from ivig_desk.presenters.sign_ranges import KnownRanges
from ivig_desk.presenters.turn import Turn
from ivig_desk.presenters.typed import Texts
from ivig_desk.presenters.ward_files import ReadFiles
from ivig_desk.presenters.wishes import Cancelled, PageWish, Pressed, Scanned, Submitted, Typed
from ivig_desk.presenters.working import Shown


class InfusionPresenter:
    """One infusion that has started; holds the open form and what is typed in each, nothing else."""

    def __init__(self, desk: Desk, out: HandingOut, labels: Labels, infusion_id: str, files: ReadFiles) -> None:
        """Show an infusion, whose pages leave by `out`; `labels` knows the bottles that are scanned."""
        self.infusion_id = infusion_id
        self._files = files
        self._desk = desk
        self._out = out
        self._forms = OpenForms()
        self._scans = BedScans(self._forms, labels)
        self._said = SaidLast()
        self._passing: RunForm | None = None
        self._working = Shown.NO
        self._ranges = KnownRanges()

    def screen(self, seen: Look | None = None) -> RunScreen | AfterScreen:
        """Return the run page, or the page after it once the infusion has ended; from the look taken, where one was."""
        look, plan, guidance = self._now(seen)
        put_away_impossible(self._forms, self._passing, look.infusion)
        drop_old_taps(self._forms, plan.rules.drip, guidance.now)
        form = self._out.screen() or self._forms.screen(look, plan, guidance)
        self._said.say_if_any(self._out.said())
        said, saving = self._said.line(look.infusion, guidance.now), self._desk.saving()
        if look.infusion.phase not in ENDED:
            opened = Opened(ranges=self._ranges, form=form, working=self._working, message=said)
            return run_screen(look, plan, guidance, saving, opened)
        record = OnRecord(entries=self._desk.entries(self.infusion_id), saving=saving)
        return after_screen(look, plan, guidance, record, Opened(ranges=self._ranges, form=form, message=said))

    def end_beat(self, how: Beating) -> None:
        """End the metronome: another page is shown, or an alarm calls."""
        self._forms.beating = how

    def handle(self, wish: PageWish) -> Turn:
        """Do what was pressed, keep what was typed, take what was submitted; what comes too late changes nothing."""
        if self._out.answers(wish):
            self._said.say(self._out.handle(wish))
        elif isinstance(wish, Pressed):
            return self._press(wish.name)
        elif isinstance(wish, Scanned):
            return self._scan(wish.text)
        elif (form := self._forms.opened) is not None and wish.form == form.value:
            self._on_form(form, wish)
        return Turn.STAY

    def _on_form(self, form: RunForm, wish: Typed | Submitted | Cancelled) -> None:
        is_answering = form is RunForm.OVERRIDE and not isinstance(wish, Cancelled)
        if not is_answering:
            self._said.say(None)
        if isinstance(wish, Typed):
            self._type(form, wish)
        elif isinstance(wish, Cancelled):
            if is_of_a_scan(self._forms.texts(form)):
                self._forms.empty(form)
            self._forms.put_away()
        elif is_taken_by_button(form):
            self._take(form)

    def _type(self, form: RunForm, wish: Typed) -> None:
        look, plan, guidance = self._now()
        if form is RunForm.DRIP:
            type_in_drip(self._forms, wish, plan.rules.drip, guidance.now)
            return
        if not self._scans.take_planned(wish, look, plan):
            self._forms.type(form, wish.field, wish.text, guidance.now)
        if form is RunForm.CORRECT and wish.field == OF_SET:
            self._forms.put(form, texts_of_chosen(look.infusion, self._forms.texts(form)))
        if records_at_once(form, wish):
            self._take(form)
            # What was not recorded is pressed again, never recorded by a later press of something else.
            self._forms.put(form, self._forms.texts(form).with_text(wish.field, ""))

    def _scan(self, text: str) -> Turn:
        """Open the form of a new bottle with what was read; the bottle is connected once that is said."""
        look, plan, _ = self._now()
        if is_possible(RunForm.BOTTLE, look.infusion):
            refused = self._scans.take(text, look, plan)
            if refused is None:
                self._open(RunForm.BOTTLE)
            else:
                self._said.say(refused)
        return Turn.STAY

    def _press(self, name: str) -> Turn:
        """Hold and stop come first and ask nothing before (S11)."""
        look, _, guidance = self._now()
        infusion, form = look.infusion, opened_by(name)
        command = command_at_once(name, infusion, guidance)
        if command is not None:
            self._at_once(command)
        elif name == LEAVE:
            self._put_away()
            return Turn.LEAVE
        elif name == WORKING:
            self._working = self._working.other
        elif name == CLOSE_WORKING:
            self._working = Shown.NO
        elif name == SUMMARY:
            self._hand_out(summary_of_now(self._desk, self.infusion_id, self._files()))
        elif form is not None and is_possible(form, infusion):
            begin(self._forms, form, name)
            self._open(form)
        return Turn.STAY

    def _at_once(self, command: Command) -> None:
        """The reason of a stop is asked after it, but for a severe reaction: there the next steps are in sight.

        Who gave adrenaline is asked its dose.
        """
        is_severe = self._now()[2].severe is not None
        if not self._do(command, None):
            return
        if isinstance(command, StopInfusion) and not is_severe:
            self._open(RunForm.STOP_REASON)
        elif isinstance(command, SayStepDone) and command.step is ReactionStep.ADRENALINE:
            self._forms.put(RunForm.MEDICINE, Texts(by_field={MEDICINE.name: ADRENALINE}))
            self._open(RunForm.MEDICINE)

    def _open(self, form: RunForm) -> None:
        """Open a form; a rate that must not run yet is not asked to be confirmed: what stands before it is said."""
        self._out.put_away()
        self._said.say(None)
        self._working = Shown.NO
        look, _, guidance = self._now()
        asks = confirming(form, guidance)
        if asks is not None and isinstance(decide(look.infusion, asks, guidance.now), Refused):
            self._do(asks, form)
            return
        known = texts_at_opening(form, look.infusion)
        if known is not None:
            self._forms.fill(form, known)
        self._forms.open(form)

    def _take(self, form: RunForm) -> None:
        look, plan, guidance = self._now()
        drop_old_taps(self._forms, plan.rules.drip, guidance.now)
        today = look.reading.wall.day(look.reading.utc_offset_minutes)
        texts, bands = self._forms.texts(form), plan.rules.bands
        entered = Entered(texts=texts, infusion=look.infusion, giving_set=plan.giving_set, today=today, bands=bands)
        command = confirming(form, guidance) or command_in(form, entered)
        if isinstance(command, dict):
            self._forms.problems = command
            return
        if isinstance(command, WriteReport):
            written = partial(self._written, command)
            self._hand_out(report_of_now(self._desk, self.infusion_id, command.report, written))
            return
        if self._do(command, form, happened_at(form, texts, look.infusion, look.reading)):
            self._taken(form, texts)

    def _taken(self, form: RunForm, texts: Texts) -> None:
        """What the patient says is new is asked for at once, as of when the set was taken."""
        self._forms.empty(form)
        self._forms.put_away()
        if form is RunForm.OBSERVATION:
            self._forms.empty(RunForm.CORRECT)
        if form is RunForm.OBSERVATION and texts.of(SAYS.name) == PatientSays.SOMETHING_NEW.value:
            self._forms.fill(RunForm.ADVERSE_EVENT, Texts(by_field={BEGAN_AT.name: texts.of(TAKEN_AT.name)}))
            self._open(RunForm.ADVERSE_EVENT)
        if form is RunForm.OVERRIDE and self._passing is not None:
            self._open(self._passing)

    def _do(self, command: Command, form: RunForm | None, at: Instant | None = None) -> bool:
        """Hand a command to the desk, of `at` or of now; where it is refused say why.

        Where a reason and a name can pass it, they are asked for, and then `form` opens again: whoever answers for the
        limit, the nurse still confirms the rate.
        """
        self._said.say(None)
        decision = self._desk.handle(self.infusion_id, command, nurse_of(self._now()[0].infusion), at)
        if not isinstance(decision, Refused):
            return True
        self._said.refuse(RefusedLast(command=command, form=form, at=at))
        if can_be_passed(decision):
            self._passing = form
            self._forms.open(RunForm.OVERRIDE)
        return False

    def _hand_out(self, leaving: Leaving) -> None:
        """Ask where pages are to go; what is typed in a form that was open stays in it."""
        self._put_away()
        self._out.open(leaving)

    def _put_away(self) -> None:
        self._out.put_away()
        self._forms.put_away()
        self._said.say(None)

    def _written(self, command: WriteReport) -> None:
        """Record that a report sheet was written once it is out; until then what was typed stays in its form."""
        if self._do(command, RunForm.REPORT):
            self._taken(RunForm.REPORT, Texts())

    def _now(self, seen: Look | None = None) -> tuple[Look, Plan, Guidance]:
        look = seen or self._desk.look(self.infusion_id)
        if look is None or look.guidance is None or look.infusion.plan is None:
            raise LookupError(self.infusion_id)
        return look, look.infusion.plan, look.guidance
