"""What the desk needs from outside, as protocols; adapters fulfil them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, unique
from pathlib import PurePath
from typing import Protocol

from ivig_desk.desk.faults import BadDataFile
from ivig_desk.desk.ports.records_list import RecordsList
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.formulary.ceiling import WardCeiling
from ivig_desk.domain.formulary.posology import Posology
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.formulary.subcutaneous import SubcutaneousProfile
from ivig_desk.domain.infusion.alarm_signals import AlarmSignals
from ivig_desk.domain.infusion.alarms import Priority
from ivig_desk.domain.infusion.bottles.label import ScannedLabel, UnreadLabel
from ivig_desk.domain.infusion.bottles.teaching import TaughtLabel
from ivig_desk.domain.infusion.checks import CheckList
from ivig_desk.domain.infusion.events import Recorded
from ivig_desk.domain.monitoring.beat import Beat
from ivig_desk.domain.monitoring.rules import WardRules
from ivig_desk.domain.patient.plausibility import WeightReference
from ivig_desk.domain.reactions.at_home import AtHome
from ivig_desk.domain.record.head import ChainHead


@dataclass(frozen=True, slots=True, kw_only=True)
class InfusionEntry:
    """One infusion in the list of records: enough to find it, no more."""

    infusion_id: str
    version: int
    first_recorded_at: Instant
    last_recorded_at: Instant


class Journal(RecordsList, Protocol):
    """Append-only record of events; every method may raise RecordsFault."""

    def append(self, entries: Sequence[Recorded]) -> None:
        """Write the entries of one infusion, all or none, durable when this returns (S25).

        Raises VersionTaken where one of their versions is already there, ValueError where they do not follow on.
        """

    def read(self, infusion_id: str) -> tuple[Recorded, ...]:
        """Return an infusion's events by version; empty where there are none."""

    def entries(self) -> tuple[InfusionEntry, ...]:
        """Return every infusion on file, the last written first."""

    def head(self, infusion_id: str) -> ChainHead | None:
        """Return the last link of an infusion's chain and the version it is of; None where nothing is on record."""

    def probe(self, infusion_ids: Sequence[str]) -> None:
        """Raise where an entry could not be written now, or these not read; at every look, and nothing is written."""

    def mark_alive(self, infusion_id: str, now: Instant) -> None:
        """Note that the desk still watches this infusion; kept apart from the events."""

    def last_alive(self, infusion_id: str) -> Instant | None:
        """Return when the desk last watched this infusion, or None where it never did."""

    def close(self) -> None:
        """Give the file back; nothing is lost without it."""


class Clock(Protocol):
    """The only source of time."""

    def read(self) -> ClockReading:
        """Return wall, offset and monotonic time, read together."""

    def slept(self) -> Minutes | None:
        """Return how long the computer has slept since it was switched on; None where it cannot say (S24)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Formulary:
    """The profiles that may be used, by id, and the files that may not, by name (S4, S5)."""

    profiles: tuple[Profile, ...]
    blocked: tuple[BadDataFile, ...]

    def used_instead_of(self, blocked: BadDataFile) -> Profile | None:
        """Return the shipped profile that is used because the ward's file by its name is blocked; None without one."""
        return next((profile for profile in self.profiles if profile.id == PurePath(blocked.file).stem), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubcutaneousFormulary:
    """The same of profiles for under the skin; apart, so that none can be chosen for a vein."""

    profiles: tuple[SubcutaneousProfile, ...]
    blocked: tuple[BadDataFile, ...]


class BarcodeReader(Protocol):
    """What makes a label of the text a scanner types."""

    def prepare(self) -> None:
        """Get ready for a scan that may come: what takes long is done now."""

    def read(self, text: str) -> ScannedLabel | UnreadLabel:
        """Return the label, or what is wrong with it; any text gives one of the two."""


class TaughtLabels(Protocol):
    """What a ward has taught of the GTINs on its packs; nothing taught is ever forgotten."""

    def all(self) -> tuple[TaughtLabel, ...]:
        """Return every teaching, the first first; the last of a GTIN counts. Raises BadDataFile."""

    def teach(self, label: TaughtLabel) -> None:
        """Add a teaching, durable when this returns; what the GTIN was taught as before is kept.

        Raises BadDataFile where the names are not of two people, WardFileFault where it cannot be written.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What reads labels and what knows them."""

    reader: BarcodeReader
    taught: TaughtLabels


@unique
class SoundState(Enum):
    """What can be heard of this computer."""

    QUIET = "quiet"  # there is a device, and nothing is played on it
    SOUNDING = "sounding"
    NO_DEVICE = "no-device"  # none could be opened
    NO_LIBRARY = "no-library"  # this installation lacks what reaches a device
    LOST = "lost"  # it was there and takes no sound any more


class Sounder(Protocol):
    """What makes alarms heard. No failure of a device is ever raised: it is a state."""

    def play(self, priority: Priority, reading: ClockReading) -> None:
        """Sound the bursts of this priority until told otherwise; told the same again, the rhythm runs on unbroken."""

    def silence(self) -> None:
        """Play no alarm any more."""

    def beat(self, beat: Beat | None, reading: ClockReading) -> None:
        """Click at each beat of a metronome while no alarm sounds, None no more; told the same again, it runs on."""

    def state(self, reading: ClockReading) -> SoundState:
        """Return what can be heard now; a device is opened at the first question, a lost one tried again in time."""

    def close(self) -> None:
        """Give the device back."""


class DataFiles(Protocol):
    """Profiles and rules as the ward keeps them."""

    def formulary(self) -> Formulary:
        """Return all profiles for a vein, checked."""

    def subcutaneous(self) -> SubcutaneousFormulary:
        """Return all profiles for under the skin, checked."""

    def rules(self) -> WardRules:
        """Return monitoring bands, schedule and signs; raises BadDataFile."""

    def weight_reference(self) -> WeightReference:
        """Return the growth reference; raises BadDataFile."""

    def posology(self) -> Posology:
        """Return the doses there are, by indication; raises BadDataFile."""

    def checks(self) -> CheckList:
        """Return the checks before the start, the shipped and the ward's; raises BadDataFile."""

    def at_home(self) -> AtHome:
        """Return what a patient is told for the time at home, and whom to call; raises BadDataFile."""

    def alarm_signals(self) -> AlarmSignals:
        """Return how alarms are seen and heard; raises BadDataFile."""

    def ward_ceiling(self) -> WardCeiling | None:
        """Return the bound the ward sets on every infusion, or None where it sets none; raises BadDataFile."""
