"""The ward's own ceiling for every infusion, from a data file that only a ward has."""

from collections.abc import Mapping
from pathlib import Path

from ivig_desk.adapters.toml_table import file_bytes, toml_table
from ivig_desk.domain.amounts.quantities import MlPerHour, MlPerKgPerHour
from ivig_desk.domain.formulary.ceiling import WardCeiling

WARD = "ward.toml"
_RATES: Mapping[str, type[MlPerKgPerHour] | type[MlPerHour]] = {
    "rate_ml_per_kg_h": MlPerKgPerHour,
    "rate_ml_h": MlPerHour,
}


def load_ward_ceiling(folder: Path) -> WardCeiling:
    """Return the ceiling that the ward's file sets: one rate, by weight or for all, and who decided it.

    Raises BadDataFile with file, key, found and accepted.
    """
    path = folder / WARD
    top = toml_table(str(path), file_bytes(path))
    top.hold_to(required=("ceiling",))
    ceiling = top.table("ceiling")
    ceiling.hold_to(required=("source",), optional=_RATES)
    named = [key for key in _RATES if key in ceiling.entries]
    if len(named) != 1:
        accepted = f"exactly one of {', '.join(_RATES)}"
        raise ceiling.refused(named[-1] if named else "rate", " and ".join(named) or "missing", accepted)
    return WardCeiling(rate=ceiling.amount(named[0], _RATES[named[0]]), source=ceiling.text("source"))
