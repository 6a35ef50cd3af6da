"""A course as pages to print or save: visits, the curves, the working of the last EASI, what its numbers rest on."""

from collections.abc import Callable, Iterator

from ivig_desk.domain.course.assessment import Assessed
from ivig_desk.domain.course.visits import CourseVisit
from ivig_desk.presenters import summary_wording as words
from ivig_desk.presenters.course_names import place_text
from ivig_desk.presenters.course_page.easi_working import total_lines, weights_text
from ivig_desk.presenters.course_page.figure import course_figure
from ivig_desk.presenters.course_page.page import headline
from ivig_desk.presenters.course_page.shown import Shown, infusions_in
from ivig_desk.presenters.course_page.visit_table import HEADS, measured_texts, row_of
from ivig_desk.presenters.course_page.wording import course_title, questions_of
from ivig_desk.presenters.formats import date_text
from ivig_desk.presenters.paper_door import PageKind
from ivig_desk.presenters.seen_pages import Leaving, as_asked, nothing_else
from ivig_desk.presenters.summary_document import (
    Column,
    Curves,
    Grid,
    Section,
    Side,
    SignatureLine,
    Signatures,
    SummaryPages,
    Words,
)
from ivig_desk.presenters.visit_wording import reaction_text, sign_labels

TITLE = "Course of immunoglobulin"
CAPTION = (
    "Each ring is a value at a visit; where nothing was measured the curve is broken. Dashed: the upper limit of the "
    "laboratory that sent the value. Vertical dots: from there on EASI is reckoned with the weights from 8 years on."
)
SOURCES = (
    "Definitions. EASI 0 to 72: in each of four regions the sum of erythema, induration, excoriation and "
    "lichenification (0 to 3 each) × area score (0 to 6) × weight; under 8 years the weights for that age. CDLQI 0 to "
    "30: ten answers of 0 to 3, ages 4 to 16. Source of these, of eosinophils and IgE and of the two follow-ups: “Low "
    "dose intravenous immunoglobulin in severe atopic dermatitis in children” (P1)."
)
_SHARES = (19, 18, 18, 24, 20, 17)
_OUTCOME_SHARES = (16, 16, 14, 14, 21, 19)
_OUTCOME_SIDES = (*[Side.LEFT] * 2, *[Side.RIGHT] * 4)
_OUTCOME_FROM = len(_SHARES)


def course_of_now(shown: Callable[[], Shown], infusion_id: str) -> Leaving:
    """Return the shown course as it is on record when it leaves."""
    return Leaving(
        kind=PageKind.COURSE,
        infusion_id=infusion_id,
        make=lambda: (course_pages(shown()),),
        version=as_asked,
        left=nothing_else,
    )


def course_pages(shown: Shown) -> SummaryPages:
    """Return the pages of the course that is shown."""
    course, patient = shown.course, shown.course.patient
    today = date_text(shown.today)
    return SummaryPages(
        title=TITLE,
        subtitle=f"{course_title(course)} · as on record on {today}",
        author=words.PROGRAM,
        person=words.person_text(patient.name, patient.identifier, date_text(patient.born)),
        occasion=f"{TITLE} · {today}",
        statement=words.STATEMENT,
        record=f"Records {', '.join(infusions_in(course))} · printed {today}",
        page_words=words.PAGE_WORDS,
        sections=tuple(_sections(shown)),
    )


def _sections(shown: Shown) -> Iterator[Section]:
    course = shown.course
    yield Section(
        heading="", blocks=(Words(text=headline(shown).text), *(Words(text=one) for one in questions_of(shown)))
    )
    yield Section(heading="Visits", blocks=(_visits(shown),))
    yield Section(heading="What was measured", blocks=(_outcome(shown),))
    curves = Curves(figure=course_figure(course, shown.visits), caption=CAPTION)
    yield Section(heading="Curves over the visits", blocks=(curves,))
    reactions = tuple(_reactions(shown))
    if reactions:
        columns = (Column(head="Visit", share=20), Column(head="Day", share=20), Column(head="Adverse event", share=60))
        yield Section(heading="Adverse events", blocks=(Grid(columns=columns, rows=reactions),))
    yield from _last_easi(shown.visits)
    yield Section(heading="", blocks=(Words(text=SOURCES),))
    line = SignatureLine(role="dermatologist", name="", signature="signature", date="date")
    yield Section(heading="", blocks=(Signatures(lines=(line,)),))


def _visits(shown: Shown) -> Grid:
    return Grid(
        columns=tuple(Column(head=head, share=share) for head, share in zip(HEADS, _SHARES, strict=False)),
        rows=tuple(row_of(visit, shown)[:_OUTCOME_FROM] for visit in shown.visits),
    )


def _outcome(shown: Shown) -> Grid:
    heads = ("Visit", "Measured on", *HEADS[_OUTCOME_FROM:])
    return Grid(
        columns=tuple(
            Column(head=head, share=share, side=side)
            for head, share, side in zip(heads, _OUTCOME_SHARES, _OUTCOME_SIDES, strict=True)
        ),
        rows=tuple(_measured(visit) for visit in shown.visits),
    )


def _measured(visit: CourseVisit) -> tuple[str, ...]:
    found = measured_texts(visit)
    day = date_text(visit.assessed.day) if isinstance(visit.assessed, Assessed) else words.NOT_MEASURED
    return (place_text(visit.place), day, found.easi, found.cdlqi, found.eosinophils, found.ige)


def _reactions(shown: Shown) -> Iterator[tuple[str, ...]]:
    labels = sign_labels(shown.of.rules)
    for visit in shown.visits:
        for day in () if visit.cycle is None else visit.cycle.days:
            for one in day.reactions:
                yield place_text(visit.place), date_text(day.day), reaction_text(one, labels)


def _last_easi(visits: tuple[CourseVisit, ...]) -> Iterator[Section]:
    scored = [visit.assessed for visit in visits if isinstance(visit.assessed, Assessed) and visit.assessed.easi]
    if not scored:
        return
    last = max(scored, key=lambda one: one.day)
    if last.easi is not None:
        *parts, total = total_lines(last.easi)
        when = f"{place_text(last.place)}, {date_text(last.day)}, {weights_text(last.easi.weights)}"
        yield Section(
            heading=f"Working of the last EASI: {when}",
            blocks=(Words(text="; ".join(parts)), Words(text=total)),
        )
