"""The fields of the form, step by step; what belongs to a row that is not filled in is not yet asked."""

from collections.abc import Iterator

from ivig_desk.domain.amounts.quantities import DropsPerMl, MgPerMl, Minutes
from ivig_desk.domain.formulary.profile import FigureStatus, InfusionNumber
from ivig_desk.presenters.plan_wording import INDICATIONS
from ivig_desk.presenters.profile_page.draft import Draft, DraftKind
from ivig_desk.presenters.profile_page.field_reading import UNITS
from ivig_desk.presenters.profile_page.judging import Judgement
from ivig_desk.presenters.profile_page.rows import LIMIT_PARTS, RUNG_PARTS, SOURCE_PARTS, WORDS, filled, shown
from ivig_desk.presenters.profile_page.wording import indication_text, infusion_text, status_text
from ivig_desk.presenters.screens import FieldKind, Option
from ivig_desk.presenters.typed import FieldPlan, Texts

STEPS = ("Preparation", "Rungs", "Limits", "Composition", "Sources", "Check and save")
LAST_STEP = len(STEPS) - 1

Rows = tuple[tuple[str, tuple[FieldPlan, ...]], ...]
"""Fields in rows, each row under its heading, which may be empty."""

_DAY = "Year-month-day, such as 2026-11-22"
_NOT_READ = "What was not read: “not read”"
_LABEL_INDICATIONS = (
    "all",
    "chronic-immune-thrombocytopenia",
    "immune-thrombocytopenia",
    "chronic-inflammatory-demyelinating-polyneuropathy",
    "multifocal-motor-neuropathy",
)


def rows_of(draft: Draft, judgement: Judgement) -> Rows:
    """Return the fields of the step that is open."""
    makers = (_preparation, _rungs, _limits, _composition, _sources)
    rows = makers[draft.step](draft) if draft.step < LAST_STEP else _people(judgement)
    return tuple(rows)


_Rows = Iterator[tuple[str, tuple[FieldPlan, ...]]]


def _preparation(draft: Draft) -> _Rows:
    if draft.kind is DraftKind.CHANGE:
        yield "", (_words("version", "Version", f"“{draft.base.version}” is in use now"),)
    else:
        yield "", (_words("id", "Id", "Small letters, digits, hyphens"), _words("version", "Version"))
    yield "", (_words("preparation", "Preparation"),)
    yield "", (_words("manufacturer", "Manufacturer"), _words("region", "Region"))
    yield (
        "",
        (
            _number("concentration_mg_per_ml", "Concentration", MgPerMl),
            _number("drop_factor_drops_per_ml", "Drop factor (if any)", DropsPerMl),
        ),
    )
    numbers = tuple(Option(value=one.value, label=infusion_text(one)) for one in InfusionNumber)
    yield "", (_choice("infusion", "For which infusions", numbers),)
    yield "", (_choice("source", "Source of the profile", _cited(draft.texts)),)
    indications = dict.fromkeys((*_LABEL_INDICATIONS, *INDICATIONS, *draft.base.indications))
    options = tuple(Option(value=one, label=indication_text(one)) for one in indications)
    yield "", (FieldPlan(name="indications", label="Indications", kind=FieldKind.CHOICES, options=options),)


def _rungs(draft: Draft) -> _Rows:
    for name, heading in (("rung", "Rung"), ("later_rung", "Later infusions, rung")):
        typed = filled(draft.texts, name, RUNG_PARTS)
        rows = shown(draft.texts, name, RUNG_PARTS)
        if typed or name == "rung":
            unit = "Unit of every rung" if name == "rung" else "Unit of every rung of a later infusion"
            yield "", (_choice(f"{name}_unit", unit, _units()),)
        for row in rows:
            is_typed = row in typed
            left_out = "" if is_typed else " – left out while it is empty"
            yield f"{heading} {row}{left_out}", _rung(draft.texts, name, row, asks_source=is_typed)


def _rung(texts: Texts, name: str, row: int, *, asks_source: bool) -> tuple[FieldPlan, ...]:
    rate = _rate(texts, f"{name}_{row}_rate", "Rate", f"{name}_unit")
    hold = _number(f"{name}_{row}_hold", "Held for", Minutes)
    source = _choice(f"{name}_{row}_source", "Source", _cited(texts))
    return (rate, hold, source) if asks_source else (rate, hold)


def _limits(draft: Draft) -> _Rows:
    texts = draft.texts
    yield from _limit(texts, "maximum", "Maximum")
    yield from _limit(texts, "tolerated_faster", "Maximum if tolerated before (if any)")
    for row in shown(texts, "at_risk", LIMIT_PARTS):
        another = "" if row == 1 else f", print {row}"
        yield from _limit(texts, f"at_risk_{row}", f"Maximum for patients at risk{another} (if any)")
    words = FieldPlan(name="at_risk_words", label="Words of the label for patients at risk", hint=_NOT_READ)
    yield "", (words,)
    yield from _limit(texts, "first_infusion", "Maximum of a first infusion (if any)")
    yield (
        "Observation after the end",
        (
            _number("observe_ordinary_min", "Ordinary", Minutes),
            _number("observe_longer_min", "First, changed, long gap", Minutes),
        ),
    )
    yield "", (_choice("observe_source", "Source of the observation", _cited(texts)),)


