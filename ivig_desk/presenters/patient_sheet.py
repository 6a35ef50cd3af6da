"""Beside the patient as typed: the last visit, the usual weight, what each risk changes, what will be asked."""

from dataclasses import dataclass
from datetime import date

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Kilograms
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.infusion.questions import PlanReferences, iga_question, patient_questions
from ivig_desk.domain.infusion.visit_questions import LONG_GAP_DAYS, answers_on_record
from ivig_desk.domain.patient.last_visit import LastVisit
from ivig_desk.domain.patient.patient import MONTHS_IN_A_YEAR, Patient, Sex
from ivig_desk.domain.patient.plausibility import WeightReference, age_in_exact_months, usual_weights
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters.earlier_patients import offered_patients, taken_visit
from ivig_desk.presenters.entry import read_amount, read_day
from ivig_desk.presenters.formats import begun_large, date_text, many_text, quantity_text
from ivig_desk.presenters.plan_reading import PlanReader, PlanSources
from ivig_desk.presenters.plan_reading.patient import is_near_last
from ivig_desk.presenters.plan_wording import earlier_text, sex_text
from ivig_desk.presenters.refusal_wording import refusal_text
from ivig_desk.presenters.risk_wording import pregnancy_lines, risk_lines
from ivig_desk.presenters.screens import Line, Option, Tone
from ivig_desk.presenters.strip import age_since
from ivig_desk.presenters.typed import Texts
from ivig_desk.presenters.visit_wording import Signs, last_time_text, reaction_text, sign_labels, tolerated_text

Lines = tuple[Line, ...]
_KG_PLACES = 2
_CENTILE_PLACES = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientSheet:
    """Who may be meant, what stands under the weight and on the strip, and what stands beside the form."""

    offered: tuple[Option, ...] = ()
    weight_again: str = ""
    last_time: str = ""
    lines: Lines = ()


def patient_sheet(texts: Texts, reader: PlanReader, sources: PlanSources, now: Instant) -> PatientSheet:
    """Return what can be said of the patient so far; nothing is filled in."""
    references, signs = sources.references, sign_labels(sources.rules)
    last, profile = reader.last_visit(), _silently(reader)
    return PatientSheet(
        offered=offered_patients(texts, references.visits),
        weight_again=_weight_again(texts, last, references.weights),
        last_time=last_time_text(last, texts.of(fields.LAST_TIME.name).strip(), signs),
        lines=(
            *_asked(reader.patient(), references, now),
            *_taken(texts, last, references),
            *(() if last is None else _last_visit(last, signs, profile, sources.today)),
            *_usual_weight(texts, references.weights, sources.today),
            *risk_lines(texts, sources.today, profile, reader.weight()),
            *pregnancy_lines(texts),
        )
        or (Line(text="Find an earlier patient above, or type a new one.", tone=Tone.QUIET),),
    )


def _silently(reader: PlanReader) -> Profile | None:
    """The profile where one is chosen; that none is yet is no problem of the first step."""
    return None if reader.concentration() is None else reader.profile()


def _weight_again(texts: Texts, last: LastVisit | None, weights: WeightReference) -> str:
    """Why the second typing can be left open, or not, with both numbers."""
    weight = read_amount(texts.of(fields.WEIGHT.name), Kilograms)
    if last is None or not isinstance(weight, Kilograms):
        return ""
    share = quantity_text(weights.change.asked_above, _KG_PLACES)
    both = f"{quantity_text(weight, _KG_PLACES)} today, {quantity_text(last.weight, _KG_PLACES)} last time"
    if is_near_last(weight, last, weights):
        return f"Not needed: {both}, within {share}"
    return f"Needed: {both}, over {share}"


def _asked(patient: Patient | None, references: PlanReferences, now: Instant) -> Lines:
    """The questions the patient will raise at the read-back, already while typed."""
    if patient is None:
        return ()
    questions = (*patient_questions(patient, references, now), *iga_question(patient))
    return tuple(Line(text=f"Will be asked: {refusal_text(one)}", tone=Tone.MEDIUM) for one in questions)


def _taken(texts: Texts, last: LastVisit | None, references: PlanReferences) -> Lines:
    """That the patient taken was typed over, and is another now."""
    visit = taken_visit(texts, references.visits)
    if visit is None or last is not None:
        return ()
    known = visit.patient
    was = f"{known.name}, born {date_text(known.born)}, ID {known.identifier}"
    text = f"Identifier and birth date are not those of {was}: nothing of the last visit is carried."
    return (Line(text=text, tone=Tone.MEDIUM),)


def _last_visit(last: LastVisit, signs: Signs, profile: Profile | None, today: date) -> Lines:
    """The last visit in full, and what it makes of “immunoglobulin before today”."""
    weight = quantity_text(last.weight, _KG_PLACES)
    borne = "; ".join(reaction_text(one, signs) for one in last.reactions) or "no reaction"
    return (
        Line(text=f"Last visit, {date_text(last.day)}: {last.preparation}, {weight}."),
        Line(
            text=f"{begun_large(borne)}; {tolerated_text(last)}.",
            tone=Tone.MEDIUM if last.reactions else Tone.PLAIN,
        ),
        Line(text=_before_today(last, profile, today)),
    )


def _before_today(last: LastVisit, profile: Profile | None, today: date) -> str:
    days = (today - last.day).days
    ago = f"{many_text(days, 'day')} ago"
    if profile is not None:
        answers = answers_on_record(last, profile.preparation, profile.concentration, today)
        said = " or ".join(f"“{earlier_text(answer)}”" for answer in answers)
        return f"Immunoglobulin before today, by the record ({ago}): {said}."
    same = "longer ago: it counts as a first infusion" if days > LONG_GAP_DAYS else "within 8 weeks"
    return (
        f"Immunoglobulin before today, by the record: {ago}, {same}. "
        f"Any preparation but {last.preparation} is another product and starts at the lowest rung."
    )


def _usual_weight(texts: Texts, weights: WeightReference, today: date) -> Lines:
    """The weights of this sex and age that are not asked about, their source, and whether the typed one is outside."""
    born, sex = read_day(texts.of(fields.BORN.name)), texts.of(fields.SEX.name)
    if not isinstance(born, date) or born > today or sex not in {one.value for one in Sex}:
        return ()
    low, high = usual_weights(Sex(sex), born=born, on=today, reference=weights)
    is_adult = age_in_exact_months(born, today) >= weights.adult.from_years * MONTHS_IN_A_YEAR
    what, source = ("adult", weights.adult.source) if is_adult else ("3rd to 97th centile", weights.child.source)
    who = f"{sex_text(Sex(sex))}, {age_since(born, today)}"
    span = f"{quantity_text(low, _CENTILE_PLACES)} to {quantity_text(high, _CENTILE_PLACES)}"
    usual = Line(text=f"Usual weight, {who}: {span} ({what}).")
    weight = read_amount(texts.of(fields.WEIGHT.name), Kilograms)
    lines = [usual]
    if isinstance(weight, Kilograms) and not low <= weight <= high:
        lines.append(Line(text=f"{quantity_text(weight, _KG_PLACES)} is outside.", tone=Tone.MEDIUM))
    return (*lines, Line(text=source, tone=Tone.QUIET))
