"""A profile's file is read whole or refused by file, key, value and what is accepted (S3, S4, S5)."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ivig_desk.adapters.toml_profiles import checksum_of, load_profile
from ivig_desk.desk.faults import BadDataFile
from ivig_desk.domain.amounts.quantities import (
    DropsPerKgPerMinute,
    DropsPerMl,
    MgPerKgPerHour,
    MgPerKgPerMinute,
    MgPerMl,
    Millilitres,
    Minutes,
    MlPerKgPerHour,
    MlPerKgPerMinute,
)
from ivig_desk.domain.formulary.profile import (
    Checked,
    Composition,
    FigureStatus,
    InfusionNumber,
    Limit,
    ObservationPeriod,
    Profile,
    ProfileRung,
    Source,
)
from tests.unit.adapters.sample_profile import SOUND, with_line

if TYPE_CHECKING:
    from pathlib import Path

LABEL = Source(document="a label", dated="2022-02-16", read_on=date(2026, 11, 22), status=FigureStatus.LABEL)
LOCAL = Source(document="local practice", dated="not dated", read_on=date(2026, 11, 21), status=FigureStatus.LOCAL)

OPTIONAL = {"drop_factor_drops_per_ml", "at_risk_words", "tolerated_faster", "at_risk", "first_infusion", "checked"}
NUMBERS = [line for line in SOUND.splitlines() if re.fullmatch(r'\w+_(h|min|ml) = ".*"', line)]
TEXTS = [line for line in SOUND.splitlines() if re.fullmatch(r'\w+ = ".*"', line)]


def refusal(folder: Path, body: str | bytes) -> BadDataFile:
    path = folder / "invented-5.toml"
    path.write_bytes(body if isinstance(body, bytes) else body.encode())
    with pytest.raises(BadDataFile) as caught:
        load_profile(path)
    assert caught.value.file == str(path)
    return caught.value


def test_a_profile_is_read_as_it_is_written(tmp_path: Path) -> None:
    """S3: every figure in its own unit, with its source."""
    path = tmp_path / "invented-5.toml"
    path.write_bytes(SOUND.encode())

    profile = load_profile(path)

    assert profile == Profile(
        id="invented-5",
        version="3",
        checksum=checksum_of(SOUND.encode()),
        preparation="Invented 5 %",
        manufacturer="nobody",
        region="EU",
        indications=("all",),
        infusion=InfusionNumber.FIRST,
        concentration=MgPerMl.of("50"),
        drop_factor=DropsPerMl.of("60"),
        rungs=(
            ProfileRung(rate=MlPerKgPerMinute.of("0.01"), hold=Minutes.of("15"), source=LABEL),
            ProfileRung(rate=DropsPerKgPerMinute.of("1.2"), hold=Minutes.of("20"), source=LOCAL),
        ),
        maximum=Limit(rate=MlPerKgPerHour.of("4"), condition="every indication", source=LABEL),
        tolerated_faster=Limit(rate=MlPerKgPerHour.of("7.2"), condition="tolerated", source=LABEL),
        at_risk=(Limit(rate=MgPerKgPerMinute.of("2"), condition="at risk", source=LABEL),),
        at_risk_words="minimum",
        first_infusion=Limit(rate=MgPerKgPerHour.of("150"), condition="first", source=LABEL),
        observe_after=ObservationPeriod(
            ordinary=Minutes.of("20"), first_changed_or_long_gap=Minutes.of("60"), source=LOCAL
        ),
        composition=Composition(
            stabiliser="sorbitol",
            iga="under 50 µg/mL",
            vials=(Millilitres.of("10"), Millilitres.of("50")),
            dilution="do not dilute",
            line="not read",
            warnings=("fructose",),
        ),
        source=LABEL,
        notes=("a note",),
        checked=Checked(by=("A. Rus", "B. Pop"), on=date(2026, 11, 23)),
    )


def test_a_checksum_is_the_sha256_of_the_bytes() -> None:
    """S4: the value for "abc" is the one FIPS 180-2 prints."""
    assert checksum_of(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize("key", sorted({line.partition(" = ")[0] for line in TEXTS} - OPTIONAL))
def test_a_missing_key_is_named(tmp_path: Path, key: str) -> None:
    """S4."""
    without = "\n".join(line for line in SOUND.splitlines() if not line.startswith(f"{key} = "))

    fault = refusal(tmp_path, without)

    missing = "rate" if key.startswith("rate_") else key
    assert re.fullmatch(rf"([a-z_]+( \d|\.[a-z]+)?\.)?{missing}( \(line \d+\))?", fault.key)
    assert fault.found == "missing"


@pytest.mark.parametrize("table", ["sources.label", "maximum", "observe_after", "composition"])
def test_a_missing_table_is_named(tmp_path: Path, table: str) -> None:
    """S4: a missing source is named where it is cited first."""
    start = SOUND.index(f"[{table}]")
    end = SOUND.find("\n[", start) + 1 or len(SOUND)

    fault = refusal(tmp_path, SOUND[:start] + SOUND[end:])

    expected = {"sources.label": ("source (line 11)", '"label"')}.get(table, (table, "missing"))
    assert (fault.key, fault.found) == expected


@pytest.mark.parametrize("line", TEXTS)
def test_an_empty_text_is_named(tmp_path: Path, line: str) -> None:
    """S4: an empty source, date or condition is no source, date or condition."""
    key = line.partition(" = ")[0]

    fault = refusal(tmp_path, with_line(line, f'{key} = ""'))

    assert f"{key} (line {SOUND.splitlines().index(line) + 1})" in fault.key
    assert fault.found == '""'


@pytest.mark.parametrize("line", NUMBERS)
@pytest.mark.parametrize(
    ("written", "found"),
    [
        ('"0,3"', '"0,3"'),
        ('"NaN"', '"NaN"'),
        ('"1e3"', '"1e3"'),
        ('"inf"', '"inf"'),
        ('".3"', '".3"'),
        ('"0.3 "', '"0.3 "'),
        ('"٣"', '"٣"'),
        ('"0"', '"0"'),
        ('"-1"', '"-1"'),
        ("0.3", "0.3 without quotes"),
        ("30", "30 without quotes"),
        ("nan", "NaN without quotes"),
        ("true", "true without quotes"),
        ("2026-11-22", '"2026-11-22" without quotes'),
        (f"0x{'f' * 5000}", "a very long number without quotes"),
        (f'"{"1" * 5000}"', f'"{"1" * 5000}"'),
        ("[]", "an empty list"),
        ("[1]", "a list"),
        ("{}", "a table"),
    ],
)
def test_what_is_not_one_exact_number_as_text_is_named(tmp_path: Path, line: str, written: str, found: str) -> None:
    """S4, S18: a number is never repaired."""
    key = line.partition(" = ")[0]

    fault = refusal(tmp_path, with_line(line, f"{key} = {written}"))

    assert f"{key} (line {SOUND.splitlines().index(line) + 1})" in fault.key
    assert fault.found == found
    assert fault.accepted.startswith("one exact number above 0, as text")


@pytest.mark.parametrize(
    ("change", "key", "found", "accepted"),
    [
        (('infusion = "first"', 'infusion = "second"'), "infusion (line 7)", '"second"', "any, first, later"),
        (('infusion = "first"', "infusion = 1"), "infusion (line 7)", "1 without quotes", "text that is not empty"),
        (
            ('status = "label"', 'status = "hearsay"'),
            "sources.label.status (line 18)",
            '"hearsay"',
            "label, manufacturer",
        ),
        (
            ('read_on = "2026-11-22"', 'read_on = "22.11.2026"'),
            "sources.label.read_on (line 17)",
            '"22.11.2026"',
            '"2026-11-22"',
        ),
        (('read_on = "2026-11-22"', 'read_on = "20261122"'), "sources.label.read_on (line 17)", '"20261122"', "a day"),
        (
            ('read_on = "2026-11-22"', 'read_on = "2026-02-30"'),
            "sources.label.read_on (line 17)",
            '"2026-02-30"',
            "a day",
        ),
        (('source = "label"', 'source = "lable"'), "source (line 11)", '"lable"', "one of [sources]: label, local"),
        (('indications = ["all"]', 'indications = "all"'), "indications (line 6)", '"all"', "a list of texts"),
        (('indications = ["all"]', "indications = []"), "indications (line 6)", "an empty list", "at least one"),
        (('indications = ["all"]', 'indications = [""]'), "indications (line 6)", '""', "text that is not empty"),
        (('notes = ["a note"]', "notes = [1]"), "notes (line 12)", "1 without quotes", "text that is not empty"),
        (
            ('vials_ml = ["10", "50"]', "vials_ml = []"),
            "composition.vials_ml (line 64)",
            "an empty list",
            "at least one",
        ),
        (
            ('vials_ml = ["10", "50"]', 'vials_ml = ["1O"]'),
            "composition.vials_ml (line 64)",
            '"1O"',
            "one exact number",
        ),
        (('version = "3"', 'verison = "3"'), "verison (line 2)", "unknown key", "version"),
        (('hold_min = "15"', 'hold = "15"'), "rung 1.hold (line 28)", "unknown key", "hold_min"),
        (('hold_min = "20"', 'hold_h = "20"'), "rung 2.hold_h (line 33)", "unknown key", "hold_min"),
        (
            ('rate_ml_per_kg_h = "4"', 'rate_ml_per_h = "4"'),
            "maximum.rate_ml_per_h (line 37)",
            "unknown key",
            "rate_ml_per_kg_h",
        ),
        (('iga = "under 50 µg/mL"', ""), "composition.iga (line 61)", "missing", "this key"),
        (
            ('hold_min = "20"', 'hold_min = "20"\nrate_ml_per_kg_h = "1"'),
            "rung 2.rate_drops_per_kg_min (line 32)",
            "rate_ml_per_kg_h and rate_drops_per_kg_min",
            "exactly one of rate_ml_per_kg_h, rate_ml_per_kg_min",
        ),
        (('rate_ml_per_kg_h = "4"', ""), "maximum.rate (line 36)", "missing", "exactly one of rate_ml_per_kg_h"),
    ],
)
def test_a_broken_field_is_named_with_its_line_and_what_is_accepted(
    tmp_path: Path, change: tuple[str, str], key: str, found: str, accepted: str
) -> None:
    """S4."""
    fault = refusal(tmp_path, with_line(*change))

    assert (fault.key, fault.found) == (key, found)
    assert accepted in fault.accepted


@pytest.mark.parametrize(
    ("written", "key", "found"),
    [
        ("maximum = 4", "maximum (line 3)", "4 without quotes"),
        ("rung = 4", "rung (line 3)", "4 without quotes"),
        ("rung = [4]", "rung 1 (line 3)", "4 without quotes"),
        ("sources = []", "sources (line 3)", "an empty list"),
        ('sources = { label = "a label" }', "sources.label (line 3)", '"a label"'),
    ],
)
def test_a_value_where_a_table_belongs_is_named(tmp_path: Path, written: str, key: str, found: str) -> None:
    """S4."""
    name = written.partition(" = ")[0]
    tables = re.split(r"\n(?=\[)", SOUND)
    others = [table for table in tables if not re.match(rf"\[+{name}\b", table)]
    head = others[0].splitlines()
    head.insert(2, written)

    fault = refusal(tmp_path, "\n".join(["\n".join(head), *others[1:]]))

    assert (fault.key, fault.found) == (key, found)


@pytest.mark.parametrize(
    ("body", "key", "found"),
    [
        (b'id = "invented-5"\nregion = "Espa\xf1a"\n', "file (line 2)", "not UTF-8"),
        (SOUND.encode("utf-16"), "file (line 1)", "not UTF-8"),
        (b"\xef\xbb\xbf" + SOUND.encode(), "file", "not TOML: Invalid statement (at line 1, column 1)"),
        (b"version = \n", "file", "not TOML: Invalid value (at line 1, column 11)"),
        (
            b"rate = 0,3\n",
            "file",
            "not TOML: Expected newline or end of document after a statement (at line 1, column 9)",
        ),
        (b"id = 1\nid = 2\n", "file", "not TOML: Cannot overwrite a value (at line 2, column 7)"),
        (b"", "id", "missing"),
    ],
)
def test_what_is_no_toml_file_is_named(tmp_path: Path, body: bytes, key: str, found: str) -> None:
    """S4."""
    fault = refusal(tmp_path, body)

    assert (fault.key, fault.found) == (key, found)


def test_a_list_in_a_list_without_end_is_named(tmp_path: Path) -> None:
    """S4: such a file must not end the program."""
    assert refusal(tmp_path, "id = " + "[" * 100_000).found.startswith("not TOML")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """S4."""
    with pytest.raises(BadDataFile) as caught:
        load_profile(tmp_path / "gone.toml")

    assert (caught.value.file, caught.value.found) == (str(tmp_path / "gone.toml"), "No such file or directory")


def test_an_id_that_is_not_the_name_of_its_file_is_named(tmp_path: Path) -> None:
    """S5."""
    fault = refusal(tmp_path, with_line('id = "invented-5"', 'id = "invented-10"'))

    assert (fault.key, fault.found) == ("id (line 1)", '"invented-10"')
    assert fault.accepted == 'the name of its file, "invented-5"'


@pytest.mark.parametrize("name", ["Invented-5", "invented 5", "invented_5", "-invented", "invented--5", "invented-5ß"])
def test_an_id_that_is_not_plain_is_named(tmp_path: Path, name: str) -> None:
    """S5: an id is typed on a command line and written in a record."""
    path = tmp_path / f"{name}.toml"
    path.write_bytes(with_line('id = "invented-5"', f'id = "{name}"').encode())

    with pytest.raises(BadDataFile) as caught:
        load_profile(path)

    assert (caught.value.key, caught.value.found) == ("id (line 1)", f'"{name}"')


@pytest.mark.parametrize(
    ("old", "new", "key", "found"),
    [
        ('rate_drops_per_kg_min = "1.2"', 'rate_drops_per_kg_min = "0.6"', "rung 2 (line 31)", "0.6 drops/kg/min"),
        ('rate_drops_per_kg_min = "1.2"', 'rate_drops_per_kg_min = "4.1"', "rung 2 (line 31)", "4.1 drops/kg/min"),
        ('drop_factor_drops_per_ml = "60"', "", "drop_factor_drops_per_ml", "none"),
        ('rate_mg_per_kg_min = "2"', 'rate_mg_per_kg_min = "4"', "at_risk (line 46)", "4 mg/kg/min"),
        ('rate_ml_per_kg_h = "7.2"', 'rate_ml_per_kg_h = "4"', "tolerated_faster (line 41)", "4 mL/kg/h"),
        ('status = "label"', 'status = "review"', "maximum.source.status (line 39)", "review"),
    ],
)
def test_figures_that_contradict_each_other_are_named(tmp_path: Path, old: str, new: str, key: str, found: str) -> None:
    """S2, S4, S26: 0.01 mL/kg/min and, at 60 drops/mL, 0.6 drops/kg/min are 0.6 mL/kg/h; 4 mg/kg/min of 5 % is 4.8."""
    fault = refusal(tmp_path, with_line(old, new))

    assert (fault.key, fault.found) == (key, found)


def test_every_contradiction_is_named(tmp_path: Path) -> None:
    """S4: a pharmacist mends a file in one go."""
    broken = with_line('rate_drops_per_kg_min = "1.2"', 'rate_drops_per_kg_min = "4.1"').replace('= "7.2"', '= "4"')

    fault = refusal(tmp_path, broken)

    assert [(one.key, one.found, one.accepted) for one in fault.every] == [
        ("rung 2 (line 31)", "4.1 drops/kg/min", "at most 4 mL/kg/h"),
        ("tolerated_faster (line 41)", "4 mL/kg/h", "above the maximum, 4 mL/kg/h"),
    ]


def test_silence_on_patients_at_risk_is_refused(tmp_path: Path) -> None:
    """S3: a number, or the label's words, or that it was not read; never nothing."""
    start, end = SOUND.index("[at_risk]"), SOUND.index("[first_infusion]")
    silent = (SOUND[:start] + SOUND[end:]).replace('at_risk_words = "minimum"\n', "")

    fault = refusal(tmp_path, silent)

    assert (fault.key, fault.found) == ("at_risk_words", "missing")


def test_a_profile_without_what_is_optional_is_read(tmp_path: Path) -> None:
    """S3."""
    path = tmp_path / "invented-5.toml"
    start, end = SOUND.index("[tolerated_faster]"), SOUND.index("[observe_after]")
    bare = SOUND[:start] + SOUND[end:]
    bare = bare.replace('drop_factor_drops_per_ml = "60"\n', "").replace("rate_drops_per_kg_min", "rate_ml_per_kg_h")
    path.write_bytes(bare.encode())

    profile = load_profile(path)

    limits = (profile.drop_factor, profile.tolerated_faster, profile.at_risk, profile.first_infusion)
    assert limits == (None, None, (), None)
