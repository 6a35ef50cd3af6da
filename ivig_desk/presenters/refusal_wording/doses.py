"""What a dose and its indication are asked about: what was typed, what there is, and what may have been meant."""

from fractions import Fraction
from typing import Literal, assert_never

from ivig_desk.domain.amounts.formulas import MG_IN_A_GRAM
from ivig_desk.domain.amounts.quantities import GramsPerKg, Quantity
from ivig_desk.domain.infusion.dose_questions import WHOLE_CYCLE
from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet
from ivig_desk.presenters.formats import number_text
from ivig_desk.presenters.plan_wording import INDICATIONS
from ivig_desk.presenters.refusal_wording.amounts import amount_or_none, apart, bare_or_none, words

Dose = Literal[
    RefusalKind.DOSE_IMPLAUSIBLE,
    RefusalKind.DOSE_UNUSUAL,
    RefusalKind.CYCLE_IMPLAUSIBLE,
    RefusalKind.CYCLE_UNUSUAL,
    RefusalKind.DOSING_FACTOR_OUTSIDE,
    RefusalKind.NOT_WHOLE_BOTTLES,
]
_SHOWN_IN_GRAMS_FROM = Fraction(1, 100)
"""Under this many g/kg two places would say 0: milligrams say what was typed, and where the slip is."""
_MG_PLACES = 6


def dose_text(kind: Dose, unmet: Unmet) -> str:
    """Return what is asked or refused of a dose of one day: in g/kg, or in mg/kg where it is that small."""
    match kind:
        case RefusalKind.DOSE_IMPLAUSIBLE:
            return f"a dose of {_dose(unmet)} a day can hardly be meant ({_bound(unmet)}){_readings(unmet.about)}"
        case RefusalKind.DOSE_UNUSUAL:
            return f"{_outside_the_row(unmet)} – going on needs a reason and a name"
        case RefusalKind.CYCLE_IMPLAUSIBLE:
            return f"{_dose(unmet)} over {_days(unmet.about)} can hardly be meant ({_bound(unmet)} a cycle)"
        case RefusalKind.CYCLE_UNUSUAL:
            return f"{_outside_the_cycle(unmet)} – going on needs a reason and a name"
        case RefusalKind.DOSING_FACTOR_OUTSIDE:
            return f"a factor of {bare_or_none(unmet.have)} for an adjusted weight is not between 0 and 1"
        case RefusalKind.NOT_WHOLE_BOTTLES:
            whole = amount_or_none(unmet.wants)
            return f"{amount_or_none(unmet.have)} is not the dose in whole bottles (the bottles there are: {whole})"
        case _:
            assert_never(kind)


def other_indication_text(about: str) -> str:
    """Return that a label's rates are for other indications: `dermatomyositis / primary-immunodeficiency` in words."""
    ordered, _, printed = about.partition(" / ")
    names = " and ".join(_indication(name) for name in printed.split())
    return (
        f"this profile’s rates are printed for {names}, not for {_indication(ordered)} – "
        f"going on needs a reason and a name"
    )


def _indication(name: str) -> str:
    return INDICATIONS.get(name, words(name))


def _dose(unmet: Unmet) -> str:
    have = unmet.have
    if isinstance(have, GramsPerKg) and 0 < have.value < _SHOWN_IN_GRAMS_FROM:
        return f"{number_text(have.value * MG_IN_A_GRAM, _MG_PLACES)} mg/kg"
    return apart(have, unmet.wants)[0]


def _bound(unmet: Unmet) -> str:
    """The least there is, or the most; a dose of nothing has no weight to compare."""
    end = "at most" if _is_above(unmet.have, unmet.wants) else "at least"
    return f"{end} {amount_or_none(unmet.wants)}"


def _is_above(have: Quantity | None, wants: Quantity | None) -> bool:
    return isinstance(have, GramsPerKg) and isinstance(wants, GramsPerKg) and have > wants


def _readings(about: str) -> str:
    """What another unit would make of it: `0.4 day / 2 cycle` as a question."""
    if not about:
        return ""
    read = [reading.split() for reading in about.split(" / ")]
    meant = " or ".join(f"{amount_or_none(GramsPerKg.of(amount))} a {span}" for amount, span in read)
    return f" – {meant}?"


def _days(number: str) -> str:
    return "1 day" if number == "1" else f"{number} days"


def _outside_the_cycle(unmet: Unmet) -> str:
    """`dermatomyositis 3` is the indication and over how many days."""
    have, wants = apart(unmet.have, unmet.wants)
    name, _, number = unmet.about.rpartition(" ")
    doses = f"the doses of a cycle for {_indication(name)} (nearest: {wants})"
    return f"{have} over {_days(number)} is outside {doses}"


def _outside_the_row(unmet: Unmet) -> str:
    have, wants = apart(unmet.have, unmet.wants)
    name = unmet.about.removesuffix(f" {WHOLE_CYCLE}")
    indication = _indication(name)
    if unmet.about.endswith(WHOLE_CYCLE):
        return f"{have} is the dose of a whole cycle for {indication}, not of one day (at most {wants} a day)"
    return f"{have} a day is outside the doses for {indication} (nearest: {wants} a day)"
