"""Right of the form, step by step: the review's dose, the ceiling with its reasons, the lines to be read aloud."""

from datetime import date

from ivig_desk.presenters.plan_preview import Preview
from ivig_desk.presenters.plan_spoken import spoken_lines
from ivig_desk.presenters.run_wording import ceiling_reason_in_both_units
from ivig_desk.presenters.screens import Line, Tone

Lines = tuple[Line, ...]
_WAITING = "The ramp appears here once patient, order, preparation and set are there."


def lines_beside(step: int, preview: Preview, today: date) -> Lines:
    """Return what stands beside the form of one step."""
    match step:
        case 0:
            return preview.patient.lines
        case 1:
            return preview.sheet.lines
        case 3:
            return _preparation(preview)
        case 4:
            return _read_back(preview, today)
        case _:
            return ()


def _preparation(preview: Preview) -> Lines:
    if preview.ceiling is None:
        return _no_ramp(preview)
    return (*preview.handling, *preview.notes, *_ceiling(preview))


def _read_back(preview: Preview, today: date) -> Lines:
    spoken = () if preview.plan is None else spoken_lines(preview.plan, preview.first, today)
    if preview.ceiling is None:
        return (*spoken, *_no_ramp(preview))
    return (*spoken, *preview.notes, *_ceiling(preview))


def _no_ramp(preview: Preview) -> Lines:
    return (*(preview.notes or (Line(text=_WAITING, tone=Tone.QUIET),)), *preview.handling)


def _ceiling(preview: Preview) -> Lines:
    reasons = () if preview.ceiling is None else preview.ceiling.reasons
    return tuple(Line(text=ceiling_reason_in_both_units(reason)) for reason in reasons)
