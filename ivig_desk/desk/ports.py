"""What the desk needs from outside, as protocols; adapters fulfil them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ivig_desk.desk.faults import BadDataFile
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.formulary.posology import Posology
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.formulary.subcutaneous import SubcutaneousProfile
from ivig_desk.domain.infusion.events import Recorded
from ivig_desk.domain.monitoring.rules import WardRules
from ivig_desk.domain.patient.plausibility import WeightReference


@dataclass(frozen=True, slots=True, kw_only=True)
class InfusionEntry:
    """One infusion in the list of records: enough to find it, no more."""

    infusion_id: str
    version: int
    first_recorded_at: Instant
    last_recorded_at: Instant


class Journal(Protocol):
    """Append-only record of events; every method may raise RecordsFault."""

    def append(self, entries: Sequence[Recorded]) -> None:
        """Write the entries of one infusion, all or none, durable when this returns (S25).

        Raises VersionTaken where one of their versions is already there, ValueError where they do not follow on.
        """

    def read(self, infusion_id: str) -> tuple[Recorded, ...]:
        """Return an infusion's events by version; empty where there are none."""

    def entries(self) -> tuple[InfusionEntry, ...]:
        """Return every infusion on file, the last written first."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Formulary:
    """The profiles that may be used, by id, and the files that may not, by name (S4, S5)."""

    profiles: tuple[Profile, ...]
    blocked: tuple[BadDataFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SubcutaneousFormulary:
    """The same of profiles for under the skin; apart, so that none can be chosen for a vein."""

    profiles: tuple[SubcutaneousProfile, ...]
    blocked: tuple[BadDataFile, ...]


class DataFiles(Protocol):
    """Profiles and rules as the ward keeps them."""

    def formulary(self) -> Formulary:
        """Return all profiles, checked."""

    def rules(self) -> WardRules:
        """Return monitoring bands, schedule and signs; raises BadDataFile."""

    def weight_reference(self) -> WeightReference:
        """Return the growth reference; raises BadDataFile."""

    def posology(self) -> Posology:
        """Return the doses there are, by indication; raises BadDataFile."""
