"""What is asked, field by field, as it is drawn."""

from dataclasses import dataclass
from enum import Enum, unique

from ivig_desk.presenters.screens.parts import Ability, Button, Line, Tone
from ivig_desk.presenters.screens.sheets import PagesSeen


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer that is pressed, not typed; `picture` names what is drawn on it, its figure behind a colon.

    `key` chooses it without the mouse, as Qt writes it; answers of one `heading` stand together under it.
    """

    value: str
    label: str
    picture: str = ""
    key: str = ""
    heading: str = ""


@unique
class FieldKind(Enum):
    """How a field is filled."""

    TEXT = "text"
    CONCEALED = "concealed"
    NUMBER = "number"
    READING = "reading"
    CHOICE = "choice"
    CHOICES = "choices"
    ANSWER = "answer"
    KEYED = "keyed"
    TAPS = "taps"
    METRONOME = "metronome"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field: what it is called, what stands in it as typed, its unit, and what is wrong with it or worth knowing.

    A CHOICE holds one option's value in `text`, CHOICES any number of them joined by one space; an ANSWER is a CHOICE
    that stands in one line with its label, so that a list of them is read like a paper one; the answers of a KEYED one
    stand in columns, each with its key. A READING is a NUMBER read
    off a monitor: large, and in one row with the others of its set. TAPS is filled by tapping: the milliseconds of each
    tap, joined by one space; its two options name the control that is tapped and the one that begins anew.
    A METRONOME holds how many times a minute it beats, whole or as a fraction, and nothing while it rests; its option
    is what a press makes of it. A CONCEALED one is a TEXT that nobody reads over a shoulder.
    A typed one that is OFF needs nothing as the others stand.
    """

    name: str
    label: str
    kind: FieldKind
    text: str
    unit: str = ""
    options: tuple[Option, ...] = ()
    hint: str = ""
    problem: str = ""
    tone: Tone = Tone.PLAIN
    ability: Ability = Ability.READY


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldGroup:
    """Fields that belong in one row or block, under a heading that may be empty."""

    heading: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A set of fields with the button that takes them; `focus` is the field to type in first.

    Where each field is taken as it is typed, the button has no label and does not answer. `pages` stand beside it.
    """

    name: str
    title: str
    groups: tuple[FieldGroup, ...]
    submit: Button
    cancel: Button | None
    focus: str = ""
    lines: tuple[Line, ...] = ()
    pages: PagesSeen | None = None
