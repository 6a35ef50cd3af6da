"""A reaction as its page shows it: what is open, a step of the protocol, a severe one, treatment, putting it right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.presenters.bedside import Bedside

if TYPE_CHECKING:
    from collections.abc import Callable

    from ivig_desk.presenters.screens import WindowScreen

PARACETAMOL = {"medicine": "paracetamol", "dose": "360 mg by mouth"}
LONG = {"medicine": "dexchlorpheniramine hydrogen maleate", "dose": "2 mg by mouth", "against": "flushing"}


def reacting(*flagged: tuple[str, str]) -> Bedside:
    """A child on gravity, at 10:30, on the second rung."""
    bed = Bedside()
    bed.start()
    bed.raise_rate()
    for sign, grade in flagged:
        bed.flag(sign, grade)
    return bed


def step() -> Bedside:
    """The protocol's step is still to be done."""
    return reacting(("headache", "1"))


def treated() -> Bedside:
    """Held, one reaction, one treatment that asks for its effect."""
    bed = reacting(("headache", "2"))
    bed.press("hold")
    bed.fill("medicine", PARACETAMOL)
    return bed


def treated_twice() -> Bedside:
    """Two reactions, each with a treatment, one of a long name."""
    bed = treated()
    bed.press(next(one.name for one in bed.run_page.reactions if one.name.startswith("effect:")))
    bed.type("effect", {"effect": "no-change"})
    bed.flag("flushing", "1")
    bed.fill("medicine", LONG)
    return bed


def effect() -> Bedside:
    """The form of an effect that was said before."""
    bed = treated_twice()
    bed.press(next(one.name for one in bed.run_page.reactions if one.name.startswith("effect:")))
    return bed


def medicine() -> Bedside:
    """The form of a medicine while one reaction is open."""
    bed = reacting(("headache", "2"))
    bed.press("medicine")
    return bed


def mending() -> Bedside:
    """The form that puts an adverse event right, nothing answered yet and taken all the same."""
    bed = reacting(("headache", "2"), ("flushing", "1"))
    bed.press("correct-adverse-event")
    bed.submit("correct-adverse-event")
    return bed


def severe() -> Bedside:
    """Every step of a severe reaction is open, the check of the drip is due."""
    bed = reacting(("urticaria", "1"), ("dyspnoea", "2"))
    bed.wait("3")
    return bed


def severe_and_treated() -> Bedside:
    """One step is done, and asks what its medicine did."""
    bed = severe()
    bed.press("step-done:adrenaline")
    bed.type("medicine", {"dose": "by local protocol", "against": "dyspnoea"})
    bed.submit("medicine")
    return bed


def severe_and_stopped() -> Bedside:
    """The same after the stop."""
    bed = severe_and_treated()
    bed.press("stop")
    return bed


_BEDS: dict[str, Callable[[], Bedside]] = {
    "protocol step": step,
    "open reaction": treated,
    "open reactions": treated_twice,
    "form effect": effect,
    "form medicine for a reaction": medicine,
    "form correct-adverse-event": mending,
    "severe": severe,
    "severe and treated": severe_and_treated,
    "severe and stopped": severe_and_stopped,
}
REACTIONS: dict[str, WindowScreen] = {name: bed().screen for name, bed in _BEDS.items()}
