"""Single fields of the form into amounts, days, sources and words; what has not one reading is kept by field."""

from collections.abc import Mapping
from datetime import date

from ivig_desk.domain.amounts.quantities import (
    DropsPerKgPerMinute,
    LabelRate,
    MgPerKgPerHour,
    MgPerKgPerMinute,
    Millilitres,
    MlPerKgPerHour,
    MlPerKgPerMinute,
)
from ivig_desk.domain.formulary.profile import FigureStatus, Source
from ivig_desk.presenters.entry import EntryProblem, QuantityT, read_amount, read_day
from ivig_desk.presenters.entry_wording import answer_text, entry_text
from ivig_desk.presenters.profile_page.rows import SOURCE_PARTS, WORDS, filled
from ivig_desk.presenters.typed import Texts

UNITS: Mapping[str, type[LabelRate]] = {
    kind.unit: kind
    for kind in (MlPerKgPerHour, MlPerKgPerMinute, MgPerKgPerMinute, MgPerKgPerHour, DropsPerKgPerMinute)
}
_NO_DAY = date.min
"""Stands in for a day that cannot be read, so that the figures can be compared; its field has a problem."""


class FieldReader:
    """Reads what is typed, field by field; `figures_are_read` is False once a figure or its unit is wanting."""

    def __init__(self, texts: Texts) -> None:
        """Take what is typed, and read the documents that figures name."""
        self._texts = texts
        self.problems: dict[str, str] = {}
        self.figures_are_read = True
        self._sources = {str(row): self._source(row) for row in filled(texts, "source", SOURCE_PARTS)}

    def words(self, name: str) -> str:
        """Return what is typed, without spaces around it; whether it may be empty is the check's to say."""
        return self._texts.of(name).strip()

    def all_words(self, prefix: str) -> tuple[str, ...]:
        """Return the texts of the rows that are filled in."""
        return tuple(self.words(f"{prefix}_{row}") for row in filled(self._texts, prefix, WORDS))

    def amount(self, name: str, label: str, unit: type[QuantityT]) -> QuantityT | None:
        """Return the amount of a figure, more than nothing, or None."""
        read = read_amount(self._texts.of(name), unit)
        if not isinstance(read, EntryProblem) and read.value > 0:
            return read
        self.figures_are_read = False
        self.problems[name] = (
            entry_text(read, label, unit.unit)
            if isinstance(read, EntryProblem)
            else f"{label}: more than 0 {unit.unit}."
        )
        return None

    def amount_if_typed(self, name: str, label: str, unit: type[QuantityT]) -> QuantityT | None:
        """Return the amount of a figure that may be left out, or None."""
        return self.amount(name, label, unit) if self.words(name) else None

    def rate(self, name: str, label: str, unit_name: str) -> LabelRate | None:
        """Return the rate of a field in the unit chosen in another, or None."""
        unit = UNITS.get(self._texts.of(unit_name))
        if unit is not None:
            return self.amount(name, label, unit)
        self.figures_are_read = False
        self.problems[unit_name] = answer_text("Unit", self._texts.of(unit_name))
        self.amount(name, label, MlPerKgPerHour)
        return None

    def millilitres(self, name: str, label: str) -> tuple[Millilitres, ...]:
        """Return volumes parted by spaces; none where none is typed."""
        read = [read_amount(part, Millilitres) for part in self._texts.of(name).split()]
        for one in read:
            if isinstance(one, EntryProblem) or one.value <= 0:
                self.figures_are_read = False
                self.problems[name] = (
                    entry_text(one, label, Millilitres.unit)
                    if isinstance(one, EntryProblem)
                    else f"{label}: each more than 0 {Millilitres.unit}."
                )
        return tuple(one for one in read if not isinstance(one, EntryProblem))

    def day(self, name: str, label: str) -> date:
        """Return a day; one that cannot be read is noted, and stood in for."""
        read = read_day(self._texts.of(name))
        if isinstance(read, EntryProblem):
            self.problems[name] = entry_text(read, label, "")
            return _NO_DAY
        return read

    def cited(self, name: str, label: str) -> Source | None:
        """Return the document a figure names by its number, or None."""
        source = self._sources.get(self._texts.of(name))
        if source is None:
            self.figures_are_read = False
            self.problems[name] = answer_text(label, self._texts.of(name))
        return source

    def _source(self, row: int) -> Source:
        status = {one.value: one for one in FigureStatus}.get(self._texts.of(f"source_{row}_status"))
        if status is None:
            self.problems[f"source_{row}_status"] = answer_text(f"Source {row}", "")
        for part, label in (("document", "document"), ("dated", "dated")):
            if not self.words(f"source_{row}_{part}"):
                self.problems[f"source_{row}_{part}"] = f"Source {row}, {label}: missing."
        return Source(
            document=self.words(f"source_{row}_document"),
            dated=self.words(f"source_{row}_dated"),
            read_on=self.day(f"source_{row}_read_on", f"Source {row}, read on"),
            status=FigureStatus.LOCAL if status is None else status,
        )
