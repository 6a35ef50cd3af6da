"""The run page from one look at one infusion."""

from dataclasses import dataclass, replace
from fractions import Fraction

from ivig_desk.desk.look import Look
from ivig_desk.desk.unsaved import Saving
from ivig_desk.domain.formulary.ramp import Ramp
from ivig_desk.domain.infusion.commands import ResumeInfusion
from ivig_desk.domain.infusion.decide import Refused, decide
from ivig_desk.domain.infusion.guide import Guidance
from ivig_desk.domain.infusion.infusion import UNDER_WAY, BedCheck, Infusion, Phase
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.signs_now import news2_now
from ivig_desk.presenters.chart import chart_of
from ivig_desk.presenters.control_names import CLOSE_WORKING, HOLD, LEAVE, RESUME, STOP, WORKING
from ivig_desk.presenters.formats import later_text, quantity_text
from ivig_desk.presenters.news2_wording import news2_part
from ivig_desk.presenters.next_column import next_column
from ivig_desk.presenters.nurse import nurse_of
from ivig_desk.presenters.pooled_wording import pooled_part
from ivig_desk.presenters.reaction_list import reaction_list
from ivig_desk.presenters.record_buttons import record_buttons
from ivig_desk.presenters.records_wording import saved_text
from ivig_desk.presenters.run_wording import (
    UNCONFIRMED,
    VOLUME_PLACES,
    ceiling_text,
    giving_set_text,
    main_number,
    other_units_text,
    per_drop_text,
    phase_text,
    rate_text,
    rung_text,
)
from ivig_desk.presenters.screens import (
    Ability,
    Button,
    Footer,
    Form,
    Line,
    NowColumn,
    RunScreen,
    Tone,
)
from ivig_desk.presenters.sign_ranges import KnownRanges
from ivig_desk.presenters.strip import strip_of
from ivig_desk.presenters.working import Shown, run_working

RECORD_HEADING = "RECORD"
_HOLDING = Button(name=HOLD, label="HOLD", key="H; Ctrl+H", tone=Tone.MEDIUM)
_STOPPING = Button(name=STOP, label="STOP", key="S; Ctrl+S", tone=Tone.HIGH)
_LETTERS_ON_BUTTON = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What is open on the page beside the infusion itself: a form, the working, a message; and the ranges known."""

    ranges: KnownRanges
    form: Form | None = None
    working: Shown = Shown.NO
    message: Line | None = None


def run_screen(look: Look, plan: Plan, guidance: Guidance, saving: Saving, opened: Opened) -> RunScreen:
    """Return the run page; every number on it comes from the one guidance (S6)."""
    infusion, reading = look.infusion, look.reading
    return RunScreen(
        strip=strip_of(infusion, plan, reading),
        now=_now(infusion, plan, guidance),
        next=next_column(infusion, plan, guidance, reading.utc_offset_minutes),
        record=record_buttons(infusion, guidance),
        chart=chart_of(infusion, plan, guidance, reading, opened.ranges),
        form=opened.form,
        working=run_working(look, plan, guidance) if opened.working is Shown.YES else (),
        footer=footer_of(look, plan, guidance, saving),
        message=opened.message,
        leave=Button(name=LEAVE, label="All infusions", key="Ctrl+Home"),
        record_heading=RECORD_HEADING,
        close_working=_close_working(opened) if opened.working is Shown.YES else None,
        reactions=reaction_list(infusion, plan, reading.utc_offset_minutes),
    )


def _close_working(opened: Opened) -> Button:
    """Esc puts an open form away first: it cannot mean two things at once."""
    return Button(name=CLOSE_WORKING, label="Close", key="Esc" if opened.form is None else "")


def whom(plan: Plan) -> str:
    """Return whom HOLD and STOP are for, as far as there is room on them: the strip has the whole name (S29)."""
    name = plan.patient.name
    return name if len(name) <= _LETTERS_ON_BUTTON else f"{name[:_LETTERS_ON_BUTTON]}…"


def footer_of(look: Look, plan: Plan, guidance: Guidance, saving: Saving) -> Footer:
    """Return the foot of the page: volume, ends, whether it is saved, who is at the bed."""
    offset = look.reading.utc_offset_minutes
    parts = []
    if guidance.unwatched.value > 0:
        assumed = f"of it {quantity_text(guidance.unwatched, VOLUME_PLACES)} while not watched"
        parts.append(Line(text=assumed, tone=Tone.MEDIUM))
    bottle, left = guidance.bottle, guidance.left.value
    if bottle is not None and bottle.empties_at is not None and guidance.left > bottle.left:
        parts.append(Line(text=f"bottle empties {later_text(bottle.empties_at, guidance.now, offset)}"))
    if guidance.phase in UNDER_WAY:
        parts.extend(pooled_part(plan, guidance.now, offset))
    if guidance.ends_along_ramp is not None and left > 0:
        parts.append(Line(text=f"ends about {later_text(guidance.ends_along_ramp, guidance.now, offset)}"))
    parts.extend(news2_part(news2_now(look.infusion, plan)))
    parts.append(Line(text=saved_text(saving, look.clock), tone=Tone.GOOD if saving.fault is None else Tone.MEDIUM))
    parts.append(Line(text=f"nurse {nurse_of(look.infusion)}", tone=Tone.QUIET))
    given = quantity_text(guidance.infused, VOLUME_PLACES)
    share = min(Fraction(1), guidance.infused.over(plan.volume)) if plan.volume.value else Fraction(0)
    return Footer(volume=f"{given} of {quantity_text(plan.volume, VOLUME_PLACES)}", share=share, parts=tuple(parts))


def _now(infusion: Infusion, plan: Plan, guidance: Guidance) -> NowColumn:
    number, unit = main_number(guidance.given)
    held = infusion.phase is Phase.HELD
    unconfirmed = infusion.phase is Phase.RUNNING and infusion.bed_check is BedCheck.WANTED
    return NowColumn(
        heading=UNCONFIRMED if unconfirmed else phase_text(infusion.phase),
        rate=number,
        rate_unit=unit,
        lines=_now_lines(infusion, plan, guidance),
        working=Button(name=WORKING, label="Working", key="W"),
        hold=_resume(infusion, guidance) if held else replace(_HOLDING, detail=whom(plan)),
        stop=replace(_STOPPING, detail=whom(plan)),
    )


def _resume(infusion: Infusion, guidance: Guidance) -> Button:
    """What would be refused is not offered in green (S6): a press says what stands before it."""
    if guidance.resume_at is None or isinstance(decide(infusion, ResumeInfusion(), guidance.now), Refused):
        return Button(name=RESUME, label="RESUME", key="U", ability=Ability.WAITING, is_careful=True)
    return Button(
        name=RESUME, label="RESUME", detail=rate_text(guidance.resume_at), key="U", tone=Tone.GOOD, is_careful=True
    )


def _now_lines(infusion: Infusion, plan: Plan, guidance: Guidance) -> tuple[Line, ...]:
    held = infusion.phase is Phase.HELD
    rate = guidance.intended if held else guidance.given
    units = other_units_text(rate)
    texts = [
        giving_set_text(plan.giving_set),
        per_drop_text(guidance.given),
        f"held from {rate_text(rate)} ({units})" if held else units,
    ]
    ramp = infusion.planned_ramp
    rung = ramp.rungs[guidance.rung - 1] if isinstance(ramp, Ramp) and guidance.rung else None
    texts.append(rung_text(guidance.rung, guidance.rungs, rung))
    lines = [Line(text=text) for text in texts if text]
    return (*lines, Line(text=ceiling_text(guidance.ceiling), tone=Tone.QUIET))
