"""A reaction entered wrong is put right: its grade, or all of it; a struck one asks, calls and caps no more."""

from __future__ import annotations

import pytest

from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.alarms import AlarmKind
from ivig_desk.domain.infusion.reaction_commands import RegradeAdverseEvent, StrikeAdverseEvent
from ivig_desk.domain.infusion.reaction_events import AdverseEventRegraded, AdverseEventStruck
from ivig_desk.domain.reactions.grading import Grade
from tests.unit.infusion.bed import Bed, observe, on_rung, raise_to, refusals
from tests.unit.infusion.test_reactions import cap, flag, gone


def last_version(bed: Bed) -> int:
    return bed.infusion.adverse_events[-1].version


def struck(bed: Bed, reason: str = "another patient’s") -> StrikeAdverseEvent:
    return StrikeAdverseEvent(of_version=last_version(bed), reason=reason)


def regraded(bed: Bed, grade: int, reason: str = "wrong key") -> RegradeAdverseEvent:
    return RegradeAdverseEvent(of_version=last_version(bed), grade=Grade(grade), reason=reason)


def advice_of(bed: Bed, minute: str) -> str | None:
    advice = bed.sees(minute).advice
    return None if advice is None else advice.advice.value


def severe(bed: Bed, minute: str) -> bool:
    return any(alarm.kind is AlarmKind.SEVERE_REACTION for alarm in bed.sees(minute).alarms)


def test_a_struck_reaction_asks_calls_and_caps_no_more() -> None:
    """S12, S25: headache of grade 3 at 28 mL/h left a cap of 14."""
    bed = on_rung(3).does("70", flag("headache", 3))
    before = (advice_of(bed, "71"), severe(bed, "71"), cap(bed, "71"))

    bed.does("71", struck(bed))

    assert before == ("stop", True, ("14", "soft"))
    assert (advice_of(bed, "71"), severe(bed, "71"), cap(bed, "71")) == (None, False, None)
    assert isinstance(bed.last, AdverseEventStruck)


def test_the_cap_of_another_reaction_stays() -> None:
    """S12: flushing at 28 caps at 14; a headache lowered to 14 and struck again had capped at 7."""
    bed = on_rung(3).does("70", flag("flushing", 1), do.LowerRate(to=None)).does("75", flag("headache", 1))
    before = cap(bed, "75")

    bed.does("76", struck(bed))

    assert (before, cap(bed, "76")) == (("7", "soft"), ("14", "soft"))


def test_after_a_struck_one_a_rise_is_allowed_again() -> None:
    """S9."""
    bed = on_rung(2).does("50", flag("headache", 1))
    bed.does("51", struck(bed)).does("60", observe())

    assert refusals(bed.ask("60", raise_to("28"))) == []


@pytest.mark.parametrize(("first", "then", "says"), [(3, 1, "lower"), (1, 2, "hold"), (2, 3, "stop"), (4, 2, "hold")])
def test_another_grade_asks_for_its_own_step(first: int, then: int, says: str) -> None:
    """S12."""
    bed = on_rung(3).does("70", flag("headache", first))

    bed.does("71", regraded(bed, then))

    assert advice_of(bed, "71") == says
    assert isinstance(bed.last, AdverseEventRegraded)


def test_a_struck_one_is_no_first_time() -> None:
    """S12: struck at grade 1, then headache at grade 2: the first time, so hold."""
    bed = on_rung(3).does("70", flag("headache", 1))
    bed.does("71", struck(bed)).does("72", flag("headache", 2))

    assert advice_of(bed, "72") == "hold"


def test_a_graver_grade_calls_anew_after_it_was_acknowledged() -> None:
    """S23."""
    bed = on_rung(3).does("70", flag("headache", 3), do.AcknowledgeAlarm(kind="severe-reaction"))

    bed.does("71", regraded(bed, 4))

    [alarm] = [alarm for alarm in bed.sees("71").alarms if alarm.kind is AlarmKind.SEVERE_REACTION]
    assert alarm.seen.value == "new"


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_correction_has_its_reason(reason: str) -> None:
    """S25."""
    bed = on_rung(3).does("70", flag("headache", 3))

    assert refusals(bed.ask("71", struck(bed, reason))) == ["reason-missing"]
    assert refusals(bed.ask("71", regraded(bed, 1, reason))) == ["reason-missing"]


def test_what_is_not_there_is_not_put_right() -> None:
    bed = on_rung(3).does("70", flag("headache", 3))
    command = struck(bed)
    bed.does("71", command)

    assert refusals(bed.ask("72", command)) == ["no-such-adverse-event"]
    assert refusals(bed.ask("72", RegradeAdverseEvent(of_version=1, grade=Grade(1), reason="x"))) == [
        "no-such-adverse-event"
    ]


def test_one_that_has_gone_is_struck_too() -> None:
    bed = on_rung(3).does("70", flag("headache", 3), gone("headache"))

    bed.does("71", struck(bed))

    assert bed.infusion.adverse_events == ()
