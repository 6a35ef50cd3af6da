"""The page of one patient's courses at work: shown, scored, called off, handed out; nothing typed is lost."""

from datetime import date

from ivig_desk.desk.desk import Desk
from ivig_desk.desk.faults import RecordsFault
from ivig_desk.domain.course.visits import CourseVisit, VisitStanding
from ivig_desk.domain.formulary.posology import Posology
from ivig_desk.domain.infusion.course_commands import CallOffVisit, CourseCommand
from ivig_desk.domain.infusion.decide import Refused
from ivig_desk.presenters.control_names import LEAVE
from ivig_desk.presenters.course_names import place_name, place_text
from ivig_desk.presenters.course_page import fields
from ivig_desk.presenters.course_page.forms import Filled
from ivig_desk.presenters.course_page.page import CHOOSE, NO_PROBLEMS, PRINT, OpenedCourse, course_screen
from ivig_desk.presenters.course_page.paper import course_of_now
from ivig_desk.presenters.course_page.reading import read_visit, sentence_at_field, texts_of
from ivig_desk.presenters.course_page.shown import Shown, alone, infusions_in, own_infusion, read_of, shown_of
from ivig_desk.presenters.entry_wording import answer_text
from ivig_desk.presenters.formats import begun_large
from ivig_desk.presenters.handing_out import HandingOut
from ivig_desk.presenters.nurse import UNSIGNED
from ivig_desk.presenters.records_wording import fault_text
from ivig_desk.presenters.screens import CourseScreen, Line, Tone
from ivig_desk.presenters.turn import Turn
from ivig_desk.presenters.typed import Texts
from ivig_desk.presenters.wishes import Cancelled, PageWish, Pressed, Submitted, Typed

_TAKEN_PLACE = frozenset({VisitStanding.GIVEN, VisitStanding.LATE})


