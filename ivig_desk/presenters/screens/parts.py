"""What every page is made of: texts, tones, controls, tables."""

from dataclasses import dataclass
from enum import Enum, unique


@unique
class Tone(Enum):
    """How a text is meant; colour never says it alone."""

    PLAIN = "plain"
    QUIET = "quiet"
    GOOD = "good"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@unique
class Page(Enum):
    """The pages of the window."""

    START = "start"
    BOARD = "board"
    PLAN = "plan"
    SUBCUTANEOUS = "subcutaneous"
    PROFILES = "profiles"
    COURSE = "course"
    RECORDS = "records"
    RUN = "run"
    AFTER = "after"
    ENTRANCE = "entrance"
    SWITCH = "switch"
    LOCKED = "locked"
    PEOPLE = "people"
    BACKUPS = "backups"


@unique
class Ability(Enum):
    """Whether a control answers; a waiting one still says what it waits for when pressed."""

    READY = "ready"
    WAITING = "waiting"
    OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One text with its tone."""

    text: str
    tone: Tone = Tone.PLAIN


@unique
class Hue(Enum):
    """What an alarm is painted in."""

    RED = "red"
    YELLOW = "yellow"
    CYAN = "cyan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flash:
    """Bright for so many µs at the beginning of each turn, dimmed for the rest of it."""

    turn_us: int
    bright_us: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """How an alarm is seen; one without a flash is steady."""

    hue: Hue
    flash: Flash | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmLine:
    """The highest alarm of one infusion in few words, and its light."""

    text: str
    tone: Tone
    light: Light


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """One control: its stable name, its label, its key (as Qt writes it, empty for none) and whether it answers.

    A careful one starts or raises the rate: it never has the focus unasked, and no repeated key reaches it (S28).
    """

    name: str
    label: str
    key: str = ""
    ability: Ability = Ability.READY
    detail: str = ""
    tone: Tone = Tone.PLAIN
    is_careful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What closing the window would lose, and the two ways on."""

    text: str
    stay: Button
    close: Button


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of ready texts under heads; numbers are set to the right."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    highlighted: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BottleRow:
    """One scanned bottle, and what can be done with it."""

    title: str
    detail: str
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BottleList:
    """The scanned bottles of a plan, and what all its bottles come to against the dose."""

    total: Line
    rows: tuple[BottleRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingSection:
    """The working behind one part of a page, line by line."""

    heading: str
    lines: tuple[Line, ...]
