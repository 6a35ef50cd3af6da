"""The pages of a document as they will leave the desk, to be looked at before they do."""

from dataclasses import dataclass
from enum import Enum, unique
from typing import Protocol

from ivig_desk.presenters.screens.parts import Button, Line


class LaidOut(Protocol):
    """A document on its sheets: the same for whoever sees it, prints it or saves it."""

    @property
    def count(self) -> int:
        """How many pages it has."""


@unique
class Fit(Enum):
    """How large a page is seen."""

    WIDTH = "width"
    PAGE = "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesSeen:
    """One page of a document, counted from 1, and the controls that turn to others; `says` which it is, and of what.

    Where the pages are still being made there is no document.
    """

    document: LaidOut | None
    page: int
    fit: Fit
    says: Line
    buttons: tuple[Button, ...]
