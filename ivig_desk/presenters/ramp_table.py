"""The ramp as a table: rung, rates, from, volume by then."""

from ivig_desk.domain.amounts.quantities import Millilitres
from ivig_desk.domain.formulary.ramp import PlannedRung, Ramp, planned_rungs
from ivig_desk.presenters.formats import amount_text, minutes_text, quantity_text
from ivig_desk.presenters.screens import Table

_RATES = ("rung", "as printed", "mL/kg/h", "mL/h")
_DROPS = ("drops/min",)
_COURSE = ("from", "mL by its end")


def ramp_table(ramp: Ramp, volume: Millilitres) -> Table:
    """Return one row a rung; drops/min only where something drips."""
    rungs = planned_rungs(ramp, volume)
    drips = any(planned.rung.rate.drops_per_min is not None for planned in rungs)
    return Table(
        heads=(*_RATES, *(_DROPS if drips else ()), *_COURSE),
        rows=tuple((*_rates(planned), *_drops(planned), *_course(planned)) for planned in rungs),
    )


def _rates(planned: PlannedRung) -> tuple[str, ...]:
    rung = planned.rung
    return (
        str(rung.number),
        quantity_text(rung.as_printed, 4),
        amount_text(rung.exact, 4),
        amount_text(rung.rate.ml_per_h, 2),
    )


def _drops(planned: PlannedRung) -> tuple[str, ...]:
    drops = planned.rung.rate.drops_per_min
    return () if drops is None else (amount_text(drops, 0),)


def _course(planned: PlannedRung) -> tuple[str, ...]:
    return minutes_text(planned.start), amount_text(planned.infused_by_end, 1)
