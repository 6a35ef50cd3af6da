"""The form a drip is counted in: a large control to tap at each drop, and what the taps come to so far."""

from dataclasses import replace

from ivig_desk.domain.amounts.exact import exact
from ivig_desk.domain.amounts.quantities import Seconds
from ivig_desk.domain.formulary.giving_set import Gravity
from ivig_desk.domain.formulary.ramp import Ramp
from ivig_desk.domain.infusion.commands import Command, MeasureDrip
from ivig_desk.domain.monitoring.drip import (
    DripCount,
    DripProblem,
    DripUncounted,
    DripUse,
    MissedDrop,
    Taps,
    count_drip,
    whole_drops,
)
from ivig_desk.domain.monitoring.drip_rules import DripRules
from ivig_desk.presenters.drip_wording import DripSeen, result_lines
from ivig_desk.presenters.form_parts import FormInputs, form_of, group_of
from ivig_desk.presenters.formats import minutes_text, quantity_text
from ivig_desk.presenters.metronome import metronome_group
from ivig_desk.presenters.run_entries import Problems
from ivig_desk.presenters.run_forms import RunForm
from ivig_desk.presenters.screens import Ability, FieldKind, Form, Line, Option, Tone
from ivig_desk.presenters.typed import FieldPlan, Texts

GROWN_OLD = "grown_old"
"""Says in the texts of the form that taps were dropped because of their age."""

_MILLISECONDS = 1000

TAPS = FieldPlan(
    name="taps",
    label="Tap at each drop, with the space bar or here",
    kind=FieldKind.TAPS,
    options=(Option(value="tap", label="TAP"), Option(value="again", label="Count again")),
)
MISSED = FieldPlan(
    name="missed",
    label="The long time between two taps",
    kind=FieldKind.CHOICE,
    options=(Option(value=MissedDrop.ONE.value, label="One drop was not tapped"),),
)
USED_AS = FieldPlan(
    name="used_as",
    label="Record it",
    kind=FieldKind.CHOICE,
    options=(
        Option(value=DripUse.CHECKED.value, label="As checked: the given rate stays"),
        Option(value=DripUse.GIVEN_RATE.value, label="As the given rate"),
    ),
)


def taps_in(texts: Texts) -> Taps:
    """Return the taps, each as the milliseconds of its own key or mouse event; raises ValueError for other text."""
    at = tuple(Seconds(exact(text) / _MILLISECONDS) for text in texts.of(TAPS.name).split())
    return Taps(at=at, missed=MissedDrop(texts.of(MISSED.name) or MissedDrop.NONE.value))


def taps_text(at: tuple[Seconds, ...]) -> str:
    """Return taps as they are kept in the form."""
    return " ".join(Seconds(tap.value * _MILLISECONDS).text for tap in at)


def measure_drip(texts: Texts) -> Command | Problems:
    """Return the command that records the count; what is wrong with the taps the desk says."""
    return MeasureDrip(taps=taps_in(texts), used_as=_use(texts))


def drip_form(inputs: FormInputs) -> Form:
    """Return the form with what the taps come to so far."""
    rules, giving_set, drip = inputs.plan.rules.drip, inputs.plan.giving_set, inputs.guidance.drip
    if rules is None or drip is None or not isinstance(giving_set, Gravity):
        return form_of(RunForm.DRIP, _TITLE, (), "Nothing to count")
    taps = taps_in(inputs.texts)
    count = count_drip(taps, rules)
    ramp = inputs.infusion.planned_ramp if isinstance(inputs.infusion.planned_ramp, Ramp) else None
    weight, now = inputs.plan.patient.weight, inputs.guidance.now
    limit = inputs.guidance.ceiling.hard_limit
    seen = DripSeen(giving_set=giving_set, weight=weight, ramp=ramp, hard_limit=limit, drip=drip, now=now)
    # What is asked of the gap stands last, in place of the metronome, so that nothing moves and all is in sight.
    asks = _asks_for_gap(count, taps)
    last = group_of(inputs, MISSED) if asks else metronome_group(drip.given, rules, inputs.beating)
    groups = (group_of(inputs, TAPS), group_of(inputs, USED_AS), last)
    form = form_of(RunForm.DRIP, _TITLE, groups, "Record as checked", _lines(inputs, count, seen, rules))
    if isinstance(count, DripUncounted):
        return replace(form, submit=replace(form.submit, label="Record the count", ability=Ability.WAITING))
    return _recordable(inputs, count, form)


_TITLE = "Check the drip"


def _recordable(inputs: FormInputs, count: DripCount, form: Form) -> Form:
    """As the given rate the button names the rate, as every button that changes it."""
    if _use(inputs.texts) is DripUse.CHECKED:
        return form
    label = f"{quantity_text(whole_drops(count.drops), 0)} is running"
    return replace(form, submit=replace(form.submit, label=label, is_careful=True))


def _lines(inputs: FormInputs, count: DripCount | DripUncounted, seen: DripSeen, rules: DripRules) -> tuple[Line, ...]:
    """What the taps come to; until that is a count, it is said where older taps were dropped."""
    lines = result_lines(count, seen, rules)
    if isinstance(count, DripCount) or not inputs.texts.of(GROWN_OLD):
        return lines
    old = f"The taps before were {minutes_text(rules.taps_hold_for)} old and are dropped. Count again."
    return (lines[0], Line(text=old, tone=Tone.MEDIUM), *lines[2:])


def _asks_for_gap(count: DripCount | DripUncounted, taps: Taps) -> bool:
    if isinstance(count, DripUncounted) and count.problem is DripProblem.DROP_MISSED:
        return True
    return taps.missed is MissedDrop.ONE


def _use(texts: Texts) -> DripUse:
    return DripUse(texts.of(USED_AS.name) or DripUse.CHECKED.value)
