"""After the end: the observation period, what is still to do, the summary."""

from dataclasses import dataclass

from ivig_desk.desk.look import Look
from ivig_desk.desk.unsaved import Saving
from ivig_desk.domain.infusion.events import Recorded
from ivig_desk.domain.infusion.guide import Guidance
from ivig_desk.domain.infusion.infusion import Infusion, Phase
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.presenters.control_names import COURSE, LEAVE
from ivig_desk.presenters.formats import countdown_text, minutes_text, quantity_text
from ivig_desk.presenters.reaction_list import reaction_list
from ivig_desk.presenters.reaction_panel import reaction_panel
from ivig_desk.presenters.record_buttons import SUMMARY, record_buttons
from ivig_desk.presenters.report_form import report_buttons
from ivig_desk.presenters.run_forms import RunForm
from ivig_desk.presenters.run_page import RECORD_HEADING, Opened, footer_of
from ivig_desk.presenters.screens import Ability, AfterScreen, Button, Line, Tone
from ivig_desk.presenters.strip import strip_of
from ivig_desk.presenters.timeline import timeline_table
from ivig_desk.presenters.to_do import to_do


@dataclass(frozen=True, slots=True, kw_only=True)
class OnRecord:
    """What is in the record, and whether all of it is saved."""

    entries: tuple[Recorded, ...]
    saving: Saving


def after_screen(look: Look, plan: Plan, guidance: Guidance, record: OnRecord, opened: Opened) -> AfterScreen:
    """Return the page after the end."""
    infusion = look.infusion
    watch = guidance.watch
    left = None if watch is None else watch.left
    return AfterScreen(
        strip=strip_of(infusion, plan, look.reading),
        headline=_headline(infusion, plan, guidance),
        countdown="" if left is None or infusion.phase is Phase.CLOSED else countdown_text(left),
        countdown_detail="" if watch is None else f"of {minutes_text(watch.lasts)} observation after the end",
        to_do=to_do(infusion, plan, guidance),
        record=(*record_buttons(infusion, guidance), *report_buttons(infusion)),
        form=opened.form,
        timeline=timeline_table(record.entries, infusion.turns),
        buttons=_buttons(infusion),
        footer=footer_of(look, plan, guidance, record.saving),
        message=opened.message,
        leave=Button(name=LEAVE, label="All infusions", key="Ctrl+Home"),
        record_heading=RECORD_HEADING,
        severe=reaction_panel(infusion, plan, guidance, look.reading.utc_offset_minutes),
        reactions=reaction_list(infusion, plan, look.reading.utc_offset_minutes),
    )


def _headline(infusion: Infusion, plan: Plan, guidance: Guidance) -> Line:
    given = f"{quantity_text(guidance.infused, 1)} of {quantity_text(plan.volume, 1)} given"
    reason = f" – {infusion.stop_reason}" if infusion.stop_reason else ""
    tone = Tone.MEDIUM if infusion.stop_reason is not None else Tone.PLAIN
    ended = "Stopped" if infusion.stop_reason is not None else "Completed"
    closed = ", closed" if infusion.phase is Phase.CLOSED else ""
    return Line(text=f"{ended}{closed}: {given}{reason}", tone=tone)


def _buttons(infusion: Infusion) -> tuple[Button, ...]:
    close = Ability.OFF if infusion.phase is Phase.CLOSED else Ability.READY
    return (
        Button(name=SUMMARY, label="Summary: print or save", key="Ctrl+P", tone=Tone.GOOD),
        Button(name=COURSE, label="Course", key="Ctrl+K"),
        Button(name=RunForm.CLOSE.value, label="Discharge and close", key="Ctrl+D", ability=close),
    )
