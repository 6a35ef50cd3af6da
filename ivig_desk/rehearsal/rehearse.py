"""Playing a scenario: each step at its minute, and what is true after it held against what was expected."""

from dataclasses import dataclass

from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.rehearsal.driver import Driver, Outcome
from ivig_desk.rehearsal.expectations import Fact, FactName, Mismatch, facts_of, mismatches
from ivig_desk.rehearsal.scenario import Scenario
from ivig_desk.rehearsal.steps import Kill, OfClock, Step, Verb


@dataclass(frozen=True, slots=True, kw_only=True)
class StepReport:
    """One step as it went: everything that was true after it, and what of it was not as expected."""

    number: int
    minute: Minutes
    verb: Verb
    facts: tuple[Fact, ...]
    mismatches: tuple[Mismatch, ...]

    def fact(self, name: FactName) -> str:
        """Return the text of one fact."""
        return next(fact.text for fact in self.facts if fact.name is name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What came of a scenario."""

    file: str
    title: str
    profile_id: str
    steps: tuple[StepReport, ...]

    @property
    def is_as_expected(self) -> bool:
        """Whether every step went as its scenario says."""
        return not any(step.mismatches for step in self.steps)


def rehearse(scenario: Scenario, driver: Driver) -> Report:
    """Play a scenario to its end, past what is not as expected; raises ScenarioProblem where it cannot be planned."""
    driver.plan(scenario)
    return Report(
        file=scenario.file,
        title=scenario.title,
        profile_id=scenario.profile_id,
        steps=tuple(_play(step, driver) for step in scenario.steps),
    )


def _play(step: Step, driver: Driver) -> StepReport:
    driver.advance_to(step.minute)
    outcome = _do(step, driver)
    facts = facts_of(driver.guidance(), driver.phase(), outcome.refused)
    return StepReport(
        number=step.number,
        minute=step.minute,
        verb=step.verb,
        facts=facts,
        mismatches=mismatches(step.expect, facts),
    )


def _do(step: Step, driver: Driver) -> Outcome:
    if isinstance(step.action, Kill):
        driver.kill(step.action)
        return Outcome(refused=())
    if isinstance(step.action, OfClock):
        driver.stray(step.action)
        return Outcome(refused=())
    return driver.do(step)
