"""Beside the order as it is typed: the review's dose, what it comes to for this patient, and what will be asked."""

from dataclasses import dataclass

from ivig_desk.domain.amounts.quantities import Grams, Kilograms
from ivig_desk.domain.formulary.order import Order
from ivig_desk.domain.formulary.posology import Posology, PosologyRow
from ivig_desk.domain.infusion.dose_questions import question_of_dose
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters.dose_wording import per_weight_text, reckoned_on_text, reckoned_text
from ivig_desk.presenters.formats import equals_text
from ivig_desk.presenters.plan_reading import DoseTyped, PlanReader
from ivig_desk.presenters.plan_wording import INDICATIONS
from ivig_desk.presenters.posology_wording import NO_ROW, row_text, suggestion_text
from ivig_desk.presenters.refusal_wording import refusal_text
from ivig_desk.presenters.run_wording import VOLUME_PLACES
from ivig_desk.presenters.screens import Line, Tone
from ivig_desk.presenters.typed import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderSheet:
    """What stands under the two fields of the dose, and beside the form."""

    in_grams: str = ""
    by_weight: str = ""
    lines: tuple[Line, ...] = ()


def order_sheet(texts: Texts, reader: PlanReader, posology: Posology) -> OrderSheet:
    """Return what can be said of the order so far; nothing is filled in."""
    indication = texts.of(fields.INDICATION.name)
    name = INDICATIONS.get(indication)
    weight, dosed = reader.weight(), reader.dose()
    in_grams, by_weight = ("", "") if dosed is None else _reckoned(dosed, reader)
    return OrderSheet(
        in_grams=in_grams,
        by_weight=by_weight,
        lines=(
            *_asked(texts, dosed, weight, posology),
            *_on_weight(weight, reader),
            *(() if name is None else _row(name, posology.row_of(indication), reader.reckoned_on(), posology)),
        ),
    )


def _reckoned(dosed: DoseTyped, reader: PlanReader) -> tuple[str, str]:
    """What was typed is the order; the other is shown as reckoned, and the volume once there is a profile."""
    profile, order = reader.profile(), reader.order()
    volume = ""
    if profile is not None and order is not None:
        volume = equals_text(order.volume(profile.concentration), VOLUME_PLACES)
    if isinstance(dosed.typed, Grams):
        return volume, per_weight_text(dosed.dose, dosed.on)
    return f"{reckoned_text(dosed.typed, dosed.on)} {volume}".strip(), ""


def _asked(texts: Texts, dosed: DoseTyped | None, actual: Kilograms | None, posology: Posology) -> tuple[Line, ...]:
    """The question the dose will raise at the read-back, already while it is typed."""
    if dosed is None or actual is None:
        return ()
    order = Order(
        indication=texts.of(fields.INDICATION.name),
        dose=dosed.dose,
        prescriber=texts.of(fields.PRESCRIBER.name),
        dosing_weight=dosed.dosing_weight,
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
