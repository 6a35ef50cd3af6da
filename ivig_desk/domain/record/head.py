"""The end of an infusion's chain."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainHead:
    """The last link of an infusion's chain, and the version of the event it is of: it stands for all before it."""

    version: int
    link: str
