"""A scan while the infusion runs, or a press on a planned bottle, as the texts of the form of a new bottle."""

from dataclasses import dataclass, replace
from datetime import date

from ivig_desk.desk.faults import Fault
from ivig_desk.desk.ports import Labels
from ivig_desk.domain.infusion.bottles.bottle import Bottle, HowRead
from ivig_desk.domain.infusion.bottles.label import ScannedLabel, UnreadLabel
from ivig_desk.domain.infusion.bottles.scan_checks import ScanFinding, ScanPlace, number_of_same, scan_findings
from ivig_desk.domain.infusion.bottles.teaching import TaughtLabel, taught_of
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.presenters import run_forms as forms
from ivig_desk.presenters import scan_wording as words
from ivig_desk.presenters.event_wording import bottle_text
from ivig_desk.presenters.formats import number_text
from ivig_desk.presenters.screens import FieldKind, Line, Option, Tone
from ivig_desk.presenters.typed import FieldPlan, Texts

PLANNED = "planned"
"""The field in which a planned bottle is pressed, by its place in the plan."""

_GTIN, _SERIAL, _PREPARATION, _BATCH, _EXPIRY = "gtin", "serial", "preparation", "read_batch", "read_expiry"
_TODAY = "expires_today"
_DOUBT = "batch not read: the scanner drops the sign behind it"
_EVERY_PLACE = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class RunScans:
    """Scans at the bed of one infusion at one moment."""

    infusion: Infusion
    plan: Plan
    labels: Labels
    today: date

    def scanned(self, text: str) -> Texts | Line:
        """Return the form filled with what was read, or why the bottle is not to be connected."""
        read = self.labels.reader.read(text)
        if isinstance(read, UnreadLabel):
            return Line(text=words.unread_text(read), tone=Tone.HIGH)
        try:
            taught = taught_of(read.gtin, self.labels.taught.all())
        except Fault as fault:
            return Line(text=f"Nothing added: {fault}", tone=Tone.HIGH)
        hung = tuple(one.bottle for one in self.infusion.bottles)
        place = ScanPlace(bottles=hung, preparation=self.plan.profile.preparation, today=self.today)
        found = scan_findings(read, taught, place)
        if ScanFinding.EXPIRED in found:
            return Line(text=words.expired_text(read), tone=Tone.HIGH)
        if ScanFinding.ALREADY_THERE in found:
            number = number_of_same(read.gtin, read.serial, hung) or 0
            return Line(text=words.already_text(read, number), tone=Tone.HIGH)
        texts = _scanned_texts(read, taught)
        return texts.with_text(_TODAY, "yes") if ScanFinding.EXPIRES_TODAY in found else texts


def waiting_bottles(infusion: Infusion, plan: Plan) -> tuple[tuple[int, Bottle], ...]:
    """Return the planned bottles that have not been connected, with their places in the plan from 1 on."""
    hung = [one.bottle for one in infusion.bottles]
    waiting = []
    for number, bottle in enumerate(plan.bottles, start=1):
        if bottle in hung:
            hung.remove(bottle)
        else:
            waiting.append((number, bottle))
    return tuple(waiting)


def planned_field(infusion: Infusion, plan: Plan) -> FieldPlan | None:
    """Return the field of the planned bottles that wait, each to be taken with one press; None where none does."""
    options = tuple(
        Option(value=str(number), label=f"{number}: {bottle_text(bottle)}")
        for number, bottle in waiting_bottles(infusion, plan)
    )
    if not options:
        return None
    return FieldPlan(name=PLANNED, label="Planned bottle", kind=FieldKind.CHOICE, options=options)


def planned_texts(infusion: Infusion, plan: Plan, pressed: str) -> Texts | None:
    """Return the form filled with the planned bottle that was pressed; None for one that does not wait."""
    texts = (_planned_texts(bottle) for number, bottle in waiting_bottles(infusion, plan) if str(number) == pressed)
    filled = next(texts, None)
    return None if filled is None else filled.with_text(PLANNED, pressed)


