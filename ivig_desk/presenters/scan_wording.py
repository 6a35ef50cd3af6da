"""What is said of a scan: what was read, or why nothing was taken, and what is to be done."""

from collections.abc import Mapping

from ivig_desk.domain.infusion.bottles.bottle import Bottle, HowRead
from ivig_desk.domain.infusion.bottles.label import LabelProblem, ScannedLabel, UnreadLabel
from ivig_desk.domain.infusion.bottles.teaching import TaughtLabel
from ivig_desk.domain.infusion.bottles.total import NONE_LEFT, BottleTotal
from ivig_desk.presenters.formats import date_text, marked_text, quantity_text

_PLACES = 1
_LONGEST_SHOWN = 30
_WHY: Mapping[LabelProblem, str] = {
    LabelProblem.NOT_GS1: "this is no GS1 label that can be read. Scan the square code on the bottle’s own label.",
    LabelProblem.GTIN_ALONE: "only a GTIN was read ({about}), no batch and no expiry. Scan the square code.",
    LabelProblem.CHECK_DIGIT: "the check digit of the GTIN {about} is wrong. Scan again.",
    LabelProblem.GTIN_MISSING: "the label has no GTIN. Scan the square code on the bottle’s own label.",
    LabelProblem.BATCH_MISSING: "the label has no batch. Scan the square code, or say why it cannot be scanned.",
    LabelProblem.EXPIRY_MISSING: "the label has no expiry. Scan the square code, or say why it cannot be scanned.",
    LabelProblem.FNC1_DROPPED: (
        "the scanner drops FNC1, the sign between two parts: “{about}” is more than one. "
        "Set the scanner, or say why it cannot be scanned."
    ),
    LabelProblem.TWO_LABELS: "two labels were read as one. Scan one bottle at a time.",
    LabelProblem.TOO_LONG: "too much was read for one label. Scan one bottle at a time.",
}


def unread_text(unread: UnreadLabel) -> str:
    """Return why a scan gave no label, and the next thing to do."""
    return f"Nothing added: {_WHY[unread.problem].format(about=shown_text(unread.about))}"


def label_text(label: ScannedLabel) -> str:
    """Return GTIN, batch, expiry and serial of a label."""
    serial = f", serial {label.serial}" if label.serial else ", no serial"
    return f"GTIN {label.gtin}, batch {label.batch}, expires {date_text(label.expiry)}{serial}"


def taken_text(number: int, label: ScannedLabel, taught: TaughtLabel) -> str:
    """Return what was scanned into a row."""
    what = f"{quantity_text(taught.volume, _PLACES)} {taught.preparation}"
    return f"Bottle {number}: {what}, {label_text(label)}."


def expired_text(label: ScannedLabel) -> str:
    """Return that a bottle has expired."""
    return f"Nothing added: batch {label.batch} expired {date_text(label.expiry)}. Do not give this bottle."


def already_text(label: ScannedLabel, number: int) -> str:
    """Return that a bottle is there already."""
    return f"Nothing added: serial {label.serial} is bottle {number} already."


def expires_today_text(label: ScannedLabel) -> str:
    """Return that a bottle is on its last day."""
    return f"It expires today, {date_text(label.expiry)}: asked at the read-back."


def other_text(taught: TaughtLabel, ordered: str) -> str:
    """Return that a bottle is of another preparation than the ordered one."""
    return f"This bottle is {taught.preparation}, ordered is {ordered}. Brands are not mixed in one visit."


def total_text(total: BottleTotal) -> str:
    """Return what the bottles come to; worked: 100 mL of 280 mL, 180 mL missing."""
    of = f"Bottles: {quantity_text(total.there, _PLACES)} of {marked_text(total.needed, _PLACES)}"
    if total.missing > NONE_LEFT:
        return f"{of}; {marked_text(total.missing, _PLACES)} missing"
    if total.over > NONE_LEFT:
        return f"{of}; {marked_text(total.over, _PLACES)} more than the dose needs"
    return f"{of}; exactly the dose"


def identity_text(bottle: Bottle) -> str:
    """Return GTIN, serial and how a bottle's label was read; empty where none of it is known."""
    how = "scanned" if bottle.entered is HowRead.SCANNED else ""
    typed = f"typed, not scanned: {bottle.not_scanned}" if bottle.not_scanned else ""
    gtin, serial = (f"GTIN {bottle.gtin}" if bottle.gtin else ""), (f"serial {bottle.serial}" if bottle.serial else "")
    return ", ".join(text for text in (gtin, serial, how, typed) if text)


def shown_text(text: str) -> str:
    """Return a part of a scan, printable and not longer than a line has room for."""
    printable = "".join(sign if sign.isprintable() else " " for sign in text)
    return printable if len(printable) <= _LONGEST_SHOWN else f"{printable[:_LONGEST_SHOWN]}…"
