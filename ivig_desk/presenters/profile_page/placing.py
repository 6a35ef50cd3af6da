"""Which field of the form a fault of the text belongs to."""

import re
from collections.abc import Mapping

from ivig_desk.desk.faults import BadDataFile
from ivig_desk.presenters.profile_page.rows import LIMIT_PARTS, RUNG_PARTS, filled
from ivig_desk.presenters.typed import Texts

_ROW = re.compile(r"(?P<list>rung|later_rung|at_risk)(?: (?P<number>\d+))?(?:\.(?P<part>\w+).*)?")
_LIMIT = re.compile(r"(?P<limit>maximum|tolerated_faster|first_infusion)(?:\.(?P<part>\w+).*)?")
_SAME = frozenset(
    {
        "id",
        "version",
        "preparation",
        "manufacturer",
        "region",
        "indications",
        "infusion",
        "concentration_mg_per_ml",
        "drop_factor_drops_per_ml",
        "source",
        "at_risk_words",
    }
)
"""Keys of the file that are the names of their fields."""
_OTHERS: Mapping[str, str] = {
    "checked": "checked_1",
    "checked.by": "checked_2",
    "checked.on": "checked_on",
    "raised": "raised_1",
    "raised.by": "raised_2",
    "raised.reason": "raised_reason",
    "raised.on": "raised_on",
    "ten_fold_checked_by": "ten_fold_2",
    "observe_after.ordinary_min": "observe_ordinary_min",
    "observe_after.first_changed_or_long_gap_min": "observe_longer_min",
    "composition.stabiliser": "stabiliser",
    "composition.iga": "iga",
    "composition.vials_ml": "vials_ml",
    "composition.dilution": "dilution",
    "composition.diluted_to_mg_per_ml": "diluted_to_mg_per_ml",
    "composition.pooled_use_within_min": "pooled_use_within_min",
    "composition.line": "line",
}


def field_of_fault(fault: BadDataFile, texts: Texts) -> str:
    """Return the field a fault stands beside; empty where it belongs to none."""
    if fault.name in _SAME:
        return fault.name
    if fault.name in _OTHERS:
        return _OTHERS[fault.name]
    if limit := _LIMIT.fullmatch(fault.name):
        return f"{limit['limit']}_{_limit_part(limit['part'])}"
    row = _ROW.fullmatch(fault.name)
    return "" if row is None else _of_row(row, fault, texts)


def _of_row(row: re.Match[str], fault: BadDataFile, texts: Texts) -> str:
    """The field in a list: the file numbers what is filled in, the form its rows."""
    name, number = row["list"], int(row["number"] or 1)
    rows = filled(texts, name, LIMIT_PARTS if name == "at_risk" else RUNG_PARTS)
    if number > len(rows):
        return f"{name}_1_rate"
    if name == "at_risk":
        return f"{name}_{rows[number - 1]}_{_limit_part(row['part'])}"
    is_time = row["part"] == "hold_min" or fault.found.endswith(" min")
    return f"{name}_{rows[number - 1]}_{'hold' if is_time else 'rate'}"


def _limit_part(part: str | None) -> str:
    return part if part in {"condition", "source"} else "rate"
