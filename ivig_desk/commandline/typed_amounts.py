"""The numbers of a command: each has exactly one reading, or is refused by the option it was typed after."""

from ivig_desk.commandline.wrong_use import WrongUse, not_accepted
from ivig_desk.domain.amounts.formulas import dose_for_weight
from ivig_desk.domain.amounts.quantities import Grams, GramsPerKg, Kilograms
from ivig_desk.presenters.entry import EntryProblem, QuantityT, read_amount, read_count
from ivig_desk.presenters.entry_wording import entry_text

DOSE_IN_GRAMS = "--dose-g"
"""The option of a dose that is no dose per body weight."""


def positive(option: str, typed: str, unit: type[QuantityT]) -> QuantityT:
    """Return an amount above 0; raises WrongUse."""
    amount = read_amount(typed, unit)
    if isinstance(amount, EntryProblem):
        raise WrongUse(entry_text(amount, option, unit.unit))
    if amount.value <= 0:
        raise not_accepted(option, typed, f"a number above 0, in {unit.unit}")
    return amount


def optional(option: str, typed: str | None, unit: type[QuantityT]) -> QuantityT | None:
    """Return an amount above 0, None where none was typed; raises WrongUse."""
    return None if typed is None else positive(option, typed, unit)


def counted(option: str, typed: str) -> int:
    """Return a whole number above 0; raises WrongUse."""
    count = read_count(typed)
    if isinstance(count, EntryProblem):
        raise WrongUse(entry_text(count, option, ""))
    if count <= 0:
        raise not_accepted(option, typed, "a whole number above 0")
    return count


def dose(option: str, typed: str, weight: Kilograms) -> Grams:
    """Return the dose typed in g or, by its option, in g per kg of this weight; raises WrongUse."""
    if option == DOSE_IN_GRAMS:
        return positive(option, typed, Grams)
    return dose_for_weight(positive(option, typed, GramsPerKg), weight)
