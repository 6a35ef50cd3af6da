"""The fields of the plan page, step by step."""

from dataclasses import replace

from ivig_desk.domain.amounts.quantities import (
    Grams,
    GramsPerKg,
    Kilograms,
    MgPerMl,
    Millilitres,
    Minutes,
    MlPerHour,
    MlPerKgPerHour,
    Quantity,
    WeightFactor,
)
from ivig_desk.domain.formulary.order import Tolerance
from ivig_desk.domain.infusion.sound_check import SoundCheck
from ivig_desk.domain.patient.dosing_weight import WeightBasis
from ivig_desk.domain.patient.patient import Earlier, Iga, Pregnancy, Risk, Sex
from ivig_desk.presenters import plan_wording as words
from ivig_desk.presenters.screens import FieldKind, Option
from ivig_desk.presenters.typed import FieldPlan

MOST_BOTTLES = 12
"""How many bottles a plan has room for; further ones are added as they are connected."""


def _number(name: str, label: str, quantity: type[Quantity], hint: str = "") -> FieldPlan:
    return FieldPlan(name=name, label=label, kind=FieldKind.NUMBER, quantity=quantity, hint=hint)


def _choice(name: str, label: str, options: tuple[Option, ...]) -> FieldPlan:
    return FieldPlan(name=name, label=label, kind=FieldKind.CHOICE, options=options)


def _count(name: str, label: str) -> FieldPlan:
    return FieldPlan(name=name, label=label, kind=FieldKind.NUMBER)


def _bottle(number: int) -> tuple[FieldPlan, FieldPlan, FieldPlan]:
    return (
        FieldPlan(name=f"bottle_{number}_batch", label=f"Bottle {number}: batch"),
        FieldPlan(name=f"bottle_{number}_expiry", label=f"Bottle {number}: expiry", hint="Year-month-day"),
        _number(f"bottle_{number}_ml", f"Bottle {number}: volume", Millilitres),
    )


FIND = FieldPlan(
    name="find_earlier",
    label="Find an earlier patient (name or identifier)",
    hint="Two letters or more; leave it empty for a new patient",
)
EARLIER_PATIENT = FieldPlan(name="earlier_patient", label="On record – press who it is", kind=FieldKind.CHOICE)
IDENTIFIER = FieldPlan(name="identifier", label="Identifier")
NAME = FieldPlan(name="name", label="Family name, first name")
BORN = FieldPlan(name="born", label="Date of birth", hint="Year-month-day, such as 2018-05-02")
SEX = _choice("sex", "Sex", tuple(Option(value=sex.value, label=words.sex_text(sex)) for sex in Sex))
WEIGHT = _number("weight_kg", "Weight", Kilograms)
WEIGHT_AGAIN = _number("weight_again_kg", "Weight, typed again", Kilograms)
PREGNANCY = _choice(
    "pregnancy", "Pregnant", tuple(Option(value=one.value, label=words.pregnancy_text(one)) for one in Pregnancy)
)
RISKS = FieldPlan(
    name="risks",
    label="Risks (press each that is there)",
    kind=FieldKind.CHOICES,
    options=tuple(Option(value=risk.value, label=words.risk_text(risk)) for risk in Risk if risk is not Risk.AGE_65),
)
IGA = _choice("iga", "IgA", tuple(Option(value=iga.value, label=words.iga_text(iga)) for iga in Iga))
EARLIER = _choice(
    "earlier",
    "Immunoglobulin before today",
    tuple(Option(value=one.value, label=words.earlier_text(one)) for one in Earlier),
)
LAST_TIME = FieldPlan(name="last_time", label="What happened last time (if anything)")

INDICATION = _choice(
    "indication",
    "Indication",
    tuple(Option(value=indication, label=label) for indication, label in words.INDICATIONS.items()),
)
DOSE = _number("dose_g", "Dose today", Grams)
DOSE_PER_KG = _number("dose_g_per_kg", "Dose by weight", GramsPerKg)
DOSE_ML = _number("dose_ml", "Dose in mL", Millilitres)
OF_TODAY, OF_THE_CYCLE = "today", "cycle"
DOSE_OF = _choice(
    "dose_of",
    "The dose typed is (of today unless said otherwise)",
    (Option(value=OF_TODAY, label="of today"), Option(value=OF_THE_CYCLE, label="of the whole cycle")),
)
DOSING_BASIS = _choice(
    "dosing_basis",
    "Weight the dose is reckoned on (the actual one unless the prescriber says so)",
    tuple(Option(value=basis.value, label=words.basis_text(basis)) for basis in WeightBasis),
)
IDEAL_WEIGHT = _number("ideal_kg", "Ideal weight", Kilograms)
IDEAL_WORKING = FieldPlan(name="ideal_working", label="How the ideal weight was reached")
FACTOR = _number("dosing_factor", "Factor, as prescribed", WeightFactor)
DAY = _count("day", "Day (if any)")
DAYS = _count("days", "of days")
CYCLE = _count("cycle", "Cycle (if any)")
CYCLES = _count("cycles", "of cycles")
PLACE = (DAY, DAYS, CYCLE, CYCLES)
PRESCRIBER = FieldPlan(name="prescriber", label="Prescriber")
OWN_CEILING = _number("ceiling_ml_per_kg_h", "Prescriber’s own ceiling (if any)", MlPerKgPerHour)
AT_LEAST = _number("over_at_least_min", "Shortest duration (if any)", Minutes)

