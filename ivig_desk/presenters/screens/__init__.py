"""What a window shows: ready texts and tones, nothing left to decide."""

from ivig_desk.presenters.screens.chart import ChartScreen, Mark, Point, Series, Stretch
from ivig_desk.presenters.screens.forms import Field, FieldGroup, FieldKind, Form, Option
from ivig_desk.presenters.screens.pages import (
    AfterScreen,
    AlarmBar,
    AlarmRow,
    ConditionLine,
    FaultScreen,
    Footer,
    InfusionRow,
    NextColumn,
    NowColumn,
    PatientStrip,
    PlanScreen,
    RunScreen,
    StartScreen,
    WindowScreen,
)
from ivig_desk.presenters.screens.parts import Ability, Button, Line, Page, Table, Tone

__all__ = [
    "Ability",
    "AfterScreen",
    "AlarmBar",
    "AlarmRow",
    "Button",
    "ChartScreen",
    "ConditionLine",
    "FaultScreen",
    "Field",
    "FieldGroup",
    "FieldKind",
    "Footer",
    "Form",
    "InfusionRow",
    "Line",
    "Mark",
    "NextColumn",
    "NowColumn",
    "Option",
    "Page",
    "PatientStrip",
    "PlanScreen",
    "Point",
    "RunScreen",
    "Series",
    "StartScreen",
    "Stretch",
    "Table",
    "Tone",
    "WindowScreen",
]
