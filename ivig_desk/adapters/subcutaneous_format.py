"""What a subcutaneous profile's file says: mL/h per site, the sites, the total; no rate per kilogram (S3, S4)."""

import re

from ivig_desk.adapters.cited_sources import Sources, checked_in, sources_in
from ivig_desk.adapters.gathering import gathered, gathered_each
from ivig_desk.adapters.toml_table import QuantityT, TomlTable
from ivig_desk.domain.amounts.quantities import Kilograms, MgPerMl, MlPerHour, MlPerHourPerSite
from ivig_desk.domain.formulary.subcutaneous import SiteStep, SubcutaneousProfile, WeightBand

_REQUIRED = (
    "id",
    "route",
    "version",
    "preparation",
    "manufacturer",
    "region",
    "concentration_mg_per_ml",
    "placing",
    "source",
    "notes",
    "sources",
    "weight",
)
SUBCUTANEOUS_ROUTE = "subcutaneous"
_AS_TOLERATED = "as tolerated"
_HIGHEST = "highest_ml_per_h_per_site"
_WHOLE = re.compile(r"[1-9][0-9]{0,3}")


def subcutaneous_in(table: TomlTable, checksum: str) -> SubcutaneousProfile:
    """Return the profile that a file's top table holds; raises BadDataFile. Its figures are not yet compared."""
    if table.text("route") != SUBCUTANEOUS_ROUTE:
        raise table.refused(
            "route", f'"{table.text("route")}"', f'"{SUBCUTANEOUS_ROUTE}", or this file among those for a vein'
        )
    sources = sources_in(table)
    return gathered(
        SubcutaneousProfile,
        lambda: table.hold_to(required=_REQUIRED, optional=("most_sites", "checked")),
        sources.hold,
        id=lambda: table.text("id"),
        version=lambda: table.text("version"),
        checksum=lambda: checksum,
        preparation=lambda: table.text("preparation"),
        manufacturer=lambda: table.text("manufacturer"),
        region=lambda: table.text("region"),
        concentration=lambda: table.amount("concentration_mg_per_ml", MgPerMl),
        bands=lambda: gathered_each(lambda band: _band(band, sources), table.tables("weight")),
        most_sites=lambda: _whole(table, "most_sites") if "most_sites" in table.entries else None,
        placing=lambda: table.text("placing"),
        source=lambda: sources.cited(table),
        notes=lambda: table.texts("notes"),
        checked=lambda: checked_in(table),
    )


def _band(table: TomlTable, sources: Sources) -> WeightBand:
    return gathered(
        WeightBand,
        lambda: table.hold_to(required=("step",), optional=("at_least_kg", "under_kg", "all_sites_ml_per_h")),
        at_least=lambda: _if_any(table, "at_least_kg", Kilograms),
        under=lambda: _if_any(table, "under_kg", Kilograms),
        all_sites=lambda: _if_any(table, "all_sites_ml_per_h", MlPerHour),
        steps=lambda: gathered_each(lambda step: _step(step, sources), table.tables("step")),
    )


def _step(table: TomlTable, sources: Sources) -> SiteStep:
    return gathered(
        SiteStep,
        lambda: table.hold_to(required=("from_infusion", "rate_ml_per_h_per_site", _HIGHEST, "source")),
        from_infusion=lambda: _whole(table, "from_infusion"),
        rate=lambda: table.amount("rate_ml_per_h_per_site", MlPerHourPerSite),
        highest=lambda: _highest(table),
        source=lambda: sources.cited(table),
    )


def _highest(table: TomlTable) -> MlPerHourPerSite | None:
    is_open = table.entries.get(_HIGHEST) == _AS_TOLERATED
    return None if is_open else table.amount(_HIGHEST, MlPerHourPerSite)


def _if_any(table: TomlTable, key: str, unit: type[QuantityT]) -> QuantityT | None:
    return table.amount(key, unit) if key in table.entries else None


def _whole(table: TomlTable, key: str) -> int:
    written = table.text(key)
    if _WHOLE.fullmatch(written) is None:
        raise table.refused(key, f'"{written}"', 'a whole number above 0, as text: "8"')
    return int(written)
