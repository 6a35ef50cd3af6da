"""Everyone in the summary: the letter that stands for a person in narrow columns, what they did, from when to when."""

from string import ascii_uppercase

from ivig_desk.domain.summary import Summary
from ivig_desk.domain.summary.facts import Evidence
from ivig_desk.domain.summary.roles import PersonFact, Role
from ivig_desk.presenters import summary_wording as words
from ivig_desk.presenters.summary_clock import SummaryClock
from ivig_desk.presenters.summary_document import Column, Grid, Section, SignatureLine, Signatures

_SIGNING = (Role.NURSE, Role.SECOND_CHECKER, Role.PRESCRIBER)
ENTRY = "Entry, by"
"""The head over `entry_text`: a column as narrow as its number, whoever it was and however long the name."""


def entry_text(summary: Summary, evidence: Evidence) -> str:
    """Return the number of an entry in the record with the letter of who wrote it: `12 A`."""
    return f"{evidence.versions[0]} {letter_of(summary, evidence.by)}"


def letter_of(summary: Summary, name: str) -> str:
    """Return the letter of a person, A to Z, then AA; as it stands under People."""
    place = [person.name for person in summary.people].index(name)
    rounds, letter = divmod(place, len(ascii_uppercase))
    return f"{ascii_uppercase[rounds - 1] if rounds else ''}{ascii_uppercase[letter]}"


def people_section(summary: Summary, clock: SummaryClock) -> Section:
    """Everyone named in the record, with their letter, what they did, and when first and last."""
    columns = (
        Column(head="", share=5),
        Column(head="Name", share=34),
        Column(head="Did", share=43),
        Column(head="From, to", share=18),
    )
    rows = tuple(
        (
            letter_of(summary, person.name),
            person.name,
            ", ".join(words.role_text(role) for role in person.roles),
            _when(person, clock),
        )
        for person in summary.people
    )
    return Section(heading="People", blocks=(Grid(columns=columns, rows=rows),))


def signature_section(summary: Summary) -> Section:
    """A line for each person who signs; one left blank where nobody is named yet."""
    lines = []
    for role in _SIGNING:
        names = [person.name for person in summary.people if role in person.roles] or [""]
        lines += [
            SignatureLine(role=words.role_text(role), name=name, signature="signature", date="date, time")
            for name in names
        ]
    return Section(heading="Signatures", blocks=(Signatures(lines=tuple(lines)),))


def _when(person: PersonFact, clock: SummaryClock) -> str:
    since, until = clock.at(person.since), clock.at(person.until)
    return since if since == until else f"{since} to {until}"
