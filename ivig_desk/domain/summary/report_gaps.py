"""What a report of a suspected adverse reaction lacks; nothing of it keeps a report from being written."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, unique

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.patient.identity import initials
from ivig_desk.domain.reactions.report import Report


@unique
class Missing(Enum):
    """What is not on record; the first five are of what every report needs (monitoring.md, "Adverse events")."""

    REPORTER = "reporter"
    PATIENT = "patient"
    BOTTLES = "bottles"
    BATCH = "batch"
    BOTTLE_AT_ONSET = "bottle-at-onset"
    ROLE = "role"
    EXPIRY = "expiry"
    GONE = "gone"
    VITAL_SIGNS = "vital-signs"

    @property
    def is_needed(self) -> bool:
        """Whether every report needs it: reporter, patient, reaction, product with batch."""
        return self in _NEEDED


_NEEDED = frozenset({Missing.REPORTER, Missing.PATIENT, Missing.BOTTLES, Missing.BATCH, Missing.BOTTLE_AT_ONSET})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportGap:
    """One thing that is missing, with the numbers of the bottles or reactions it is missing of."""

    missing: Missing
    of: tuple[int, ...] = ()


def gaps_of(infusion: Infusion, report: Report | None) -> tuple[ReportGap, ...]:
    """Return what is missing, what every report needs first; without a report yet, only what the record lacks.

    Reactions are numbered by onset, bottles as they were connected.
    """
    found = (*_of_reporter(report), *_of_patient(infusion), *_of_product(infusion), *_of_reactions(infusion))
    return tuple(sorted(found, key=lambda gap: not gap.missing.is_needed))


def bottle_number_at(infusion: Infusion, moment: Instant) -> int:
    """Return the number of the bottle connected at a moment, counted from 1; 0 before the first."""
    hung = infusion.bottle_at(moment)
    return 0 if hung is None else infusion.bottles.index(hung) + 1


def _of_reporter(report: Report | None) -> Iterator[ReportGap]:
    if report is not None and not report.reporter.strip():
        yield ReportGap(missing=Missing.REPORTER)
    if report is not None and not report.role.strip():
        yield ReportGap(missing=Missing.ROLE)


def _of_patient(infusion: Infusion) -> Iterator[ReportGap]:
    patient = None if infusion.plan is None else infusion.plan.patient
    if patient is None or not (initials(patient.name) and patient.identifier.strip()):
        yield ReportGap(missing=Missing.PATIENT)


def _of_product(infusion: Infusion) -> Iterator[ReportGap]:
    if not infusion.bottles:
        yield ReportGap(missing=Missing.BOTTLES)
    numbered = list(enumerate((hung.bottle for hung in infusion.bottles), start=1))
    yield from _gap(Missing.BATCH, (number for number, bottle in numbered if not bottle.batch.strip()))
    yield from _gap(Missing.EXPIRY, (number for number, bottle in numbered if bottle.expiry is None))


def _of_reactions(infusion: Infusion) -> Iterator[ReportGap]:
    events = list(enumerate(sorted(infusion.adverse_events, key=lambda event: event.onset), start=1))
    if infusion.bottles:
        without = (number for number, event in events if bottle_number_at(infusion, event.onset) == 0)
        yield from _gap(Missing.BOTTLE_AT_ONSET, without)
    yield from _gap(Missing.GONE, (number for number, event in events if event.resolved is None))
    measured = max((taken.at for taken in infusion.observations), default=None)
    unmeasured = (number for number, event in events if measured is None or measured < event.onset)
    yield from _gap(Missing.VITAL_SIGNS, unmeasured)


def _gap(missing: Missing, numbers: Iterator[int]) -> Iterator[ReportGap]:
    listed = tuple(numbers)
    if listed:
        yield ReportGap(missing=missing, of=listed)