def _limit(texts: Texts, name: str, heading: str) -> _Rows:
    rate = _rate(texts, f"{name}_rate", "Rate", f"{name}_unit")
    if not texts.of(f"{name}_rate").strip():
        yield heading, (rate,)
        return
    yield heading, (rate, _choice(f"{name}_source", "Source", _cited(texts)))
    yield "", (_choice(f"{name}_unit", "Unit", _units()),)
    yield "", (_words(f"{name}_condition", "Condition"),)


def _composition(draft: Draft) -> _Rows:
    hint = "Parted by spaces; empty where not read"
    vials = FieldPlan(name="vials_ml", label="Vial sizes in mL", hint=hint)
    yield "", (_words("stabiliser", "Stabiliser", _NOT_READ),)
    yield "", (_words("iga", "IgA", _NOT_READ),)
    pooled = _number("pooled_use_within_min", "Pooled bottles, use within (if any)", Minutes)
    yield "", (vials, _number("diluted_to_mg_per_ml", "Diluted to (if any)", MgPerMl), pooled)
    yield "", (_words("dilution", "Dilution", _NOT_READ),)
    yield "", (_words("line", "Line", _NOT_READ),)
    for name, heading in (("warning", "Warning"), ("note", "Note")):
        for row in shown(draft.texts, name, WORDS):
            wanted = "" if draft.texts.of(f"{name}_{row}").strip() else " (if any)"
            yield "", (_words(f"{name}_{row}", f"{heading} {row}{wanted}"),)


def _sources(draft: Draft) -> _Rows:
    statuses = tuple(Option(value=one.value, label=status_text(one)) for one in FigureStatus)
    typed = filled(draft.texts, "source", SOURCE_PARTS)
    cited = {text for name, text in draft.texts.by_field.items() if name.endswith("source")}
    for row in shown(draft.texts, "source", SOURCE_PARTS):
        idle = " – no figure names it, so it is not saved" if row in typed and str(row) not in cited else ""
        yield f"Source {row}{idle}", (_words(f"source_{row}_document", "Document"),)
        yield (
            "",
            (
                _words(f"source_{row}_dated", "Dated", "As printed, or “not dated”"),
                _words(f"source_{row}_read_on", "Read on", _DAY),
            ),
        )
        yield "", (_choice(f"source_{row}_status", "What it is", statuses),)


def _people(judgement: Judgement) -> _Rows:
    names = _words("checked_1", "Pharmacist"), _words("checked_2", "Second reader")
    yield "Read against its sources by", (*names, _words("checked_on", "On", _DAY))
    if judgement.raised:
        yield (
            "Above the shipped limit: who answers for it",
            (
                _words("raised_1", "Name"),
                _words("raised_2", "Second name"),
                _words("raised_on", "On", _DAY),
            ),
        )
        yield "", (_words("raised_reason", "Reason", "One line; it stands on every page"),)
    if judgement.slips:
        yield (
            "Far from every shipped figure: who looked again",
            (
                _words("ten_fold_1", "Name"),
                _words("ten_fold_2", "Second name"),
            ),
        )


def _words(name: str, label: str, hint: str = "") -> FieldPlan:
    return FieldPlan(name=name, label=label, hint=hint)


def _number(name: str, label: str, quantity: type[DropsPerMl] | type[MgPerMl] | type[Minutes]) -> FieldPlan:
    return FieldPlan(name=name, label=label, kind=FieldKind.NUMBER, quantity=quantity)


def _choice(name: str, label: str, options: tuple[Option, ...]) -> FieldPlan:
    return FieldPlan(name=name, label=label, kind=FieldKind.CHOICE, options=options)


def _rate(texts: Texts, name: str, label: str, unit_name: str) -> FieldPlan:
    """A rate in the unit that is chosen; without one its number is not yet an amount."""
    return FieldPlan(name=name, label=label, kind=FieldKind.NUMBER, quantity=UNITS.get(texts.of(unit_name)))


def _units() -> tuple[Option, ...]:
    return tuple(Option(value=unit, label=unit) for unit in UNITS)


def _cited(texts: Texts) -> tuple[Option, ...]:
    """The documents there are, by number and what they are; step 5 has their names."""
    return tuple(
        Option(value=str(row), label=f"{row}: {texts.of(f'source_{row}_status') or 'no status'}")
        for row in filled(texts, "source", SOURCE_PARTS)
    )
