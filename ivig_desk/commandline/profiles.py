"""`profiles`: what may be used, and why a file may not."""

import sys
from pathlib import Path

from ivig_desk.commandline.doors import Doors
from ivig_desk.commandline.wanted import ProfilesWanted
from ivig_desk.commandline.wrong_use import not_accepted
from ivig_desk.desk.faults import BadDataFile
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.presenters.formats import quantity_text
from ivig_desk.presenters.profile_wording import blocked_text, raised_text
from ivig_desk.rehearsal.columns import columns

_HEADS = ("id", "version", "preparation", "region", "infusion", "rungs", "maximum", "file", "source")
_PLACES = 4


def show_profiles(wanted: ProfilesWanted, doors: Doors) -> int:
    """Print the profiles, or what is found in the files; 1 where a file is blocked or does not pass."""
    if wanted.files:
        return max([_check(file, doors) for file in wanted.files])
    formulary = doors.data_files(wanted.data).formulary()
    print("\n".join(columns([_HEADS, *(_row(profile) for profile in formulary.profiles)])))
    for profile in formulary.profiles:
        if profile.raised_limits:
            print(f"{profile.id}: {raised_text(profile)}")
    for fault in formulary.blocked:
        print(f"blocked: {blocked_text(fault, formulary)}", file=sys.stderr)
    return 1 if formulary.blocked else 0


def _check(file: Path, doors: Doors) -> int:
    if not file.is_file():
        raise not_accepted(str(file), "not a file", "a profile file that can be read")
    try:
        profile = doors.load_profile(file)
    except BadDataFile as fault:
        print(fault, file=sys.stderr)
        return 1
    print(f"{file}: in order: {profile.id}, version {profile.version}, {len(profile.rungs)} rungs")
    return 0


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
