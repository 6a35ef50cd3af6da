"""What may be a PIN, and how often a wrong one is taken."""

import pytest

from ivig_desk.domain.people.pin import PinProblem, PinTries, pin_problem


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", PinProblem.EMPTY),
        ("471a", PinProblem.NOT_DIGITS),
        ("47 11", PinProblem.NOT_DIGITS),
        ("٤٧١١", PinProblem.NOT_DIGITS),  # Digits, of another script than the keys of this desk.
        ("471", PinProblem.SHORT),
        ("4711", None),
        ("47114711", None),
        ("471147114", PinProblem.LONG),
        ("7777", PinProblem.ALL_ONE_DIGIT),
        ("77777777", PinProblem.ALL_ONE_DIGIT),
        ("7778", None),
        ("1234", PinProblem.RUN),
        ("01234567", PinProblem.RUN),
        ("9876", PinProblem.RUN),
        ("3210", PinProblem.RUN),
        ("1235", None),
        ("8901", None),
    ],
)
def test_a_pin_is_refused_for_what_it_is(typed: str, problem: PinProblem | None) -> None:
    """S33."""
    assert pin_problem(typed) is problem


@pytest.mark.parametrize(("wrong", "spent"), [(0, False), (4, False), (5, True), (6, True)])
def test_after_five_wrong_ones_only_the_passphrase_ends_a_lock(wrong: int, spent: bool) -> None:  # noqa: FBT001 - A row.
    """S33."""
    tries = PinTries()
    for _ in range(wrong):
        tries = tries.one_more_wrong()

    assert tries.are_spent is spent
