"""Everyone in the summary: the letter that stands for a person in narrow columns, what they did, from when to when."""

from string import ascii_uppercase

from ivig_desk.domain.summary import Summary
from ivig_desk.domain.summary.facts import Evidence
from ivig_desk.domain.summary.roles import PersonFact, Role
from ivig_desk.presenters import summary_wording as words
from ivig_desk.presenters.summary_clock import SummaryClock
from ivig_desk.presenters.summary_document import Boxes, Column, Section

_SIGNING = (Role.NURSE, Role.SECOND_CHECKER, Role.PRESCRIBER)
ENTRY = "Entry, by"
"""The head over `entry_text`: a column as narrow as its number, whoever it was and however long the name."""


def entry_text(summary: Summary, evidence: Evidence) -> str:
    """Return the number of an entry in the record with the letter of who wrote it: `12 A`."""
    return f"{evidence.versions[0]} {letter_of(summary, evidence.by)}"


def letter_of(summary: Summary, name: str) -> str:
    """Return the letter of a person, A to Z, then AA; as it stands beside the name."""
    place = [person.name for person in summary.people].index(name)
    rounds, letter = divmod(place, len(ascii_uppercase))
    return f"{ascii_uppercase[rounds - 1] if rounds else ''}{ascii_uppercase[letter]}"


def people_section(summary: Summary, clock: SummaryClock) -> Section:
    """Everyone named in the record: their letter, what they did, when first and last, and where they sign."""
    printed = (
        Column(head="", share=4),
        Column(head="Name", share=25),
        Column(head="Did", share=22),
        Column(head="From, to", share=12),
    )
    written = (Column(head="Signature", share=23), Column(head="Date, time", share=14))
    people = tuple(
        (
            letter_of(summary, person.name),
            person.name,
            ", ".join(words.role_text(role) for role in person.roles),
            _when(person, clock),
        )
        for person in summary.people
    )
    return Section(
        heading="People and signatures",
        blocks=(Boxes(printed=printed, written=written, rows=(*people, *_unnamed(summary))),),
    )


def _unnamed(summary: Summary) -> tuple[tuple[str, ...], ...]:
    """A row for each who signs and is not named yet, to write the name in."""
    named = {role for person in summary.people for role in person.roles}
    return tuple(("", "", words.role_text(role), "") for role in _SIGNING if role not in named)


def _when(person: PersonFact, clock: SummaryClock) -> str:
    since, until = clock.at(person.since), clock.at(person.until)
    return since if since == until else f"{since} to {until}"
