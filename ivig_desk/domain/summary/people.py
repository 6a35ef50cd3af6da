"""Who took part, in which roles."""

from collections.abc import Iterator

from ivig_desk.domain.infusion.events import (
    InfusionPlanned,
    InfusionStarted,
    LimitOverridden,
    PlanKept,
    Recorded,
)
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.report_written import ReportWritten
from ivig_desk.domain.summary.evidence import Entries
from ivig_desk.domain.summary.roles import PersonFact, Role


def people_of(plan: Plan, entries: Entries) -> tuple[PersonFact, ...]:
    """Return every name in the record, in the order they first appear, each with all its roles."""
    named = [part for entry in entries for part in _parts(plan, entry)]
    when = {entry.version: entry.at for entry in entries}
    return tuple(
        PersonFact(
            name=name,
            roles=tuple(dict.fromkeys(role for other, role, _ in named if other == name)),
            versions=_versions(named, name),
            since=min(when[version] for version in _versions(named, name)),
            until=max(when[version] for version in _versions(named, name)),
        )
        for name in dict.fromkeys(name for name, _, _ in named if name)
    )


def _versions(named: list[tuple[str, Role, int]], name: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(version for other, _, version in named if other == name))


def _parts(plan: Plan, entry: Recorded) -> Iterator[tuple[str, Role, int]]:
    """Each name an entry has, with the role in it; of plans only the one that stands is asked for names."""
    if not isinstance(entry.event, PlanKept):
        yield entry.by, Role.NURSE, entry.version
    match entry.event:
        case InfusionPlanned() if entry.event.plan == plan:
            yield plan.order.prescriber, Role.PRESCRIBER, entry.version
            if plan.order.rounded is not None:
                yield plan.order.rounded.chosen_by, Role.CHOSE_WHOLE_BOTTLES, entry.version
            for asked in plan.asked:
                yield asked.name, Role.ANSWERED_A_QUESTION, entry.version
        case InfusionStarted():
            yield entry.event.second_checker, Role.SECOND_CHECKER, entry.version
        case LimitOverridden():
            yield entry.event.name, Role.PASSED_A_LIMIT, entry.version
        case ReportWritten():
            yield entry.event.report.reporter, Role.REPORTER, entry.version
        case _:
            pass
