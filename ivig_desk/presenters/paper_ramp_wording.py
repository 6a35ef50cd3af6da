"""What the paper ramp says: how to read it, what a rise needs, what to do in a reaction."""

from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.monitoring.schedule import Schedule
from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.presenters.formats import minutes_text

TITLE = "Paper ramp"
STATEMENT = "A guide and a record, no cleared medical device: the prescriber’s order and the label come first."
RAMP = "Ramp, if every rise is taken at once – write what was done and measured"
REACTION = "In a reaction"
OBSERVED = "Vital signs"
BEFORE_THE_START, AT_THE_END = "before the start", "at the end"
LADDER_HEADS = ("what is seen", "what to do")
_GRAVE = (
    "grade 3 or more; or two of: hypotension, trouble breathing, swelling or hoarseness, urticaria, collapse; "
    "or hypotension after any other sign"
)


def subtitle_text(printed_at: str) -> str:
    """Return when the page was printed; it knows of nothing after that."""
    return f"printed before the start at {printed_at} – for the day the computer stops; one page, one infusion"


def record_text(program: str, moment: str, offset: str) -> str:
    """Return which program printed it and when, for the foot of the page."""
    return f"{program}, printed {moment} ({offset})"


def after_end_text(after: Minutes) -> str:
    """Return the name of a row for vital signs after the end, `30 min after it`."""
    return f"{minutes_text(after)} after it"


def schedule_text(schedule: Schedule) -> str:
    """Return when vital signs are due, from the ward's own times."""
    first, interval = minutes_text(schedule.first_after_start), minutes_text(schedule.running_interval)
    after = " and ".join(minutes_text(time) for time in schedule.after_end)
    return (
        f"{BEFORE_THE_START.capitalize()}, {first} after it, before every rise, every {interval} while it runs, after "
        f"any reaction, at the end, {after} after the end. Observed until the last of them."
    )


def rise_text(schedule: Schedule) -> str:
    """Return what every rise needs (S9)."""
    fresh = minutes_text(schedule.fresh_for_rise)
    return (
        f"A rise only after the whole time on the rung, with complete vital signs under {fresh} old, none of them "
        "concerning, no reaction open, and never above the ceiling. Time alone never raises the rate; holding, "
        "lowering or stopping waits for nothing."
    )


def ladder_rows(schedule: Schedule) -> tuple[tuple[str, str], ...]:
    """Return the protocol's ladder, one row a step (monitoring.md, "Adverse events")."""
    again = minutes_text(schedule.after_adverse_event)
    return (
        (_grades(Grade.MILD), f"LOWER by one rung or by half; vital signs in {again}. No rise until it has gone."),
        (_grades(Grade.MODERATE), "HOLD, treat. Restart below the rate of the reaction, only once it has gone."),
        (_GRAVE, "STOP. Call for help. Keep the line open with another fluid by local protocol."),
        ("the same reaction again: at grade 2 the second time, at any grade the third", "STOP."),
        ("afterwards", "Not above the last rung borne without it, unless a prescriber puts a name to it."),
    )


def not_agreed_text(reasons: str) -> str:
    """Return why a plan is not printed: a page of a plan nobody agreed on would be taken for one."""
    return f"No paper ramp: {reasons}"


def _grades(grade: Grade) -> str:
    return f"grade {grade.value}: {grade.words}"
