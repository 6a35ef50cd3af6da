"""Files of profiles checked wherever they lie, as they would be in the ward's folder, each fault named (S4, S5)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ivig_desk.adapters.data_files import PROFILES, SUBCUTANEOUS, TomlDataFiles
from ivig_desk.adapters.sealed_folders import checksum_of
from ivig_desk.adapters.subcutaneous_format import SUBCUTANEOUS_ROUTE
from ivig_desk.adapters.toml_profiles import own_profile, own_subcutaneous
from ivig_desk.adapters.toml_table import TomlTable, file_bytes, toml_table
from ivig_desk.adapters.ward_profiles import TomlWardProfiles
from ivig_desk.desk.faults import BadDataFile, all_of
from ivig_desk.desk.ports.ward_profiles import CheckedFile
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.formulary.subcutaneous import SubcutaneousProfile


def check_files(files: Sequence[Path], resources: Path, ward: Path) -> tuple[CheckedFile, ...]:
    """Return each file's profile, or every fault in it.

    A file with the contents of a shipped one is that; any other is checked as the ward's own, also against the ids and
    versions that the ward's folder has and that the files have among each other. Raises BadDataFile for a file that
    cannot be read at all.
    """
    drafts = [_draft(path) for path in {path.absolute(): path for path in files}.values()]
    known = _known(resources, ward)
    return tuple(_checked(draft, known, [other for other in drafts if other is not draft]) for draft in drafts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A file to be checked: what is in it, as a table where it is TOML, and for which way in it says it is."""

    path: Path
    body: bytes
    table: TomlTable | None
    is_subcutaneous: bool

    @property
    def id(self) -> str:
        """The id it gives itself, else its name."""
        written = None if self.table is None else self.table.entries.get("id")
        return written if isinstance(written, str) else self.path.stem


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What a file is held against: the shipped profiles, and the ward's own."""

    shipped: tuple[Profile, ...]
    shipped_subcutaneous: tuple[SubcutaneousProfile, ...]
    ward: TomlWardProfiles

    def has_shipped(self, draft: _Draft) -> bool:
        """Whether this is a shipped file, or a copy of one: its checksum stands for it."""
        rows = self.shipped_subcutaneous if draft.is_subcutaneous else self.shipped
        return checksum_of(draft.body) in {row.checksum for row in rows}

    def of_other_way(self, draft: _Draft) -> set[str]:
        """The ids that profiles for the other way in have."""
        folder = self.ward.folder
        if draft.is_subcutaneous:
            return {profile.id for profile in self.shipped} | {path.stem for path in folder.glob("*.toml")}
        wards = {path.stem for path in (folder / SUBCUTANEOUS).glob("*.toml")}
        return {profile.id for profile in self.shipped_subcutaneous} | wards


def _draft(path: Path) -> _Draft:
    body = file_bytes(path)
    try:
        table = toml_table(str(path), body)
    except BadDataFile:
        table = None
    is_subcutaneous = table is not None and table.entries.get("route") == SUBCUTANEOUS_ROUTE
    return _Draft(path=path, body=body, table=table, is_subcutaneous=is_subcutaneous)


def _known(resources: Path, ward: Path) -> _Known:
    files = TomlDataFiles(resources=resources, ward=None)
    shipped = files.formulary().profiles
    return _Known(
        shipped=shipped,
        shipped_subcutaneous=files.subcutaneous().profiles,
        ward=TomlWardProfiles(folder=ward / PROFILES, shipped=shipped),
    )


def _checked(draft: _Draft, known: _Known, others: Sequence[_Draft]) -> CheckedFile:
    profile: Profile | SubcutaneousProfile | None = None
    faults = [*_id_faults(draft, known, others)]
    try:
        if draft.is_subcutaneous:
            profile = own_subcutaneous(draft.path, draft.body, known.shipped_subcutaneous)
        else:
            profile = own_profile(draft.path, draft.body, known.shipped)
    except BadDataFile as fault:
        faults.extend(fault.every)
    if not draft.is_subcutaneous and not known.has_shipped(draft):
        faults.extend(known.ward.version_faults(draft.path, draft.body))
    if faults:
        return CheckedFile(file=str(draft.path), profile=None, faults=all_of(faults).every)
    return CheckedFile(file=str(draft.path), profile=profile, faults=())


def _id_faults(draft: _Draft, known: _Known, others: Sequence[_Draft]) -> Iterator[BadDataFile]:
    if draft.table is None or known.has_shipped(draft):
        return
    wards = [other for other in others if not known.has_shipped(other)]
    namesakes = ", ".join(str(other.path) for other in wards if other.id == draft.id)
    if namesakes:
        yield draft.table.refused("id", f"also in {namesakes}", "an id that one file has")
    if draft.id in known.of_other_way(draft):
        way = "for a vein" if draft.is_subcutaneous else "for under the skin"
        yield draft.table.refused("id", f'"{draft.id}", also a profile {way}', "an id that one profile has")
