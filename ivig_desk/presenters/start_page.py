"""The start page: running infusions first, a new one, recent ones."""

from dataclasses import dataclass

from ivig_desk.desk.backing_up import BackupStanding
from ivig_desk.desk.faults import RecordsFaultCode
from ivig_desk.desk.on_file import OnFile
from ivig_desk.desk.reminding import Due
from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.domain.amounts.quantities import Millilitres
from ivig_desk.domain.formulary.giving_set import bed_rate
from ivig_desk.domain.infusion.infusion import ENDED, UNDER_WAY, BedCheck, Infusion, Phase
from ivig_desk.domain.infusion.listed import Listed
from ivig_desk.presenters.backup_wording import backup_line
from ivig_desk.presenters.due_rows import due_rows, more_due
from ivig_desk.presenters.formats import moment_text, quantity_text
from ivig_desk.presenters.records_wording import fault_text, unread_text
from ivig_desk.presenters.run_wording import giving_set_text, other_units_text, phase_text, rate_text
from ivig_desk.presenters.screens import Ability, Button, InfusionRow, Line, StartScreen, Tone

NEW = "new-infusion"
UNDER_THE_SKIN = "under-the-skin"
PROFILES = "profiles"
RECORDS = "records"
_AFTER = ENDED - {Phase.CLOSED}
"""Ended, and somebody is still to be watched and discharged: never to be looked for among what was."""
STATEMENT = (
    "IVIG Desk is a guide and a record. It controls no pump and is not a cleared medical device: "
    "the prescriber’s order and the preparation’s label come first."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """What is on file as read last, and why it cannot be read now; `due` is None until that is reckoned."""

    on_file: OnFile
    unread: RecordsFaultCode | None
    due: tuple[Due, ...] | None = None


def start_screen(
    records: Records,
    blocked: tuple[str, ...],
    reading: ClockReading,
    changing: Ability,
    backups: BackupStanding | None,
) -> StartScreen:
    """Return the first page; a plan with nothing typed in it is not worth a row.

    `changing` says whether the ward's profiles may be changed here; `backups` is None where none are made.
    """
    on_file = records.on_file
    return StartScreen(
        title="IVIG Desk",
        under_way=tuple(
            _row(one, reading) for phases in (UNDER_WAY, _AFTER) for one in on_file.infusions if one.phase in phases
        ),
        preparing=tuple(_listed_row(one, reading) for one in on_file.preparing),
        due=due_rows(records.due or ()),
        recent=tuple(_listed_row(one, reading) for one in on_file.past),
        new=Button(name=NEW, label="New infusion", key="Ctrl+N", tone=Tone.GOOD),
        under_the_skin=Button(name=UNDER_THE_SKIN, label="Under the skin", key="Ctrl+U"),
        profiles=Button(name=PROFILES, label="Profiles", key="Ctrl+P", ability=changing),
        records=Button(name=RECORDS, label="Records", key="Ctrl+R"),
        lines=(
            *(() if records.unread is None else (Line(text=unread_text(records.unread), tone=Tone.HIGH),)),
            *(_unreadable(entry.infusion_id, fault_text(fault.code)) for entry, fault in on_file.unreadable),
            *more_due(records.due or ()),
            *(Line(text=f"Profile blocked: {text}", tone=Tone.MEDIUM) for text in blocked),
            *(() if backups is None else (backup_line(backups, reading.wall),)),
        ),
        statement=STATEMENT,
        headings=("Under way", "Being prepared", "Visits due" if records.due else "", "Recent"),
    )


def _unreadable(infusion_id: str, why: str) -> Line:
    return Line(text=f"Infusion {infusion_id} cannot be read: {why}.", tone=Tone.HIGH)


def _row(infusion: Infusion, reading: ClockReading) -> InfusionRow:
    """A row of somebody looked after: it has started, so it has a plan."""
    plan = infusion.plan
    when = moment_text(infusion.started or infusion.last_at, reading.utc_offset_minutes)
    return InfusionRow(
        infusion_id=infusion.id,
        title="" if plan is None else _title(plan.patient.name, plan.patient.identifier),
        detail=when if plan is None else _detail(plan.profile.preparation, plan.volume, when),
        state=_state(infusion),
        open_label="Continue",
    )


def _listed_row(listed: Listed, reading: ClockReading) -> InfusionRow:
    plan = listed.plan
    when = moment_text(listed.started or listed.last_at, reading.utc_offset_minutes)
    why = f": {listed.discarded}" if listed.discarded else ""
    return InfusionRow(
        infusion_id=listed.infusion_id,
        title=_title(listed.name, listed.identifier),
        detail=when if plan is None else _detail(plan.preparation, plan.volume, when),
        state=Line(text=f"{phase_text(listed.phase).lower()}{why}", tone=Tone.QUIET),
        open_label=_OPEN_LABELS.get(listed.phase, "Continue"),
    )


def _title(name: str, identifier: str) -> str:
    return f"{name or 'no name yet'} · ID {identifier or '–'}"


def _detail(preparation: str, volume: Millilitres, when: str) -> str:
    return f"{preparation} · {quantity_text(volume, 1)} · {when}"


_OPEN_LABELS = {Phase.CLOSED: "Open", Phase.DISCARDED: ""}
"""A discarded plan is named with its reason and has no page to open."""


def _state(infusion: Infusion) -> Line:
    plan = infusion.plan
    if infusion.phase is Phase.RUNNING and plan is not None:
        rate = bed_rate(infusion.given, plan.patient.weight, plan.giving_set)
        unconfirmed = infusion.bed_check is BedCheck.WANTED
        running = "on record, not confirmed" if unconfirmed else "running"
        text = f"{running}: {rate_text(rate)} ({other_units_text(rate)}), {giving_set_text(plan.giving_set)}"
        return Line(text=text, tone=Tone.MEDIUM if unconfirmed else Tone.GOOD)
    if infusion.phase is Phase.HELD:
        return Line(text="held, nothing runs", tone=Tone.MEDIUM)
    return Line(text=f"{phase_text(infusion.phase).lower()}, not yet closed", tone=Tone.MEDIUM)
