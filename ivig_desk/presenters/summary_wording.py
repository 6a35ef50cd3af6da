"""What the printed summary says, one typed function each, ready for translation."""

from fractions import Fraction

from ivig_desk.domain.amounts.quantities import Grams
from ivig_desk.domain.formulary.ceiling import Hardness
from ivig_desk.domain.formulary.giving_set import BedRate
from ivig_desk.domain.formulary.order import Order
from ivig_desk.domain.formulary.profile import Source
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.monitoring.news2 import News2, News2Incomplete
from ivig_desk.domain.monitoring.observation import Observation, Sign
from ivig_desk.domain.summary.facts import EndKind
from ivig_desk.domain.summary.roles import Role
from ivig_desk.presenters.formats import amount_text, date_text, number_text, quantity_text
from ivig_desk.presenters.news2_wording import news2_text as total_text
from ivig_desk.presenters.run_wording import said_text
from ivig_desk.presenters.scan_wording import identity_text

STATEMENT = "IVIG Desk is a guide and a record. It is not a cleared medical device."
TITLE = "Infusion summary"
PROGRAM = "IVIG Desk"
PAGE_WORDS = ("page ", " of ")
NONE = "none"
PLAN_AGREED = "plan agreed"
NOT_MEASURED = "–"
CAPTION = (
    "Solid: given rate. Dashed: planned ramp, systolic limits. Dash-dotted: ceiling at the end. Hatched: not watched; "
    "critical. Grey: concerning, pale: scores."
)
RATE_PLACES = 2
LIMIT_PLACES = 3
VOLUME_PLACES = 1
DOSE_PLACES = 2
PER_KG_PLACES = 3
WEIGHT_PLACES = 2
SHARE_PLACES = 1
SIGN_PLACES = 1
PERCENT = 100


def person_text(name: str, identifier: str, born: str) -> str:
    """Whose paper it is, for the head of every page (S29)."""
    return f"{name} · ID {identifier} · born {born}"


def state_text(phase: Phase, end: EndKind | None, missing: Grams) -> str:
    """How the infusion stands; `missing` is what of the dose has not gone in."""
    if end is EndKind.COMPLETED:
        return "completed"
    if end is EndKind.STOPPED:
        return "stopped before the dose was in" if missing.value > 0 else "stopped after the dose was in"
    return "held" if phase is Phase.HELD else "running" if phase is Phase.RUNNING else "not started"


def agreed_text(order: Order) -> str:
    """Whose dose it is that was agreed: as ordered, or in whole bottles."""
    return "ordered" if order.rounded is None else "in whole bottles"


def share_text(share: Fraction) -> str:
    """A share of what was ordered."""
    return f"{number_text(share * PERCENT, SHARE_PLACES)} %"


def rate_text(rate: BedRate) -> str:
    """A given rate in every unit it is known by."""
    parts = [quantity_text(rate.ml_per_h, RATE_PLACES), quantity_text(rate.ml_per_kg_h, RATE_PLACES)]
    if rate.drops_per_min is not None:
        parts.insert(0, quantity_text(rate.drops_per_min, 0))
    return " · ".join(parts)


def drops_text(rate: BedRate) -> str:
    """The drops of a rate, a dash on a pump."""
    return NOT_MEASURED if rate.drops_per_min is None else amount_text(rate.drops_per_min, 0)


def source_text(source: Source) -> str:
    """The document a profile's figures are from."""
    return f"{source.document}, {source.dated} ({source.status.value})"


def hardness_text(hardness: Hardness) -> str:
    """Whether a bound can be passed."""
    return "hard" if hardness is Hardness.HARD else "soft"


def pressure_text(observation: Observation) -> str:
    """Both pressures, `104/62`; one not measured is a dash (S13)."""
    if observation.systolic is None and observation.diastolic is None:
        return NOT_MEASURED
    return f"{sign_value_text(observation, Sign.SYSTOLIC)}/{sign_value_text(observation, Sign.DIASTOLIC)}"


def sign_value_text(observation: Observation, sign: Sign) -> str:
    """The value of one sign without its unit, which stands in the head of its column; a dash where not measured."""
    value = observation.of(sign)
    return NOT_MEASURED if value is None else amount_text(value, SIGN_PLACES)


def alertness_text(observation: Observation) -> str:
    """Consciousness and oxygen, as far as they were noted."""
    noted = [one.value for one in (observation.consciousness, observation.oxygen) if one is not None]
    return ", ".join(noted) or NOT_MEASURED


def observation_text(observation: Observation) -> str:
    """A set of vital signs in one line, in the order a monitor shows them; what was not measured is left out."""
    parts = [f"BP {pressure_text(observation)} mmHg"] if pressure_text(observation) != NOT_MEASURED else []
    for name, value in (
        ("heart", observation.heart_rate),
        ("", observation.temperature),
        ("SpO₂", observation.spo2),
        ("resp.", observation.respiratory_rate),
    ):
        if value is not None:
            parts.append(f"{name} {quantity_text(value, SIGN_PLACES)}".strip())
    alertness = alertness_text(observation)
    said = ("" if alertness == NOT_MEASURED else alertness, said_text(observation))
    return ", ".join([*parts, *filter(None, said)])


def news2_text(news2: News2 | None) -> str:
    """NEWS2 of a set; what it lacks for a total is seen in its row, where a dash stands."""
    return "NEWS2 incomplete" if isinstance(news2, News2Incomplete) else "" if news2 is None else total_text(news2)


def batch_text(bottle: Bottle) -> str:
    """The batch of a bottle, or why there is none, with GTIN, serial and how the label was read."""
    batch, identity = bottle.batch or f"not available: {bottle.not_available}", identity_text(bottle)
    return f"{batch} ({identity})" if identity else batch


def expiry_text(bottle: Bottle) -> str:
    """The expiry of a bottle."""
    return NOT_MEASURED if bottle.expiry is None else date_text(bottle.expiry)


def role_text(role: Role) -> str:
    """What a person did."""
    return _ROLES[role]


def prompts_text(prompts: int) -> str:
    """How often somebody was asked to come to the bed."""
    times = "once" if prompts == 1 else f"{prompts} times"
    return f"{times}, for vital signs or a rise"


def late_text(clock: str) -> str:
    """That an entry was written down later than it happened, and when."""
    return f"written down {clock}"


def record_text(infusion_id: str, extent: str, printed: str, offsets: str) -> str:
    """Which record, how far, the paper was made from, and when; at which offset its clock times are told."""
    return f"Record {infusion_id}, {extent} · printed {printed} · {offsets}"


_ROLES = {
    Role.NURSE: "nurse",
    Role.SECOND_CHECKER: "second checker",
    Role.PRESCRIBER: "prescriber",
    Role.PASSED_A_LIMIT: "answered for passing a limit",
    Role.CHOSE_WHOLE_BOTTLES: "chose whole bottles",
    Role.REPORTER: "reported the reaction",
    Role.ANSWERED_A_QUESTION: "answered a question about the plan",
    Role.CALLED_A_VISIT_OFF: "called a visit off",
}
