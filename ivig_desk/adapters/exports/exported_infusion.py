"""One infusion on its way out: its record, what it folds to, and how what is written of it is named."""

from dataclasses import dataclass, field
from functools import cached_property

from ivig_desk.adapters.exports.fhir_json import Resource, Shared, SharedList, text
from ivig_desk.adapters.exports.naming import Naming
from ivig_desk.adapters.exports.stable_ids import IdsUnder
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.events import InfusionStopped, Recorded
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.record.head import ChainHead
from ivig_desk.domain.summary.facts import PeriodFact
from ivig_desk.domain.summary.rates import periods_of


# No slots: what is asked for often is kept.
@dataclass(frozen=True, kw_only=True)
class ExportedInfusion:
    """An infusion with an agreed plan, all of its entries in their order, and the head of its chain.

    `medications` are those that were made of bottles so far; of None, that of the preparation.
    """

    infusion: Infusion
    plan: Plan
    entries: tuple[Recorded, ...]
    head: ChainHead
    naming: Naming
    medications: dict[Bottle | None, Resource] = field(default_factory=dict)
    _performed: dict[str, SharedList | None] = field(default_factory=dict)
    _people: dict[str, Resource | None] = field(default_factory=dict)

    @cached_property
    def called(self) -> str:
        """What it is called outside."""
        return self.naming.infusion(self.infusion.id)

    @cached_property
    def by_version(self) -> dict[int, Recorded]:
        """Every entry by its version."""
        return {entry.version: entry for entry in self.entries}

    @cached_property
    def subject(self) -> Shared:
        """The reference to the patient."""
        return Shared({"reference": f"Patient/{self.naming.patient_id(self.plan.patient)}"})

    @cached_property
    def was_stopped(self) -> bool:
        """Whether it was ended before the dose was in, however long somebody was observed after it."""
        return any(isinstance(entry.event, InfusionStopped) for entry in self.entries)

    @cached_property
    def last_at(self) -> Instant:
        """When the last of all that is on record happened: nothing is known of later."""
        return max(entry.at for entry in self.entries)

    @cached_property
    def periods(self) -> tuple[PeriodFact, ...]:
        """Every stretch of one given rate up to the end, or up to the last entry."""
        return periods_of(self.infusion, self.plan, self.entries, self.last_at)

    def id_of(self, kind: str, version: int) -> str:
        """Return the identifier of what an entry of this record became."""
        return self._ids.of(kind, str(version))

    def reference(self, resource: str, kind: str, version: int) -> Resource:
        """Return a reference to that."""
        return {"reference": f"{resource}/{self.id_of(kind, version)}"}

    def who(self, name: str) -> Resource | None:
        """Return the reference to somebody by name; None where nobody is named."""
        person = self._person(name)
        if person is None:
            return None
        return {"reference": f"Practitioner/{person['id']}", "display": text(name)}

    def performers(self, *names: str) -> list[Resource]:
        """Return those of these who are named, as FHIR says who did something."""
        return [{"actor": whom} for name in names if (whom := self.who(name)) is not None]

    def performed(self, name: str) -> SharedList | None:
        """Return the list with the one who took a measurement; None where nobody is named."""
        if name not in self._performed:
            whom = self.who(name)
            self._performed[name] = None if whom is None else SharedList([whom])
        return self._performed[name]

    def by(self, version: int) -> str:
        """Return by whom an entry is."""
        return self.by_version[version].by

    def practitioners(self) -> list[Resource]:
        """Return everybody who was referred to so far."""
        return [person for person in self._people.values() if person is not None]

    def note(self, words: str, at: Instant, by: str) -> Resource:
        """Return an annotation: what, when, and by whom where that is said."""
        whom = self.who(by)
        author: Resource = {} if whom is None else {"authorReference": whom}
        return {**author, "time": at.text, "text": words}

    @cached_property
    def _ids(self) -> IdsUnder:
        return IdsUnder("infusion", self.called)

    def _person(self, name: str) -> Resource | None:
        if name not in self._people:
            self._people[name] = self.naming.practitioner(name)
        return self._people[name]
