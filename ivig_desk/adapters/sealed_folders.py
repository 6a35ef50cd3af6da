"""Folders of profiles: each file read and checked by itself, a bad one blocking itself alone (S4, S5)."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from ivig_desk.adapters.toml_table import TomlTable, file_bytes, toml_table
from ivig_desk.desk.faults import BadDataFile
from ivig_desk.domain.formulary.profile_checks import ProfileProblem

CHECKSUMS = "checksums.toml"
"""Beside shipped profiles: the sha256 of each. A folder that has it holds no other profiles than it names."""

ProfileT = TypeVar("ProfileT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded(Generic[ProfileT]):
    """A profile with the file it came from, and whether that is one that was shipped."""

    path: Path
    is_shipped: bool
    profile: ProfileT


_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def load_folders(
    folders: Sequence[Path], read: Callable[[Path, bytes], ProfileT]
) -> tuple[tuple[Loaded[ProfileT], ...], tuple[BadDataFile, ...]]:
    """Return what every file of the folders holds, by id, and the files that are blocked.

    A file that cannot be used blocks its own profile only. Two files of one name block each other: which of them the
    ward means, nobody can tell. Every folder must be there.
    """
    loaded: list[Loaded[ProfileT]] = []
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
            loaded.append(_loaded(sorted(namesakes, key=_path), read))
        except BadDataFile as fault:
            blocked.append(fault)
    return tuple(loaded), tuple(blocked)


def checksum_of(body: bytes) -> str:
    """Return the checksum a profile is recorded with: sha256 of the file as it is, in hexadecimal digits."""
    return hashlib.sha256(body).hexdigest()


def hold_to_name(table: TomlTable, path: Path, profile_id: str) -> None:
    """Raise BadDataFile where an id is not the name of its file, or not one that can be typed and written (S5)."""
    if profile_id != path.stem:
        raise table.refused("id", f'"{profile_id}"', f'the name of its file, "{path.stem}"')
    if _ID.fullmatch(profile_id) is None:
        raise table.refused("id", f'"{profile_id}"', "small letters and digits, parted by single hyphens")


def refuse_problems(table: TomlTable, problems: Sequence[ProfileProblem]) -> None:
    """Raise BadDataFile with every contradiction, so that a pharmacist mends a file in one go."""
    if problems:
        first, *others = problems
        more = "".join(f"; {other.key}: {other.found}: accepted is {other.accepted}" for other in others)
        raise table.refused(first.key, first.found, f"{first.accepted}{more}")


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


def _loaded(files: Sequence[_ProfileFile], read: Callable[[Path, bytes], ProfileT]) -> Loaded[ProfileT]:
    first, *others = files
    if others:
        found = f"also in {', '.join(str(other.path) for other in others)}"
        raise BadDataFile(str(first.path), "id", found, "an id that one file has")
    body = file_bytes(first.path)
    profile = read(first.path, body)
    checksum = checksum_of(body)
    if first.checksum is not None and first.checksum != checksum:
        accepted = f"{first.checksum} in {CHECKSUMS}, as it was shipped"
        raise BadDataFile(str(first.path), "checksum", checksum, accepted)
    return Loaded(path=first.path, is_shipped=first.checksum is not None, profile=profile)
