"""After a kill: everything is there again, and what was under way asks for rate and weight at the bed."""

from __future__ import annotations

import pytest

from ivig_desk.domain.amounts.quantities import Kilograms
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.not_watching import DeskReopened
from tests.unit.desk.journals import DamagedPageJournal
from tests.unit.desk.ward import NURSE, Ward, with_infusion
from tests.unit.infusion.bed import ml, ml_h, moment, observe, raise_to, refusals

ONE, TWO = "infusion-1", "infusion-2"
HOLD = do.HoldInfusion()


def test_after_a_restart_everything_is_there_as_it_was() -> None:
    """S7: plan, rate, volume, vital signs, version; and nothing is written by reading."""
    ward = with_infusion().at("29").does(ONE, observe()).at("30").does(ONE, raise_to("14")).at("45")
    before = ward.look(ONE)
    after = ward.kill().look(ONE)

    assert after == before
    assert after.guidance is not None
    assert after.guidance.infused == ml("7")
    assert len(ward.journal.read(ONE)) == 7


@pytest.mark.parametrize("phase", ["running", "held"])
def test_what_was_under_way_is_taken_up_and_asks_for_rate_and_weight(phase: str) -> None:
    """S7: watched until minute 10, killed, back at 20."""
    ward = with_infusion().at("10").does(ONE, *([HOLD] if phase == "held" else []))
    ward.desk.watch()
    taken = ward.kill(down_for="10").desk.take_up(NURSE)
    look = ward.look(ONE)

    assert [infusion.id for infusion in taken] == [ONE]
    assert ward.journal.read(ONE)[-1].event == DeskReopened(last_alive=moment("10"))
    assert look.guidance is not None
    assert look.guidance.due[0].value == "bed-check"
    assert refusals(ward.desk.handle(ONE, do.ConfirmAtBed(weight=Kilograms.of("60"), rate=ml_h("7")), NURSE)) == [
        "weight-differs"
    ]


@pytest.mark.parametrize(
    "commands",
    [
        (),
        (do.StopInfusion(reason="full"),),
        (do.CompleteInfusion(),),
        (do.CompleteInfusion(), observe()),
        (do.CompleteInfusion(), do.CloseInfusion()),
    ],
    ids=["planned", "stopped", "completed", "observing", "closed"],
)
def test_what_was_not_under_way_is_not_taken_up(commands: tuple[do.Command, ...]) -> None:
    """S7: nothing runs that could be confirmed."""
    ward = with_infusion() if commands else Ward()
    if not commands:
        ward.desk.new_infusion(NURSE)
    ward.does(ONE, *commands)
    before = ward.journal.read(ONE)

    assert ward.kill().desk.take_up(NURSE) == ()
    assert ward.journal.read(ONE) == before


def test_nobody_watched_since_the_desk_last_said_so_or_since_the_last_entry() -> None:
    """S7: noted at 10; an entry at 10.2 is later than the last note, since notes are 15 s apart."""
    ward = with_infusion().at("10")
    ward.desk.watch()
    ward.at("10.2").does(ONE, do.WriteNote(text="slept"))
    ward.desk.watch()
    ward.kill(down_for="5").desk.take_up(NURSE)

    assert ward.journal.read(ONE)[-1].event == DeskReopened(last_alive=moment("10.2"))


@pytest.mark.parametrize(("second_look", "noted"), [("10.24", "10"), ("10.25", "10.25"), ("10.3", "10.3")])
def test_the_desk_notes_every_15_seconds_that_it_watches(second_look: str, noted: str) -> None:
    """S7."""
    ward = with_infusion().at("10")
    ward.desk.watch()
    ward.at(second_look).desk.watch()

    assert ward.journal.last_alive(ONE) == moment(noted)


def test_a_desk_that_never_noted_anything_counts_from_the_last_entry() -> None:
    """S7."""
    ward = with_infusion()
    ward.kill(down_for="5").desk.take_up(NURSE)

    assert ward.journal.read(ONE)[-1].event == DeskReopened(last_alive=moment("0"))


def test_an_infusion_that_cannot_be_read_keeps_no_other_from_being_taken_up() -> None:
    """S7, S30: the one beside it is under way and is taken up."""
    journal = DamagedPageJournal()
    ward = with_infusion(journal)
    ward.desk.new_infusion(NURSE)
    journal.damaged = TWO

    assert [infusion.id for infusion in ward.kill().desk.take_up(NURSE)] == [ONE]
