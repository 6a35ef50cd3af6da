"""What is given for a reaction that is open, what it did, and since when a severe one calls."""

from __future__ import annotations

import pytest

from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.alarms import AlarmKind
from ivig_desk.domain.infusion.events import MedicineGiven
from ivig_desk.domain.infusion.reaction_commands import SayEffect
from ivig_desk.domain.infusion.reaction_events import EffectSeen
from ivig_desk.domain.infusion.reaction_now import open_reactions
from ivig_desk.domain.reactions.treatment import Effect
from tests.unit.infusion.bed import Bed, moment, on_rung, refusals
from tests.unit.infusion.test_reactions import flag, gone

CETIRIZINE = do.GiveMedicine(name="cetirizine", dose="5 mg by mouth", against="headache")


def treated() -> Bed:
    """Headache at 70 min, cetirizine at 72."""
    return on_rung(3).does("70", flag("headache", 2)).does("72", CETIRIZINE)


def last_version(bed: Bed) -> int:
    return bed.infusion.treatments[-1].version


def says(bed: Bed, effect: Effect) -> SayEffect:
    return SayEffect(of_version=last_version(bed), effect=effect)


def test_a_medicine_is_said_to_be_for_an_open_reaction() -> None:
    bed = treated()
    (reaction,) = open_reactions(bed.infusion)

    assert bed.last == MedicineGiven(name="cetirizine", dose="5 mg by mouth", against="headache")
    assert [(one.medicine, one.dose, one.at, one.seen) for one in reaction.treatments] == [
        ("cetirizine", "5 mg by mouth", moment("72"), None)
    ]


def test_a_medicine_for_no_reaction_is_no_treatment() -> None:
    bed = on_rung(3).does("70", flag("headache", 2), do.GiveMedicine(name="cetirizine", dose="5 mg"))

    assert (len(bed.infusion.medicines), bed.infusion.treatments) == (1, ())


@pytest.mark.parametrize(
    ("minute", "refused"),
    [
        ("69", ["no-such-adverse-event"]),
        ("70", []),
        ("75", []),
        ("80", []),
        ("81", ["no-such-adverse-event"]),
    ],
)
def test_a_medicine_is_for_a_reaction_that_was_there_when_it_was_given(minute: str, refused: list[str]) -> None:
    """Headache from 70 to 80 min; it may be entered after that."""
    bed = on_rung(3).does("70", flag("headache", 2)).does("80", gone("headache"))

    assert refusals(bed.ask(minute, CETIRIZINE)) == refused


def test_a_sign_that_nobody_saw_is_not_treated() -> None:
    bed = on_rung(3).does("70", flag("flushing", 2))

    assert refusals(bed.ask("72", CETIRIZINE)) == ["no-such-adverse-event"]


@pytest.mark.parametrize("effect", list(Effect))
def test_what_a_treatment_did_is_an_event_with_its_time(effect: Effect) -> None:
    bed = treated()
    bed.does("80", says(bed, effect))

    assert bed.last == EffectSeen(of_version=last_version(bed), medicine="cetirizine", effect=effect)
    seen = bed.infusion.treatments[-1].seen
    assert seen is not None
    assert (seen.effect, seen.at) == (effect, moment("80"))


def test_an_effect_is_said_again_and_the_latest_stands() -> None:
    bed = treated()
    bed.does("75", says(bed, Effect.WORSE)).does("80", says(bed, Effect.BETTER))

    seen = bed.infusion.treatments[-1].seen
    assert seen is not None
    assert (seen.effect, seen.at) == (Effect.BETTER, moment("80"))


def test_better_is_not_gone() -> None:
    """S9, S12: the reaction stays open until somebody says that it has gone."""
    bed = treated()
    before = bed.sees("80")
    bed.does("80", says(bed, Effect.BETTER))

    assert (bed.sees("80").advice, bed.sees("80").missing) == (before.advice, before.missing)


def test_an_effect_of_no_treatment_is_refused() -> None:
    bed = on_rung(3).does("70", flag("headache", 2), do.GiveMedicine(name="cetirizine", dose="5 mg"))

    assert refusals(bed.ask("80", SayEffect(of_version=len(bed.record), effect=Effect.BETTER))) == ["no-such-treatment"]


@pytest.mark.parametrize(("minute", "refused"), [("71", ["time-before-last"]), ("72", []), ("73", [])])
def test_an_effect_is_never_before_its_treatment(minute: str, refused: list[str]) -> None:
    bed = treated()

    assert refusals(bed.ask(minute, says(bed, Effect.BETTER))) == refused


def test_a_treatment_of_an_earlier_time_of_a_sign_is_not_listed_with_the_next() -> None:
    bed = treated().does("80", gone("headache")).does("90", flag("headache", 1))

    (reaction,) = open_reactions(bed.infusion)
    assert (reaction.onset, reaction.treatments) == (moment("90"), ())


def test_a_sign_that_worsened_is_listed_once_since_its_first_time_at_its_worst_grade() -> None:
    bed = on_rung(3).does("70", flag("headache", 1)).does("72", CETIRIZINE).does("75", flag("headache", 2))

    (reaction,) = open_reactions(bed.infusion)
    assert (reaction.sign, reaction.grade.value, reaction.onset) == ("headache", 2, moment("70"))
    assert [one.medicine for one in reaction.treatments] == ["cetirizine"]


@pytest.mark.parametrize(
    ("signs", "since"),
    [
        ((("70", "headache", 3), ("75", "flushing", 1)), "70"),
        ((("70", "headache", 1), ("75", "flushing", 3)), "75"),
        ((("70", "urticaria", 1), ("75", "dyspnoea", 1)), "70"),
        ((("70", "headache", 1), ("75", "hypotension", 1)), "75"),
        ((("70", "urticaria", 1), ("72", "dyspnoea", 1), ("75", "headache", 4)), "70"),
    ],
)
def test_the_alarm_of_a_severe_reaction_and_its_clock_name_one_moment(
    signs: tuple[tuple[str, str, int], ...], since: str
) -> None:
    """S23: the first of grade 3 or more, or the first sign of the pattern."""
    bed = on_rung(3)
    for minute, sign, grade in signs:
        bed.does(minute, flag(sign, grade))
    seen = bed.sees("80")

    (alarm,) = [one for one in seen.alarms if one.kind is AlarmKind.SEVERE_REACTION]
    assert seen.severe is not None
    assert (alarm.since, seen.severe.onset) == (moment(since), moment(since))
