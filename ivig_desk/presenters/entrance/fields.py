"""The fields in which somebody says who they are, and what is wrong with what stands in them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ivig_desk.domain.people.name import name_problem
from ivig_desk.domain.people.passphrase import SHORTEST, passphrase_problem
from ivig_desk.domain.people.person import Person
from ivig_desk.domain.people.pin import pin_problem
from ivig_desk.presenters.entrance import wording as words
from ivig_desk.presenters.entry import is_one_line
from ivig_desk.presenters.entry_wording import NOT_ONE_LINE
from ivig_desk.presenters.screens import FieldGroup, FieldKind, Option
from ivig_desk.presenters.typed import FieldPlan, Texts, field_of

_SHOWN = "shown"
SHOW = FieldPlan(
    name="show", label="", kind=FieldKind.CHOICES, options=(Option(value=_SHOWN, label="Show what I type"),)
)
WARD = FieldPlan(name="ward", label="Name of the ward")
NAME = FieldPlan(
    name="name", label="Your name", hint="As it is to stand in the record, such as family name, first name"
)
PASSPHRASE = FieldPlan(
    name="passphrase",
    label="Passphrase",
    kind=FieldKind.CONCEALED,
    hint=f"At least {SHORTEST} characters, of anything: a short sentence",
)
AGAIN = FieldPlan(name="again", label="Passphrase once more", kind=FieldKind.CONCEALED)
PIN = FieldPlan(name="pin", label="PIN", kind=FieldKind.CONCEALED, hint="4 to 8 digits: opens this desk while it runs")
PIN_AGAIN = FieldPlan(name="pin-again", label="PIN once more", kind=FieldKind.CONCEALED)

CHOOSING = (PASSPHRASE, AGAIN)
CHOOSING_PIN = (PIN, PIN_AGAIN)


def group(texts: Texts, problems: Mapping[str, str], *plans: FieldPlan) -> FieldGroup:
    """Return fields in one row, secrets as dots unless they are asked for."""
    return FieldGroup(heading="", fields=tuple(field_of(_as_shown(plan, texts), texts, problems) for plan in plans))


def ward_wrong(texts: Texts) -> dict[str, str]:
    """Return what is wrong with the name of a ward."""
    text = texts.of(WARD.name)
    if not text.strip():
        return {WARD.name: "Name of the ward: missing."}
    return {} if is_one_line(text) else {WARD.name: NOT_ONE_LINE}


def name_wrong(texts: Texts, others: Iterable[Person], borne: Iterable[str]) -> dict[str, str]:
    """Return why this may not be the name of one more person; `borne` are names the record has for somebody else."""
    problem = name_problem(texts.of(NAME.name), others, borne)
    return {} if problem is None else {NAME.name: words.name_text(problem)}


def passphrase_wrong(texts: Texts, name: str) -> dict[str, str]:
    """Return why a passphrase may not be chosen, or that the two differ."""
    typed = texts.of(PASSPHRASE.name)
    problem = passphrase_problem(typed, name)
    wrong = {} if problem is None else {PASSPHRASE.name: words.passphrase_text(problem)}
    return wrong if texts.of(AGAIN.name) == typed else {**wrong, AGAIN.name: words.DIFFERS}


def pin_wrong(texts: Texts) -> dict[str, str]:
    """Return why a PIN may not be chosen, or that the two differ."""
    typed = texts.of(PIN.name)
    problem = pin_problem(typed)
    wrong = {} if problem is None else {PIN.name: words.pin_text(problem)}
    return wrong if texts.of(PIN_AGAIN.name) == typed else {**wrong, PIN_AGAIN.name: words.DIFFERS}


def as_typed(wrong: Mapping[str, str], texts: Texts) -> dict[str, str]:
    """Return what is wrong in fields that something was typed in; the others are asked for when the form is taken."""
    return {name: text for name, text in wrong.items() if texts.of(name)}


def _as_shown(plan: FieldPlan, texts: Texts) -> FieldPlan:
    is_shown = plan.kind is FieldKind.CONCEALED and texts.of(SHOW.name) == _SHOWN
    return replace(plan, kind=FieldKind.TEXT) if is_shown else plan
