"""The checks before the start: which of them this patient needs, what is still open, what a prescriber answers for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, unique
from typing import assert_never

from ivig_desk.domain.infusion.plan import Check, CheckAnswer
from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet
from ivig_desk.domain.patient.patient import Risk

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@unique
class CheckGroup(Enum):
    """Under which heading a check stands, in the order they are read."""

    CONTRAINDICATIONS = "contraindications"
    HISTORY = "history"
    LABORATORY = "laboratory"
    SEROLOGY = "serology"
    CONSENT = "consent"
    MEDICINES = "medicines"
    THROMBOSIS = "thrombosis"
    WARD = "ward"


@unique
class CheckKind(Enum):
    """How a check is answered; a medicine that was given has its time."""

    CHECK = "check"
    MEDICINE = "medicine"
    CONTRAINDICATION = "contraindication"

    @property
    def answers(self) -> tuple[CheckAnswer, CheckAnswer, CheckAnswer]:
        """The three answers there are; the first is the one that needs no reason."""
        if self is CheckKind.CONTRAINDICATION:
            return CheckAnswer.ABSENT, CheckAnswer.PRESENT, CheckAnswer.NOT_KNOWN
        return CheckAnswer.DONE, CheckAnswer.NOT_NEEDED, CheckAnswer.NOT_AVAILABLE


@unique
class CheckNeed(Enum):
    """Whether a check may be left open."""

    REQUIRED = "required"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckEntry:
    """One check of the list, with its source; `unit` where a number helps, `risks` where only they ask for it."""

    id: str
    group: CheckGroup
    label: str
    kind: CheckKind
    risks: tuple[Risk, ...]
    source: str
    unit: str | None = None
    need: CheckNeed | None = None

    def __post_init__(self) -> None:
        """Raise ValueError (found, accepted) for an id or a unit that cannot be."""
        if _ID.fullmatch(self.id) is None:
            raise ValueError(f'id "{self.id}"', "small letters and digits, joined by single hyphens")
        if self.kind is not CheckKind.CHECK and self.unit is not None:
            raise ValueError(f"a unit for a {self.kind.value}", "a unit where kind is check only")
        if self.kind is CheckKind.CONTRAINDICATION and self.may_be_left_open:
            raise ValueError("a contraindication that is optional", "one that is always asked")

    @property
    def may_be_left_open(self) -> bool:
        """Whether no answer is one too."""
        return self.need is CheckNeed.OPTIONAL

    def is_asked_of(self, risks: Iterable[Risk]) -> bool:
        """Whether somebody with these risks is asked: everybody, or who has one of those it is for."""
        return not self.risks or not set(self.risks).isdisjoint(risks)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckList:
    """Every check there is, each with an id of its own; an empty list asks nothing."""

    entries: tuple[CheckEntry, ...]

    def __post_init__(self) -> None:
        """Raise ValueError (found, accepted) for an id that stands twice."""
        ids = [entry.id for entry in self.entries]
        twice = [one for one in ids if ids.count(one) > 1]
        if twice:
            raise ValueError(f'id "{twice[0]}" twice', "an id of its own for every check")

    def asked_of(self, risks: Iterable[Risk]) -> tuple[CheckEntry, ...]:
        """Return what somebody with these risks is asked, group after group."""
        there = tuple(risks)
        return tuple(
            entry for group in CheckGroup for entry in self.entries if entry.group is group and entry.is_asked_of(there)
        )


def check_refusals(checks: tuple[Check, ...], asked: tuple[CheckEntry, ...]) -> tuple[Unmet, ...]:
    """Return why the checks are not whole: one without its answer, a reason that is missing, a time that is missing."""
    by_name = {check.name: check for check in checks}
    found = (_refusal(entry, by_name.get(entry.id)) for entry in asked)
    return tuple(unmet for unmet in found if unmet is not None)


def contraindication_questions(checks: tuple[Check, ...]) -> tuple[Unmet, ...]:
    """Return each contraindication that is there, or not known to be absent: a prescriber answers (review.md)."""
    asks = {CheckAnswer.PRESENT, CheckAnswer.NOT_KNOWN}
    return tuple(Unmet(kind=RefusalKind.CONTRAINDICATION, about=check.name) for check in checks if check.answer in asks)


def wants_reason(answer: CheckAnswer) -> bool:
    """Whether an answer needs its own reason; a contraindication that is present has it in the prescriber's answer."""
    match answer:
        case CheckAnswer.DONE | CheckAnswer.ABSENT | CheckAnswer.PRESENT:
            return False
        case CheckAnswer.NOT_NEEDED | CheckAnswer.NOT_AVAILABLE | CheckAnswer.NOT_KNOWN:
            return True
        case _:
            assert_never(answer)


def _refusal(entry: CheckEntry, check: Check | None) -> Unmet | None:
    if check is None:
        return None if entry.may_be_left_open else Unmet(kind=RefusalKind.CHECK_OPEN, about=entry.id)
    if check.answer not in entry.kind.answers:
        return Unmet(kind=RefusalKind.CHECK_OPEN, about=entry.id)
    if wants_reason(check.answer) and not check.reason.strip():
        return Unmet(kind=RefusalKind.CHECK_REASON_MISSING, about=entry.id)
    if entry.kind is CheckKind.MEDICINE and check.answer is CheckAnswer.DONE and not check.given_at:
        return Unmet(kind=RefusalKind.CHECK_TIME_MISSING, about=entry.id)
    return None
