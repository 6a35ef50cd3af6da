"""The desk: reads, decides, appends in one transaction, tells."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce

from ivig_desk.desk.faults import RecordsFault, VersionTaken
from ivig_desk.desk.holding import Holding
from ivig_desk.desk.look import Look
from ivig_desk.desk.on_file import LOOKED_AFTER, Lists, OnFile, Sought
from ivig_desk.desk.ports import Clock, Journal
from ivig_desk.desk.ports.side_journal import SideJournal
from ivig_desk.desk.timekeeping import Timekeeping
from ivig_desk.desk.unsaved import Saving, Unsaved
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.commands import Command, FollowClock, KeepPlan
from ivig_desk.domain.infusion.decide import Decision, decide
from ivig_desk.domain.infusion.decide.decision import refused
from ivig_desk.domain.infusion.events import Event, Recorded
from ivig_desk.domain.infusion.folding import evolve
from ivig_desk.domain.infusion.guide import guide
from ivig_desk.domain.infusion.infusion import UNDER_WAY, Infusion
from ivig_desk.domain.infusion.refusals import RefusalKind
from ivig_desk.domain.infusion.straying import in_own_time
from ivig_desk.domain.infusion.visits import Visit, last_visits
from ivig_desk.domain.record.head import ChainHead

Listener = Callable[[str, Command, Decision], None]
"""Told of an infusion, what was asked of it, and what was decided."""

ALIVE_EVERY = Minutes.of("0.25")
"""How often the desk notes that it watches, so that a restart knows since when nobody did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stamp:
    by: str
    at: Instant
    reading: ClockReading


