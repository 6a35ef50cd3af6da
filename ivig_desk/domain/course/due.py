"""When a visit of a course falls due, in days of the calendar."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from ivig_desk.domain.formulary.posology import PosologyRow
from ivig_desk.domain.patient.patient import MONTHS_IN_A_YEAR


@dataclass(frozen=True, slots=True, kw_only=True)
class DueWindow:
    """The first and the last day a visit is due on; the same day where the source gives one interval."""

    first: date
    last: date

    def days_until(self, day: date) -> int:
        """Return how many days before the first one a day lies; 0 from then on."""
        return max(0, (self.first - day).days)

    def days_after(self, day: date) -> int:
        """Return how many days past the last one a day lies; 0 up to then."""
        return max(0, (day - self.last).days)


def after_months(day: date, months: int) -> date:
    """Return the same day so many calendar months later; the month's last day where it has no such day.

    >>> after_months(date(2026, 1, 31), 1), after_months(date(2026, 11, 22), 3)
    (datetime.date(2026, 2, 28), datetime.date(2027, 2, 22))
    """
    counted = day.year * MONTHS_IN_A_YEAR + day.month - 1 + months
    year, month = counted // MONTHS_IN_A_YEAR, counted % MONTHS_IN_A_YEAR + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def cycle_due(row: PosologyRow | None, began: date, cycles: int) -> DueWindow | None:
    """Return when a cycle is due that comes so many cycles after one that began on a day; None without an interval.

    Source: the interval of the indication's row (review.md, "Dose"): months, or from so many to so many weeks.
    """
    if row is None:
        return None
    if row.interval_months is not None:
        day = after_months(began, row.interval_months * cycles)
        return DueWindow(first=day, last=day)
    if row.interval_least_weeks is None or row.interval_most_weeks is None:
        return None
    return DueWindow(
        first=began + timedelta(weeks=row.interval_least_weeks * cycles),
        last=began + timedelta(weeks=row.interval_most_weeks * cycles),
    )


def follow_up_due(last_infusion: date, months: int) -> DueWindow:
    """Return when a follow-up is due: months after the last infusion. Source: review.md, "Outcome", P1."""
    day = after_months(last_infusion, months)
    return DueWindow(first=day, last=day)
