"""The glossary has every word that a scenario or an export may carry."""

from enum import Enum
from pathlib import Path

import pytest

from ivig_desk.desk.faults import BadBackupCode, ExportFaultCode, KeyStoreFaultCode, RecordsFaultCode
from ivig_desk.domain.course.assessment import AssessmentProblem
from ivig_desk.domain.course.cdlqi import CdlqiAge
from ivig_desk.domain.course.course import PlacingProblem
from ivig_desk.domain.course.cycles import CourseQuestionKind
from ivig_desk.domain.course.easi import EasiContradiction
from ivig_desk.domain.course.laboratory import LaboratoryProblem
from ivig_desk.domain.course.scores import ScoreProblem
from ivig_desk.domain.course.visits import VisitStanding
from ivig_desk.domain.formulary.ceiling import CeilingKind
from ivig_desk.domain.formulary.subcutaneous import SubcutaneousProblem
from ivig_desk.domain.infusion.alarms import AlarmKind
from ivig_desk.domain.infusion.bottles.label import LabelProblem
from ivig_desk.domain.infusion.bottles.scan_checks import ScanFinding
from ivig_desk.domain.infusion.guide import Due
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.infusion.refusals import RefusalKind
from ivig_desk.domain.people.name import NameProblem
from ivig_desk.domain.people.passphrase import PassphraseProblem
from ivig_desk.domain.people.person import Role
from ivig_desk.domain.people.pin import PinProblem
from ivig_desk.domain.reactions.ladder import Advice
from ivig_desk.rehearsal.steps import Verb

GLOSSARY = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "kind",
    [
        *(
            RefusalKind,
            SubcutaneousProblem,
            AlarmKind,
            CeilingKind,
            Due,
            Phase,
            Advice,
            Verb,
            LabelProblem,
            ScanFinding,
        ),
        *(ScoreProblem, EasiContradiction, CdlqiAge, LaboratoryProblem, AssessmentProblem, PlacingProblem),
        *(VisitStanding, CourseQuestionKind),
        *(Role, PassphraseProblem, NameProblem, PinProblem, RecordsFaultCode, KeyStoreFaultCode, BadBackupCode),
        ExportFaultCode,
    ],
)
def test_every_stable_name_stands_in_the_glossary(kind: type[Enum]) -> None:
    missing = [member.value for member in kind if f"`{member.value}`" not in GLOSSARY]
    assert missing == [], "a ward scripts against these names"
