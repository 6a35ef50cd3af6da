"""How long pooled bottles may be used."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivig_desk.adapters.toml_profiles import load_profile
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.pooled import is_pooled_too_long, pooled_use_by
from tests.unit.infusion.bed import CHILD, just_after, just_before, moment
from tests.unit.ward import RESOURCES

SHIPPED = RESOURCES / "profiles"

OCTAGAM = replace(CHILD, profile=load_profile(SHIPPED / "octagam-10-us-dm.toml"))


def pooled(at: Instant | None, plan: Plan = OCTAGAM) -> Plan:
    return replace(plan, pooled_at=at)


@pytest.mark.parametrize(
    ("when", "seen"),
    [(just_before("450"), "in time"), (moment("450"), "in time"), (just_after("450"), "over")],
    ids=["below", "at", "above"],
)
def test_pooled_bottles_are_used_within_eight_hours(when: Instant, seen: str) -> None:
    """S3: pooled at minute -30, 8 h are 480 min: to minute 450 and not after it."""
    plan = pooled(moment("-30"))

    assert pooled_use_by(plan) == moment("450")
    assert ("over" if is_pooled_too_long(plan, when) else "in time") == seen


@pytest.mark.parametrize("name", ["octagam-5-us-pi", "octagam-10-us-dm", "octagam-10-us-itp"])
def test_every_octagam_has_the_time(name: str) -> None:
    """S3: 8 h × 60 min."""
    within = load_profile(SHIPPED / f"{name}.toml").composition.pooled_use_within

    assert within is not None
    assert within.text == "480"


@pytest.mark.parametrize("plan", [pooled(None), pooled(moment("-30"), CHILD)], ids=["not pooled", "no time"])
def test_without_a_time_in_the_label_or_without_pooling_nothing_is_over(plan: Plan) -> None:
    assert pooled_use_by(plan) is None
    assert not is_pooled_too_long(plan, moment("100000"))
