"""The board: every infusion that is looked after on one page, to be read from the door."""

from ivig_desk.desk.look import Look
from ivig_desk.domain.infusion.alarm_lights import AlarmLights
from ivig_desk.domain.infusion.alarms import Seen
from ivig_desk.domain.infusion.guide import Guidance
from ivig_desk.domain.infusion.infusion import UNDER_WAY, Infusion, Phase
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.presenters.bed_wording import alarm_words, due_words, heading_line, rung_brief, told_apart
from ivig_desk.presenters.control_names import AT_BED, HOLD, LEAVE, STOP
from ivig_desk.presenters.formats import later_text
from ivig_desk.presenters.run_page import whom
from ivig_desk.presenters.run_wording import giving_set_text, rate_text
from ivig_desk.presenters.screens import BoardCard, BoardScreen, Button, Tone
from ivig_desk.presenters.tabs import key_of


def board_screen(placed: tuple[tuple[int, Look], ...], lights: AlarmLights) -> BoardScreen:
    """Return the board; every card has its own HOLD and STOP, so that a press names its patient (S11, S29)."""
    alike = told_apart(tuple(look for _, look in placed))
    return BoardScreen(
        title="Board",
        cards=tuple(card for place, look in placed for card in _card(place, look, alike, lights)),
        leave=Button(name=LEAVE, label="All infusions", key="Ctrl+Home"),
        nobody="" if placed else "No infusion is under way.",
    )


def _card(place: int, look: Look, alike: frozenset[str], lights: AlarmLights) -> tuple[BoardCard, ...]:
    infusion, plan, guidance = look.infusion, look.infusion.plan, look.guidance
    if plan is None or guidance is None:
        return ()
    return (
        BoardCard(
            infusion_id=infusion.id,
            key=key_of(place),
            name=plan.patient.name,
            identifier=f"ID {plan.patient.identifier}" if infusion.id in alike else "",
            preparation=f"{plan.profile.preparation} · {giving_set_text(plan.giving_set)}",
            heading=heading_line(infusion),
            rate=rate_text(guidance.given) if guidance.phase in UNDER_WAY else "",
            rung=rung_brief(guidance),
            ends=_ends(look, guidance),
            due=due_words(guidance),
            alarm=alarm_words(guidance, lights),
            is_new=bool(guidance.alarms) and guidance.alarms[0].seen is Seen.NEW,
            hold=_hold(infusion, plan),
            stop=_stop(infusion, plan),
        ),
    )


def _ends(look: Look, guidance: Guidance) -> str:
    ends = guidance.ends_along_ramp
    if ends is None or guidance.left.value <= 0:
        return ""
    return f"ends about {later_text(ends, guidance.now, look.reading.utc_offset_minutes)}"


def _hold(infusion: Infusion, plan: Plan) -> Button | None:
    if infusion.phase is not Phase.RUNNING:
        return None
    return Button(name=f"{HOLD}{AT_BED}{infusion.id}", label="HOLD", detail=whom(plan), tone=Tone.MEDIUM)


def _stop(infusion: Infusion, plan: Plan) -> Button | None:
    if infusion.phase not in UNDER_WAY:
        return None
    return Button(name=f"{STOP}{AT_BED}{infusion.id}", label="STOP", detail=whom(plan), tone=Tone.HIGH)
