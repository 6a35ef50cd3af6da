"""What stands in a row of the records, and how many there are."""

from datetime import date

from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.infusion.listed import Listed, ListedPlan
from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.presenters.formats import clock_on_text, clock_text, counted, date_text, quantity_text
from ivig_desk.presenters.records_page.names import RECORD
from ivig_desk.presenters.screens import LongRow, Tone
from ivig_desk.presenters.strip import age_since

HEADS = ("patient", "day", "preparation", "state", "adverse events", "batches")
SHARES = (26, 15, 22, 13, 14, 14)
COUNTED_AT_MOST = 1_000
"""Where there are more, nobody reads on to see how many."""
_PLACES = 2
_GROUPS = 1_000
_STATES = {
    Phase.PREPARING: "being prepared",
    Phase.RUNNING: "running",
    Phase.HELD: "held",
    Phase.STOPPED: "stopped, not closed",
    Phase.COMPLETED: "completed, not closed",
    Phase.OBSERVING: "observing, not closed",
    Phase.CLOSED: "closed",
    Phase.DISCARDED: "discarded",
}
_STATE, _REACTIONS = 3, 4


def record_row(row: Listed) -> LongRow:
    """Return an infusion as a row of the list."""
    tones = [Tone.PLAIN] * len(HEADS)
    tones[_STATE] = Tone.QUIET if row.phase in {Phase.CLOSED, Phase.DISCARDED} else Tone.GOOD
    tones[_REACTIONS] = reactions_tone(row)
    return LongRow(
        name=f"{RECORD}:{row.infusion_id}",
        cells=(
            _patient_text(row),
            _when_text(row),
            "" if row.plan is None else _given_text(row.plan),
            f"{_STATES[row.phase]}{f': {row.discarded}' if row.discarded else ''}",
            reactions_text(row),
            "\n".join(row.batches),
        ),
        tones=tuple(tones),
    )


def reactions_text(row: Listed) -> str:
    """Return each sign that stands, with its highest grade, a line each; "none" for a started infusion without any."""
    if row.started is None:
        return ""
    signs = [f"{sign_name(one.sign)}, grade {one.grade.value}" for one in row.worst_of_each_sign]
    return "\n".join(signs) or "none"


def reactions_tone(row: Listed) -> Tone:
    """Return how grave what stands of adverse events is."""
    worst = max((one.grade.value for one in row.reactions), default=0)
    if worst >= Grade.SEVERE.value:
        return Tone.HIGH
    return Tone.MEDIUM if worst else Tone.QUIET


def sign_name(sign: str) -> str:
    """Return a sign's stable name as words."""
    return sign.replace("-", " ")


def count_text(found: int, on_file: int) -> str:
    """Return how many were found of how many there are, `38 of 100,000`; of very many that there are more."""
    if found == on_file:
        return f"{counted(on_file)} on file"
    many = f"over {counted(COUNTED_AT_MOST)}" if found > COUNTED_AT_MOST else counted(found)
    return f"{many} of {counted(on_file)}"


def born_text(born: date, on: date) -> str:
    """Return a day of birth and the age on another day."""
    return f"born {date_text(born)} · {age_since(born, on)}"


def _patient_text(row: Listed) -> str:
    who = f"{row.name or 'no name yet'}\nID {row.identifier or '–'}"
    return who if row.plan is None else f"{who} · {born_text(row.plan.born, row.day)}"


def _when_text(row: Listed) -> str:
    day, offset = date_text(row.day), row.utc_offset_minutes
    if row.started is None:
        return f"{day}\nnever started" if row.phase is Phase.DISCARDED else f"{day}\nnot started"
    end = "" if row.ended is None else clock_on_text(row.ended, offset, row.day)
    return f"{day}\n{clock_text(row.started, offset)} – {end}".rstrip()


def _given_text(plan: ListedPlan) -> str:
    cycle = "" if plan.cycle is None else f" · cycle {plan.cycle}{'' if plan.cycles is None else f' of {plan.cycles}'}"
    return f"{plan.preparation}\n{quantity_text(plan.dose, _PLACES)} · {quantity_text(plan.volume, 1)}{cycle}"
