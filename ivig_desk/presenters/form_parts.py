"""What every form on the run page and after it is put together from."""

from collections.abc import Mapping
from dataclasses import dataclass

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.guide import Guidance
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.presenters.metronome import Beating
from ivig_desk.presenters.run_forms import RunForm
from ivig_desk.presenters.screens import Button, FieldGroup, Form, Line, Tone
from ivig_desk.presenters.typed import FieldPlan, Texts, field_of

CANCEL = Button(name="cancel", label="Close", key="Esc")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormInputs:
    """What a form is made from: the infusion it is about, and what is typed in it so far, last at `typed_at`.

    Clock times are told so many minutes east of universal time; `beating` is of the metronome on it.
    """

    infusion: Infusion
    plan: Plan
    guidance: Guidance
    texts: Texts
    problems: Mapping[str, str]
    typed_at: Instant | None
    utc_offset_minutes: int
    beating: Beating


def form_of(
    form: RunForm, title: str, groups: tuple[FieldGroup, ...], submit: str, lines: tuple[Line, ...] = ()
) -> Form:
    """Return a form with its fields, the cursor in the first, and the label of the button that takes it."""
    first = next((field.name for group in groups for field in group.fields), "")
    return Form(
        name=form.value,
        title=title,
        groups=groups,
        submit=Button(name=f"submit:{form.value}", label=submit, tone=Tone.GOOD),
        cancel=CANCEL,
        focus=first,
        lines=lines,
    )


def group_of(inputs: FormInputs, *plans: FieldPlan) -> FieldGroup:
    """Return fields in one row, with what is typed in them and what is wrong."""
    return FieldGroup(heading="", fields=tuple(field_of(plan, inputs.texts, inputs.problems) for plan in plans))
