"""What the environment may do to the desk; a bug of ours is never one of these."""

from collections.abc import Sequence
from enum import Enum, unique


class Fault(Exception):
    """The environment failed: the desk says so, goes on guiding, and exits with 3 from the command line."""


@unique
class RecordsFaultCode(Enum):
    """What is wrong with the records file."""

    UNREACHABLE = "unreachable"  # the file or its folder cannot be opened
    FOLDER_GONE = "folder-gone"  # its folder has gone while it was open
    REMOVED = "removed"  # it has gone from its folder while it was open
    REPLACED = "replaced"  # another file lies in its place
    READ_ONLY = "read-only"  # it can be read, not written
    DISK_FULL = "disk-full"  # nothing more fits
    LOCKED = "locked"  # another program holds it
    NO_LOCKS = "no-locks"  # its folder is of a kind where no program can hold a file, as on a network
    LOG_CUT = "log-cut"  # what was written last, and lay beside it, was cut off or taken away while it was open
    CONTRADICTED = "contradicted"  # it has other entries in the place of those that wait
    KEYS_GONE = "keys-gone"  # it is written, and the key store beside it has gone
    DAMAGED = "damaged"  # its pages or its contents contradict each other
    NOT_OURS = "not-ours"  # an SQLite file, or another file, that this program did not make
    TOO_NEW = "too-new"  # made by a later version of this program
    WRONG_KEY = "wrong-key"  # encrypted with another key than the one it was to be opened with
    PLAIN_EARLIER = "plain-earlier"  # of an earlier version, not encrypted, and in the way of another such file


class RecordsFault(Fault):
    """The records cannot be read or written."""

    def __init__(self, code: RecordsFaultCode, file: str, detail: str) -> None:
        """Name the file, what is wrong with it, and what the system said."""
        super().__init__(f"{file}: {code.value}: {detail}")
        self.code = code
        self.file = file
        self.detail = detail


class DeskHeld(Fault):
    """Another desk has this data folder open; what it did not say of itself is empty."""

    def __init__(self, folder: str, host: str, number: str, since: str, who: str) -> None:
        """Name the folder, and the other desk: its computer, its process, since when (UTC), who is signed in."""
        by = f" by {who}" if who else ""
        where = f" on {host}, process {number}, since {since}" if host else ""
        super().__init__(f"{folder}: held: another desk has it open{where}{by}")
        self.folder = folder
        self.host = host
        self.number = number
        self.since = since
        self.who = who


@unique
class KeyStoreFaultCode(Enum):
    """What is wrong with the file that keeps the records key."""

    MISSING = "missing"  # there are encrypted records, and no key store beside them
    DAMAGED = "damaged"  # it cannot be understood
    CHANGED = "changed"  # what it says of a person is not what was written
    TOO_NEW = "too-new"  # made by a later version of this program
    UNREACHABLE = "unreachable"  # it cannot be read or written
    SIGN_IN_NEEDED = "sign-in-needed"  # somebody has to sign in before there is a key
    IN_PLACE = "in-place"  # one was to be made where there is one
    NO_SUCH_PERSON = "no-such-person"  # nobody of this name signs in here
    WRONG_PASSPHRASE = "wrong-passphrase"  # noqa: S105 # it is not this person's, and was counted
    KEEPER_NEEDED = "keeper-needed"  # who signed in does not look after backups
    TOO_SOON = "too-soon"  # so many were wrong before that none is looked at yet


class KeyStoreFault(Fault):
    """The records key cannot be had."""

    def __init__(self, code: KeyStoreFaultCode, file: str, detail: str) -> None:
        """Name the file, what is wrong with it, and what was found."""
        super().__init__(f"{file}: {code.value}: {detail}")
        self.code = code
        self.file = file
        self.detail = detail


@unique
class BadBackupCode(Enum):
    """Why nothing is restored from a file."""

    NOT_A_BACKUP = "not-a-backup"  # no records of this program, or no key store where one is needed
    OTHER_DESK = "other-desk"  # encrypted with another key than this desk's
    TOO_NEW = "too-new"  # made by a later version of this program
    DAMAGED = "damaged"  # not as it was written


class BadBackup(Fault):
    """What somebody wanted to restore is no good backup of this desk; nothing was changed."""

    def __init__(self, code: BadBackupCode, file: str, detail: str) -> None:
        """Name the file, what is wrong with it, and what was found."""
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


MISSING = "missing"
"""What is found where a key is wanted and none stands."""


class BadDataFile(Fault):
    """A profile or rules file cannot be used; it names file, key, value and what is accepted (S4).

    It is one fault, the first of its file; `others` are those found after it.
    """

    def __init__(self, file: str, key: str, found: str, accepted: str, line: int | None = None) -> None:
        """Take what a pharmacist needs to mend the file; the line where there is one to look at."""
        self.key = key if line is None else f"{key} (line {line})"
        super().__init__(f"{file}: {self.key}: {found}: accepted is {accepted}")
        self.file = file
        self.name = key
        self.line = line
        self.found = found
        self.accepted = accepted
        self.others: tuple[BadDataFile, ...] = ()

    @property
    def every(self) -> tuple["BadDataFile", ...]:
        """This fault and the others of its file, in the order of its lines."""
        return (self, *self.others)


def all_of(faults: Sequence[BadDataFile]) -> BadDataFile:
    """Return the faults of one file as one: what stands in it, by line, then what is missing from it.

    Each counts for itself; `every` unfolds one that has others.
    """
    first, *others = (_alone(fault) for fault in sorted(faults, key=_place))
    first.others = tuple(others)
    return first


def _alone(fault: BadDataFile) -> BadDataFile:
    return BadDataFile(fault.file, fault.name, fault.found, fault.accepted, fault.line)


def _place(fault: BadDataFile) -> tuple[bool, bool, int]:
    return fault.found == MISSING, fault.line is None, fault.line or 0


class WardFileFault(Fault):
    """A file of the ward's could not be written; what was there before is there still."""

    def __init__(self, file: str, detail: str) -> None:
        """Name the file and what the system said."""
        super().__init__(f"{file}: {detail}")
        self.file = file
        self.detail = detail


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


@unique
class ExportFaultCode(Enum):
    """Why nothing is exported as FHIR."""

    NO_MODELS = "no-models"  # what it is to be checked with is not installed
    NOT_FHIR = "not-fhir"  # the models do not take what would have been written


class ExportFault(Fault):
    """An export that was to be checked could not be, or did not pass; nothing of it is left."""

    def __init__(self, code: ExportFaultCode, detail: str) -> None:
        """Say what is wrong, and never what stands in the resource."""
        super().__init__(f"{code.value}: {detail}")
        self.code = code
        self.detail = detail
