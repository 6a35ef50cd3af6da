"""The rise gate: what a rise needs, and each missing condition by its name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ivig_desk.domain.amounts.quantities import Grams, Kilograms, Minutes, MlPerKgPerHour
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.decide import Refused
from ivig_desk.domain.infusion.events import RateRaised
from ivig_desk.domain.reactions.grading import Grade
from tests.unit.infusion.bed import (
    CALM,
    CHILD,
    RACING,
    RACING_HARD,
    WARM_ONLY,
    Bed,
    just_after,
    just_before,
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

    from ivig_desk.domain.amounts.instants import Instant

HEADACHE = do.FlagAdverseEvent(sign="headache", grade=Grade.MILD)
LIFTED = do.OverrideLimit(reason="an old headache", name="Dr D. Marin")
CAPPED = replace(CHILD, order=replace(CHILD.order, ceiling=MlPerKgPerHour.of("0.3")))


def ready() -> Bed:
    """On the first rung, with a calm complete set of minute 29."""
    return started().does("29", observe())


def with_a_headache_that_does_not_bind() -> Bed:
    """The cap that the headache brought was lifted by name; the headache is still there."""
    bed = started().does("24", HEADACHE).does("29", observe())
    bed.ask("29", raise_to("14"))
    return bed.does("29", LIFTED)


LACKING: dict[str, Callable[[], Bed]] = {
    "rung-time": ready,
    "observation-stale": lambda: started().does("20", observe()),
    "observation-incomplete": lambda: started().does("29", observe(WARM_ONLY)),
    "observation-concerning": lambda: started().does("29", observe(RACING)),
    "critical": lambda: started().does("29", observe(RACING_HARD)),
    "adverse-event-open": with_a_headache_that_does_not_bind,
    "at-ceiling": lambda: started(CAPPED).does("29", observe()),
    "bed-check": lambda: ready().does("29.5", do.ReopenDesk(last_alive=moment("29.5"))),
    "ordered-volume-reached": lambda: ready().does("29", do.ReadVolume(read=ml("72"))),
}


def test_a_rise_is_taken_where_nothing_is_missing() -> None:
    """S9."""
    bed = ready()

    assert (bed.sees("30").may_raise, bed.sees("30").missing) == (True, ())
    assert bed.does("30", raise_to("14")).last == RateRaised(to=ml_h("14"))


@pytest.mark.parametrize(
    ("what", "when", "missing"),
    [
        ("rung-time", just_before("30"), ["rung-time"]),
        ("observation-stale", "30", ["observation-stale"]),
        ("observation-incomplete", "30", ["observation-incomplete"]),
        ("observation-concerning", "30", ["observation-concerning"]),
        ("critical", "30", ["observation-concerning"]),
        ("adverse-event-open", "30", ["adverse-event-open"]),
        ("at-ceiling", "30", ["at-ceiling"]),
        ("bed-check", "30", ["weight-unconfirmed", "not-confirmed"]),
        ("ordered-volume-reached", "30", ["ordered-volume-reached"]),
    ],
)
def test_each_condition_missing_alone_is_named_alone(what: str, when: str | Instant, missing: list[str]) -> None:
    """S9: refused by the very names that the page shows before."""
    bed = LACKING[what]()

    shown = [kind.value for kind in bed.sees(when).missing]

    assert (shown, bed.sees(when).may_raise) == (missing, False)
    assert refusals(bed.ask(when, raise_to("14"))) == missing
    assert bed.sees(when).given.ml_per_h == ml_h("7")


def test_every_condition_missing_at_once_is_named_at_once() -> None:
    """S9: minute 10, a racing heart as the only sign measured, a headache, a restart, the ordered 72 mL read."""
    heart_rate_only = replace(WARM_ONLY, temperature=None, heart_rate=RACING.heart_rate)
    bed = started().does("8", HEADACHE, do.ReadVolume(read=ml("72")))
    bed.does("9", observe(heart_rate_only), do.ReopenDesk(last_alive=moment("8")))

    assert refusals(bed.ask("10", raise_to("14"))) == [
        "rung-time",
        "observation-incomplete",
        "observation-concerning",
        "adverse-event-open",
        "at-ceiling",
        "weight-unconfirmed",
        "not-confirmed",
        "ordered-volume-reached",
    ]


@pytest.mark.parametrize(("confirmed", "says"), [("13", "not-confirmed"), ("14", ""), ("15", "not-confirmed")])
def test_the_rate_confirmed_must_be_the_rate_shown(confirmed: str, says: str) -> None:
    """S6."""
    bed = ready()
    shown = bed.sees("30").next_rise
    decision = bed.ask("30", raise_to(confirmed))

    assert shown is not None
    assert shown.rung.rate.ml_per_h == ml_h("14")
    assert refusals(decision) == ([says] if says else [])


def test_a_rise_that_confirms_no_rate_is_not_taken() -> None:
    """S6, S9."""
    decision = ready().ask("30", do.RaiseRate(confirmed=None))

    assert isinstance(decision, Refused)
    assert [(unmet.kind.value, unmet.have, unmet.wants) for unmet in decision.unmet] == [
        ("not-confirmed", None, ml_h("14"))
    ]


def test_a_fault_of_a_published_program_a_child_of_20_kg_is_shown_and_given_one_and_the_same_rate() -> None:
    """S6: 20 kg × 0.6 mL/kg/h = 12 mL/h in guidance, refusal and record alike, on a 60 drops/mL set."""
    child = replace(
        CHILD,
        patient=replace(CHILD.patient, born=date(2020, 5, 2), weight=Kilograms.of("20")),
        order=replace(CHILD.order, dose=Grams.of("6")),
    )
    bed = started(child, first="6").does("29", observe())

    shown = bed.sees("30").next_rise
    refused = bed.ask("30", raise_to("14"))
    bed.does("30", raise_to("12"))

    assert shown is not None
    assert isinstance(refused, Refused)
    assert shown.rung.rate.ml_per_h == refused.unmet[0].wants == bed.sees("30").given.ml_per_h == ml_h("12")
    assert bed.last == RateRaised(to=ml_h("12"))


@pytest.mark.parametrize(
    ("when", "says"), [(just_before("30"), ["rung-time"]), ("30", []), (just_after("30"), [])], ids=["-", "0", "+"]
)
def test_the_rung_is_held_for_30_minutes_to_the_microsecond(when: str | Instant, says: list[str]) -> None:
    """S9."""
    assert refusals(ready().ask(when, raise_to("14"))) == says


@pytest.mark.parametrize(
    ("taken", "says"),
    [(just_before("30"), ["observation-stale"]), ("30", ["observation-stale"]), (just_after("30"), [])],
    ids=["-", "0", "+"],
)
def test_vital_signs_are_under_10_minutes_old_to_the_microsecond(taken: str | Instant, says: list[str]) -> None:
    """S9: at minute 40, those of minute 30 are 10 min old and no longer count."""
    assert refusals(started().does(taken, observe()).ask("40", raise_to("14"))) == says


def test_a_complete_set_under_10_minutes_old_counts_though_a_partial_one_followed() -> None:
    """S9, S13."""
    bed = started().does("28", observe()).does("29", observe(WARM_ONLY))

    assert refusals(bed.ask("30", raise_to("14"))) == []


def test_a_calm_temperature_does_not_clear_a_racing_heart() -> None:
    """S9, S13: only the next complete set does."""
    bed = started().does("28", observe(RACING)).does("29", observe(WARM_ONLY))
    partial = refusals(bed.ask("30", raise_to("14")))
    bed.does("31", observe(CALM))

    assert (partial, refusals(bed.ask("31", raise_to("14")))) == (["observation-concerning"], [])


def test_the_time_left_on_a_rung_is_told_with_the_rise() -> None:
    """S9: 17 min 56 s are 1076 s, 1076 ÷ 60 = 269/15 min; the 724 s left of 30 min are 181/15 min, or 12:04."""
    rise = started().sees("269/15").next_rise

    assert rise is not None
    assert rise.time_left == Minutes.of("181/15")


def test_a_rung_that_is_reached_again_is_held_anew() -> None:
    """S9: 14 mL/h from minute 30 to 65, 7 until 95, 14 again; its 30 minutes are full at 125."""
    bed = on_rung(2).does("65", do.LowerRate(to=ml_h("7"))).does("95", observe(), raise_to("14"))
    bed.does("124", observe())

    assert refusals(bed.ask(just_before("125"), raise_to("28"))) == ["rung-time"]
    assert refusals(bed.ask("125", raise_to("28"))) == []


def test_a_rise_while_the_infusion_is_held_is_not_running() -> None:
    assert refusals(ready().does("29", do.HoldInfusion()).ask("30", raise_to("14"))) == ["not-running"]


def test_a_hold_of_two_minutes_at_minute_29_costs_two_minutes() -> None:
    """S9: 29 min run, 2 held, so the 30 are full at minute 32."""
    bed = ready().does("29", do.HoldInfusion()).does("31", do.ResumeInfusion(), observe())

    assert refusals(bed.ask(just_before("32"), raise_to("14"))) == ["rung-time"]
    assert refusals(bed.ask("32", raise_to("14"))) == []
