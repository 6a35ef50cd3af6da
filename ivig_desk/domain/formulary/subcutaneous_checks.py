"""What must be true of a subcutaneous profile's figures before anyone may use it (S4)."""

from collections.abc import Sequence
from itertools import pairwise

from ivig_desk.domain.formulary.profile import FigureStatus
from ivig_desk.domain.formulary.profile_checks import ProfileProblem, ProfileProblemKind
from ivig_desk.domain.formulary.subcutaneous import SiteStep, SubcutaneousProfile, WeightBand
from ivig_desk.domain.formulary.ward_profile import checked_problems

_READ = {FigureStatus.LABEL, FigureStatus.MANUFACTURER}


def subcutaneous_problems_of(profile: SubcutaneousProfile) -> tuple[ProfileProblem, ...]:
    """Return every contradiction in a subcutaneous profile's figures; empty where it may be used (S4)."""
    return (
        *_weight_problems(profile.bands),
        *(
            problem
            for number, band in enumerate(profile.bands, start=1)
            for problem in _band_problems(f"weight {number}", band)
        ),
    )


def own_subcutaneous_problems(
    profile: SubcutaneousProfile, shipped: Sequence[SubcutaneousProfile]
) -> tuple[ProfileProblem, ...]:
    """Return all that keeps a ward's profile for under the skin from being used beside the shipped ones (S4).

    mL/h per site are not held against the shipped ones, so a ward's may not stand in for one of them.
    """
    problems = (*subcutaneous_problems_of(profile), *checked_problems(profile.checked))
    if profile.id not in {row.id for row in shipped}:
        return problems
    accepted = "an id of its own, other than every shipped one"
    return (*problems, _problem(ProfileProblemKind.ID_TAKEN, "id", profile.id, accepted))


def _weight_problems(bands: tuple[WeightBand, ...]) -> tuple[ProfileProblem, ...]:
    """Every weight is in exactly one band: the first is open below, the last above, and each begins where one ends."""
    edges = [bands[0].at_least, *(edge for band in bands for edge in (band.under,))] if bands else []
    joined = all(lower.under is not None and lower.under == upper.at_least for lower, upper in pairwise(bands))
    rising = all(band.at_least is None or band.under is None or band.at_least < band.under for band in bands)
    if bands and joined and rising and edges[0] is None and edges[-1] is None:
        return ()
    found = ", ".join(f"{band.at_least or 'any'}–{band.under or 'any'}" for band in bands) or "none"
    accepted = "bands that follow on each other, the first open below, the last open above"
    return (_problem(ProfileProblemKind.WEIGHTS_NOT_PARTED, "weight", found, accepted),)


def _band_problems(key: str, band: WeightBand) -> tuple[ProfileProblem, ...]:
    problems = []
    numbers = [step.from_infusion for step in band.steps]
    if numbers[:1] != [1] or any(upper <= lower for lower, upper in pairwise(numbers)):
        found = ", ".join(str(number) for number in numbers) or "none"
        accepted = "infusions that rise from 1"
        problems.append(_problem(ProfileProblemKind.STEPS_NOT_RISING, f"{key}.step", found, accepted))
    for number, step in enumerate(band.steps, start=1):
        problems.extend(_step_problems(f"{key}.step {number}", band, step))
    return tuple(problems)


def _step_problems(key: str, band: WeightBand, step: SiteStep) -> tuple[ProfileProblem, ...]:
    problems = []
    if step.rate.value <= 0:
        problems.append(_problem(ProfileProblemKind.RUNG_NOT_POSITIVE, key, step.rate, "a rate above 0"))
    if step.highest is not None and step.rate > step.highest:
        problems.append(_problem(ProfileProblemKind.RUNG_ABOVE_MAXIMUM, key, step.rate, f"at most {step.highest}"))
    one_site = step.rate if step.highest is None else step.highest
    if band.all_sites is not None and one_site.value > band.all_sites.value:
        accepted = f"at most {band.all_sites}, the rate of all sites"
        problems.append(_problem(ProfileProblemKind.RUNG_ABOVE_MAXIMUM, key, one_site, accepted))
    if step.source.status not in _READ:
        accepted = "a figure read in a label or on the manufacturer's page"
        status = step.source.status.value
        problems.append(_problem(ProfileProblemKind.LIMIT_WITHOUT_LABEL, f"{key}.source.status", status, accepted))
    return tuple(problems)


def _problem(kind: ProfileProblemKind, key: str, found: object, accepted: str) -> ProfileProblem:
    return ProfileProblem(kind=kind, key=key, found=str(found), accepted=accepted)
