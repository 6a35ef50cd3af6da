"""What is said of a batch: who had it, when, how much of it, and how it was borne."""

from dataclasses import dataclass

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.batch_use import BatchUse, GivenBottle
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.infusion import Infusion, Phase
from ivig_desk.domain.infusion.listed import Listed
from ivig_desk.domain.infusion.listed_words import as_one_word
from ivig_desk.domain.infusion.straying import shown_offset_at
from ivig_desk.domain.patient.identity import folded_words
from ivig_desk.presenters.formats import clock_on_text, counted, date_text, many_text, moment_text, quantity_text
from ivig_desk.presenters.records_page.names import RECORD
from ivig_desk.presenters.records_page.wording import born_text, reactions_text, reactions_tone
from ivig_desk.presenters.screens import Line, LongRow, Tone

HEADS = ("patient", "preparation", "bottle", "from", "to", "used", "adverse events")
SHARES = (25, 15, 17, 15, 8, 9, 17)
_USED, _REACTIONS = 5, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Had:
    """Somebody who had the batch, or for whom it was planned; `typed` bottles stand in a plan nobody agreed to."""

    row: Listed
    infusion: Infusion | None
    use: BatchUse
    typed: int


def title_text(batch: str) -> str:
    """Return what the page is called."""
    return f"Batch {batch}: everybody who had it"


def given_rows(had: Had) -> tuple[LongRow, ...]:
    """Return a row for each bottle that was given."""
    return tuple(_given_row(had, one) for one in had.use.given)


def rows_apart(had: Had) -> tuple[LongRow, ...]:
    """Return a row for each bottle that was only planned, which says so."""
    planned = [_planned_row(had, one) for one in had.use.not_given]
    typed = [_row(had, "read into a plan that was not agreed", "not connected", "", "")] if had.typed else []
    return (*planned, *typed)


def recall_lines(had: tuple[Had, ...], read: int, found: int) -> tuple[Line, ...]:
    """Return how many had it and for how many it was only planned, and how many of the records were read."""
    people = {_person(one.row) for one in had if one.use.given}
    planned = {_person(one.row) for one in had if not one.use.given}
    bottles = many_text(sum(len(one.use.given) for one in had), "bottle")
    runs = many_text(sum(bool(one.use.given) for one in had), "infusion")
    others = many_text(len(planned - people), "patient")
    told = f"Given to {many_text(len(people), 'patient')}: {bottles} in {runs}."
    only = f" Planned and not connected for {others} more." if planned - people else ""
    lines = [Line(text=told + only)]
    if read < found:
        text = f"{counted(read)} of {counted(found)} records read so far: the list is not whole yet."
        lines.append(Line(text=text, tone=Tone.MEDIUM))
    else:
        whole = "The one record" if found == 1 else f"All {counted(found)} records"
        lines.append(
            Line(text=f"{whole} with this batch {'was' if found == 1 else 'were'} looked at.", tone=Tone.QUIET)
        )
    return tuple(lines)


def unread_line(row: Listed, why: str) -> Line:
    """Return whose record may have the batch and cannot be read."""
    who = f"{row.name or 'no name'}, ID {row.identifier or '–'}"
    return Line(text=f"Not read: {who}, {date_text(row.day)}, infusion {row.infusion_id}: {why}.", tone=Tone.HIGH)


def copied_text(batch: str, rows: tuple[LongRow, ...], lines: tuple[Line, ...]) -> str:
    """Return the list for another program: a line a bottle, tabs between the columns."""
    said = [title_text(batch), *(line.text for line in lines)]
    table = ["\t".join(cell.replace("\n", ", ") for cell in row) for row in (HEADS, *(one.cells for one in rows))]
    return "\n".join((*said, *table))


def _given_row(had: Had, given: GivenBottle) -> LongRow:
    infusion, row = had.infusion, had.row
    since = moment_text(given.since, _offset(infusion, row, given.since))
    until = "still runs"
    if given.until is not None:
        offset = _offset(infusion, row, given.until)
        until = clock_on_text(given.until, offset, given.since.day(_offset(infusion, row, given.since)))
    used = "pooled, not known" if given.used is None else quantity_text(given.used, 1)
    return _row(had, _bottle_text(given.bottle), since, until, used)


def _planned_row(had: Had, bottle: Bottle) -> LongRow:
    where = "planned" if had.row.phase is Phase.PREPARING else "planned, never connected"
    return _row(had, f"{_bottle_text(bottle)}\n{where}", "not connected", "", "")


def _row(had: Had, bottle: str, since: str, until: str, used: str) -> LongRow:
    row = had.row
    born = "" if row.plan is None else f"\n{born_text(row.plan.born, row.day)}"
    reactions = reactions_text(row)
    tones = [Tone.PLAIN] * len(HEADS)
    tones[_REACTIONS] = reactions_tone(row)
    if not used:
        tones[:_USED] = [Tone.QUIET] * _USED
    return LongRow(
        name=f"{RECORD}:{row.infusion_id}",
        cells=(
            f"{row.name or 'no name yet'}\nID {row.identifier or '–'}{born}",
            "" if row.plan is None else row.plan.preparation,
            bottle,
            since,
            until,
            used,
            reactions,
        ),
        tones=tuple(tones),
    )


def _bottle_text(bottle: Bottle) -> str:
    serial = f"\nserial {bottle.serial}" if bottle.serial else ""
    return f"{quantity_text(bottle.volume, 1)}\nbatch {bottle.batch}{serial}"


def _offset(infusion: Infusion | None, row: Listed, at: Instant) -> int:
    return row.utc_offset_minutes if infusion is None else shown_offset_at(infusion.turns, at, row.utc_offset_minutes)


def _person(row: Listed) -> object:
    """Who it is, however identifier and name were typed; a plan that was not agreed has no day of birth to tell by."""
    return as_one_word(row.identifier), tuple(sorted(folded_words(row.name)))
