"""The ward's own profiles, and what is found when a profile's text is checked."""

from dataclasses import dataclass
from typing import Protocol

from ivig_desk.desk.faults import BadDataFile
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.formulary.subcutaneous import SubcutaneousProfile


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedText:
    """What a profile's text comes to, checked as at the start of the desk.

    `profile` is there once its figures can be read and do not contradict each other, so that a ramp can be shown while
    names or a source are still wanted; it may be used once `faults` is empty, and not before.
    """

    profile: Profile | None
    faults: tuple[BadDataFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierVersion:
    """A ward's profile as it stood before it was replaced; `version` is empty where the text has none to be read."""

    version: str
    file: str
    text: str


class WardProfiles(Protocol):
    """The ward's own profiles, of an id of their own or in place of the shipped one by that id (S4, S5).

    A profile is written as TOML text, the same that a pharmacist would write by hand: `text_of` makes it of typed
    figures, `check` says all that is wrong with it, `save` puts it where the desk reads it.
    """

    @property
    def shipped(self) -> tuple[Profile, ...]:
        """The shipped profiles, which a ward's own are held against."""

    def place_of(self, profile_id: str) -> str:
        """Return the file that a ward's profile of this id is saved in; raises BadDataFile."""

    def text_of(self, profile: Profile) -> str:
        """Return a profile as text that reads back as that profile, but for its checksum, which is the text's own."""

    def check(self, profile_id: str, text: str) -> CheckedText:
        """Return the figures of a text and every fault it would be blocked for, the first of the file first.

        Also where its version is that of an earlier text with other contents: a version names one text for good.
        """

    def save(self, profile_id: str, text: str) -> Profile:
        """Write the text as the ward's profile of this id, whole or not at all, durable when this returns.

        What it replaces is kept in the history first. Running infusions keep the profile they were planned with.
        Raises BadDataFile, with every fault, where `check` finds any; WardFileFault where it cannot be written.
        """

    def text(self, profile_id: str) -> str | None:
        """Return the ward's text of this id as it stands, or None where it has none; raises BadDataFile."""

    def history(self, profile_id: str) -> tuple[EarlierVersion, ...]:
        """Return what stood under this id before, the last replaced first; raises BadDataFile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedFile:
    """A file of a profile, for a vein or under the skin, and every fault in it; without a profile there is one."""

    file: str
    profile: Profile | SubcutaneousProfile | None
    faults: tuple[BadDataFile, ...]
