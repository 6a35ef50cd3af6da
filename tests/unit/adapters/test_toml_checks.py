"""The list of checks as shipped, the ward's own after it, and every way such a file can be wrong, by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivig_desk.adapters.data_files import TomlDataFiles, resources_folder
from ivig_desk.desk.faults import BadDataFile
from ivig_desk.domain.infusion.checks import CheckEntry, CheckGroup, CheckKind, CheckList
from ivig_desk.domain.patient.patient import Risk
from tests.helpers.check_texts import CONTRAINDICATIONS, DONE, GIVEN

OWN = {
    "id": '"teaching"',
    "group": '"ward"',
    "label": '"Told what to report"',
    "kind": '"check"',
    "source": '"ward protocol 2026-05"',
}
FOR_A_RISK = ["saline-before", "saline-after", "thromboprophylaxis"]


def checks(ward: Path | None = None) -> CheckList:
    return TomlDataFiles(resources=resources_folder(), ward=ward).checks()


def entry_text(**changes: str) -> str:
    """One check of the ward's as its file has it; a key set to nothing is left out."""
    lines = [f"{key} = {value}" for key, value in {**OWN, **changes}.items() if value]
    return "\n".join(("[[checks]]", *lines, ""))


def in_ward(folder: Path, text: str) -> CheckList:
    (folder / "checks.toml").write_text(text, encoding="utf-8")
    return checks(folder)


def fault_of(folder: Path, text: str) -> BadDataFile:
    with pytest.raises(BadDataFile) as caught:
        in_ward(folder, text)
    assert caught.value.file == str(folder / "checks.toml")
    return caught.value


def test_the_shipped_list_has_every_check_of_the_review_with_its_source() -> None:
    entries = {entry.id: entry for entry in checks().entries}

    assert list(entries) == [*CONTRAINDICATIONS, *DONE, *GIVEN, "hydrocortisone", *FOR_A_RISK]
    assert [entry.id for entry in entries.values() if entry.kind is CheckKind.CONTRAINDICATION] == [*CONTRAINDICATIONS]
    assert all(entry.source.startswith(("P1", "P2")) for entry in entries.values())


def test_the_shipped_numbers_have_these_units() -> None:
    assert {entry.id: entry.unit for entry in checks().entries if entry.unit is not None} == {
        "creatinine": "µmol/L",
        "haemoglobin": "g/L",
        "iga": "g/L",
        "eosinophils": "/mm³",
        "ige": "units/mL",
    }


@pytest.mark.parametrize("risk", Risk)
def test_saline_and_thromboprophylaxis_are_asked_for_a_thromboembolic_risk_only(risk: Risk) -> None:
    asked = [entry.id for entry in checks().asked_of((risk,)) if entry.group is CheckGroup.THROMBOSIS]

    assert asked == (FOR_A_RISK if risk in {Risk.THROMBOSIS, Risk.HYPERCOAGULABILITY} else [])


def test_the_ward_s_own_check_stands_after_the_shipped_ones(tmp_path: Path) -> None:
    listed = in_ward(tmp_path, entry_text(unit='"cm"', risks='["migraine"]', need='"optional"'))

    assert listed.entries[:-1] == checks().entries
    own = listed.entries[-1]
    assert (own.id, own.group, own.unit, own.risks) == ("teaching", CheckGroup.WARD, "cm", (Risk.MIGRAINE,))
    assert own.may_be_left_open


def test_a_ward_sets_other_units_and_takes_no_check_away(tmp_path: Path) -> None:
    listed = in_ward(tmp_path, '[units]\ncreatinine = "mg/dL"\n')

    units = {entry.id: entry.unit for entry in listed.entries}
    assert (units["creatinine"], units["haemoglobin"]) == ("mg/dL", "g/L")
    assert list(units) == [entry.id for entry in checks().entries]


def test_a_ward_without_the_file_has_the_shipped_list(tmp_path: Path) -> None:
    assert checks(tmp_path) == checks()


def test_a_shipped_id_is_refused_in_a_ward_s_file_by_name(tmp_path: Path) -> None:
    fault = fault_of(tmp_path, entry_text(id='"consent"'))

    assert (fault.found, fault.accepted) == ('id "consent" twice', "an id of its own for every check")


