"""`profiles`: what may be used, and why a file may not."""

import sys

from ivig_desk.commandline.doors import Doors
from ivig_desk.commandline.wanted import ProfilesWanted
from ivig_desk.commandline.wrong_use import not_accepted
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.formulary.subcutaneous import SubcutaneousProfile
from ivig_desk.presenters.formats import quantity_text
from ivig_desk.presenters.profile_wording import blocked_text, raised_text
from ivig_desk.rehearsal.columns import columns

_HEADS = ("id", "version", "preparation", "region", "infusion", "rungs", "maximum", "file", "source")
_PLACES = 4


def show_profiles(wanted: ProfilesWanted, doors: Doors) -> int:
    """Print the profiles, or what is found in the files; 1 where a file is blocked or does not pass."""
    if wanted.files:
        return _check(wanted, doors)
    formulary = doors.data_files(wanted.data).formulary()
    print("\n".join(columns([_HEADS, *(_row(profile) for profile in formulary.profiles)])))
    for profile in formulary.profiles:
        if profile.raised_limits:
            print(f"{profile.id}: {raised_text(profile)}")
    for fault in formulary.blocked:
        print(f"blocked: {blocked_text(fault, formulary)}", file=sys.stderr)
    return 1 if formulary.blocked else 0


def _check(wanted: ProfilesWanted, doors: Doors) -> int:
    """Print every fault of every file, one a line, and which files are in order."""
    for file in wanted.files:
        if not file.is_file():
            raise not_accepted(str(file), "not a file", "a profile file that can be read")
    checked = doors.check_profiles(wanted.files, wanted.data)
    for one in checked:
        for fault in one.faults:
            print(" ".join(str(fault).split()), file=sys.stderr)
        if one.profile is not None:
            print(f"{one.file}: in order: {_summed_up(one.profile)}")
    return 1 if any(one.faults for one in checked) else 0


def _summed_up(profile: Profile | SubcutaneousProfile) -> str:
    named = f"{profile.id}, version {profile.version}"
    if isinstance(profile, SubcutaneousProfile):
        return f"{named}, under the skin, {_counted(len(profile.bands), 'range')} of weight"
    raised = raised_text(profile)
    return f"{named}, {_counted(len(profile.rungs), 'rung')}{f'; {raised}' if raised else ''}"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _row(profile: Profile) -> tuple[str, ...]:
    return (
        profile.id,
        profile.version,
        profile.preparation,
        profile.region,
        profile.infusion.value,
        str(len(profile.rungs)),
        quantity_text(profile.maximum.rate, _PLACES),
        "shipped" if profile.checked is None else "ward",
        profile.source.document,
    )
