"""What a subcutaneous profile's file says: mL/h per site, the sites, the total; no rate per kilogram (S3, S4)."""

import re
from collections.abc import Mapping

from ivig_desk.adapters.profile_format import checked_in, cited, sources_in
from ivig_desk.adapters.toml_table import TomlTable
from ivig_desk.domain.amounts.quantities import Kilograms, MgPerMl, MlPerHour, MlPerHourPerSite
from ivig_desk.domain.formulary.profile import Source
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
_ROUTE = "subcutaneous"
_AS_TOLERATED = "as tolerated"
_WHOLE = re.compile(r"[1-9][0-9]{0,3}")


def subcutaneous_in(table: TomlTable, checksum: str) -> SubcutaneousProfile:
    """Return the profile that a file's top table holds; raises BadDataFile. Its figures are not yet compared."""
    if table.text("route") != _ROUTE:
        raise table.refused("route", f'"{table.text("route")}"', f'"{_ROUTE}", or this file among those for a vein')
    table.hold_to(required=_REQUIRED, optional=("most_sites", "checked"))
    sources = sources_in(table)
    return SubcutaneousProfile(
        id=table.text("id"),
        version=table.text("version"),
        checksum=checksum,
        preparation=table.text("preparation"),
        manufacturer=table.text("manufacturer"),
        region=table.text("region"),
        concentration=table.amount("concentration_mg_per_ml", MgPerMl),
        bands=tuple(_band(band, sources) for band in table.tables("weight")),
        most_sites=_whole(table, "most_sites") if "most_sites" in table.entries else None,
        placing=table.text("placing"),
        source=cited(table, sources),
        notes=table.texts("notes"),
        checked=checked_in(table),
    )


def _band(table: TomlTable, sources: Mapping[str, Source]) -> WeightBand:
    table.hold_to(required=("step",), optional=("at_least_kg", "under_kg", "all_sites_ml_per_h"))
    has = table.entries
    return WeightBand(
        at_least=table.amount("at_least_kg", Kilograms) if "at_least_kg" in has else None,
        under=table.amount("under_kg", Kilograms) if "under_kg" in has else None,
        all_sites=table.amount("all_sites_ml_per_h", MlPerHour) if "all_sites_ml_per_h" in has else None,
        steps=tuple(_step(step, sources) for step in table.tables("step")),
    )


def _step(table: TomlTable, sources: Mapping[str, Source]) -> SiteStep:
    highest = "highest_ml_per_h_per_site"
    table.hold_to(required=("from_infusion", "rate_ml_per_h_per_site", highest, "source"))
    is_open = table.entries[highest] == _AS_TOLERATED
    return SiteStep(
        from_infusion=_whole(table, "from_infusion"),
        rate=table.amount("rate_ml_per_h_per_site", MlPerHourPerSite),
        highest=None if is_open else table.amount(highest, MlPerHourPerSite),
        source=cited(table, sources),
    )


def _whole(table: TomlTable, key: str) -> int:
    written = table.text(key)
    if _WHOLE.fullmatch(written) is None:
        raise table.refused(key, f'"{written}"', 'a whole number above 0, as text: "8"')
    return int(written)
