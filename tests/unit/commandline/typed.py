"""The words of commands, as a ward types them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ivig_desk.bootstrap import main

if TYPE_CHECKING:
    import pytest

ADULT = ("plan", "--profile", "privigen-10-eu", "--weight-kg", "70", "--dose-g", "28", "--set", "pump:0.1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a command gives back."""

    code: int
    out: str
    err: str


def typed(capsys: pytest.CaptureFixture[str], *words: str) -> Answer:
    """Run a command in this process."""
    code = main(list(words))
    written = capsys.readouterr()
    return Answer(code=code, out=written.out, err=written.err)


def changed(words: tuple[str, ...], **options: str | None) -> tuple[str, ...]:
    """The words with an option's value changed or, for None, without the option."""
    rest = list(words)
    for name, value in options.items():
        option = f"--{name.replace('_', '-')}"
        if option in rest:
            at = rest.index(option)
            del rest[at : at + 2]
        if value is not None:
            rest += [option, value]
    return tuple(rest)
