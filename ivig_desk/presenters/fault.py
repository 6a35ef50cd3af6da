"""The page that is shown where the program failed (S31)."""

from ivig_desk.desk.faults import DeskHeld, Fault, RecordsFault
from ivig_desk.desk.look import Look
from ivig_desk.domain.infusion.infusion import UNDER_WAY, Phase
from ivig_desk.presenters.formats import clock_text, quantity_text
from ivig_desk.presenters.records_wording import fault_text, to_do_text
from ivig_desk.presenters.run_wording import giving_set_text, other_units_text, rate_text
from ivig_desk.presenters.screens import FaultScreen, Line
from ivig_desk.presenters.strip import age_text


def fault_screen(looks: tuple[Look, ...], detail: str) -> FaultScreen:
    """Return the page with the last confirmed rate of every infusion under way; the record is whole up to here."""
    return FaultScreen(
        title="Go by the paper chart",
        instruction=(
            "IVIG Desk has failed and guides nothing until it is started again. "
            "Everything saved so far is kept. Close it, then start it again."
        ),
        last_confirmed=tuple(line for look in looks for line in _last_confirmed(look)),
        detail=detail,
    )


def cannot_open_screen(fault: Fault) -> FaultScreen:
    """Return the page that is shown instead of the desk where records or data files cannot be used."""
    return FaultScreen(
        title="Go by the paper chart",
        instruction=f"{_why_not(fault)} Nothing was changed.",
        last_confirmed=(),
        detail=str(fault),
    )


def _why_not(fault: Fault) -> str:
    """What is so, and what to do."""
    match fault:
        case DeskHeld():
            signed_in = f", {fault.who} is signed in" if fault.who else ""
            where = f" on the computer {fault.host}, process {fault.number}" if fault.host else ""
            return (
                f"Another IVIG Desk has these records open{where}{signed_in}. "
                "Go on in its window, or close it, then start this one again."
            )
        case RecordsFault():
            what, to_do = fault_text(fault.code), to_do_text(fault.code)
            return f"IVIG Desk cannot open its records here: {what}. {to_do}, then start it again."
        case _:
            return "IVIG Desk cannot be opened here. Have this put right, then start it again."


def _last_confirmed(look: Look) -> tuple[Line, ...]:
    plan, guidance, infusion = look.infusion.plan, look.guidance, look.infusion
    if plan is None or guidance is None or infusion.phase not in UNDER_WAY:
        return ()
    offset = look.reading.utc_offset_minutes
    times = f"since {clock_text(infusion.periods[-1].start, offset)}, seen {clock_text(guidance.now, offset)}"
    patient = plan.patient
    who = (
        f"{patient.name}, {age_text(patient, guidance.now.day(offset))}, ID {patient.identifier}, "
        f"{quantity_text(patient.weight, 2)}, {plan.profile.preparation}"
    )
    if infusion.phase is Phase.HELD:
        return (Line(text=who), Line(text=f"held, nothing runs, {times}"))
    rate = f"{rate_text(guidance.given)} ({other_units_text(guidance.given)}), {giving_set_text(plan.giving_set)}"
    return (Line(text=who), Line(text=f"last confirmed {rate}, {times}"))
