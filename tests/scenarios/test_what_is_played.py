"""What single scenarios leave on record: the requirements that a scenario was written for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ivig_desk.domain.amounts.quantities import Minutes, MlPerHour
from ivig_desk.domain.formulary.ceiling import CeilingKind
from ivig_desk.domain.infusion.events import (
    AdverseEventFlagged,
    InfusionHeld,
    InfusionResumed,
    InfusionStopped,
    LimitOverridden,
    ObservationCorrected,
    RateLowered,
    RateRaised,
    RateRefused,
    VolumeRead,
)
from ivig_desk.domain.infusion.refusals import RefusalKind
from ivig_desk.rehearsal.expectations import Expectation, FactName
from ivig_desk.rehearsal.rehearse import rehearse
from ivig_desk.rehearsal.steps import Step, Verb, Wait
from tests.scenarios.players import domain_driver, scenario_of

if TYPE_CHECKING:
    from ivig_desk.domain.infusion.events import Event

STEP = Minutes.of("10")


def test_time_never_advances_the_rate() -> None:
    """S8: looked at every 10 min for 24 h, nothing is raised and nothing is put on record by looking."""
    scenario = scenario_of("a_day_without_a_hand.toml")
    looks = tuple(
        Step(number=number, minute=STEP.times(number), verb=Verb.WAIT, action=Wait(), expect=Expectation(facts=()))
        for number in range(1, 145)
    )
    driver = domain_driver(Path())
    report = rehearse(replace(scenario, steps=(*scenario.steps[:2], *looks)), driver)

    assert {step.fact(FactName.GIVEN) for step in report.steps[1:]} == {"21"}
    # Plan kept, agreed, observed, started, bottle: what there was at minute 0.
    assert len(driver.entries()) == 5


def test_a_rate_above_the_hard_limit_is_refused_and_on_record() -> None:
    """S1: the smallest step above 4.8 mL/kg/h × 70 kg = 336 mL/h, whatever reason and name are given."""
    above = [
        event
        for event in _recorded("limits_hard_and_soft.toml")
        if isinstance(event, RateRefused) and RefusalKind.ABOVE_HARD_LIMIT in event.kinds
    ]

    assert [event.attempted for event in above] == [MlPerHour.of("336.1"), MlPerHour.of("336.1")]


def test_passing_a_soft_limit_is_on_record_with_reason_and_name() -> None:
    """S2: both outcomes are recorded, the refusal before it as well."""
    events = _recorded("limits_hard_and_soft.toml")

    [passed] = [event for event in events if isinstance(event, LimitOverridden)]
    before = events[events.index(passed) - 1]
    assert passed == LimitOverridden(
        kinds=(RefusalKind.AT_CEILING,),
        bounds=(CeilingKind.PRESCRIBER,),
        reason="tolerated at this rate last month",
        name="Dr I. Stan",
    )
    assert isinstance(before, RateRefused)
    assert before.kinds == (RefusalKind.AT_CEILING,)


def test_after_a_reaction_it_goes_on_below_the_rate_of_the_reaction() -> None:
    """S12: flushing came at 84 mL/h; the restart is at 42, the rung before it."""
    events = _recorded("reaction_of_grade_2.toml")

    flagged = next(event for event in events if isinstance(event, AdverseEventFlagged))
    assert (flagged.rate, flagged.batch) == (MlPerHour.of("84"), "P100555009")
    assert [event for event in events if isinstance(event, InfusionResumed)] == [
        InfusionResumed(rate=MlPerHour.of("42"))
    ]


def test_overdue_vital_signs_stop_nobody_from_lowering_holding_or_stopping() -> None:
    """S10, S11: they block the rise alone."""
    events = _recorded("overdue_vital_signs.toml")

    asked = [event for event in events if isinstance(event, RateLowered | InfusionHeld | InfusionStopped)]
    assert asked == [
        RateLowered(to=MlPerHour.of("10.5")),
        InfusionHeld(),
        RateLowered(to=MlPerHour.of("5")),
        InfusionStopped(reason="nobody free to watch"),
    ]
    assert not any(isinstance(event, RateRaised) for event in events)


def test_an_implausible_vital_sign_is_not_kept_and_a_wrong_one_is_corrected_beside() -> None:
    """S16, S25: 366 °C never gets on record; 39.0 for 37.0 stays there, with its correction and the reason."""
    events = _recorded("fever.toml")

    corrections = [event for event in events if isinstance(event, ObservationCorrected)]
    assert [event.reason for event in corrections] == ["typed 39.0 for 37.0"]
    assert "366" not in repr(events)


def test_more_than_was_ordered_is_not_taken_for_a_reading() -> None:
    """S27: 1280 mL of an order of 280 is a slip of the finger, and its refusal is on record."""
    events = _recorded("two_bottles_and_a_reading.toml")

    assert [event.read.text for event in events if isinstance(event, VolumeRead)] == ["100", "280"]
    assert [event.kinds for event in events if isinstance(event, RateRefused)] == [(RefusalKind.ABOVE_ORDERED_VOLUME,)]


def _recorded(name: str) -> list[Event]:
    driver = domain_driver(Path())
    rehearse(scenario_of(name), driver)
    return [entry.event for entry in driver.entries()]
