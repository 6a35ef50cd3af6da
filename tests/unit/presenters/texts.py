"""Every text a person can read on a screen, found by walking the screen itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING

from ivig_desk.presenters.screens import Button, CourseFigure, CurveMark, CurvePane, Field, Option, PagesSeen, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

# Not drawn: names of controls and forms, keys, where the cursor is, and what an option stands for.
SILENT = {"key", "focus", "value", "picture", "infusion_id", "shown", "opens", "pressed", "before", "after"}
UNITS = (
    r"(?:kg|g/kg|g|mg/mL|mg/kg/min|mg/kg/h|mg/g|mg|mL/kg/h|mL/kg/min|mL/h|mL"
    r"|drops/kg/min|drops/min|drops/mL|s/drop|s/min|min/h|drops|mmHg|/min|/mm³|units/mL|points|°C|%|cm|min|h|s|cc)"
)
UNIT_ENDS = r"(?![\w/%])"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text with where it stands; `head` is the unit over its column, where it is in a table."""

    place: str
    text: str
    head: str = ""


def texts_of(screen: object, place: str = "") -> Iterator[Text]:
    """Every text of a screen but what a person typed in a field."""
    if isinstance(screen, str):
        yield from [Text(place=place, text=screen)] if screen else []
    elif isinstance(screen, tuple):
        for number, part in enumerate(screen):
            yield from texts_of(part, f"{place}[{number}]")
    elif isinstance(screen, Table):
        yield from _of_table(screen, place)
    elif is_dataclass(screen):
        for field in fields(screen):
            part = None if _is_silent(screen, field.name, place) else getattr(screen, field.name)
            yield from texts_of(part, f"{place}.{field.name}")


def keys_of(screen: object) -> Iterator[tuple[str, str]]:
    """Every key of a screen with the name of what it presses; a control may stand in two places."""
    if isinstance(screen, tuple):
        for part in screen:
            yield from keys_of(part)
    elif isinstance(screen, Button | Option):
        name = screen.name if isinstance(screen, Button) else screen.value
        yield from ((key, name) for key in screen.key.split("; ") if key)
    elif is_dataclass(screen):
        for field in fields(screen):
            yield from keys_of(getattr(screen, field.name))


def _of_table(table: Table, place: str) -> Iterator[Text]:
    yield from (Text(place=f"{place}.heads", text=head) for head in table.heads)
    for row in table.rows:
        for head, cell in zip(table.heads, row, strict=True):
            yield Text(place=f"{place}.{head}", text=cell, head=head)


def _is_silent(owner: object, name: str, place: str) -> bool:
    if isinstance(owner, Field):
        return name in {"name", "text"}
    if isinstance(owner, CurveMark | CurvePane | CourseFigure):
        # The unit of an axis stands in its title.
        return name in {"text", "ticks", "visits"}
    if isinstance(owner, PagesSeen):
        # Pages are a picture there; their texts are walked along as pages.
        return name == "document"
    if name == "name":
        return not place.endswith(".strip")
    return name in SILENT


def faults_of(text: str) -> list[str]:
    """What is wrong with the numbers of one text (S19); an empty list where nothing is."""
    found = []
    if re.search(r"(?<![\w.])\.\d", text):
        found.append("no leading zero")
    if re.search(rf"(?<![\d.:/-])\d+\.\d*0 {UNITS}{UNIT_ENDS}", text):
        found.append("a trailing zero")
    if re.search(rf"\d{UNITS}{UNIT_ENDS}", text):
        found.append("no space before the unit")
    if re.search(r"\bcc\b|µg|\bU\b|\bIU\b", text):
        found.append("a unit that is misread")
    if re.search(r"\d,\d", text):
        found.append("a decimal comma or a thousands sign")
    if re.search(r"\b[Ss]et (?:to|at|it|the rate|\d)", text):
        found.append("an order to set a rate")
    if re.search(r"(?<!\w)-0(?!\d|\.\d*[1-9])|\bnan\b|\binf\b|\bNone\b|Fraction|<", text):
        found.append("a program’s own text")
    return found


# Numbers that stand without a unit, each for its reason; a number anywhere else needs one.
WITHOUT_UNIT = re.compile(
    r"\d{1,2}:\d{2}(?::\d{2})?"  # a clock or a countdown
    r"|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}"  # a day
    r"|\d{4}-\d{2}-\d{2}"  # a day as it is typed
    r"|(?:rung|bottle|reaction|Bottle|[cC]ycle|grade|Step|step|ID|NEWS2|version|P) ?\d+(?![\d.])(?: of \d+)?"  # named
    r"|^\d (?:Patient|Order|Checks|Preparation and set|Read-back)"  # the steps
    r"|^\d (?:mild|interrupted|prolonged|life-threatening|death)"  # the grades
    r"|\d+ (?:y|days?|months?|conditions?|entry|entries)\b"  # ages and counts
    r"|30 and 60 min"
    r"|(?<=[a-z] )0–[36]|^\d+: 0–3|points of (?:72|30)|\d-month follow-up"  # the scores of a course, and its visits
    r"|weight 0\.\d|EASI = [\d. +]+=|[\d.?()+ ]+ × [\d?]+ × 0\.\d"  # the working of a score
    r"|area [\d–] signs [\d– ]+|CDLQI answers [\d– ]+|ages \d to \d+|\d+ scores?\b"
    r"|\d+ is not from 0 to \d|[\d.]+ is no whole score|not taken for 0|“cycle-\d”"  # of a refused score
    r"|^A4$|Page \d+ of \d+, A4\b"  # a sheet, and a page of it
    r"|\d+ infusions?\b"
    r"|\d+ of \d+ checks|and \d+ more"  # of the checks before the start
    r"|3rd to 97th centile|the 3rd centile|twice the 97th|CDC 2000"  # the growth reference and its outer centiles
    r"|\d+ × (?=\d+ mL)"  # bottles of one size
    r"|\d+(?:(?: to |–)\d+)? (?:cycles?|weeks|days)\b|Table 2"  # the review's counts, and its table
    r"|\d+ sites?\b|1 for the first, then 2, 3|2018;109:323-330"  # under the skin: counts, and the review
    r"|such as 24 or 24.5|such as 4\.|this product, within 8 weeks|age 65 or over"
    r"|batch \S+|summary-infusion-1\.pdf"
    r"|NEWS2 incomplete|NEWS2 \(2017\), oxygen scale 1"  # a name, and its document
    r"|SpO₂|EU/1/08/446/001|Privigen 10(?: %|0 mg/mL)|privigen-10-eu"
)


def bare_numbers(text: str) -> list[str]:
    """The numbers of a text that stand without a unit (S19)."""
    left = WITHOUT_UNIT.sub(" ", text.replace("\u00a0", " "))
    left = re.sub(r"\d+(?:\.\d+)? to (?=\d)", " ", left)
    left = re.sub(rf"(?<![\w.])\d+(?:\.\d+)? {UNITS}{UNIT_ENDS}", " ", left)
    left = re.sub(r"(?<=–)\d+", " ", left)
    return re.findall(r"\d[\d.]*", left)
