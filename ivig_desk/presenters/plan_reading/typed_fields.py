"""One field after another into what it means, with what is wrong kept by field."""

from datetime import date
from enum import Enum
from typing import TypeVar

from ivig_desk.presenters.entry import EntryProblem, QuantityT, is_one_line, read_day
from ivig_desk.presenters.entry_wording import NOT_ONE_LINE, entry_text
from ivig_desk.presenters.formats import date_text
from ivig_desk.presenters.typed import FieldPlan, Texts, amount_in, choice_problem, count_in, name_of

Problems = dict[str, str]
EnumT = TypeVar("EnumT", bound=Enum)
_OLDEST_YEARS = 125


class TypedFields:
    """The texts of a plan, read on a day."""

    def __init__(self, texts: Texts, today: date) -> None:
        """Take what is typed."""
        self.texts = texts
        self.today = today
        self.problems: Problems = {name: NOT_ONE_LINE for name, text in texts.by_field.items() if not is_one_line(text)}

    def is_typed(self, field: FieldPlan) -> bool:
        """Whether anything but spaces stands in a field."""
        return bool(self.texts.of(field.name).strip())

    def refuse(self, field: FieldPlan, sentence: str) -> None:
        """Keep what is wrong with a field."""
        self.problems[field.name] = sentence

    def text(self, field: FieldPlan) -> str:
        """Return the text of a field that may not be empty, without spaces around it."""
        text = self.texts.of(field.name).strip()
        if not text:
            self.refuse(field, f"{field.label}: missing.")
        return text

    def day(self, field: FieldPlan) -> date | None:
        """Return a day of birth: none in the future, none of anybody too old to live."""
        day = read_day(self.texts.of(field.name))
        if isinstance(day, EntryProblem):
            self.refuse(field, entry_text(day, field.label, ""))
            return None
        if day > self.today:
            self.refuse(field, f"{field.label}: {date_text(day)} is in the future.")
            return None
        if self.today.year - day.year > _OLDEST_YEARS:
            self.refuse(field, f"{field.label}: {date_text(day)} is more than {_OLDEST_YEARS} years ago.")
            return None
        return day

    def answered(self, field: FieldPlan) -> str:
        """Return the value of the answer chosen, empty where none of the options is."""
        problem = choice_problem(field, self.texts)
        if problem:
            self.refuse(field, problem)
            return ""
        return self.texts.of(field.name)

    def chosen(self, field: FieldPlan, kind: type[EnumT]) -> EnumT | None:
        """Return the answer of a choice that may not be left open."""
        value = self.answered(field)
        return kind(value) if value else None

    def chosen_or(self, field: FieldPlan, unanswered: EnumT) -> EnumT:
        """Return the answer of a choice that may be left open."""
        if not self.texts.of(field.name):
            return unanswered
        return self.chosen(field, type(unanswered)) or unanswered

    def amount(self, field: FieldPlan, unit: type[QuantityT]) -> QuantityT | None:
        """Return the amount in a field that may not be empty."""
        amount = amount_in(field, self.texts, unit)
        if isinstance(amount, str):
            self.refuse(field, amount)
            return None
        return amount

    def positive(self, field: FieldPlan, unit: type[QuantityT]) -> QuantityT | None:
        """Return an amount above 0 in a field that may not be empty."""
        amount = self.amount(field, unit)
        if amount is not None and amount.value <= 0:
            self.refuse(field, f"{name_of(field)}: more than 0{f' {unit.unit}' if unit.unit else ''}.")
            return None
        return amount

    def optional(self, field: FieldPlan, unit: type[QuantityT]) -> QuantityT | None:
        """Return an amount that may be left open; 0 would bound everything, and is none."""
        return self.positive(field, unit) if self.is_typed(field) else None

    def count(self, field: FieldPlan) -> int | None:
        """Return a whole number from 1 on that may be left open."""
        if not self.is_typed(field):
            return None
        count = count_in(field, self.texts)
        if isinstance(count, str) or count < 1:
            self.refuse(field, count if isinstance(count, str) else f"{name_of(field)}: counted from 1 on.")
            return None
        return count
