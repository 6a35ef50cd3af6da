"""What a person does on the pages: a control pressed, or a text typed into a field of a form."""

from dataclasses import dataclass

from ivig_desk.presenters.own_time import OWN_TIME
from ivig_desk.presenters.run_forms import RunForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A text typed into a field, or an option pressed."""

    form: str
    field: str
    text: str


Press = str | Filled

NO_SUCH_CONTROL = "none"
"""What cannot be said to the pages at all: a rise without its confirmation."""


def filled_form(form: RunForm, *texts: tuple[str, str]) -> tuple[Press, ...]:
    """Return the button that opens a form, what is typed in it, and the button that takes it."""
    filled = tuple(Filled(form=form.value, field=field, text=text) for field, text in texts if text)
    return form.value, *filled, f"submit:{form.value}"


def taken(form: RunForm) -> tuple[Press, ...]:
    """Return the button that takes a form."""
    return (f"submit:{form.value}",)


def late(presses: tuple[Press, ...], form: RunForm, own: str) -> tuple[Press, ...]:
    """Return presses with the own time typed first, the empty one too: what was left there before is not of this."""
    opened, *others = presses
    return opened, Filled(form=form.value, field=OWN_TIME[form].name, text=own), *others
