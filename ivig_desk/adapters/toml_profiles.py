"""Profiles from folders of TOML files, for a vein or under the skin: each checked before anyone may use it (S4, S5)."""

from collections.abc import Sequence
from pathlib import Path

from ivig_desk.adapters.profile_format import profile_in
from ivig_desk.adapters.sealed_folders import (
    CHECKSUMS,
    checksum_of,
    hold_to_name,
    load_folders,
    refuse_problems,
)
from ivig_desk.adapters.subcutaneous_format import subcutaneous_in
from ivig_desk.adapters.toml_table import TomlTable, file_bytes, toml_table
from ivig_desk.desk.ports import Formulary, SubcutaneousFormulary
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.formulary.profile_checks import problems_of
from ivig_desk.domain.formulary.subcutaneous import SubcutaneousProfile
from ivig_desk.domain.formulary.subcutaneous_checks import subcutaneous_problems_of
from ivig_desk.domain.formulary.ward_profile import checked_problems, held_against, ward_problems

__all__ = ["CHECKSUMS", "checksum_of", "load_formulary", "load_profile", "load_subcutaneous"]


def load_formulary(folders: Sequence[Path]) -> Formulary:
    """Return every intravenous profile of the folders by id, checked, and the files that are blocked.

    A ward's profile is held against the shipped ones: what it raises, and what reads like a slip, is asked by name.
    """
    profiles, blocked = load_folders(folders, _shipped, _own)
    return Formulary(profiles=profiles, blocked=blocked)


def load_subcutaneous(folders: Sequence[Path]) -> SubcutaneousFormulary:
    """Return every subcutaneous profile of the folders by id, checked, and the files that are blocked."""
    profiles, blocked = load_folders(folders, _shipped_subcutaneous, _own_subcutaneous)
    return SubcutaneousFormulary(profiles=profiles, blocked=blocked)


def load_profile(path: Path) -> Profile:
    """Return the profile of one file, its figures checked; raises BadDataFile.

    The checksum of a shipped file is not compared here, so that a pharmacist can check a draft.
    """
    return _shipped(path, file_bytes(path))


def _shipped(path: Path, body: bytes) -> Profile:
    table, profile = _read(path, body)
    refuse_problems(table, problems_of(profile))
    return profile


def _own(path: Path, body: bytes, shipped: Sequence[Profile]) -> Profile:
    table, profile = _read(path, body)
    refuse_problems(table, ward_problems(profile, shipped))
    return held_against(profile, shipped)


def _read(path: Path, body: bytes) -> tuple[TomlTable, Profile]:
    table = toml_table(str(path), body)
    profile = profile_in(table, checksum_of(body))
    hold_to_name(table, path, profile.id)
    return table, profile


def _shipped_subcutaneous(path: Path, body: bytes) -> SubcutaneousProfile:
    table, profile = _read_subcutaneous(path, body)
    refuse_problems(table, subcutaneous_problems_of(profile))
    return profile


def _own_subcutaneous(path: Path, body: bytes, shipped: Sequence[SubcutaneousProfile]) -> SubcutaneousProfile:
    table, profile = _read_subcutaneous(path, body)
    if profile.id in {row.id for row in shipped}:
        # mL/h per site are not held against the shipped ones, so a ward's may not stand in for them unseen.
        raise table.refused("id", f'"{profile.id}"', "an id of its own, other than every shipped one")
    refuse_problems(table, (*subcutaneous_problems_of(profile), *checked_problems(profile.checked)))
    return profile


def _read_subcutaneous(path: Path, body: bytes) -> tuple[TomlTable, SubcutaneousProfile]:
    table = toml_table(str(path), body)
    profile = subcutaneous_in(table, checksum_of(body))
    hold_to_name(table, path, profile.id)
    return table, profile
