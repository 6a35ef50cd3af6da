"""The ward's files as they were read when the desk was opened."""

from dataclasses import dataclass

from ivig_desk.desk.ports import DataFiles, Formulary, SubcutaneousFormulary
from ivig_desk.domain.formulary.ceiling import WardCeiling
from ivig_desk.domain.infusion.questions import PlanReferences
from ivig_desk.domain.monitoring.rules import WardRules
from ivig_desk.presenters.profile_wording import blocked_text


@dataclass(frozen=True, slots=True, kw_only=True)
class WardFiles:
    """Profiles, rules and references as read when the desk was opened."""

    formulary: Formulary
    subcutaneous: SubcutaneousFormulary
    rules: WardRules
    references: PlanReferences
    ward_ceiling: WardCeiling | None

    @property
    def blocked(self) -> tuple[str, ...]:
        """Why each file of profiles is not used, for a vein or under the skin, and what is used instead (S4)."""
        vein = (blocked_text(fault, self.formulary) for fault in self.formulary.blocked)
        return (*vein, *(str(fault) for fault in self.subcutaneous.blocked))


def ward_files_of(data_files: DataFiles) -> WardFiles:
    """Return what the data files hold now; raises BadDataFile."""
    references = PlanReferences(weights=data_files.weight_reference(), posology=data_files.posology())
    return WardFiles(
        formulary=data_files.formulary(),
        subcutaneous=data_files.subcutaneous(),
        rules=data_files.rules(),
        references=references,
        ward_ceiling=data_files.ward_ceiling(),
    )
