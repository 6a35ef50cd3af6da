"""An invented profile with round figures, a patient and an order, to be changed by the test that uses them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ivig_desk.domain.amounts.quantities import (
    Grams,
    Kilograms,
    LabelRate,
    MgPerMl,
    Millilitres,
    Minutes,
    MlPerKgPerHour,
)
from ivig_desk.domain.formulary.order import Order
from ivig_desk.domain.formulary.profile import (
    Composition,
    FigureStatus,
    InfusionNumber,
    Limit,
    ObservationPeriod,
    Profile,
    ProfileRung,
    Source,
)
from ivig_desk.domain.patient.patient import Earlier, Patient, Sex

LABEL = Source(document="label", dated="2022-02-16", read_on=date(2026, 11, 22), status=FigureStatus.LABEL)


def limit(rate: LabelRate, status: FigureStatus = FigureStatus.LABEL) -> Limit:
    return Limit(rate=rate, condition="every indication", source=replace(LABEL, status=status))


def rungs(*rates: LabelRate, hold_min: str = "30") -> tuple[ProfileRung, ...]:
    return tuple(ProfileRung(rate=rate, hold=Minutes.of(hold_min), source=LABEL) for rate in rates)


def hourly_rungs(*ml_per_kg_h: str) -> tuple[ProfileRung, ...]:
    return rungs(*(MlPerKgPerHour.of(rate) for rate in ml_per_kg_h))


PROFILE = Profile(
    id="invented-10",
    version="1",
    checksum="",
    preparation="Invented 10 %",
    manufacturer="nobody",
    region="EU",
    indications=("all",),
    infusion=InfusionNumber.ANY,
    concentration=MgPerMl.of("100"),
    drop_factor=None,
    rungs=hourly_rungs("0.5", "1", "2", "4"),
    maximum=limit(MlPerKgPerHour.of("4")),
    tolerated_faster=None,
    at_risk=(),
    at_risk_words="",
    first_infusion=None,
    observe_after=ObservationPeriod(
        ordinary=Minutes.of("20"), first_changed_or_long_gap=Minutes.of("60"), source=LABEL
    ),
    composition=Composition(
        stabiliser="glycine",
        iga="not read",
        vials=(Millilitres.of("50"),),
        dilution="not read",
        line="not read",
        warnings=(),
    ),
    source=LABEL,
    notes=(),
)
"""0.5, 1, 2, 4 mL/kg/h for 30 min each, 4 mL/kg/h at most."""

PATIENT = Patient(
    identifier="4471",
    name="Ionescu, Maria",
    born=date(2018, 5, 2),
    sex=Sex.FEMALE,
    weight=Kilograms.of("20"),
    earlier=Earlier.SAME_WITHIN_8_WEEKS,
)

ORDER = Order(indication="atopic-dermatitis", dose=Grams.of("6"), prescriber="Dr D. Marin")
"""6 g, which are 60 mL of the invented preparation."""
