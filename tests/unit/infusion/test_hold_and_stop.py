"""HOLD and STOP: one press from any state that runs, whatever else is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ivig_desk.domain.amounts.quantities import Kilograms
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.events import InfusionHeld, InfusionStopped
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.reactions.grading import Grade
from tests.unit.infusion.bed import (
    RACING_HARD,
    Bed,
    ml,
    ml_h,
    moment,
    observe,
    on_rung,
    raise_to,
    refusals,
    started,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from ivig_desk.domain.infusion.commands import Command

HOLD, STOP = do.HoldInfusion(), do.StopInfusion(reason="")


def reopened() -> Bed:
    return on_rung(2).does("40", do.ReopenDesk(last_alive=moment("35")))


def just_refused() -> Bed:
    bed = on_rung(2)
    bed.ask("40", raise_to("28"))
    bed.ask("40", do.SetRate(to=ml_h("999")))
    return bed


STATES: dict[str, Callable[[], Bed]] = {
    "nothing is wrong": lambda: on_rung(2),
    "a mild reaction is open": lambda: on_rung(2).does("40", do.FlagAdverseEvent(sign="headache", grade=Grade.MILD)),
    "a grave reaction is open": lambda: on_rung(2).does(
        "40", do.FlagAdverseEvent(sign="anaphylactic-shock", grade=Grade.LIFE_THREATENING)
    ),
    "vital signs are critical": lambda: on_rung(2).does("40", observe(RACING_HARD)),
    "rate and weight are not confirmed since a restart": reopened,
    "a rate above the hard limit was found": lambda: reopened().does(
        "40", do.ConfirmAtBed(weight=Kilograms.of("24"), rate=ml_h("200"))
    ),
    "the ordered volume is in": lambda: on_rung(2).does("40", do.ReadVolume(read=ml("72"))),
    "something was just refused": just_refused,
    "a bottle was hung this very moment": lambda: on_rung(2).does(
        "40", do.HangBottle(bottle=on_rung(2).infusion.bottles[0].bottle)
    ),
    "the rate was raised this very moment": lambda: on_rung(2).does("60", observe(), raise_to("28")),
}


@pytest.mark.parametrize("state", STATES)
def test_hold_is_one_press(state: str) -> None:
    """S11: accepted, nothing asked before, nothing else brought with it."""
    bed = STATES[state]().does("60", HOLD)

    assert (bed.last, bed.infusion.phase) == (InfusionHeld(), Phase.HELD)
    assert bed.sees("60").given.ml_per_h == ml_h("0")


@pytest.mark.parametrize("state", STATES)
def test_stop_is_one_press(state: str) -> None:
    """S11: the reason is asked after."""
    bed = STATES[state]().does("60", STOP)

    assert (bed.last, bed.infusion.phase) == (InfusionStopped(reason=""), Phase.STOPPED)
    assert [due.value for due in bed.sees("60").due][-1] == "stop-reason"


@pytest.mark.parametrize("state", STATES)
def test_stop_is_one_press_while_held(state: str) -> None:
    """S11."""
    assert STATES[state]().does("60", HOLD).does("61", STOP).infusion.phase is Phase.STOPPED


@pytest.mark.parametrize("hours_without_vital_signs", ["1", "24"])
@pytest.mark.parametrize("press", [HOLD, STOP])
def test_neither_waits_for_vital_signs(press: Command, hours_without_vital_signs: str) -> None:
    """S10, S11."""
    assert refusals(on_rung(2).ask(str(30 + 60 * int(hours_without_vital_signs)), press)) == []


def test_holding_keeps_what_has_gone_in_and_lets_nothing_in() -> None:
    """S11: 7 mL/h for 30 min and 14 for 15 min are 3.5 + 3.5 = 7 mL, at minute 45 and an hour later."""
    bed = on_rung(2).does("45", HOLD)

    assert (bed.sees("45").infused, bed.sees("105").infused) == (ml("7"), ml("7"))


def test_resuming_goes_on_at_the_rate_it_was_held_from() -> None:
    """S6: the rate that RESUME shows is the rate that then runs."""
    bed = on_rung(2).does("45", HOLD)
    shown = bed.sees("50").resume_at
    bed.does("50", do.ResumeInfusion())

    assert shown is not None
    assert shown.ml_per_h == bed.sees("50").given.ml_per_h == ml_h("14")


def test_a_second_hold_and_resume_still_goes_back_to_the_rate_of_before() -> None:
    bed = on_rung(2).does("45", HOLD).does("50", do.ResumeInfusion())
    bed.does("51", HOLD).does("52", do.ResumeInfusion())

    assert bed.sees("52").given.ml_per_h == ml_h("14")


def test_holding_what_is_held_and_resuming_what_runs_say_so() -> None:
    held = started().does("10", HOLD)

    assert refusals(held.ask("11", HOLD)) == ["not-running"]
    assert refusals(started().ask("11", do.ResumeInfusion())) == ["not-held"]


def test_stopping_a_held_infusion_keeps_the_rate_at_nothing_and_the_moment_of_the_stop() -> None:
    bed = on_rung(2).does("45", HOLD).does("50", STOP)

    assert bed.infusion.ended == moment("50")
    assert (bed.sees("90").given.ml_per_h, bed.sees("90").infused) == (ml_h("0"), ml("7"))


def test_completing_early_leaves_what_is_left_of_the_order_in_sight() -> None:
    """S27: 7 of 72 mL are in."""
    bed = on_rung(2).does("45", do.CompleteInfusion())

    assert (bed.sees("45").infused, bed.sees("45").left, bed.sees("45").ends_at) == (ml("7"), ml("65"), None)
