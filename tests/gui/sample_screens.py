"""Screens as a ward would see them: a child on gravity, an adult on a pump, held, after a reaction, every form open."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from ivig_desk.presenters.screens import (
    Ability,
    AfterScreen,
    AlarmBar,
    AlarmRow,
    Button,
    ChartScreen,
    ConditionLine,
    FaultScreen,
    Flash,
    Footer,
    Form,
    Hue,
    InfusionRow,
    Light,
    Line,
    Mark,
    NextColumn,
    NowColumn,
    Page,
    PatientStrip,
    PlanScreen,
    Point,
    ReadBack,
    RunScreen,
    Series,
    SpokenRow,
    StartScreen,
    Stretch,
    Table,
    Tone,
    WindowScreen,
    WorkingSection,
)
from tests.gui import sample_forms as forms
from tests.gui.board_screens import BOARDS
from tests.gui.interrupted_screens import discarding, whose
from tests.gui.order_screens import TYPED as ORDERS_TYPED
from tests.gui.order_screens import order_screen
from tests.gui.patient_screens import TYPED as PATIENTS_TYPED
from tests.gui.patient_screens import patient_screen
from tests.gui.profile_screens import OPENED, profile_screen
from tests.gui.reaction_screens import REACTIONS
from tests.gui.skin_screens import TYPED, skin_screen
from tests.gui.step_screens import TAKEN as STEPS_TAKEN
from tests.gui.step_screens import step_screen

CHILD = PatientStrip(
    name="IONESCU, Maria",
    born_and_age="8 y · born 2 May 2018",
    weight="24 kg",
    identifier="ID 4471",
    preparation="Privigen 10 %",
    bottle="bottle 1 of 2, batch P10023456712…",
    last_time="LAST TIME: headache at 2.4 mL/kg/h",
)
ADULT = PatientStrip(
    name="CONSTANTINESCU-ALEXANDRESCU, Ștefania-Gabriela",
    born_and_age="47 y · born 30 Sep 1979",
    weight="102.5 kg",
    identifier="ID 2026-11-004471",
    preparation="Flebogamma DIF 5 %",
    bottle="bottle 10 of 12, batch not available",
    last_time="LAST TIME: shivers and headache at 2.4 mL/kg/h, lasted two days",
    raised="Ward limit above the label: 7.2 mL/kg/h, label 6 mL/kg/h – A. Rus, B. Pop: tolerated for some years",
)
SAVED = Line(text="saved 12:01:33", tone=Tone.GOOD)
FOOTER = Footer(
    volume="38.2 of 72 mL",
    share=Fraction(382, 720),
    parts=(
        Line(text="bottle empties 14:32"),
        Line(text="ends about 16:05"),
        SAVED,
        Line(text="sound on", tone=Tone.GOOD),
        Line(text="nurse A. Pop", tone=Tone.QUIET),
    ),
)
LEAVE = Button(name="leave", label="All infusions", key="Ctrl+Home")
HOLD = Button(name="hold", label="HOLD", key="H; Ctrl+H", tone=Tone.MEDIUM)
STOP = Button(name="stop", label="STOP", key="S; Ctrl+S", tone=Tone.HIGH)
WORKING = Button(name="working", label="Working", key="W")
RECORD = (
    Button(name="observation", label="Vital signs", key="V", detail="due in 4:10"),
    Button(name="adverse-event", label="Adverse event", key="A"),
    Button(name="medicine", label="Medicine given", key="M"),
    Button(name="bottle", label="New bottle", key="B"),
    Button(name="volume", label="Read volume", key="G"),
    Button(name="note", label="Note", key="N"),
)
LONGEST_RECORD = (
    Button(name="bed-check", label="Confirm at the bed", key="C", tone=Tone.MEDIUM),
    Button(name="observation", label="Vital signs", key="V", detail="due 1 h 4 min ago", tone=Tone.LOW),
    Button(name="adverse-event", label="Adverse event", key="A"),
    Button(name="resolve", label="Adverse event gone", key="E", tone=Tone.MEDIUM),
    *RECORD[2:],
    Button(name="correct", label="Correct", key="K"),
    Button(name="complete", label="Dose is in", key="I", tone=Tone.GOOD),
)


def points(*pairs: tuple[int, str]) -> tuple[Point, ...]:
    return tuple(Point(minute=Fraction(minute), value=Fraction(value)) for minute, value in pairs)


CHART = ChartScreen(
    start_clock_minute=Fraction(10 * 60 + 25),
    now_minute=Fraction(96),
    end_minute=Fraction(340),
    given=points((0, "7"), (30, "14"), (66, "28"), (96, "28")),
    planned=points((0, "7"), (30, "14"), (60, "28"), (90, "57"), (120, "86"), (150, "115")),
    ceiling_ml_per_h=Fraction(115),
    observations=(
        Series(
            name="heart_rate", label="Heart rate /min", points=points((0, "90"), (15, "92"), (45, "95"), (70, "96"))
        ),
        Series(name="systolic", label="Systolic mmHg", points=points((0, "100"), (15, "101"), (45, "98"), (70, "97"))),
        Series(name="temperature", label="Temperature °C", points=points((0, "36.8"), (15, "36.9"), (70, "37.1"))),
    ),
    adverse_events=(Mark(minute=Fraction(52), label="headache 1", tone=Tone.MEDIUM),),
    bottles=(Mark(minute=Fraction(0), label="bottle 1", tone=Tone.PLAIN),),
    unwatched=(Stretch(start=Fraction(34), end=Fraction(42), label="not watched"),),
)
NOW = NowColumn(
    heading="NOW",
    rate="28",
    rate_unit="drops/min",
    lines=(
        Line(text="gravity set, 60 drops/mL"),
        Line(text="one drop every 2.1 s"),
        Line(text="28 mL/h · 1.16 mL/kg/h"),
        Line(text="rung 3 of 6: 1.2 mL/kg/h"),
        Line(text="ceiling 4.8 mL/kg/h", tone=Tone.QUIET),
    ),
    working=WORKING,
    hold=HOLD,
    stop=STOP,
)
NEXT = NextColumn(
    heading="NEXT",
    headline=Line(text="Protocol allows up to 57 drops/min"),
    detail="(57 mL/h, rung 2.4 mL/kg/h) in 12:04",
    conditions=(
        ConditionLine(mark="missing", text="30 min on this rung – 12:04 left", tone=Tone.PLAIN),
        ConditionLine(mark="missing", text="vital signs under 10 min old – now 26 min", tone=Tone.PLAIN),
        ConditionLine(mark="met", text="vital signs within limits", tone=Tone.GOOD),
        ConditionLine(mark="met", text="no open adverse event", tone=Tone.GOOD),
        ConditionLine(mark="met", text="below the ceiling", tone=Tone.GOOD),
    ),
    buttons=(
        Button(name="raise", label="Raise", key="R", ability=Ability.WAITING, detail="57 drops/min", tone=Tone.GOOD),
        Button(name="stay", label="Stay", key="T"),
        Button(name="lower", label="Lower…", key="L", detail="14 drops/min"),
        Button(name="set-rate", label="Other…", key="O"),
    ),
    why=Line(text="2 conditions missing for a rise", tone=Tone.QUIET),
)
CHILD_RUNNING = RunScreen(
    strip=CHILD,
    now=NOW,
    next=NEXT,
    record=RECORD,
    chart=CHART,
    form=None,
    working=(),
    footer=FOOTER,
    message=None,
    leave=LEAVE,
    record_heading="RECORD",
)
# 2 and 0.5 turns a second, bright for 50 % and for 37.5 % of each.
HIGH_LIGHT = Light(hue=Hue.RED, flash=Flash(turn_us=500_000, bright_us=250_000))
MEDIUM_LIGHT = Light(hue=Hue.YELLOW, flash=Flash(turn_us=2_000_000, bright_us=750_000))
LOW_LIGHT = Light(hue=Hue.CYAN, flash=None)
NO_ALARMS = AlarmBar(rows=(), pause=None, calm="No alarm")
PAUSE = Button(name="pause-sound", label="Pause sound", key="Ctrl+Shift+P")
PAUSED = Button(name="pause-sound", label="Sound paused 1:43")
VITALS_DUE = AlarmRow(
    name="i1:vital-signs-due",
    priority=Tone.LOW,
    light=LOW_LIGHT,
    text="Vital signs due – IONESCU, Maria",
    since="since 12:01",
    seen="",
    acknowledge=Button(name="acknowledge:i1:vital-signs-due", label="Acknowledge"),
)
OVERDUE = AlarmRow(
    name="i1:vital-signs-overdue",
    priority=Tone.MEDIUM,
    light=MEDIUM_LIGHT,
    text="Vital signs overdue – IONESCU, Maria",
    since="since 12:06",
    seen="",
    acknowledge=Button(name="acknowledge:i1:vital-signs-overdue", label="Acknowledge"),
)
SEVERE = AlarmRow(
    name="i1:severe-reaction",
    priority=Tone.HIGH,
    light=HIGH_LIGHT,
    text="Severe reaction – STOP, call for help – IONESCU, Maria",
    since="since 12:09",
    seen="",
    acknowledge=Button(name="acknowledge:i1:severe-reaction", label="Acknowledge"),
)
SEEN_BY_ONE = Button(name="acknowledge:i1:bed-check", label="Acknowledge")
UNWATCHED = AlarmRow(
    name="i1:bed-check-wanted",
    priority=Tone.MEDIUM,
    light=MEDIUM_LIGHT,
    text="The desk was not watching – confirm weight and running rate at the bed – IONESCU, Maria",
    since="since 12:08",
    seen="seen",
    acknowledge=None,
)
UNSAVED = AlarmRow(
    name="records-not-saved",
    priority=Tone.MEDIUM,
    light=MEDIUM_LIGHT,
    text="Not saved: another program has it. 12 entries in memory only: do not switch off, keep the paper chart. "
    "Close that one",
    since="",
    seen="",
    acknowledge=None,
)
BOTTLE_SOON = replace(
    VITALS_DUE,
    name="i2:bottle-empties-soon",
    text="Bottle empties soon – CONSTANTINESCU-ALEXANDRESCU, Ștefania-Gabriela",
    acknowledge=Button(name="acknowledge:i2:bottle-empties-soon", label="Acknowledge"),
)
ONE_ALARM = AlarmBar(rows=(VITALS_DUE,), pause=PAUSE)
TWO_ALARMS = AlarmBar(rows=(OVERDUE, BOTTLE_SOON), pause=PAUSED)
THREE_ALARMS = AlarmBar(rows=(SEVERE, OVERDUE, BOTTLE_SOON), pause=PAUSE)
SIX_ALARMS = AlarmBar(rows=(SEVERE, OVERDUE, UNWATCHED, UNSAVED, VITALS_DUE, BOTTLE_SOON), pause=PAUSE)


def calling(count: int) -> AlarmBar:
    """So many alarms of two infusions, the highest first."""
    of_each = (SEVERE, OVERDUE, BOTTLE_SOON)
    rows = [replace(of_each[3 * number // count], name=f"i{number}:alarm") for number in range(count)]
    return AlarmBar(rows=tuple(rows), pause=PAUSE)


def running(run: RunScreen, alarms: AlarmBar = NO_ALARMS) -> WindowScreen:
    return WindowScreen(page=Page.RUN, title=f"{run.strip.name} – IVIG Desk", alarms=alarms, run=run)


def with_form(form: Form) -> RunScreen:
    return replace(CHILD_RUNNING, form=form)


ADULT_ON_PUMP = replace(
    CHILD_RUNNING,
    strip=ADULT,
    now=replace(
        NOW,
        rate="205.5",
        rate_unit="mL/h",
        lines=(
            Line(text="pump, steps of 0.1 mL/h"),
            Line(text="2.01 mL/kg/h"),
            Line(text="rung 4 of 6: 0.033 mL/kg/min"),
            Line(text="ceiling 4.92 mL/kg/h", tone=Tone.QUIET),
        ),
    ),
    next=replace(
        NEXT,
        headline=Line(text="Protocol allows up to 307.5 mL/h"),
        detail="(307.5 mL/h, rung 0.05 mL/kg/min) now",
        conditions=tuple(replace(line, mark="met", tone=Tone.GOOD) for line in NEXT.conditions),
        buttons=(
            Button(name="raise", label="Raise", key="R", detail="307.5 mL/h", tone=Tone.GOOD),
            Button(name="stay", label="Stay", key="T"),
            Button(name="lower", label="Lower…", key="L", detail="102.5 mL/h"),
            Button(name="set-rate", label="Other…", key="O"),
        ),
        why=Line(text="Everything a rise needs is there.", tone=Tone.GOOD),
    ),
    footer=replace(
        FOOTER,
        volume="1,038.2 of 4,100 mL",
        parts=(Line(text="of it 12.4 mL while not watched", tone=Tone.MEDIUM), *FOOTER.parts),
    ),
)
HELD = replace(
    CHILD_RUNNING,
    now=replace(
        NOW,
        heading="HELD – nothing runs",
        rate="0",
        lines=(
            Line(text="gravity set, 60 drops/mL"),
            Line(text="held from 28 drops/min (28 mL/h · 1.16 mL/kg/h)"),
            Line(text="rung 3 of 6: 1.2 mL/kg/h"),
            Line(text="ceiling 4.8 mL/kg/h", tone=Tone.QUIET),
        ),
        hold=Button(name="resume", label="RESUME", key="U", detail="14 drops/min", tone=Tone.GOOD),
    ),
    next=replace(
        NEXT,
        headline=Line(text="Held. Protocol allows to resume at 14 drops/min"),
        buttons=tuple(replace(button, ability=Ability.OFF) for button in NEXT.buttons),
        why=Line(text="", tone=Tone.QUIET),
    ),
    message=Line(text="Held at 12:04. Why was it held?", tone=Tone.PLAIN),
)
REACTION = replace(
    CHILD_RUNNING,
    next=replace(
        NEXT,
        headline=Line(text="Protocol: lower to 14 drops/min (14 mL/h), vital signs in 5 min", tone=Tone.MEDIUM),
        conditions=(
            *NEXT.conditions[:3],
            ConditionLine(mark="missing", text="adverse event open: headache, urticaria (hives)", tone=Tone.PLAIN),
            NEXT.conditions[4],
            ConditionLine(mark="missing", text="weight not yet confirmed again at the bed", tone=Tone.PLAIN),
            ConditionLine(mark="missing", text="running rate not yet confirmed again at the bed", tone=Tone.PLAIN),
        ),
        why=Line(text="5 conditions missing for a rise", tone=Tone.QUIET),
    ),
    record=LONGEST_RECORD,
    message=Line(
        text="Not raised: 57 drops/min needs 30 min on this rung, and vital signs under 10 min old.", tone=Tone.MEDIUM
    ),
)
RUNG_3 = (
    "rung 3: 2 mg/kg/min × 60 min/h ÷ 100 mg/mL = 1.2 mL/kg/h; × 24 kg = 28.8 mL/h; × 60 drops/mL ÷ 60 min/h "
    "= 28.8 drops/min, rounded down 28 drops/min = 28 mL/h, 0.8 mL/h lost by rounding (local practice)"
)
WORKING_SECTIONS = (
    WorkingSection(
        heading="Given rate",
        lines=(
            Line(
                text="28 drops/min × 60 min/h ÷ 60 drops/mL = 28 mL/h; ÷ 24 kg ≈ 1.16 mL/kg/h; "
                "60 s/min ÷ 28 drops/min ≈ 2.2 s/drop"
            ),
        ),
    ),
    WorkingSection(heading="Ramp", lines=(Line(text=RUNG_3), Line(text=RUNG_3.replace("rung 3", "rung 4")))),
    WorkingSection(
        heading="Ceiling",
        lines=(Line(text="label maximum 4.8 mL/kg/h (first infusion) – Privigen SmPC, section 4.2"),),
    ),
    WorkingSection(
        heading="Volume",
        lines=(
            Line(text="ordered: 7.2 g × 1000 mg/g ÷ 100 mg/mL = 72 mL"),
            Line(text="left: 72 mL − ≈ 18.57 mL ≈ 53.4 mL"),
        ),
    ),
    WorkingSection(heading="Sources", lines=(Line(text="profile privigen-10-eu, version 1", tone=Tone.QUIET),)),
)
CLOSE_WORKING = Button(name="close-working", label="Close", key="Esc")
WITH_WORKING = replace(CHILD_RUNNING, working=WORKING_SECTIONS, close_working=CLOSE_WORKING)
RUNS = {
    "child": running(CHILD_RUNNING),
    "child with one alarm": running(CHILD_RUNNING, ONE_ALARM),
    "child with one long alarm": running(
        CHILD_RUNNING,
        AlarmBar(rows=(replace(UNWATCHED, acknowledge=SEEN_BY_ONE),), pause=PAUSE),
    ),
    "adult on pump": running(ADULT_ON_PUMP, TWO_ALARMS),
    "held": running(HELD),
    "reaction": running(REACTION, THREE_ALARMS),
    "six alarms": running(REACTION, SIX_ALARMS),
    "sixteen alarms": running(REACTION, calling(16)),
    "working": running(WITH_WORKING),
    "working and form": running(
        replace(WITH_WORKING, form=forms.VITAL_SIGNS, close_working=replace(CLOSE_WORKING, key=""))
    ),
    **{f"form {form.name}": running(with_form(form), ONE_ALARM) for form in forms.ON_RUN_PAGE},
    # Under one strip, so that HOLD and STOP can be compared.
    **{
        name: running(replace(screen.run, strip=CHILD), screen.alarms)
        for name, screen in REACTIONS.items()
        if screen.run is not None
    },
}

START = WindowScreen(
    page=Page.START,
    title="IVIG Desk",
    alarms=NO_ALARMS,
    start=StartScreen(
        records=Button(name="records", label="Records", key="Ctrl+R"),
        title="IVIG Desk",
        under_way=(
            InfusionRow(
                infusion_id="i1",
                title="IONESCU, Maria · ID 4471",
                detail="Privigen 10 % · 72 mL · 22 Nov 2026, 10:25",
                state=Line(text="running at 28 drops/min (28 mL/h · 1.16 mL/kg/h)", tone=Tone.GOOD),
                open_label="Continue",
            ),
            InfusionRow(
                infusion_id="i2",
                title="CONSTANTINESCU-ALEXANDRESCU, Ștefania-Gabriela · ID 2026-11-004471",
                detail="Flebogamma DIF 5 % · 1,640 mL · 22 Nov 2026, 09:50",
                state=Line(text="held, nothing runs", tone=Tone.MEDIUM),
                open_label="Continue",
            ),
        ),
        preparing=(
            InfusionRow(
                infusion_id="i3",
                title="POPA, Andrei · ID 5120",
                detail="22 Nov 2026, 11:40",
                state=Line(text="preparing", tone=Tone.QUIET),
                open_label="Continue",
            ),
        ),
        recent=tuple(
            InfusionRow(
                infusion_id=f"i{number}",
                title=f"DUMITRU, Elena · ID 39{number}",
                detail=f"Privigen 10 % · 280 mL · {number} Nov 2026, 09:15",
                state=Line(text="closed", tone=Tone.QUIET),
                open_label="Open",
            )
            for number in (19, 18, 17, 12)
        ),
        new=Button(name="new-infusion", label="New infusion", key="Ctrl+N", tone=Tone.GOOD),
        profiles=Button(name="profiles", label="Profiles", key="Ctrl+P"),
        under_the_skin=Button(name="under-the-skin", label="Under the skin", key="Ctrl+U"),
        lines=(
            Line(
                text="Profile blocked: ward/privigen.toml, rungs: 2.4 after 4.8, rising rates expected",
                tone=Tone.MEDIUM,
            ),
        ),
        statement="IVIG Desk is a guide and a record. It controls no pump and is not a cleared medical device: "
        "the prescriber’s order and the preparation’s label come first.",
        headings=("Under way", "Being prepared", "Visits due", "Recent"),
    ),
)
EMPTY_START = replace(
    START, start=None if START.start is None else replace(START.start, under_way=(), preparing=(), recent=(), lines=())
)
RAMP = Table(
    heads=("rung", "as printed", "mL/kg/h", "mL/h", "drops/min", "s/drop", "from", "mL by end"),
    rows=(
        ("1", "0.005 mL/kg/min", "0.3", "7", "7", "8.6", "0 min", "3.5"),
        ("2", "0.01 mL/kg/min", "0.6", "14", "14", "4.3", "30 min", "10.5"),
        ("3", "0.02 mL/kg/min", "1.2", "28", "28", "2.2", "1 h 0 min", "24.5"),
        ("4", "0.04 mL/kg/min", "2.4", "57", "57", "1.1", "1 h 30 min", "53"),
        ("5", "0.06 mL/kg/min", "3.6", "86", "86", "0.7", "2 h 0 min", "72"),
    ),
    highlighted=(0,),
)


def planning(step: int, form: Form, table: Table | None, *read_back: Line) -> WindowScreen:
    steps = ("Patient", "Order", "Checks", "Preparation and set", "Read-back")
    return WindowScreen(
        page=Page.PLAN,
        title="IVIG Desk",
        alarms=NO_ALARMS,
        plan=PlanScreen(
            strip=None if step == 0 else replace(CHILD, bottle="plan, not started"),
            steps=tuple(
                Button(
                    name=f"step:{number}",
                    label=f"{number + 1} {label}",
                    tone=Tone.GOOD if number == step else Tone.PLAIN,
                )
                for number, label in enumerate(steps)
            ),
            step=step,
            form=form,
            table=table,
            read_back=read_back,
            back=Button(name="back", label="Back", key="Alt+Left", ability=Ability.READY if step else Ability.OFF),
            leave=LEAVE,
            discard=Button(name="discard-plan", label="Discard plan", key="Ctrl+D"),
            message=None,
        ),
    )


def with_plan_working(screen: WindowScreen) -> WindowScreen:
    assert screen.plan is not None
    button = Button(name="working", label="Close the working", key="Alt+W")
    return replace(screen, plan=replace(screen.plan, show_working=button, working=WORKING_SECTIONS))


def with_read_back(screen: WindowScreen, spoken: ReadBack) -> WindowScreen:
    assert screen.plan is not None
    button = Button(name="paper-ramp", label="Paper ramp", key="Alt+P")
    return replace(screen, plan=replace(screen.plan, spoken=spoken, paper_ramp=button))


CEILING = Line(text="label maximum 4.8 mL/kg/h (first infusion) – Privigen SmPC, section 4.2")
SPOKEN = ReadBack(
    rows=(
        SpokenRow(label="Name", text="IONESCU, Maria"),
        SpokenRow(label="Born", text="2 May 2018, 8 y"),
        SpokenRow(label="Identifier", text="ID 4471"),
        SpokenRow(label="Weight", text="24 kg"),
        SpokenRow(label="Preparation", text="Privigen 10 %, 100 mg/mL"),
        SpokenRow(label="Dose", text="7.2 g · 0.3 g/kg · 72 mL"),
        SpokenRow(label="First rung", text="none yet – the reason stands below", tone=Tone.HIGH),
        SpokenRow(label="Ceiling", text="label maximum 4.8 mL/kg/h (first infusion) – Privigen SmPC, section 4.2"),
        SpokenRow(label="Giving set", text="gravity set, 60 drops/mL"),
        SpokenRow(label="Bottle 1", text="100 mL, batch P100234567, expires 31 May 2027"),
    ),
    heading="Overridden and asked",
    overridden=(Line(text="Consent: not available – unconscious, Dr D. Marin", tone=Tone.MEDIUM),),
)
BESIDE = (
    Line(text="In all 2 h 14 min, if every rise is taken at once."),
    Line(text="Under 10 drops/min a microdrip set or a pump is advised.", tone=Tone.MEDIUM),
    CEILING,
)
PLANS = {
    "plan patient": planning(0, forms.PATIENT, None),
    "plan order": planning(1, forms.ORDER, None),
    "plan checks": planning(2, forms.CHECKS, None),
    "plan set": planning(3, forms.GIVING_SET, RAMP, *BESIDE),
    "plan set with working": with_plan_working(planning(3, forms.GIVING_SET, RAMP, *BESIDE)),
    "plan read-back": with_read_back(planning(4, forms.READ_BACK, None, *BESIDE), SPOKEN),
}
AFTER_SCREEN = AfterScreen(
    strip=CHILD,
    headline=Line(text="Stopped: 38.2 of 72 mL given – patient felt unwell, headache", tone=Tone.MEDIUM),
    countdown="14:20",
    countdown_detail="of 60 min observation after the end",
    to_do=(
        ConditionLine(mark="met", text="vital signs at the end", tone=Tone.GOOD),
        ConditionLine(mark="missing", text="vital signs 30 and 60 min after the end", tone=Tone.PLAIN),
        ConditionLine(mark="missing", text="observation period over", tone=Tone.PLAIN),
        ConditionLine(mark="met", text="no open adverse event", tone=Tone.GOOD),
        ConditionLine(mark="met", text="batch of every bottle", tone=Tone.GOOD),
        ConditionLine(mark="met", text="reason of the stop", tone=Tone.GOOD),
    ),
    record=LONGEST_RECORD[1:-2],
    form=None,
    timeline=Table(
        heads=("time", "what", "by"),
        rows=(
            ("10:25", "started at 7 drops/min (7 mL/h)", "A. Pop"),
            ("10:40", "vital signs 101/62 mmHg, 92/min, 36.9 °C, SpO₂ 98 %, 20/min", "A. Pop"),
            ("10:55", "raised to 14 drops/min (14 mL/h)", "A. Pop"),
            ("11:17", "headache, grade 1 mild, transient", "A. Pop"),
            ("11:20", "lowered to 7 drops/min (7 mL/h)", "A. Pop"),
            ("11:31", "raised to 28 drops/min (28 mL/h)", "A. Pop"),
            ("12:04", "stopped: patient felt unwell, headache", "A. Pop"),
        ),
    ),
    buttons=(
        Button(name="summary", label="Summary: print or save", key="Ctrl+P", tone=Tone.GOOD),
        Button(name="correct", label="Correct vital signs"),
        Button(name="close-confirm", label="Discharge and close", key="Ctrl+D"),
    ),
    footer=FOOTER,
    message=Line(text="Summary saved as IONESCU-4471-2026-11-22.pdf", tone=Tone.GOOD),
    leave=LEAVE,
    record_heading="RECORD",
)


def after(screen: AfterScreen) -> WindowScreen:
    return WindowScreen(page=Page.AFTER, title="IONESCU, Maria – IVIG Desk", alarms=NO_ALARMS, after=screen)


AFTERS = {
    "after": after(AFTER_SCREEN),
    "after with form": after(replace(AFTER_SCREEN, form=forms.VITAL_SIGNS)),
    **{name: screen for name, screen in REACTIONS.items() if screen.after is not None},
}
SKINS = {
    name: WindowScreen(page=Page.SUBCUTANEOUS, title="IVIG Desk", alarms=NO_ALARMS, subcutaneous=skin_screen(name))
    for name in TYPED
}
INTERRUPTED = {"plan asks whose": whose(), "plan discarded": discarding()}
ORDERS = {name: order_screen(name) for name in ORDERS_TYPED}
PATIENTS = {name: patient_screen(name) for name in PATIENTS_TYPED}
PROFILES = {
    name: WindowScreen(page=Page.PROFILES, title="IVIG Desk", alarms=NO_ALARMS, profiles=profile_screen(name))
    for name in OPENED
}
SCREENS = {
    "start": START,
    "start empty": EMPTY_START,
    **PLANS,
    **INTERRUPTED,
    **ORDERS,
    **PATIENTS,
    **{name: step_screen(name) for name in STEPS_TAKEN},
    **SKINS,
    **PROFILES,
    **RUNS,
    **AFTERS,
    **BOARDS,
}
FAULT = FaultScreen(
    title="Go by the paper chart",
    instruction="IVIG Desk has failed. Everything saved so far is kept. Close it and start it again; "
    "until then it guides nothing.",
    last_confirmed=(
        Line(text="IONESCU, Maria, 24 kg, Privigen 10 %"),
        Line(text="last confirmed 28 drops/min (28 mL/h), since 11:31, seen 12:01"),
    ),
    detail="ZeroDivisionError guide.py:120",
)