class Desk:
    """The use cases, over one journal and one clock; every change goes through `handle`."""

    def __init__(
        self, journal: Journal, clock: Clock, new_id: Callable[[], str], program: str, side: SideJournal | None = None
    ) -> None:
        """Take the record, the time, where identifiers come from, and this program's version for each event.

        `side` holds what the record does not take; without it, memory alone does.
        """
        self._journal = journal
        self._clock = clock
        self._new_id = new_id
        self._program = program
        self._folded: dict[str, Infusion] = {}
        self._known: dict[str, tuple[Recorded, ...]] = {}
        self._unsaved = Unsaved(journal, Holding(side), self._known)
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
        `at` is own time (decision 0024). Raises VersionTaken where another desk wrote first: then nothing was done.
        """
        reading, by = self._read(), self.signed_in or by
        self._follow(infusion_id, by, reading)
        now = self._time.now(self.infusion(infusion_id))
        if at is not None and at > now:
            return refused(RefusalKind.TIME_IN_FUTURE)
        return self._decided(infusion_id, command, _Stamp(by=by, at=now if at is None else at, reading=reading))

    def infusion(self, infusion_id: str) -> Infusion | None:
        """Return one infusion as it stands, or None where nothing is on record; raises RecordsFault."""
        known = self._folded.get(infusion_id)
        if known is not None:
            return known
        infusion: Infusion | None = None
        happened = self._unsaved.happened(infusion_id)
        for recorded in happened:
            infusion = evolve(infusion, recorded)
        if infusion is not None:
            self._folded[infusion_id], self._known[infusion_id] = infusion, happened
        return infusion

    def entries(self, infusion_id: str) -> tuple[Recorded, ...]:
        """Return an infusion's events, those that wait to be saved included.

        Where the records cannot be read, those this desk has read or written; raises RecordsFault where it has none.
        """
        try:
            happened = self._unsaved.happened(infusion_id)
        except RecordsFault as fault:
            if infusion_id not in self._known:
                raise
            self._unsaved.note_read(fault)
            return self._known[infusion_id]
        self._unsaved.note_read(None)
        return happened

    def as_recorded(self, infusion_id: str) -> Infusion | None:
        """Return one infusion folded anew and not kept, for whoever reads many; raises RecordsFault."""
        infusion: Infusion | None = None
        for recorded in self.entries(infusion_id):
            infusion = evolve(infusion, recorded)
        return infusion

    def head(self, infusion_id: str) -> ChainHead | None:
        """Return the head of what is on record of an infusion; None where nothing is, or it cannot be read now."""
        try:
            return self._journal.head(infusion_id)
        except RecordsFault:
            return None

    def look(self, infusion_id: str) -> Look | None:
        """Return one infusion with its guidance now, or None where nothing is on record; raises RecordsFault."""
        infusion = self.infusion(infusion_id)
        if infusion is None:
            return None
        reading = self._read()
        now = self._time.now(infusion)
        own = in_own_time(reading, now)
        return Look(infusion=infusion, guidance=guide(infusion, now), reading=own, clock=reading)

    def lists(self) -> Lists:
        """Return the list of records, with what waits to be saved over it; raises RecordsFault."""
        for infusion_id in self._unsaved.infusions:
            self.infusion(infusion_id)
        waiting = tuple(self._known[infusion_id] for infusion_id in self._unsaved.infusions)
        return Lists(journal=self._journal, waiting=waiting, read=self.infusion)

    def on_file(self) -> OnFile:
        """Return who is looked after, and the latest of the rest by the list of records alone; raises RecordsFault."""
        return self.lists().on_file()

    def visits(self, sought: Sought) -> tuple[Visit, ...]:
        """Return the last visit of each patient who may be meant, the latest first; raises RecordsFault."""
        return last_visits(self.lists().who(sought), self._clock.read().utc_offset_minutes)

    def take_up(self, by: str) -> tuple[Infusion, ...]:
        """Take up every infusion under way after the program was not running: rate and weight are asked again (S7).

        Before that, what a desk held that could not write it is put on record (S30).
        """
        self._unsaved.take_up(self._clock.read().wall)
        taken = []
        self._read()
        for infusion in self.on_file().infusions:
            reopen = self._time.taken_up(infusion, self._journal.last_alive(infusion.id))
            if infusion.phase in UNDER_WAY:
                self.handle(infusion.id, reopen, by)
                taken.append(self._folded[infusion.id])
            elif reopen.strayed is not None:
                # Nothing runs, but the time to observe goes on: that the wall was set back stands in the record.
                self.handle(infusion.id, FollowClock(strayed=reopen.strayed, since=reopen.last_alive), by)
        return tuple(taken)

    def follow_clock(self, by: str) -> None:
        """Record where the clock strayed, and ask for rate and weight again (S24); called at every look."""
        reading = self._read()
        for infusion_id in tuple(self._folded):
            self._follow(infusion_id, self.signed_in or by, reading)

    def watch(self) -> Saving:
        """Note that the desk watches, write what waits to be saved, and say how saving stands; called at every look."""
        now = self._read().wall
        watched = [infusion for infusion in self._folded.values() if infusion.phase in LOOKED_AFTER]
        self._unsaved.look([infusion.id for infusion in watched if infusion.phase in UNDER_WAY], now)
        is_due = self._alive_at is None or now < self._alive_at or now.since(self._alive_at) >= ALIVE_EVERY
        if is_due or self._unsaved.has_failed:
            self._alive_at = now
            self._unsaved.note_watching([(infusion.id, self._time.now(infusion)) for infusion in watched])
        return self.saving()

    def saving(self) -> Saving:
        """Return how saving stands."""
        return self._unsaved.saving()

    def only_in_memory(self) -> int:
        """Return how many entries would be gone with the program."""
        return self._unsaved.only_in_memory()

    def _read(self) -> ClockReading:
        reading = self._clock.read()
        self._time.look(reading, self._clock.slept())
        return reading

    def _follow(self, infusion_id: str, by: str, reading: ClockReading) -> None:
        infusion = self.infusion(infusion_id)
        for command in self._time.strayed(infusion):
            self._decided(infusion_id, command, _Stamp(by=by, at=self._time.now(infusion), reading=reading))

    def _decided(self, infusion_id: str, command: Command, stamp: _Stamp) -> Decision:
        infusion = self.infusion(infusion_id)
        decision = decide(infusion, command, stamp.at)
        self._record(infusion_id, infusion, decision.events, stamp)
        for listener in self._listeners:
            listener(infusion_id, command, decision)
        return decision

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
        try:
            self._unsaved.enter(entries, self._clock.read().wall)
        except VersionTaken:
            # What we knew is no longer true: the next look reads it anew.
            self._folded.pop(infusion_id)
            self._known.pop(infusion_id)
            raise
