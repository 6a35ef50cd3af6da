"""What a profile's file says: numbers as text, the unit in the key, every figure naming its source (S3, S4)."""

from collections.abc import Mapping

from ivig_desk.adapters.toml_table import TomlTable
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
    Checked,
    Composition,
    FigureStatus,
    InfusionNumber,
    Limit,
    ObservationPeriod,
    Profile,
    ProfileRung,
    Raised,
    Source,
)

_RATES: Mapping[str, type[LabelRate]] = {
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
_NOT_READ = "not read"

_ONE_RATE = f"exactly one of {', '.join(_RATES)}"

_Sources = Mapping[str, Source]


def profile_in(table: TomlTable, checksum: str) -> Profile:
    """Return the profile that a file's top table holds; raises BadDataFile. Its figures are not yet compared."""
    _hold_to_the_vein(table)
    table.hold_to(required=_REQUIRED, optional=_OPTIONAL)
    sources = sources_in(table)
    return Profile(
        id=table.text("id"),
        version=table.text("version"),
        checksum=checksum,
        preparation=table.text("preparation"),
        manufacturer=table.text("manufacturer"),
        region=table.text("region"),
        indications=_indications(table),
        infusion=table.word("infusion", InfusionNumber),
        concentration=table.amount("concentration_mg_per_ml", MgPerMl),
        drop_factor=_drop_factor(table),
        rungs=tuple(_rung(rung, sources) for rung in table.tables("rung")),
        later_rungs=tuple(_rung(rung, sources) for rung in _tables_if_any(table, "later_rung")),
        maximum=_limit(table.table("maximum"), sources),
        tolerated_faster=_optional_limit(table, "tolerated_faster", sources),
        at_risk=tuple(_limit(print_, sources) for print_ in _at_risk(table)),
        at_risk_words=_at_risk_words(table),
        first_infusion=_optional_limit(table, "first_infusion", sources),
        observe_after=_observation_period(table.table("observe_after"), sources),
        composition=_composition(table.table("composition")),
        source=cited(table, sources),
        notes=table.texts("notes"),
        ten_fold_checked_by=_names(table),
        checked=checked_in(table),
        raised=_raised(table),
    )


def sources_in(table: TomlTable) -> Mapping[str, Source]:
    """Return the documents a file's figures name, by their short names; raises BadDataFile."""
    return table.every("sources", _source)


def cited(table: TomlTable, sources: _Sources) -> Source:
    """Return the source a figure names, so that a date read again is renewed in one place; raises BadDataFile."""
    name = table.text("source")
    if name not in sources:
        raise table.refused("source", f'"{name}"', f"one of [sources]: {', '.join(sorted(sources)) or 'none is there'}")
    return sources[name]


def checked_in(table: TomlTable) -> Checked | None:
    """Return who read the file against its source, or None where it does not say; raises BadDataFile."""
    if "checked" not in table.entries:
        return None
    inside = table.table("checked")
    inside.hold_to(required=("by", "on"))
    return Checked(by=inside.texts("by"), on=inside.day("on"))


def _raised(table: TomlTable) -> Raised | None:
    """Who answers for limits above the shipped ones; which they are, only the shipped profiles can tell."""
    if "raised" not in table.entries:
        return None
    inside = table.table("raised")
    inside.hold_to(required=("by", "reason", "on"))
    return Raised(by=inside.texts("by"), reason=inside.text("reason"), on=inside.day("on"))


def _hold_to_the_vein(table: TomlTable) -> None:
    """Refuse a profile for another way in before its keys are: that it lies in the wrong folder is what matters."""
    if "route" in table.entries and table.text("route") != _INTRAVENOUS:
        accepted = f'"{_INTRAVENOUS}", or this file in the folder of subcutaneous profiles'
        raise table.refused("route", f'"{table.text("route")}"', accepted)


def _source(table: TomlTable) -> Source:
    table.hold_to(required=("document", "dated", "read_on", "status"))
    return Source(
        document=table.text("document"),
        dated=table.text("dated"),
        read_on=table.day("read_on"),
        status=table.word("status", FigureStatus),
    )


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
        raise table.refused("at_risk_words", "missing", accepted)
    return ""


def _at_risk(table: TomlTable) -> tuple[TomlTable, ...]:
    """One print of the maximum for patients at risk, or a list where a label has several: the lowest binds."""
    match table.entries.get("at_risk"):
        case None:
            return ()
        case list():
            return table.tables("at_risk")
        case _:
            return (table.table("at_risk"),)


def _tables_if_any(table: TomlTable, key: str) -> tuple[TomlTable, ...]:
    return table.tables(key) if key in table.entries else ()


def _names(table: TomlTable) -> tuple[str, ...]:
    key = "ten_fold_checked_by"
    return table.texts(key) if key in table.entries else ()


def _drop_factor(table: TomlTable) -> DropsPerMl | None:
    key = "drop_factor_drops_per_ml"
    return table.amount(key, DropsPerMl) if key in table.entries else None


def _rate(table: TomlTable) -> LabelRate:
    """The rate of a table that `hold_to` has let pass: one key, which says the unit."""
    named = [key for key in _RATES if key in table.entries]
    if len(named) != 1:
        raise table.refused(named[-1] if named else "rate", " and ".join(named) or "missing", _ONE_RATE)
    return table.amount(named[0], _RATES[named[0]])


def _rung(table: TomlTable, sources: _Sources) -> ProfileRung:
    table.hold_to(required=("hold_min", "source"), optional=_RATES)
    return ProfileRung(rate=_rate(table), hold=table.amount("hold_min", Minutes), source=cited(table, sources))


def _limit(table: TomlTable, sources: _Sources) -> Limit:
    table.hold_to(required=("condition", "source"), optional=_RATES)
    return Limit(rate=_rate(table), condition=table.text("condition"), source=cited(table, sources))


def _optional_limit(table: TomlTable, key: str, sources: _Sources) -> Limit | None:
    return _limit(table.table(key), sources) if key in table.entries else None


def _observation_period(table: TomlTable, sources: _Sources) -> ObservationPeriod:
    table.hold_to(required=("ordinary_min", "first_changed_or_long_gap_min", "source"))
    return ObservationPeriod(
        ordinary=table.amount("ordinary_min", Minutes),
        first_changed_or_long_gap=table.amount("first_changed_or_long_gap_min", Minutes),
        source=cited(table, sources),
    )


def _composition(table: TomlTable) -> Composition:
    required = ("stabiliser", "iga", "vials_ml", "dilution", "line", "warnings")
    diluted_to = "diluted_to_mg_per_ml"
    table.hold_to(required=required, optional=(diluted_to,))
    return Composition(
        stabiliser=table.text("stabiliser"),
        iga=table.text("iga"),
        vials=() if table.entries["vials_ml"] == _NOT_READ else table.amounts("vials_ml", Millilitres),
        dilution=table.text("dilution"),
        line=table.text("line"),
        warnings=table.texts("warnings"),
        diluted_to=table.amount(diluted_to, MgPerMl) if diluted_to in table.entries else None,
    )
