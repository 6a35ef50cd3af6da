"""A window at a bed without Qt: a stepped clock, a record in memory, the shipped files, and what a nurse does there."""

from __future__ import annotations

from functools import cache
from itertools import count
from typing import TYPE_CHECKING

from ivig_desk.adapters.clocks import SteppedClock
from ivig_desk.adapters.data_files import TomlDataFiles, resources_folder
from ivig_desk.adapters.memory_journal import MemoryJournal
from ivig_desk.adapters.power import MemoryPower
from ivig_desk.desk.desk import Desk
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.presenters.paper_door import PageKind
from ivig_desk.presenters.ward_files import WardFiles, ward_files_of
from ivig_desk.presenters.window import WindowPresenter
from ivig_desk.presenters.window_doors import ProfilesDoor, WindowDoors
from ivig_desk.presenters.wishes import Cancelled, Opened, Pressed, Scanned, Submitted, Typed
from tests.helpers.labels import labels_in_memory
from tests.helpers.paper import FakePaper
from tests.helpers.sounds import shipped_signals, sounder_in_memory
from tests.unit.presenters.typed_plans import BASELINE, CHILD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ivig_desk.desk.ports import Journal, Labels
    from ivig_desk.domain.infusion.infusion import Infusion
    from ivig_desk.presenters.export_door import ExportDoor
    from ivig_desk.presenters.screens import (
        AfterScreen,
        AlarmRow,
        Button,
        Field,
        Form,
        PlanScreen,
        RunScreen,
        SubcutaneousScreen,
        WindowScreen,
    )
    from ivig_desk.presenters.summary import SummaryPages

NINE = Instant.of("2026-11-22T09:00:00Z")
AN_HOUR_EAST = 60
LAST_STEP = 4


