"""The ward's files as they were read when the desk was opened."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from ivig_desk.desk.ports import DataFiles, Formulary, SubcutaneousFormulary
from ivig_desk.domain.formulary.ceiling import WardCeiling
from ivig_desk.domain.infusion.questions import PlanReferences
from ivig_desk.domain.monitoring.rules import WardRules
from ivig_desk.domain.reactions.at_home import AtHome
from ivig_desk.presenters.going_home import GoingHome
from ivig_desk.presenters.profile_wording import blocked_text


@dataclass(frozen=True, slots=True, kw_only=True)
class WardFiles:
    """Profiles, rules and references as read when the desk was opened."""

    formulary: Formulary
    subcutaneous: SubcutaneousFormulary
    rules: WardRules
    references: PlanReferences
    ward_ceiling: WardCeiling | None
    at_home: AtHome

    @property
    def going_home(self) -> GoingHome:
        """What the patient's page is made with."""
        return GoingHome(at_home=self.at_home, posology=self.references.posology)

    @property
    def blocked(self) -> tuple[str, ...]:
        """Why each file of profiles is not used, for a vein or under the skin, and what is used instead (S4)."""
        vein = (blocked_text(fault, self.formulary) for fault in self.formulary.blocked)
        return (*vein, *(str(fault) for fault in self.subcutaneous.blocked))


ReadFiles = Callable[[], WardFiles]
"""What reads the ward's files when a page first wants them."""


def ward_files_when_wanted(data_files: DataFiles) -> ReadFiles:
    """Return what reads the ward's profiles once, when a page first wants them: none before the first page is painted.

    Rules and references are read now; raises BadDataFile, so that what cannot be used is said before anything else.
    """
    references = PlanReferences(
        weights=data_files.weight_reference(), posology=data_files.posology(), checks=data_files.checks()
    )
    rules, ward_ceiling, at_home = data_files.rules(), data_files.ward_ceiling(), data_files.at_home()

    @cache
    def read() -> WardFiles:
        return WardFiles(
            formulary=data_files.formulary(),
            subcutaneous=data_files.subcutaneous(),
            rules=rules,
            references=references,
            ward_ceiling=ward_ceiling,
            at_home=at_home,
        )

    return read


def ward_files_of(data_files: DataFiles) -> WardFiles:
    """Return what the data files hold now; raises BadDataFile."""
    return ward_files_when_wanted(data_files)()
