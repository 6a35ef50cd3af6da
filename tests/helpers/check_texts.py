"""What is typed for the shipped checks of somebody without a thromboembolic risk: all done, given, or absent."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CONTRAINDICATIONS = ("severe-hypersensitivity", "severe-kidney-failure")
DONE = (
    "history-heart",
    "history-kidney",
    "history-diabetes",
    "history-liver",
    "history-drugs",
    "liver-function",
    "creatinine",
    "glucose",
    "haemoglobin",
    "coagulation",
    "iga",
    "cryoglobulins",
    "thrombophilia",
    "blood-group",
    "rheumatoid-factor",
    "eosinophils",
    "ige",
    "hiv",
    "hbv",
    "hcv",
    "consent",
    "batch-label",
)
GIVEN = ("antihistamine", "paracetamol")
ALL_DONE: Mapping[str, str] = {
    **{f"check_{name}": "absent" for name in CONTRAINDICATIONS},
    **{f"check_{name}": "done" for name in (*DONE, *GIVEN)},
    **{f"check_time_{name}": "07:40" for name in GIVEN},
}
