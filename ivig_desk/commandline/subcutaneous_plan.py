"""`plan` with a profile for under the skin: rate per site, sites and total, as a table or as JSON."""

from dataclasses import dataclass
from typing import assert_never

from ivig_desk.commandline.plan_route import required
from ivig_desk.commandline.typed_amounts import counted, dose, optional, positive
from ivig_desk.commandline.wanted import PlanWanted
from ivig_desk.commandline.wrong_use import WrongUse, not_accepted
from ivig_desk.domain.amounts.formulas import dose_per_weight
from ivig_desk.domain.amounts.quantities import Kilograms, MlPerHourPerSite
from ivig_desk.domain.formulary.posology import DoseBounds
from ivig_desk.domain.formulary.subcutaneous import (
    SubcutaneousOrder,
    SubcutaneousPlan,
    SubcutaneousProblem,
    SubcutaneousProfile,
    SubcutaneousRefused,
    subcutaneous_plan,
)
from ivig_desk.presenters.formats import Rounding, number_text, quantity_text
from ivig_desk.presenters.subcutaneous_wording import (
    RESULT_HEADS,
    caution_texts,
    label_texts,
    refused_text,
    result_texts,
    review_texts,
    total_text,
)
from ivig_desk.rehearsal.columns import columns

_FIRST = "1"
_DOSE_PLACES = 3
_TIME_PLACES = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SubcutaneousSheet:
    """An order under the skin and what it comes to."""

    profile: SubcutaneousProfile
    order: SubcutaneousOrder
    plan: SubcutaneousPlan


def subcutaneous_sheet(wanted: PlanWanted, profile: SubcutaneousProfile, doses: DoseBounds) -> SubcutaneousSheet:
    """Return the sheet; raises WrongUse naming the option, its value and what is accepted."""
    weight = positive("--weight-kg", wanted.weight, Kilograms)
    order = SubcutaneousOrder(
        weight=weight,
        dose=dose(wanted.dose_option, wanted.dose, weight),
        sites=counted("--sites", required("--sites", wanted.sites)),
        infusion=counted("--infusion", _FIRST if wanted.infusion is None else wanted.infusion),
        rate=optional("--rate-ml-h-per-site", wanted.site_rate, MlPerHourPerSite),
    )
    plan = subcutaneous_plan(profile, order, doses)
    if isinstance(plan, SubcutaneousRefused):
        raise _refused(wanted, profile, plan)
    return SubcutaneousSheet(profile=profile, order=order, plan=plan)


def subcutaneous_object(sheet: SubcutaneousSheet) -> dict[str, object]:
    """Return the sheet as JSON has it: every number exact text with its unit in the key; the time at most one place."""
    profile, order, plan = sheet.profile, sheet.order, sheet.plan
    highest, all_sites = plan.bounds.step.highest, plan.bounds.all_sites
    return {
        "profile": profile.id,
        "profile_version": profile.version,
        "route": "subcutaneous",
        "weight_kg": order.weight.text,
        "dose_g": order.dose.text,
        "infusion": str(order.infusion),
        "ml_h_per_site": plan.per_site.text,
        "sites": str(plan.sites),
        "total_ml_h": plan.total.text,
        "volume_ml": plan.volume.text,
        "volume_per_site_ml": plan.volume_per_site.text,
        "duration_min": number_text(plan.lasts.value, _TIME_PLACES, Rounding.UP),
        "label": {
            "highest_ml_h_per_site": None if highest is None else highest.text,
            "most_sites": None if profile.most_sites is None else str(profile.most_sites),
            "all_sites_ml_h": None if all_sites is None else all_sites.text,
            "placing": profile.placing,
        },
        "source": plan.bounds.step.source.document,
        "notes": [*caution_texts(plan), *profile.notes, *review_texts()],
    }


def subcutaneous_lines(sheet: SubcutaneousSheet) -> list[str]:
    """Return the sheet as lines for a person; a time is rounded up, a rate down."""
    profile, order, plan = sheet.profile, sheet.order, sheet.plan
    per_kg = quantity_text(dose_per_weight(order.dose, order.weight), _DOSE_PLACES)
    label, source = label_texts(profile, plan.bounds)
    dosed = f"{quantity_text(order.dose, _DOSE_PLACES)} ({per_kg})"
    return [
        f"{profile.preparation} ({profile.id}, version {profile.version}), under the skin: not for a vein",
        f"{quantity_text(order.weight, _DOSE_PLACES)} · {dosed} · infusion {order.infusion}",
        total_text(plan),
        "",
        *columns([RESULT_HEADS, result_texts(plan)]),
        "",
        *(f"! {caution}" for caution in caution_texts(plan)),
        f"Label: {label}",
        source,
        *(f"– {note}" for note in profile.notes),
        "",
        *review_texts(),
    ]


def _refused(wanted: PlanWanted, profile: SubcutaneousProfile, refused: SubcutaneousRefused) -> WrongUse:
    """Name the option that can mend it."""
    option, typed, accepted = _mended_by(wanted, refused)
    return not_accepted(option, f"{typed} ({refused_text(profile, refused)})", accepted)


def _mended_by(wanted: PlanWanted, refused: SubcutaneousRefused) -> tuple[str, str | None, str]:
    """The option, what was typed after it, and what it takes."""
    match refused.problem:
        case SubcutaneousProblem.DOSE_IMPLAUSIBLE:
            return wanted.dose_option, wanted.dose, "a dose in grams and not in milligrams"
        case SubcutaneousProblem.WEIGHT_NOT_IN_LABEL:
            return "--weight-kg", wanted.weight, "a weight of the label"
        case SubcutaneousProblem.TOO_MANY_SITES:
            return "--sites", wanted.sites, f"up to {refused.wants} sites"
        case SubcutaneousProblem.ABOVE_ALL_SITES:
            return "--sites", wanted.sites, "fewer sites or a slower --rate-ml-h-per-site"
        case SubcutaneousProblem.ABOVE_SITE_LIMIT:
            return "--rate-ml-h-per-site", wanted.site_rate, f"up to {refused.wants}"
        case SubcutaneousProblem.NOT_POSITIVE:
            # Every amount was read as above 0.
            raise ValueError(refused)
        case _:
            assert_never(refused.problem)
