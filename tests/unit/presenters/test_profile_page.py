"""The page of profiles: every one to be read with its sources, the ward's own saved, counted at once and kept."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from ivig_desk.domain.amounts.quantities import MlPerKgPerHour
from ivig_desk.presenters.screens import Ability, Page, Tone
from tests.unit.adapters.shipped import SHIPPED_IDS
from tests.unit.presenters.bedside import Bedside, button, fields_of
from tests.unit.presenters.pharmacist import DECISION, LOWERED, NAMES, PRIVIGEN, RAISED, Pharmacist
from tests.unit.presenters.typed_plans import CHILD

if TYPE_CHECKING:
    from pathlib import Path

LEAFLET = "Privigen 100 mg/mL solution for infusion, EU package leaflet, EU/1/08/446/001"
BETWEEN = "local practice: start, doubling while under the maximum, then the maximum, 30 min each"


def test_it_opens_from_the_page_of_all_infusions_with_its_key_shown_and_leads_back_there(tmp_path: Path) -> None:
    pharmacist = Pharmacist(tmp_path)
    assert pharmacist.screen.page is Page.PROFILES

    assert pharmacist.press("leave").start is not None
    assert pharmacist.screen.start is not None
    opens = pharmacist.screen.start.profiles
    assert (opens.name, opens.label, opens.key, opens.ability) == ("profiles", "Profiles", "Ctrl+P", Ability.READY)


def test_whoever_practises_cannot_change_what_the_ward_gives_by() -> None:
    """S4: without a door to the ward's profiles the control is off, and its key leads nowhere."""
    bed = Bedside()
    assert bed.screen.start is not None
    assert bed.screen.start.profiles.ability is Ability.OFF

    assert bed.press("profiles").page is Page.START


def test_every_profile_is_listed_with_its_maximum_as_printed(tmp_path: Path) -> None:
    """S3, S5. Worked: 8 mg/kg/min of 100 mg/mL is 8 × 60 ÷ 100 = 4.8 mL/kg/h."""
    rows = {row.open.name: row for row in Pharmacist(tmp_path).list_page.rows}

    assert [name.partition(":")[2] for name in rows] == SHIPPED_IDS
    asceniv, privigen = rows["profile:asceniv-10-us-pi"], rows[f"profile:{PRIVIGEN}"]
    assert asceniv.title == "Asceniv 10 % · US · primary immunodeficiency"
    assert asceniv.detail == ("asceniv-10-us-pi, version 1 · any infusion · maximum 8 mg/kg/min = 4.8 mL/kg/h")
    assert privigen.title == "Privigen 10 % · EU · every indication"
    assert privigen.detail == "privigen-10-eu, version 1 · any infusion · maximum 4.8 mL/kg/h"
    assert privigen.state.text == "as shipped"


@pytest.mark.parametrize(
    ("typed", "found", "count"),
    [
        ("octagam", 3, "3 of 25 profiles"),
        ("US octa 5", 1, "1 of 25 profiles"),
        ("neuropathy multi", 1, "1 of 25 profiles"),
        ("octagam eu", 0, "0 of 25 profiles"),
        (" ", 25, "25 profiles"),
    ],
)
def test_the_list_is_searched_as_one_types(tmp_path: Path, typed: str, found: int, count: str) -> None:
    pharmacist = Pharmacist(tmp_path)

    pharmacist.type("profiles", {"search": typed})

    assert (len(pharmacist.list_page.rows), pharmacist.list_page.count) == (found, count)


