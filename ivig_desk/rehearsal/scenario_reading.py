"""A scenario from the text of its file, strictly."""

from dataclasses import replace
from datetime import datetime

from ivig_desk.domain.amounts.formulas import dose_for_weight
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import (
    Grams,
    GramsPerKg,
    Kilograms,
    MgPerMl,
    Minutes,
    MlPerKgPerHour,
)
from ivig_desk.domain.formulary.giving_set import GivingSet
from ivig_desk.domain.formulary.order import Order, Tolerance
from ivig_desk.domain.infusion.plan import Asked
from ivig_desk.domain.infusion.refusals import RefusalKind
from ivig_desk.domain.patient.patient import Earlier, Iga, Patient, Pregnancy, Risk, Sex, with_age_risk
from ivig_desk.rehearsal.action_reading import read_bottle
from ivig_desk.rehearsal.check_words import read_checks
from ivig_desk.rehearsal.giving_set_words import ACCEPTED_SETS, read_giving_set
from ivig_desk.rehearsal.scenario import Scenario
from ivig_desk.rehearsal.step_reading import read_steps
from ivig_desk.rehearsal.table import ScenarioTable, scenario_table, shown

DEFAULT_START = "2026-11-22T09:00:00+01:00"
_SECONDS_IN_A_MINUTE = 60


def read_scenario(file: str, text: str) -> Scenario:
    """Return the scenario in a file's text; raises ScenarioProblem for anything but one exact reading."""
    top = scenario_table(file, text)
    top.hold_to(required=("title", "patient", "order", "set", "step"), optional=("starts", "checks", "answer"))
    starts, utc_offset_minutes = _starts(top)
    steps = read_steps(top)
    if starts.local(utc_offset_minutes).second and any(step.own_minute is not None for step in steps):
        raise top.problem("starts", shown(top.text("starts")), "a whole minute, where a step has at_minute")
    patient = with_age_risk(_patient(top.table("patient"), starts, utc_offset_minutes), starts.day(utc_offset_minutes))
    giving = top.table("set")
    giving.hold_to(required=("profile", "giving_set"), optional=("bottles",))
    return Scenario(
        file=file,
        title=top.text("title"),
        starts=starts,
        utc_offset_minutes=utc_offset_minutes,
        patient=patient,
        order=_order(top.table("order"), patient.weight),
        profile_id=giving.text("profile"),
        giving_set=_giving_set(giving),
        bottles=tuple(read_bottle(bottle) for bottle in giving.tables("bottles")),
        checks=read_checks(top.table("checks")),
        answers=tuple(_answer(answer) for answer in top.tables("answer")),
        steps=steps,
    )


def _starts(top: ScenarioTable) -> tuple[Instant, int]:
    written = top.text("starts") if top.has("starts") else DEFAULT_START
    try:
        offset = datetime.fromisoformat(written).utcoffset()
    except ValueError:
        offset = None
    if offset is None:
        raise top.problem("starts", shown(written), f'a moment with its offset: "{DEFAULT_START}"')
    return Instant.of(written), int(offset.total_seconds()) // _SECONDS_IN_A_MINUTE


def _patient(table: ScenarioTable, starts: Instant, utc_offset_minutes: int) -> Patient:
    table.hold_to(
        required=("id", "name", "born", "sex", "weight_kg"),
        optional=("risks", "iga", "earlier", "pregnancy", "last_time"),
    )
    born = table.day("born")
    if born > starts.day(utc_offset_minutes):
        raise table.problem("born", shown(born.isoformat()), "a day before the scenario starts")
    return Patient(
        identifier=table.text("id"),
        name=table.text("name"),
        born=born,
        sex=table.word("sex", Sex),
        weight=table.positive("weight_kg", Kilograms),
        pregnancy=table.word_or("pregnancy", Pregnancy.NO),
        risks=table.words("risks", Risk),
        iga=table.word_or("iga", Iga.UNKNOWN),
        earlier=table.word_or("earlier", Earlier.NEVER),
        last_time=table.text_or("last_time", ""),
    )


def _order(table: ScenarioTable, weight: Kilograms) -> Order:
    table.hold_to(
        required=("indication", "prescriber"),
        optional=(
            "dose_g",
            "dose_g_per_kg",
            "ceiling_ml_per_kg_h",
            "over_at_least_min",
            "tolerance",
            "dispensed_mg_per_ml",
        ),
    )
    if table.one_of("dose_g", "dose_g_per_kg") == "dose_g":
        dose = table.positive("dose_g", Grams)
    else:
        dose = dose_for_weight(table.positive("dose_g_per_kg", GramsPerKg), weight)
    return Order(
        indication=table.text("indication"),
        dose=dose,
        prescriber=table.text("prescriber"),
        ceiling=table.positive_or_none("ceiling_ml_per_kg_h", MlPerKgPerHour),
        over_at_least=table.positive_or_none("over_at_least_min", Minutes),
        tolerance=table.word_or("tolerance", Tolerance.ORDINARY),
        dispensed=table.positive_or_none("dispensed_mg_per_ml", MgPerMl),
    )


def _giving_set(table: ScenarioTable) -> GivingSet:
    word = table.text("giving_set")
    giving_set = read_giving_set(word)
    if giving_set is None:
        raise table.problem("giving_set", shown(word), ACCEPTED_SETS)
    return giving_set


def _answer(table: ScenarioTable) -> Asked:
    table.hold_to(required=("question", "reason", "name"))
    # Of several contraindications each is answered by itself: `contraindication:severe-kidney-failure`.
    kind, mark, which = table.text("question").partition(":")
    replace(table, entries={"question": kind}).word("question", RefusalKind)
    return Asked(question=f"{kind}{mark}{which}", reason=table.text("reason"), name=table.text("name"))
