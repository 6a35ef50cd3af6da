"""Beside the order as it is typed: the review's dose, what it comes to for this patient, and what will be asked."""

from dataclasses import dataclass

from ivig_desk.domain.amounts.quantities import Grams, GramsPerKg, Kilograms, MgPerMl, Millilitres
from ivig_desk.domain.formulary.order import Order
from ivig_desk.domain.formulary.posology import Posology, PosologyRow
from ivig_desk.domain.infusion.dose_questions import question_of_dose
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters.dose_wording import (
    dose_volume_text,
    per_weight_text,
    reckoned_on_text,
    shared_out_text,
    totals_text,
)
from ivig_desk.presenters.plan_reading import DoseTyped, PlanReader
from ivig_desk.presenters.plan_wording import INDICATIONS
from ivig_desk.presenters.posology_wording import NO_ROW, row_text, suggestion_text
from ivig_desk.presenters.refusal_wording import refusal_text
from ivig_desk.presenters.screens import Line, Tone
from ivig_desk.presenters.typed import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderSheet:
    """What stands under the three fields of the dose, and beside the form."""

    in_grams: str = ""
    by_weight: str = ""
    in_millilitres: str = ""
    lines: tuple[Line, ...] = ()


def order_sheet(texts: Texts, reader: PlanReader, posology: Posology) -> OrderSheet:
    """Return what can be said of the order so far; nothing is filled in."""
    indication = texts.of(fields.INDICATION.name)
    name = INDICATIONS.get(indication)
    weight, dosed, concentration = reader.weight(), reader.dose(), reader.concentration()
    return OrderSheet(
        in_grams="" if dosed is None or isinstance(dosed.typed, Grams) else dosed.working,
        by_weight=""
        if dosed is None or isinstance(dosed.typed, GramsPerKg)
        else per_weight_text(dosed.whole, dosed.on),
        in_millilitres=_in_millilitres(dosed, concentration),
        lines=(
            *_asked(texts, dosed, weight, posology),
            *_on_weight(weight, reader),
            *_totals(dosed, reader.days()),
            *(() if name is None else _row(name, posology.row_of(indication), reader.reckoned_on(), posology)),
        ),
    )


def _in_millilitres(dosed: DoseTyped | None, concentration: MgPerMl | None) -> str:
    """The volume of what was typed; mL mean a dose only of a preparation, which may be chosen later."""
    if concentration is None:
        return "Means a dose once the preparation is chosen"
    if dosed is None or isinstance(dosed.typed, Millilitres):
        return ""
    return dose_volume_text(dosed.whole, concentration)


def _totals(dosed: DoseTyped | None, days: int | None) -> tuple[Line, ...]:
    """Today and the whole cycle, whichever of them was typed."""
    if dosed is None:
        return ()
    shared = () if dosed.days is None else (Line(text=shared_out_text(dosed.whole, dosed.days)),)
    return (*shared, Line(text=totals_text(dosed.dose, days, dosed.on)))


def _asked(texts: Texts, dosed: DoseTyped | None, actual: Kilograms | None, posology: Posology) -> tuple[Line, ...]:
    """The question the dose will raise at the read-back, already while it is typed."""
    if dosed is None or actual is None:
        return ()
    order = Order(
        indication=texts.of(fields.INDICATION.name),
        dose=dosed.dose,
        prescriber=texts.of(fields.PRESCRIBER.name),
        dosing_weight=dosed.dosing_weight,
        days=dosed.days,
    )
    questions = question_of_dose(order, actual, posology)
    return tuple(Line(text=f"Will be asked: {refusal_text(one)}", tone=Tone.MEDIUM) for one in questions)


def _on_weight(actual: Kilograms | None, reader: PlanReader) -> tuple[Line, ...]:
    """Which weight the dose is reckoned on; nothing while another one than the actual is not yet whole."""
    if actual is None or reader.reckoned_on() is None:
        return ()
    return (Line(text=reckoned_on_text(reader.dosing_weight(), actual)),)


def _row(name: str, row: PosologyRow | None, on: Kilograms | None, posology: Posology) -> tuple[Line, ...]:
    if row is None:
        return (Line(text=f"Review, {name}: {NO_ROW}"),)
    suggested = () if on is None else (Line(text=f"For this patient: {suggestion_text(row, on)}"),)
    return (
        Line(text=f"Review, {name}: {row_text(row)}"),
        *suggested,
        *(Line(text=note, tone=Tone.MEDIUM) for note in row.notes),
        *(Line(text=text, tone=Tone.QUIET) for text in (row.source, *posology.notes)),
    )
