"""What the texts so far come to: dose in its other units, ramp, ceiling, questions."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.formulary.bottle_choice import BottleChoice, NoBottles
from ivig_desk.domain.formulary.ceiling import Ceiling, asks_for_prescriber_ceiling
from ivig_desk.domain.formulary.giving_set import (
    MICRODRIP_ADVISED_UNDER,
    BedRate,
    SetProblem,
    is_slow_drip,
)
from ivig_desk.domain.formulary.ramp import PlannedRung, RampRefused, planned_rungs, ramp_for
from ivig_desk.domain.formulary.working import refused_working
from ivig_desk.domain.infusion.checks import CheckEntry
from ivig_desk.domain.infusion.decide.planning import why_no_ramp
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.questions import questions_of
from ivig_desk.domain.infusion.refusals import RefusalKind, Unmet
from ivig_desk.presenters import plan_fields
from ivig_desk.presenters.bottle_wording import no_bottles_text
from ivig_desk.presenters.dose_wording import whole_bottles_text
from ivig_desk.presenters.formats import minutes_text, quantity_text
from ivig_desk.presenters.order_sheet import OrderSheet, order_sheet
from ivig_desk.presenters.patient_sheet import PatientSheet, patient_sheet
from ivig_desk.presenters.plan_checks import said_at_once
from ivig_desk.presenters.plan_reading import PlanReader, PlanSources
from ivig_desk.presenters.pooled_wording import pooled_text, pooled_warnings
from ivig_desk.presenters.profile_wording import raised_text
from ivig_desk.presenters.ramp_table import ramp_table
from ivig_desk.presenters.refusal_wording import ramp_text, refusal_text
from ivig_desk.presenters.run_wording import rate_text
from ivig_desk.presenters.screens import Line, Table, Tone
from ivig_desk.presenters.set_wording import unsettable_lines
from ivig_desk.presenters.typed import Texts
from ivig_desk.presenters.working_wording import too_slow_line

_COMPARED = (
    plan_fields.EARLIER_PATIENT,
    plan_fields.DOSE_PER_KG,
    plan_fields.DOSE_ML,
    plan_fields.IDEAL_WEIGHT,
    plan_fields.FACTOR,
    *plan_fields.PLACE,
    plan_fields.DISPENSED,
)
_BOUNDS = (plan_fields.OWN_CEILING, plan_fields.AT_LEAST, plan_fields.FASTEST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What can be said of a plan before it is agreed."""

    plan: Plan | None = None
    sheet: OrderSheet = field(default_factory=OrderSheet)
    patient: PatientSheet = field(default_factory=PatientSheet)
    bottles: BottleChoice | NoBottles = NoBottles.NO_DOSE
    checks: tuple[CheckEntry, ...] = ()
    ceiling: Ceiling | None = None
    first: BedRate | None = None
    table: Table | None = None
    rungs: tuple[PlannedRung, ...] = ()
    notes: tuple[Line, ...] = ()
    handling: tuple[Line, ...] = ()
    pooled: str = ""
    problems: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[str, ...] = ()
    asked: tuple[Unmet, ...] = field(default=())


def preview_of(texts: Texts, sources: PlanSources, now: Instant) -> Preview:
    """Return what the texts come to, as far as they can be read; nothing is decided here."""
    reader = PlanReader(texts, sources)
    preview = Preview(
        sheet=order_sheet(texts, reader, sources.references.posology),
        patient=patient_sheet(texts, reader, sources, now),
        bottles=reader.bottle_choice(),
        checks=reader.asked_checks(),
    )
    plan = reader.draft()
    preview = replace(
        preview, handling=_handling(reader, preview.bottles), problems=_said_at_once(texts, reader.problems)
    )
    if plan is None:
        return preview
    asked = questions_of(plan, sources.references, now)
    plan = replace(plan, asked=reader.answered(tuple(question.question for question in asked)))
    questions = tuple(refusal_text(question) for question in asked)
    preview = replace(
        preview, plan=plan, asked=asked, questions=questions, handling=(*_rounded(plan), *preview.handling)
    )
    unread = _unread_bounds(texts, reader.problems)
    if unread:
        return replace(preview, notes=unread)
    dispensed = plan.order.dispensed
    if dispensed is not None and not plan.profile.may_hang(dispensed):
        return replace(preview, notes=(Line(text="No ramp: the bag is not as the label has it.", tone=Tone.HIGH),))
    return _with_pooled(_with_ramp(preview, plan), plan, now, sources.references.utc_offset_minutes)


