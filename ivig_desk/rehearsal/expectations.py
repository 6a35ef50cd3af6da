"""What a step expects, held exactly against what is true after it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, unique

from ivig_desk.domain.amounts.quantities import Quantity
from ivig_desk.domain.infusion.guide import Guidance
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.infusion.refusals import RefusalKind

NOTHING = "none"


@unique
class FactName(Enum):
    """What can be expected, as `expect` writes it."""

    PHASE = "phase"
    GIVEN = "given_ml_h"
    NEXT = "next_ml_h"
    CEILING = "ceiling_ml_h"
    RUNG = "rung"
    INFUSED = "infused_ml"
    MAY_RAISE = "may_raise"
    MISSING = "missing"
    REFUSED = "refused"
    ALARMS = "alarms"
    DUE = "due"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that is, or should be, true: numbers as exact text, kinds in alphabetical order, `none` for none."""

    name: FactName
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What should be true after a step; what is not named may be anything, but a step not said to be refused is not."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch:
    """One fact that is not as expected."""

    name: FactName
    expected: str
    found: str


def kinds_text(kinds: Iterable[str]) -> str:
    """Return kinds as one text that does not depend on their order."""
    return ", ".join(sorted(kinds)) or NOTHING


def facts_of(guidance: Guidance | None, phase: Phase, refused: tuple[RefusalKind, ...]) -> tuple[Fact, ...]:
    """Return everything that can be expected, as it is; before a plan is agreed there is no guidance to tell it."""
    of_step = {FactName.PHASE: phase.value, FactName.REFUSED: kinds_text(kind.value for kind in refused)}
    texts = of_step if guidance is None else of_step | _of_guidance(guidance)
    return tuple(Fact(name=name, text=texts.get(name, NOTHING)) for name in FactName)


def mismatches(expectation: Expectation, facts: tuple[Fact, ...]) -> tuple[Mismatch, ...]:
    """Return what is not as expected, in the order of the facts."""
    expected = {FactName.REFUSED: NOTHING} | {fact.name: fact.text for fact in expectation.facts}
    return tuple(
        Mismatch(name=fact.name, expected=expected[fact.name], found=fact.text)
        for fact in facts
        if expected.get(fact.name, fact.text) != fact.text
    )


def _of_guidance(guidance: Guidance) -> dict[FactName, str]:
    rise = guidance.next_rise
    return {
        FactName.GIVEN: guidance.given.ml_per_h.text,
        FactName.NEXT: _text(None if rise is None else rise.rung.rate.ml_per_h),
        FactName.CEILING: guidance.ceiling_rate.ml_per_h.text,
        FactName.RUNG: str(guidance.rung),
        FactName.INFUSED: guidance.infused.text,
        FactName.MAY_RAISE: "true" if guidance.may_raise else "false",
        FactName.MISSING: kinds_text(kind.value for kind in guidance.missing),
        FactName.ALARMS: kinds_text(f"{alarm.kind.value} = {alarm.priority.value}" for alarm in guidance.alarms),
        FactName.DUE: kinds_text(due.value for due in guidance.due),
        FactName.ADVICE: NOTHING if guidance.advice is None else guidance.advice.advice.value,
    }


def _text(quantity: Quantity | None) -> str:
    return NOTHING if quantity is None else quantity.text
