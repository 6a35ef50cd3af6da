"""A profile as the texts of its form: what stands in each field before anything is changed."""

from collections.abc import Iterator

from ivig_desk.domain.amounts.quantities import Quantity
from ivig_desk.domain.formulary.profile import Limit, Profile, ProfileRung, Source
from ivig_desk.presenters.entry import EntryFault, EntryProblem, read_number
from ivig_desk.presenters.typed import Texts

_Pairs = Iterator[tuple[str, str]]


def texts_of(profile: Profile) -> Texts:
    """Return the texts of a profile without its id, its version and its names: a changed one has its own."""
    numbers = {source: str(number) for number, source in enumerate(sources_of(profile), start=1)}
    pairs = (*_head(profile, numbers), *_rungs(profile, numbers), *_limits(profile, numbers), *_words(profile))
    return Texts(by_field={name: text for name, text in pairs if text})


def sources_of(profile: Profile) -> tuple[Source, ...]:
    """Return every document a profile's figures name, that of the whole profile first."""
    limits = (profile.maximum, profile.tolerated_faster, *profile.at_risk, profile.first_infusion)
    cited = (
        profile.source,
        *(rung.source for rung in (*profile.rungs, *profile.later_rungs)),
        *(limit.source for limit in limits if limit is not None),
        profile.observe_after.source,
    )
    return tuple(dict.fromkeys(cited))


def has_one_unit(rungs: tuple[ProfileRung, ...]) -> bool:
    """Whether a ramp can be typed in the form, which has one unit for all its rungs, as labels do."""
    return len({type(rung.rate) for rung in rungs}) <= 1


_Numbers = dict[Source, str]


def _head(profile: Profile, numbers: _Numbers) -> _Pairs:
    yield "preparation", profile.preparation
    yield "manufacturer", profile.manufacturer
    yield "region", profile.region
    yield "indications", " ".join(profile.indications)
    yield "infusion", profile.infusion.value
    yield "concentration_mg_per_ml", _typed(profile.concentration)
    yield "drop_factor_drops_per_ml", "" if profile.drop_factor is None else _typed(profile.drop_factor)
    yield "source", numbers[profile.source]
    for number, source in enumerate(numbers, start=1):
        yield f"source_{number}_document", source.document
        yield f"source_{number}_dated", source.dated
        yield f"source_{number}_read_on", source.read_on.isoformat()
        yield f"source_{number}_status", source.status.value


def _rungs(profile: Profile, numbers: _Numbers) -> _Pairs:
    for name, rungs in (("rung", profile.rungs), ("later_rung", profile.later_rungs)):
        for number, rung in enumerate(rungs, start=1):
            yield f"{name}_unit", rung.rate.unit
            yield f"{name}_{number}_rate", _typed(rung.rate)
            yield f"{name}_{number}_hold", _typed(rung.hold)
            yield f"{name}_{number}_source", numbers[rung.source]


def _limits(profile: Profile, numbers: _Numbers) -> _Pairs:
    yield from _limit("maximum", profile.maximum, numbers)
    yield from _limit("tolerated_faster", profile.tolerated_faster, numbers)
    for number, limit in enumerate(profile.at_risk, start=1):
        yield from _limit(f"at_risk_{number}", limit, numbers)
    yield "at_risk_words", profile.at_risk_words
    yield from _limit("first_infusion", profile.first_infusion, numbers)
    period = profile.observe_after
    yield "observe_ordinary_min", _typed(period.ordinary)
    yield "observe_longer_min", _typed(period.first_changed_or_long_gap)
    yield "observe_source", numbers[period.source]


def _limit(name: str, limit: Limit | None, numbers: _Numbers) -> _Pairs:
    if limit is None:
        return
    yield f"{name}_rate", _typed(limit.rate)
    yield f"{name}_unit", limit.rate.unit
    yield f"{name}_condition", limit.condition
    yield f"{name}_source", numbers[limit.source]


def _words(profile: Profile) -> _Pairs:
    composition = profile.composition
    yield "stabiliser", composition.stabiliser
    yield "iga", composition.iga
    yield "vials_ml", " ".join(_typed(vial) for vial in composition.vials)
    yield "dilution", composition.dilution
    yield "diluted_to_mg_per_ml", "" if composition.diluted_to is None else _typed(composition.diluted_to)
    pooled = composition.pooled_use_within
    yield "pooled_use_within_min", "" if pooled is None else _typed(pooled)
    yield "line", composition.line
    for name, texts in (("warning", composition.warnings), ("note", profile.notes)):
        for number, text in enumerate(texts, start=1):
            yield f"{name}_{number}", text


def _typed(amount: Quantity) -> str:
    """The amount as a person would have to type it: 1.875 alone could be read as 1875."""
    read = read_number(amount.text)
    is_two = isinstance(read, EntryProblem) and read.fault is EntryFault.TWO_READINGS
    return f"{amount.text}0" if is_two else amount.text
