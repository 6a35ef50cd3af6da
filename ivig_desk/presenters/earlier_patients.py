"""Finding an earlier patient on the plan page: who is offered, and what taking one, or letting go of one, fills in."""

from ivig_desk.desk.on_file import Sought
from ivig_desk.domain.infusion.visits import Visit
from ivig_desk.domain.patient.identity import folded_words, is_found, is_same_identifier
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters.screens import Option
from ivig_desk.presenters.typed import Texts
from ivig_desk.presenters.visit_wording import Signs, borne_text, found_text

NEW_PATIENT = "new"
FOUND_AT_MOST = 6
_FEWEST_LETTERS = 2
_OF_THE_PATIENT = (
    fields.FIND,
    fields.EARLIER_PATIENT,
    fields.IDENTIFIER,
    fields.NAME,
    fields.BORN,
    fields.SEX,
    fields.WEIGHT,
    fields.WEIGHT_AGAIN,
    fields.PREGNANCY,
    fields.IGA,
    fields.EARLIER,
    fields.RISKS,
    fields.LAST_TIME,
)
_LET_GO = Option(value=NEW_PATIENT, label="A new patient: empty this step")


def sought_by(texts: Texts) -> Sought:
    """Return by what of the texts an earlier patient is looked for; nobody by a text under two letters."""
    text = texts.of(fields.FIND.name)
    taken = texts.of(fields.EARLIER_PATIENT.name)
    return Sought(
        text=text if _is_enough(text) else "",
        identifier=texts.of(fields.IDENTIFIER.name),
        taken="" if taken == NEW_PATIENT else taken,
    )


def offered_patients(texts: Texts, visits: tuple[Visit, ...]) -> tuple[Option, ...]:
    """Return who may be meant: the one taken, those found by what is typed, the one whose identifier was typed.

    Nobody is offered under two letters; of those found, the last treated stand first.
    """
    taken = texts.of(fields.EARLIER_PATIENT.name)
    sought = texts.of(fields.FIND.name)
    chosen = [visit for visit in visits if visit.last.infusion_id == taken]
    identifier = texts.of(fields.IDENTIFIER.name)
    named = [] if chosen or not identifier else [visit for visit in visits if _is_of(identifier, visit)]
    found = _found(sought, visits)
    offered = dict.fromkeys((*chosen, *named, *found))
    options = tuple(Option(value=one.last.infusion_id, label=found_text(one)) for one in offered)
    return (*options, _LET_GO) if taken else options


def taken_visit(texts: Texts, visits: tuple[Visit, ...]) -> Visit | None:
    """Return the earlier patient that was taken, whatever was typed over them since; None for a new one."""
    taken = texts.of(fields.EARLIER_PATIENT.name)
    return next((visit for visit in visits if visit.last.infusion_id == taken), None)


def with_typed(texts: Texts, field: str, text: str, visits: tuple[Visit, ...], signs: Signs) -> Texts:
    """Return the texts with one field typed in; an earlier patient pressed fills theirs.

    Never the weight, pregnancy, or what was given before today: those are of today. Where somebody else was taken
    before, all that stands on the step, and every answer to a question, was theirs and goes.
    """
    before = texts.of(fields.EARLIER_PATIENT.name)
    if field != fields.EARLIER_PATIENT.name or text == before:
        return texts.with_text(field, text)
    emptied = _emptied(texts) if before else texts
    if text == NEW_PATIENT:
        return emptied
    taken = emptied.with_text(field, text)
    visit = taken_visit(taken, visits)
    return taken if visit is None else _filled(taken, visit, signs)


def _emptied(texts: Texts) -> Texts:
    of_the_patient = {plan.name for plan in _OF_THE_PATIENT}
    gone = {name for name in texts.by_field if name in of_the_patient or name.startswith(fields.ANSWER)}
    return Texts(by_field={name: "" if name in gone else text for name, text in texts.by_field.items()})


def _filled(texts: Texts, visit: Visit, signs: Signs) -> Texts:
    known = visit.patient
    risks = {risk.value for risk in known.risks}
    filled = {
        fields.FIND.name: "",
        fields.IDENTIFIER.name: known.identifier,
        fields.NAME.name: known.name,
        fields.BORN.name: known.born.isoformat(),
        fields.SEX.name: known.sex.value,
        fields.IGA.name: known.iga.value,
        fields.RISKS.name: " ".join(option.value for option in fields.RISKS.options if option.value in risks),
        fields.LAST_TIME.name: borne_text(visit.last, signs),
    }
    return Texts(by_field={**texts.by_field, **filled})


def _found(sought: str, visits: tuple[Visit, ...]) -> list[Visit]:
    if not _is_enough(sought):
        return []
    found = (one for one in visits if is_found(sought, name=one.patient.name, identifier=one.patient.identifier))
    return [one for one, _ in zip(found, range(FOUND_AT_MOST), strict=False)]


def _is_enough(sought: str) -> bool:
    return len("".join(folded_words(sought))) >= _FEWEST_LETTERS


def _is_of(identifier: str, visit: Visit) -> bool:
    return is_same_identifier(identifier, visit.patient.identifier)
