"""When the next infusion is due, as far as the order and the review's interval say."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from ivig_desk.domain.formulary.order import Order
from ivig_desk.domain.formulary.posology import Posology, PosologyRow
from ivig_desk.domain.patient.patient import MONTHS_IN_A_YEAR


@dataclass(frozen=True, slots=True, kw_only=True)
class DueWindow:
    """The days in which the next infusion is due, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse days the wrong way round. Raises ValueError."""
        if self.last < self.first:
            raise ValueError(f"{self.first}, {self.last}", "the earlier day first")


def due_after(order: Order, given_on: date, posology: Posology) -> DueWindow | None:
    """Return when the next cycle is due after a cycle of one day; None where nothing says so.

    Of a cycle of several days neither the next day of it nor the day it began is known here, and after the last
    cycle there is no next one. Source: review.md, "Dose": interval; a month from 31 January is 28 February.
    """
    row = posology.row_of(order.indication)
    is_of_one_day = order.days in {None, 1} and order.day in {None, 1}
    is_last = order.cycle is not None and order.cycle == (order.cycles or (row and row.cycles))
    return None if row is None or is_last or not is_of_one_day else _after(row, given_on)


def _after(row: PosologyRow, day: date) -> DueWindow | None:
    if row.interval_months is not None:
        due = _months_later(day, row.interval_months)
        return DueWindow(first=due, last=due)
    if row.interval_least_weeks is None or row.interval_most_weeks is None:
        return None
    return DueWindow(
        first=day + timedelta(weeks=row.interval_least_weeks), last=day + timedelta(weeks=row.interval_most_weeks)
    )


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last one."""
    years, month = divmod(day.month - 1 + months, MONTHS_IN_A_YEAR)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