class Bedside:
    """One laptop: its window, and hands at it; `screen` is what stood in the window last."""

    def __init__(
        self,
        journal: Journal | None = None,
        files: WardFiles | None = None,
        profiles: ProfilesDoor | None = None,
        labels: Labels | None = None,
        exports: ExportDoor | None = None,
    ) -> None:
        self.labels = labels_in_memory() if labels is None else labels
        self.files = shipped_files() if files is None else files
        self.profiles = profiles
        self.exports = exports
        self.sounder = sounder_in_memory()
        self.power = MemoryPower()
        self.clock = SteppedClock(ClockReading(wall=NINE, utc_offset_minutes=AN_HOUR_EAST, monotonic_microseconds=0))
        self.journal: Journal = MemoryJournal() if journal is None else journal
        self.paper = FakePaper()
        self._ids = count(1)
        self.restart()

    def restart(self) -> WindowScreen:
        """Start the program again over what is on record; nothing else is left of it."""
        self.desk = Desk(self.journal, self.clock, lambda: f"infusion-{next(self._ids)}", "0.1.0")
        doors = WindowDoors(
            paper=self.paper.door(),
            profiles=self.profiles,
            labels=self.labels,
            sounder=self.sounder,
            power=self.power.state,
            exports=self.exports,
        )
        self.window = WindowPresenter(self.desk, lambda: self.files, doors, shipped_signals().light)
        self.look()
        return self.look()

    def look(self) -> WindowScreen:
        self.screen = self.window.look()
        return self.screen

    def settle(self) -> WindowScreen:
        """Let what is under way come to its end, as the window does between two looks."""
        while self.screen.goes_on:
            self.screen = self.window.go_on() or self.screen
        return self.screen

    def press(self, name: str) -> WindowScreen:
        self.screen = self.window.handle(Pressed(name=name))
        return self.settle()

    def type(self, form: str, texts: Mapping[str, str]) -> WindowScreen:
        for name, text in texts.items():
            self.screen = self.window.handle(Typed(form=form, field=name, text=text))
        return self.settle()

    def submit(self, form: str) -> WindowScreen:
        self.screen = self.window.handle(Submitted(form=form))
        return self.settle()

    def cancel(self, form: str) -> WindowScreen:
        self.screen = self.window.handle(Cancelled(form=form))
        return self.screen

    def scan(self, text: str) -> WindowScreen:
        self.screen = self.window.handle(Scanned(text=text))
        return self.screen

    def open(self, infusion_id: str) -> WindowScreen:
        self.screen = self.window.handle(Opened(infusion_id=infusion_id))
        return self.screen

    def wait(self, minutes: str) -> WindowScreen:
        self.clock.advance(Minutes.of(minutes))
        return self.look()

    def plan(self, texts: Mapping[str, str] = CHILD, /, **changes: str) -> WindowScreen:
        """A new infusion, everything typed, the first step open."""
        self.press("new-infusion")
        return self.type("plan", {**texts, **changes})

    def read_back(self, texts: Mapping[str, str] = CHILD, /, **changes: str) -> WindowScreen:
        """A new infusion, everything typed, and on to the last step."""
        self.plan(texts, **changes)
        return self.press(f"step:{LAST_STEP}")

    def start(self, texts: Mapping[str, str] = CHILD, /, **changes: str) -> WindowScreen:
        """A new infusion, everything typed, and Start."""
        self.read_back(texts, **changes)
        return self.submit("plan")

    def observe(self, signs: Mapping[str, str] = BASELINE, /, **changes: str) -> WindowScreen:
        return self.fill("observation", {**signs, **changes})

    def fill(self, form: str, texts: Mapping[str, str]) -> WindowScreen:
        """Open a form by the button of its name, type, take it."""
        self.press(form)
        self.type(form, texts)
        return self.submit(form)

    def flag(self, sign: str, grade: str) -> WindowScreen:
        return self.fill("adverse-event", {"sign": sign, "grade": grade})

    def raise_rate(self, signs: Mapping[str, str] = BASELINE) -> WindowScreen:
        """Half an hour, vital signs, Raise, and it is running."""
        self.wait("30")
        self.observe(signs)
        self.press("raise")
        return self.submit("raise-confirm")

    def print(self, opened_by: str) -> WindowScreen:
        """Ask for a document by the button of its name, and print it as the form stands."""
        self.press(opened_by)
        return self.submit("hand-out")

    @property
    def summaries(self) -> list[SummaryPages]:
        """Every summary that was printed."""
        return [pages for (pages,) in self.paper.all_of(PageKind.SUMMARY)]

    @property
    def reports(self) -> list[SummaryPages]:
        """Every report sheet that was printed."""
        return [pages for (pages,) in self.paper.all_of(PageKind.REPORT)]

    @property
    def ramps(self) -> list[tuple[SummaryPages, ...]]:
        """Every paper ramp that was printed, as every page it was offered as."""
        return self.paper.all_of(PageKind.PAPER_RAMP)

    @property
    def plan_page(self) -> PlanScreen:
        assert self.screen.plan is not None, self.screen.page
        return self.screen.plan

    @property
    def skin_page(self) -> SubcutaneousScreen:
        assert self.screen.subcutaneous is not None, self.screen.page
        return self.screen.subcutaneous

    @property
    def run_page(self) -> RunScreen:
        assert self.screen.run is not None, self.screen.page
        return self.screen.run

    @property
    def after_page(self) -> AfterScreen:
        assert self.screen.after is not None, self.screen.page
        return self.screen.after

    @property
    def form(self) -> Form:
        """The form that is open."""
        opened = self.run_page.form if self.screen.run is not None else self.after_page.form
        assert opened is not None
        return opened

    @property
    def message(self) -> str:
        page = self.screen.plan or self.screen.run or self.screen.after
        return "" if page is None or page.message is None else page.message.text

    @property
    def now(self) -> str:
        """The number to be read at two metres."""
        return f"{self.run_page.now.rate} {self.run_page.now.rate_unit}"

    @property
    def alarms(self) -> list[str]:
        return [row.text for row in self.screen.alarms.rows]

    def alarm(self, starting: str) -> AlarmRow:
        (row,) = [row for row in self.screen.alarms.rows if row.text.startswith(starting)]
        return row

    def infusion(self, number: int = 1) -> Infusion:
        found = self.desk.infusion(f"infusion-{number}")
        assert found is not None
        return found


@cache
def shipped_files() -> WardFiles:
    """Profiles, rules and references as shipped."""
    return ward_files_of(TomlDataFiles(resources=resources_folder(), ward=None))


def said_beside(page: PlanScreen) -> list[str]:
    """What stands beside the form of a plan's step, what is read aloud included."""
    spoken = page.spoken
    aloud = [] if spoken is None else [*(row.text for row in spoken.rows), *(line.text for line in spoken.overridden)]
    return [*aloud, *(line.text for line in page.read_back)]


def fields_of(form: Form) -> dict[str, Field]:
    return {field.name: field for group in form.groups for field in group.fields}


def problems_of(form: Form) -> dict[str, str]:
    return {name: field.problem for name, field in fields_of(form).items() if field.problem}


def button(buttons: tuple[Button, ...], name: str) -> Button:
    (found,) = [one for one in buttons if one.name == name]
    return found
