"""The form before pages leave the desk: on which printer, or into which folder."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, unique

from ivig_desk.presenters.handing_out_wording import NO_PRINTER, NOT_ENCRYPTED, PAGE_NAMES, PAPER_NAMES
from ivig_desk.presenters.paper_door import PageKind
from ivig_desk.presenters.screens import Ability, Button, FieldGroup, FieldKind, Form, Line, Option, PagesSeen, Tone
from ivig_desk.presenters.typed import FieldPlan, Texts, field_of

HAND_OUT = "hand-out"


@unique
class Way(Enum):
    """The two ways out."""

    PRINT = "print"
    SAVE = "save"


WAY = FieldPlan(
    name="way",
    label="Print it, or save it as a file",
    kind=FieldKind.CHOICE,
    options=(Option(value=Way.PRINT.value, label="Print"), Option(value=Way.SAVE.value, label="Save as a plain file")),
)
PAPER = FieldPlan(
    name="paper",
    label="Paper",
    kind=FieldKind.CHOICE,
    options=tuple(Option(value=paper.value, label=name) for paper, name in PAPER_NAMES.items()),
)
PRINTER = FieldPlan(name="printer", label="Printer", kind=FieldKind.CHOICE)
FOLDER = FieldPlan(name="folder", label="Folder", hint="The whole path, a removable drive’s too")


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOutInputs:
    """What the form is made from; `stem` is what a file will be called by, `sending` says what is on its way."""

    kind: PageKind
    stem: str
    printers: tuple[str, ...]
    texts: Texts
    problems: Mapping[str, str]
    pages: PagesSeen
    sending: str


def hand_out_form(inputs: HandOutInputs) -> Form:
    """Return the form of the way that is chosen, with the button of that way alone."""
    is_saving = inputs.texts.of(WAY.name) == Way.SAVE.value
    fields, lines, submit = _saving(inputs) if is_saving else _printing(inputs)
    if inputs.sending:
        lines, submit = (*lines, Line(text=inputs.sending)), replace(submit, ability=Ability.OFF)
    # Where it goes stands before what it is put on: in a low window the last of them may be out of sight.
    rows = ((WAY, *fields), (PAPER,))
    return Form(
        name=HAND_OUT,
        title=f"{PAGE_NAMES[inputs.kind]}: print or save",
        groups=tuple(
            FieldGroup(heading="", fields=tuple(field_of(one, inputs.texts, inputs.problems) for one in row))
            for row in rows
            if row
        ),
        submit=submit,
        cancel=Button(name="cancel", label="Close", key="Esc"),
        focus=WAY.name,
        lines=lines,
        pages=inputs.pages,
    )


_Parts = tuple[tuple[FieldPlan, ...], tuple[Line, ...], Button]


def _printing(inputs: HandOutInputs) -> _Parts:
    if not inputs.printers:
        submit = Button(name=f"submit:{HAND_OUT}", label="Print", ability=Ability.OFF)
        return (), (Line(text=NO_PRINTER, tone=Tone.MEDIUM),), submit
    options = tuple(Option(value=name, label=name) for name in inputs.printers)
    printer = FieldPlan(name=PRINTER.name, label=PRINTER.label, kind=PRINTER.kind, options=options)
    return (printer,), (), Button(name=f"submit:{HAND_OUT}", label="Print", tone=Tone.GOOD)


def _saving(inputs: HandOutInputs) -> _Parts:
    lines = (
        Line(text=NOT_ENCRYPTED, tone=Tone.MEDIUM),
        Line(text=f"It is called {inputs.stem}.pdf, with a number where there is one already."),
    )
    return (FOLDER,), lines, Button(name=f"submit:{HAND_OUT}", label="Save the plain file", tone=Tone.MEDIUM)
