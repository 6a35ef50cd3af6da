"""What is asked of a scanned bottle, in the plan and as it is connected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ivig_desk.domain.amounts.quantities import Millilitres
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.bottle_questions import bottle_questions, refused_bottles
from ivig_desk.domain.infusion.bottles.bottle import Bottle, HowRead
from ivig_desk.domain.infusion.bottles.label import ScannedLabel
from ivig_desk.domain.infusion.bottles.scan_checks import ScanFinding, ScanPlace, scan_findings
from ivig_desk.domain.infusion.bottles.teaching import TaughtLabel
from ivig_desk.domain.infusion.bottles.total import total_of
from ivig_desk.domain.infusion.decide import Refused
from ivig_desk.domain.infusion.refusals import RefusalKind
from tests.unit.infusion.bed import CHILD, START, Bed, started

TODAY = date(2026, 11, 22)
LABEL = ScannedLabel(gtin="09506000134352", batch="LOT7", expiry=date(2027, 5, 31), serial="S9")
TAUGHT = TaughtLabel(
    gtin="09506000134352",
    preparation="Privigen 10 %",
    volume=Millilitres.of("100"),
    by=("A. Pop", "C. Radu"),
    on=TODAY,
)
BOTTLE = Bottle(
    volume=Millilitres.of("100"),
    batch="LOT7",
    expiry=date(2027, 5, 31),
    gtin="09506000134352",
    serial="S9",
    preparation="Privigen 10 %",
    entered=HowRead.SCANNED,
)
OCTAGAM = replace(BOTTLE, serial="S10", preparation="Octagam 10 %")
PLACE = ScanPlace(bottles=(), preparation="Privigen 10 %", today=TODAY)


def test_a_bottle_in_date_of_the_ordered_preparation_raises_nothing() -> None:
    assert scan_findings(LABEL, TAUGHT, PLACE) == ()


@pytest.mark.parametrize(
    ("expiry", "found"),
    [
        (date(2026, 11, 21), (ScanFinding.EXPIRED,)),
        (date(2026, 11, 22), (ScanFinding.EXPIRES_TODAY,)),
        (date(2026, 11, 23), ()),
    ],
)
def test_the_last_day_of_use_is_a_day_of_use(expiry: date, found: tuple[ScanFinding, ...]) -> None:
    assert scan_findings(replace(LABEL, expiry=expiry), TAUGHT, PLACE) == found


def test_the_same_serial_twice_is_found_and_the_same_batch_without_a_serial_is_not() -> None:
    place, bare = replace(PLACE, bottles=(BOTTLE,)), replace(BOTTLE, serial="")

    assert scan_findings(LABEL, TAUGHT, place) == (ScanFinding.ALREADY_THERE,)
    assert scan_findings(replace(LABEL, serial="S10"), TAUGHT, place) == ()
    assert scan_findings(replace(LABEL, serial=""), TAUGHT, replace(PLACE, bottles=(bare,))) == ()


def test_an_unknown_gtin_and_another_preparation_are_found() -> None:
    octagam = replace(TAUGHT, preparation="Octagam 10 %")

    assert scan_findings(LABEL, None, PLACE) == (ScanFinding.UNKNOWN_GTIN,)
    assert scan_findings(LABEL, octagam, PLACE) == (ScanFinding.OTHER_PREPARATION,)
    assert scan_findings(LABEL, octagam, replace(PLACE, preparation="")) == ()


def test_bottles_against_the_dose() -> None:
    """One of 100 mL of the 280 mL leaves 180 mL; three are 20 mL more than it; 280 mL are exact."""
    needed = Millilitres.of("280")
    one, three = total_of((BOTTLE,), needed), total_of((BOTTLE,) * 3, needed)
    exact = total_of((replace(BOTTLE, volume=needed),), needed)

    assert (one.there.text, one.missing.text, one.over.text) == ("100", "180", "0")
    assert (three.missing.text, three.over.text) == ("0", "20")
    assert (exact.missing.text, exact.over.text) == ("0", "0")


def test_mixed_brands_in_a_plan_are_asked_with_both_names() -> None:
    plan = replace(CHILD, bottles=(BOTTLE, OCTAGAM))

    (asked,) = bottle_questions(plan, START)

    assert (asked.kind, asked.about) == (RefusalKind.MIXED_BRANDS, "Octagam 10 % / Privigen 10 %")


@pytest.mark.parametrize(
    ("expiry", "kinds"),
    [
        # At 08:00 universal time 22 Nov is everywhere from 20:00 of the 21st (UTC-12) to 22:00 of the 22nd (UTC+14).
        (date(2026, 11, 20), ([RefusalKind.BOTTLE_EXPIRES_TODAY], [RefusalKind.BOTTLE_EXPIRED])),
        (date(2026, 11, 21), ([RefusalKind.BOTTLE_EXPIRES_TODAY], [])),
        (date(2026, 11, 22), ([RefusalKind.BOTTLE_EXPIRES_TODAY], [])),
        (date(2026, 11, 23), ([], [])),
    ],
)
def test_a_plan_is_asked_about_a_bottle_on_its_last_day(
    expiry: date, kinds: tuple[list[RefusalKind], list[RefusalKind]]
) -> None:
    plan = replace(CHILD, bottles=(replace(BOTTLE, expiry=expiry),))

    asked, refused = bottle_questions(plan, START), refused_bottles(plan.bottles, START)

    assert ([one.kind for one in asked], [one.kind for one in refused]) == kinds


def test_one_bottle_cannot_be_planned_twice() -> None:
    (refused,) = refused_bottles((BOTTLE, BOTTLE), START)

    assert (refused.kind, refused.about) == (RefusalKind.BOTTLE_ALREADY_THERE, "S9")


def test_a_bottle_that_hangs_or_has_expired_is_not_connected() -> None:
    bed = started(replace(CHILD, bottles=(BOTTLE,)))

    assert _kinds(bed, BOTTLE) == (RefusalKind.BOTTLE_ALREADY_THERE,)
    assert _kinds(bed, replace(BOTTLE, serial="S10", expiry=date(2026, 11, 20))) == (RefusalKind.BOTTLE_EXPIRED,)
    assert _kinds(bed, replace(BOTTLE, serial="S10")) == ()


def test_another_brand_is_connected_only_where_a_prescriber_answers_for_this_bottle() -> None:
    """S2."""
    bed = started(CHILD)
    assert _kinds(bed, OCTAGAM) == (RefusalKind.MIXED_BRANDS,)

    bed.does("10", do.OverrideLimit(reason="none left", name="Dr D. Marin"))

    assert _kinds(bed, OCTAGAM) == ()
    assert _kinds(bed, replace(OCTAGAM, serial="S11")) == (RefusalKind.MIXED_BRANDS,)


def _kinds(bed: Bed, bottle: Bottle) -> tuple[RefusalKind, ...]:
    decision = bed.ask("10", do.HangBottle(bottle=bottle))
    return decision.kinds if isinstance(decision, Refused) else ()
