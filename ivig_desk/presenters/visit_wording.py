"""What is said of a visit on record: who, when, which preparation, how it was borne."""

from collections.abc import Mapping

from ivig_desk.domain.infusion.visits import Visit
from ivig_desk.domain.monitoring.rules import WardRules
from ivig_desk.domain.patient.last_visit import LastVisit, PastReaction
from ivig_desk.presenters.formats import date_text, quantity_text

RATE_PLACES = 2
Signs = Mapping[str, str]


def sign_labels(rules: WardRules) -> Signs:
    """Return the words of each sign by its name in the record."""
    return {entry.id: entry.label for entry in rules.signs}


def found_text(visit: Visit) -> str:
    """Return an earlier patient as an answer to press: birth date and identifier tell two of one name apart."""
    known, last = visit.patient, visit.last
    who = f"{known.name} · born {date_text(known.born)} · ID {known.identifier}"
    return f"{who} · {date_text(last.day)}, {last.preparation}"


def visit_text(last: LastVisit, signs: Signs) -> str:
    """Return the last visit in one line."""
    return f"{date_text(last.day)}, {last.preparation}: {borne_text(last, signs)}"


def borne_text(last: LastVisit, signs: Signs) -> str:
    """Return how the last visit was borne: its gravest reaction, and the highest rate borne, of that day’s weight."""
    return f"{_gravest(last, signs)}; {tolerated_text(last)}"


def last_time_text(last: LastVisit | None, told: str, signs: Signs) -> str:
    """Return what happened last time: what is on record, then what was told beside it; nothing twice."""
    if last is None:
        return told
    beside = "" if told == borne_text(last, signs) else told
    return " · ".join(text for text in (visit_text(last, signs), beside) if text)


def tolerated_text(last: LastVisit) -> str:
    """Return the highest rate run below every one a reaction began at."""
    if last.tolerated is None:
        return "no rate ran without a reaction"
    return f"up to {quantity_text(last.tolerated, RATE_PLACES)} tolerated"


def reaction_text(reaction: PastReaction, signs: Signs) -> str:
    """Return a sign with its grade and the rate it began at."""
    began = f"at {quantity_text(reaction.rate, RATE_PLACES)}" if reaction.rate.value > 0 else "while nothing ran"
    return f"{signs.get(reaction.sign, reaction.sign)}, grade {reaction.grade.value}, {began}"


def _gravest(last: LastVisit, signs: Signs) -> str:
    if not last.reactions:
        return "no reaction"
    gravest = max(last.reactions, key=lambda reaction: reaction.grade.value)
    more = len(last.reactions) - 1
    return f"{reaction_text(gravest, signs)}{f', and {more} more' if more else ''}"
