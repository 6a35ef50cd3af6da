"""What a profile's file says: numbers as text, the unit in the key, every figure naming its source (S3, S4)."""

from collections.abc import Mapping

from ivig_desk.adapters.cited_sources import Sources, checked_in, raised_in, sources_in
from ivig_desk.adapters.gathering import gathered, gathered_each
from ivig_desk.adapters.toml_table import TomlTable
from ivig_desk.desk.faults import MISSING
from ivig_desk.domain.amounts.quantities import (
    DropsPerKgPerMinute,
    DropsPerMl,
    LabelRate,
    MgPerKgPerHour,
    MgPerKgPerMinute,
    MgPerMl,
    Millilitres,
    Minutes,
    MlPerKgPerHour,
    MlPerKgPerMinute,
)
from ivig_desk.domain.formulary.profile import (
    Composition,
    InfusionNumber,
    Limit,
    ObservationPeriod,
    Profile,
    ProfileRung,
)

RATES: Mapping[str, type[LabelRate]] = {
    "rate_ml_per_kg_h": MlPerKgPerHour,
    "rate_ml_per_kg_min": MlPerKgPerMinute,
    "rate_mg_per_kg_min": MgPerKgPerMinute,
    "rate_mg_per_kg_h": MgPerKgPerHour,
    "rate_drops_per_kg_min": DropsPerKgPerMinute,
}
_REQUIRED = (
    "id",
    "version",
    "preparation",
    "manufacturer",
    "region",
    "indications",
    "infusion",
    "concentration_mg_per_ml",
    "source",
    "notes",
    "sources",
    "rung",
    "maximum",
    "observe_after",
    "composition",
)
_OPTIONAL = (
    "route",
    "drop_factor_drops_per_ml",
    "later_rung",
    "tolerated_faster",
    "at_risk",
    "at_risk_words",
    "first_infusion",
    "ten_fold_checked_by",
    "checked",
    "raised",
)
_INTRAVENOUS = "intravenous"
NOT_READ = "not read"

_ONE_RATE = f"exactly one of {', '.join(RATES)}"


def profile_in(table: TomlTable, checksum: str) -> Profile:
    """Return the profile that a file's top table holds; raises BadDataFile with every fault of its keys and values.

    Its figures are not yet compared.
    """
    _hold_to_the_vein(table)
    sources = sources_in(table)
    return gathered(
        Profile,
        lambda: table.hold_to(required=_REQUIRED, optional=_OPTIONAL),
        sources.hold,
        id=lambda: table.text("id"),
        version=lambda: table.text("version"),
        checksum=lambda: checksum,
        preparation=lambda: table.text("preparation"),
        manufacturer=lambda: table.text("manufacturer"),
        region=lambda: table.text("region"),
        indications=lambda: _indications(table),
        infusion=lambda: table.word("infusion", InfusionNumber),
        concentration=lambda: table.amount("concentration_mg_per_ml", MgPerMl),
        drop_factor=lambda: drop_factor_in(table),
        rungs=lambda: gathered_each(lambda rung: _rung(rung, sources), table.tables("rung")),
        later_rungs=lambda: gathered_each(lambda rung: _rung(rung, sources), tables_if_any(table, "later_rung")),
        maximum=lambda: _limit(table.table("maximum"), sources),
        tolerated_faster=lambda: _optional_limit(table, "tolerated_faster", sources),
        at_risk=lambda: gathered_each(lambda print_: _limit(print_, sources), at_risk_in(table)),
        at_risk_words=lambda: _at_risk_words(table),
        first_infusion=lambda: _optional_limit(table, "first_infusion", sources),
        observe_after=lambda: _observation_period(table.table("observe_after"), sources),
        composition=lambda: composition_in(table.table("composition")),
        source=lambda: sources.cited(table),
        notes=lambda: table.texts("notes"),
        ten_fold_checked_by=lambda: names_in(table),
        checked=lambda: checked_in(table),
        raised=lambda: raised_in(table),
    )


def rate_in(table: TomlTable) -> LabelRate:
    """Return the rate of a table: one key, which says the unit; raises BadDataFile.

    A rate under an unknown key is named by that key, not as missing.
    """
    named = [key for key in RATES if key in table.entries]
    if len(named) == 1:
        return table.amount(named[0], RATES[named[0]])
    if named:
        raise table.refused(named[-1], " and ".join(named), _ONE_RATE)
    unknown = [key for key in table.entries if key.startswith("rate_")]
    raise table.refused(*((unknown[0], "unknown key") if unknown else ("rate", MISSING)), _ONE_RATE)


