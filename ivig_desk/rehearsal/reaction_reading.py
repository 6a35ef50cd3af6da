"""The `with` of a step about a reaction: its sign, its steps, what is given for it, and putting it right."""

from collections.abc import Callable, Mapping

from ivig_desk.domain.infusion.commands import FlagAdverseEvent, GiveMedicine, ResolveAdverseEvent
from ivig_desk.domain.infusion.reaction_commands import SayStepDone
from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.domain.reactions.steps import ReactionStep
from ivig_desk.domain.reactions.treatment import Effect
from ivig_desk.rehearsal.steps import Action, RegradeLatest, SeeEffect, StrikeLatest, Verb
from ivig_desk.rehearsal.table import ScenarioTable, shown


def _adverse_event(words: ScenarioTable) -> Action:
    words.hold_to(required=("sign", "grade"))
    return FlagAdverseEvent(sign=words.text("sign"), grade=_grade(words))


def _grade(words: ScenarioTable) -> Grade:
    written = words.entries["grade"]
    for grade in Grade:
        if type(written) in {int, str} and str(written) == str(grade.value):
            return grade
    raise words.problem("grade", shown(written), "1, 2, 3, 4 or 5")


def _regrade(words: ScenarioTable) -> Action:
    words.hold_to(required=("sign", "grade", "reason"))
    return RegradeLatest(sign=words.text("sign"), grade=_grade(words), reason=words.text_or("reason", ""))


def _strike(words: ScenarioTable) -> Action:
    words.hold_to(required=("sign", "reason"))
    return StrikeLatest(sign=words.text("sign"), reason=words.text_or("reason", ""))


def _reaction_step(words: ScenarioTable) -> Action:
    words.hold_to(required=("step",))
    return SayStepDone(step=words.word("step", ReactionStep))


def _effect(words: ScenarioTable) -> Action:
    words.hold_to(required=("medicine", "effect"))
    return SeeEffect(medicine=words.text("medicine"), effect=words.word("effect", Effect))


def _resolve(words: ScenarioTable) -> Action:
    words.hold_to(required=("sign",))
    return ResolveAdverseEvent(sign=words.text("sign"))


def _medicine(words: ScenarioTable) -> Action:
    words.hold_to(required=("name", "dose"), optional=("against",))
    return GiveMedicine(name=words.text("name"), dose=words.text("dose"), against=words.text_or("against", ""))


REACTION_READERS: Mapping[Verb, Callable[[ScenarioTable], Action]] = {
    Verb.ADVERSE_EVENT: _adverse_event,
    Verb.RESOLVE: _resolve,
    Verb.REGRADE: _regrade,
    Verb.STRIKE: _strike,
    Verb.REACTION_STEP: _reaction_step,
    Verb.MEDICINE: _medicine,
    Verb.EFFECT: _effect,
}
"""The readers of these verbs."""
