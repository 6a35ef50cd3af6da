"""Every reaction that is open, with what was given for it and what that did, each one press away."""

from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.reaction_now import OpenReaction, open_reactions
from ivig_desk.domain.reactions.treatment import Treatment
from ivig_desk.presenters.formats import clock_text
from ivig_desk.presenters.run_forms import RunForm
from ivig_desk.presenters.screens import Button, Tone
from ivig_desk.presenters.treatment_forms import OF_MEDICINE
from ivig_desk.presenters.treatment_wording import EFFECTS, medicine_text
from ivig_desk.presenters.typed import Texts

_LETTERS = 26
"""As many stand on a control; the timeline has the whole text."""

_FIELDS = {RunForm.RESOLVE.value: "sign", RunForm.EFFECT.value: OF_MEDICINE}


def reaction_list(infusion: Infusion, plan: Plan, utc_offset_minutes: int) -> tuple[Button, ...]:
    """Return a control for each open reaction, which opens that it has gone, then those of its treatments.

    A treatment whose effect was not said asks for it; of the others the latest of each reaction stands.
    """
    labels = {entry.id: entry.label for entry in plan.rules.signs}
    buttons = []
    for reaction in open_reactions(infusion):
        label = labels.get(reaction.sign, reaction.sign)
        buttons.append(_gone(reaction, label, utc_offset_minutes))
        buttons += [_treated(one, label, utc_offset_minutes) for one in _shown(reaction.treatments)]
    return tuple(buttons)


def texts_of_one(name: str) -> Texts | None:
    """Return what the form begins with that a control of the list opens, or None of any other control."""
    form, _, which = name.partition(":")
    return Texts(by_field={_FIELDS[form]: which}) if which and form in _FIELDS else None


def _gone(reaction: OpenReaction, label: str, utc_offset_minutes: int) -> Button:
    return Button(
        name=f"{RunForm.RESOLVE.value}:{reaction.sign}",
        label=f"{_short(label)}, grade {reaction.grade.value}",
        detail=f"since {clock_text(reaction.onset, utc_offset_minutes)} – press when gone",
        tone=Tone.MEDIUM,
    )


def _treated(one: Treatment, label: str, utc_offset_minutes: int) -> Button:
    medicine, given = medicine_text(one.medicine, one.dose), clock_text(one.at, utc_offset_minutes)
    name, seen = f"{RunForm.EFFECT.value}:{one.version}", one.seen
    if seen is None:
        detail = f"given {given} for {_short(label)}"
        return Button(name=name, label=f"Effect of {_short(medicine)}?", detail=detail, tone=Tone.LOW)
    detail = f"for {_short(label)}: {EFFECTS[seen.effect]} {clock_text(seen.at, utc_offset_minutes)}"
    return Button(name=name, label=_short(medicine), detail=detail)


def _shown(treatments: tuple[Treatment, ...]) -> tuple[Treatment, ...]:
    return tuple(one for one in treatments if one.seen is None or one is treatments[-1])


def _short(text: str) -> str:
    return text if len(text) <= _LETTERS else f"{text[:_LETTERS]}…"
