"""The ward's own profiles: checked as at the start, saved whole, and every version that was replaced kept."""

import re
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from ivig_desk.adapters.durable import write_durably
from ivig_desk.adapters.profile_writing import text_of_profile
from ivig_desk.adapters.sealed_folders import is_plain
from ivig_desk.adapters.toml_profiles import figures_in, own_profile
from ivig_desk.adapters.toml_table import file_bytes, toml_table
from ivig_desk.desk.faults import BadDataFile, WardFileFault, all_of
from ivig_desk.desk.ports.ward_profiles import CheckedText, EarlierVersion
from ivig_desk.domain.formulary.profile import Profile

HISTORY = "history"
"""Inside the ward's folder of profiles: for each id a folder of what stood there before."""

_NO_VERSION = "no-version"
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9.-]+")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class TomlWardProfiles:
    """The files in a ward's folder of profiles, held against the shipped profiles."""

    folder: Path
    shipped: tuple[Profile, ...]

    def place_of(self, profile_id: str) -> str:
        """Return the file of an id; raises BadDataFile for one that would name a file elsewhere."""
        return str(self._path(profile_id))

    def text_of(self, profile: Profile) -> str:
        """Return a profile as the text of its file."""
        return text_of_profile(profile)

    def check(self, profile_id: str, text: str) -> CheckedText:
        """Return the figures of a text, where they can be used, and every fault it would be blocked for."""
        try:
            path = self._path(profile_id)
            body = _encoded(path, text)
        except BadDataFile as fault:
            return CheckedText(profile=None, faults=fault.every)
        try:
            return CheckedText(profile=self._sound(path, body), faults=())
        except BadDataFile as fault:
            return CheckedText(profile=figures_in(path, body), faults=fault.every)

    def save(self, profile_id: str, text: str) -> Profile:
        """Write a text that has no fault, and before that keep what it replaces."""
        path = self._path(profile_id)
        body = _encoded(path, text)
        profile = self._sound(path, body)
        try:
            self._keep(path, body)
            write_durably(path, body)
        except OSError as fault:
            raise WardFileFault(str(path), fault.strerror or str(fault)) from fault
        return profile

    def text(self, profile_id: str) -> str | None:
        """Return the ward's text as it stands; a sign that is not UTF-8 is shown as one that cannot be read."""
        path = self._path(profile_id)
        return _shown(file_bytes(path)) if path.exists() else None

    def history(self, profile_id: str) -> tuple[EarlierVersion, ...]:
        """Return what stood under this id before, the last replaced first."""
        kept = [(path, file_bytes(path)) for path in self._kept(self._path(profile_id))]
        return tuple(
            EarlierVersion(version=_version_of(path, body), file=str(path), text=_shown(body)) for path, body in kept
        )

    def version_faults(self, file: Path, body: bytes) -> tuple[BadDataFile, ...]:
        """Return whether a text has the version of an earlier one of its name with other contents."""
        own = self.folder / file.name
        versions = {
            version
            for path in (*([own] if own.exists() else []), *self._kept(own))
            if (earlier := file_bytes(path)) != body and (version := _version_of(path, earlier))
        }
        version = _version_of(file, body)
        if version not in versions:
            return ()
        accepted = f"another than of every earlier text: {', '.join(sorted(versions))}"
        return (toml_table(str(file), body).refused("version", f'"{version}"', accepted),)

    def _sound(self, path: Path, body: bytes) -> Profile:
        faults = list(self.version_faults(path, body))
        try:
            profile = own_profile(path, body, self.shipped)
        except BadDataFile as fault:
            raise all_of([*fault.every, *faults]) from None
        if faults:
            raise all_of(faults)
        return profile

    def _keep(self, path: Path, body: bytes) -> None:
        """Copy what stands there into the history, under a name that nothing else has."""
        if not path.exists():
            return
        standing = path.read_bytes()
        if standing == body:
            return
        version = _NOT_IN_NAMES.sub("_", _version_of(path, standing))[:_LONGEST_NAME] or _NO_VERSION
        for number in count(1):
            place = self._history_of(path) / f"{version}{'' if number == 1 else f'_{number}'}.toml"
            if not place.exists():
                write_durably(place, standing)
                return
            if place.read_bytes() == standing:
                return

    def _kept(self, path: Path) -> tuple[Path, ...]:
        """The files of the history, the last one written first."""
        folder = self._history_of(path)
        files = list(folder.glob("*.toml")) if folder.is_dir() else []
        return tuple(sorted(files, key=lambda file: (-file.stat().st_mtime_ns, file.name)))

    def _history_of(self, path: Path) -> Path:
        return self.folder / HISTORY / path.stem

    def _path(self, profile_id: str) -> Path:
        """The file of an id; raises BadDataFile for an id that would name a file elsewhere."""
        if not is_plain(profile_id):
            accepted = "small letters and digits, parted by single hyphens"
            raise BadDataFile(str(self.folder), "id", f'"{profile_id}"', accepted)
        return self.folder / f"{profile_id}.toml"


def _encoded(path: Path, text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as fault:
        found = f"a sign that cannot be written (U+{ord(text[fault.start]):04X})"
        raise BadDataFile(str(path), "file", found, "text that UTF-8 can write") from None


def _version_of(path: Path, body: bytes) -> str:
    """The version a text says it is; empty where it cannot be read."""
    try:
        return toml_table(str(path), body).text("version")
    except BadDataFile:
        return ""


def _shown(body: bytes) -> str:
    return body.decode("utf-8", "replace")
