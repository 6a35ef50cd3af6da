"""A plan whose bag or whose infusion its profile is not for is refused before any rate is shown (S3)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivig_desk.adapters.toml_posology import load_posology
from ivig_desk.adapters.toml_profiles import load_profile
from ivig_desk.domain.amounts.quantities import MgPerMl, Millilitres, Minutes, MlPerHour, MlPerKgPerHour
from ivig_desk.domain.formulary.ceiling import CeilingKind, WardCeiling
from ivig_desk.domain.formulary.giving_set import Pump
from ivig_desk.domain.formulary.profile import InfusionNumber
from ivig_desk.domain.formulary.ramp import Ramp
from ivig_desk.domain.infusion import commands as do
from ivig_desk.domain.infusion.checks import CheckList
from ivig_desk.domain.infusion.decide import Refused, decide
from ivig_desk.domain.infusion.events import InfusionPlanned, Recorded
from ivig_desk.domain.infusion.folding import evolve
from ivig_desk.domain.infusion.plan import Asked, Plan
from ivig_desk.domain.infusion.questions import PlanReferences
from ivig_desk.domain.patient.patient import Earlier
from tests.helpers.played import CHILD, TEN
from tests.helpers.records import recorded
from tests.unit.ward import RESOURCES, weights

REFERENCES = PlanReferences(weights=weights(), posology=load_posology(RESOURCES), checks=CheckList(entries=()))
QIVIGY = load_profile(RESOURCES / "profiles" / "qivigy-10-us-pi.toml")
ON_A_PUMP = replace(CHILD, giving_set=Pump(increment=MlPerHour.of("0.1")))


def asked(plan: Plan) -> list[str]:
    """What is refused, with the figures; empty where the plan is accepted."""
    decision = decide(None, do.PlanInfusion(plan=plan, references=REFERENCES), TEN)
    unmet = decision.unmet if isinstance(decision, Refused) else ()
    return [f"{each.kind.value}: {each.have}, {each.wants}" for each in unmet]


@pytest.mark.parametrize(
    ("mg_per_ml", "refused"),
    [
        ("100", []),
        ("75", []),
        ("50", []),
        ("49.9", ["dilution-not-in-label: 49.9 mg/mL, 50 mg/mL"]),
        ("100.1", ["dilution-not-in-label: 100.1 mg/mL, 50 mg/mL"]),
        ("0", ["dilution-not-in-label: 0 mg/mL, 50 mg/mL"]),
    ],
)
def test_a_bag_is_no_thinner_than_the_label_lets_it_be(mg_per_ml: str, refused: list[str]) -> None:
    """S3: Privigen EU, with 5 % glucose to 50 mg/mL; also where a shortest time would divide by its volume."""
    thinned = replace(CHILD.order, dispensed=MgPerMl.of(mg_per_ml), over_at_least=Minutes.of("60"))

    assert asked(replace(ON_A_PUMP, order=thinned)) == refused


def test_a_preparation_whose_label_says_nothing_of_it_is_given_as_it_comes() -> None:
    """S3: Qivigy, 100 mg/mL."""
    order = replace(CHILD.order, indication="primary-immunodeficiency", dispensed=MgPerMl.of("50"))
    thinned = replace(ON_A_PUMP, profile=QIVIGY, order=order)

    assert asked(thinned) == ["dilution-not-in-label: 50 mg/mL, 100 mg/mL"]


def test_a_diluted_bag_is_larger_and_the_dose_is_reckoned_from_what_hangs() -> None:
    """S6: 7.2 g at 50 mg/mL are 144 mL; undiluted 72."""
    thinned = replace(ON_A_PUMP, order=replace(CHILD.order, dispensed=MgPerMl.of("50")))

    assert (thinned.volume, thinned.concentration) == (Millilitres.of("144"), MgPerMl.of("50"))
    assert (ON_A_PUMP.volume, ON_A_PUMP.concentration) == (Millilitres.of("72"), MgPerMl.of("100"))
    assert thinned.ceiling(None) == ON_A_PUMP.ceiling(None)


@pytest.mark.parametrize("earlier", Earlier)
@pytest.mark.parametrize("infusion", InfusionNumber)
def test_a_profile_for_later_infusions_is_none_for_a_first_one(earlier: Earlier, infusion: InfusionNumber) -> None:
    """S3: after another product or a long gap it is a first one again."""
    patient = replace(CHILD.patient, earlier=earlier)
    plan = replace(ON_A_PUMP, patient=patient, profile=replace(CHILD.profile, infusion=infusion))

    is_later = earlier is Earlier.SAME_WITHIN_8_WEEKS
    fits = {InfusionNumber.ANY: True, InfusionNumber.LATER: is_later, InfusionNumber.FIRST: not is_later}
    assert asked(plan) == ([] if fits[infusion] else ["other-infusion: None, None"])


@pytest.mark.parametrize(
    ("earlier", "rows"),
    [
        # 24 kg × 0.6, 1.2, 2.4, 4.8 mL/kg/h, 30 min each; later × 1.2, 2.4, 4.8, 15 min each
        (Earlier.NEVER, ["14.4 for 30", "28.8 for 30", "57.6 for 30", "115.2 for 30"]),
        (Earlier.OTHER_PRODUCT, ["14.4 for 30", "28.8 for 30", "57.6 for 30", "115.2 for 30"]),
        (Earlier.SAME_WITHIN_8_WEEKS, ["28.8 for 15", "57.6 for 15", "115.2 for 15"]),
    ],
)
def test_a_running_infusion_climbs_the_rungs_of_its_own_number(earlier: Earlier, rows: list[str]) -> None:
    """S3, S7: folded from the record."""
    patient = replace(CHILD.patient, earlier=earlier)

    ramp = _folded(replace(ON_A_PUMP, patient=patient, profile=QIVIGY))

    assert [f"{rung.rate.ml_per_h.text} for {rung.hold.text}" for rung in ramp.rungs] == rows


def test_the_bounds_of_ward_and_pump_reach_the_running_infusion() -> None:
    """S1, S2: 24 kg; 60 mL/h are 2.5 mL/kg/h and 48 mL/h are 2, both under the label's 4.8."""
    pump = Pump(increment=MlPerHour.of("0.1"), fastest=MlPerHour.of("48"))
    plan = replace(ON_A_PUMP, giving_set=pump, ward_ceiling=WardCeiling(rate=MlPerHour.of("60"), source="ward, 2026"))

    kinds = [reason.kind for reason in plan.ceiling(None).reasons]
    ramp = _folded(plan)

    assert kinds == [CeilingKind.GIVING_SET, CeilingKind.WARD, CeilingKind.LABEL]
    assert ramp.rungs[-1].rate.ml_per_kg_h == MlPerKgPerHour.of("2")


