"""The pages of the window, drawn whole, every time."""

from dataclasses import dataclass

from ivig_desk.presenters.screens.chart import ChartScreen
from ivig_desk.presenters.screens.columns import ConditionLine, Footer, NextColumn, NowColumn, ReactionPanel
from ivig_desk.presenters.screens.forms import Form
from ivig_desk.presenters.screens.parts import BottleList, Button, Light, Line, Table, Tone, WorkingSection


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientStrip:
    """Whose infusion this is, on every page and above every form (S29); `raised` is a ward's limit above the label."""

    name: str
    born_and_age: str
    weight: str
    identifier: str
    preparation: str
    bottle: str
    last_time: str
    raised: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmRow:
    """One alarm: what, since when, whose, and the button that says it was seen; a press on it `opens` the infusion.

    `brief` is what and whose, for a place where the rest of the text has no room; empty where nothing can be left out.
    """

    name: str
    priority: Tone
    light: Light
    text: str
    since: str
    seen: str
    acknowledge: Button | None
    opens: str = ""
    brief: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmBar:
    """Every alarm, the highest first; empty where nothing calls.

    `frame` is the light the whole window flashes in, where no alarm can be heard. `look_in_ms` is when one may begin
    before the next second's look, None where none is known to.
    """

    rows: tuple[AlarmRow, ...]
    pause: Button | None
    calm: str = ""
    frame: Light | None = None
    look_in_ms: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InfusionRow:
    """One infusion on the start page; its control opens it, or is the one that is `pressed`."""

    infusion_id: str
    title: str
    detail: str
    state: Line
    open_label: str
    pressed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StartScreen:
    """The first page: what runs, a new infusion, what was."""

    title: str
    under_way: tuple[InfusionRow, ...]
    preparing: tuple[InfusionRow, ...]
    recent: tuple[InfusionRow, ...]
    new: Button
    under_the_skin: Button
    profiles: Button
    records: Button
    lines: tuple[Line, ...]
    statement: str
    due: tuple[InfusionRow, ...] = ()
    headings: tuple[str, str, str, str] = ("", "", "", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenRow:
    """One line that is read aloud, under its name."""

    label: str
    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBack:
    """What two people read aloud, then everything that was overridden or asked, with who answers for it and why."""

    rows: tuple[SpokenRow, ...]
    heading: str
    overridden: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanScreen:
    """One of the five steps before the start; `show_working` is there where there is a working to show.

    While a question stands in place of the step, one neither goes back nor discards.
    `spoken` and `paper_ramp` stand on the last step alone, once there is a plan to read back, `sound_test` without one.
    """

    strip: PatientStrip | None
    steps: tuple[Button, ...]
    step: int
    form: Form
    table: Table | None
    read_back: tuple[Line, ...]
    back: Button | None
    leave: Button
    discard: Button | None
    message: Line | None
    show_working: Button | None = None
    working: tuple[WorkingSection, ...] = ()
    spoken: ReadBack | None = None
    paper_ramp: Button | None = None
    sound_test: Button | None = None
    bottles: BottleList | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubcutaneousScreen:
    """Under the skin: the form, what follows from it, and the rules of label and review; no patient, nothing runs."""

    form: Form
    headline: Line
    table: Table | None
    cautions: tuple[Line, ...]
    label_heading: str
    label: tuple[Line, ...]
    review_heading: str
    review: tuple[Line, ...]
    statement: Line
    leave: Button


@dataclass(frozen=True, slots=True, kw_only=True)
class RunScreen:
    """The run page: now, next, record, open reactions, chart, and the form that is open instead of them."""

    strip: PatientStrip
    now: NowColumn
    next: NextColumn
    record: tuple[Button, ...]
    chart: ChartScreen
    form: Form | None
    working: tuple[WorkingSection, ...]
    footer: Footer
    message: Line | None
    leave: Button
    record_heading: str = ""
    close_working: Button | None = None
    reactions: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterScreen:
    """After the end: the observation period, what is still to do, the summary."""

    strip: PatientStrip
    headline: Line
    countdown: str
    countdown_detail: str
    to_do: tuple[ConditionLine, ...]
    record: tuple[Button, ...]
    form: Form | None
    timeline: Table
    buttons: tuple[Button, ...]
    footer: Footer
    message: Line | None
    leave: Button
    record_heading: str = ""
    severe: ReactionPanel | None = None
    reactions: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultScreen:
    """The program failed: go by the paper chart; the last confirmed rate stays in sight (S31)."""

    title: str
    instruction: str
    last_confirmed: tuple[Line, ...]
    detail: str