class CoursePresenter:
    """The courses of one patient; holds which one is shown, the open form and what is typed in each."""

    def __init__(self, desk: Desk, posology: Posology, out: HandingOut, infusion_id: str) -> None:
        """Show the course of which an infusion is; raises LookupError where it never started."""
        self._desk = desk
        self._posology = posology
        self._out = out
        self._chosen = infusion_id
        self._form = ""
        self._texts: dict[tuple[str, str], Texts] = {}
        self._problems = NO_PROBLEMS
        self._message: Line | None = None
        self._of = alone(desk, infusion_id)

    def open(self, infusion_id: str) -> None:
        """Show the course of which an infusion is; another's form that is open stays where it is."""
        if not self._form:
            self._chosen = infusion_id
        self._message = None
        self.read_again()

    def read_again(self) -> None:
        """Read anew what is on record of the patient; where it cannot be read now, what was read stands."""
        try:
            self._of = read_of(self._desk, self._of)
        except RecordsFault as fault:
            self._message = Line(text=f"Not all of it is read: {fault_text(fault.code)}.", tone=Tone.HIGH)

    def screen(self) -> CourseScreen:
        """Return the page as it stands today."""
        shown = self._shown()
        self._message = self._out.said() or self._message
        filled = Filled(texts=self._typed(shown), problems=self._problems)
        leaving = self._out.screen()
        return course_screen(
            shown, OpenedCourse(form=self._form, filled=filled, leaving=leaving, message=self._message)
        )

    def handle(self, wish: PageWish) -> Turn:
        """Do what was pressed, keep what was typed, take what was submitted."""
        if self._out.answers(wish):
            self._message = self._out.handle(wish)
            return Turn.STAY
        match wish:
            case Pressed(name=name) if name == LEAVE:
                return Turn.LEAVE
            case Pressed(name=name):
                self._press(name)
            case Typed() if wish.form == self._form:
                self._type(wish)
            case Submitted() if wish.form == self._form:
                self._submit()
            case Cancelled() if wish.form == self._form:
                self._put_away()
            case _:
                pass
        return Turn.STAY

    def _press(self, name: str) -> None:
        kind, _, infusion_id = name.partition(":")
        self._message = None
        if kind == CHOOSE:
            self._put_away()
            self._chosen = infusion_id
        elif name == PRINT:
            self._put_away()
            self._out.open(course_of_now(self._shown, own_infusion(self._shown().course, None)))
        elif name in {fields.ASSESS, fields.CALL_OFF}:
            self._out.put_away()
            self._form, self._problems = name, NO_PROBLEMS
            self._begin()

    def _begin(self) -> None:
        """A form nobody typed in begins at the visit that is likeliest meant."""
        shown = self._shown()
        if self._form == fields.ASSESS and self._key(shown) not in self._texts:
            self._choose(shown, place_name(_likeliest(shown).place))

    def _type(self, wish: Typed) -> None:
        shown = self._shown()
        self._message = None
        self._problems = {name: problem for name, problem in self._problems.items() if name != wish.field}
        if wish.field == fields.VISIT_NAME and self._form == fields.ASSESS:
            self._choose(shown, wish.text)
        else:
            self._texts[self._key(shown)] = self._typed(shown).with_text(wish.field, wish.text)

    def _choose(self, shown: Shown, name: str) -> None:
        """Another visit: its day stands there, and what was entered for it, unless something else was typed already."""
        typed = self._typed(shown)
        before = fields.visit_named(shown.visits, typed.of(fields.VISIT_NAME))
        chosen = fields.visit_named(shown.visits, name)
        if chosen is None:
            return
        if _is_untouched(typed, shown, before):
            known = _known(shown, chosen)
            self._texts[self._key(shown)] = known.with_text(fields.VISIT_NAME, name)
            return
        day = typed.of(fields.DAY.name)
        if before is not None and day == _day_of(before, shown.today).isoformat():
            typed = typed.with_text(fields.DAY.name, _day_of(chosen, shown.today).isoformat())
        self._texts[self._key(shown)] = typed.with_text(fields.VISIT_NAME, name)

    def _submit(self) -> None:
        shown = self._shown()
        typed = self._typed(shown)
        if self._form == fields.CALL_OFF:
            self._call_off(shown, typed)
            return
        read = read_visit(typed, shown)
        self._problems = read.problems()
        if read.command is None or self._problems:
            self._message = Line(text="Not recorded: mend what is marked first.", tone=Tone.MEDIUM)
            return
        visit = fields.visit_named(shown.visits, typed.of(fields.VISIT_NAME))
        self._record(
            own_infusion(shown.course, visit), read.command, f"{place_text(read.command.assessment.place)} recorded."
        )

    def _call_off(self, shown: Shown, typed: Texts) -> None:
        visit = fields.visit_named(shown.visits, typed.of(fields.VISIT_NAME))
        if visit is None:
            self._problems = {fields.VISIT_NAME: answer_text("Visit", typed.of(fields.VISIT_NAME))}
            return
        command = CallOffVisit(
            place=visit.place,
            course=shown.course,
            reason=typed.of(fields.WHY_OFF.name),
            name=typed.of(fields.WHO_SAYS.name),
        )
        self._record(own_infusion(shown.course, None), command, f"{place_text(visit.place)} called off.")

    def _record(self, infusion_id: str, command: CourseCommand, said: str) -> None:
        decision = self._desk.handle(infusion_id, command, UNSIGNED)
        if isinstance(decision, Refused):
            self._problems = {one.about: sentence_at_field(one) for one in reversed(decision.unmet)}
            self._message = Line(text="Not recorded: mend what is marked first.", tone=Tone.MEDIUM)
            return
        self._texts.pop(self._key(self._shown()), None)
        self._put_away()
        self.read_again()
        self._message = Line(text=begun_large(said), tone=Tone.GOOD)

    def _put_away(self) -> None:
        self._out.put_away()
        self._form, self._problems, self._message = "", NO_PROBLEMS, None

    def _typed(self, shown: Shown) -> Texts:
        return self._texts.get(self._key(shown), Texts())

    def _key(self, shown: Shown) -> tuple[str, str]:
        return self._form, infusions_in(shown.course)[0]

    def _shown(self) -> Shown:
        return shown_of(self._desk, self._posology, self._of, self._chosen)


def _likeliest(shown: Shown) -> CourseVisit:
    """The last visit that took place and has nothing measured; else the next one, else the last."""
    unmeasured = [visit for visit in shown.visits if visit.standing in _TAKEN_PLACE and visit.assessed is None]
    to_come = [
        visit for visit in shown.visits if visit.due is not None and visit.assessed is None and visit.cycle is None
    ]
    return (unmeasured[-1:] or to_come[:1] or shown.visits[-1:])[0]


def _known(shown: Shown, visit: CourseVisit) -> Texts:
    """What was entered for a visit before, else its day."""
    entered = [one for one in shown.course.assessments if one.place == visit.place]
    if entered:
        return texts_of(entered[-1])
    return Texts(by_field={fields.DAY.name: _day_of(visit, shown.today).isoformat()})


def _is_untouched(typed: Texts, shown: Shown, before: CourseVisit | None) -> bool:
    """Whether nothing stands in the form but what the visit chosen before put there."""
    if before is None:
        return not any(typed.by_field.values())
    known = _known(shown, before).with_text(fields.VISIT_NAME, place_name(before.place))
    return {name: text for name, text in typed.by_field.items() if text} == {
        name: text for name, text in known.by_field.items() if text
    }


def _day_of(visit: CourseVisit, today: date) -> date:
    return today if visit.cycle is None else visit.cycle.began
