"""The formulary from folders of TOML files: each checked, a bad one blocking itself alone (S4, S5)."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ivig_desk.adapters.profile_format import profile_in
from ivig_desk.adapters.toml_table import file_bytes, toml_table
from ivig_desk.desk.faults import BadDataFile
from ivig_desk.desk.ports import Formulary
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.formulary.profile_checks import problems_of

CHECKSUMS = "checksums.toml"
"""Beside shipped profiles: the sha256 of each. A folder that has it holds no other profiles than it names."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def load_formulary(folders: Sequence[Path]) -> Formulary:
    """Return every profile of the folders by id, checked, and the files that are blocked.

    A file that cannot be used blocks its own profile only. Two files of one name block each other: which of them the
    ward means, nobody can tell. Every folder must be there.
    """
    profiles: list[Profile] = []
    blocked: list[BadDataFile] = []
    found: defaultdict[str, list[_ProfileFile]] = defaultdict(list)
    for folder in folders:
        try:
            files = _profile_files(folder)
        except BadDataFile as fault:
            blocked.append(fault)
            continue
        for file in files:
            found[file.path.stem].append(file)
    for _, namesakes in sorted(found.items()):
        try:
            profiles.append(_loaded(sorted(namesakes, key=_path)))
        except BadDataFile as fault:
            blocked.append(fault)
    return Formulary(profiles=tuple(profiles), blocked=tuple(blocked))


def load_profile(path: Path) -> Profile:
    """Return the profile of one file, its figures checked; raises BadDataFile.

    The checksum of a shipped file is not compared here, so that a pharmacist can check a draft.
    """
    return _profile(path, file_bytes(path))


def checksum_of(body: bytes) -> str:
    """Return the checksum a profile is recorded with: sha256 of the file as it is, in hexadecimal digits."""
    return hashlib.sha256(body).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class _ProfileFile:
    """A file that should hold a profile, and the checksum it must have where it is a shipped one."""

    path: Path
    checksum: str | None


def _path(file: _ProfileFile) -> Path:
    return file.path


def _profile_files(folder: Path) -> tuple[_ProfileFile, ...]:
    try:
        paths = [path for path in folder.iterdir() if path.suffix == ".toml" and not path.name.startswith(".")]
    except OSError as fault:
        raise BadDataFile(str(folder), "folder", fault.strerror or str(fault), "a folder that can be read") from fault
    seal = folder / CHECKSUMS
    if seal not in paths:
        return tuple(_ProfileFile(path=path, checksum=None) for path in paths)
    listed = toml_table(str(seal), file_bytes(seal))
    checksums = {name: listed.text(name) for name in listed.entries}
    # Named in the list or lying in the folder: a shipped file that has gone is a fault as well.
    names = {*checksums, *(path.stem for path in paths if path != seal)}
    return tuple(_ProfileFile(path=folder / f"{name}.toml", checksum=checksums.get(name, "none")) for name in names)


def _loaded(files: Sequence[_ProfileFile]) -> Profile:
    first, *others = files
    if others:
        found = f"also in {', '.join(str(other.path) for other in others)}"
        raise BadDataFile(str(first.path), "id", found, "an id that one file has")
    body = file_bytes(first.path)
    profile = _profile(first.path, body)
    if first.checksum is not None and first.checksum != profile.checksum:
        accepted = f"{first.checksum} in {CHECKSUMS}, as it was shipped"
        raise BadDataFile(str(first.path), "checksum", profile.checksum, accepted)
    return profile


def _profile(path: Path, body: bytes) -> Profile:
    table = toml_table(str(path), body)
    profile = profile_in(table, checksum_of(body))
    if profile.id != path.stem:
        raise table.refused("id", f'"{profile.id}"', f'the name of its file, "{path.stem}"')
    if _ID.fullmatch(profile.id) is None:
        raise table.refused("id", f'"{profile.id}"', "small letters and digits, parted by single hyphens")
    problems = problems_of(profile)
    if problems:
        first, *others = problems
        more = "".join(f"; {other.key}: {other.found}: accepted is {other.accepted}" for other in others)
        raise table.refused(first.key, first.found, f"{first.accepted}{more}")
    return profile
