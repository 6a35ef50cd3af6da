"""Which page is open, and what was set aside for a bed as it stood."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from ivig_desk.desk.desk import Desk
from ivig_desk.desk.look import Look
from ivig_desk.domain.infusion.alarm_lights import AlarmLights
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.patient.identity import person_key
from ivig_desk.presenters.alarm_sound import AlarmSound
from ivig_desk.presenters.control_names import COURSE
from ivig_desk.presenters.handing_out import HandingOut, UsedLast
from ivig_desk.presenters.metronome import Beating
from ivig_desk.presenters.screens import BoardScreen, Tab
from ivig_desk.presenters.slices import UnderWay
from ivig_desk.presenters.start_page import PROFILES, RECORDS, UNDER_THE_SKIN
from ivig_desk.presenters.tabs import plan_tab
from ivig_desk.presenters.turn import Turn
from ivig_desk.presenters.ward_files import WardFiles
from ivig_desk.presenters.window_doors import WindowDoors

if TYPE_CHECKING:
    from ivig_desk.presenters.course_page.desk import CoursePresenter
    from ivig_desk.presenters.exporting import Exporting
    from ivig_desk.presenters.infusion_desk import InfusionPresenter
    from ivig_desk.presenters.plan_desk import PlanPresenter
    from ivig_desk.presenters.profile_page.desk import ProfilesPresenter
    from ivig_desk.presenters.records_page.desk import RecordsPresenter
    from ivig_desk.presenters.subcutaneous_page import SubcutaneousPresenter

    Resting = SubcutaneousPresenter | ProfilesPresenter | RecordsPresenter | CoursePresenter
    PagePresenter = PlanPresenter | Resting | InfusionPresenter


class WindowPages:
    """At most one page is open; what is typed on one that is left for a bed is there when it is opened again."""

    def __init__(self, desk: Desk, files: Callable[[], WardFiles], doors: WindowDoors, sound: AlarmSound) -> None:
        """Begin with none; the ward's files are read when a page first wants them."""
        self._desk = desk
        self._read = files
        self._doors = doors
        self._sound = sound
        self._used_last = UsedLast()
        self.work = UnderWay()
        self.plan: PlanPresenter | None = None
        self.plan_aside: PlanPresenter | None = None
        self.resting: Resting | None = None
        """The page that is open and of no one bed."""
        self.infusion: InfusionPresenter | None = None
        self.is_board = False
        self._subcutaneous: SubcutaneousPresenter | None = None
        self._records: RecordsPresenter | None = None
        """Both as they are open, or were left for a bed."""
        self._exports: Exporting | None = None
        self._led_to: Mapping[str, Callable[[], None]] = {
            UNDER_THE_SKIN: self.show_subcutaneous,
            PROFILES: self.show_profiles,
            RECORDS: self.show_records,
        }
        self._profiles: ProfilesPresenter | None = None
        self._at_work: dict[str, InfusionPresenter] = {}
        self._courses: dict[object, CoursePresenter] = {}

    @property
    def opened(self) -> "PagePresenter | None":
        """The page that takes what is typed and pressed; None on the start page and on the board."""
        return self.plan or self.resting or self.infusion

    @property
    def files(self) -> WardFiles:
        """The ward's files."""
        return self._read()

    @property
    def is_start(self) -> bool:
        """Whether none is open but the first."""
        return self.opened is None and not self.is_board

    def close(self) -> None:
        """Leave for the start page what was gone from by its own way out."""
        if self.resting is self._subcutaneous:
            self._subcutaneous = None
        if self.resting is self._records:
            self._records = None
        self._leave()

    def set_aside(self) -> None:
        """Leave a page for a bed: what is typed there outlasts it (an alarm asks nobody to finish first)."""
        self.plan_aside = self.plan or self.plan_aside
        self._leave()

    def show(self, infusion_id: str, phase: Phase) -> None:
        """Show an infusion's page: its plan before the start, else the bed, each as it was left."""
        self.set_aside()
        if phase is not Phase.PREPARING:
            self.infusion = self.at_the_bed(infusion_id)
            return
        aside = self.plan_aside
        is_aside = aside is not None and aside.infusion_id == infusion_id
        self.plan = aside if is_aside else self._new_plan(infusion_id)
        self.plan_aside = None if is_aside else aside

    def show_board(self) -> None:
        """Show every infusion on one page."""
        self.set_aside()
        self.is_board = True

    def open(self, name: str) -> bool:
        """Show the page that a control of the first page leads to; say whether it was one."""
        kind, _, infusion_id = name.partition(":")
        if kind == COURSE and infusion_id:
            self.show_course(infusion_id)
        elif name in self._led_to:
            self._led_to[name]()
        else:
            return False
        return True

    @property
    def wanted(self) -> str:
        """The infusion whose own page the records name."""
        return "" if self._records is None else self._records.wanted

    def show_records(self) -> None:
        """Show the records as they were left for a bed, else all of them."""
        from ivig_desk.presenters.records_page.desk import RecordsPresenter

        if self._records is None:
            self._records = RecordsPresenter(self._desk, self._handing_out(), self._read, self._exporting())
        else:
            self._records.take_up()
        self.resting = self._records

    def show_subcutaneous(self) -> None:
        """Show the page of what goes under the skin as it was left for a bed, else an empty one."""
        from ivig_desk.presenters.subcutaneous_page import SubcutaneousPresenter

        self._subcutaneous = self._subcutaneous or SubcutaneousPresenter(self._read())
        self.resting = self._subcutaneous

    def show_profiles(self) -> None:
        """Show the page of profiles as it was left, where there is a way to the ward's own."""
        from ivig_desk.presenters.profile_page.desk import ProfilesPresenter

        if self._profiles is None and self._doors.profiles is not None:
            self._profiles = ProfilesPresenter(self._doors.profiles.open(), self._read())
        self.resting = self._profiles

    def show_course(self, infusion_id: str) -> None:
        """Show the courses of whoever an infusion was given to, as they were left, read anew; none before a start."""
        from ivig_desk.presenters.course_page.desk import CoursePresenter

        infusion = self._desk.infusion(infusion_id)
        if infusion is None or infusion.plan is None or infusion.started is None:
            return
        patient = infusion.plan.patient
        person = person_key(patient.identifier, patient.name, patient.born)
        if person not in self._courses:
            posology = self._read().references.posology
            self._courses[person] = CoursePresenter(self._desk, posology, self._handing_out(), infusion_id)
        opened = self._courses[person]
        opened.open(infusion_id)
        self.set_aside()
        self.resting = opened

    def turn(self, turn: Turn) -> str:
        """Do what a wish on the page that is open means for the window; return the infusion to show, empty for none."""
        match turn:
            case Turn.STAY:
                pass
            case Turn.LEAVE:
                self.close()
            case Turn.INFUSION:
                plan = self.plan
                self.close()
                return "" if plan is None else plan.infusion_id
            case Turn.COURSE:
                self.show_course(self.wanted if self.infusion is None else self.infusion.infusion_id)
            case Turn.SHOW:
                return self.wanted
            case Turn.SAVED:
                self.read_profiles()
            case _:
                assert_never(turn)
        return ""

    def read_profiles(self) -> None:
        """Let a saved profile count for every plan made from now on; an infusion keeps the one it was planned with."""
        if self._doors.profiles is None or self._profiles is None:
            return
        files = replace(self._read(), formulary=self._doors.profiles.read())
        self._read = lambda: files
        self._profiles.take(files)

    def at_the_bed(self, infusion_id: str) -> "InfusionPresenter":
        """Return who answers for one infusion that began, with the form open and what is typed in it."""
        from ivig_desk.presenters.infusion_desk import InfusionPresenter

        if infusion_id not in self._at_work:
            opened = InfusionPresenter(self._desk, self._handing_out(), self._doors.labels, infusion_id, self._read)
            self._at_work[infusion_id] = opened
        return self._at_work[infusion_id]

    def way_back(self) -> Tab | None:
        """Return the way back to a plan that was left for a bed; None where none was, or it was left for good."""
        infusion = None if self.plan_aside is None else self._desk.infusion(self.plan_aside.infusion_id)
        if infusion is None or infusion.phase is not Phase.PREPARING:
            return None
        return plan_tab(infusion.id, dict(infusion.kept).get("name", "").strip())

    def _leave(self) -> None:
        if self.infusion is not None:
            self.infusion.end_beat(Beating.OFF)
        self.plan = self.resting = self.infusion = None
        self.is_board = False

    def _new_plan(self, infusion_id: str) -> "PlanPresenter":
        from ivig_desk.presenters.plan_desk import PlanPresenter
        from ivig_desk.presenters.plan_doors import PlanDoors

        doors = PlanDoors(out=self._handing_out(), labels=self._doors.labels, sound=self._sound)
        return PlanPresenter(self._desk, self._read(), doors, infusion_id)

    def _exporting(self) -> "Exporting":
        from ivig_desk.presenters.exporting import Exporting

        self._exports = self._exports or Exporting(self._desk, self._doors.exports)
        return self._exports

    def _handing_out(self) -> HandingOut:
        return HandingOut(self._doors.paper, self._used_last, self.work)


def board_of(placed: tuple[tuple[int, Look], ...], lights: AlarmLights) -> BoardScreen:
    """Return the board of everybody looked after."""
    from ivig_desk.presenters.board import board_screen

    return board_screen(placed, lights)
