"""What may be somebody's name at a desk, and who may leave it."""

import unicodedata

import pytest

from ivig_desk.domain.people.name import NameProblem, name_problem
from ivig_desk.domain.people.person import Person, Role, last_keeper

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
    assert name_problem(typed, (ANA, ION)) is problem


@pytest.mark.parametrize(
    ("people", "last"), [((), None), ((ION,), None), ((ION, ANA), ANA), ((ANA, EVA), None), ((EVA,), EVA)]
)
def test_the_last_keeper_is_the_only_one_there_is(people: tuple[Person, ...], last: Person | None) -> None:
    assert last_keeper(people) == last


def test_nobody_is_at_the_desk_without_a_role() -> None:
    with pytest.raises(ValueError, match="has a role"):
        Person(id="p1", name="Rus, Ana", roles=frozenset())
