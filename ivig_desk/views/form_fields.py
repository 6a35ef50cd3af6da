"""The fields of a form: which view each kind has, and what decides which stand where."""

from typing import assert_never

from ivig_desk.presenters.screens import Field, FieldGroup, FieldKind, Form
from ivig_desk.views.answer_field import AnswerField
from ivig_desk.views.field import ChoiceField, TypedField
from ivig_desk.views.keyed_field import KeyedField
from ivig_desk.views.metronome_field import MetronomeField
from ivig_desk.views.taps_field import TapsField

FieldRow = tuple[str, tuple[tuple[str, FieldKind], ...]]


def fields_of(form: Form) -> list[Field]:
    """Return every field of a form, in the order they are gone through."""
    return [field for group in form.groups for field in group.fields]


def view_of(
    kind: FieldKind,
) -> type[TypedField | AnswerField | ChoiceField | KeyedField | TapsField | MetronomeField]:
    """Return what shows a field of a kind."""
    match kind:
        case FieldKind.TEXT | FieldKind.CONCEALED | FieldKind.NUMBER | FieldKind.READING:
            return TypedField
        case FieldKind.CHOICE | FieldKind.CHOICES:
            return ChoiceField
        case FieldKind.ANSWER:
            return AnswerField
        case FieldKind.KEYED:
            return KeyedField
        case FieldKind.TAPS:
            return TapsField
        case FieldKind.METRONOME:
            return MetronomeField
        case _:
            assert_never(kind)


def structure_of(form: Form) -> tuple[object, ...]:
    """Return what decides which widgets stand where."""
    return (form.name, *map(row_of, form.groups))


def row_of(group: FieldGroup) -> FieldRow:
    """Return what one row is made of."""
    return group.heading, tuple((field.name, field.kind) for field in group.fields)
