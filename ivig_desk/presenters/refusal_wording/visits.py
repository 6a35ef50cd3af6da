"""What a plan is asked about when it is held against the visits on record, with both sides."""

from collections.abc import Mapping
from typing import Literal, assert_never

from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet
from ivig_desk.domain.infusion.visit_questions import PARTS
from ivig_desk.domain.patient.patient import Earlier
from ivig_desk.presenters.entry import EntryProblem, read_day
from ivig_desk.presenters.formats import date_text
from ivig_desk.presenters.plan_wording import earlier_text
from ivig_desk.presenters.refusal_wording.amounts import apart

Visits = Literal[
    RefusalKind.WEIGHT_CHANGED,
    RefusalKind.IDENTIFIER_IN_USE,
    RefusalKind.EARLIER_DIFFERS,
    RefusalKind.BRAND_CHANGED_TODAY,
]
_SAID: Mapping[str, str] = {answer.value: earlier_text(answer) for answer in Earlier}


def visit_text(kind: Visits, unmet: Unmet) -> str:
    """Return what is asked: what is typed, and what is on record."""
    match kind:
        case RefusalKind.WEIGHT_CHANGED:
            have, wants = apart(unmet.have, unmet.wants)
            return f"{have} today, {wants} on {_day(unmet.about)} – is it right?"
        case RefusalKind.IDENTIFIER_IN_USE:
            identifier, typed, known = _parts(unmet.about, 3)
            return f"ID {identifier} is on record for {_person(known)}, typed for {_person(typed)} – who is in the bed?"
        case RefusalKind.EARLIER_DIFFERS:
            answer, day, preparation = _parts(unmet.about, 3)
            said = _SAID.get(answer, answer)
            return f"immunoglobulin before today: “{said}” is typed, on record is {preparation} on {_day(day)}"
        case RefusalKind.BRAND_CHANGED_TODAY:
            before, now = _parts(unmet.about, 2)
            return (
                f"{before} ran today, now {now}: brands are not mixed in one visit – going on needs a reason and a name"
            )
        case _:
            assert_never(kind)


def _parts(about: str, number: int) -> list[str]:
    parts = about.split(PARTS)
    return [part or "?" for part in (*parts, *[""] * (number - len(parts)))]


def _day(text: str) -> str:
    read = read_day(text)
    return "?" if isinstance(read, EntryProblem) else date_text(read)


def _person(text: str) -> str:
    name, _, born = text.rpartition(", ")
    return f"{name or '?'}, born {_day(born)}"
