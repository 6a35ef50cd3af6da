"""The page the patient takes home: what was given, what happened, what to watch for, whom to call, when it goes on."""

from ivig_desk.domain.course.visits import Reminder
from ivig_desk.domain.reactions.at_home import AtHome, WhatToDo
from ivig_desk.domain.reactions.grading import Grade
from ivig_desk.domain.summary import Summary
from ivig_desk.domain.summary.facts import AdverseEventFact, EndKind
from ivig_desk.presenters import home_wording as words
from ivig_desk.presenters import summary_wording
from ivig_desk.presenters.formats import quantity_text
from ivig_desk.presenters.summary_clock import SummaryClock
from ivig_desk.presenters.summary_document import Blank, Block, Points, Section, TakenHome, Words


def taken_home(summary: Summary, clock: SummaryClock, at_home: AtHome, next_visit: Reminder | None) -> TakenHome | None:
    """Return the page; None before anything was given and has ended, and for whom does not go home."""
    started, ended = summary.giving.started, summary.giving.ended
    died = any(event.grade is Grade.DEATH for event in summary.adverse_events)
    if started is None or ended is None or died:
        return None
    return TakenHome(
        title=words.TITLE,
        subtitle=_for_whom(summary, clock),
        sections=(
            _given(summary, clock),
            _happened(summary, clock, at_home),
            *_watched_for(at_home),
            _whom(at_home),
            _next(summary, next_visit),
        ),
    )


def _for_whom(summary: Summary, clock: SummaryClock) -> str:
    """Whom the page speaks to: of a child by the ward's bands, under 16, whoever looks after it too."""
    is_child = summary.plan.patient.age_in_years(clock.day) < summary.plan.rules.bands.news2.from_years
    return words.FOR_BOTH if is_child else words.FOR_YOU


def _given(summary: Summary, clock: SummaryClock) -> Section:
    started, ended, amounts = summary.giving.started, summary.giving.ended, summary.amounts
    if started is None or ended is None:
        raise LookupError(summary.infusion_id)
    dose = quantity_text(amounts.given_dose, summary_wording.DOSE_PLACES)
    volume = quantity_text(amounts.given_volume, summary_wording.VOLUME_PLACES)
    said = [
        words.given_text(dose, summary.plan.profile.preparation, volume),
        words.when_text(clock.date, clock.at(started.at), clock.at(ended.evidence.at)),
    ]
    if ended.kind is EndKind.STOPPED and amounts.missing_dose.value > 0:
        said.append(words.not_whole_text(dose, quantity_text(amounts.ordered_dose, summary_wording.DOSE_PLACES)))
    return Section(heading=words.GIVEN, blocks=(Words(text=" ".join(said)), *_batches(summary)))


def _batches(summary: Summary) -> tuple[Block, ...]:
    """Every bottle, as a list to keep; one that was written down after the end has no volume of its own."""
    texts = tuple(
        words.bottle_text(
            fact.number,
            fact.bottle.batch,
            quantity_text(fact.used, summary_wording.VOLUME_PLACES) if fact.used.value else "",
        )
        for fact in summary.bottles
    )
    return (Words(text=words.KEEP), Points(texts=texts)) if texts else ()


def _happened(summary: Summary, clock: SummaryClock, at_home: AtHome) -> Section:
    said = [_had(summary, event, clock, at_home) for event in summary.adverse_events]
    text = " ".join((*said, words.TELL)) if said else words.NO_REACTION
    return Section(heading=words.HAPPENED, blocks=(Words(text=text),))


def _had(summary: Summary, event: AdverseEventFact, clock: SummaryClock, at_home: AtHome) -> str:
    known = at_home.sign(event.sign)
    labels = {entry.id: entry.label for entry in summary.plan.rules.signs}
    had = labels.get(event.sign, event.sign) if known is None else known.had
    gone = "" if event.resolved is None else clock.at(event.resolved)
    return words.had_text(clock.at(event.evidence.at), had, gone)


def _watched_for(at_home: AtHome) -> tuple[Section, ...]:
    """What may happen, then what calls for somebody at once, then on the same day."""
    may = words.may_happen_text(at_home.asking(WhatToDo.MAY_HAPPEN))
    at_once, same_day = at_home.asking(WhatToDo.CALL_AT_ONCE), at_home.asking(WhatToDo.CALL)
    return (
        Section(heading=words.MAY_HAPPEN, blocks=(Words(text=may),)),
        Section(heading=words.AT_ONCE, blocks=(Words(text=words.AT_ONCE_SAYS), Points(texts=at_once))),
        Section(heading=words.SAME_DAY, blocks=(Words(text=words.SAME_DAY_SAYS), Points(texts=same_day))),
    )


def _whom(at_home: AtHome) -> Section:
    """Who the ward says; what it does not say is written by hand."""
    blocks: list[Block] = [Words(text=words.called_text(one)) for one in at_home.called]
    if not at_home.called:
        blocks += [Words(text=words.NO_NUMBER), Blank(what=words.WARD_NUMBER)]
    if at_home.emergency is None:
        blocks.append(Blank(what=words.EMERGENCY_NUMBER))
    else:
        blocks.append(Words(text=words.emergency_text(at_home.emergency)))
    return Section(heading=words.WHOM, blocks=tuple(blocks))


def _next(summary: Summary, next_visit: Reminder | None) -> Section:
    """The day it is due; none is reckoned after a severe reaction, since somebody has to decide first."""
    if any(event.grade.value >= Grade.SEVERE.value for event in summary.adverse_events):
        return Section(heading=words.NEXT, blocks=(Words(text=words.TO_BE_DECIDED), Blank(what=words.DAY)))
    said = () if next_visit is None else (Words(text=words.due_text(next_visit)),)
    return Section(heading=words.NEXT, blocks=(*said, Blank(what=words.DAY)))
