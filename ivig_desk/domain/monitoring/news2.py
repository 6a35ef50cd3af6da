"""NEWS2 for adults: the bands of each item, and the total of a set with all seven."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, unique
from fractions import Fraction

from ivig_desk.domain.amounts.exact import canonical
from ivig_desk.domain.amounts.rising import require_rising
from ivig_desk.domain.monitoring.edges import Bound, require_open_end, require_signs
from ivig_desk.domain.monitoring.observation import Consciousness, Observation, Oxygen, Sign
from ivig_desk.domain.patient.patient import Patient, Pregnancy


@unique
class Points(Enum):
    """What one item scores."""

    ZERO = "0"
    ONE = "1"
    TWO = "2"
    THREE = "3"

    @property
    def number(self) -> int:
        """The points as a number, for adding and comparing."""
        return int(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class News2Step:
    """The values up to an edge: `below` leaves the edge to the next step, `up_to` keeps it, the last has neither."""

    points: Points
    below: Fraction | None = None
    up_to: Fraction | None = None

    @property
    def edge(self) -> Fraction | None:
        """The upper edge, or None for the last step."""
        return self.up_to if self.below is None else self.below

    def takes(self, value: Fraction) -> bool:
        """Return whether a value that no earlier step took belongs here."""
        if self.below is not None:
            return value < self.below
        return self.up_to is None or value <= self.up_to


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredItem:
    """The points of one item; `sign` is None for consciousness and oxygen, whose value and limit are their points."""

    sign: Sign | None
    points: Points
    value: Fraction
    limit: Fraction
    bound: Bound


@unique
class News2Band(Enum):
    """What a total comes to, the calmer first; low-medium is a low total with one item of 3 points."""

    LOW = "low"
    LOW_MEDIUM = "low-medium"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class News2Total:
    """The total of all seven items, and its band."""

    total: int
    band: News2Band


@dataclass(frozen=True, slots=True, kw_only=True)
class News2Incomplete:
    """A set that lacks one of the seven items: the signs missing, and the other two as they are, None where missing."""

    signs: tuple[Sign, ...]
    consciousness: Consciousness | None
    oxygen: Oxygen | None


News2 = News2Total | News2Incomplete
"""What NEWS2 says of one set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News2Table:
    """One sign from its lowest values upward.

    The chart prints whole numbers (tenths for temperature); the edges give what lies between to the side with more
    points.
    """

    sign: Sign
    steps: tuple[News2Step, ...]

    def __post_init__(self) -> None:
        """Refuse a gap, an overlap, or anything but one step of 0 points. Raises ValueError."""
        for step in self.steps:
            if step.below is not None and step.up_to is not None:
                raise ValueError(f"{canonical(step.below)}, {canonical(step.up_to)}", "either below or up_to, not both")
        require_open_end(step.edge for step in self.steps)
        if [step.points for step in self.steps].count(Points.ZERO) != 1:
            raise ValueError(self.sign.value, "exactly one step of 0 points")

    def scored(self, value: Fraction) -> ScoredItem:
        """Return the points of a value in the unit of the sign, with the edge it crossed on its way out of 0 points."""
        at = next(number for number, step in enumerate(self.steps) if step.takes(value))
        normal = next(number for number, step in enumerate(self.steps) if step.points is Points.ZERO)
        step, previous = self.steps[at], self.steps[max(at - 1, 0)]
        limit, bound = value, Bound.AT_OR_BELOW
        if at < normal and step.edge is not None:
            limit, bound = step.edge, Bound.AT_OR_BELOW if step.below is None else Bound.BELOW
        elif at > normal and previous.edge is not None:
            limit, bound = previous.edge, Bound.ABOVE if previous.below is None else Bound.AT_OR_ABOVE
        return ScoredItem(sign=self.sign, points=step.points, value=value, limit=limit, bound=bound)


@dataclass(frozen=True, slots=True, kw_only=True)
class News2Bands:
    """The tables of NEWS2, oxygen scale 1, what their points mean, and the age in completed years they begin at.

    Below that age Bedside PEWS holds, so that there is no age without bands.
    """

    from_years: Fraction
    tables: tuple[News2Table, ...]
    not_alert: Points
    on_oxygen: Points
    single_concerning: Points
    total_concerning: Fraction
    total_critical: Fraction
    source: str

    def __post_init__(self) -> None:
        """Refuse anything but the five signs NEWS2 scores, and totals that do not rise. Raises ValueError."""
        require_signs((table.sign for table in self.tables), (sign for sign in Sign if sign is not Sign.DIASTOLIC))
        require_rising((self.total_concerning, self.total_critical))


def news2_applies(patient: Patient, *, on: date, bands: News2Bands) -> bool:
    """Return whether NEWS2 may be used: not for a child, not in pregnancy (S15)."""
    return patient.age_in_years(on) >= bands.from_years and patient.pregnancy is Pregnancy.NO


def news2_items(observation: Observation, bands: News2Bands) -> tuple[ScoredItem, ...]:
    """Return the points of every item that was measured; one that was not has no points, not 0 (S13)."""
    measured = ((table, observation.of(table.sign)) for table in bands.tables)
    items = [table.scored(value.value) for table, value in measured if value is not None]
    if observation.oxygen is not None:
        items.append(_as_points(bands.on_oxygen if observation.oxygen is Oxygen.OXYGEN else Points.ZERO))
    if observation.consciousness is not None:
        alert = observation.consciousness is Consciousness.ALERT
        items.append(_as_points(Points.ZERO if alert else bands.not_alert))
    return tuple(items)


def news2_total(observation: Observation, *, patient: Patient, on: date, bands: News2Bands) -> int | None:
    """Return the total of all seven items; None where one is missing ("incomplete") or NEWS2 is off (S13, S15)."""
    items = news2_items(observation, bands)
    if len(items) < len(bands.tables) + len((observation.oxygen, observation.consciousness)):
        return None
    if not news2_applies(patient, on=on, bands=bands):
        return None
    return sum(item.points.number for item in items)


def news2_of(observation: Observation, *, patient: Patient, on: date, bands: News2Bands) -> News2 | None:
    """Return total and band of a set, or what it lacks; None where NEWS2 is off, or no sign was measured (S13, S15)."""
    if not news2_applies(patient, on=on, bands=bands) or all(observation.of(sign) is None for sign in Sign):
        return None
    items = news2_items(observation, bands)
    total = news2_total(observation, patient=patient, on=on, bands=bands)
    if total is None:
        signs = tuple(sign for sign in Sign if sign is not Sign.DIASTOLIC and observation.of(sign) is None)
        return News2Incomplete(signs=signs, consciousness=observation.consciousness, oxygen=observation.oxygen)
    is_single = any(item.points.number >= bands.single_concerning.number for item in items)
    return News2Total(total=total, band=_band(total, bands, News2Band.LOW_MEDIUM if is_single else News2Band.LOW))


def _band(total: int, bands: News2Bands, otherwise: News2Band) -> News2Band:
    if total >= bands.total_critical:
        return News2Band.HIGH
    return News2Band.MEDIUM if total >= bands.total_concerning else otherwise


def _as_points(points: Points) -> ScoredItem:
    number = Fraction(points.number)
    return ScoredItem(sign=None, points=points, value=number, limit=number, bound=Bound.AT_OR_ABOVE)
