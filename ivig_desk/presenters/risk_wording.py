"""What each risk of a patient changes: the label's bound, and what the review says of it; pregnancy beside them."""

from collections.abc import Mapping
from datetime import date

from ivig_desk.domain.amounts.formulas import rate_for_weight
from ivig_desk.domain.amounts.quantities import Kilograms
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.patient.patient import AT_RISK_FROM_YEARS, Pregnancy, Risk, Sex
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters.entry import read_day
from ivig_desk.presenters.formats import equals_text, quantity_text
from ivig_desk.presenters.plan_wording import risk_text
from ivig_desk.presenters.screens import Line, Tone
from ivig_desk.presenters.strip import age_in_years
from ivig_desk.presenters.typed import Texts

Lines = tuple[Line, ...]
_RATE_PLACES = 2
_CARE = "care is needed (P2)"
_VOLUME = "the dose stays, the volume is watched; splitting over 3–5 days avoids fluid overload (review)"
_LABEL_ONLY = "counts as a risk of the label; the review says no more of it"
_CHANGES: Mapping[Risk, str] = {
    Risk.AGE_65: _CARE,
    Risk.KIDNEY: f"{_CARE}; {_VOLUME}. Severe kidney failure is a contraindication (P2)",
    Risk.HEART: f"{_CARE}; {_VOLUME}",
    Risk.THROMBOSIS: (
        "500 mL saline IV before and after; acetylsalicylic acid 100 mg or heparin calcium 1000 IU for 3 days after"
        " (P2), per local protocol"
    ),
    Risk.DIABETES: "part of the history; glucose is measured before (P2)",
    Risk.SEPSIS: _LABEL_ONLY,
    Risk.PARAPROTEIN: _LABEL_ONLY,
    Risk.VOLUME_DEPLETION: _LABEL_ONLY,
    Risk.NEPHROTOXIC_DRUGS: f"other drugs are part of the history (P2); {_LABEL_ONLY}",
    Risk.HYPERCOAGULABILITY: _CARE,
    Risk.LUPUS: _CARE,
    Risk.MIGRAINE: f"{_CARE}; migraine and aseptic meningitis are late side effects (review)",
    Risk.RHEUMATOID_ARTHRITIS: _CARE,
}
"""Source: review.md, "Before the infusion", "Dose" and "Side effects" (P2)."""


def risk_lines(texts: Texts, today: date, profile: Profile | None, weight: Kilograms | None) -> Lines:
    """Return the bound the risks bring, then each risk with what it changes; age by itself, ticked or not."""
    risks = _risks(texts, today)
    if not risks:
        return ()
    bound = Line(text=_bound(profile, weight), tone=Tone.MEDIUM)
    return (bound, *(Line(text=f"{_named(risk)}: {_CHANGES[risk]}.") for risk in risks))


def pregnancy_lines(texts: Texts) -> Lines:
    """Return what pregnancy changes, and of breast-feeding that it changes nothing (review.md)."""
    if texts.of(fields.PREGNANCY.name) == Pregnancy.YES.value:
        return (
            Line(text="Pregnant: FDA pregnancy category C (P2).", tone=Tone.MEDIUM),
            Line(text="NEWS2 does not apply in pregnancy and is off.", tone=Tone.MEDIUM),
        )
    if texts.of(fields.SEX.name) == Sex.FEMALE.value and texts.of(fields.PREGNANCY.name):
        return (Line(text="Breast-feeding is no contraindication (P2).", tone=Tone.QUIET),)
    return ()


def _risks(texts: Texts, today: date) -> tuple[Risk, ...]:
    chosen = set(texts.of(fields.RISKS.name).split())
    born = read_day(texts.of(fields.BORN.name))
    is_old = isinstance(born, date) and born <= today and age_in_years(born, today) >= AT_RISK_FROM_YEARS
    return tuple(risk for risk in Risk if risk.value in chosen or (risk is Risk.AGE_65 and is_old))


def _bound(profile: Profile | None, weight: Kilograms | None) -> str:
    """The rate the label allows at risk; where it prints none, that a prescriber's own ceiling is asked for."""
    if profile is None:
        return (
            "At risk: the label’s rate for patients at risk bounds the ramp; where it prints none that is lower, "
            "its lowest practicable rate holds and a prescriber’s own ceiling is asked for."
        )
    maximum = profile.hourly(profile.maximum.rate)
    lowest = min(profile.at_risk, key=lambda limit: profile.hourly(limit.rate), default=None)
    if lowest is None or profile.hourly(lowest.rate) >= maximum:
        words = profile.at_risk_words or "no rate for patients at risk was read"
        asks = "; a prescriber’s own ceiling is asked for" if profile.at_risk_words or lowest else ""
        return f"At risk, {profile.preparation}: {words}{asks} ({profile.source.document})."
    rate = profile.hourly(lowest.rate)
    per_weight = "" if weight is None else f" {equals_text(rate_for_weight(rate, weight), _RATE_PLACES)}"
    at_most = f"at most {quantity_text(rate, _RATE_PLACES)}{per_weight}"
    return f"At risk, {profile.preparation}: {at_most} ({lowest.source.document})."


def _named(risk: Risk) -> str:
    text = risk_text(risk)
    return f"{text[0].upper()}{text[1:]}"
