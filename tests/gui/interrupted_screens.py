"""The plan page with a question in its place: whose plan this is, and why it is put away."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tests.unit.presenters.bedside import Bedside

if TYPE_CHECKING:
    from ivig_desk.presenters.screens import WindowScreen


@cache
def whose() -> WindowScreen:
    """A whole plan that nobody touched for four minutes."""
    bed = Bedside()
    bed.read_back()
    return bed.wait("4")


@cache
def discarding() -> WindowScreen:
    """A plan about to be put away, its reason missing."""
    bed = Bedside()
    bed.plan()
    bed.press("discard-plan")
    return bed.submit("discard")