def test_a_profile_is_read_figure_by_figure_with_source_and_status(tmp_path: Path) -> None:
    """S3, S4."""
    pharmacist = Pharmacist(tmp_path)

    pharmacist.press(f"profile:{PRIVIGEN}")

    sheet = pharmacist.sheet
    assert sheet.figures.heads == ("figure", "as printed", "mL/kg/h", "held", "status", "source")
    assert sheet.figures.rows == (
        ("Rung 1", "0.3 mL/kg/h", "0.3 mL/kg/h", "30 min", "label", LEAFLET),
        ("Rung 2", "0.6 mL/kg/h", "0.6 mL/kg/h", "30 min", "local practice", BETWEEN),
        ("Rung 3", "1.2 mL/kg/h", "1.2 mL/kg/h", "30 min", "local practice", BETWEEN),
        ("Rung 4", "2.4 mL/kg/h", "2.4 mL/kg/h", "30 min", "local practice", BETWEEN),
        ("Rung 5", "4.8 mL/kg/h", "4.8 mL/kg/h", "30 min", "label", LEAFLET),
        ("Maximum", "4.8 mL/kg/h", "4.8 mL/kg/h", "", "label", LEAFLET),
        ("Maximum if tolerated before", "7.2 mL/kg/h", "7.2 mL/kg/h", "", "label", LEAFLET),
        ("Observation", "20 min", "", "", "label", LEAFLET),
        ("after a first one", "1 h", "", "", "label", LEAFLET),
    )
    said = {section.heading: [line.text for line in section.lines] for section in sheet.sections}
    assert said["What the limits are bound to"][-1] == "Patients at risk: minimum rate practicable"
    assert said["Sources"][0] == f"{LEAFLET} – dated: 2022-02-16; read on 22 Nov 2026; label"
    assert said["Who checked it"][0] == "as shipped"
    assert said["Earlier versions, the last replaced first"] == ["none kept"]


def test_a_lowered_maximum_is_saved_said_and_counts_for_the_next_plan(tmp_path: Path) -> None:
    """S1, S4."""
    pharmacist = Pharmacist(tmp_path)
    pharmacist.change(**LOWERED | {"maximum_rate": "4", "maximum_source": "3"})

    pharmacist.save()

    place = tmp_path / "profiles" / f"{PRIVIGEN}.toml"
    assert pharmacist.sheet.message is not None
    assert pharmacist.sheet.message.tone is Tone.GOOD
    assert pharmacist.sheet.message.text == (
        f"Version 2 of {PRIVIGEN} is saved in {place}. It counts at once for new plans; "
        "running infusions keep the figures they were planned with."
    )
    assert pharmacist.sheet.figures.rows[5][:2] == ("Maximum", "4 mL/kg/h")
    pharmacist.press("profile-back")
    assert pharmacist.row(PRIVIGEN) == "ward"
    pharmacist.press("leave")
    pharmacist.read_back()
    profile = pharmacist.infusion().plan
    assert profile is not None
    assert (profile.profile.version, profile.profile.maximum.rate) == ("2", MlPerKgPerHour.of("4"))


def test_the_plan_page_offers_the_saved_version_by_its_name(tmp_path: Path) -> None:
    """S3, S5."""
    pharmacist = Pharmacist(tmp_path)
    pharmacist.change(**LOWERED)
    pharmacist.save()
    pharmacist.press("leave")

    pharmacist.plan()
    pharmacist.press("step:3")

    options = fields_of(pharmacist.plan_page.form)["profile"].options
    assert [option.label for option in options if option.value == PRIVIGEN] == [
        "EU, the ward’s version 2 – every indication"
    ]


def test_a_running_infusion_keeps_its_figures_and_still_calls_on_the_page_of_profiles(tmp_path: Path) -> None:
    """S7, S10, S23: the ward lowers the maximum while it runs; vital signs fall due meanwhile."""
    pharmacist = Pharmacist(tmp_path)
    pharmacist.press("leave")
    pharmacist.start(CHILD)
    before = pharmacist.now
    pharmacist.press("leave")
    pharmacist.press("profiles")
    pharmacist.change(**LOWERED | {"maximum_rate": "4", "maximum_source": "3"})
    pharmacist.wait("31")
    assert "Ionescu" in " ".join(pharmacist.alarms)

    pharmacist.save()
    pharmacist.press("leave")
    pharmacist.open("infusion-1")

    plan = pharmacist.infusion().plan
    assert plan is not None
    assert (plan.profile.version, plan.profile.maximum.rate) == ("1", MlPerKgPerHour.of("4.8"))
    assert pharmacist.now == before


