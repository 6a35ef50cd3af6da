"""Folders of profiles: each file read and checked by itself, a bad one blocking itself alone (S4, S5)."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ivig_desk.adapters.toml_table import TomlTable, file_bytes, toml_table
from ivig_desk.desk.faults import BadDataFile
from ivig_desk.domain.formulary.profile_checks import ProfileProblem

CHECKSUMS = "checksums.toml"
"""Beside shipped profiles: the sha256 of each. A folder that has it holds no other profiles than it names."""

ProfileT = TypeVar("ProfileT")

ReadShipped = Callable[[Path, bytes], ProfileT]
ReadOwn = Callable[[Path, bytes, Sequence[ProfileT]], ProfileT]
"""Reads a ward's own file, given every shipped profile that may be used."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def load_folders(
    folders: Sequence[Path], shipped: ReadShipped[ProfileT], own: ReadOwn[ProfileT]
) -> tuple[tuple[ProfileT, ...], tuple[BadDataFile, ...]]:
    """Return what every file of the folders holds, by id, and the files that are blocked.

    A file that cannot be used blocks its own profile only. A ward's file by a shipped id stands in for the shipped one;
    where it is blocked, the shipped one goes on being used. Two shipped files of one id block each other, and so do two
    of the ward's: which of them is meant, nobody can tell. Every folder must be there.
    """
    files, blocked = _files_by_id(folders)
    standing: dict[str, ProfileT] = {}
    for profile_id, namesakes in files.items():
        with _noted(blocked):
            sealed = [file for file in namesakes if file.checksum is not None]
            if sealed:
                standing[profile_id] = _shipped(sealed, shipped)
    usable = tuple(standing.values())
    for profile_id, namesakes in files.items():
        with _noted(blocked):
            wards = [file for file in namesakes if file.checksum is None]
            if wards:
                path = _only(wards).path
                if len(wards) < len(namesakes) and profile_id not in standing:
                    raise BadDataFile(str(path), "id", "its shipped profile is blocked", "one to be held against")
                standing[profile_id] = own(path, file_bytes(path), usable)
    return tuple(profile for _, profile in sorted(standing.items())), tuple(blocked)


def checksum_of(body: bytes) -> str:
    """Return the checksum a profile is recorded with: sha256 of the file as it is, in hexadecimal digits."""
    return hashlib.sha256(body).hexdigest()


def is_plain(profile_id: str) -> bool:
    """Whether an id can be typed and written, and is the name of one file in its folder."""
    return _ID.fullmatch(profile_id) is not None


def name_faults(table: TomlTable, path: Path) -> tuple[BadDataFile, ...]:
    """Return what is wrong with an id: not the name of its file, or not one that can be typed and written (S5).

    One that is no text is left to who reads it.
    """
    profile_id = table.entries.get("id")
    if not isinstance(profile_id, str) or not profile_id.strip():
        return ()
    faults = []
    if profile_id != path.stem:
        faults.append(table.refused("id", f'"{profile_id}"', f'the name of its file, "{path.stem}"'))
    if not is_plain(profile_id):
        faults.append(table.refused("id", f'"{profile_id}"', "small letters and digits, parted by single hyphens"))
    return tuple(faults)


def problem_faults(table: TomlTable, problems: Sequence[ProfileProblem]) -> tuple[BadDataFile, ...]:
    """Return contradictions as faults of the file they stand in."""
    return tuple(table.refused(problem.key, problem.found, problem.accepted) for problem in problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class _ProfileFile:
    """A file that should hold a profile, and the checksum it must have where it is a shipped one."""

    path: Path
    checksum: str | None


def _files_by_id(folders: Sequence[Path]) -> tuple[dict[str, list[_ProfileFile]], list[BadDataFile]]:
    found: defaultdict[str, list[_ProfileFile]] = defaultdict(list)
    blocked: list[BadDataFile] = []
    for folder in folders:
        with _noted(blocked):
            for file in _profile_files(folder):
                found[file.path.stem].append(file)
    return dict(sorted(found.items())), blocked


@contextmanager
def _noted(blocked: list[BadDataFile]) -> Iterator[None]:
    """Note the fault of one file, so that all others are read."""
    try:
        yield
    except BadDataFile as fault:
        blocked.append(fault)


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


def _only(namesakes: Sequence[_ProfileFile]) -> _ProfileFile:
    first, *others = sorted(namesakes, key=lambda file: file.path)
    if others:
        found = f"also in {', '.join(str(other.path) for other in others)}"
        raise BadDataFile(str(first.path), "id", found, "an id that one file has")
    return first


def _shipped(namesakes: Sequence[_ProfileFile], read: ReadShipped[ProfileT]) -> ProfileT:
    file = _only(namesakes)
    body = file_bytes(file.path)
    profile = read(file.path, body)
    checksum = checksum_of(body)
    if file.checksum != checksum:
        accepted = f"{file.checksum} in {CHECKSUMS}, as it was shipped"
        raise BadDataFile(str(file.path), "checksum", checksum, accepted)
    return profile
