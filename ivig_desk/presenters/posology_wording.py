"""The review's dose for an indication, in words: the row, what it comes to for a patient, and where it stands."""

from ivig_desk.domain.amounts.quantities import Grams, GramsPerKg, Kilograms
from ivig_desk.domain.formulary.posology import (
    GramRange,
    PosologyRow,
    Spread,
    suggested_cycle,
    suggested_day,
)
from ivig_desk.presenters.formats import marked_text, minutes_text, quantity_text

NO_ROW = "the review has no dose for it"
_PER_KG_PLACES = 3
_GRAM_PLACES = 1


def row_text(row: PosologyRow) -> str:
    """Return dose, days, cycles, interval and how good the evidence is, as far as the review gives them."""
    given = (
        f"{_range_text(row.cycle_least, row.cycle_most)} a cycle",
        " or ".join(_spread_text(spread) for spread in row.spreads),
        "" if row.cycles is None else _counted(row.cycles, "cycle"),
        _interval_text(row),
    )
    graded = (
        "" if row.recommendation is None else f"recommendation {row.recommendation}",
        "" if row.evidence is None else f"evidence {row.evidence}",
    )
    return " · ".join(part for part in (_joined(given), _joined(graded)) if part)


def suggestion_text(row: PosologyRow, weight: Kilograms) -> str:
    """Return the grams of a cycle and of a day; worked: 2 g/kg at 70 kg are 140 g, 28 g a day over 5 days."""
    days = dict.fromkeys(days for spread in reversed(row.spreads) for days in (spread.most_days, spread.least_days))
    daily = [_day_text(suggested_day(row, weight, number), number) for number in days]
    return f"{_grams_text(suggested_cycle(row, weight))} a cycle: {_joined(daily)}"


def _spread_text(spread: Spread) -> str:
    if spread.most_days == 1:
        over = "in one day"
    elif spread.least_days == spread.most_days:
        over = f"over {spread.most_days} days"
    else:
        over = f"over {spread.least_days} to {spread.most_days} days"
    if spread.at_least is None or spread.at_most is None:
        return over
    return f"{over} in {minutes_text(spread.at_least)} to {minutes_text(spread.at_most)}"


def _interval_text(row: PosologyRow) -> str:
    if row.interval_months is not None:
        return f"every {'' if row.interval_months == 1 else f'{row.interval_months} '}month{_many(row.interval_months)}"
    least, most = row.interval_least_weeks, row.interval_most_weeks
    if least is None or most is None:
        return ""
    return f"every {_counted(most, 'week')}" if least == most else f"every {least} to {most} weeks"


def _day_text(grams: GramRange | None, days: int) -> str:
    """The row's own days always have a dose."""
    if grams is None:
        return ""
    return f"{_grams_text(grams)} in one day" if days == 1 else f"{_grams_text(grams)} a day over {days} days"


def _range_text(least: GramsPerKg, most: GramsPerKg) -> str:
    if least == most:
        return quantity_text(most, _PER_KG_PLACES)
    return f"{quantity_text(least, _PER_KG_PLACES)} to {quantity_text(most, _PER_KG_PLACES)}"


def _grams_text(grams: GramRange) -> str:
    return _g(grams.most) if grams.least == grams.most else f"{_g(grams.least)} to {_g(grams.most)}"


def _g(grams: Grams) -> str:
    return marked_text(grams, _GRAM_PLACES)


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}{_many(number)}"


def _many(number: int) -> str:
    return "" if number == 1 else "s"


def _joined(parts: tuple[str, ...] | list[str]) -> str:
    return ", ".join(part for part in parts if part)
