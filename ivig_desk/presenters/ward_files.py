"""The ward's files as they were read when the desk was opened."""

from dataclasses import dataclass

from ivig_desk.desk.ports import DataFiles, Formulary
from ivig_desk.domain.infusion.questions import PlanReferences
from ivig_desk.domain.monitoring.rules import WardRules


@dataclass(frozen=True, slots=True, kw_only=True)
class WardFiles:
    """Profiles, rules and references as read when the desk was opened."""

    formulary: Formulary
    rules: WardRules
    references: PlanReferences


def ward_files_of(data_files: DataFiles) -> WardFiles:
    """Return what the data files hold now; raises BadDataFile."""
    references = PlanReferences(weights=data_files.weight_reference(), posology=data_files.posology())
    return WardFiles(formulary=data_files.formulary(), rules=data_files.rules(), references=references)
