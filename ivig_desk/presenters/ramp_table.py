"""The ramp as a table: rung, rates, from, volume by then."""

from ivig_desk.domain.formulary.ramp import PlannedRung
from ivig_desk.presenters.formats import amount_text, minutes_text, quantity_text
from ivig_desk.presenters.run_wording import SECONDS_PLACES
from ivig_desk.presenters.screens import Table

_RATES = ("rung", "as printed", "mL/kg/h", "mL/h")
_DROPS = ("drops/min", "s/drop")
_COURSE = ("from", "mL by its end")


def ramp_table(rungs: tuple[PlannedRung, ...]) -> Table:
    """Return one row a rung; drops/min and s/drop only where something drips."""
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
    drops, seconds = planned.rung.rate.drops_per_min, planned.rung.rate.seconds_per_drop
    if drops is None or seconds is None:
        return ()
    return amount_text(drops, 0), amount_text(seconds, SECONDS_PLACES)


def _course(planned: PlannedRung) -> tuple[str, ...]:
    return minutes_text(planned.start), amount_text(planned.infused_by_end, 1)
