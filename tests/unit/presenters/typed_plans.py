"""What is typed on the plan page for a child on a drip and an adult on a pump, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.helpers.check_texts import ALL_DONE

if TYPE_CHECKING:
    from collections.abc import Mapping

BASELINE = {
    "systolic": "100",
    "diastolic": "60",
    "heart_rate": "90",
    "temperature": "36.8",
    "spo2": "98",
    "respiratory_rate": "20",
}
CHILD: Mapping[str, str] = {
    "identifier": "4471",
    "name": "Ionescu, Maria",
    "born": "2018-05-02",
    "sex": "F",
    "weight_kg": "24",
    "weight_again_kg": "24",
    "iga": "normal",
    "earlier": "never",
    "last_time": "headache at 2.4 mL/kg/h",
    "indication": "atopic-dermatitis",
    "dose_g": "7.2",
    "prescriber": "Dr D. Marin",
    **ALL_DONE,
    "preparation": "Privigen 10 %",
    "profile": "privigen-10-eu",
    "giving_set": "gravity:60",
    "bottle_1_not_scanned": "scanner broken",
    "bottle_1_batch": "P100234567",
    "bottle_1_batch_again": "P100234567",
    "bottle_1_expiry": "2027-05-31",
    "bottle_1_ml": "100",
    "nurse": "A. Pop",
    "second_checker": "C. Radu",
    "sound": "heard",
    **BASELINE,
}
ADULT: Mapping[str, str] = {
    **CHILD,
    "identifier": "8150",
    "name": "Marinescu, Ion",
    "born": "1980-01-15",
    "sex": "M",
    "weight_kg": "70",
    "weight_again_kg": "70",
    "last_time": "",
    "indication": "dermatomyositis",
    "dose_g": "28",
    "giving_set": "pump:0.1",
    "bottle_1_ml": "400",
    "systolic": "125",
    "diastolic": "80",
    "heart_rate": "70",
    "respiratory_rate": "14",
}


def adult_signs(**changes: str) -> dict[str, str]:
    """A set of vital signs of the adult."""
    return {name: ADULT[name] for name in BASELINE} | changes
