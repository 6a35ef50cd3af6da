"""What the environment may do to the desk; a bug of ours is never one of these."""

from enum import Enum, unique


class Fault(Exception):
    """The environment failed: the desk says so, goes on guiding, and exits with 3 from the command line."""


@unique
class RecordsFaultCode(Enum):
    """What is wrong with the records file."""

    UNREACHABLE = "unreachable"  # the file or its folder cannot be opened or has gone
    READ_ONLY = "read-only"  # it can be read, not written
    DISK_FULL = "disk-full"  # nothing more fits
    LOCKED = "locked"  # another program holds it
    DAMAGED = "damaged"  # its pages or its contents contradict each other
    NOT_OURS = "not-ours"  # an SQLite file, or another file, that this program did not make
    TOO_NEW = "too-new"  # made by a later version of this program


class RecordsFault(Fault):
    """The records cannot be read or written."""

    def __init__(self, code: RecordsFaultCode, file: str, detail: str) -> None:
        """Name the file, what is wrong with it, and what the system said."""
        super().__init__(f"{file}: {code.value}: {detail}")
        self.code = code
        self.file = file
        self.detail = detail


class VersionTaken(Fault):
    """Another writer appended to the same infusion first; nothing of ours was written."""

    def __init__(self, infusion_id: str, version: int) -> None:
        """Name the infusion and the version that was already there."""
        super().__init__(f"infusion {infusion_id}: version {version} is taken")
        self.infusion_id = infusion_id
        self.version = version


class BadDataFile(Fault):
    """A profile or rules file cannot be used; it names file, key, value and what is accepted (S4)."""

    def __init__(self, file: str, key: str, found: str, accepted: str) -> None:
        """Take the four parts a pharmacist needs to mend the file."""
        super().__init__(f"{file}: {key}: {found}: accepted is {accepted}")
        self.file = file
        self.key = key
        self.found = found
        self.accepted = accepted


class UnknownProfile(Fault):
    """No usable profile has this id."""

    def __init__(self, profile_id: str, known: tuple[str, ...]) -> None:
        """Name the id asked for and the ids there are."""
        super().__init__(f"profile {profile_id}: not known; known are {', '.join(known)}")
        self.profile_id = profile_id
        self.known = known


class PrintingFault(Fault):
    """A page could not be written."""

    def __init__(self, file: str, detail: str) -> None:
        """Name the file and what the system said."""
        super().__init__(f"{file}: {detail}")
        self.file = file
        self.detail = detail
