"""What is said of an infusion under the skin, in the window and at the shell."""

from collections.abc import Sequence
from typing import assert_never

from ivig_desk.domain.amounts.quantities import Quantity
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.formulary.subcutaneous import (
    REVIEW_PER_SITE,
    SiteBounds,
    SubcutaneousPlan,
    SubcutaneousProblem,
    SubcutaneousProfile,
    SubcutaneousRefused,
    WeightBand,
)
from ivig_desk.presenters.formats import amount_text, many_text, minutes_text, quantity_text
from ivig_desk.presenters.refusal_wording.amounts import apart

RATE_PLACES = 2
VOLUME_PLACES = 1
_WEIGHT_PLACES = 2
NOT_READ = "not read"
REVIEW = "Actas Dermosifiliogr 2018;109:323-330"
RESULT_HEADS = ("rate per site", "sites", "all sites", "volume", "volume per site", "lasts")
STATEMENT = (
    "This page reckons, and that is all: it starts no infusion, records nothing, "
    "and has no ramp, no drops and no alarms."
)

NO_PROFILE = "No profile for under the skin may be used now. The page of all infusions names the files and why."


def wanting_text(labels: Sequence[str]) -> str:
    """Say which fields are still wanted, as they are called."""
    return f"Still to be filled in or mended: {', '.join(label.partition(' (')[0].lower() for label in labels)}."


def profile_text(profile: SubcutaneousProfile) -> str:
    """Return a profile as it is chosen: its preparation and whose label it is."""
    return f"{profile.preparation} – {profile.region} label"


def not_for_a_vein_text(profile: SubcutaneousProfile) -> str:
    """Say that a profile named for a vein is none."""
    return f"{profile.preparation} ({profile.region} label) is a profile for under the skin: not for a vein"


def not_for_the_skin_text(profile: Profile) -> str:
    """Say that a profile named for under the skin is none."""
    return f"{profile.preparation} ({profile.id}) is a profile for a vein: not for under the skin"


def total_text(plan: SubcutaneousPlan) -> str:
    """Return the rate of all sites and how it comes about: `4 sites × 20 mL/h per site = 80 mL/h in all`."""
    total = quantity_text(plan.total, RATE_PLACES)
    return f"{sites_text(plan.sites)} × {quantity_text(plan.per_site, RATE_PLACES)} = {total} in all"


def result_texts(plan: SubcutaneousPlan) -> tuple[str, ...]:
    """Return what a plan comes to, a text for each of `RESULT_HEADS`; a rate is rounded down, a time up."""
    return (
        quantity_text(plan.per_site, RATE_PLACES),
        sites_text(plan.sites),
        quantity_text(plan.total, RATE_PLACES),
        quantity_text(plan.volume, VOLUME_PLACES),
        quantity_text(plan.volume_per_site, VOLUME_PLACES),
        minutes_text(plan.lasts),
    )


def sites_text(sites: int) -> str:
    """Return how many sites."""
    return many_text(sites, "site")


def label_texts(profile: SubcutaneousProfile, bounds: SiteBounds) -> tuple[str, str]:
    """Return what the label prints for this weight and infusion, and its source; what was not read is said so."""
    most = "number of sites not read" if profile.most_sites is None else f"at most {sites_text(profile.most_sites)}"
    placing = f"placing of the sites {NOT_READ}" if profile.placing == NOT_READ else profile.placing
    all_sites = f"rate of all sites {NOT_READ}"
    if bounds.all_sites is not None:
        all_sites = f"all sites at most {quantity_text(bounds.all_sites, RATE_PLACES)}"
    return (
        f"{label_rate_text(bounds)}; {all_sites}; {most}; {placing}.",
        f"Source: {bounds.step.source.document}.",
    )


def label_rate_text(bounds: SiteBounds) -> str:
    """Return the label's rate of one site, and up to which it may go: `15 to 20 mL/h per site`."""
    rate, highest = bounds.step.rate, bounds.step.highest
    if highest is None:
        return f"{quantity_text(rate, RATE_PLACES)}, then as tolerated"
    slower = "" if highest == rate else f"{amount_text(rate, RATE_PLACES)} to "
    return f"{slower}{quantity_text(highest, RATE_PLACES)}"


def caution_texts(plan: SubcutaneousPlan) -> tuple[str, ...]:
    """Return what two people look at again: a rate past the label's last number, or above the review's general one."""
    step = plan.bounds.step
    if step.highest is None and plan.per_site > step.rate:
        have, printed = apart(plan.per_site, step.rate)
        past = f"{have} is above {printed}, the label’s last number; then it says “as tolerated”"
        return (f"{past}. Only as the prescriber ordered it.", *_above_the_review(plan))
    return _above_the_review(plan)


def review_texts() -> tuple[str, ...]:
    """Return the review's rules. Source: review.md, "Subcutaneous immunoglobulin (P2)"."""
    general = quantity_text(REVIEW_PER_SITE, RATE_PLACES)
    return (
        "By pump, 15 to 25 mL/h; the dose is split over several sites.",
        "Never into a vessel. No premedication is needed.",
        f"In general at most 20 to {general}; a label’s own number is the limit.",
        f"Source: review, {REVIEW}.",
    )


def refused_text(profile: SubcutaneousProfile, refused: SubcutaneousRefused) -> str:
    """Say what was asked and the number it is held against."""
    have, wants = _both(refused.have, refused.wants)
    match refused.problem:
        case SubcutaneousProblem.NOT_POSITIVE:
            return f"{have} is not more than nothing"
        case SubcutaneousProblem.DOSE_IMPLAUSIBLE:
            return f"a dose of {have} can hardly be meant (the most there is: {wants}) – in grams?"
        case SubcutaneousProblem.WEIGHT_NOT_IN_LABEL:
            weights = ", ".join(weights_text(band) for band in profile.bands) or "none"
            return f"{have} is not among the weights of the label: {weights}"
        case SubcutaneousProblem.TOO_MANY_SITES:
            return f"{have} sites are more than the {wants} sites of the label"
        case SubcutaneousProblem.ABOVE_SITE_LIMIT:
            return f"{have} is above the {wants} of the label for this infusion"
        case SubcutaneousProblem.ABOVE_ALL_SITES:
            return f"{have} in all is above the {wants} of the label for all sites together"
        case _:
            assert_never(refused.problem)


def weights_text(band: WeightBand) -> str:
    """Return the weights of a range, `from 40 kg`."""
    texts = []
    if band.at_least is not None:
        texts.append(f"from {quantity_text(band.at_least, _WEIGHT_PLACES)}")
    if band.under is not None:
        texts.append(f"under {quantity_text(band.under, _WEIGHT_PLACES)}")
    return " ".join(texts) or "every weight"


def _above_the_review(plan: SubcutaneousPlan) -> tuple[str, ...]:
    if plan.per_site <= REVIEW_PER_SITE:
        return ()
    have, general = apart(plan.per_site, REVIEW_PER_SITE)
    highest = plan.bounds.step.highest
    label = "" if highest is None else f"; the label’s limit is {quantity_text(highest, RATE_PLACES)}"
    return (f"{have} is above the review’s general {general}{label}.",)


def _both(have: Quantity | int, wants: Quantity | int | None) -> tuple[str, str]:
    if isinstance(have, Quantity) and isinstance(wants, Quantity):
        return apart(have, wants)
    return _one(have), _one(wants)


def _one(amount: Quantity | int | None) -> str:
    return quantity_text(amount, _WEIGHT_PLACES) if isinstance(amount, Quantity) else str(amount)
