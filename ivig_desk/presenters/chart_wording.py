"""The few words that stand in the chart itself."""

from fractions import Fraction

from ivig_desk.presenters.formats import Rounding, number_text
from ivig_desk.presenters.screens import Series

NAME = "Chart of the infusion"
RATE_UNIT = "mL/h"
PLANNED = "planned ramp"
COUNTED = "drip counted"
_LANES = {
    "systolic": "Blood pressure mmHg",
    "diastolic": "Blood pressure mmHg",
    "heart_rate": "Heart rate /min",
    "temperature": "Temperature °C",
    "spo2": "SpO₂ %",
    "respiratory_rate": "Respiratory rate /min",
}
_RATE_PLACES = 1
_SIGN_PLACES = 1
_NOT_MEASURED = "–"


def ceiling_text(ml_per_h: Fraction) -> str:
    """The label of the ceiling line."""
    return f"ceiling {rate_text(ml_per_h)}"


def given_text(ml_per_h: Fraction) -> str:
    """The label where the line of the given rate ends."""
    return f"given {rate_text(ml_per_h)}"


def rate_text(ml_per_h: Fraction) -> str:
    """A rate with its unit, rounded down."""
    return f"{number_text(ml_per_h, _RATE_PLACES, Rounding.DOWN)} {RATE_UNIT}"


def lane_text(series: Series) -> str:
    """The name and unit of the lane a sign is drawn in; both pressures share one."""
    return _LANES.get(series.name, series.label)


def latest_text(series: tuple[Series, ...]) -> str:
    """The last values of signs that share a lane, as `104/62`; a sign that the last set lacks is a dash (S13)."""
    last = max((point.minute for one in series for point in one.points), default=None)
    if last is None:
        return ""
    return "/".join(_value_at(one, last) for one in series)


def _value_at(series: Series, minute: Fraction) -> str:
    found = [point.value for point in series.points if point.minute == minute]
    return number_text(found[-1], _SIGN_PLACES) if found else _NOT_MEASURED
