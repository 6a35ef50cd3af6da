"""The bottles of a plan as texts: which row is free, which was scanned, and what a scan puts into one."""

from datetime import date

from ivig_desk.domain.infusion.bottles.bottle import Bottle, HowRead
from ivig_desk.domain.infusion.bottles.label import ScannedLabel
from ivig_desk.domain.infusion.bottles.teaching import TaughtLabel
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters.bottle_reading import BottleFields, LabelFields, bottle_in, read_twice
from ivig_desk.presenters.entry import read_day
from ivig_desk.presenters.typed import FieldPlan, Texts

ROWS = tuple(range(1, fields.MOST_BOTTLES + 1))
_GTIN, _SERIAL, _PREPARATION = "gtin", "serial", "preparation"


def is_scanned(texts: Texts, number: int) -> bool:
    """Whether the bottle of a row was scanned."""
    return bool(_of(texts, number, _GTIN))


def is_empty(texts: Texts, number: int) -> bool:
    """Whether nothing stands in a row."""
    return not is_scanned(texts, number) and not any(texts.of(plan.name).strip() for plan in typed_fields(number))


def typed_fields(number: int) -> tuple[FieldPlan, ...]:
    """Return the fields of a row that is typed: why, batch, batch again, expiry, volume."""
    batch, expiry, volume = fields.BOTTLES[number - 1]
    return fields.NOT_SCANNED[number - 1], batch, fields.BATCHES_AGAIN[number - 1], expiry, volume


def free_row(texts: Texts) -> int | None:
    """Return the first row with nothing in it; None where all are taken."""
    return next((number for number in ROWS if is_empty(texts, number)), None)


def with_scanned(texts: Texts, number: int, label: ScannedLabel, taught: TaughtLabel) -> Texts:
    """Return the texts with a scanned label in a row."""
    batch, expiry, volume = fields.BOTTLES[number - 1]
    read = {
        batch.name: label.batch,
        expiry.name: label.expiry.isoformat(),
        volume.name: taught.volume.text,
        _name(number, _GTIN): label.gtin,
        _name(number, _SERIAL): label.serial,
        _name(number, _PREPARATION): taught.preparation,
    }
    return Texts(by_field={**texts.by_field, **read})


def without_row(texts: Texts, number: int) -> Texts:
    """Return the texts with nothing in a row."""
    names = [*(plan.name for plan in typed_fields(number)), *(_name(number, part) for part in _PARTS)]
    return Texts(by_field={**texts.by_field, **dict.fromkeys(names, "")})


def label_in(texts: Texts, number: int) -> ScannedLabel | None:
    """Return the label that was scanned into a row; None where none was."""
    batch, expiry, _ = fields.BOTTLES[number - 1]
    day = read_day(texts.of(expiry.name))
    if not is_scanned(texts, number) or not isinstance(day, date):
        return None
    return ScannedLabel(
        gtin=_of(texts, number, _GTIN),
        batch=texts.of(batch.name),
        expiry=day,
        serial=_of(texts, number, _SERIAL),
    )


def bottle_of_row(texts: Texts, number: int, today: date) -> Bottle | dict[str, str]:
    """Return the bottle of a row, or what is wrong with it by field."""
    batch, expiry, volume = fields.BOTTLES[number - 1]
    bottle = bottle_in(texts, BottleFields(batch=batch, expiry=expiry, volume=volume), today)
    problems = {} if is_scanned(texts, number) else read_twice(texts, _label_fields(number))
    if not isinstance(bottle, Bottle):
        return {**problems, **bottle}
    if problems:
        return problems
    return Bottle(
        volume=bottle.volume,
        batch=bottle.batch,
        expiry=bottle.expiry,
        gtin=_of(texts, number, _GTIN),
        serial=_of(texts, number, _SERIAL),
        preparation=_of(texts, number, _PREPARATION),
        entered=HowRead.SCANNED if is_scanned(texts, number) else HowRead.TYPED,
        not_scanned=texts.of(fields.NOT_SCANNED[number - 1].name).strip(),
    )


def bottles_of(texts: Texts, today: date) -> dict[int, Bottle]:
    """Return the bottles that can be read, by their row."""
    read = {number: bottle_of_row(texts, number, today) for number in ROWS if not is_empty(texts, number)}
    return {number: bottle for number, bottle in read.items() if isinstance(bottle, Bottle)}


_PARTS = (_GTIN, _SERIAL, _PREPARATION)


def _label_fields(number: int) -> LabelFields:
    reason, batch, again, _, _ = typed_fields(number)
    return LabelFields(reason=reason, batch=batch, again=again)


def _name(number: int, part: str) -> str:
    return f"bottle_{number}_{part}"


def _of(texts: Texts, number: int, part: str) -> str:
    return texts.of(_name(number, part))
