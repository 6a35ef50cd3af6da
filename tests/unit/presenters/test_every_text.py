"""Every text of every screen of whole runs: numbers as ISMP wants them, and the patient on every page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ivig_desk.presenters.paper_door import PageKind
from ivig_desk.presenters.screens import Page
from tests.unit.presenters.texts import bare_numbers, faults_of, keys_of, texts_of
from tests.unit.presenters.whole_runs import Watched, a_whole_adult, a_whole_child

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ivig_desk.presenters.screens import WindowScreen

RUNS: Mapping[str, Callable[[], Watched]] = {"child": a_whole_child, "adult": a_whole_adult}


@pytest.fixture(scope="module", params=RUNS)
def run(request: pytest.FixtureRequest) -> Watched:
    played = RUNS[str(request.param)]()
    played.others += played.summaries
    played.others += [pages for (pages,) in played.paper.all_of(PageKind.COURSE)]
    return played


@pytest.fixture
def shown(run: Watched) -> list[WindowScreen]:
    return run.shown


def test_the_runs_show_every_page(shown: list[WindowScreen]) -> None:
    # Profiles are read at a desk, with no patient: test_profile_page.py and test_profile_form.py. Nobody signs in here:
    # test_entrance.py, test_locked.py, test_people_page.py and test_backups_page.py.
    of_people = {Page.ENTRANCE, Page.SWITCH, Page.LOCKED, Page.PEOPLE, Page.BACKUPS}
    # Records are of many patients: test_records_page.py.
    assert {screen.page for screen in shown} == set(Page) - {Page.PROFILES, Page.RECORDS} - of_people


def test_every_text_writes_its_numbers_so_that_none_can_be_misread(run: Watched) -> None:
    """S19: on every page, the fault page and the printed summary too."""
    texts = {text.text: text.place for screen in (*run.shown, *run.others) for text in texts_of(screen)}

    assert len(texts) > 300
    assert {text: (texts[text], faults) for text in texts if (faults := faults_of(text))} == {}


def test_every_number_has_its_unit_beside_it_or_over_its_column(shown: list[WindowScreen]) -> None:
    """S19."""
    texts = {text.text: text.place for screen in shown for text in texts_of(screen) if not text.head}

    of_now = {screen.run.now.rate for screen in shown if screen.run is not None}
    assert {
        text: texts[text]
        for text in texts
        if bare_numbers(text) and not (texts[text].endswith(".now.rate") and text in of_now)
    } == {}


def test_the_number_to_be_read_at_two_metres_always_has_its_unit(shown: list[WindowScreen]) -> None:
    """S19."""
    units = {screen.run.now.rate_unit for screen in shown if screen.run is not None}

    assert len(units) == 1
    assert units <= {"drops/min", "mL/h"}


def test_every_page_names_the_patient_age_weight_and_preparation(shown: list[WindowScreen]) -> None:
    """S29."""
    bare = []
    for screen in shown:
        page = screen.run or screen.after or screen.plan or screen.course
        if page is None or (screen.plan is not None and page.strip is None):
            continue
        assert page.strip is not None
        strip = page.strip
        known = (strip.name, strip.born_and_age, strip.weight, strip.preparation, strip.identifier)
        bare += [screen.page for text in known if not text]

    assert bare == []


def test_wherever_drops_are_counted_the_drop_factor_stands_on_the_page_too(shown: list[WindowScreen]) -> None:
    """S21."""
    lacking = []
    for screen in shown:
        words = " · ".join(text.text for text in texts_of(screen) if not text.place.startswith(".alarms"))
        if "drops/min" in words and "drops/mL" not in words:
            lacking.append((screen.page, words[:200]))

    assert lacking == []


def test_a_rate_is_allowed_and_never_ordered(shown: list[WindowScreen]) -> None:
    """monitoring.md, “Wording”."""
    headlines = {screen.run.next.headline.text for screen in shown if screen.run is not None}

    assert any(text.startswith("Protocol allows up to ") for text in headlines)
    assert [text for text in headlines if text.startswith(("Set ", "Raise to", "Increase"))] == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("0.5 mL/h", []),
        ("28 drops/min (28 mL/h)", []),
        (".5 mL/h", ["no leading zero"]),
        ("28.0 mL/h", ["a trailing zero"]),
        ("7.20 g", ["a trailing zero"]),
        ("24kg", ["no space before the unit"]),
        ("5 cc", ["a unit that is misread"]),
        ("1,000 mL", ["a decimal comma or a thousands sign"]),
        ("set to 28 mL/h", ["an order to set a rate"]),
        ("Set 28 mL/h", ["an order to set a rate"]),
        ("gravity set, 60 drops/mL", []),
        ("None mL", ["a program’s own text"]),
    ],
)
def test_the_walker_finds_what_it_looks_for(text: str, fault: list[str]) -> None:
    """S19: a net without a hole."""
    assert faults_of(text) == fault


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("from 20 to 30", ["30"]),
        ("20 to 30 mL/h per site", []),
        ("running at 28", ["28"]),
        ("28 mL/h", []),
        ("rung 3 of 5: 1.2 mL/kg/h", []),
        ("at 10:00 on 2 May 2018", []),
    ],
)
def test_the_walker_finds_a_number_without_a_unit(text: str, bare: list[str]) -> None:
    """S19."""
    assert bare_numbers(text) == bare


def test_no_key_presses_two_things_on_one_page(shown: list[WindowScreen]) -> None:
    """S11: a key that might mean two things does neither, or the wrong one."""
    pressed = [dict.fromkeys(keys_of(_in_sight(screen))) for screen in shown]

    assert sum(map(len, pressed)) > 300
    assert {key for names in pressed for key in _keys_of_two(names)} == set()


def _in_sight(screen: WindowScreen) -> WindowScreen:
    """An open form or the working covers what is next and what is recorded."""
    if screen.run is not None and (screen.run.form is not None or screen.run.working):
        covered = replace(screen.run.next, buttons=(), step=None, severe=None)
        return replace(screen, run=replace(screen.run, next=covered, record=()))
    if screen.after is not None and screen.after.form is not None:
        return replace(screen, after=replace(screen.after, record=(), severe=None))
    if screen.course is not None and screen.course.form is not None:
        return replace(screen, course=replace(screen.course, buttons=(), courses=()))
    return screen


def _keys_of_two(pairs: Iterable[tuple[str, str]]) -> list[str]:
    keys = [key for key, _ in pairs]
    return [key for key in keys if keys.count(key) > 1]