def test_an_id_that_the_ward_s_file_has_twice_is_refused_by_name(tmp_path: Path) -> None:
    assert fault_of(tmp_path, entry_text() + entry_text()).found == 'id "teaching" twice'


@pytest.mark.parametrize(
    ("changes", "key", "found", "accepted"),
    [
        ({"id": ""}, "checks 1.id", "missing", "this key"),
        ({"id": '""'}, "checks 1.id", '""', "text that is not empty"),
        ({"id": '"Told it"'}, "checks 1", 'id "Told it"', "small letters and digits, joined by single hyphens"),
        ({"group": ""}, "checks 1.group", "missing", "this key"),
        ({"group": '"blood"'}, "checks 1.group", '"blood"', "one of contraindications, history, "),
        ({"label": ""}, "checks 1.label", "missing", "this key"),
        ({"label": '" "'}, "checks 1.label", '" "', "text that is not empty"),
        ({"kind": ""}, "checks 1.kind", "missing", "this key"),
        ({"kind": '"warning"'}, "checks 1.kind", '"warning"', "one of check, medicine, contraindication"),
        ({"source": ""}, "checks 1.source", "missing", "this key"),
        ({"source": "1"}, "checks 1.source", "1 without quotes", "text that is not empty"),
        ({"unit": '""'}, "checks 1.unit", '""', "text that is not empty"),
        ({"unit": '"g"', "kind": '"medicine"'}, "checks 1", "a unit for a medicine", "a unit where kind is check only"),
        ({"risks": '"age-65"'}, "checks 1.risks", '"age-65"', "a list of texts"),
        ({"risks": '["old"]'}, "checks 1.risks 1", '"old"', "one of age-65, kidney, "),
        ({"need": '"no"'}, "checks 1.need", '"no"', "one of required, optional"),
        ({"limit": '"120"'}, "checks 1.limit", "unknown key", "one of group, id, kind, label, need, "),
    ],
)
def test_each_field_that_is_broken_is_named_with_what_is_accepted(
    tmp_path: Path, changes: dict[str, str], key: str, found: str, accepted: str
) -> None:
    """S4."""
    fault = fault_of(tmp_path, entry_text(**changes))

    assert (fault.name, fault.found) == (key, found)
    assert fault.accepted.startswith(accepted)


def test_the_faults_of_several_checks_are_all_named(tmp_path: Path) -> None:
    """S4."""
    fault = fault_of(tmp_path, entry_text(kind="") + entry_text(id='"other"', source=""))

    assert [one.name for one in fault.every] == ["checks 1.kind", "checks 2.source"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('[units]\ncreatinin = "mg/dL"\n', "units.creatinin"),
        ('[units]\nconsent = "pages"\n', "units.consent"),
        ('[units]\ncreatinine = ""\n', "units.creatinine"),
        ("[units]\ncreatinine = 1\n", "units.creatinine"),
        ('units = "mg"\n', "units"),
        ('checks = "all"\n', "checks"),
        ('[limits]\ncreatinine = "120"\n', "limits"),
        ("[[checks]", "file"),
    ],
)
def test_what_is_neither_a_check_nor_a_unit_of_one_is_refused(tmp_path: Path, text: str, key: str) -> None:
    """S4."""
    assert fault_of(tmp_path, text).name == key


def test_a_damaged_installation_without_its_list_is_named(tmp_path: Path) -> None:
    """S4: no list is not an empty list."""
    with pytest.raises(BadDataFile) as caught:
        TomlDataFiles(resources=tmp_path, ward=None).checks()

    assert caught.value.file == str(tmp_path / "checks.toml")


def test_an_entry_is_read_without_a_list_of_risks_as_asked_of_everybody(tmp_path: Path) -> None:
    own: CheckEntry = in_ward(tmp_path, entry_text()).entries[-1]

    assert own.is_asked_of(())


def test_the_example_of_the_readme_is_read_as_it_is_written(tmp_path: Path) -> None:
    readme = (resources_folder().parent / "README.md").read_text(encoding="utf-8")
    example = readme.partition("## A ward's own checks\n")[2].partition("```toml\n")[2].partition("```")[0]

    listed = in_ward(tmp_path, example)

    assert (listed.entries[-1].id, listed.entries[-1].kind) == ("told-what-to-report", CheckKind.CHECK)
    assert {entry.id: entry.unit for entry in listed.entries}["creatinine"] == "mg/dL"
