"""What a patient is told for the time at home: every side effect of the review, and the ward's own file over it."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from ivig_desk.adapters.data_files import resources_folder
from ivig_desk.adapters.toml_at_home import AT_HOME, load_at_home
from ivig_desk.desk.faults import BadDataFile
from ivig_desk.domain.reactions.at_home import AtHome, Called, WhatToDo
from tests.unit.ward import rules

if TYPE_CHECKING:
    from pathlib import Path

    from ivig_desk.domain.reactions.signs import SignEntry

SIGN = """
[[signs]]
id = "{id}"
{words}
had = "cold feet"
to_do = "call"
source = "the ward's own list, 2026-05"
words_from = "the ward's pharmacist"
"""
CALLED = """
emergency = "112"

[[called]]
who = "Ward 3"
phone = "021 555 0100"
hours = "day and night"
"""


def over(folder: Path, text: str) -> AtHome:
    """The shipped file with a ward's over it."""
    (folder / AT_HOME).write_text(text, encoding="utf-8")
    return load_at_home(resources_folder(), folder)


def shipped() -> AtHome:
    return load_at_home(resources_folder(), None)


def test_every_sign_of_the_wards_list_is_told_in_plain_words_with_its_source() -> None:
    """Each side effect of review.md stands in signs.toml: none may be missing on the patient's page."""
    assert {sign.id for sign in shipped().signs} == {entry.id for entry in rules().signs}
    assert all(sign.source and sign.words_from for sign in shipped().signs)


@pytest.mark.parametrize("entry", [entry for entry in rules().signs if entry.systems], ids=lambda entry: entry.id)
def test_what_makes_an_anaphylaxis_pattern_means_call_at_once(entry: SignEntry) -> None:
    """monitoring.md, "Adverse events"."""
    found = shipped().sign(entry.id)

    assert found is not None
    assert found.to_do is WhatToDo.CALL_AT_ONCE


def test_no_number_is_shipped_since_the_ward_alone_knows_whom_to_call() -> None:
    assert (shipped().called, shipped().emergency) == ((), None)


def test_the_ward_says_whom_to_call(tmp_path: Path) -> None:
    found = over(tmp_path, CALLED)

    assert found.called == (Called(who="Ward 3", phone="021 555 0100", hours="day and night"),)
    assert found.emergency == "112"
    assert found.signs == shipped().signs


def test_the_ward_words_a_sign_anew_in_its_place_and_adds_its_own_last(tmp_path: Path) -> None:
    found = over(
        tmp_path,
        SIGN.format(id="alopecia", words='words = "bald spots"')
        + SIGN.format(id="cold-feet", words='words = "cold feet"'),
    )

    ids = [sign.id for sign in shipped().signs]
    assert [sign.id for sign in found.signs] == [*ids, "cold-feet"]
    assert [sign.words for sign in found.signs if sign.id == "alopecia"] == ["bald spots"]
    assert "hair falling out" not in found.asking(WhatToDo.CALL)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (SIGN.format(id="cold-feet", words=""), "exactly one of words, told_with"),
        (SIGN.format(id="cold-feet", words='told_with = "fever"'), "asks for the same"),
        (SIGN.format(id="cold-feet", words='told_with = "warm-feet"'), "asks for the same"),
        (SIGN.format(id="cold-feet", words='words = "a"') * 2, "each sign once"),
        (SIGN.format(id="cold-feet", words='words = ""'), "words"),
        ('[[called]]\nwho = "Ward 3"\nhours = "day"\n', "phone"),
        ('emergency = ""\n', "emergency"),
        ('phone = "112"\n', "phone"),
    ],
)
def test_a_wards_file_that_is_wrong_is_refused_by_name(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(BadDataFile, match=AT_HOME) as refused:
        over(tmp_path, text)

    assert named in str(refused.value)


def test_nothing_in_the_shipped_file_is_longer_than_a_line_and_a_half_of_its_column() -> None:
    """Short sentences: at 11 points a column takes about 55 letters."""
    entries = tomllib.loads((resources_folder() / AT_HOME).read_text(encoding="utf-8"))["signs"]

    assert [entry["words"] for entry in entries if len(entry.get("words", "")) > 95] == []
