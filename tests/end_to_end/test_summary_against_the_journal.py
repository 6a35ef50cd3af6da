"""Every figure of the summary against the journal's own events, reckoned here anew and by nothing of the summary's."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from ivig_desk.domain.infusion import events as happened
from ivig_desk.domain.infusion.not_watching import DeskReopened
from ivig_desk.domain.infusion.reaction_events import AdverseEventStruck, EffectSeen
from ivig_desk.domain.infusion.straying import ClockStrayed
from ivig_desk.presenters.screens import ChartScreen
from ivig_desk.presenters.summary_document import Grid
from tests.golden.summaries_of import entries_of, pages_of_scenario
from tests.scenarios.players import SCENARIOS
from tests.unit.presenters.texts import faults_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ivig_desk.domain.infusion.events import Recorded
    from ivig_desk.presenters.summary_document import SummaryPages

NAMES = [name.removesuffix(".toml") for name in SCENARIOS]
MINUTES_AN_HOUR = 60
HALF_A_TENTH = Fraction(1, 20)
WITHOUT_NUMBER = (
    happened.PlanKept,
    happened.ObservationCorrected,
    DeskReopened,
    ClockStrayed,
    EffectSeen,
    AdverseEventStruck,
)
"""Told by their time where they are told: beside what they are of, or in tables of their own."""


def rows_under(pages: SummaryPages, heading: str) -> list[dict[str, str]]:
    """The rows of a section's tables, each cell by the head of its column."""
    return [
        dict(zip((column.head for column in block.columns), row, strict=True))
        for section in pages.sections
        if section.heading == heading
        for block in section.blocks
        if isinstance(block, Grid)
        for row in block.rows
    ]


def given_by(entries: tuple[Recorded, ...]) -> Fraction:
    """mL by the last reading and the rates since: rate in mL/h × minutes ÷ 60."""
    volume, rate, since = Fraction(0), Fraction(0), None
    for entry in entries:
        if since is not None:
            volume += rate * entry.at.since(since).value / MINUTES_AN_HOUR
            since = entry.at
        match entry.event:
            case happened.InfusionStarted() | happened.InfusionResumed() | happened.ConfirmedAtBed():
                rate, since = entry.event.rate.value, entry.at
            case happened.RateRaised() | happened.RateLowered():
                rate = entry.event.to.value
            case happened.InfusionHeld() | happened.InfusionStopped() | happened.InfusionCompleted():
                rate = Fraction(0)
            case happened.VolumeRead():
                volume = entry.event.read.value
            case _:
                pass
    return volume


@pytest.mark.parametrize("name", NAMES)
def test_the_volume_on_paper_is_what_the_rates_and_readings_come_to(name: str) -> None:
    """S6: at one decimal the paper is at most half a tenth off."""
    entries = sorted(entries_of(name), key=lambda entry: (entry.at, entry.version))
    (row,) = [row for row in amount_rows(pages_of_scenario(name)) if row[0] == "Given"]

    assert abs(Fraction(row[3].removesuffix(" mL")) - given_by(tuple(entries))) <= HALF_A_TENTH


def amount_rows(pages: SummaryPages) -> list[tuple[str, ...]]:
    """The table of what was ordered and given."""
    grids = [block for section in pages.sections for block in section.blocks if isinstance(block, Grid)]
    return [row for grid in grids if grid.columns[1].head == "Dose" for row in grid.rows]


@pytest.mark.parametrize("name", NAMES)
def test_every_value_of_every_set_is_on_paper_in_the_row_of_its_entry(name: str) -> None:
    entries = entries_of(name)
    rows = {row["Entry, by"].split()[0]: row for row in rows_under(pages_of_scenario(name), "Vital signs")}
    taken = {entry.version: entry for entry in entries if isinstance(entry.event, happened.ObservationRecorded)}
    corrected = {
        entry.event.of_version: entry.event
        for entry in entries
        if isinstance(entry.event, happened.ObservationCorrected)
    }

    assert [int(number) for number in rows] == sorted(taken, key=lambda version: (taken[version].at, version))
    for version, entry in taken.items():
        assert isinstance(entry.event, happened.ObservationRecorded)
        observation = corrected[version].observation if version in corrected else entry.event.observation
        row = rows[str(version)]
        heads = ("BP mmHg", "Heart /min", "Temp. °C", "SpO₂ %", "Resp. /min")
        printed = [number for head in heads for number in row[head].split("/")]
        values = (
            observation.systolic,
            observation.diastolic,
            observation.heart_rate,
            observation.temperature,
            observation.spo2,
            observation.respiratory_rate,
        )
        exact = [None if value is None else value.value for value in values]
        if printed[0] == "–" and exact[:2] == [None, None]:
            printed.insert(1, "–")
        assert [None if number == "–" else Fraction(number) for number in printed] == exact


@pytest.mark.parametrize("name", NAMES)
def test_every_bottle_is_on_paper_with_its_batch_and_in_the_patients_hand(name: str) -> None:
    pages = pages_of_scenario(name)
    hung = [entry.event.bottle for entry in entries_of(name) if isinstance(entry.event, happened.BottleHung)]
    batches = [row["Batch"] for row in rows_under(pages, "Bottles")]

    assert [batch.split(" (")[0].split(";")[0] for batch in batches] == [
        bottle.batch or f"not available: {bottle.not_available}" for bottle in hung
    ]
    home = [text for text in texts_of(pages.taken_home) if "batch" in text]
    if pages.taken_home is not None:
        assert all(any((bottle.batch or "not known") in text for text in home) for bottle in hung)


@pytest.mark.parametrize("name", NAMES)
def test_every_entry_of_the_record_is_on_paper_by_its_number(name: str) -> None:
    """S25: denser, and nothing lost; what is confirmed after time nobody watched stands there by its time."""
    pages = pages_of_scenario(name)
    grids = [block for section in pages.sections for block in section.blocks if isinstance(block, Grid)]
    numbers = {
        int(row[place].split()[0])
        for grid in grids
        for place, column in enumerate(grid.columns)
        if column.head in {"Entry, by", "Entry"}
        for row in grid.rows
    }
    confirmed = {entry.version for entry in entries_of(name) if isinstance(entry.event, happened.ConfirmedAtBed)}
    told = {entry.version for entry in entries_of(name) if not isinstance(entry.event, WITHOUT_NUMBER)}

    assert told - confirmed <= numbers


@pytest.mark.parametrize("name", NAMES)
def test_every_text_of_every_summary_is_written_so_that_no_number_is_misread(name: str) -> None:
    """S19: leading zero, no trailing zero, a space before the unit, mL; the patient's page too.

    What a person wrote stands as it was written.
    """
    own_words = [
        entry.event.reason for entry in entries_of(name) if isinstance(entry.event, happened.ObservationCorrected)
    ]
    texts = [text for text in texts_of(pages_of_scenario(name)) if not re.fullmatch(r"[0-9a-f]{64}", text)]
    for words in own_words:
        texts = [text.replace(words, "") for text in texts]

    assert {text: faults for text in texts if (faults := faults_of(text))} == {}


def texts_of(part: object) -> Iterator[str]:
    """Every text of a document but its ids and the program's version; the chart draws its own."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from texts_of(one)
    elif is_dataclass(part) and not isinstance(part, ChartScreen):
        for field in fields(part):
            if field.name not in {"record", "author"}:
                yield from texts_of(getattr(part, field.name))