def _handling(reader: PlanReader, bottles: BottleChoice | NoBottles) -> tuple[Line, ...]:
    """What there is to know of bag and bottles where nothing can be chosen."""
    profile = reader.profile()
    if profile is None:
        return ()
    is_diluted = profile.composition.diluted_to is not None
    why = no_bottles_text(bottles) if isinstance(bottles, NoBottles) else ""
    texts = (f"Dilution: {profile.composition.dilution}", why) if not is_diluted else (why,)
    return tuple(Line(text=text, tone=Tone.QUIET) for text in texts if text)


def _said_at_once(texts: Texts, problems: Mapping[str, str]) -> Mapping[str, str]:
    """What contradicts something else on the page: said while it is typed, not only once the step is left."""
    compared = {plan.name: problems[plan.name] for plan in _COMPARED if plan.name in problems and texts.of(plan.name)}
    return {**compared, **said_at_once(problems, texts)}


def _unread_bounds(texts: Texts, problems: Mapping[str, str]) -> tuple[Line, ...]:
    """A bound that is typed and cannot be read stops the ramp: without it a higher one would be read aloud."""
    unread = [problems[plan.name] for plan in _BOUNDS if plan.name in problems and texts.of(plan.name).strip()]
    return tuple(Line(text=f"No ramp: {problem}", tone=Tone.HIGH) for problem in unread)


def _rounded(plan: Plan) -> tuple[Line, ...]:
    text = whole_bottles_text(plan.order)
    return (Line(text=text, tone=Tone.MEDIUM),) if text else ()


def _with_ramp(preview: Preview, plan: Plan) -> Preview:
    ceiling = plan.ceiling(None)
    ramp = ramp_for(plan.profile, plan.patient, plan.giving_set, ceiling)
    if isinstance(ramp, RampRefused):
        return replace(preview, ceiling=ceiling, notes=(*_raised(plan), *_why_not(plan, ramp)))
    rungs = planned_rungs(ramp, plan.volume)
    return replace(
        preview,
        ceiling=ceiling,
        first=ramp.rungs[0].rate,
        table=ramp_table(rungs, plan.patient.weight),
        rungs=rungs,
        notes=(*_raised(plan), *_notes(plan, rungs)),
    )


def _with_pooled(preview: Preview, plan: Plan, now: Instant, utc_offset_minutes: int) -> Preview:
    """With what there is to know of pooled bottles, the ramp begun now and every rise taken at once."""
    ends_at = now.plus(preview.rungs[-1].end) if preview.rungs else None
    warnings = pooled_warnings(plan, ends_at, now, utc_offset_minutes)
    return replace(preview, pooled=pooled_text(plan, now, utc_offset_minutes), notes=(*warnings, *preview.notes))


def _raised(plan: Plan) -> tuple[Line, ...]:
    """What the ward allows above the label, before anything that follows from it."""
    text = raised_text(plan.profile)
    return (Line(text=text, tone=Tone.MEDIUM),) if text else ()


def _why_not(plan: Plan, refused: RampRefused) -> tuple[Line, ...]:
    """Why the set cannot run the profile, with the reckoning (S20, S26)."""
    why = Line(text=ramp_text(why_no_ramp(refused), plan.giving_set), tone=Tone.HIGH)
    if refused.problem not in {SetProblem.DROPS_TOO_SLOW, SetProblem.PUMP_TOO_COARSE}:
        return (why,)
    reckoned = Line(text=too_slow_line(refused.reckoned, refused_working(refused, plan)))
    return (why, reckoned, *unsettable_lines(plan))


def _notes(plan: Plan, rungs: tuple[PlannedRung, ...]) -> tuple[Line, ...]:
    """How long it takes, and what label and set warn of."""
    notes = [Line(text=f"In all {minutes_text(rungs[-1].end)}, if every rise is taken at once.")] if rungs else []
    slow = [planned.rung for planned in rungs if is_slow_drip(planned.rung.rate)]
    if slow:
        named = ", ".join(f"rung {rung.number} ({rate_text(rung.rate)})" for rung in slow)
        advised = f"Under {quantity_text(MICRODRIP_ADVISED_UNDER, 0)} a microdrip set or a pump is advised: {named}."
        notes.append(Line(text=advised, tone=Tone.MEDIUM))
    if asks_for_prescriber_ceiling(plan.profile, plan.patient, plan.order):
        risks = ", ".join(risk.value for risk in plan.patient.risks)
        needed = Unmet(kind=RefusalKind.PRESCRIBER_CEILING_NEEDED, about=risks)
        notes.append(Line(text=refusal_text(needed), tone=Tone.MEDIUM))
    notes.extend(Line(text=warning, tone=Tone.MEDIUM) for warning in plan.profile.composition.warnings)
    return tuple(notes)
