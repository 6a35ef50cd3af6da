"""A profile as the text of its file, in the form of the shipped ones: read back, it is the same profile (S3, S4)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from ivig_desk.adapters.profile_format import NOT_READ, RATES
from ivig_desk.adapters.toml_text import quoted
from ivig_desk.domain.amounts.quantities import LabelRate, Quantity
from ivig_desk.domain.formulary.profile import (
    Checked,
    Composition,
    FigureStatus,
    Limit,
    Profile,
    ProfileRung,
    Raised,
    Source,
)

_HEAD = "# Numbers are text and the unit stands in the key."
_RATE_KEYS = {unit: key for key, unit in RATES.items()}

_Names = Mapping[Source, str]


def text_of_profile(profile: Profile) -> str:
    """Return the text of a profile's file; its checksum, and the limits found above the shipped ones, are not in it."""
    names = _names_of(profile)
    tables = (
        _head(profile, names),
        *(_source(name, source) for source, name in names.items()),
        *(_rung("rung", rung, names) for rung in profile.rungs),
        *(_rung("later_rung", rung, names) for rung in profile.later_rungs),
        *_limits(profile, names),
        _observation(profile, names),
        _composition(profile.composition),
        *_people(profile),
    )
    return "\n".join("".join(f"{line}\n" for line in table) for table in tables)


def _head(profile: Profile, names: _Names) -> Iterator[str]:
    yield _HEAD
    yield _pair("id", profile.id)
    yield _pair("version", profile.version)
    yield _pair("preparation", profile.preparation)
    yield _pair("manufacturer", profile.manufacturer)
    yield _pair("region", profile.region)
    yield _list("indications", profile.indications)
    yield _pair("infusion", profile.infusion.value)
    yield _pair("concentration_mg_per_ml", profile.concentration.text)
    if profile.drop_factor is not None:
        yield _pair("drop_factor_drops_per_ml", profile.drop_factor.text)
    if profile.at_risk_words:
        yield _pair("at_risk_words", profile.at_risk_words)
    yield _pair("source", names[profile.source])
    yield from _long_list("notes", profile.notes)
    if profile.ten_fold_checked_by:
        yield _list("ten_fold_checked_by", profile.ten_fold_checked_by)


def _source(name: str, source: Source) -> Iterator[str]:
    yield f"[sources.{name}]"
    yield _pair("document", source.document)
    yield _pair("dated", source.dated)
    yield _pair("read_on", source.read_on.isoformat())
    yield _pair("status", source.status.value)


def _rung(key: str, rung: ProfileRung, names: _Names) -> Iterator[str]:
    yield f"[[{key}]]"
    yield _rate(rung.rate)
    yield _pair("hold_min", rung.hold.text)
    yield _pair("source", names[rung.source])


def _limits(profile: Profile, names: _Names) -> Iterator[Iterator[str]]:
    yield _limit("[maximum]", profile.maximum, names)
    if profile.tolerated_faster is not None:
        yield _limit("[tolerated_faster]", profile.tolerated_faster, names)
    at_risk = "[at_risk]" if len(profile.at_risk) == 1 else "[[at_risk]]"
    for limit in profile.at_risk:
        yield _limit(at_risk, limit, names)
    if profile.first_infusion is not None:
        yield _limit("[first_infusion]", profile.first_infusion, names)


def _limit(header: str, limit: Limit, names: _Names) -> Iterator[str]:
    yield header
    yield _rate(limit.rate)
    yield _pair("condition", limit.condition)
    yield _pair("source", names[limit.source])


def _observation(profile: Profile, names: _Names) -> Iterator[str]:
    period = profile.observe_after
    yield "[observe_after]"
    yield _pair("ordinary_min", period.ordinary.text)
    yield _pair("first_changed_or_long_gap_min", period.first_changed_or_long_gap.text)
    yield _pair("source", names[period.source])


def _composition(composition: Composition) -> Iterator[str]:
    yield "[composition]"
    yield _pair("stabiliser", composition.stabiliser)
    yield _pair("iga", composition.iga)
    if composition.vials:
        yield _list("vials_ml", _texts(composition.vials))
    else:
        yield _pair("vials_ml", NOT_READ)
    yield _pair("dilution", composition.dilution)
    if composition.diluted_to is not None:
        yield _pair("diluted_to_mg_per_ml", composition.diluted_to.text)
    if composition.pooled_use_within is not None:
        yield _pair("pooled_use_within_min", composition.pooled_use_within.text)
    yield _pair("line", composition.line)
    yield _list("warnings", composition.warnings)


def _people(profile: Profile) -> Iterator[Iterator[str]]:
    if profile.checked is not None:
        yield _checked(profile.checked)
    if profile.raised is not None:
        yield _raised(profile.raised)


def _checked(checked: Checked) -> Iterator[str]:
    yield "[checked]"
    yield _list("by", checked.by)
    yield _pair("on", checked.on.isoformat())


def _raised(raised: Raised) -> Iterator[str]:
    yield "[raised]"
    yield _list("by", raised.by)
    yield _pair("reason", raised.reason)
    yield _pair("on", raised.on.isoformat())


def _names_of(profile: Profile) -> _Names:
    """A short name for each document, by what it is; a number tells two of a kind apart."""
    limits = (profile.maximum, profile.tolerated_faster, *profile.at_risk, profile.first_infusion)
    cited = (
        profile.source,
        *(rung.source for rung in (*profile.rungs, *profile.later_rungs)),
        *(limit.source for limit in limits if limit is not None),
        profile.observe_after.source,
    )
    names: dict[Source, str] = {}
    for source in dict.fromkeys(cited):
        kind = _kind(source.status)
        alike = sum(_kind(other.status) == kind for other in names)
        names[source] = kind if alike == 0 else f"{kind}-{alike + 1}"
    return names


def _kind(status: FigureStatus) -> str:
    match status:
        case FigureStatus.LABEL:
            return "label"
        case FigureStatus.MANUFACTURER:
            return "manufacturer"
        case FigureStatus.REVIEW:
            return "review"
        case FigureStatus.LOCAL:
            return "local"
        case _:
            assert_never(status)


def _rate(rate: LabelRate) -> str:
    return _pair(_RATE_KEYS[type(rate)], rate.text)


def _texts(amounts: Iterable[Quantity]) -> tuple[str, ...]:
    return tuple(amount.text for amount in amounts)


def _pair(key: str, text: str) -> str:
    return f"{key} = {quoted(text)}"


def _list(key: str, texts: Iterable[str]) -> str:
    return f"{key} = [{', '.join(quoted(text) for text in texts)}]"


def _long_list(key: str, texts: tuple[str, ...]) -> Iterator[str]:
    """One text a line, as a person would write sentences."""
    if not texts:
        yield f"{key} = []"
        return
    yield f"{key} = ["
    yield from (f"    {quoted(text)}," for text in texts)
    yield "]"
