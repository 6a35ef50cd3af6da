"""What stands in the fields of one form, as typed, and what is said of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ivig_desk.domain.amounts.quantities import Quantity
from ivig_desk.presenters.entry import EntryFault, EntryProblem, QuantityT, is_one_line, read_amount, read_count
from ivig_desk.presenters.entry_wording import NOT_ONE_LINE, answer_text, entry_text
from ivig_desk.presenters.screens import Field, FieldKind, Option, Tone

_LEFT_OPEN = (" (if any)", " (if they are)", " (if earlier)")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldPlan:
    """One field of a form before anything is typed in it; `quantity` is the unit of a NUMBER, or `unit` the ward's."""

    name: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    quantity: type[Quantity] | None = None
    options: tuple[Option, ...] = ()
    hint: str = ""
    unit: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The texts of a form by field name; a field not yet touched is empty."""

    by_field: Mapping[str, str] = field(default_factory=dict)

    def of(self, name: str) -> str:
        """Return what stands in a field."""
        return self.by_field.get(name, "")

    def with_text(self, name: str, text: str) -> "Texts":
        """Return the texts with one field typed in."""
        return Texts(by_field={**self.by_field, name: text})


def name_of(field: FieldPlan) -> str:
    """Return a field's label as a sentence names it, without that it may be left open."""
    return next((field.label.removesuffix(end) for end in _LEFT_OPEN if field.label.endswith(end)), field.label)


def field_of(plan: FieldPlan, texts: Texts, problems: Mapping[str, str]) -> Field:
    """Return a field as it is to be drawn; text that cannot be read is said at once, a missing one only when taken."""
    text = texts.of(plan.name)
    return Field(
        name=plan.name,
        label=plan.label,
        kind=plan.kind,
        text=text,
        unit=plan.unit if plan.quantity is None else plan.quantity.unit,
        options=plan.options,
        hint=plan.hint,
        tone=plan.tone,
        problem=problems.get(plan.name) or _unreadable(plan, text),
    )


def amount_in(plan: FieldPlan, texts: Texts, unit: type[QuantityT]) -> QuantityT | str:
    """Return the amount in a field, or the sentence saying why it is none."""
    read = read_amount(texts.of(plan.name), unit)
    return entry_text(read, plan.label, unit.unit) if isinstance(read, EntryProblem) else read


def count_in(plan: FieldPlan, texts: Texts) -> int | str:
    """Return the whole number in a field, or the sentence saying why it is none."""
    read = read_count(texts.of(plan.name))
    return entry_text(read, plan.label, "") if isinstance(read, EntryProblem) else read


def choice_problem(plan: FieldPlan, texts: Texts) -> str:
    """Return what is wrong with the answer to a choice; empty where it is one of its options."""
    text = texts.of(plan.name)
    return "" if any(option.value == text for option in plan.options) else answer_text(plan.label, text)


def with_hint(plan: FieldPlan, hint: str, tone: Tone = Tone.PLAIN) -> FieldPlan:
    """Return the field with something worth knowing under it, and how much it is worth."""
    return replace(plan, hint=hint, tone=tone)


def _unreadable(plan: FieldPlan, text: str) -> str:
    if plan.quantity is None:
        return "" if is_one_line(text) else NOT_ONE_LINE
    read = read_amount(text, plan.quantity)
    if isinstance(read, EntryProblem) and read.fault is not EntryFault.EMPTY:
        return entry_text(read, plan.label, plan.quantity.unit)
    return ""