def at_risk_in(table: TomlTable) -> tuple[TomlTable, ...]:
    """Return one print of the maximum for patients at risk, or a list where a label has several: the lowest binds."""
    match table.entries.get("at_risk"):
        case None:
            return ()
        case list():
            return table.tables("at_risk")
        case _:
            return (table.table("at_risk"),)


def tables_if_any(table: TomlTable, key: str) -> tuple[TomlTable, ...]:
    """Return a list of tables that may be missing; raises BadDataFile where it is not one."""
    return table.tables(key) if key in table.entries else ()


def drop_factor_in(table: TomlTable) -> DropsPerMl | None:
    """Return the drop factor that drops/kg/min is bound to, or None; raises BadDataFile."""
    key = "drop_factor_drops_per_ml"
    return table.amount(key, DropsPerMl) if key in table.entries else None


def names_in(table: TomlTable) -> tuple[str, ...]:
    """Return who looked at a figure that reads like a slip; raises BadDataFile."""
    key = "ten_fold_checked_by"
    return table.texts(key) if key in table.entries else ()


def composition_in(table: TomlTable) -> Composition:
    """Return what the bottle holds; raises BadDataFile."""
    required = ("stabiliser", "iga", "vials_ml", "dilution", "line", "warnings")
    diluted_to, pooled = "diluted_to_mg_per_ml", "pooled_use_within_min"
    return gathered(
        Composition,
        lambda: table.hold_to(required=required, optional=(diluted_to, pooled)),
        stabiliser=lambda: table.text("stabiliser"),
        iga=lambda: table.text("iga"),
        vials=lambda: _vials(table),
        dilution=lambda: table.text("dilution"),
        line=lambda: table.text("line"),
        warnings=lambda: table.texts("warnings"),
        diluted_to=lambda: table.amount(diluted_to, MgPerMl) if diluted_to in table.entries else None,
        pooled_use_within=lambda: table.amount(pooled, Minutes) if pooled in table.entries else None,
    )


def _hold_to_the_vein(table: TomlTable) -> None:
    """Refuse a profile for another way in before its keys are: that it lies in the wrong folder is what matters."""
    if "route" in table.entries and table.text("route") != _INTRAVENOUS:
        accepted = f'"{_INTRAVENOUS}", or this file in the folder of subcutaneous profiles'
        raise table.refused("route", f'"{table.text("route")}"', accepted)


def _indications(table: TomlTable) -> tuple[str, ...]:
    indications = table.texts("indications")
    if not indications:
        raise table.refused("indications", "an empty list", 'at least one, or ["all"]')
    return indications


def _at_risk_words(table: TomlTable) -> str:
    """What the label says of patients at risk; a profile that prints a number for them may leave the words out."""
    if "at_risk_words" in table.entries:
        return table.text("at_risk_words")
    if "at_risk" not in table.entries:
        accepted = 'the label\'s words, "not read" where they were not, or [at_risk]'
        raise table.refused("at_risk_words", MISSING, accepted)
    return ""


def _rung(table: TomlTable, sources: Sources) -> ProfileRung:
    return gathered(
        ProfileRung,
        lambda: table.hold_to(required=("hold_min", "source"), optional=RATES),
        rate=lambda: rate_in(table),
        hold=lambda: table.amount("hold_min", Minutes),
        source=lambda: sources.cited(table),
    )


def _limit(table: TomlTable, sources: Sources) -> Limit:
    return gathered(
        Limit,
        lambda: table.hold_to(required=("condition", "source"), optional=RATES),
        rate=lambda: rate_in(table),
        condition=lambda: table.text("condition"),
        source=lambda: sources.cited(table),
    )


def _optional_limit(table: TomlTable, key: str, sources: Sources) -> Limit | None:
    return _limit(table.table(key), sources) if key in table.entries else None


def _observation_period(table: TomlTable, sources: Sources) -> ObservationPeriod:
    return gathered(
        ObservationPeriod,
        lambda: table.hold_to(required=("ordinary_min", "first_changed_or_long_gap_min", "source")),
        ordinary=lambda: table.amount("ordinary_min", Minutes),
        first_changed_or_long_gap=lambda: table.amount("first_changed_or_long_gap_min", Minutes),
        source=lambda: sources.cited(table),
    )


def _vials(table: TomlTable) -> tuple[Millilitres, ...]:
    return () if table.entries.get("vials_ml") == NOT_READ else table.amounts("vials_ml", Millilitres)