def test_a_raised_limit_is_marked_in_the_list_and_on_its_page(tmp_path: Path) -> None:
    """S1."""
    pharmacist = Pharmacist(tmp_path)
    pharmacist.change(**RAISED)

    pharmacist.save()

    assert pharmacist.sheet.state[-1].text == (
        "Ward limit above the label: 5.5 mL/kg/h, label 4.8 mL/kg/h – A. Rus, B. Pop: tolerated for years"
    )
    pharmacist.press("profile-back")
    assert pharmacist.row(PRIVIGEN) == "ward, above the label"


def test_each_version_that_is_replaced_is_kept_and_shown_with_who_read_it(tmp_path: Path) -> None:
    """S4."""
    pharmacist = Pharmacist(tmp_path)
    pharmacist.change(**LOWERED)
    pharmacist.save()
    pharmacist.change(**NAMES | {"version": "3", "checked_2": "C. Dan", "checked_on": "2026-11-24", "iga": "not read"})

    pharmacist.save()

    kept = tmp_path / "profiles" / "history" / PRIVIGEN / "2.toml"
    (earlier,) = pharmacist.sheet.sections[-1].lines
    assert earlier.text == f"version 2: read by A. Rus and B. Pop, 23 Nov 2026 – {kept}"
    assert pharmacist.sheet.sections[-2].lines[0].text == "read by A. Rus and C. Dan, 24 Nov 2026"


def test_a_version_of_the_history_cannot_name_other_figures(tmp_path: Path) -> None:
    """S4."""
    pharmacist = Pharmacist(tmp_path)
    for version in ("2", "3"):
        pharmacist.change(**LOWERED | {"version": version, "iga": f"read {version}"})
        pharmacist.save()

    pharmacist.change(**NAMES | {"version": "2", "iga": "read again"})

    assert pharmacist.problems()["version"] == '"2": accepted is another than of every earlier text: 2, 3.'


def test_what_is_typed_outlasts_leaving_the_page_and_the_list_says_so(tmp_path: Path) -> None:
    pharmacist = Pharmacist(tmp_path)
    pharmacist.change(iga="not re")

    pharmacist.press("leave")
    pharmacist.press("profiles")
    assert pharmacist.fields(4)["iga"].text == "not re"
    pharmacist.press("profile-back")
    assert button(pharmacist.sheet.buttons, f"change:{PRIVIGEN}").label == "Go on with the change"
    pharmacist.press("profile-back")
    assert pharmacist.row(PRIVIGEN) == "being changed, not saved"


def test_a_change_that_is_opened_and_not_touched_is_none(tmp_path: Path) -> None:
    pharmacist = Pharmacist(tmp_path)
    pharmacist.change()

    pharmacist.press("profile-back")

    assert [one.label for one in pharmacist.sheet.buttons] == ["New profile like this", "Change it for this ward"]
    pharmacist.press("profile-back")
    assert pharmacist.row(PRIVIGEN) == "as shipped"


def test_what_was_typed_can_be_forgotten(tmp_path: Path) -> None:
    pharmacist = Pharmacist(tmp_path)
    pharmacist.change(iga="not re")
    pharmacist.press("profile-back")

    pharmacist.press("profile-forget")

    pharmacist.press(f"change:{PRIVIGEN}")
    assert pharmacist.fields(4)["iga"].text == "at most 25 µg/mL"


def test_a_new_profile_has_an_id_of_its_own(tmp_path: Path) -> None:
    """S5."""
    pharmacist = Pharmacist(tmp_path)
    (tmp_path / "profiles").mkdir()
    pharmacist.press(f"profile:{PRIVIGEN}")
    pharmacist.press(f"new:{PRIVIGEN}")
    pharmacist.type("profile", NAMES)

    for taken in (PRIVIGEN, "kiovig-10-eu", "hizentra-20-eu-sc"):
        pharmacist.type("profile", {"id": taken})
        assert pharmacist.problems()["id"] == (
            f"“{taken}” is the id of another profile. Change that one, or type another id."
        )
    pharmacist.type("profile", {"id": "Our Privigen"})
    assert (
        pharmacist.problems()["id"] == '"Our Privigen": accepted is small letters and digits, parted by single hyphens.'
    )
    pharmacist.type("profile", {"id": "our-privigen"})
    assert pharmacist.problems() == {}

    pharmacist.save()
    pharmacist.press("profile-back")

    assert pharmacist.list_page.count == "26 profiles"
    assert pharmacist.row("our-privigen") == "ward"
    assert pharmacist.row(PRIVIGEN) == "as shipped"


