"""Immunoglobulin under the skin: mL/h per site, sites and total; nothing here can run into a vein."""

from dataclasses import dataclass
from enum import Enum, unique

from ivig_desk.domain.amounts.formulas import dose_per_weight, time_to_run, volume_of_dose
from ivig_desk.domain.amounts.quantities import (
    Grams,
    Kilograms,
    MgPerMl,
    Millilitres,
    Minutes,
    MlPerHour,
    MlPerHourPerSite,
    Quantity,
)
from ivig_desk.domain.formulary.posology import DoseBounds
from ivig_desk.domain.formulary.profile import Checked, Source

REVIEW_PER_SITE = MlPerHourPerSite.of("25")
"""The review's general limit (review.md, "Subcutaneous"); a label's own number stands before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteStep:
    """The rate of one site from an infusion on; `highest` is None where the label prints no number."""

    from_infusion: int
    rate: MlPerHourPerSite
    highest: MlPerHourPerSite | None
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightBand:
    """The steps for a range of body weight, its lower edge in it, its upper one not; None is an open end."""

    at_least: Kilograms | None
    under: Kilograms | None
    all_sites: MlPerHour | None
    steps: tuple[SiteStep, ...]

    def holds(self, weight: Kilograms) -> bool:
        """Whether a body weight is in this range."""
        return (self.at_least is None or self.at_least <= weight) and (self.under is None or weight < self.under)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteBounds:
    """What a label asks of one weight and one infusion; `all_sites` is None where it prints no rate for all of them."""

    step: SiteStep
    all_sites: MlPerHour | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubcutaneousProfile:
    """What one preparation's label asks of an infusion under the skin; no kind of `Profile`, so no vein can take it."""

    id: str
    version: str
    checksum: str
    preparation: str
    manufacturer: str
    region: str
    concentration: MgPerMl
    bands: tuple[WeightBand, ...]
    most_sites: int | None
    placing: str
    source: Source
    notes: tuple[str, ...]
    checked: Checked | None = None

    def bounds_for(self, weight: Kilograms, infusion: int) -> SiteBounds | None:
        """Return what the label asks of a weight and an infusion from 1 on, or None where it has not that weight."""
        for band in self.bands:
            if band.holds(weight):
                step = [step for step in band.steps if step.from_infusion <= infusion][-1]
                return SiteBounds(step=step, all_sites=band.all_sites)
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubcutaneousOrder:
    """One dose over a number of sites, in the first, second … infusion; `rate` is per site, None the label's slower."""

    weight: Kilograms
    dose: Grams
    sites: int
    infusion: int
    rate: MlPerHourPerSite | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubcutaneousPlan:
    """What runs into each site and into all, and how long; `bounds` is what it was held against."""

    bounds: SiteBounds
    per_site: MlPerHourPerSite
    sites: int
    total: MlPerHour
    volume: Millilitres
    volume_per_site: Millilitres
    lasts: Minutes


@unique
class SubcutaneousProblem(Enum):
    """Why an order under the skin is refused."""

    NOT_POSITIVE = "not-positive"
    DOSE_IMPLAUSIBLE = "dose-implausible"
    WEIGHT_NOT_IN_LABEL = "weight-not-in-label"
    TOO_MANY_SITES = "too-many-sites"
    ABOVE_SITE_LIMIT = "above-site-limit"
    ABOVE_ALL_SITES = "above-all-sites"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubcutaneousRefused:
    """No plan, with what was asked and the limit it is held against."""

    problem: SubcutaneousProblem
    have: Quantity | int
    wants: Quantity | int | None = None


def subcutaneous_plan(
    profile: SubcutaneousProfile, order: SubcutaneousOrder, doses: DoseBounds
) -> SubcutaneousPlan | SubcutaneousRefused:
    """Return rate per site, total rate and time, or why there is none; nothing is lowered in silence (S1).

    Worked: Gamunex-C 10 %, 8 g = 80 mL over 4 sites at 20 mL/h each: 80 mL/h in all, 20 mL a site, 60 min.
    """
    wrong = _not_positive(order)
    if wrong is not None:
        return SubcutaneousRefused(problem=SubcutaneousProblem.NOT_POSITIVE, have=wrong)
    per_kg = dose_per_weight(order.dose, order.weight)
    if per_kg > doses.most:
        return SubcutaneousRefused(problem=SubcutaneousProblem.DOSE_IMPLAUSIBLE, have=per_kg, wants=doses.most)
    bounds = profile.bounds_for(order.weight, order.infusion)
    if bounds is None:
        return SubcutaneousRefused(problem=SubcutaneousProblem.WEIGHT_NOT_IN_LABEL, have=order.weight)
    per_site = bounds.step.rate if order.rate is None else order.rate
    return _above(profile.most_sites, bounds, per_site, order.sites) or _planned(profile, order, bounds, per_site)


def _not_positive(order: SubcutaneousOrder) -> Quantity | int | None:
    amounts: list[Quantity] = [order.weight, order.dose]
    if order.rate is not None:
        amounts.append(order.rate)
    for amount in amounts:
        if amount.value <= 0:
            return amount
    for number in (order.sites, order.infusion):
        if number <= 0:
            return number
    return None


def _above(
    most_sites: int | None, bounds: SiteBounds, per_site: MlPerHourPerSite, sites: int
) -> SubcutaneousRefused | None:
    """The first bound that is passed: sites, then the rate of one, then the rate of all."""
    highest, all_sites, total = bounds.step.highest, bounds.all_sites, _total(per_site, sites)
    if most_sites is not None and sites > most_sites:
        return SubcutaneousRefused(problem=SubcutaneousProblem.TOO_MANY_SITES, have=sites, wants=most_sites)
    if highest is not None and per_site > highest:
        return SubcutaneousRefused(problem=SubcutaneousProblem.ABOVE_SITE_LIMIT, have=per_site, wants=highest)
    if all_sites is not None and total > all_sites:
        return SubcutaneousRefused(problem=SubcutaneousProblem.ABOVE_ALL_SITES, have=total, wants=all_sites)
    return None


def _planned(
    profile: SubcutaneousProfile, order: SubcutaneousOrder, bounds: SiteBounds, per_site: MlPerHourPerSite
) -> SubcutaneousPlan:
    volume, total = volume_of_dose(order.dose, profile.concentration), _total(per_site, order.sites)
    return SubcutaneousPlan(
        bounds=bounds,
        per_site=per_site,
        sites=order.sites,
        total=total,
        volume=volume,
        volume_per_site=Millilitres(volume.value / order.sites),
        lasts=time_to_run(volume, total),
    )


def _total(per_site: MlPerHourPerSite, sites: int) -> MlPerHour:
    return MlPerHour(per_site.value * sites)
