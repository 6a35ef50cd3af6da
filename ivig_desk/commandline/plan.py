"""`plan`: a ramp, or a rate under the skin, as a table for people or as JSON for a ward's scripts."""

import json

from ivig_desk.commandline.doors import Doors
from ivig_desk.commandline.plan_reading import read_plan
from ivig_desk.commandline.plan_route import profile_of
from ivig_desk.commandline.plan_sheet import PlanSheet, plan_sheet
from ivig_desk.commandline.subcutaneous_plan import subcutaneous_lines, subcutaneous_object, subcutaneous_sheet
from ivig_desk.commandline.wanted import Detail, Form, PlanWanted
from ivig_desk.domain.formulary.ceiling import CeilingReason
from ivig_desk.domain.formulary.ramp import PlannedRung
from ivig_desk.domain.formulary.subcutaneous import SubcutaneousProfile
from ivig_desk.presenters.formats import (
    Rounding,
    amount_text,
    minutes_text,
    number_text,
    quantity_text,
)
from ivig_desk.presenters.run_wording import ceiling_reason_text, giving_set_text
from ivig_desk.presenters.screens import WorkingSection
from ivig_desk.rehearsal.columns import columns
from ivig_desk.rehearsal.giving_set_words import giving_set_word

_HEADS = ("rung", "as printed", "mL/kg/h", "mL/h", "drops/min", "from min", "until min", "mL by then")
_PRINTED_PLACES = 4
_RATE_PLACES = 2
_DOSE_PLACES = 3
_TIME_PLACES = 1
_VOLUME_PLACES = 1


def show_plan(wanted: PlanWanted, doors: Doors) -> int:
    """Print the plan, the way its profile goes; raises WrongUse."""
    data_files = doors.data_files(wanted.data)
    profile = profile_of(wanted, data_files)
    is_json = wanted.form is Form.JSON
    if isinstance(profile, SubcutaneousProfile):
        under_the_skin = subcutaneous_sheet(wanted, profile, data_files.posology().day)
        print(_json(subcutaneous_object(under_the_skin)) if is_json else _table(subcutaneous_lines(under_the_skin)))
        return 0
    sheet = plan_sheet(read_plan(wanted, profile, data_files))
    working = sheet.working if wanted.detail is Detail.WORKING else ()
    if is_json:
        print(_json(plan_object(sheet) | _working_object(working)))
    else:
        print(_table([*plan_lines(sheet), *_working_lines(working)]))
    return 0


def plan_object(sheet: PlanSheet) -> dict[str, object]:
    """Return the sheet as JSON has it: every number exact text with its unit in the key; a rung's own is a count."""
    asked = sheet.asked
    return {
        "profile": asked.profile.id,
        "profile_version": asked.profile.version,
        "weight_kg": asked.patient.weight.text,
        "dose_g": asked.order.dose.text,
        "volume_ml": sheet.volume.text,
        "set": giving_set_word(asked.giving_set),
        "ceiling": {
            "ml_per_kg_h": sheet.ceiling.limit.text,
            "ml_h": sheet.ceiling_rate.ml_per_h.text,
            "reasons": [_reason(reason) for reason in sheet.ceiling.reasons],
        },
        "rungs": [_rung(planned) for planned in sheet.rungs],
        "duration_min": number_text(sheet.lasts.value, _TIME_PLACES, Rounding.UP),
        "notes": list(sheet.notes),
    }


def plan_lines(sheet: PlanSheet) -> list[str]:
    """Return the sheet as lines for a person; a time is rounded up, a rate down."""
    asked = sheet.asked
    weight = quantity_text(asked.patient.weight, _DOSE_PLACES)
    dose = quantity_text(asked.order.dose, _DOSE_PLACES)
    volume = quantity_text(sheet.volume, _VOLUME_PLACES)
    ceiling = quantity_text(sheet.ceiling.limit, _RATE_PLACES)
    return [
        f"{asked.profile.preparation} ({asked.profile.id}, version {asked.profile.version})",
        f"{weight} · {dose} in {volume} · {giving_set_text(asked.giving_set)}",
        f"Protocol allows up to {ceiling} ({quantity_text(sheet.ceiling_rate.ml_per_h, _RATE_PLACES)}):",
        *(f"  {ceiling_reason_text(reason)}" for reason in sheet.ceiling.reasons),
        "",
        *columns([_HEADS, *(_row(planned) for planned in sheet.rungs)]),
        "",
        f"In all {minutes_text(sheet.lasts)}, if every rise is taken at once.",
        *(f"– {note}" for note in sheet.notes),
    ]


def _working_object(working: tuple[WorkingSection, ...]) -> dict[str, object]:
    """The same lines as below the table, without their headings; no key where they were not asked for."""
    return {"working": [line.text for section in working for line in section.lines]} if working else {}


def _working_lines(working: tuple[WorkingSection, ...]) -> list[str]:
    lines = []
    for section in working:
        lines += ["", section.heading, *(f"  {line.text}" for line in section.lines)]
    return lines


def _json(sheet: dict[str, object]) -> str:
    return json.dumps(sheet, ensure_ascii=False, indent=2)


def _table(lines: list[str]) -> str:
    return "\n".join(lines)


def _reason(reason: CeilingReason) -> dict[str, object]:
    return {
        "kind": reason.kind.value,
        "ml_per_kg_h": reason.limit.text,
        "text": ceiling_reason_text(reason),
        "source": reason.source,
    }


def _rung(planned: PlannedRung) -> dict[str, object]:
    rung = planned.rung
    return {
        "number": rung.number,
        "as_printed": f"{rung.as_printed.text} {rung.as_printed.unit}",
        "ml_per_kg_h": rung.exact.text,
        "ml_h": rung.rate.ml_per_h.text,
        "drops_per_min": None if rung.rate.drops_per_min is None else rung.rate.drops_per_min.text,
        "hold_min": rung.hold.text,
        "from_min": planned.start.text,
        "until_min": planned.end.text,
        "infused_ml_by_end": planned.infused_by_end.text,
    }


def _row(planned: PlannedRung) -> tuple[str, ...]:
    rung = planned.rung
    drops = rung.rate.drops_per_min
    return (
        str(rung.number),
        quantity_text(rung.as_printed, _PRINTED_PLACES),
        amount_text(rung.exact, _PRINTED_PLACES),
        amount_text(rung.rate.ml_per_h, _RATE_PLACES),
        "–" if drops is None else amount_text(drops, 0),
        number_text(planned.start.value, _TIME_PLACES, Rounding.UP),
        number_text(planned.end.value, _TIME_PLACES, Rounding.UP),
        amount_text(planned.infused_by_end, _VOLUME_PLACES),
    )
