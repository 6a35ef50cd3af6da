"""Recording that a reaction was reported: what the reporter said stays on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.decide import Refused, decide
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.infusion.refusals import RefusalKind
from ivig_desk.domain.infusion.report_written import ReportWritten
from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.domain.reactions.report import Outcome, Report
from tests.helpers.played import CHILD, at_minute, begun, headache_child, played, signs

if TYPE_CHECKING:
    from ivig_desk.domain.infusion.commands import Command

BY_THE_NURSE = Report(reporter="A. Pop", role="nurse", contact="", outcome=Outcome.RECOVERED)
WRITE = do.WriteReport(report=BY_THE_NURSE)


def test_what_the_reporter_said_is_on_record_after_closing_too() -> None:
    closed = headache_child().infusion
    assert closed.phase is Phase.CLOSED

    assert decide(closed, WRITE, at_minute("300")).events == (ReportWritten(report=BY_THE_NURSE),)


def test_a_later_report_stands_beside_the_first_and_changes_nothing_else() -> None:
    flag = do.FlagAdverseEvent(sign="headache", grade=Grade.MILD)
    again = do.WriteReport(report=Report(reporter="B. Rus", role="", contact="", outcome=Outcome.RECOVERING))
    start = begun("7")
    observe = do.RecordObservation(observation=signs())
    steps: list[tuple[str, Command]] = [("-4", observe), ("0", start), ("10", flag)]

    before = played(CHILD, steps, until="13").infusion
    after = played(CHILD, [*steps, ("11", WRITE), ("12", again)], until="13").infusion

    assert [(one.at, one.what) for one in after.reports] == [
        (at_minute("11"), WRITE.report),
        (at_minute("12"), again.report),
    ]
    assert (after.periods, after.adverse_events, after.ceiling) == (
        before.periods,
        before.adverse_events,
        before.ceiling,
    )


def test_without_an_adverse_event_there_is_nothing_to_report() -> None:
    start = begun("7")
    well = played(CHILD, [("-4", do.RecordObservation(observation=signs())), ("0", start)], until="10").infusion

    decision = decide(well, WRITE, at_minute("10"))

    assert isinstance(decision, Refused)
    assert decision.kinds == (RefusalKind.NOTHING_TO_REPORT,)
    assert decision.events == ()
