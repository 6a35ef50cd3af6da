"""The tabs above a page: every infusion that is looked after, the shown one among them."""

from ivig_desk.desk.look import Look
from ivig_desk.domain.infusion.alarm_lights import AlarmLights
from ivig_desk.presenters.bed_wording import alarm_brief, due_brief, rate_line, rung_brief, told_apart
from ivig_desk.presenters.beds import MOST_AT_ONCE
from ivig_desk.presenters.screens import Button, Line, Tab, TabRow

BOARD = "board"
_PLAN_KEY = f"Ctrl+{MOST_AT_ONCE + 1}"


def tab_row(placed: tuple[tuple[int, Look], ...], shown: str, plan: Tab | None, lights: AlarmLights) -> TabRow | None:
    """Return the tabs, None where nobody but the shown one is looked after.

    `shown` is the infusion whose page is open, empty where it is another page; `plan` one that was left for a bed.
    """
    ids = [look.infusion.id for _, look in placed]
    if plan is None and not [one for one in ids if one != shown]:
        return None
    alike = told_apart(tuple(look for _, look in placed))
    at = ids.index(shown) if shown in ids else None
    return TabRow(
        tabs=tuple(tab for place, look in placed for tab in _tab(place, look, alike, shown, lights)),
        board=Button(name=BOARD, label="Board", key="Ctrl+0"),
        before=ids[-1 if at is None else at - 1] if ids else "",
        after=ids[0 if at is None else (at + 1) % len(ids)] if ids else "",
        plan=plan,
    )


def plan_tab(infusion_id: str, name: str) -> Tab:
    """Return the tab that leads back to a plan with everything typed in it."""
    return Tab(
        infusion_id=infusion_id,
        key=_PLAN_KEY,
        name=name or "Plan without a name",
        identifier="",
        rate=Line(text="plan"),
        rung="not started",
        due=Line(text=""),
        alarm=None,
        is_shown=False,
    )


def key_of(place: int) -> str:
    """Return the key of a place; beyond the eighth there is none, and a press is left."""
    return f"Ctrl+{place}" if place <= MOST_AT_ONCE else ""


def _tab(place: int, look: Look, alike: frozenset[str], shown: str, lights: AlarmLights) -> tuple[Tab, ...]:
    infusion, guidance = look.infusion, look.guidance
    if infusion.plan is None or guidance is None:
        return ()
    patient = infusion.plan.patient
    return (
        Tab(
            infusion_id=infusion.id,
            key=key_of(place),
            name=patient.name,
            identifier=f"ID {patient.identifier}" if infusion.id in alike else "",
            rate=rate_line(infusion, guidance),
            rung=rung_brief(guidance),
            due=due_brief(guidance),
            alarm=alarm_brief(guidance, lights),
            is_shown=infusion.id == shown,
        ),
    )
