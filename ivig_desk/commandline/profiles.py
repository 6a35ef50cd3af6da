"""`profiles`: what may be used, and why a file may not."""

import sys
from pathlib import Path

from ivig_desk.commandline.doors import Doors
from ivig_desk.commandline.wanted import ProfilesWanted
from ivig_desk.commandline.wrong_use import not_accepted
from ivig_desk.desk.faults import BadDataFile
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.formulary.subcutaneous import SiteBounds, SubcutaneousProfile
from ivig_desk.presenters.formats import quantity_text
from ivig_desk.presenters.subcutaneous_wording import label_rate_text, weights_text
from ivig_desk.rehearsal.columns import columns

_HEADS = ("id", "version", "preparation", "region", "infusion", "rungs", "maximum", "source")
_SKIN_HEADS = (
    "id",
    "version",
    "preparation",
    "region",
    "weight",
    "from infusion",
    "rate",
    "all sites",
    "sites",
    "source",
)
_PLACES = 4
_NONE = "–"


def show_profiles(wanted: ProfilesWanted, doors: Doors) -> int:
    """Print the profiles, or what is found in the files; 1 where a file is blocked or does not pass."""
    if wanted.files:
        return max([_check(file, doors) for file in wanted.files])
    data_files = doors.data_files(wanted.data)
    formulary, under_the_skin = data_files.formulary(), data_files.subcutaneous()
    print("\n".join(columns([_HEADS, *(_row(profile) for profile in formulary.profiles)])))
    print("\nunder the skin")
    print("\n".join(columns([_SKIN_HEADS, *(row for profile in under_the_skin.profiles for row in _rows(profile))])))
    blocked = (*formulary.blocked, *under_the_skin.blocked)
    for fault in blocked:
        print(f"blocked: {fault}", file=sys.stderr)
    return 1 if blocked else 0


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
        profile.source.document,
    )


def _rows(profile: SubcutaneousProfile) -> list[tuple[str, ...]]:
    """A row for each range of weight and each infusion from which the label gives another rate."""
    return [
        (
            profile.id,
            profile.version,
            profile.preparation,
            profile.region,
            weights_text(band),
            str(step.from_infusion),
            label_rate_text(SiteBounds(step=step, all_sites=band.all_sites)),
            _NONE if band.all_sites is None else quantity_text(band.all_sites, _PLACES),
            _NONE if profile.most_sites is None else str(profile.most_sites),
            step.source.document,
        )
        for band in profile.bands
        for step in band.steps
    ]
