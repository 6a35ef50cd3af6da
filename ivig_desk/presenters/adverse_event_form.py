"""The form of an adverse event: one press says the sign, one the grade, and the grade records it."""

from collections.abc import Iterator
from dataclasses import replace
from string import ascii_uppercase

from ivig_desk.domain.reactions.signs import Onset, SignEntry
from ivig_desk.presenters import run_forms as fields
from ivig_desk.presenters.form_parts import FormInputs, form_of, group_of
from ivig_desk.presenters.own_time import earlier_lines
from ivig_desk.presenters.run_forms import RunForm
from ivig_desk.presenters.screens import Ability, Button, FieldKind, Form, Option
from ivig_desk.presenters.typed import FieldPlan

SIGN = "sign"
PATTERN, OTHER = "Signs of an anaphylaxis pattern", "Other signs"
_OF_THE_PAGE = "AHSUW"
"""What these keys do beside an open form, and the key that opens this one: pressed twice it must choose nothing."""


def adverse_event_form(inputs: FormInputs) -> Form:
    """Return the form with every sign that shows during an infusion; those of a pattern stand together, first."""
    signs = tuple(entry for entry in inputs.plan.rules.signs if _shows_early(entry))
    groups = (group_of(inputs, sign_field(signs)), group_of(inputs, fields.BEGAN_AT, fields.GRADE))
    name, lines = RunForm.ADVERSE_EVENT, earlier_lines(inputs.texts, fields.BEGAN_AT)
    form = form_of(name, "Adverse event: what is seen or felt, then its grade", groups, "", lines)
    return replace(form, submit=Button(name=form.submit.name, label="", ability=Ability.OFF))


def sign_field(signs: tuple[SignEntry, ...]) -> FieldPlan:
    """Return the field of signs, each with a key where there are letters enough; digits are the grades’ alone."""
    ordered = sorted(signs, key=lambda entry: (not entry.systems, list(Onset).index(entry.onset)))
    keys = _keys(ordered)
    return FieldPlan(
        name=SIGN,
        label="",
        kind=FieldKind.KEYED,
        options=tuple(
            Option(value=one.id, label=one.label, key=keys[one.id], heading=PATTERN if one.systems else OTHER)
            for one in ordered
        ),
    )


def _shows_early(entry: SignEntry) -> bool:
    return entry.onset is Onset.IMMEDIATE or bool(entry.systems)


def _keys(signs: list[SignEntry]) -> dict[str, str]:
    """The first letter of each label that is still free, else any that is; none once all are used."""
    free = [letter for letter in ascii_uppercase if letter not in _OF_THE_PAGE]
    keys: dict[str, str] = {}
    for entry in signs:
        for letter in _wanted(entry, free):
            keys[entry.id] = letter
            free.remove(letter)
            break
    left = iter(free)
    return {entry.id: keys.get(entry.id) or next(left, "") for entry in signs}


def _wanted(entry: SignEntry, free: list[str]) -> Iterator[str]:
    return (letter for letter in entry.label.upper() if letter in free)
