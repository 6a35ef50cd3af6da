"""Controls that start or raise the rate are marked, so that no repeated key and no stolen focus reaches them."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from ivig_desk.presenters.screens import Button
from tests.unit.presenters.bedside import Bedside

if TYPE_CHECKING:
    from collections.abc import Iterator


def buttons_of(part: object) -> Iterator[Button]:
    if isinstance(part, Button):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from buttons_of(one)
    elif is_dataclass(part):
        for field in fields(part):
            yield from buttons_of(getattr(part, field.name))


def careful(bed: Bedside) -> set[str]:
    return {button.name for button in buttons_of(bed.screen) if button.is_careful}


def test_start_is_careful_and_next_is_not() -> None:
    """S28: Enter held down in the last field started the infusion."""
    bed = Bedside()
    bed.plan()
    assert careful(bed) == set()

    bed.press("step:4")
    assert careful(bed) == {"submit:plan"}


def test_raise_and_its_confirmation_are_careful() -> None:
    """S28."""
    bed = Bedside()
    bed.start()
    bed.wait("30")
    bed.observe()
    assert careful(bed) == {"raise"}

    bed.press("raise")
    assert careful(bed) == {"raise", "submit:raise-confirm"}


def test_resume_and_its_confirmation_are_careful() -> None:
    """S28."""
    bed = Bedside()
    bed.start()
    bed.press("hold")
    bed.press("resume")

    assert careful(bed) == {"raise", "resume", "submit:resume-confirm"}


def test_another_rate_may_be_a_higher_one_and_is_careful() -> None:
    """S28."""
    bed = Bedside()
    bed.start()
    bed.press("set-rate")

    assert careful(bed) == {"raise", "submit:set-rate"}


def test_hold_stop_and_lower_are_not() -> None:
    """S11: what makes it slower is always within reach."""
    bed = Bedside()
    bed.start()
    bed.press("lower")

    assert {"hold", "stop", "lower", "submit:lower"}.isdisjoint(careful(bed))