GIVING_SET = _choice(
    "giving_set",
    "Giving set – read the drop factor from its packet",
    tuple(Option(value=value, label=label, picture=value) for value, label in words.GIVING_SETS.items()),
)
TOLERANCE = _choice(
    "tolerance",
    "Faster maximum of the label",
    tuple(Option(value=one.value, label=words.tolerance_text(one)) for one in Tolerance),
)
DISPENSED = _number("dispensed_mg_per_ml", "Bag diluted to (if any)", MgPerMl)
FASTEST = _number("fastest_ml_h", "Pump’s fastest rate (if any)", MlPerHour)
POOLED_AT = FieldPlan(
    name="pooled_at", label="Bottles pooled at (if they are)", hint="Hour:minute of today, such as 09:10"
)
BOTTLE_CHOICE = "bottle_choice"
ROUNDED_BY = FieldPlan(name="rounded_by", label="Who chose whole bottles in place of the ordered dose")
BOTTLES = tuple(_bottle(number) for number in range(1, MOST_BOTTLES + 1))
"""A row for each bottle that may be typed before the start; further ones are added as they are connected."""

NOT_SCANNED = tuple(
    FieldPlan(name=f"bottle_{number}_not_scanned", label=f"Bottle {number}: why it cannot be scanned")
    for number in range(1, MOST_BOTTLES + 1)
)
BATCHES_AGAIN = tuple(
    FieldPlan(name=f"bottle_{number}_batch_again", label=f"Bottle {number}: batch, read again")
    for number in range(1, MOST_BOTTLES + 1)
)
"""A typed label is read twice: nothing else finds a slip in a batch."""

NURSE = FieldPlan(name="nurse", label="Nurse at the bed")
SECOND_CHECKER = FieldPlan(name="second_checker", label="Second checker")
SOUND = _choice(
    "sound",
    "Alarm sound (press Sound test: it plays high, medium, low)",
    (
        Option(value=SoundCheck.HEARD.value, label="heard"),
        Option(value=SoundCheck.BY_SIGHT.value, label="not heard: go by sight"),
    ),
)
SOUND_UNANSWERED = "Alarm sound: press Sound test, then say what was heard."
ANSWER = "answer_"
"""How the name of every field begins that answers a question."""
START_REASON = FieldPlan(name="start_reason", label="Reason for starting all the same")
START_NAME = FieldPlan(name="start_name", label="Prescriber who answers for the start")


def answer_fields(question: str) -> tuple[FieldPlan, FieldPlan]:
    """Return reason and name for one question by its stable name: an answer to one is none to another (S17)."""
    asked = words.question_text(question)
    return (
        FieldPlan(name=f"{ANSWER}reason_{question}", label=f"{asked}: reason"),
        FieldPlan(name=f"{ANSWER}name_{question}", label=f"{asked}: prescriber"),
    )


def earlier_patient_field(options: tuple[Option, ...]) -> FieldPlan:
    """Return the field of the earlier patient, from those who may be meant."""
    return replace(EARLIER_PATIENT, options=options)


def bottle_choice_field(options: tuple[Option, ...]) -> FieldPlan:
    """Return the field of whole bottles, from those that the preparation comes in."""
    return _choice(BOTTLE_CHOICE, "Bottles (left open: the dose as ordered)", options)


def preparation_field(names: tuple[str, ...]) -> FieldPlan:
    """Return the field of the preparation, from those that a profile may be used of."""
    return _choice("preparation", "Preparation", tuple(Option(value=name, label=name) for name in names))


def profile_field(options: tuple[Option, ...]) -> FieldPlan:
    """Return the field of the profile, from those that may be used."""
    return _choice("profile", "Profile", options)
