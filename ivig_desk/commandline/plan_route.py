"""Which way the profile of a plan goes, and that no option is typed which is for the other way alone (S3)."""

from ivig_desk.commandline.wanted import Detail, PlanWanted
from ivig_desk.commandline.wrong_use import WrongUse, not_accepted
from ivig_desk.desk.ports import DataFiles
from ivig_desk.domain.formulary.order import Tolerance
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.formulary.subcutaneous import SubcutaneousProfile
from ivig_desk.domain.patient.patient import Earlier

_FOR_A_VEIN = (
    "--set, --later, --tolerated-faster, --risk, --cap-ml-kg-h, --over-at-least-min, --indication, "
    "--dispensed-mg-per-ml, --fastest-ml-h or --working"
)
_FOR_THE_SKIN = "--sites, --infusion or --rate-ml-h-per-site"
_GIVEN = ""
"""What is typed after an option that takes no value."""


def profile_of(wanted: PlanWanted, data_files: DataFiles) -> Profile | SubcutaneousProfile:
    """Return the profile by its id (S5), for a vein or under the skin.

    Raises WrongUse where there is none, and where an option is typed that is for the other way.
    """
    for_a_vein = data_files.formulary().profiles
    for profile in for_a_vein:
        if profile.id == wanted.profile:
            _refuse(_options_for_the_skin(wanted), f"for under the skin; {profile.id} is for a vein", _FOR_A_VEIN)
            return profile
    under_the_skin = data_files.subcutaneous().profiles
    for other in under_the_skin:
        if other.id == wanted.profile:
            _refuse(_options_for_a_vein(wanted), f"for a vein; {other.id} is for under the skin", _FOR_THE_SKIN)
            return other
    known = ", ".join(profile.id for profile in for_a_vein)
    others = ", ".join(profile.id for profile in under_the_skin)
    raise not_accepted("--profile", wanted.profile, f"one of {known}; under the skin {others or 'none'}")


def required(option: str, typed: str | None) -> str:
    """Return what was typed after an option that one way cannot do without; raises WrongUse."""
    if typed is None:
        raise WrongUse(f"plan: the following arguments are required: {option}")
    return typed


def _refuse(options: list[tuple[str, str]], why: str, accepted: str) -> None:
    for option, typed in options:
        raise not_accepted(option, f"{typed} ({why})" if typed else why, accepted)


def _options_for_a_vein(wanted: PlanWanted) -> list[tuple[str, str]]:
    options = [
        ("--set", wanted.giving_set),
        ("--later", None if wanted.earlier is Earlier.NEVER else _GIVEN),
        ("--tolerated-faster", None if wanted.tolerance is Tolerance.ORDINARY else _GIVEN),
        *(("--risk", risk) for risk in wanted.risks),
        ("--cap-ml-kg-h", wanted.ceiling),
        ("--over-at-least-min", wanted.over_at_least),
        ("--indication", wanted.indication),
        ("--dispensed-mg-per-ml", wanted.dispensed),
        ("--fastest-ml-h", wanted.fastest),
        ("--working", None if wanted.detail is Detail.NUMBERS else _GIVEN),
    ]
    return [(option, typed) for option, typed in options if typed is not None]


def _options_for_the_skin(wanted: PlanWanted) -> list[tuple[str, str]]:
    options = [
        ("--sites", wanted.sites),
        ("--infusion", wanted.infusion),
        ("--rate-ml-h-per-site", wanted.site_rate),
    ]
    return [(option, typed) for option, typed in options if typed is not None]
