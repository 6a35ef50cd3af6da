"""An invented profile's file, sound and with every key there is; a test breaks what it needs broken."""

from __future__ import annotations

SOUND = """\
id = "invented-5"
version = "3"
preparation = "Invented 5 %"
manufacturer = "nobody"
region = "EU"
indications = ["all"]
infusion = "first"
concentration_mg_per_ml = "50"
drop_factor_drops_per_ml = "60"
at_risk_words = "minimum"
source = "label"
notes = ["a note"]

[sources.label]
document = "a label"
dated = "2022-02-16"
read_on = "2026-11-22"
status = "label"

[sources.local]
document = "local practice"
dated = "not dated"
read_on = "2026-11-21"
status = "local practice"

[[rung]]
rate_ml_per_kg_min = "0.01"
hold_min = "15"
source = "label"

[[rung]]
rate_drops_per_kg_min = "1.2"
hold_min = "20"
source = "local"

[maximum]
rate_ml_per_kg_h = "4"
condition = "every indication"
source = "label"

[tolerated_faster]
rate_ml_per_kg_h = "7.2"
condition = "tolerated"
source = "label"

[at_risk]
rate_mg_per_kg_min = "2"
condition = "at risk"
source = "label"

[first_infusion]
rate_mg_per_kg_h = "150"
condition = "first"
source = "label"

[observe_after]
ordinary_min = "20"
first_changed_or_long_gap_min = "60"
source = "local"

[composition]
stabiliser = "sorbitol"
iga = "under 50 µg/mL"
vials_ml = ["10", "50"]
dilution = "do not dilute"
line = "not read"
warnings = ["fructose"]

[checked]
by = ["A. Rus", "B. Pop"]
on = "2026-11-23"
"""


def with_line(old: str, new: str) -> str:
    """The sound file with the first line that reads `old` exchanged; its number stays as it was."""
    lines = SOUND.splitlines()
    lines[lines.index(old)] = new
    return "\n".join(lines)