def as_read(bottle: Bottle, texts: Texts) -> Bottle:
    """Return the bottle of the form with its GTIN and serial; one typed over what was read is another bottle."""
    gtin, read_batch, read_expiry = (texts.of(name) for name in (_GTIN, _BATCH, _EXPIRY))
    expiry = "" if bottle.expiry is None else bottle.expiry.isoformat()
    if expiry != read_expiry or read_batch not in {"", bottle.batch}:
        return bottle
    return replace(
        bottle,
        gtin=gtin,
        serial=texts.of(_SERIAL),
        preparation=texts.of(_PREPARATION),
        entered=HowRead.SCANNED if gtin and read_batch else HowRead.TYPED,
    )


def is_as_read(texts: Texts) -> bool:
    """Whether batch and expiry stand as they were scanned or planned, so that nobody need read the label twice."""
    read = (texts.of(_BATCH), texts.of(_EXPIRY))
    return bool(read[0]) and read == (texts.of(forms.BATCH.name).strip(), texts.of(forms.EXPIRY.name).strip())


def is_of_a_scan(texts: Texts) -> bool:
    """Whether a label was scanned, or a planned bottle pressed, into the form: put away, it is no longer about it."""
    return bool(texts.of(_EXPIRY) or texts.of(PLANNED))


def scan_lines(texts: Texts, plan: Plan) -> tuple[Line, ...]:
    """Return what was read beside the fields, and what is to be compared with the label before it is connected."""
    gtin, preparation, ordered = texts.of(_GTIN), texts.of(_PREPARATION), plan.profile.preparation
    if not gtin:
        return ()
    serial = f", serial {texts.of(_SERIAL)}" if texts.of(_SERIAL) else ", no serial"
    lines = [Line(text=f"Scanned: {preparation or 'GTIN not taught'}, GTIN {gtin}{serial}.")]
    if not preparation:
        compare = f"This GTIN is not known here: compare the label with {ordered} and type the volume."
        lines.append(Line(text=compare, tone=Tone.MEDIUM))
    elif preparation != ordered:
        mixed = f"This bottle is {preparation}, ordered is {ordered}. Brands are not mixed in one visit."
        lines.append(Line(text=mixed, tone=Tone.HIGH))
    if not texts.of(_BATCH):
        doubt = "The scanner may drop the sign behind the batch: type the batch as it is printed."
        lines.append(Line(text=doubt, tone=Tone.MEDIUM))
    if texts.of(_TODAY):
        lines.append(Line(text="It expires today.", tone=Tone.MEDIUM))
    return tuple(lines)


def _scanned_texts(label: ScannedLabel, taught: TaughtLabel | None) -> Texts:
    """A batch in doubt is left to be typed as it is printed."""
    batch, expiry = "" if label.batch_in_doubt else label.batch, label.expiry.isoformat()
    return Texts(
        by_field={
            forms.BATCH.name: batch,
            forms.EXPIRY.name: expiry,
            forms.BOTTLE_VOLUME.name: "" if taught is None else number_text(taught.volume.value, _EVERY_PLACE),
            _GTIN: label.gtin,
            _SERIAL: label.serial,
            _PREPARATION: "" if taught is None else taught.preparation,
            _BATCH: batch,
            _EXPIRY: expiry,
            forms.NOT_SCANNED.name: _DOUBT if label.batch_in_doubt else "",
        }
    )


def _planned_texts(bottle: Bottle) -> Texts:
    expiry = "" if bottle.expiry is None else bottle.expiry.isoformat()
    return Texts(
        by_field={
            forms.BATCH.name: bottle.batch,
            forms.EXPIRY.name: expiry,
            forms.BOTTLE_VOLUME.name: number_text(bottle.volume.value, _EVERY_PLACE),
            _GTIN: bottle.gtin,
            _SERIAL: bottle.serial,
            _PREPARATION: bottle.preparation,
            _BATCH: bottle.batch,
            _EXPIRY: expiry,
            forms.NOT_SCANNED.name: bottle.not_scanned,
        }
    )
