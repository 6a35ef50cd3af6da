"""What can be written down, one press each."""

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.drip_now import DripNow
from ivig_desk.domain.infusion.guide import Due, Guidance
from ivig_desk.domain.infusion.infusion import UNDER_WAY, Infusion, Phase
from ivig_desk.presenters.formats import ago_text, countdown_text
from ivig_desk.presenters.run_forms import RunForm
from ivig_desk.presenters.screens import Ability, Button, Tone

COMPLETE = "complete"
SUMMARY = "summary"
_BEFORE_THE_DRIP = 5
"""Vital signs have a line of their own, and two pairs follow: the drip, which has one too, parts none."""


def record_buttons(infusion: Infusion, guidance: Guidance) -> tuple[Button, ...]:
    """Return the buttons of the record column, each opening its form; vital signs and the drip say when they are due.

    Once it is closed only notes and corrections are left.
    """
    note = Button(name=RunForm.NOTE.value, label="Note", key="N")
    correct = Button(name=RunForm.CORRECT.value, label="Correct", key="K")
    mend = (Button(name=RunForm.MEND.value, label="Correct event", key="J"),) if infusion.adverse_events else ()
    if guidance.phase is Phase.CLOSED:
        return note, correct, *mend
    under_way = Ability.READY if guidance.phase in UNDER_WAY else Ability.OFF
    gone = Button(name=RunForm.RESOLVE.value, label="Event gone", key="E", tone=Tone.MEDIUM)
    is_in = Tone.GOOD if guidance.left.value <= 0 else Tone.PLAIN
    summary = Button(name=SUMMARY, label="Summary", key="Ctrl+P")
    complete = Button(name=COMPLETE, label="Dose is in", key="I", tone=is_in)
    buttons = [
        _vital_signs(guidance),
        Button(name=RunForm.ADVERSE_EVENT.value, label="Adverse event", key="A"),
        *((gone,) if infusion.open_adverse_events else ()),
        Button(name=RunForm.MEDICINE.value, label="Medicine", key="M"),
        Button(name=RunForm.BOTTLE.value, label="New bottle", key="B"),
        Button(name=RunForm.VOLUME.value, label="Read volume", key="G", ability=under_way),
        *((complete,) if guidance.phase in UNDER_WAY else ()),
        note,
        correct,
        *mend,
        *((summary,) if guidance.phase in UNDER_WAY else ()),
    ]
    if guidance.drip is not None:
        buttons.insert(_BEFORE_THE_DRIP, _drip(guidance.drip, guidance.now))
    if Due.BED_CHECK in guidance.due:
        bed_check = Button(name=RunForm.BED_CHECK.value, label="Confirm at the bed", key="C", tone=Tone.MEDIUM)
        buttons.insert(0, bed_check)
    if Due.STOP_REASON in guidance.due:
        reason = Button(name=RunForm.STOP_REASON.value, label="Reason of the stop", key="C", tone=Tone.MEDIUM)
        buttons.insert(0, reason)
    return tuple(buttons)


def _vital_signs(guidance: Guidance) -> Button:
    awaited = guidance.awaited[0].at if guidance.awaited else None
    overdue = awaited is not None and awaited <= guidance.now
    return Button(
        name=RunForm.OBSERVATION.value,
        label="Vital signs",
        key="V",
        detail="" if awaited is None else due_text(awaited, guidance.now),
        tone=Tone.LOW if overdue else Tone.PLAIN,
    )


def _drip(drip: DripNow, now: Instant) -> Button:
    return Button(
        name=RunForm.DRIP.value,
        label="Check the drip",
        key="D",
        detail=due_text(drip.due_at, now),
        tone=Tone.LOW if drip.due_at <= now else Tone.PLAIN,
    )


def due_text(awaited: Instant, now: Instant) -> str:
    """Return in how long something is due, or how long ago it was."""
    if awaited > now:
        return f"due in {countdown_text(awaited.since(now))}"
    return f"due {ago_text(now.since(awaited))}"
