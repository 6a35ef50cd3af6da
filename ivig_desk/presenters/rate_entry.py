"""A rate typed as it is read at the bed: mL/h from a pump, drops counted at a drip, or mL/h there too."""

from ivig_desk.domain.amounts.formulas import rate_of_drops
from ivig_desk.domain.amounts.quantities import DropsPerMinute, Kilograms, MlPerHour
from ivig_desk.domain.formulary.giving_set import GivingSet, Gravity
from ivig_desk.domain.infusion.commands import Command, ConfirmAtBed, LowerRate, SetRate
from ivig_desk.domain.infusion.infusion import NOTHING
from ivig_desk.presenters import run_forms as forms
from ivig_desk.presenters.formats import quantity_text
from ivig_desk.presenters.run_entries import Problems
from ivig_desk.presenters.run_forms import RateFields
from ivig_desk.presenters.typed import FieldPlan, Texts, amount_in

_PLACES = 2


def fields_for(asked: RateFields, giving_set: GivingSet) -> tuple[FieldPlan, ...]:
    """Return the fields a rate is typed in: a pump shows no drops."""
    return (asked.drops, asked.or_ml_h) if isinstance(giving_set, Gravity) else (asked.ml_h,)


def rate_in(asked: RateFields, texts: Texts, giving_set: GivingSet) -> MlPerHour | Problems | None:
    """Return the rate typed, in mL/h, None where none is; two that contradict each other are none (S18, S21)."""
    ml_h = amount_in(asked.ml_h, texts, MlPerHour) if texts.of(asked.ml_h.name).strip() else None
    if not isinstance(giving_set, Gravity):
        return {asked.ml_h.name: ml_h} if isinstance(ml_h, str) else ml_h
    drops = amount_in(asked.drops, texts, DropsPerMinute) if texts.of(asked.drops.name).strip() else None
    if isinstance(ml_h, str):
        return {asked.ml_h.name: ml_h}
    if isinstance(drops, str):
        return {asked.drops.name: drops}
    if drops is None:
        return ml_h
    counted = rate_of_drops(drops, giving_set.drop_factor)
    if ml_h is not None and ml_h != counted:
        return {asked.ml_h.name: _differ(drops, counted, giving_set)}
    return counted


def lower_rate(texts: Texts, giving_set: GivingSet) -> Command | Problems:
    """Return the command that lowers: to the rate typed, or one rung where none is."""
    to = rate_in(forms.NEW_RATE, texts, giving_set)
    if isinstance(to, dict):
        return to
    return _not_nothing(to, giving_set) or LowerRate(to=to)


def set_rate(texts: Texts, giving_set: GivingSet) -> Command | Problems:
    """Return the command that records another rate as running."""
    to = rate_in(forms.NEW_RATE, texts, giving_set)
    if isinstance(to, dict):
        return to
    if to is None:
        return _missing(forms.NEW_RATE, giving_set)
    return _not_nothing(to, giving_set) or SetRate(to=to)


def confirm_at_bed(texts: Texts, giving_set: GivingSet) -> Command | Problems:
    """Return the command that confirms weight and rate as found at the bed; 0 is what runs while it is held."""
    weight = amount_in(forms.WEIGHT, texts, Kilograms)
    rate = rate_in(forms.RUNNING_RATE, texts, giving_set)
    problems: Problems = {forms.WEIGHT.name: weight} if isinstance(weight, str) else {}
    if rate is None:
        problems |= _missing(forms.RUNNING_RATE, giving_set)
    if isinstance(rate, dict):
        problems |= rate
    if isinstance(weight, str) or rate is None or isinstance(rate, dict):
        return problems
    return ConfirmAtBed(weight=weight, rate=rate)


def _missing(asked: RateFields, giving_set: GivingSet) -> Problems:
    first = fields_for(asked, giving_set)[0]
    return {first.name: f"{first.label}: missing."}


def _not_nothing(to: MlPerHour | None, giving_set: GivingSet) -> Problems:
    """0 is no rate: a drip that is closed is a hold, and its time and reason are others."""
    if to != NOTHING:
        return {}
    first = fields_for(forms.NEW_RATE, giving_set)[0]
    return {first.name: f"{first.label}: 0 is not a rate. Where nothing is to run, press HOLD."}


def _differ(drops: DropsPerMinute, counted: MlPerHour, giving_set: Gravity) -> str:
    factor = quantity_text(giving_set.drop_factor, 0)
    return f"{quantity_text(drops, _PLACES)} at {factor} are {quantity_text(counted, _PLACES)}. Type one of the two."