def test_without_an_id_everything_else_is_checked_all_the_same(tmp_path: Path) -> None:
    pharmacist = Pharmacist(tmp_path)
    pharmacist.press(f"profile:{PRIVIGEN}")
    pharmacist.press(f"new:{PRIVIGEN}")

    pharmacist.type("profile", NAMES | {"iga": "", "maximum_rate": "4.7"})

    assert pharmacist.problems().keys() == {"id", "iga", "maximum_source", "rung_5_rate"}


def test_a_blocked_file_is_named_with_every_fault_and_what_is_used_instead(tmp_path: Path) -> None:
    """S4."""
    (tmp_path / "profiles").mkdir()
    file = tmp_path / "profiles" / f"{PRIVIGEN}.toml"
    pharmacist = Pharmacist(tmp_path)
    pharmacist.change(**LOWERED)
    pharmacist.save()
    file.write_text(file.read_text(encoding="utf-8").replace('iga = "', "iga = 5 # ").replace('"4"', '"4,0"'))

    (blocked,) = Pharmacist(tmp_path).list_page.blocked

    assert blocked.heading == f"Not used: {file} – the shipped {PRIVIGEN} is used instead"
    assert [line.text.partition(" (line")[0] for line in blocked.lines] == [
        "rung 5.rate_ml_per_kg_h",
        "composition.iga",
    ]


def test_what_cannot_be_written_is_said_with_what_to_do_and_nothing_is_lost(tmp_path: Path) -> None:
    """S4, S30: a file stands where the folder should be."""
    pharmacist = Pharmacist(tmp_path)
    pharmacist.change(**LOWERED)
    (tmp_path / "profiles").write_text("in the way")

    pharmacist.save()

    message = pharmacist.form_page.message
    assert message is not None
    assert message.tone is Tone.HIGH
    place = os.fspath(tmp_path / "profiles" / f"{PRIVIGEN}.toml")
    assert message.text.startswith(f"Not saved: {place} cannot be written (")
    assert message.text.endswith("let the folder be made writable, or make room on the disk, and save again.")
    (tmp_path / "profiles").unlink()
    pharmacist.submit("profile")
    assert pharmacist.sheet.message is not None
    assert pharmacist.sheet.message.text.startswith("Version 2 of")


def test_a_file_that_changed_under_the_page_is_not_overwritten_in_silence(tmp_path: Path) -> None:
    """S4: somebody saved other figures by the same version meanwhile."""
    pharmacist, other = Pharmacist(tmp_path), Pharmacist(tmp_path)
    pharmacist.change(**LOWERED)
    pharmacist.press("profile-step:5")
    other.change(**LOWERED | {"iga": "not read"})
    other.save()

    pharmacist.submit("profile")

    assert pharmacist.form_page.message is not None
    assert "accepted is another than of every earlier text: 2" in pharmacist.form_page.message.text
    assert 'iga = "not read"' in (pharmacist.ward.text(PRIVIGEN) or "")


def test_a_source_that_no_figure_names_is_said_not_to_be_saved(tmp_path: Path) -> None:
    """S4: it would be lost in silence."""
    pharmacist = Pharmacist(tmp_path)
    pharmacist.change(**DECISION)
    pharmacist.press("profile-step:4")

    assert [group.heading for group in pharmacist.form_page.form.groups if group.heading] == [
        "Source 1",
        "Source 2",
        "Source 3 – no figure names it, so it is not saved",
        "Source 4",
    ]
