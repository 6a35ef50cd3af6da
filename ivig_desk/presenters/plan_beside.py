"""Right of the form, step by step: the review's dose, the ceiling with its reasons, what the read-back stands on."""

from ivig_desk.presenters.plan_preview import Preview
from ivig_desk.presenters.plan_spoken import also_lines
from ivig_desk.presenters.profile_wording import raised_text
from ivig_desk.presenters.run_wording import ceiling_reason_in_both_units
from ivig_desk.presenters.screens import Line, Tone

Lines = tuple[Line, ...]
_WAITING = "The ramp appears here once patient, order, preparation and set are there."


def lines_beside(step: int, preview: Preview) -> Lines:
    """Return what stands beside the form of one step."""
    match step:
        case 0:
            return preview.patient.lines
        case 1:
            return preview.sheet.lines
        case 3:
            return _preparation(preview)
        case 4:
            return _read_back(preview)
        case _:
            return ()


def _preparation(preview: Preview) -> Lines:
    pooled = (Line(text=preview.pooled),) if preview.pooled else ()
    if preview.ceiling is None:
        return (*_no_ramp(preview), *pooled)
    return (*preview.handling, *pooled, *preview.notes, *_ceiling(preview))


def _read_back(preview: Preview) -> Lines:
    """What is not read aloud line by line; a limit the ward raised stands among what was overridden."""
    plan = preview.plan
    if plan is None:
        return _no_ramp(preview)
    raised = raised_text(plan.profile)
    notes = tuple(note for note in preview.notes if note.text != raised)
    return (*notes, *also_lines(plan), *_ceiling(preview)[1:])


def _no_ramp(preview: Preview) -> Lines:
    return (*(preview.notes or (Line(text=_WAITING, tone=Tone.QUIET),)), *preview.handling)


def _ceiling(preview: Preview) -> Lines:
    reasons = () if preview.ceiling is None else preview.ceiling.reasons
    return tuple(Line(text=ceiling_reason_in_both_units(reason)) for reason in reasons)
