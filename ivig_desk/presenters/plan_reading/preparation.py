"""The fourth step: which profile on which set, how the bag was diluted, which bottles."""

from dataclasses import replace

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import DropsPerMl, MlPerHour
from ivig_desk.domain.formulary.bottle_choice import BottleChoice
from ivig_desk.domain.formulary.giving_set import GivingSet, Gravity, Pump
from ivig_desk.domain.formulary.order import Order, WholeBottles
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.fit import dilution_refusals
from ivig_desk.presenters import bottle_rows
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters.bottle_wording import offered_bottles
from ivig_desk.presenters.entry import EntryProblem, read_clock
from ivig_desk.presenters.entry_wording import entry_text
from ivig_desk.presenters.plan_reading.typed_fields import TypedFields
from ivig_desk.presenters.refusal_wording import refusal_text
from ivig_desk.presenters.typed import choice_problem, name_of

_PUMP = "pump"


def read_giving_set(typed: TypedFields) -> GivingSet | None:
    """Return the giving set chosen; there is none until one is (S21)."""
    if choice_problem(fields.GIVING_SET, typed.texts):
        typed.refuse(fields.GIVING_SET, "Giving set: choose one, reading the drop factor from its packet.")
        return None
    kind, _, figure = typed.texts.of(fields.GIVING_SET.name).partition(":")
    if kind != _PUMP:
        return Gravity(drop_factor=DropsPerMl.of(figure))
    return Pump(increment=MlPerHour.of(figure), fastest=typed.optional(fields.FASTEST, MlPerHour))


def refuse_dilution(typed: TypedFields, order: Order, profile: Profile) -> None:
    """Say at its field that the label does not let the bag be diluted so far; nothing answers that."""
    for refused in dilution_refusals(order, profile):
        typed.refuse(fields.DISPENSED, f"{refusal_text(refused)}.")


def read_pooled_at(typed: TypedFields, profile: Profile, clock: str, utc_offset_minutes: int) -> Instant | None:
    """Return when the bottles were pooled, today; None where that was left open or the label gives it no time.

    `clock` is the time on the wall now, `09:12`: bottles are not pooled later than that.
    """
    if profile.composition.pooled_use_within is None or not typed.is_typed(fields.POOLED_AT):
        return None
    label, time = name_of(fields.POOLED_AT), read_clock(typed.texts.of(fields.POOLED_AT.name))
    if isinstance(time, EntryProblem):
        typed.refuse(fields.POOLED_AT, entry_text(time, label, ""))
        return None
    if time > clock:
        typed.refuse(fields.POOLED_AT, f"{label}: {time} has not come yet, it is {clock}.")
        return None
    return Instant.on_clock(typed.today, time, utc_offset_minutes)


def in_whole_bottles(typed: TypedFields, order: Order, choice: BottleChoice) -> Order:
    """Return the order as it is given: rounded to whole bottles only where that was pressed, with who chose it."""
    text = typed.texts.of(fields.BOTTLE_CHOICE)
    if not text:
        return order
    offered = {pick.value: (pick, bottles) for pick, bottles in offered_bottles(choice).items()}
    if text not in offered:
        typed.problems[fields.BOTTLE_CHOICE] = "Bottles: choose one of those shown."
        return order
    pick, bottles = offered[text]
    if pick.rounding is None:
        return order
    by = typed.text(fields.ROUNDED_BY)
    rounded = WholeBottles(ordered=order.dose, rounding=pick.rounding, chosen_by=by)
    return replace(order, dose=bottles.dose, rounded=rounded)


def read_bottles(typed: TypedFields) -> tuple[Bottle, ...]:
    """Return the bottles scanned or typed, each with its batch; a further one is added when it is connected."""
    bottles = []
    for number in bottle_rows.ROWS:
        if bottle_rows.is_empty(typed.texts, number):
            continue
        bottle = bottle_rows.bottle_of_row(typed.texts, number, typed.today)
        if isinstance(bottle, Bottle):
            bottles.append(bottle)
        else:
            typed.problems.update(bottle)
    return tuple(bottles)
