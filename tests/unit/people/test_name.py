"""What may be somebody's name at a desk, and who may leave it."""

import unicodedata
from dataclasses import replace

import pytest

from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.people.name import BorneName, NameProblem, borne_by_others, name_problem
from ivig_desk.domain.people.person import Person, Role, last_keeper
from ivig_desk.domain.record.desk_events import (
    DeskEntry,
    DeskEvent,
    DeskSetUp,
    PersonAdded,
    PersonChanged,
    PersonLeft,
    RecordsRestored,
    names_borne,
)

ANA = Person(id="p1", name="Rus, Ană", roles=frozenset({Role.KEEPER, Role.NURSE}))
ION = Person(id="p2", name="Straße, Ion", roles=frozenset({Role.NURSE}))
EVA = Person(id="p3", name="Marin, Eva", roles=frozenset({Role.KEEPER}))


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", NameProblem.EMPTY),
        ("  ", NameProblem.EMPTY),
        ("Rus, Ană", NameProblem.TAKEN),
        (" RUS,   ANĂ ", NameProblem.TAKEN),
        (unicodedata.normalize("NFD", "Rus, Ană"), NameProblem.TAKEN),
        ("STRASSE, ION", NameProblem.TAKEN),
        ("Rus, Ana", None),
        ("Rus, Ană (day clinic)", None),
        ("Rus,\tAna", NameProblem.UNPRINTABLE),
        ("Rus,\u200b Ana", NameProblem.UNPRINTABLE),  # A space of no width.
        ("\u202eanA ,suR", NameProblem.UNPRINTABLE),  # Turns what follows round.
        ("N" * 79, None),
        ("N" * 80, None),
        ("N" * 81, NameProblem.TOO_LONG),
    ],
)
def test_a_name_is_refused_where_it_does_not_tell_its_bearer_apart(typed: str, problem: NameProblem | None) -> None:
    """S33."""
    assert name_problem(typed, (ANA, ION), ()) is problem


def test_a_name_in_the_record_is_one_persons_for_ever() -> None:
    """S33: Ion has left, Eva was Pop before; Eva may be Pop again, and nobody else."""
    borne = (
        BorneName(name="Straße, Ion", person_id="p2"),
        BorneName(name="Pop, Eva", person_id="p3"),
        BorneName(name="Marin, Eva", person_id="p3"),
    )

    def problem_of(typed: str, person_id: str) -> NameProblem | None:
        return name_problem(typed, (ANA,), borne_by_others(borne, person_id))

    assert problem_of("STRASSE, ion", "p4") is NameProblem.BORNE
    assert problem_of("Pop, Eva", "p4") is NameProblem.BORNE
    assert problem_of("Pop, Eva", "p3") is None
    assert problem_of("Straße, Ion (14)", "p4") is None


def test_the_record_has_whoever_did_anything_and_whoever_was_named() -> None:
    """S33: by the id, whatever the name was at the time."""

    def entry(by: Person | None, event: DeskEvent) -> DeskEntry:
        name, person_id = ("", "") if by is None else (by.name, by.id)
        reading = ClockReading(wall=Instant(0), utc_offset_minutes=0, monotonic_microseconds=0)
        return DeskEntry(recorded=reading, by=name, by_id=person_id, program="0.1.0", event=event)

    pop = replace(EVA, name="Pop, Eva")
    found = names_borne(
        (
            entry(ANA, DeskSetUp(ward="Ward 4")),
            entry(ANA, PersonAdded(person=EVA)),
            entry(ANA, PersonChanged(person=pop)),
            entry(None, RecordsRestored(source="drive")),
            entry(ANA, PersonLeft(person=ION)),
        )
    )

    assert {(one.name, one.person_id) for one in found} == {
        ("Rus, Ană", "p1"),
        ("Marin, Eva", "p3"),
        ("Pop, Eva", "p3"),
        ("Straße, Ion", "p2"),
    }


@pytest.mark.parametrize(
    ("people", "last"), [((), None), ((ION,), None), ((ION, ANA), ANA), ((ANA, EVA), None), ((EVA,), EVA)]
)
def test_the_last_keeper_is_the_only_one_there_is(people: tuple[Person, ...], last: Person | None) -> None:
    assert last_keeper(people) == last


def test_nobody_is_at_the_desk_without_a_role() -> None:
    with pytest.raises(ValueError, match="has a role"):
        Person(id="p1", name="Rus, Ana", roles=frozenset())
