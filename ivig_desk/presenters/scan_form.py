"""The form of a scanned label that asks something: teach its GTIN, compare its batch, answer for another brand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ivig_desk.domain.amounts.quantities import Millilitres
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.formulary.two_people import are_two_people
from ivig_desk.domain.infusion.bottles.label import ScannedLabel
from ivig_desk.domain.infusion.bottles.scan_checks import ScanFinding
from ivig_desk.domain.infusion.bottles.teaching import TaughtLabel
from ivig_desk.domain.infusion.refusals import RefusalKind
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters.formats import quantity_text
from ivig_desk.presenters.scan_wording import label_text, other_text, shown_text
from ivig_desk.presenters.screens import Button, FieldGroup, FieldKind, Form, Line, Option, Tone
from ivig_desk.presenters.typed import FieldPlan, Texts, amount_in, choice_problem, field_of

SCAN = "scan"
"""The form, and how the names of its texts begin."""

BATCH_PRINTED = FieldPlan(name="scan_batch_printed", label="Batch, as printed on the label")
TEACH_VOLUME = FieldPlan(
    name="scan_teach_ml", label="Volume of the bottle", kind=FieldKind.NUMBER, quantity=Millilitres
)
TEACH_FIRST = FieldPlan(name="scan_teach_first", label="Who reads it from the pack")
TEACH_SECOND = FieldPlan(name="scan_teach_second", label="Who reads it a second time")
OTHER_REASON, OTHER_NAME = fields.answer_fields(RefusalKind.MIXED_BRANDS.value)
_PREPARATION = "scan_teach_preparation"
_SIZES_PLACES = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A scanned label that waits for answers, with what it was taught as so far and what it is held against."""

    label: ScannedLabel
    taught: TaughtLabel | None
    findings: tuple[ScanFinding, ...]
    ordered: str
    profiles: tuple[Profile, ...]


def scan_form(waiting: Waiting, texts: Texts, problems: Mapping[str, str]) -> Form:
    """Return the form with a group for each thing that is asked."""
    rows = _rows(waiting, texts)
    groups = tuple(
        FieldGroup(heading="", fields=tuple(field_of(plan, texts, problems) for plan in row)) for row in rows
    )
    teaches = ScanFinding.UNKNOWN_GTIN in waiting.findings
    return Form(
        name=SCAN,
        title="Scanned label",
        groups=groups,
        submit=Button(
            name=f"submit:{SCAN}", label="Teach and add the bottle" if teaches else "Add the bottle", tone=Tone.GOOD
        ),
        cancel=Button(name="cancel:scan", label="Do not add", key="Esc"),
        focus=rows[0][0].name if rows else "",
        lines=_lines(waiting),
    )


def scan_problems(waiting: Waiting, texts: Texts) -> dict[str, str]:
    """Return what is missing or wrong in the form, by field."""
    plans = [plan for row in _rows(waiting, texts) for plan in row]
    problems = {
        plan.name: f"{plan.label}: missing."
        for plan in plans
        if plan.kind is FieldKind.TEXT and not texts.of(plan.name).strip()
    }
    printed, read = texts.of(BATCH_PRINTED.name).strip(), waiting.label.batch
    if BATCH_PRINTED in plans and printed and printed != read:
        problems[BATCH_PRINTED.name] = (
            f"{BATCH_PRINTED.label}: {shown_text(printed)} is not {read}, as it was read. "
            "Do not add it; say why this bottle cannot be scanned."
        )
    if ScanFinding.UNKNOWN_GTIN in waiting.findings:
        problems.update(_teaching_problems(waiting, texts))
    return problems


def taught_in(waiting: Waiting, texts: Texts, today: date) -> TaughtLabel | None:
    """Return what the form teaches; None where it has a problem or teaches nothing."""
    volume = amount_in(TEACH_VOLUME, texts, Millilitres)
    if ScanFinding.UNKNOWN_GTIN not in waiting.findings or isinstance(volume, str):
        return None
    first, second = (texts.of(plan.name).strip() for plan in (TEACH_FIRST, TEACH_SECOND))
    return TaughtLabel(
        gtin=waiting.label.gtin, preparation=texts.of(_PREPARATION), volume=volume, by=(first, second), on=today
    )


