"""Immunoglobulin under the skin: mL/h per site, sites and total; nothing here can run into a vein."""

from dataclasses import dataclass
from enum import Enum, unique

from ivig_desk.domain.amounts.formulas import time_to_run, volume_of_dose
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
from ivig_desk.domain.formulary.profile import Checked, Source


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
    """What runs into each site and into all, and how long."""

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


def subcutaneous_plan(profile: SubcutaneousProfile, order: SubcutaneousOrder) -> SubcutaneousPlan | SubcutaneousRefused:
    """Return rate per site, total rate and time, or why there is none; nothing is lowered in silence (S1).

    Worked: Gamunex-C 10 %, 8 g = 80 mL over 4 sites at 20 mL/h each: 80 mL/h in all, 20 mL a site, 60 min.
    """
    wrong = _not_positive(order)
    if wrong is not None:
        return SubcutaneousRefused(problem=SubcutaneousProblem.NOT_POSITIVE, have=wrong)
    band = next((band for band in profile.bands if band.holds(order.weight)), None)
    if band is None:
        return SubcutaneousRefused(problem=SubcutaneousProblem.WEIGHT_NOT_IN_LABEL, have=order.weight)
    step = [step for step in band.steps if step.from_infusion <= order.infusion][-1]
    per_site = step.rate if order.rate is None else order.rate
    total = MlPerHour(per_site.value * order.sites)
    refused = _above(profile, band, step, per_site, order.sites)
    if refused is not None:
        return refused
    volume = volume_of_dose(order.dose, profile.concentration)
    return SubcutaneousPlan(
        per_site=per_site,
        sites=order.sites,
        total=total,
        volume=volume,
        volume_per_site=Millilitres(volume.value / order.sites),
        lasts=time_to_run(volume, total),
    )


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
    profile: SubcutaneousProfile, band: WeightBand, step: SiteStep, per_site: MlPerHourPerSite, sites: int
) -> SubcutaneousRefused | None:
    """The first bound that is passed: sites, then the rate of one, then the rate of all."""
    if profile.most_sites is not None and sites > profile.most_sites:
        return SubcutaneousRefused(problem=SubcutaneousProblem.TOO_MANY_SITES, have=sites, wants=profile.most_sites)
    if step.highest is not None and per_site > step.highest:
        return SubcutaneousRefused(problem=SubcutaneousProblem.ABOVE_SITE_LIMIT, have=per_site, wants=step.highest)
    total = MlPerHour(per_site.value * sites)
    if band.all_sites is not None and total > band.all_sites:
        return SubcutaneousRefused(problem=SubcutaneousProblem.ABOVE_ALL_SITES, have=total, wants=band.all_sites)
    return None
