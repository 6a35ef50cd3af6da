"""What of a profile's figures can be compared although its file is at fault elsewhere (S4)."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from ivig_desk.adapters.cited_sources import Sources, checked_in, raised_in, sources_in
from ivig_desk.adapters.profile_format import (
    at_risk_in,
    composition_in,
    drop_factor_in,
    names_in,
    rate_in,
    tables_if_any,
)
from ivig_desk.adapters.toml_table import TomlTable
from ivig_desk.desk.faults import BadDataFile
from ivig_desk.domain.amounts.quantities import MgPerMl, Minutes, MlPerKgPerHour
from ivig_desk.domain.formulary.profile import (
    Composition,
    FigureStatus,
    InfusionNumber,
    Limit,
    ObservationPeriod,
    Profile,
    ProfileRung,
    Source,
)
from ivig_desk.domain.formulary.profile_checks import ProfileProblem, ProfileProblemKind, unusable

ReadT = TypeVar("ReadT")

_PLACE = re.compile(r"(?P<key>\w+)(?: (?P<number>\d+))?")
_ANSWERED_BY: Mapping[ProfileProblemKind, str] = {
    ProfileProblemKind.LIMIT_RAISED: "raised",
    ProfileProblemKind.TEN_FOLD: "ten_fold_checked_by",
}
"""The keys that answer a question about figures: where one cannot be read, whether it does is not known."""
_HARMLESS_TIME = Minutes.of("30")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remains:
    """A profile of what could be read, to be judged and never used; what could not be read is harmless in it.

    `unread` are the keys nothing may be said of, `numbers` the places in the file of the rungs that are left.
    """

    profile: Profile
    unread: frozenset[str]
    numbers: Mapping[str, tuple[int, ...]]

    def said_of(self, problems: Iterable[ProfileProblem]) -> tuple[ProfileProblem, ...]:
        """Return the problems that stand on what was read, their rungs numbered as in the file."""
        return tuple(self._numbered(problem) for problem in problems if not self._is_of_unread(problem))

    def _is_of_unread(self, problem: ProfileProblem) -> bool:
        place = _PLACE.match(problem.key)
        return _ANSWERED_BY.get(problem.kind) in self.unread or (place is not None and place["key"] in self.unread)

    def _numbered(self, problem: ProfileProblem) -> ProfileProblem:
        place = _PLACE.match(problem.key)
        if place is None or place["number"] is None or place["key"] not in self.numbers:
            return problem
        number = self.numbers[place["key"]][int(place["number"]) - 1]
        return replace(problem, key=f"{place['key']} {number}{problem.key[place.end() :]}")


def remains_of(table: TomlTable) -> Remains | None:
    """Return what can be compared, or None where concentration, drop factor or rungs leave every figure in the dark."""
    lenient = _Lenient(table)
    profile = lenient.profile()
    if not lenient.unread.isdisjoint(_WITHOUT_WHICH_NOTHING):
        return None
    if "maximum" in lenient.unread and not unusable(profile):
        profile = _under_no_maximum(profile)
    return Remains(profile=profile, unread=frozenset(lenient.unread), numbers=lenient.numbers)


_WITHOUT_WHICH_NOTHING = {"concentration_mg_per_ml", "drop_factor_drops_per_ml", "rung"}
_HARMLESS_SOURCE = Source(document="", dated="", read_on=date.min, status=FigureStatus.LABEL)
_HARMLESS_LIMIT = Limit(rate=MlPerKgPerHour.of("0"), condition="", source=_HARMLESS_SOURCE)
_HARMLESS = Profile(
    id="",
    version="",
    checksum="",
    preparation="",
    manufacturer="",
    region="",
    indications=(),
    infusion=InfusionNumber.ANY,
    concentration=MgPerMl.of("1"),
    drop_factor=None,
    rungs=(),
    maximum=_HARMLESS_LIMIT,
    tolerated_faster=None,
    at_risk=(),
    at_risk_words="",
    first_infusion=None,
    observe_after=ObservationPeriod(
        ordinary=_HARMLESS_TIME, first_changed_or_long_gap=_HARMLESS_TIME, source=_HARMLESS_SOURCE
    ),
    composition=Composition(stabiliser="", iga="", vials=(), dilution="", line="", warnings=()),
    source=_HARMLESS_SOURCE,
    notes=(),
)


class _Lenient:
    """Reads the keys that figures are compared by, each by itself; those at fault are noted as unread."""

    def __init__(self, table: TomlTable) -> None:
        self._table = table
        self._sources = sources_in(table)
        self.unread: set[str] = set()
        self.numbers: dict[str, tuple[int, ...]] = {}

    def profile(self) -> Profile:
        """Return what could be read of every key, harmless where it could not."""
        table = self._table
        concentration, infusion = "concentration_mg_per_ml", InfusionNumber.ANY
        return self._with_limits(
            replace(
                _HARMLESS,
                id=self._part("id", lambda: table.text("id"), ""),
                preparation=self._part("preparation", lambda: table.text("preparation"), ""),
                region=self._part("region", lambda: table.text("region"), ""),
                indications=self._part("indications", lambda: table.texts("indications"), ()),
                infusion=self._part("infusion", lambda: table.word("infusion", InfusionNumber), infusion),
                concentration=self._part(
                    concentration, lambda: table.amount(concentration, MgPerMl), _HARMLESS.concentration
                ),
                drop_factor=self._part("drop_factor_drops_per_ml", lambda: drop_factor_in(table), None),
                rungs=self._rungs("rung"),
                later_rungs=self._rungs("later_rung"),
            )
        )

    def _with_limits(self, profile: Profile) -> Profile:
        table = self._table
        return replace(
            profile,
            maximum=self._part("maximum", lambda: self._limit(table.table("maximum")), _HARMLESS_LIMIT),
            tolerated_faster=self._part("tolerated_faster", lambda: self._limit_if_any("tolerated_faster"), None),
            at_risk=self._part("at_risk", lambda: tuple(self._limit(one) for one in at_risk_in(table)), ()),
            first_infusion=self._part("first_infusion", lambda: self._limit_if_any("first_infusion"), None),
            observe_after=self._part("observe_after", self._period, _HARMLESS.observe_after),
            composition=self._part(
                "composition", lambda: composition_in(table.table("composition")), _HARMLESS.composition
            ),
            ten_fold_checked_by=self._part("ten_fold_checked_by", lambda: names_in(table), ()),
            checked=self._part("checked", lambda: checked_in(table), None),
            raised=self._part("raised", lambda: raised_in(table), None),
        )

    def _part(self, key: str, read: Callable[[], ReadT], harmless: ReadT) -> ReadT:
        try:
            return read()
        except BadDataFile:
            self.unread.add(key)
            return harmless

    def _rungs(self, key: str) -> tuple[ProfileRung, ...]:
        """The rungs whose rate can be read, and where they stand: one that cannot is left out of the comparison."""
        none: tuple[TomlTable, ...] = ()
        tables = self._part(key, lambda: tables_if_any(self._table, key), none)
        read = {number: _rung_or_none(table, self._sources) for number, table in enumerate(tables, start=1)}
        kept = {number: rung for number, rung in read.items() if rung is not None}
        self.numbers[key] = tuple(kept)
        if tables and not kept:
            self.unread.add(key)
        return tuple(kept.values())

    def _period(self) -> ObservationPeriod:
        table = self._table.table("observe_after")
        return ObservationPeriod(
            ordinary=table.amount("ordinary_min", Minutes),
            first_changed_or_long_gap=table.amount("first_changed_or_long_gap_min", Minutes),
            source=_HARMLESS_SOURCE,
        )

    def _limit_if_any(self, key: str) -> Limit | None:
        return self._limit(self._table.table(key)) if key in self._table.entries else None

    def _limit(self, table: TomlTable) -> Limit:
        return Limit(rate=rate_in(table), condition="", source=_cited_or_harmless(table, self._sources))


def _rung_or_none(table: TomlTable, sources: Sources) -> ProfileRung | None:
    try:
        rate = rate_in(table)
    except BadDataFile:
        return None
    try:
        hold = table.amount("hold_min", Minutes)
    except BadDataFile:
        hold = _HARMLESS_TIME
    return ProfileRung(rate=rate, hold=hold, source=_cited_or_harmless(table, sources))


def _cited_or_harmless(table: TomlTable, sources: Sources) -> Source:
    try:
        return sources.cited(table)
    except BadDataFile:
        return _HARMLESS_SOURCE


def _under_no_maximum(profile: Profile) -> Profile:
    """The profile under its own highest figure: without its maximum, nothing can be said to be above it."""
    limits = (*profile.at_risk, *([] if profile.first_infusion is None else [profile.first_infusion]))
    rates = (*(rung.rate for rung in (*profile.rungs, *profile.later_rungs)), *(limit.rate for limit in limits))
    highest = max(rates, key=profile.hourly)
    return replace(profile, maximum=replace(_HARMLESS_LIMIT, rate=highest), tolerated_faster=None)