def _teaching_problems(waiting: Waiting, texts: Texts) -> dict[str, str]:
    problems = {}
    preparation = choice_problem(_preparation_field(waiting.profiles), texts)
    if preparation:
        problems[_PREPARATION] = preparation
    volume = amount_in(TEACH_VOLUME, texts, Millilitres)
    if isinstance(volume, str):
        problems[TEACH_VOLUME.name] = volume
    elif volume.value <= 0:
        problems[TEACH_VOLUME.name] = f"{TEACH_VOLUME.label}: more than 0 mL."
    first, second = (texts.of(plan.name).strip() for plan in (TEACH_FIRST, TEACH_SECOND))
    if first and second and not are_two_people((first, second)):
        problems[TEACH_SECOND.name] = f"{TEACH_SECOND.label}: {second} has read it already. Another person reads it."
    return problems


def _rows(waiting: Waiting, texts: Texts) -> tuple[tuple[FieldPlan, ...], ...]:
    rows: list[tuple[FieldPlan, ...]] = []
    if ScanFinding.BATCH_IN_DOUBT in waiting.findings:
        rows.append((BATCH_PRINTED,))
    if ScanFinding.UNKNOWN_GTIN in waiting.findings:
        rows.append((_preparation_field(waiting.profiles),))
        rows.append((_sized(waiting, texts), TEACH_FIRST, TEACH_SECOND))
    if ScanFinding.OTHER_PREPARATION in waiting.findings:
        rows.append((OTHER_REASON, OTHER_NAME))
    return tuple(rows)


def _preparation_field(profiles: tuple[Profile, ...]) -> FieldPlan:
    names = dict.fromkeys(profile.preparation for profile in profiles)
    return FieldPlan(
        name=_PREPARATION,
        label="Preparation, as printed on the pack",
        kind=FieldKind.CHOICE,
        options=tuple(Option(value=name, label=name) for name in names),
    )


def _sized(waiting: Waiting, texts: Texts) -> FieldPlan:
    """The field of the volume, with the sizes that the chosen preparation comes in beside it."""
    chosen = texts.of(_PREPARATION)
    sizes = {size for one in waiting.profiles if one.preparation == chosen for size in one.composition.vials}
    listed = ", ".join(quantity_text(size, _SIZES_PLACES) for size in sorted(sizes))
    return FieldPlan(
        name=TEACH_VOLUME.name,
        label=TEACH_VOLUME.label,
        kind=TEACH_VOLUME.kind,
        quantity=TEACH_VOLUME.quantity,
        hint=f"Comes in {listed}" if listed else "",
    )


def _lines(waiting: Waiting) -> tuple[Line, ...]:
    lines = [Line(text=f"{label_text(waiting.label)}.")]
    if ScanFinding.BATCH_IN_DOUBT in waiting.findings:
        doubt = f"The batch {waiting.label.batch} may hold more than the batch: a scanner can drop the sign behind it."
        lines.append(Line(text=f"{doubt} Compare it with the label.", tone=Tone.MEDIUM))
    if ScanFinding.UNKNOWN_GTIN in waiting.findings:
        lines.append(Line(text=_unknown(waiting), tone=Tone.MEDIUM))
        if waiting.label.is_of_a_case:
            case = "This GTIN is that of a case of several packs: scan the bottle’s own label."
            lines.append(Line(text=case, tone=Tone.HIGH))
    if ScanFinding.OTHER_PREPARATION in waiting.findings and waiting.taught is not None:
        lines.append(Line(text=other_text(waiting.taught, waiting.ordered), tone=Tone.HIGH))
    return tuple(lines)


def _unknown(waiting: Waiting) -> str:
    if waiting.taught is None:
        return "This GTIN is not known here yet. Two people read preparation and volume from the pack, once for all."
    known, first, second = waiting.taught, *waiting.taught.by
    size = quantity_text(known.volume, _SIZES_PLACES)
    return f"Taught as {known.preparation}, {size}, by {first} and {second}; that is kept, what is taught now counts."
