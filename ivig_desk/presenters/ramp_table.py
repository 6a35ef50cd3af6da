"""The ramp as a table: rung, what was asked for, what the set makes of it, from when, volume by then."""

from ivig_desk.domain.amounts.formulas import rate_for_weight
from ivig_desk.domain.amounts.quantities import Kilograms, MlPerKgPerHour
from ivig_desk.domain.formulary.giving_set import is_slow_drip
from ivig_desk.domain.formulary.ramp import PlannedRung
from ivig_desk.presenters.formats import amount_text, minutes_text, quantity_text
from ivig_desk.presenters.run_wording import RATE_PLACES, SECONDS_PLACES
from ivig_desk.presenters.screens import Table

_PLACES = 4
_PRINTED = "as printed"
_RATES = ("mL/kg/h", "exact mL/h", "mL/h")
_DROPS = ("drops/min", "s/drop")
_COURSE = ("from", "mL by end")


def ramp_table(rungs: tuple[PlannedRung, ...], weight: Kilograms) -> Table:
    """Return one row a rung: the exact rate in mL/h, and beside it the one that runs, rounded down to the set (S20).

    Drops/min and s/drop stand only where something drips, and there a rung so slow that another set is advised is
    marked; the rate as printed only where that is another unit.
    """
    drips = any(planned.rung.rate.drops_per_min is not None for planned in rungs)
    is_printed = any(not isinstance(planned.rung.as_printed, MlPerKgPerHour) for planned in rungs)
    return Table(
        heads=("rung", *((_PRINTED,) if is_printed else ()), *_RATES, *(_DROPS if drips else ()), *_COURSE),
        rows=tuple(
            (
                str(planned.rung.number),
                *((quantity_text(planned.rung.as_printed, _PLACES),) if is_printed else ()),
                *_rates(planned, weight),
                *_drops(planned),
                *_course(planned),
            )
            for planned in rungs
        ),
        highlighted=tuple(number for number, planned in enumerate(rungs) if is_slow_drip(planned.rung.rate)),
    )


def _rates(planned: PlannedRung, weight: Kilograms) -> tuple[str, ...]:
    rung = planned.rung
    return (
        amount_text(rung.exact, _PLACES),
        amount_text(rate_for_weight(rung.exact, weight), RATE_PLACES),
        amount_text(rung.rate.ml_per_h, RATE_PLACES),
    )


def _drops(planned: PlannedRung) -> tuple[str, ...]:
    drops, seconds = planned.rung.rate.drops_per_min, planned.rung.rate.seconds_per_drop
    if drops is None or seconds is None:
        return ()
    return amount_text(drops, 0), amount_text(seconds, SECONDS_PLACES)


def _course(planned: PlannedRung) -> tuple[str, ...]:
    return minutes_text(planned.start), amount_text(planned.infused_by_end, 1)
