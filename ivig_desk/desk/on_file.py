"""What is on file, by the list of records: nothing is folded but what somebody is looked after for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from ivig_desk.desk.faults import RecordsFault
from ivig_desk.desk.ports import Journal
from ivig_desk.domain.infusion.events import Recorded
from ivig_desk.domain.infusion.infusion import ENDED, UNDER_WAY, Infusion, Phase
from ivig_desk.domain.infusion.listed import PAST, Listed, ListedPlan, listed_after
from ivig_desk.domain.infusion.listed_words import Most, Search, is_found_by, is_met
from ivig_desk.domain.patient.identity import is_same_identifier, is_same_name, person_key
from ivig_desk.domain.patient.patient import Patient

LOOKED_AFTER = UNDER_WAY | (ENDED - {Phase.CLOSED})
"""Running, held, or ended and not closed: somebody is needed at this bed."""
SHOWN_AT_MOST = 8
"""So many plans, and so many that are past, stand on the start page."""
FOUND_AT_MOST = 50
_ALL = 2**62
_PLANS_READ = 200
"""Plans with nothing typed in them are no plans; so many are read for those that are."""
_ROWS_READ = 200
_PEOPLE_FOUND = 12


Unreadable = tuple[tuple[Listed, RecordsFault], ...]
"""Infusions that could not be read, with why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRead:
    """Rows of the list whose records can be read, and those whose cannot."""

    rows: tuple[Listed, ...]
    unreadable: Unreadable


