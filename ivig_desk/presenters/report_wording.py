"""What the report sheet and its form say, one typed function each, ready for translation."""

from typing import assert_never

from ivig_desk.domain.infusion.events import (
    InfusionCompleted,
    InfusionHeld,
    InfusionResumed,
    InfusionStopped,
    MedicineGiven,
    RateLowered,
    RateRaised,
)
from ivig_desk.domain.infusion.reaction_events import EffectSeen, ReactionStepDone
from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.domain.summary.report import ObservationBeside, Step
from ivig_desk.domain.summary.report_gaps import Missing, ReportGap
from ivig_desk.presenters.formats import quantity_text
from ivig_desk.presenters.reaction_wording import step_done_text
from ivig_desk.presenters.treatment_wording import effect_text, medicine_text

TITLE = "Report of a suspected adverse reaction"
NOT_THE_FORM = (
    "From the ward’s own record, to copy from or send with the national form (such as the Yellow Card). "
    "It is not that form."
)
PATTERN = "Anaphylaxis pattern: yes. Signs of two systems at once, or hypotension after another sign."
NO_PATTERN = "Anaphylaxis pattern: no, as far as recorded."
NO_BOTTLE = "Bottles: not recorded."
SERIOUS = "By hand: serious? By which criterion of the national form?"
SIGNS_HEADING = "Vital signs before and after"
RATE_PLACES = 2
_MISSING = {
    Missing.REPORTER: "the reporter’s name",
    Missing.PATIENT: "initials or identifier of the patient",
    Missing.BOTTLES: "any bottle",
    Missing.BATCH: "the batch of bottle",
    Missing.BOTTLE_AT_ONSET: "the bottle at the onset of reaction",
    Missing.ROLE: "the reporter’s role",
    Missing.EXPIRY: "the expiry of bottle",
    Missing.GONE: "when it had gone, of reaction",
    Missing.VITAL_SIGNS: "vital signs since the onset of reaction",
}


def grade_text(grade: Grade) -> str:
    """A grade of CTCAE v5 with its words."""
    return f"grade {grade.value}: {grade.words}"


def missing_text(gaps: tuple[ReportGap, ...]) -> str:
    """All that is not on record, in one line; empty where nothing is missing."""
    return f"Not recorded: {'; '.join(_gap_text(gap) for gap in gaps)}" if gaps else ""


def numbers_text(numbers: tuple[int, ...]) -> str:
    """Numbers in a row, `1, 2 and 3`."""
    *others, last = map(str, numbers)
    return f"{', '.join(others)} and {last}" if others else last


def medicines_text(given: tuple[str, ...]) -> str:
    """Premedication and other medicines before the first sign; what is in nobody’s record is none."""
    return f"Premedication and other medicines before the first sign: {'; '.join(given) or 'none on record'}."


def step_text(step: Step) -> str:
    """What was done from the first sign on."""
    match step:
        case RateLowered() | RateRaised():
            way = "lowered" if isinstance(step, RateLowered) else "raised"
            return f"{way} to {quantity_text(step.to, RATE_PLACES)}"
        case InfusionResumed():
            return f"resumed at {quantity_text(step.rate, RATE_PLACES)}"
        case InfusionStopped():
            return f"stopped: {step.reason}" if step.reason else "stopped"
        case InfusionHeld() | InfusionCompleted():
            return "held" if isinstance(step, InfusionHeld) else "completed, the dose was in"
        case MedicineGiven():
            return given_text(step)
        case EffectSeen():
            return f"effect of {effect_text(step.medicine, step.effect)}"
        case ReactionStepDone():
            return step_done_text(step.step)
        case _:
            assert_never(step)


def given_text(given: MedicineGiven) -> str:
    """A medicine with its dose, and the sign it was given for."""
    against = f" for {given.against.replace('-', ' ')}" if given.against else ""
    return f"given{against}: {medicine_text(given.name, given.dose)}"


def place_text(one: ObservationBeside) -> str:
    """Which set of vital signs it is to the reactions."""
    return ", ".join(
        text
        for text in (
            "baseline" if one.is_baseline else "",
            f"before reaction {numbers_text(one.before)}" if one.before else "",
            f"first since reaction {numbers_text(one.since)}" if one.since else "",
            "latest" if one.is_latest else "",
        )
        if text
    )


def _gap_text(gap: ReportGap) -> str:
    return f"{_MISSING[gap.missing]}\u00a0{numbers_text(gap.of)}" if gap.of else _MISSING[gap.missing]
