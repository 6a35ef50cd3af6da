"""What was typed, command by command, before any of it is held against files or figures."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, unique
from pathlib import Path

from ivig_desk.commandline.doors import DeskKind
from ivig_desk.commandline.who import Who
from ivig_desk.desk.ports.exports import ExportForm, ExportNames
from ivig_desk.domain.formulary.order import Tolerance
from ivig_desk.domain.patient.patient import Earlier
from ivig_desk.presenters.paper_door import Paper


@unique
class Form(Enum):
    """For whom the answer is printed."""

    TABLE = "table"
    JSON = "json"


@unique
class Detail(Enum):
    """Whether the working behind the numbers is printed too."""

    NUMBERS = "numbers"
    WORKING = "working"


@unique
class Through(Enum):
    """What a scenario is played through."""

    DESK = "desk"
    WINDOW = "window"


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowWanted:
    """Open the desk."""

    data: Path | None
    kind: DeskKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWanted:
    """Work out a ramp, or rate and time under the skin; every number as typed, `dose` with the option before it."""

    data: Path | None
    form: Form
    detail: Detail
    profile: str
    weight: str
    dose_option: str
    dose: str
    giving_set: str | None
    earlier: Earlier
    tolerance: Tolerance
    risks: tuple[str, ...]
    ceiling: str | None
    over_at_least: str | None
    indication: str | None
    dispensed: str | None
    fastest: str | None
    sites: str | None
    infusion: str | None
    site_rate: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RehearsalWanted:
    """Play a scenario."""

    data: Path | None
    form: Form
    scenario: Path
    pdf: Path | None
    through: Through


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfilesWanted:
    """List the profiles, or check the files where some are named."""

    data: Path | None
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsWanted:
    """List the infusions on record, all or those a text finds, or show the one that is named."""

    data: Path | None
    who: Who
    infusion_id: str | None
    find: str | None
    form: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldWanted:
    """Show what waits beside the records or is kept apart."""

    data: Path | None
    who: Who
    form: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyWanted:
    """Hold the records against what they prove."""

    data: Path | None
    who: Who
    form: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupWanted:
    """Make a backup, into a folder or where the ward's file says."""

    data: Path | None
    who: Who
    form: Form
    to: Path | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreWanted:
    """Put the records back from a backup."""

    data: Path | None
    who: Who
    backup: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportWanted:
    """Write the whole of the records into one file that a passphrase opens."""

    data: Path | None
    who: Who
    sealed: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryWanted:
    """Print the summary of an infusion, or write it into a plain file on a paper."""

    data: Path | None
    who: Who
    infusion_id: str
    pdf: Path | None
    paper: Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Which infusions: these, those a text finds, or those written since a day; all where nothing is said.

    Or those of a search that is the next line of the input.
    """

    infusion_ids: tuple[str, ...] = ()
    find: str | None = None
    since: date | None = None
    is_on_input: bool = False

    @property
    def is_one(self) -> bool:
        """Whether one infusion is named, whichever it may be."""
        return len(self.infusion_ids) == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadableExportWanted:
    """Write infusions out for other systems; `names` is None where it was not said, and is asked for.

    Beside a window it says how far it is, and gives up when its input ends.
    """

    data: Path | None
    who: Who
    form: ExportForm
    target: Path
    chosen: Chosen
    names: ExportNames | None
    is_checked: bool
    is_beside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfCheckWanted:
    """Check this installation."""

    data: Path | None


OfCopies = BackupWanted | RestoreWanted | ExportWanted | ReadableExportWanted
"""What makes another file of the records, or puts one back."""

OfRecords = RecordsWanted | HeldWanted | VerifyWanted | SummaryWanted | OfCopies
"""What is wanted of the records of a folder."""

Wanted = WindowWanted | PlanWanted | RehearsalWanted | ProfilesWanted | OfRecords | SelfCheckWanted
