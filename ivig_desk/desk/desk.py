"""The desk: reads, decides, appends in one transaction, tells."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce

from ivig_desk.desk.faults import RecordsFault, VersionTaken
from ivig_desk.desk.ports import Clock, InfusionEntry, Journal
from ivig_desk.desk.timekeeping import Timekeeping
from ivig_desk.desk.unsaved import Unsaved
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.commands import Command, KeepPlan, ReopenDesk
from ivig_desk.domain.infusion.decide import Decision, decide
from ivig_desk.domain.infusion.decide.decision import refused
from ivig_desk.domain.infusion.events import Event, Recorded
from ivig_desk.domain.infusion.folding import evolve
from ivig_desk.domain.infusion.guide import Guidance, guide
from ivig_desk.domain.infusion.infusion import UNDER_WAY, Infusion
from ivig_desk.domain.infusion.not_watching import NotWatching
from ivig_desk.domain.infusion.refusals import RefusalKind
from ivig_desk.domain.infusion.visits import Visit, last_visits
from ivig_desk.domain.record.head import ChainHead

Listener = Callable[[str, Command, Decision], None]
"""Told of an infusion, what was asked of it, and what was decided."""

ALIVE_EVERY = Minutes.of("0.25")
"""How often the desk notes that it watches, so that a restart knows since when nobody did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One infusion with its guidance at one moment; guidance is None before a plan is agreed."""

    infusion: Infusion
    guidance: Guidance | None
    reading: ClockReading


@dataclass(frozen=True, slots=True, kw_only=True)
class Saving:
    """Whether all that was entered is in the record: since when saved, or how much waits and why (S30)."""

    saved_at: Instant | None
    waiting: int
    fault: RecordsFault | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnFile:
    """The infusions on record, and those that could not be read, with why."""

    infusions: tuple[Infusion, ...]
    unreadable: tuple[tuple[InfusionEntry, RecordsFault], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stamp:
    by: str
    at: Instant
    reading: ClockReading


class Desk:
    """The use cases, over one journal and one clock; every change goes through `handle`."""

    def __init__(self, journal: Journal, clock: Clock, new_id: Callable[[], str], program: str) -> None:
        """Take the record, the time, where identifiers come from, and this program's version for each event."""
        self._journal = journal
        self._clock = clock
        self._new_id = new_id
        self._program = program
        self._folded: dict[str, Infusion] = {}
        self._known: dict[str, tuple[Recorded, ...]] = {}
        self._unsaved = Unsaved(journal)
        self._time = Timekeeping()
        self._alive_at: Instant | None = None
        self._listeners: list[Listener] = []
        self.signed_in = ""
        """Who signed in: all is recorded as theirs, whatever name a plan has; empty where nobody does."""

    def tell(self, listener: Listener) -> None:
        """Tell a listener of every decision from now on, after what came of it was recorded."""
        self._listeners.append(listener)

    def now(self) -> ClockReading:
        """Return what the clocks say."""
        return self._clock.read()

    def new_infusion(self, by: str) -> str:
        """Return the id of a new infusion, which is on record from now on."""
        infusion_id = self._new_id()
        self.handle(infusion_id, KeepPlan(fields=()), by)
        return infusion_id

    def handle(self, infusion_id: str, command: Command, by: str, at: Instant | None = None) -> Decision:
        """Decide a command at `at` (now, where None) and record what came of it before it is shown.

        It is by whoever signed in, and by `by` where nobody did.
        A fault of the records does not stop the guidance: the event counts, waits, and `saving` says so (S30).
        Raises VersionTaken where another desk wrote to this infusion first: then nothing was done.
        """
        reading = self._clock.read()
        infusion = self.infusion(infusion_id)
        if at is not None and at > reading.wall:
            return refused(RefusalKind.TIME_IN_FUTURE)
        happened = self._time.following(infusion, reading) if at is None else at
        decision = decide(infusion, command, happened)
        self._record(
            infusion_id, infusion, decision.events, _Stamp(by=self.signed_in or by, at=happened, reading=reading)
        )
        for listener in self._listeners:
            listener(infusion_id, command, decision)
        return decision

    def infusion(self, infusion_id: str) -> Infusion | None:
        """Return one infusion as it stands, or None where nothing is on record; raises RecordsFault."""
        known = self._folded.get(infusion_id)
        if known is not None:
            return known
        infusion: Infusion | None = None
        on_record = self._journal.read(infusion_id)
        for recorded in on_record:
            infusion = evolve(infusion, recorded)
        if infusion is not None:
            self._folded[infusion_id], self._known[infusion_id] = infusion, on_record
        return infusion

    def entries(self, infusion_id: str) -> tuple[Recorded, ...]:
        """Return an infusion's events, those that wait to be saved included.

        Where the records cannot be read, those this desk has read or written; raises RecordsFault where it has none.
        """
        try:
            on_record = self._journal.read(infusion_id)
        except RecordsFault:
            if infusion_id not in self._known:
                raise
            return self._known[infusion_id]
        waiting = (entry for entry in self._unsaved.of(infusion_id) if entry.version > len(on_record))
        return (*on_record, *waiting)

    def head(self, infusion_id: str) -> ChainHead | None:
        """Return the head of what is on record of an infusion; None where nothing is, or it cannot be read now."""
        try:
            return self._journal.head(infusion_id)
        except RecordsFault:
            return None

    def look(self, infusion_id: str) -> Look | None:
        """Return one infusion with its guidance now, or None where nothing is on record; raises RecordsFault."""
        infusion = self.infusion(infusion_id)
        reading = self._clock.read()
        if infusion is None:
            return None
        return Look(
            infusion=infusion, guidance=guide(infusion, self._time.following(infusion, reading)), reading=reading
        )

    def on_file(self) -> OnFile:
        """Return all infusions, the last touched first; one that cannot be read hides no other. Raises RecordsFault."""
        unreadable: list[tuple[InfusionEntry, RecordsFault]] = []
        on_record = self._journal.entries()
        begun = set(self._unsaved.infusions) - {entry.infusion_id for entry in on_record}
        infusions = [self._folded[infusion_id] for infusion_id in self._unsaved.infusions if infusion_id in begun]
        for entry in on_record:
            try:
                infusion = self.infusion(entry.infusion_id)
            except RecordsFault as fault:
                unreadable.append((entry, fault))
                continue
            if infusion is not None:
                infusions.append(infusion)
        return OnFile(infusions=tuple(infusions), unreadable=tuple(unreadable))

    def visits(self) -> tuple[Visit, ...]:
        """Return the last visit of each patient on record, the latest first; raises RecordsFault."""
        return last_visits(self.on_file().infusions, self._clock.read().utc_offset_minutes)

    def take_up(self, by: str) -> tuple[Infusion, ...]:
        """Take up every infusion under way after the program was not running: rate and weight are asked again (S7)."""
        taken = []
        for infusion in self.on_file().infusions:
            if infusion.phase in UNDER_WAY:
                last_alive = self._journal.last_alive(infusion.id) or infusion.last_at
                self.handle(infusion.id, ReopenDesk(last_alive=max(last_alive, infusion.last_at)), by)
                taken.append(self._folded[infusion.id])
        return tuple(taken)

    def follow_clock(self, by: str) -> None:
        """Ask for rate and weight again where the clock jumped or the computer slept since the last look (S24).

        Called at every look. Jumped is further, by the wall clock, than the monotonic one went, by more than the
        ward's longest stretch that is not asked about.
        """
        reading = self._clock.read()
        jumped = self._time.jumped(reading)
        if jumped is None:
            return
        for infusion in tuple(self._folded.values()):
            plan = infusion.plan
            if plan is None or infusion.phase not in UNDER_WAY or jumped.by <= plan.rules.schedule.unknown_stretch:
                continue
            since = min(max(jumped.since, infusion.last_at), self._time.following(infusion, reading))
            self.handle(infusion.id, ReopenDesk(last_alive=since, why=NotWatching.CLOCK_JUMPED), by)

    def watch(self) -> Saving:
        """Note that the desk watches, write what waits to be saved, and say how saving stands; called at every look."""
        now = self._clock.read().wall
        self._unsaved.retry(now)
        if self._alive_at is None or now < self._alive_at or now.since(self._alive_at) >= ALIVE_EVERY:
            self._alive_at = now
            under_way = [infusion.id for infusion in self._folded.values() if infusion.phase in UNDER_WAY]
            self._unsaved.note_watching(under_way, now)
        return self.saving()

    def saving(self) -> Saving:
        """Return how saving stands."""
        return Saving(saved_at=self._unsaved.saved_at, waiting=self._unsaved.waiting, fault=self._unsaved.fault)

    def _record(self, infusion_id: str, infusion: Infusion | None, events: tuple[Event, ...], stamp: _Stamp) -> None:
        if not events:
            return
        version = 0 if infusion is None else infusion.version
        entries = [
            Recorded(
                infusion_id=infusion_id,
                version=version + number,
                at=stamp.at,
                recorded=stamp.reading,
                by=stamp.by,
                program=self._program,
                event=event,
            )
            for number, event in enumerate(events, start=1)
        ]
        known = self._known.get(infusion_id, ())
        self._folded[infusion_id] = reduce(evolve, entries[1:], evolve(infusion, entries[0]))
        self._known[infusion_id] = (*known, *entries)
        self._time.recorded(self._folded[infusion_id], stamp.reading)
        try:
            self._unsaved.enter(entries, self._clock.read().wall)
        except VersionTaken:
            # What we knew is no longer true: the next look reads it anew.
            self._folded.pop(infusion_id)
            self._known.pop(infusion_id)
            raise
