"""A ward's limit above the label is said on every page that uses it, with the label's figure, the names and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from ivig_desk.desk.faults import BadDataFile, all_of
from ivig_desk.desk.ports import Formulary
from ivig_desk.domain.amounts.quantities import MlPerKgPerHour
from ivig_desk.domain.formulary.profile import Checked, FigureStatus, LimitKind, Profile, Raised, RaisedLimit
from ivig_desk.presenters.profile_wording import blocked_text, checked_text, profile_text, raised_text
from ivig_desk.presenters.screens import Line, Tone
from ivig_desk.presenters.ward_files import WardFiles
from tests.unit.presenters.bedside import Bedside, fields_of, said_beside, shipped_files
from tests.unit.presenters.texts import bare_numbers, faults_of, texts_of
from tests.unit.presenters.whole_runs import end

SAID = "Ward limit above the label: 5.5 mL/kg/h, label 4.8 mL/kg/h – A. Rus, B. Pop: tolerated for years"
LEAFLET = "Privigen 100 mg/mL solution for infusion, EU package leaflet, EU/1/08/446/001"


def raised(kind: LimitKind, rate: str, shipped: str) -> RaisedLimit:
    return RaisedLimit(kind=kind, rate=MlPerKgPerHour.of(rate), shipped=MlPerKgPerHour.of(shipped))


def privigen() -> Profile:
    """The ward's version of Privigen EU: 5.5 mL/kg/h for 4.8, by two names."""
    (shipped,) = [profile for profile in shipped_files().formulary.profiles if profile.id == "privigen-10-eu"]
    by = ("A. Rus", "B. Pop")
    return replace(
        shipped,
        version="2",
        maximum=replace(shipped.maximum, rate=MlPerKgPerHour.of("5.5")),
        checked=Checked(by=by, on=date(2026, 11, 22)),
        raised=Raised(
            by=by,
            reason="tolerated for years",
            on=date(2026, 11, 22),
            limits=(raised(LimitKind.MAXIMUM, "5.5", "4.8"),),
        ),
    )


@cache
def ward_files() -> WardFiles:
    """The shipped files with the ward's version in its place."""
    files = shipped_files()
    others = tuple(profile for profile in files.formulary.profiles if profile.id != "privigen-10-eu")
    return replace(files, formulary=Formulary(profiles=(*others, privigen()), blocked=()))


def test_the_plan_page_says_it_beside_the_ramp_and_the_ceiling() -> None:
    """S1, S4: on the page of the preparation and on the read-back."""
    bed = Bedside(files=ward_files())
    bed.plan()
    bed.press("step:3")
    assert Line(text=SAID, tone=Tone.MEDIUM) in bed.plan_page.read_back

    for step in ("step:3", "step:4"):
        bed.press(step)
        assert f"ward maximum 5.5 mL/kg/h, above the label’s 4.8 mL/kg/h (every indication) – {LEAFLET}" in {
            *said_beside(bed.plan_page)
        }
    spoken = bed.plan_page.spoken
    assert spoken is not None
    assert Line(text=SAID, tone=Tone.MEDIUM) in spoken.overridden
    bed.press("step:3")
    labels = [option.label for option in fields_of(bed.plan_page.form)["profile"].options]
    assert "EU, the ward’s version 2 – every indication" in labels


def test_the_plan_page_says_it_where_the_set_cannot_run_the_ramp() -> None:
    """S1: 2 kg × 0.3 mL/kg/h = 0.6 mL/h, less than the 1 mL/h this pump can do."""
    bed = Bedside(files=ward_files())
    bed.plan(weight_kg="2", weight_again_kg="2", dose_g="1", giving_set="pump:1")
    bed.press("step:3")

    assert bed.plan_page.table is None
    assert bed.plan_page.read_back[0] == Line(text=SAID, tone=Tone.MEDIUM)


def test_run_page_and_after_page_say_it_in_the_patient_s_strip() -> None:
    """S1, S4: on every page."""
    bed = Bedside(files=ward_files())
    bed.start()
    assert bed.run_page.strip.raised == SAID
    bed.press("working")
    working = [line.text for section in bed.run_page.working for line in section.lines]
    assert f"ward maximum 5.5 mL/kg/h, above the label’s 4.8 mL/kg/h (every indication) – {LEAFLET}" in working
    assert any(line.endswith(", the ward’s own, A. Rus, B. Pop, 22 Nov 2026") for line in working)

    bed.press("stop")

    assert bed.after_page.strip.raised == SAID


