"""After a reaction: the cap it leaves, the restart below it, and when the protocol says stop."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivig_desk.domain.amounts.quantities import Grams, Kilograms, MlPerKgPerHour
from ivig_desk.domain.formulary.ceiling import CeilingKind
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.events import AdverseEventFlagged, InfusionResumed
from ivig_desk.domain.reactions.grading import Grade
from tests.unit.infusion.bed import (
    CHILD,
    Bed,
    adult_on_rung,
    ml_h,
    observe,
    on_rung,
    raise_to,
    refusals,
    set_to,
    started,
)

LIFTED = do.OverrideLimit(reason="no sign left, dose is needed today", name="Dr D. Marin")
HOLD, RESUME = do.HoldInfusion(), do.ResumeInfusion()


def flag(sign: str, grade: int) -> do.FlagAdverseEvent:
    return do.FlagAdverseEvent(sign=sign, grade=Grade(grade))


def gone(sign: str) -> do.ResolveAdverseEvent:
    return do.ResolveAdverseEvent(sign=sign)


def held_with_a_headache(on: int) -> Bed:
    """A headache of grade 2 five minutes into a rung, held for it, gone at minute 20 of the rung."""
    began = 30 * (on - 1)
    bed = on_rung(on).does(str(began + 5), flag("headache", 2), HOLD)
    return bed.does(str(began + 20), gone("headache"))


def cap(bed: Bed, minute: str) -> tuple[str, str] | None:
    """The rate the reaction caps at, in mL/h as the set runs it, and by what name."""
    ceiling = bed.sees(minute).ceiling
    binding = [reason for reason in ceiling.reasons if reason.kind is CeilingKind.REACTION]
    return (bed.sees(minute).ceiling_rate.ml_per_h.text, binding[0].hardness.value) if binding else None


@pytest.mark.parametrize(
    ("on", "restart"),
    [(5, "57"), (4, "28"), (3, "14"), (2, "7"), (1, "3")],
    ids=["115", "57", "28", "14", "7"],
)
def test_after_a_reaction_it_restarts_at_the_last_rate_tolerated(on: int, restart: str) -> None:
    """S12: the rung below the reaction's; from the first, half of 7 mL/h, 3.5, down to 3 drops/min."""
    bed = held_with_a_headache(on)
    minute = str(30 * on)
    shown = bed.sees(minute).resume_at
    bed.does(minute, RESUME)

    assert bed.last == InfusionResumed(rate=ml_h(restart))
    assert shown == bed.sees(minute).given


@pytest.mark.parametrize(("on", "restart"), [(5, "168"), (3, "42"), (1, "10.5")], ids=["336", "84", "21"])
def test_on_a_pump_too(on: int, restart: str) -> None:
    """S12: half of the first 21 mL/h is 10.5."""
    began = 30 * (on - 1)
    bed = adult_on_rung(on).does(str(began + 10), flag("headache", 2), HOLD)
    bed.does(str(began + 20), gone("headache"), RESUME)

    assert bed.last == InfusionResumed(rate=ml_h(restart))


def test_the_rate_of_the_reaction_is_recorded_with_the_bottle_it_came_from() -> None:
    """S12, S25."""
    bed = on_rung(3).does("70", flag("headache", 2))

    assert bed.last == AdverseEventFlagged(sign="headache", grade=Grade.MODERATE, rate=ml_h("28"), batch="P1")


def test_a_sign_flagged_while_held_counts_for_the_rate_it_was_held_from() -> None:
    """S12: held first, flagged after: most nurses press HOLD before they write."""
    bed = on_rung(3).does("70", HOLD).does("71", flag("headache", 2), gone("headache")).does("80", RESUME)

    assert bed.last == InfusionResumed(rate=ml_h("14"))


@pytest.mark.parametrize(("grade", "says"), [(1, []), (2, ["adverse-event-open"]), (3, ["adverse-event-open"])])
def test_it_is_resumed_only_once_the_reaction_has_gone(grade: int, says: list[str]) -> None:
    """S12: a mild one needs no interruption (grade 1), a moderate one does."""
    bed = on_rung(3).does("70", flag("headache", grade), HOLD)

    assert refusals(bed.ask("75", RESUME)) == says


def test_the_cap_is_remembered_for_the_rest_of_the_infusion() -> None:
    """S12: back on 14 mL/h for its 30 minutes with everything else in order, 28 is not offered."""
    bed = held_with_a_headache(3).does("90", RESUME).does("120", observe())

    assert cap(bed, "120") == ("14", "soft")
    assert refusals(bed.ask("120", raise_to("28"))) == ["at-ceiling"]
    assert refusals(bed.ask("120", set_to("28"))) == ["above-soft-limit"]


def test_lifting_the_cap_needs_a_name() -> None:
    """S12, S2."""
    bed = held_with_a_headache(3).does("90", RESUME).does("120", observe())
    bed.ask("120", raise_to("28"))

    assert refusals(bed.ask("120", do.OverrideLimit(reason="no sign left", name=""))) == ["name-missing"]
    assert refusals(bed.does("120", LIFTED).ask("120", raise_to("28"))) == []


def test_a_cap_that_was_lifted_comes_back_with_the_next_reaction() -> None:
    """S12: lifted at 14, raised to 28, headache again there: back to 14, below the new reaction's rate."""
    bed = held_with_a_headache(3).does("90", RESUME).does("120", observe())
    bed.ask("120", raise_to("28"))
    bed.does("120", LIFTED, raise_to("28"))
    lifted = cap(bed, "121")
    bed.does("125", flag("headache", 1))

    assert (lifted, cap(bed, "125")) == (None, ("14", "soft"))