@dataclass(frozen=True, slots=True, kw_only=True)
class OnFile:
    """Those looked after, folded; the latest plans and those past as the list has them, last written first."""

    infusions: tuple[Infusion, ...]
    preparing: tuple[Listed, ...]
    past: tuple[Listed, ...]
    unreadable: Unreadable


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """By what an earlier patient is looked for: a text, an identifier, and the infusion that was taken as theirs."""

    text: str
    identifier: str
    taken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some rows of a search; `last` is where the next go on, None where these are the last.

    `count` is how many there are from here on, at most as many as were to be counted; what waits to be saved is counted
    as it is on record.
    """

    rows: tuple[Listed, ...]
    last: str | None
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """The list as it is on record, with what waits to be saved over it."""

    journal: Journal
    waiting: tuple[tuple[Recorded, ...], ...]
    """Every entry of each infusion of which some wait, the last entered first."""
    read: Callable[[str], Infusion | None]
    """What folds an infusion; raises RecordsFault."""

    def of(self, *phases: Phase) -> tuple[Listed, ...]:
        """Return every infusion in these phases, the last written first."""
        return self.latest(_ALL, *phases)

    def latest(self, at_most: int, *phases: Phase) -> tuple[Listed, ...]:
        """Return so many of the infusions in these phases, the last written first."""
        return self._with_waiting(
            lambda row: row.phase in phases, lambda most: self.journal.listed(frozenset(phases), most), at_most
        )

    def plans(self) -> tuple[Listed, ...]:
        """Return the latest plans with anything typed in them."""
        rows = self.latest(_PLANS_READ, Phase.PREPARING)
        return tuple(row for row in rows if row.kept)[:SHOWN_AT_MOST]

    def find(self, text: str, at_most: int = FOUND_AT_MOST) -> tuple[Listed, ...]:
        """Return those that every word of a text finds by name, identifier or batch, the last begun first."""
        return self._with_waiting(
            lambda row: is_found_by(text, row), lambda most: self.journal.find(text, most), at_most
        )

    def begun_before(self, infusion_id: str, at_most: int) -> tuple[Listed, ...]:
        """Return so many as were begun before an infusion, the last first; empty for the last of all.

        As on record: what waits is not laid over it.
        """
        return self.journal.search(Search(conditions=()), infusion_id, Most(rows=at_most)).rows

    def search(self, search: Search, after: str, most: Most) -> Page:
        """Return so many rows that are looked for, from behind `after` on; those of which entries wait stand first."""
        over = {entries[0].infusion_id: listed_after(None, *entries) for entries in self.waiting}
        fresh = () if after else tuple(row for row in over.values() if is_met(search, row))
        found = self.journal.search(search, after, most)
        return Page(
            rows=(*fresh, *(row for row in found.rows if row.infusion_id not in over)),
            last=found.rows[-1].infusion_id if len(found.rows) == most.rows else None,
            count=found.count,
        )

    def count(self, search: Search, at_most: int) -> int:
        """Return how many are looked for, at most so many; what waits to be saved is counted as it is on record."""
        return self.journal.count(search, at_most)

    def on_file(self) -> OnFile:
        """Return who is looked after, folded, and the latest of the rest by their rows alone."""
        infusions, unreadable = self._read(self.of(*LOOKED_AFTER))
        past = self.latest(SHOWN_AT_MOST, *PAST)
        return OnFile(infusions=infusions, preparing=self.plans(), past=past, unreadable=unreadable)

    def looked_into(self, on_file: OnFile) -> OnFile:
        """Return the same after each row was read."""
        _, unreadable = self._read((*on_file.preparing, *on_file.past))
        return replace(
            on_file,
            preparing=_without(on_file.preparing, unreadable),
            past=_without(on_file.past, unreadable),
            unreadable=(*on_file.unreadable, *unreadable),
        )

    def read_all(self) -> ListRead:
        """Return every row whose record can be read, and those whose cannot."""
        rows = self.of(*Phase)
        _, unreadable = self._read(rows)
        return ListRead(rows=_without(rows, unreadable), unreadable=unreadable)

    def who(self, sought: Sought) -> tuple[Infusion, ...]:
        """Return the last infusion of each patient who may be meant, of those that have started and can be read."""
        taken = self.read(sought.taken) if sought.taken else None
        identifiers = [sought.identifier]
        if taken is not None and taken.plan is not None:
            identifiers.append(taken.plan.patient.identifier)
        rows = _last_of_each(self.find(sought.text, _ROWS_READ))[:_PEOPLE_FOUND]
        for identifier in identifiers:
            rows += _last_of_each(self._of_identifier(identifier))
        return self._read(tuple(dict.fromkeys(rows)))[0]

    def of_person(self, patient: Patient) -> tuple[tuple[Infusion, ...], Unreadable]:
        """Return every infusion of one person that has started, folded, and those of them that cannot be read."""
        person = person_key(patient.identifier, patient.name, patient.born)
        rows = (row for row in self._of_identifier(patient.identifier) if row.started is not None)
        return self._read(tuple(row for row in rows if row.plan is not None and _person(row.plan) == person))

    def namesakes(self, patient: Patient) -> tuple[Listed, ...]:
        """Return rows of the same name and day of birth under another identifier: perhaps the same person, perhaps not.

        Of those that started, at most so many as are looked through.
        """
        rows = (row for row in self.find(patient.name, _ROWS_READ) if row.started is not None and row.plan is not None)
        return tuple(
            row
            for row in rows
            if row.plan is not None
            and row.plan.born == patient.born
            and is_same_name(row.name, patient.name)
            and not is_same_identifier(row.identifier, patient.identifier)
        )

    def _of_identifier(self, identifier: str) -> tuple[Listed, ...]:
        return self._with_waiting(
            lambda row: is_same_identifier(identifier, row.identifier),
            lambda _: self.journal.of_identifier(identifier),
            _ALL,
        )

    def _read(self, rows: tuple[Listed, ...]) -> tuple[tuple[Infusion, ...], Unreadable]:
        """Fold the infusions of these rows, and say which cannot be read and why."""
        infusions, unreadable = [], []
        for row in rows:
            try:
                infusion = self.read(row.infusion_id)
            except RecordsFault as fault:
                unreadable.append((row, fault))
                continue
            if infusion is not None:
                infusions.append(infusion)
        return tuple(infusions), tuple(unreadable)

    def _with_waiting(
        self, is_sought: Callable[[Listed], bool], on_record: Callable[[int], tuple[Listed, ...]], at_most: int
    ) -> tuple[Listed, ...]:
        """Return so many of those sought, those of which entries wait first; `on_record` reads so many of the list."""
        over = {entries[0].infusion_id: listed_after(None, *entries) for entries in self.waiting}
        # A row that is no longer as it is on record may stand among those asked for.
        rows = on_record(at_most + len(over))
        fresh = [row for row in over.values() if is_sought(row)]
        return (*fresh, *(row for row in rows if row.infusion_id not in over))[:at_most]


def _without(rows: tuple[Listed, ...], unreadable: Unreadable) -> tuple[Listed, ...]:
    gone = {row.infusion_id for row, _ in unreadable}
    return tuple(row for row in rows if row.infusion_id not in gone)


def _person(plan: ListedPlan) -> tuple[str, tuple[str, ...], date]:
    return person_key(plan.identifier, plan.name, plan.born)


def _last_of_each(rows: Iterable[Listed]) -> tuple[Listed, ...]:
    """The last to start first; one that never did is nobody's visit."""
    started = [(row.started, row, row.plan) for row in rows if row.started is not None and row.plan is not None]
    last: dict[object, Listed] = {}
    for _, row, plan in sorted(started, key=lambda one: one[0], reverse=True):
        last.setdefault(_person(plan), row)
    return tuple(last.values())
