"""What a scenario is planned with, and the plan made from it."""

from dataclasses import dataclass, replace

from ivig_desk.desk.faults import BadDataFile
from ivig_desk.desk.ports import DataFiles, Formulary, SubcutaneousFormulary
from ivig_desk.domain.formulary.ceiling import WardCeiling
from ivig_desk.domain.formulary.dose_judgement import with_indicated_time
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.infusion.commands import PlanInfusion
from ivig_desk.domain.infusion.decide import Refused, decide
from ivig_desk.domain.infusion.plan import Asked, Plan
from ivig_desk.domain.infusion.questions import PlanReferences, questions_of
from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet
from ivig_desk.domain.monitoring.rules import WardRules
from ivig_desk.domain.reactions.at_home import AtHome
from ivig_desk.presenters.refusal_wording import ramp_text
from ivig_desk.presenters.subcutaneous_wording import not_for_a_vein_text
from ivig_desk.presenters.ward_files import WardFiles
from ivig_desk.rehearsal.check_words import checks_of
from ivig_desk.rehearsal.giving_set_words import giving_set_word
from ivig_desk.rehearsal.problem import ScenarioProblem
from ivig_desk.rehearsal.scenario import Scenario
from ivig_desk.rehearsal.table import shown

AS_WRITTEN = "as written in the scenario"
"""Why a question that is no slip of the pen is answered: the scenario's writer meant it."""

NAMED = frozenset(
    {
        RefusalKind.WEIGHT_IMPLAUSIBLE,
        RefusalKind.DOSE_IMPLAUSIBLE,
        RefusalKind.CYCLE_IMPLAUSIBLE,
        RefusalKind.CONTRAINDICATION,
    }
)
"""Questions that only a named answer passes: a slip of the pen in the scenario itself, or what stops a plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplies:
    """The profiles and rules of one ward."""

    profiles: tuple[Profile, ...]
    blocked: tuple[BadDataFile, ...]
    subcutaneous: SubcutaneousFormulary
    rules: WardRules
    references: PlanReferences
    ward_ceiling: WardCeiling | None
    at_home: AtHome


def supplies_of(data_files: DataFiles) -> Supplies:
    """Return what the data files hold now; raises BadDataFile."""
    references = PlanReferences(
        weights=data_files.weight_reference(), posology=data_files.posology(), checks=data_files.checks()
    )
    formulary = data_files.formulary()
    return Supplies(
        profiles=formulary.profiles,
        blocked=formulary.blocked,
        subcutaneous=data_files.subcutaneous(),
        rules=data_files.rules(),
        references=references,
        ward_ceiling=data_files.ward_ceiling(),
        at_home=data_files.at_home(),
    )


def ward_files_from(supplies: Supplies) -> WardFiles:
    """Return the same as the pages want it."""
    return WardFiles(
        formulary=Formulary(profiles=supplies.profiles, blocked=supplies.blocked),
        subcutaneous=supplies.subcutaneous,
        rules=supplies.rules,
        references=supplies.references,
        ward_ceiling=supplies.ward_ceiling,
        at_home=supplies.at_home,
    )


def plan_of(scenario: Scenario, supplies: Supplies) -> PlanInfusion:
    """Return the command that agrees on the scenario's plan; raises ScenarioProblem where no ward could run it."""
    patient, order, posology = scenario.patient, scenario.order, supplies.references.posology
    plan = Plan(
        patient=patient,
        order=with_indicated_time(order, patient.weight, posology) if patient.weight.value > 0 else order,
        profile=_profile(scenario, supplies),
        giving_set=scenario.giving_set,
        rules=supplies.rules,
        ward_ceiling=supplies.ward_ceiling,
        bottles=scenario.bottles,
        checks=checks_of(scenario, supplies.references.checks.asked_of(patient.risks)),
        asked=scenario.answers,
    )
    answered = replace(plan, asked=(*scenario.answers, *_as_written(plan, scenario, supplies)))
    command = PlanInfusion(plan=answered, references=supplies.references)
    decision = decide(None, command, scenario.starts)
    if isinstance(decision, Refused):
        raise _problem(scenario, decision.unmet[0])
    return command


def _profile(scenario: Scenario, supplies: Supplies) -> Profile:
    for profile in supplies.profiles:
        if profile.id == scenario.profile_id:
            return profile
    known = ", ".join(profile.id for profile in supplies.profiles)
    other_way = [
        f" ({not_for_a_vein_text(profile)})"
        for profile in supplies.subcutaneous.profiles
        if profile.id == scenario.profile_id
    ]
    found = "".join((shown(scenario.profile_id), *other_way))
    raise ScenarioProblem(scenario.file, "set.profile", found, f"one of {known}")


def _as_written(plan: Plan, scenario: Scenario, supplies: Supplies) -> tuple[Asked, ...]:
    answered = {asked.question for asked in scenario.answers}
    return tuple(
        Asked(question=question.question, reason=AS_WRITTEN, name=scenario.order.prescriber)
        for question in questions_of(plan, supplies.references, scenario.starts)
        if question.kind not in NAMED and question.question not in answered
    )


def _problem(scenario: Scenario, unmet: Unmet) -> ScenarioProblem:
    why = ramp_text(unmet, scenario.giving_set)
    match unmet.kind:
        case RefusalKind.WEIGHT_IMPLAUSIBLE:
            where, value, wanted = "patient.weight_kg", scenario.patient.weight.text, "a weight that can be true"
        case RefusalKind.DOSE_IMPLAUSIBLE | RefusalKind.CYCLE_IMPLAUSIBLE:
            where, value, wanted = "order.dose_g", scenario.order.dose.text, "a dose that can be meant"
        case RefusalKind.CONTRAINDICATION | RefusalKind.CHECK_REASON_MISSING:
            where, wanted = f"checks.{unmet.about}", "a check that stops nothing, or one with its reason"
            value = next(check.answer.value for check in scenario.checks if check.name == unmet.about)
        case _:
            where, value, wanted = "set.giving_set", giving_set_word(scenario.giving_set), "a set that runs every rung"
    answer = f", or an [[answer]] to {unmet.question} with reason and name" if unmet.kind in NAMED else ""
    return ScenarioProblem(scenario.file, where, f"{shown(value)} ({why})", f"{wanted}{answer}")
