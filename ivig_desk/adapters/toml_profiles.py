"""Profiles from folders of TOML files, for a vein or under the skin: each checked before anyone may use it (S4, S5)."""

from collections.abc import Callable, Sequence
from pathlib import Path

from ivig_desk.adapters.profile_format import profile_in
from ivig_desk.adapters.profile_remains import remains_of
from ivig_desk.adapters.sealed_folders import (
    CHECKSUMS,
    ProfileT,
    checksum_of,
    load_folders,
    name_faults,
    problem_faults,
)
from ivig_desk.adapters.subcutaneous_format import subcutaneous_in
from ivig_desk.adapters.toml_table import TomlTable, file_bytes, toml_table
from ivig_desk.desk.faults import BadDataFile, all_of
from ivig_desk.desk.ports import Formulary, SubcutaneousFormulary
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.formulary.profile_checks import ProfileProblem, ProfileProblemKind, problems_of
from ivig_desk.domain.formulary.subcutaneous import SubcutaneousProfile
from ivig_desk.domain.formulary.subcutaneous_checks import own_subcutaneous_problems, subcutaneous_problems_of
from ivig_desk.domain.formulary.ward_profile import held_against, ward_problems

__all__ = ["CHECKSUMS", "checksum_of", "load_formulary", "load_profile", "load_subcutaneous"]


def load_formulary(folders: Sequence[Path]) -> Formulary:
    """Return every intravenous profile of the folders by id, checked, and the files that are blocked.

    A ward's profile is held against the shipped ones: what it raises, and what reads like a slip, is asked by name.
    """
    profiles, blocked = load_folders(folders, shipped_profile, own_profile)
    return Formulary(profiles=profiles, blocked=blocked)


def load_subcutaneous(folders: Sequence[Path]) -> SubcutaneousFormulary:
    """Return every subcutaneous profile of the folders by id, checked, and the files that are blocked."""
    profiles, blocked = load_folders(folders, shipped_subcutaneous, own_subcutaneous)
    return SubcutaneousFormulary(profiles=profiles, blocked=blocked)


def load_profile(path: Path) -> Profile:
    """Return the profile of one shipped file, its figures checked; raises BadDataFile. Its checksum is not compared."""
    return shipped_profile(path, file_bytes(path))


def shipped_profile(path: Path, body: bytes) -> Profile:
    """Return the profile of a shipped file's contents; raises BadDataFile with every fault."""
    return _judged(path, body, profile_in, problems_of, _rest_judged(problems_of))


def own_profile(path: Path, body: bytes, shipped: Sequence[Profile]) -> Profile:
    """Return a ward's profile, held against the shipped ones; raises BadDataFile with every fault.

    A copy of a shipped file is that file: its checksum stands for it, and it needs no names.
    """
    if checksum_of(body) in {row.checksum for row in shipped}:
        return shipped_profile(path, body)

    def judge(profile: Profile) -> Problems:
        return ward_problems(profile, shipped)

    return held_against(_judged(path, body, profile_in, judge, _rest_judged(judge)), shipped)


def figures_in(path: Path, body: bytes) -> Profile | None:
    """Return a profile whose figures agree with each other, to show a ramp; who read them, and where, is still open."""
    try:
        profile = profile_in(toml_table(str(path), body), checksum_of(body))
    except BadDataFile:
        return None
    disagree = [one for one in problems_of(profile) if one.kind is not ProfileProblemKind.LIMIT_WITHOUT_LABEL]
    return None if disagree else profile


def shipped_subcutaneous(path: Path, body: bytes) -> SubcutaneousProfile:
    """Return the profile for under the skin of a shipped file's contents; raises BadDataFile with every fault."""
    return _judged(path, body, subcutaneous_in, subcutaneous_problems_of, _nothing_judged)


def own_subcutaneous(path: Path, body: bytes, shipped: Sequence[SubcutaneousProfile]) -> SubcutaneousProfile:
    """Return a ward's profile for under the skin, or the shipped one it is a copy of; raises BadDataFile likewise."""
    if checksum_of(body) in {row.checksum for row in shipped}:
        return shipped_subcutaneous(path, body)

    def judge(profile: SubcutaneousProfile) -> Problems:
        return own_subcutaneous_problems(profile, shipped)

    return _judged(path, body, subcutaneous_in, judge, _nothing_judged)


Problems = Sequence[ProfileProblem]


def _judged(
    path: Path,
    body: bytes,
    read: Callable[[TomlTable, str], ProfileT],
    judge: Callable[[ProfileT], Problems],
    judge_rest: Callable[[TomlTable], Problems],
) -> ProfileT:
    """Return a profile that has no fault; where it cannot be read whole, what is left of it is judged all the same."""
    table = toml_table(str(path), body)
    faults = [*name_faults(table, path)]
    try:
        profile = read(table, checksum_of(body))
    except BadDataFile as fault:
        raise all_of([*fault.every, *faults, *problem_faults(table, judge_rest(table))]) from None
    faults.extend(problem_faults(table, judge(profile)))
    if faults:
        raise all_of(faults)
    return profile


def _rest_judged(judge: Callable[[Profile], Problems]) -> Callable[[TomlTable], Problems]:
    def judged(table: TomlTable) -> Problems:
        remains = remains_of(table)
        return () if remains is None else remains.said_of(judge(remains.profile))

    return judged


def _nothing_judged(_: TomlTable) -> Problems:
    return ()
