"""What may be a passphrase, and how long wrong ones keep somebody waiting."""

import pytest

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Seconds
from ivig_desk.domain.people.passphrase import PassphraseProblem, passphrase_problem
from ivig_desk.domain.people.waiting import wait_after, wait_left

EIGHT = Instant.of("2026-03-01T08:00:00Z")


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", PassphraseProblem.EMPTY),
        ("    ", PassphraseProblem.EMPTY),
        ("fourteen chars", PassphraseProblem.SHORT),  # 8 + 1 + 5 = 14
        ("fifteen letters", None),  # 7 + 1 + 7 = 15
        ("sixteen letters.", None),
        ("Alexandrescu, Ioana", PassphraseProblem.IS_NAME),
        ("ioana alexandrescu", PassphraseProblem.IS_NAME),
        ("IOANAALEXANDRESCU!", PassphraseProblem.IS_NAME),
        ("ioana alexandrescu 1987", None),
        ("---------------", None),
    ],
)
def test_a_passphrase_is_refused_for_what_it_is(typed: str, problem: PassphraseProblem | None) -> None:
    """S33."""
    assert passphrase_problem(typed, "Alexandrescu, Ioana") is problem


# 5 s after the third, then 10, 20, 40, 80, 160 s after the eighth; 320 s would be longer than the longest.
@pytest.mark.parametrize(
    ("in_a_row", "wait"),
    [(0, "0"), (2, "0"), (3, "5"), (4, "10"), (8, "160"), (9, "300"), (10**12, "300")],
)
def test_each_wrong_passphrase_after_the_second_waits_twice_as_long_as_the_one_before(in_a_row: int, wait: str) -> None:
    assert wait_after(in_a_row) == Seconds.of(wait)


@pytest.mark.parametrize(
    ("now", "left"),
    [
        ("2026-03-01T07:00:00Z", "10"),
        ("2026-03-01T08:00:00Z", "10"),
        ("2026-03-01T08:00:04.5Z", "5.5"),
        ("2026-03-01T08:00:09.999999Z", "0.000001"),
        ("2026-03-01T08:00:10Z", "0"),
        ("2026-03-01T09:00:00Z", "0"),
    ],
)
def test_what_is_left_to_wait_grows_less_and_is_never_more_than_the_wait(now: str, left: str) -> None:
    """S24: a clock that was set back is no time gone by, and no longer wait."""
    assert wait_left(4, EIGHT, Instant.of(now)) == Seconds.of(left)
