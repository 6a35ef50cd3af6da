"""What a person at the window wants: the only thing a view ever says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """A control was pressed, by mouse, finger or key; `name` is its Button's name."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A field of a form now holds this text, as typed or chosen."""

    form: str
    field: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """A form is to be taken."""

    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled:
    """A form is to be put away."""

    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An infusion is to be shown."""

    infusion_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanned:
    """A scanner read this element string, wherever the cursor stood; a group separator is kept as ASCII 29."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """Somebody closes the window, or the system does that wants to shut down."""


PageWish = Pressed | Typed | Submitted | Cancelled | Scanned
Wish = PageWish | Opened | Closed
