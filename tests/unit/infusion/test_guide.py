"""One look at an infusion: what runs, what is asked for now, and how long it is watched after the end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivig_desk.domain.amounts.quantities import DropsPerMinute, Minutes, MlPerKgPerHour, SecondsPerDrop
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.guide import guide
from ivig_desk.domain.patient.patient import Earlier
from ivig_desk.domain.reactions.grading import Grade
from tests.unit.infusion.bed import (
    ADULT,
    CHILD,
    Bed,
    adult_on_rung,
    ml_h,
    moment,
    observe,
    on_rung,
    planned,
    started,
)
from tests.unit.infusion.causes import reopen

HEADACHE = do.FlagAdverseEvent(sign="headache", grade=Grade.MILD)


def test_without_a_plan_there_is_no_guidance() -> None:
    bed = Bed().does("-30", do.KeepPlan(fields=(("name", "Ionescu"),)))

    assert guide(bed.infusion, moment("-30")) is None


def test_the_given_rate_is_one_object_in_every_unit() -> None:
    """S6: 28 mL/h at 24 kg is 7/6 mL/kg/h, 28 drops/min, one drop every 60 ÷ 28 = 15/7 s."""
    given = on_rung(3).sees("60").given

    assert given.ml_per_h == ml_h("28")
    assert given.ml_per_kg_h == MlPerKgPerHour.of("7/6")
    assert given.drops_per_min == DropsPerMinute.of("28")
    assert given.seconds_per_drop == SecondsPerDrop.of("15/7")


def test_on_a_pump_nothing_is_said_in_drops() -> None:
    given = adult_on_rung(3).sees("60").given

    assert (given.ml_per_h, given.drops_per_min, given.seconds_per_drop) == (ml_h("84"), None, None)


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_the_rung_is_counted_of_five(number: int) -> None:
    seen = on_rung(number).sees(str(30 * (number - 1)))

    assert (seen.rung, seen.rungs) == (number, 5)


@pytest.mark.parametrize(("number", "after"), [(1, "14"), (2, "28"), (3, "57"), (4, "115"), (5, None)])
def test_what_comes_next_is_the_next_rung_and_after_the_last_nothing(number: int, after: str | None) -> None:
    """S6."""
    rise = on_rung(number).sees(str(30 * (number - 1))).next_rise

    assert (None if rise is None else rise.rung.rate.ml_per_h) == (None if after is None else ml_h(after))


def test_below_the_first_rung_the_page_says_so() -> None:
    """Lowered from 7 mL/h to 3: on no rung; the first is next."""
    seen = started().does("10", do.LowerRate(to=None)).sees("10")

    assert (seen.rung, None if seen.next_rise is None else seen.next_rise.rung.rate.ml_per_h) == (0, ml_h("7"))


def test_while_held_the_page_shows_nothing_running_and_what_it_was_held_from() -> None:
    seen = on_rung(2).does("45", do.HoldInfusion()).sees("50")

    assert (seen.given.ml_per_h, seen.intended.ml_per_h, seen.rung) == (ml_h("0"), ml_h("14"), 2)
    assert (seen.lower_to, None if seen.resume_at is None else seen.resume_at.ml_per_h) == (None, ml_h("14"))


def test_while_it_runs_there_is_nothing_to_resume() -> None:
    assert on_rung(2).sees("45").resume_at is None


def due(bed: Bed, when: str) -> list[str]:
    return [one.value for one in bed.sees(when).due]


def test_what_the_nurse_is_asked_for_now() -> None:
    """S7, S9, S10; on gravity a drip that nobody has counted yet is asked for all the while it runs (S22)."""
    raised = on_rung(2)
    asked = {
        "nothing yet": due(started(), "14"),
        "15 min after the start": due(started(), "15"),
        "rung held, vital signs fresh": due(on_rung(2).does("55", observe()), "60"),
        "after a restart": due(on_rung(2).does("40", reopen("35")), "40"),
        "after a stop without a reason": due(raised.does("40", do.StopInfusion(reason="")), "40"),
    }

    assert asked == {
        "nothing yet": ["drip"],
        "15 min after the start": ["vital-signs", "drip"],
        "rung held, vital signs fresh": ["rise", "drip"],
        "after a restart": ["bed-check", "drip"],
        "after a stop without a reason": ["vital-signs", "stop-reason"],
    }


def test_a_closed_infusion_asks_for_nothing() -> None:
    bed = started().does("40", do.CompleteInfusion(), do.CloseInfusion())

    assert due(bed, "500") == []


def test_a_bed_check_is_not_asked_for_once_it_has_ended() -> None:
    """S7: nothing runs that could be confirmed."""
    bed = on_rung(2).does("40", reopen("35")).does("41", do.StopInfusion(reason="full"), observe())

    assert due(bed, "41") == []


@pytest.mark.parametrize(
    ("earlier", "minutes"),
    [
        (Earlier.SAME_WITHIN_8_WEEKS, "20"),
        (Earlier.NEVER, "60"),
        (Earlier.OTHER_PRODUCT, "60"),
        (Earlier.LONGER_AGO, "60"),
    ],
)
def test_after_the_end_the_patient_is_watched(earlier: Earlier, minutes: str) -> None:
    """Privigen leaflet: 20 min; 1 h after a first infusion, a change of product or a long gap."""
    plan = replace(CHILD, patient=replace(CHILD.patient, earlier=earlier))
    watch = started(plan).does("40", do.CompleteInfusion()).sees("45").watch

    assert watch is not None
    assert (watch.lasts, watch.left) == (Minutes.of(minutes), Minutes.of(minutes) - Minutes.of("5"))


def test_after_a_reaction_the_patient_is_watched_for_an_hour() -> None:
    """PRODUCT.md, "After"; a reaction of the observation period itself counts too."""
    during = started().does("10", HEADACHE).does("40", do.StopInfusion(reason="headache"))
    after = started().does("40", do.CompleteInfusion()).does("45", HEADACHE)

    watched = [bed.sees("50").watch for bed in (during, after)]

    assert [None if watch is None else (watch.lasts.text, watch.left.text) for watch in watched] == [("60", "50")] * 2


@pytest.mark.parametrize(("minute", "left"), [("40", "20"), ("59", "1"), ("60", "0"), ("61", "0")])
def test_the_time_it_is_still_watched_runs_down_to_nothing(minute: str, left: str) -> None:
    watch = started().does("40", do.CompleteInfusion()).sees(minute).watch

    assert watch is not None
    assert watch.left == Minutes.of(left)


def test_while_it_runs_there_is_no_watching_after() -> None:
    assert (planned().sees("-5").watch, started().sees("10").watch) == (None, None)


def test_the_ceiling_is_told_as_the_set_can_run_it_with_its_source() -> None:
    """S1, S20: 4.8 mL/kg/h × 24 kg = 115.2, down to 115 drops/min; × 70 kg = 336 mL/h on a pump."""
    child, adult = started().sees("0"), started(ADULT, first="21").sees("0")

    assert (child.ceiling_rate.ml_per_h, adult.ceiling_rate.ml_per_h) == (ml_h("115"), ml_h("336"))
    assert [(reason.kind.value, reason.limit.text) for reason in child.ceiling.reasons] == [("label", "4.8")]
    assert "EU/1/08/446/001" in child.ceiling.reasons[0].source
