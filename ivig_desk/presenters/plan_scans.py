"""What a scan on the plan page comes to: a bottle in a row, a label that waits for answers, or a reason why not."""

from dataclasses import dataclass
from datetime import date

from ivig_desk.desk.faults import Fault
from ivig_desk.desk.ports import Labels
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.infusion.bottles.label import ScannedLabel, UnreadLabel
from ivig_desk.domain.infusion.bottles.scan_checks import REFUSED, ScanFinding, ScanPlace, number_of_same, scan_findings
from ivig_desk.domain.infusion.bottles.teaching import TaughtLabel, taught_of
from ivig_desk.presenters import bottle_rows as rows
from ivig_desk.presenters import scan_wording as words
from ivig_desk.presenters.entry import read_day
from ivig_desk.presenters.scan_form import SCAN, Waiting, scan_problems, taught_in
from ivig_desk.presenters.screens import Line, Tone
from ivig_desk.presenters.typed import Texts
from ivig_desk.presenters.wishes import Cancelled, PageWish, Pressed, Scanned, Submitted

REMOVE, TEACH_ANEW = "remove-bottle", "teach-anew"
_GTIN, _BATCH, _EXPIRY, _SERIAL, _ANEW = (f"{SCAN}_{part}" for part in ("gtin", "batch", "expiry", "serial", "anew"))
_YES = "yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """The texts after a scan or an answer, what is said of it, and what is wrong in the form that waits."""

    texts: Texts
    message: Line | None = None
    problems: dict[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanScans:
    """Scans on one plan page at one moment: its texts, what may be used, what was ordered, the day."""

    texts: Texts
    labels: Labels
    profiles: tuple[Profile, ...]
    ordered: str
    today: date

    def come_of(self, wish: PageWish) -> Scan | None:
        """Return what a wish about bottles comes to; None for any other."""
        match wish:
            case Scanned():
                return self.scanned(wish.text)
            case Submitted(form=form) if form == SCAN:
                return self.answered()
            case Cancelled(form=form) if form == SCAN:
                return Scan(texts=self.put_away())
            case Pressed(name=name) if is_about_bottles(name):
                return self.pressed(name)
            case _:
                return None

    def scanned(self, text: str) -> Scan:
        """Take what a scanner typed; a label that waited gives way to it."""
        read = self.labels.reader.read(text)
        if isinstance(read, UnreadLabel):
            return _said(_put_away(self.texts), words.unread_text(read), Tone.HIGH)
        return self._take(_waiting_for(_put_away(self.texts), read), read)

    def waiting(self) -> Waiting | None:
        """Return the label that waits for answers; None where none does, or what was taught cannot be read now."""
        label = _label_in(self.texts)
        try:
            return None if label is None else self._waiting(self.texts, label)
        except Fault:
            return None

    def answered(self) -> Scan:
        """Take the form of the label that waits: teach it, and add the bottle once nothing more is asked."""
        waiting = self.waiting()
        if waiting is None:
            return Scan(texts=self.texts)
        problems = scan_problems(waiting, self.texts)
        if problems:
            return Scan(texts=self.texts, problems=problems)
        taught = taught_in(waiting, self.texts, self.today)
        try:
            if taught is not None:
                self.labels.taught.teach(taught)
        except Fault as fault:
            return _said(self.texts, f"Not taught: {fault}", Tone.HIGH)
        return self._take(self.texts.with_text(_ANEW, ""), waiting.label)

    def put_away(self) -> Texts:
        """Return the texts without the label that waits."""
        return _put_away(self.texts)

    def pressed(self, name: str) -> Scan:
        """Remove a bottle from its row, or take its label up again to teach it anew."""
        act, _, number = name.partition(":")
        row = int(number)
        label, cleared = rows.label_in(self.texts, row), rows.without_row(self.texts, row)
        if act == REMOVE or label is None:
            return _said(cleared, f"Bottle {row} removed.", Tone.PLAIN)
        return Scan(texts=_waiting_for(cleared, label).with_text(_ANEW, _YES))

    def _take(self, texts: Texts, label: ScannedLabel) -> Scan:
        try:
            waiting = self._waiting(texts, label)
        except Fault as fault:
            return _said(_put_away(texts), f"Nothing added: {fault}", Tone.HIGH)
        if ScanFinding.EXPIRED in waiting.findings:
            return _said(_put_away(texts), words.expired_text(label), Tone.HIGH)
        if ScanFinding.ALREADY_THERE in waiting.findings:
            return _said(_put_away(texts), words.already_text(label, self._row_of(label)), Tone.HIGH)
        if set(waiting.findings) - {ScanFinding.EXPIRES_TODAY, *_settled(waiting, texts)}:
            return Scan(texts=texts)
        return self._add(texts, label, waiting.taught)

    def _add(self, texts: Texts, label: ScannedLabel, taught: TaughtLabel | None) -> Scan:
        number = rows.free_row(texts)
        if number is None or taught is None:
            return _said(_put_away(texts), "Nothing added: there is no room for another bottle.", Tone.HIGH)
        added = rows.with_scanned(_put_away(texts), number, label, taught)
        said = words.taken_text(number, label, taught)
        if label.expiry == self.today:
            return _said(added, f"{said} {words.expires_today_text(label)}", Tone.MEDIUM)
        return _said(added, said, Tone.GOOD)

    def _waiting(self, texts: Texts, label: ScannedLabel) -> Waiting:
        taught = taught_of(label.gtin, self.labels.taught.all())
        bottles = tuple(rows.bottles_of(texts, self.today).values())
        place = ScanPlace(bottles=bottles, preparation=self.ordered, today=self.today)
        is_anew = texts.of(_ANEW) == _YES
        found = scan_findings(label, None if is_anew else taught, place)
        return Waiting(label=label, taught=taught, findings=found, ordered=self.ordered, profiles=self.profiles)

    def _row_of(self, label: ScannedLabel) -> int:
        there = rows.bottles_of(self.texts, self.today)
        number = number_of_same(label.gtin, label.serial, tuple(there.values()))
        return 0 if number is None else list(there)[number - 1]


def is_about_bottles(name: str) -> bool:
    """Whether a control is one of a scanned bottle's row."""
    act, _, number = name.partition(":")
    return act in {REMOVE, TEACH_ANEW} and number in {str(row) for row in rows.ROWS}


def _settled(waiting: Waiting, texts: Texts) -> frozenset[ScanFinding]:
    """Findings that the answers typed have settled; a taught GTIN and a compared batch are not asked again."""
    asked = frozenset(waiting.findings) - REFUSED
    return frozenset() if scan_problems(waiting, texts) else asked


def _waiting_for(texts: Texts, label: ScannedLabel) -> Texts:
    waiting = {_GTIN: label.gtin, _BATCH: label.batch, _EXPIRY: label.expiry.isoformat(), _SERIAL: label.serial}
    return Texts(by_field={**texts.by_field, **waiting})


def _label_in(texts: Texts) -> ScannedLabel | None:
    day = read_day(texts.of(_EXPIRY))
    if not texts.of(_GTIN) or not isinstance(day, date):
        return None
    return ScannedLabel(gtin=texts.of(_GTIN), batch=texts.of(_BATCH), expiry=day, serial=texts.of(_SERIAL))


def _put_away(texts: Texts) -> Texts:
    """The texts with nothing of a label that waited, nor of what was typed for it."""
    return Texts(by_field={name: "" if name.startswith(f"{SCAN}_") else text for name, text in texts.by_field.items()})


def _said(texts: Texts, text: str, tone: Tone) -> Scan:
    return Scan(texts=texts, message=Line(text=text, tone=tone))
