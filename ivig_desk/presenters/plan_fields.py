"""The fields of the plan page, step by step."""

from ivig_desk.domain.amounts.quantities import Grams, Kilograms, Millilitres, Minutes, MlPerKgPerHour, Quantity
from ivig_desk.domain.formulary.order import Tolerance
from ivig_desk.domain.infusion.plan import CheckAnswer
from ivig_desk.domain.patient.patient import Earlier, Iga, Pregnancy, Risk, Sex
from ivig_desk.presenters import plan_wording as words
from ivig_desk.presenters.screens import FieldKind, Option
from ivig_desk.presenters.typed import FieldPlan


def _number(name: str, label: str, quantity: type[Quantity], hint: str = "") -> FieldPlan:
    return FieldPlan(name=name, label=label, kind=FieldKind.NUMBER, quantity=quantity, hint=hint)


def _choice(name: str, label: str, options: tuple[Option, ...]) -> FieldPlan:
    return FieldPlan(name=name, label=label, kind=FieldKind.CHOICE, options=options)


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
PATIENT = (IDENTIFIER, NAME, BORN, SEX, WEIGHT, WEIGHT_AGAIN, PREGNANCY, IGA, EARLIER, RISKS, LAST_TIME)

INDICATION = _choice(
    "indication",
    "Indication",
    tuple(Option(value=indication, label=label) for indication, label in words.INDICATIONS.items()),
)
DOSE = _number("dose_g", "Dose today", Grams)
PRESCRIBER = FieldPlan(name="prescriber", label="Prescriber")
OWN_CEILING = _number("ceiling_ml_per_kg_h", "Prescriber’s own ceiling (if any)", MlPerKgPerHour)
AT_LEAST = _number("over_at_least_min", "Shortest duration (if any)", Minutes)
ORDER = (INDICATION, DOSE, PRESCRIBER, OWN_CEILING, AT_LEAST)

CHECKS = tuple(
    _choice(
        f"check_{name}",
        label,
        tuple(Option(value=answer.value, label=words.answer_text(answer)) for answer in CheckAnswer),
    )
    for name, label in words.CHECKS.items()
)
CHECK_REASON = FieldPlan(name="check_reason", label="Reason for each check not done")

GIVING_SET = _choice(
    "giving_set",
    "Giving set – read the drop factor from its packet",
    tuple(Option(value=value, label=label) for value, label in words.GIVING_SETS.items()),
)
TOLERANCE = _choice(
    "tolerance",
    "Faster maximum of the label",
    tuple(Option(value=one.value, label=words.tolerance_text(one)) for one in Tolerance),
)
BATCH = FieldPlan(name="bottle_1_batch", label="Bottle 1: batch")
EXPIRY = FieldPlan(name="bottle_1_expiry", label="Bottle 1: expiry", hint="Year-month-day")
VOLUME = _number("bottle_1_ml", "Bottle 1: volume", Millilitres)
BATCH_2 = FieldPlan(name="bottle_2_batch", label="Bottle 2: batch (if any)")
EXPIRY_2 = FieldPlan(name="bottle_2_expiry", label="Bottle 2: expiry", hint="Year-month-day")
VOLUME_2 = _number("bottle_2_ml", "Bottle 2: volume", Millilitres)
BOTTLES = ((BATCH, EXPIRY, VOLUME), (BATCH_2, EXPIRY_2, VOLUME_2))

NURSE = FieldPlan(name="nurse", label="Nurse at the bed")
SECOND_CHECKER = FieldPlan(name="second_checker", label="Second checker")
ANSWER_REASON = FieldPlan(name="answer_reason", label="Reason for going on")
ANSWER_NAME = FieldPlan(name="answer_name", label="Prescriber who answers for it")
START_REASON = FieldPlan(name="start_reason", label="Reason for starting all the same")
START_NAME = FieldPlan(name="start_name", label="Prescriber who answers for the start")


def preparation_field(names: tuple[str, ...]) -> FieldPlan:
    """Return the field of the preparation, from those that a profile may be used of."""
    return _choice("preparation", "Preparation", tuple(Option(value=name, label=name) for name in names))


def profile_field(options: tuple[Option, ...]) -> FieldPlan:
    """Return the field of the profile, from those that may be used."""
    return _choice("profile", "Profile", options)
