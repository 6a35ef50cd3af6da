"""The bottles of a plan as a list to read, with what they come to against the dose."""

from datetime import date

from ivig_desk.domain.amounts.formulas import volume_of_dose
from ivig_desk.domain.amounts.quantities import Millilitres
from ivig_desk.domain.formulary.bottle_choice import NoBottles
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.bottles.scan_checks import is_other
from ivig_desk.domain.infusion.bottles.total import total_of
from ivig_desk.presenters import bottle_rows as rows
from ivig_desk.presenters.formats import date_text, quantity_text
from ivig_desk.presenters.plan_preview import Preview
from ivig_desk.presenters.plan_scans import REMOVE, TEACH_ANEW
from ivig_desk.presenters.scan_wording import total_text
from ivig_desk.presenters.screens import BottleList, BottleRow, Button, Line, Tone
from ivig_desk.presenters.typed import Texts

_PLACES = 1


def bottle_list(texts: Texts, preview: Preview, ordered: str, today: date) -> BottleList:
    """Return the scanned bottles by row, and the total of these and the typed ones."""
    there = rows.bottles_of(texts, today)
    scanned = [number for number in rows.ROWS if rows.is_scanned(texts, number)]
    return BottleList(
        total=_total(tuple(there.values()), preview),
        rows=tuple(_row(number, there.get(number), texts, ordered) for number in scanned),
    )


def _total(bottles: tuple[Bottle, ...], preview: Preview) -> Line:
    needed = _needed(preview)
    if needed is None:
        return Line(text="Scan each bottle here, on any step. The dose they are for is not there yet.", tone=Tone.QUIET)
    if not bottles:
        return Line(text=f"Scan each bottle here, on any step. The dose needs {quantity_text(needed, _PLACES)}.")
    total = total_of(bottles, needed)
    return Line(text=total_text(total), tone=Tone.GOOD if total.there == needed else Tone.PLAIN)


def _needed(preview: Preview) -> Millilitres | None:
    """The volume of the dose as the preparation comes: a diluted bag holds more, its bottles do not."""
    if preview.plan is not None:
        return volume_of_dose(preview.plan.order.dose, preview.plan.profile.concentration)
    return None if isinstance(preview.bottles, NoBottles) else preview.bottles.needed


def _row(number: int, bottle: Bottle | None, texts: Texts, ordered: str) -> BottleRow:
    """One that can no longer be read, such as a bottle that expired overnight, is said to be so."""
    buttons = (
        Button(name=f"{REMOVE}:{number}", label="Remove"),
        Button(name=f"{TEACH_ANEW}:{number}", label="Teach anew"),
    )
    if bottle is None or bottle.expiry is None:
        label = rows.label_in(texts, number)
        batch = "" if label is None else f" · batch {label.batch} · expired {date_text(label.expiry)}"
        return BottleRow(title=f"Bottle {number}{batch}", detail="Not to be given. Remove it.", buttons=buttons)
    other = f" – ordered is {ordered}" if is_other(bottle.preparation, ordered) else ""
    serial = f" · serial {bottle.serial}" if bottle.serial else ""
    return BottleRow(
        title=f"Bottle {number} · {quantity_text(bottle.volume, _PLACES)} · batch {bottle.batch}",
        detail=f"{bottle.preparation}{other} · expires {date_text(bottle.expiry)} · GTIN {bottle.gtin}{serial}",
        buttons=buttons,
    )
