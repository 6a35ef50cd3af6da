"""A folder of backups: each a folder by itself, named for the desk it is of and when it was made."""

import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from ivig_desk.adapters.connection import salt_of
from ivig_desk.adapters.durable import sync_folder
from ivig_desk.adapters.first_bytes import PAGE_LENGTH
from ivig_desk.adapters.folders import KEYS_NAME, RECORDS_NAME
from ivig_desk.desk.keys import RecordsKey
from ivig_desk.desk.ports.backups import KeptBackup, KeptBackups
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Minutes

FLAWED: Final = "-flawed"
"""How the name of a copy ends that did not verify; it is kept for whoever looks into it, and never counts."""

UNFINISHED: Final = ".copying"
"""How the name of a copy ends while it is being made; a dot stands before it."""

_REMOVING: Final = ".removing"
_MARK_LENGTH = 4
_A_DAY = Minutes.of("1440")
_NAME = re.compile(r"\.?ivig-desk-([0-9a-f]{8})-(\d{4}-\d\d-\d\dT)(\d\d)-(\d\d)-(\d\d\.\d{6}Z)(.*)")


def name_of(key: RecordsKey, now: Instant) -> str:
    """Return the name of this desk's backup of this moment: it says whose it is and nothing of the key."""
    return f"ivig-desk-{_mark_of(key)}-{now.text.replace(':', '-')}"


def kept_in(folder: Path, key: RecordsKey) -> KeptBackups:
    """Return this desk's backups in a folder; another desk's are none of its business. Raises OSError."""
    good: list[KeptBackup] = []
    bad: list[str] = []
    for path, made_at, ending in _own(folder, key):
        if ending == "" and _is_whole(path, key):
            good.append(KeptBackup(place=str(path), made_at=made_at))
        elif not path.name.startswith("."):
            bad.append(str(path))
    return KeptBackups(good=tuple(sorted(good, key=lambda kept: kept.made_at)), bad=tuple(sorted(bad)))


def good_of_any_desk(folder: Path) -> tuple[KeptBackup, ...]:
    """Return the backups in a folder that count by their name and have both files, whoever's; raises OSError."""
    good = [
        KeptBackup(place=str(path), made_at=made_at)
        for path, _, made_at, ending in _named(folder)
        if ending == "" and (path / RECORDS_NAME).is_file() and (path / KEYS_NAME).is_file()
    ]
    return tuple(sorted(good, key=lambda kept: kept.made_at))


def remove_older(folder: Path, key: RecordsKey, made: Path, kept: int) -> tuple[str, ...]:
    """Let the oldest good ones go until so many are left, never the one just made; return those that could not.

    One goes by another name first, so that a kill leaves none that looks whole and is not.
    """
    others = [Path(one.place) for one in kept_in(folder, key).good if Path(one.place) != made]
    stayed = []
    for path in others[: max(len(others) - kept + 1, 0)]:
        going = path.with_name(f".{path.name}{_REMOVING}")
        try:
            path.rename(going)
            shutil.rmtree(going)
        except OSError:
            stayed.append(str(path))
    sync_folder(folder)
    return tuple(stayed)


def clear_remains(folder: Path, key: RecordsKey, now: Instant) -> None:
    """Remove what a kill left: what was going, and a copy begun more than a day ago, which nobody makes any more."""
    for path, made_at, ending in _own(folder, key):
        is_given_up = ending == UNFINISHED and now.since(made_at) > _A_DAY
        if path.name.startswith(".") and (ending == _REMOVING or is_given_up):
            with suppress(OSError):
                shutil.rmtree(path)


def _own(folder: Path, key: RecordsKey) -> Iterator[tuple[Path, Instant, str]]:
    """Every folder of this desk's in it, when it was begun, and how its name ends."""
    for path, mark, made_at, ending in _named(folder):
        if mark == _mark_of(key):
            yield path, made_at, ending


def _named(folder: Path) -> Iterator[tuple[Path, str, Instant, str]]:
    """Every folder that is named as a backup, with the mark of its desk."""
    for path in folder.iterdir():
        named = _NAME.fullmatch(path.name)
        if named is not None:
            with suppress(ValueError):
                yield path, named[1], Instant.of(f"{named[2]}{named[3]}:{named[4]}:{named[5]}"), named[6]


def _mark_of(key: RecordsKey) -> str:
    return salt_of(key)[:_MARK_LENGTH].hex()


def _is_whole(path: Path, key: RecordsKey) -> bool:
    """Whether both files are there and the records begin, and have the length, as records of this desk do."""
    records, salt = path / RECORDS_NAME, salt_of(key)
    try:
        length = records.stat().st_size
        with records.open("rb") as file:
            begins = file.read(len(salt))
        return begins == salt and length % PAGE_LENGTH == 0 and (path / KEYS_NAME).stat().st_size > 0
    except OSError:
        return False
