"""One step of the form, what is wrong beside it, and what the changed profile would do."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ivig_desk.domain.amounts.quantities import Kilograms
from ivig_desk.presenters.entry import EntryProblem, read_amount
from ivig_desk.presenters.profile_page.changes import changes_of, places_of
from ivig_desk.presenters.profile_page.comparing import comparison
from ivig_desk.presenters.profile_page.draft import Draft, DraftKind
from ivig_desk.presenters.profile_page.fields import LAST_STEP, STEPS, rows_of
from ivig_desk.presenters.profile_page.judging import Judgement
from ivig_desk.presenters.profile_wording import raised_text
from ivig_desk.presenters.screens import (
    Ability,
    Button,
    FieldGroup,
    FieldKind,
    Form,
    Line,
    ProfileFormScreen,
    Table,
    Tone,
)
from ivig_desk.presenters.typed import FieldPlan, Texts, field_of, with_hint

FORM = "profile"
EXAMPLE = "profile-example"
_LONGEST_IN_SIGHT = 50
STEP = "profile-step"
BACK = "profile-back"
LEAVE = "leave"
_RATES = "Rates now and new; the weights are examples, the pump is set in steps of 0.1 mL/h"
_NO_RATES = "The rates are shown once every figure can be read"
WEIGHTS = tuple(
    FieldPlan(name=f"weight_{number}", label=f"Example {number}", kind=FieldKind.NUMBER, quantity=Kilograms)
    for number in (1, 2)
)
EXAMPLES = Texts(by_field={"weight_1": "24", "weight_2": "70"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FormInputs:
    """What a step is made from; `examples` are the weights typed beside it."""

    draft: Draft
    judgement: Judgement
    examples: Texts
    message: Line | None


def form_screen(inputs: FormInputs) -> ProfileFormScreen:
    """Return the step that is open."""
    draft, judgement = inputs.draft, inputs.judgement
    changes = changes_of(draft) if draft.step == LAST_STEP else ()
    return ProfileFormScreen(
        title=_title(draft),
        steps=_step_buttons(draft, judgement),
        step=draft.step,
        form=_form(inputs),
        verdict=_verdict(judgement),
        faults=tuple(Line(text=text, tone=Tone.HIGH) for text in _faults(draft, judgement)),
        example_heading=_RATES if judgement.profile is not None else _NO_RATES,
        example=tuple(field_of(plan, inputs.examples, {}) for plan in WEIGHTS),
        table=_table(inputs),
        changes_heading="Changed" if changes else "",
        changes=tuple(Line(text=text) for text in changes),
        back=Button(name=BACK, label="Profiles", key="Alt+Up"),
        leave=Button(name=LEAVE, label="All infusions", key="Ctrl+Home"),
        message=inputs.message,
    )


def _title(draft: Draft) -> str:
    step = f"Step {draft.step + 1} of {len(STEPS)}: {STEPS[draft.step]}"
    if draft.kind is DraftKind.NEW:
        return f"New profile like {draft.base.id} – {step}"
    return f"{draft.base.id} for this ward – {step}"


def _step_buttons(draft: Draft, judgement: Judgement) -> tuple[Button, ...]:
    """The steps, each with how much in it is wanting or wrong."""
    places = places_of(draft, judgement)
    wanting = Counter(places[name].step if name in places else LAST_STEP for name in judgement.problems)
    calm = "not all checked yet" if judgement.profile is None else "nothing to mend"
    return tuple(
        Button(
            name=f"{STEP}:{number}",
            label=f"{number + 1} {title}",
            tone=Tone.GOOD if number == draft.step else Tone.PLAIN,
            detail=f"{wanting[number]} to mend" if wanting[number] else calm,
        )
        for number, title in enumerate(STEPS)
    )


def _form(inputs: FormInputs) -> Form:
    draft, judgement = inputs.draft, inputs.judgement
    rows = rows_of(draft, judgement)
    return Form(
        name=FORM,
        title=_title(draft),
        groups=tuple(
            FieldGroup(
                heading=heading,
                fields=tuple(field_of(_in_full(plan, draft.texts), draft.texts, judgement.problems) for plan in plans),
            )
            for heading, plans in rows
        ),
        submit=_submit(draft, judgement),
        cancel=None,
        focus=rows[0][1][0].name,
    )


def _in_full(plan: FieldPlan, texts: Texts) -> FieldPlan:
    """The field with its text under it where that is longer than a line: what is saved is what was read."""
    text = texts.of(plan.name)
    return with_hint(plan, text) if plan.kind is FieldKind.TEXT and len(text) > _LONGEST_IN_SIGHT else plan


def _submit(draft: Draft, judgement: Judgement) -> Button:
    if draft.step < LAST_STEP:
        return Button(name=f"submit:{FORM}", label="Next", tone=Tone.GOOD)
    ability = Ability.READY if judgement.is_in_order else Ability.WAITING
    return Button(name=f"submit:{FORM}", label="Save for this ward", ability=ability, tone=Tone.GOOD)


def _verdict(judgement: Judgement) -> Line:
    number = len(judgement.problems) + len(judgement.others)
    if judgement.is_in_order:
        raised = "" if judgement.profile is None else raised_text(judgement.profile)
        return Line(text=f"In order. {raised}".strip(), tone=Tone.MEDIUM if raised else Tone.GOOD)
    wanting = "1 thing is" if number == 1 else f"{number} things are"
    later = "; the rest is checked once every figure can be read" if judgement.profile is None else ""
    return Line(text=f"{wanting} still wanting or wrong{later}.", tone=Tone.MEDIUM)


def _faults(draft: Draft, judgement: Judgement) -> Iterator[str]:
    """What belongs to no field; in the last step everything, with the step it is mended in."""
    if draft.step == LAST_STEP:
        places = places_of(draft, judgement)
        for name in sorted(places.keys() & judgement.problems.keys(), key=list(places).index):
            yield f"Step {places[name].step + 1}, {places[name].called}: {judgement.problems[name]}"
        here = {plan.name for _, plans in rows_of(draft, judgement) for plan in plans}
        yield from (text for name, text in judgement.problems.items() if name not in {*places, *here})
    yield from judgement.others


def _table(inputs: FormInputs) -> Table | None:
    profile = inputs.judgement.profile
    if profile is None:
        return None
    read = [read_amount(inputs.examples.of(plan.name), Kilograms) for plan in WEIGHTS]
    weights = tuple(one for one in read if not isinstance(one, EntryProblem) and one.value > 0)
    return comparison(inputs.draft.base, profile, weights)
