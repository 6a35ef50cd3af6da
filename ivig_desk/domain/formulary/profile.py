"""A preparation's figures, as its label or the review prints them."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, unique

from ivig_desk.domain.amounts.formulas import hourly
from ivig_desk.domain.amounts.quantities import (
    DropsPerMl,
    LabelRate,
    MgPerMl,
    Millilitres,
    Minutes,
    MlPerKgPerHour,
)
from ivig_desk.domain.patient.patient import Earlier


@unique
class FigureStatus(Enum):
    """Where a figure was read; only label and manufacturer figures may stand as limits (preparations.md)."""

    LABEL = "label"
    MANUFACTURER = "manufacturer"
    REVIEW = "review"
    LOCAL = "local practice"


@unique
class InfusionNumber(Enum):
    """Which infusions a profile is for (S3)."""

    ANY = "any"
    FIRST = "first"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The document a figure stands in."""

    document: str
    dated: str
    read_on: date
    status: FigureStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A highest rate in the label's own unit, with the words it is bound to and its source."""

    rate: LabelRate
    condition: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileRung:
    """One rate and how long it is held before the next may be tried."""

    rate: LabelRate
    hold: Minutes
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationPeriod:
    """How long the patient is watched after the end."""

    ordinary: Minutes
    first_changed_or_long_gap: Minutes
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """What the bottle holds beside immunoglobulin, and how it may be handled; words from the label.

    `vials` is empty where no size was read. `diluted_to` is the lowest concentration the label lets a bag have,
    `pooled_use_within` how long pooled bottles may be used; None where the label says nothing of it.
    """

    stabiliser: str
    iga: str
    vials: tuple[Millilitres, ...]
    dilution: str
    line: str
    warnings: tuple[str, ...]
    diluted_to: MgPerMl | None = None
    pooled_use_within: Minutes | None = None


EVERY_INDICATION = "all"
"""Stands in a profile whose label gives one rate for all its indications."""
_WIDER = {"chronic-immune-thrombocytopenia": "immune-thrombocytopenia"}
"""Labels name the chronic disease alone or the whole of it; the whole covers the chronic one, never the reverse."""


@unique
class LimitKind(Enum):
    """The hard limits of a profile, by their keys in its file."""

    MAXIMUM = "maximum"
    TOLERATED_FASTER = "tolerated_faster"
    AT_RISK = "at_risk"
    FIRST_INFUSION = "first_infusion"


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisedLimit:
    """A ward's limit above the shipped one, both in mL/kg/h; one left out is as high as what then binds."""

    kind: LimitKind
    rate: MlPerKgPerHour
    shipped: MlPerKgPerHour


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """Who answers for limits above the shipped ones, why, since when; `limits` are those that are above.

    `limits` is empty as the file is read, and filled once it is held against the shipped profiles.
    """

    by: tuple[str, ...]
    reason: str
    on: date
    limits: tuple[RaisedLimit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """Who read a ward's profile against its source, the pharmacist and a second reader, and when."""

    by: tuple[str, ...]
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """All that one preparation, region, indication and infusion number ask of the rate (S3).

    `at_risk` holds every print of the label's maximum for patients at risk; the lowest binds. `later_rungs` is the ramp
    of a later infusion where the label gives it one of its own. `ten_fold_checked_by` are the names that stand for a
    ward's figure which reads like a slip of the decimal point. `checked` is None in a shipped profile, for which its
    checksum stands; `raised` is None where nobody answers for a limit above the shipped one.
    """

    id: str
    version: str
    checksum: str
    preparation: str
    manufacturer: str
    region: str
    indications: tuple[str, ...]
    infusion: InfusionNumber
    concentration: MgPerMl
    drop_factor: DropsPerMl | None
    rungs: tuple[ProfileRung, ...]
    maximum: Limit
    tolerated_faster: Limit | None
    at_risk: tuple[Limit, ...]
    at_risk_words: str
    first_infusion: Limit | None
    observe_after: ObservationPeriod
    composition: Composition
    source: Source
    notes: tuple[str, ...]
    later_rungs: tuple[ProfileRung, ...] = ()
    ten_fold_checked_by: tuple[str, ...] = ()
    checked: Checked | None = None
    raised: Raised | None = None

    @property
    def raised_limits(self) -> tuple[RaisedLimit, ...]:
        """The ward's limits above the shipped ones; whoever gives by this profile is told of them."""
        return () if self.raised is None else self.raised.limits

    def may_hang(self, concentration: MgPerMl) -> bool:
        """Whether the label lets a mL of the bag hold so much: as it comes, or no thinner than it may be diluted."""
        lowest = self.composition.diluted_to
        return concentration == self.concentration or (
            lowest is not None and lowest <= concentration < self.concentration
        )

    def hourly(self, rate: LabelRate) -> MlPerKgPerHour:
        """Return one of this profile's rates in mL/kg/h, the unit every limit is held in (S26)."""
        return hourly(rate, self.concentration, self.drop_factor)

    def is_for(self, indication: str) -> bool:
        """Whether the label's rates are printed for an indication, or for a wider one that covers it."""
        return not {EVERY_INDICATION, indication, _WIDER.get(indication, indication)}.isdisjoint(self.indications)

    def rungs_for(self, earlier: Earlier) -> tuple[ProfileRung, ...]:
        """Return the rungs of a first or a later infusion: the same ones unless the label parts them (S3)."""
        return self.later_rungs if self.later_rungs and not earlier.counts_as_first else self.rungs
