"""The shipped data files, and the ward's own beside or instead of them."""

import sys
from dataclasses import dataclass, replace
from pathlib import Path

from ivig_desk.adapters.toml_alarms import ALARMS, load_alarm_signals
from ivig_desk.adapters.toml_at_home import load_at_home
from ivig_desk.adapters.toml_checks import load_checks
from ivig_desk.adapters.toml_posology import POSOLOGY, load_posology
from ivig_desk.adapters.toml_profiles import CHECKSUMS, load_formulary, load_subcutaneous
from ivig_desk.adapters.toml_rules import (
    BANDS,
    DRIP,
    SCHEDULE,
    SIGNS,
    WEIGHT_FOR_AGE,
    WEIGHT_LIMITS,
    load_rules,
    load_weight_reference,
)
from ivig_desk.adapters.toml_ward import WARD, load_ward_ceiling
from ivig_desk.desk.faults import BadDataFile
from ivig_desk.desk.ports import Formulary, SubcutaneousFormulary
from ivig_desk.domain.formulary.ceiling import WardCeiling
from ivig_desk.domain.formulary.posology import Posology
from ivig_desk.domain.infusion.alarm_signals import AlarmSignals
from ivig_desk.domain.infusion.checks import CheckList
from ivig_desk.domain.monitoring.rules import WardRules
from ivig_desk.domain.patient.plausibility import WeightReference
from ivig_desk.domain.reactions.at_home import AtHome

PROFILES = "profiles"
SUBCUTANEOUS = "subcutaneous"
"""Inside the folder of profiles: those for under the skin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TomlDataFiles:
    """Profiles and rules read anew at every call, so that a mended file counts without a restart."""

    resources: Path
    ward: Path | None

    def formulary(self) -> Formulary:
        """Return the shipped profiles and the ward's, checked; no shipped one without its checksum (S4)."""
        folders, unsealed = self._profile_folders(PROFILES)
        formulary = load_formulary(folders)
        return replace(formulary, blocked=(*unsealed, *formulary.blocked))

    def subcutaneous(self) -> SubcutaneousFormulary:
        """Return the profiles for under the skin, the shipped and the ward's, checked in the same way (S4)."""
        folders, unsealed = self._profile_folders(PROFILES, SUBCUTANEOUS)
        formulary = load_subcutaneous(folders)
        return replace(formulary, blocked=(*unsealed, *formulary.blocked))

    def rules(self) -> WardRules:
        """Return the ward's rules where it has any of the files, else the shipped ones; raises BadDataFile."""
        return load_rules(self._folder_of(BANDS, SCHEDULE, SIGNS), self._folder_of(DRIP))

    def weight_reference(self) -> WeightReference:
        """Return the ward's weight limits where it has any of the files, else the shipped ones; raises BadDataFile."""
        return load_weight_reference(self._folder_of(WEIGHT_LIMITS, WEIGHT_FOR_AGE))

    def _profile_folders(self, *inside: str) -> tuple[list[Path], tuple[BadDataFile, ...]]:
        """The folders to look in; a shipped one without its checksums is left out and named."""
        shipped = self.resources.joinpath(*inside)
        wards = [] if self.ward is None else [folder for folder in [self.ward.joinpath(*inside)] if folder.exists()]
        seal = shipped / CHECKSUMS
        if seal.exists():
            return [shipped, *wards], ()
        return wards, (BadDataFile(str(seal), "file", "missing", "the checksums of the shipped profiles"),)

    def posology(self) -> Posology:
        """Return the doses there are: the ward's file where it has one, else the shipped one; raises BadDataFile."""
        return load_posology(self._folder_of(POSOLOGY))

    def checks(self) -> CheckList:
        """Return the shipped checks before the start and the ward's after them; raises BadDataFile."""
        return load_checks(self.resources, self.ward)

    def at_home(self) -> AtHome:
        """Return what a patient is told for the time at home, the ward's laid over the shipped; raises BadDataFile."""
        return load_at_home(self.resources, self.ward)

    def alarm_signals(self) -> AlarmSignals:
        """Return light and sound of alarms, of the ward's file where it has one, else shipped; raises BadDataFile."""
        return load_alarm_signals(self._folder_of(ALARMS))

    def ward_ceiling(self) -> WardCeiling | None:
        """Return the ward's own ceiling, or None where it has no such file; raises BadDataFile."""
        if self.ward is None or not (self.ward / WARD).exists():
            return None
        return load_ward_ceiling(self.ward)

    def _folder_of(self, *names: str) -> Path:
        """The ward's folder or the shipped one; never some files of each, since they are checked against each other."""
        if self.ward is not None and any((self.ward / name).exists() for name in names):
            return self.ward
        return self.resources


def resources_folder() -> Path:
    """Return the folder of shipped files: of the checkout or, in the frozen program, the one it unpacked."""
    unpacked: str | None = getattr(sys, "_MEIPASS", None)
    root = Path(__file__).resolve().parents[2] if unpacked is None else Path(unpacked)
    return root / "resources"
