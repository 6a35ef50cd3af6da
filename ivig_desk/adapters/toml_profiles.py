"""Profiles from folders of TOML files, for a vein or under the skin: each checked before anyone may use it (S4, S5)."""

from collections.abc import Sequence
from pathlib import Path

from ivig_desk.adapters.profile_format import profile_in
from ivig_desk.adapters.sealed_folders import (
    CHECKSUMS,
    Loaded,
    checksum_of,
    hold_to_name,
    load_folders,
    refuse_problems,
)
from ivig_desk.adapters.subcutaneous_format import subcutaneous_in
from ivig_desk.adapters.toml_table import file_bytes, toml_table
from ivig_desk.desk.faults import BadDataFile
from ivig_desk.desk.ports import Formulary, SubcutaneousFormulary
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.formulary.profile_checks import problems_of
from ivig_desk.domain.formulary.subcutaneous import SubcutaneousProfile
from ivig_desk.domain.formulary.subcutaneous_checks import subcutaneous_problems_of
from ivig_desk.domain.formulary.ten_fold import ten_fold_problems

__all__ = ["CHECKSUMS", "checksum_of", "load_formulary", "load_profile", "load_subcutaneous"]


def load_formulary(folders: Sequence[Path]) -> Formulary:
    """Return every intravenous profile of the folders by id, checked, and the files that are blocked.

    A ward's profile with a figure that reads like a slip against the shipped ones is blocked with that question.
    """
    loaded, blocked = load_folders(folders, _profile)
    shipped = [file.profile for file in loaded if file.is_shipped]
    profiles, asked = [], []
    for file in loaded:
        try:
            if not file.is_shipped:
                _ask_ten_fold(file, shipped)
        except BadDataFile as question:
            asked.append(question)
        else:
            profiles.append(file.profile)
    return Formulary(profiles=tuple(profiles), blocked=(*blocked, *asked))


def load_subcutaneous(folders: Sequence[Path]) -> SubcutaneousFormulary:
    """Return every subcutaneous profile of the folders by id, checked, and the files that are blocked."""
    loaded, blocked = load_folders(folders, _subcutaneous)
    return SubcutaneousFormulary(profiles=tuple(file.profile for file in loaded), blocked=blocked)


def load_profile(path: Path) -> Profile:
    """Return the profile of one file, its figures checked; raises BadDataFile.

    The checksum of a shipped file is not compared here, so that a pharmacist can check a draft.
    """
    return _profile(path, file_bytes(path))


def _ask_ten_fold(file: Loaded[Profile], shipped: Sequence[Profile]) -> None:
    problems = ten_fold_problems(file.profile, shipped)
    if problems:
        # Read again for the lines of its keys alone: the question is about the profile that was checked.
        refuse_problems(toml_table(str(file.path), file_bytes(file.path)), problems)


def _profile(path: Path, body: bytes) -> Profile:
    table = toml_table(str(path), body)
    profile = profile_in(table, checksum_of(body))
    hold_to_name(table, path, profile.id)
    refuse_problems(table, problems_of(profile))
    return profile


def _subcutaneous(path: Path, body: bytes) -> SubcutaneousProfile:
    table = toml_table(str(path), body)
    profile = subcutaneous_in(table, checksum_of(body))
    hold_to_name(table, path, profile.id)
    refuse_problems(table, subcutaneous_problems_of(profile))
    return profile
