"""The working of an EASI beside its form: region by region, with the weights of the age on the day of the visit."""

from collections.abc import Iterator
from datetime import date

from ivig_desk.domain.course.easi import (
    OWN_WEIGHTS_BELOW_YEARS,
    EasiScores,
    EasiTotal,
    EasiWeights,
    Region,
    RegionPart,
    SkinSign,
    easi_of,
    weight_of,
    weights_at,
)
from ivig_desk.domain.patient.patient import Patient
from ivig_desk.presenters.course_names import region_text
from ivig_desk.presenters.formats import amount_text, date_text, many_text, number_text, quantity_text
from ivig_desk.presenters.screens import Line, Tone, WorkingSection

PLACES = 1


def easi_section(scores: EasiScores | None, patient: Patient, day: date) -> WorkingSection:
    """Return the working as far as what is typed goes, with the weights that count on that day."""
    age = patient.age_in_years(day)
    weights = weights_at(age)
    heading = f"EASI at {age} y on {date_text(day)}: {weights_text(weights)}"
    if scores is None:
        return WorkingSection(heading=heading, lines=tuple(Line(text=text) for text in _weights(weights)))
    total = easi_of(scores, age_years=age)
    if isinstance(total, EasiTotal):
        lines = (
            *(Line(text=text) for text in total_lines(total)[:-1]),
            Line(text=total_lines(total)[-1], tone=Tone.GOOD),
        )
        return WorkingSection(heading=heading, lines=lines)
    missing = len(total.problems)
    open_text = f"No total yet: {many_text(missing, 'score')} missing or to be mended"
    lines = (*(Line(text=text) for text in _so_far(scores, weights)), Line(text=open_text, tone=Tone.MEDIUM))
    return WorkingSection(heading=heading, lines=lines)


def weights_text(weights: EasiWeights) -> str:
    """Return which weights count."""
    years = OWN_WEIGHTS_BELOW_YEARS
    return f"weights under {years} y" if weights is EasiWeights.UNDER_8_YEARS else f"weights from {years} y on"


def total_lines(total: EasiTotal) -> tuple[str, ...]:
    """Return each region's signs × area × weight, and their sum last."""
    parts = " + ".join(amount_text(part.points, PLACES) for part in total.parts)
    return (*(_part_text(part) for part in total.parts), f"EASI = {parts} = {quantity_text(total.points, PLACES)}")


def _part_text(part: RegionPart) -> str:
    weight = number_text(part.weight.value, PLACES)
    return f"{region_text(part.region)}: {part.signs} × {part.area} × {weight} = {quantity_text(part.points, PLACES)}"


def _weights(weights: EasiWeights) -> Iterator[str]:
    yield "Points of a region = sum of its four signs × area × weight"
    for region in Region:
        yield f"{region_text(region)}: weight {number_text(weight_of(region, weights).value, PLACES)}"


def _so_far(scores: EasiScores, weights: EasiWeights) -> Iterator[str]:
    """What each region comes to by itself; a question mark for what is not there, which is never 0."""
    for region in Region:
        of = scores.of(region)
        given = [of.of(sign) for sign in SkinSign]
        signs = " + ".join("?" if one is None else number_text(one, PLACES) for one in given)
        area = "?" if of.area is None else number_text(of.area, PLACES)
        weight = number_text(weight_of(region, weights).value, PLACES)
        yield f"{region_text(region)}: ({signs}) × {area} × {weight}"
