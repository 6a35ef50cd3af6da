"""A plan that will not be started is put away for a reason, and nothing follows on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.events import PlanDiscarded
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.infusion.sound_check import SoundCheck
from tests.unit.infusion.bed import CALM, CHILD, Bed, ml_h, references, refusals

if TYPE_CHECKING:
    from ivig_desk.domain.infusion.commands import Command

TYPED = do.KeepPlan(fields=(("name", "Ionescu, Maria"),))
AGREED = do.PlanInfusion(plan=CHILD, references=references())
DISCARDED = do.DiscardPlan(reason="another patient’s")
START = do.StartInfusion(confirmed=ml_h("7"), second_checker="C. Radu", nurse="A. Pop", sound=SoundCheck.HEARD)


@pytest.mark.parametrize("before", [(TYPED,), (TYPED, AGREED)])
def test_a_plan_is_discarded_before_the_start_and_keeps_what_was_typed(before: tuple[Command, ...]) -> None:
    bed = Bed().does("-20", *before, DISCARDED)

    assert bed.last == PlanDiscarded(reason="another patient’s")
    assert (bed.infusion.phase, bed.infusion.discarded) == (Phase.DISCARDED, "another patient’s")
    assert bed.infusion.kept == (("name", "Ionescu, Maria"),)


@pytest.mark.parametrize("reason", ["", " \t"])
def test_without_a_reason_it_stays(reason: str) -> None:
    bed = Bed().does("-20", TYPED)

    decision = bed.ask("-19", do.DiscardPlan(reason=reason))

    assert refusals(decision) == ["reason-missing"]
    assert bed.infusion.phase is Phase.PREPARING


@pytest.mark.parametrize(
    "command",
    [
        TYPED,
        AGREED,
        DISCARDED,
        START,
        do.RecordObservation(observation=CALM),
        do.HoldInfusion(),
        do.StopInfusion(reason=""),
        do.CloseInfusion(),
        do.WriteNote(text="later"),
    ],
    ids=lambda command: type(command).__name__,
)
def test_nothing_follows_on_a_discarded_plan(command: Command) -> None:
    bed = Bed().does("-20", TYPED, AGREED, DISCARDED)

    assert refusals(bed.ask("-10", command)) == ["already-ended"]


def test_what_has_started_is_not_discarded_but_stopped() -> None:
    bed = Bed().does("-20", AGREED, do.RecordObservation(observation=CALM)).does("0", START)

    assert refusals(bed.ask("1", DISCARDED)) == ["already-started"]