def test_a_reaction_at_the_capped_rate_brings_the_cap_one_rung_lower() -> None:
    """S12: from 28 down to 14, and there again, down to 7."""
    bed = held_with_a_headache(3).does("90", RESUME).does("100", flag("flushing", 2), HOLD)
    bed.does("110", gone("flushing"), RESUME)

    assert bed.last == InfusionResumed(rate=ml_h("7"))


def test_a_rate_between_two_rungs_that_was_borne_is_the_last_one_tolerated() -> None:
    """S12: 20 mL/h for a while, then 28 and a headache: 20 was borne."""
    bed = on_rung(2).does("60", observe(), set_to("20")).does("90", observe(), raise_to("28"))
    bed.does("95", flag("headache", 2), HOLD).does("100", gone("headache"), RESUME)

    assert bed.last == InfusionResumed(rate=ml_h("20"))


def test_lowering_after_a_reaction_does_not_restart_the_question_of_what_was_tolerated() -> None:
    """S12: at 28, lowered to 14 by the ladder, still there an hour later: 14 it stays, and 28 is not offered."""
    bed = on_rung(3).does("70", flag("headache", 1), do.LowerRate(to=None)).does("100", observe(), gone("headache"))

    assert bed.sees("101").given.ml_per_h == ml_h("14")
    assert refusals(bed.ask("101", raise_to("28"))) == ["at-ceiling"]


def test_a_rate_typed_below_the_reaction_s_own_is_not_thereby_tolerated() -> None:
    """S12: headache at 28, typed down to 27, worse there: the cap stays at 14."""
    bed = on_rung(3).does("70", flag("headache", 1), set_to("27")).does("75", flag("headache", 2), HOLD)
    bed.does("80", gone("headache"), RESUME)

    assert bed.last == InfusionResumed(rate=ml_h("14"))


def test_a_reaction_after_the_end_caps_nothing_and_is_kept() -> None:
    bed = on_rung(2).does("40", do.CompleteInfusion()).does("50", flag("headache", 1))

    assert cap(bed, "50") is None
    assert [(event.sign, event.rate) for event in bed.infusion.adverse_events] == [("headache", ml_h("0"))]


def test_where_half_the_first_rung_cannot_be_counted_the_restart_says_so() -> None:
    """S12, S20: 10 kg, 0.3 × 10 = 3 drops/min; half of it, 1.5, is under the two that can be counted."""
    patient = replace(CHILD.patient, born=CHILD.patient.born.replace(year=2025), weight=Kilograms.of("10"))
    small = replace(CHILD, patient=patient, order=replace(CHILD.order, dose=Grams.of("3")))
    bed = started(small, first="3").does("10", flag("headache", 2), HOLD).does("20", gone("headache"))

    assert refusals(bed.ask("20", RESUME)) == ["drops-too-slow"]
    assert bed.sees("20").resume_at is None


@pytest.mark.parametrize(
    ("steps", "advice", "reasons"),
    [
        ("headache 1", "lower", ["grade-1"]),
        ("headache 2", "hold", ["grade-2"]),
        ("headache 3", "stop", ["grade-3-or-more"]),
        ("headache 1, headache 3", "stop", ["grade-3-or-more"]),
        ("headache 2, gone, headache 1", "lower", ["grade-1"]),
        ("headache 1, gone, headache 2", "stop", ["again-at-grade-2"]),
        ("headache 2, gone, headache 2", "stop", ["again-at-grade-2"]),
        ("headache 1, gone, headache 1, gone, headache 1", "stop", ["third-time"]),
        ("headache 1, gone, flushing 1", "lower", ["grade-1"]),
        ("headache 1, headache 2", "hold", ["grade-2"]),
        ("headache 1, hypotension 1", "stop", ["anaphylaxis-pattern"]),
        ("urticaria 1, dyspnoea 1", "stop", ["anaphylaxis-pattern"]),
        ("headache 2, gone", None, []),
    ],
)
def test_the_ladder_through_the_nurse_s_own_entries(steps: str, advice: str | None, reasons: list[str]) -> None:
    """S12: a sign flagged again while open has worsened; one that comes back counts once more."""
    bed = on_rung(3)
    for number, step in enumerate(steps.split(", ")):
        words = step.split()
        open_now = bed.infusion.open_adverse_events
        bed.does(str(70 + number), gone(open_now[-1].sign) if words == ["gone"] else flag(words[0], int(words[1])))

    given = bed.sees("80").advice

    assert (None if given is None else given.advice.value) == advice
    assert ([] if given is None else [reason.value for reason in given.reasons]) == reasons


@pytest.mark.parametrize(("sign", "says"), [("headache", []), ("head-ache", ["sign-unknown"]), ("", ["sign-unknown"])])
def test_a_sign_is_one_of_the_vocabulary(sign: str, says: list[str]) -> None:
    assert refusals(on_rung(2).ask("40", flag(sign, 1))) == says


def test_a_sign_that_is_not_there_cannot_go() -> None:
    bed = on_rung(2).does("40", flag("headache", 1), gone("headache"))

    assert refusals(bed.ask("41", gone("headache"))) == ["no-such-adverse-event"]
    assert refusals(bed.ask("41", gone("flushing"))) == ["no-such-adverse-event"]


def test_a_cap_in_guidance_is_told_with_its_number() -> None:
    """S12, S2: 14 mL/h ÷ 24 kg = 7/12 mL/kg/h."""
    bed = held_with_a_headache(3)

    assert bed.sees("85").ceiling.limit == MlPerKgPerHour.of("7/12")