def _folded(plan: Plan) -> Ramp:
    entry: Recorded = recorded(1, InfusionPlanned(plan=plan))
    infusion = evolve(None, entry)
    assert isinstance(infusion.ramp, Ramp)
    return infusion.ramp


@pytest.mark.parametrize(
    ("printed", "ordered", "fits"),
    [
        (("all",), "atopic-dermatitis", True),
        (("all",), "other", True),
        (("primary-immunodeficiency",), "primary-immunodeficiency", True),
        (("primary-immunodeficiency",), "other", False),
        (("primary-immunodeficiency", "immune-thrombocytopenia"), "immune-thrombocytopenia", True),
        (("immune-thrombocytopenia",), "chronic-immune-thrombocytopenia", True),
        (("chronic-immune-thrombocytopenia",), "immune-thrombocytopenia", False),
    ],
)
def test_a_label_s_rates_for_another_indication_are_asked_about(
    printed: tuple[str, ...],
    ordered: str,
    fits: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """S3: Privigen US runs at 4 mg/kg/min in chronic thrombocytopenia, at 8 in immunodeficiency."""
    order = replace(CHILD.order, indication=ordered)
    plan = replace(ON_A_PUMP, order=order, profile=replace(CHILD.profile, indications=printed))

    assert asked(plan) == ([] if fits else ["other-indication: None, None"])
    answer = Asked(question="other-indication", reason="no label for it", name="Dr D. Marin")
    assert asked(replace(plan, asked=(answer,))) == []