def test_the_summary_says_it_and_who_checked_the_profile() -> None:
    """S1, S4."""
    bed = Bedside(files=ward_files())
    bed.start()
    end(bed)

    texts = {text.text for pages in bed.summaries for text in texts_of(pages)}
    assert SAID in texts
    assert any(text.endswith(", the ward’s own, A. Rus, B. Pop, 22 Nov 2026") for text in texts)


def test_a_running_infusion_goes_on_saying_it_once_the_ward_s_file_has_gone() -> None:
    """S7: the plan holds its own profile."""
    bed = Bedside(files=ward_files())
    bed.start()
    bed.files = shipped_files()
    bed.restart()

    assert bed.run_page.strip.raised == SAID


def test_a_shipped_profile_says_nothing_of_it() -> None:
    bed = Bedside()
    bed.start()

    assert bed.run_page.strip.raised == ""
    assert {text.text for text in texts_of(bed.screen) if "Ward limit" in text.text} == set()
    assert {checked_text(profile) for profile in shipped_files().formulary.profiles} == {"as shipped"}


def test_every_kind_of_limit_is_said_with_its_case() -> None:
    """S1, S19."""
    ward = privigen()
    assert ward.raised is not None
    limits = (
        raised(LimitKind.TOLERATED_FASTER, "8", "7.2"),
        raised(LimitKind.AT_RISK, "4.02", "1.8"),
        raised(LimitKind.FIRST_INFUSION, "3.01", "3"),
    )

    said = raised_text(replace(ward, raised=replace(ward.raised, limits=limits)))

    assert said == (
        "Ward limits above the label: tolerated before 8 mL/kg/h, label 7.2 mL/kg/h; at risk 4.02 mL/kg/h, "
        "label 1.8 mL/kg/h; first infusion 3.01 mL/kg/h, label 3 mL/kg/h – A. Rus, B. Pop: tolerated for years"
    )
    assert (faults_of(said), bare_numbers(said)) == ([], [])


def test_names_for_limits_that_are_not_above_the_label_say_nothing() -> None:
    ward = privigen()
    assert ward.raised is not None

    assert raised_text(replace(ward, raised=replace(ward.raised, limits=()))) == ""


def test_a_ward_s_lower_limit_by_its_own_practice_is_not_called_the_label_s() -> None:
    """S4."""
    ward = privigen()
    local = replace(ward.maximum.source, document="ward protocol", status=FigureStatus.LOCAL)
    lower = replace(ward, raised=None, maximum=replace(ward.maximum, rate=MlPerKgPerHour.of("4"), source=local))
    files = replace(ward_files(), formulary=Formulary(profiles=(lower,), blocked=()))
    bed = Bedside(files=files)
    bed.plan()
    bed.press("step:3")

    assert "ward maximum 4 mL/kg/h (every indication) – ward protocol" in {
        line.text for line in bed.plan_page.read_back
    }


@pytest.mark.parametrize(
    ("file", "more"),
    [
        ("/ward/profiles/privigen-10-eu.toml", " – the shipped privigen-10-eu is used"),
        ("/ward/profiles/ours-10.toml", ""),
    ],
)
def test_a_blocked_file_says_that_the_shipped_profile_by_its_name_is_used(file: str, more: str) -> None:
    """S4."""
    fault = BadDataFile(file, "checked", "missing", "two names")

    assert blocked_text(fault, shipped_files().formulary) == f"{file}: checked: missing: accepted is two names{more}"


def test_the_start_page_names_the_first_fault_how_many_more_and_what_is_used() -> None:
    """S4."""
    file = "/ward/profiles/privigen-10-eu.toml"
    faults = [BadDataFile(file, key, "missing", "this key") for key in ("checked", "notes", "region")]
    files = replace(shipped_files(), formulary=replace(shipped_files().formulary, blocked=(all_of(faults),)))
    one = replace(shipped_files(), formulary=replace(shipped_files().formulary, blocked=(all_of(faults[:2]),)))

    start = Bedside(files=files).screen.start
    assert start is not None
    assert start.lines == (
        Line(
            text=f"Profile blocked: {file}: checked: missing: accepted is this key – and 2 more faults in this file – "
            "the shipped privigen-10-eu is used",
            tone=Tone.MEDIUM,
        ),
    )
    assert "and 1 more fault in this file" in blocked_text(one.formulary.blocked[0], one.formulary)


def test_a_ward_s_version_is_named_as_such_among_the_labels() -> None:
    ward = privigen()

    assert profile_text(ward) == "EU, the ward’s version 2 – every indication"
    assert profile_text(replace(ward, checked=None)) == "EU label – every indication"
