"""The page of profiles as its presenter shows it: the list with a blocked file, one to read, each step with faults."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ivig_desk.adapters.data_files import PROFILES, TomlDataFiles, resources_folder
from ivig_desk.adapters.ward_profiles import TomlWardProfiles
from ivig_desk.desk.faults import BadDataFile, all_of
from ivig_desk.presenters.profile_page.desk import ProfilesPresenter
from ivig_desk.presenters.profile_page.form import FORM
from ivig_desk.presenters.ward_files import WardFiles, ward_files_of
from ivig_desk.presenters.wishes import Pressed, Typed

if TYPE_CHECKING:
    from ivig_desk.presenters.screens import ProfilesScreen

WARD = Path("/ward")
PRIVIGEN = ("profile:privigen-10-eu", "change:privigen-10-eu")
WRONG = {
    "version": "1",
    "rung_1_hold": "3",
    "rung_2_rate": "1,200",
    "maximum_rate": "5.5",
    "observe_longer_min": "10",
    "iga": "",
    "source_1_read_on": "22.11.2026",
    "source_3_document": "Decision of the ward",
    "checked_1": "A. Rus",
    "checked_2": "a. rus",
}
RAISED = {
    "version": "2",
    "maximum_rate": "5.5",
    "maximum_source": "2",
    "rung_2_rate": "0.5",
    "rung_2_hold": "20",
    "checked_1": "A. Rus",
    "checked_2": "B. Pop",
    "checked_on": "2026-11-23",
    "raised_1": "A. Rus",
    "raised_2": "B. Pop",
    "raised_on": "2026-11-23",
    "raised_reason": "tolerated for years",
}
DROPS = {"rung_2_rate": "1", "rung_2_hold": "20", "at_risk_1_rate": "2"}
OPENED: dict[str, tuple[tuple[str, ...], dict[str, str], str]] = {
    "profiles": ((), {}, ""),
    "profile": (("profile:octagam-10-us-dm",), {}, ""),
    **{f"profile step {step + 1}": (PRIVIGEN, WRONG, f"profile-step:{step}") for step in range(6)},
    "profile read": (PRIVIGEN, WRONG | {"rung_2_rate": "1.2"}, "profile-step:5"),
    "profile slow and raised": (
        PRIVIGEN,
        RAISED | {"rung_1_hold": "90", "rung_6_rate": "4.9", "rung_6_hold": "100"},
        "profile-step:5",
    ),
    "profile raised": (PRIVIGEN, RAISED, "profile-step:5"),
    "profile in drops": (("profile:privigen-10-review", "change:privigen-10-review"), DROPS, "profile-step:2"),
    "profile new": (("profile:bivigam-10-us-pi", "new:bivigam-10-us-pi"), {"id": "Ours"}, "profile-step:0"),
}


@cache
def _files() -> WardFiles:
    files = ward_files_of(TomlDataFiles(resources=resources_folder(), ward=None))
    file = str(WARD / PROFILES / "kiovig-10-eu.toml")
    blocked = all_of(
        [BadDataFile(file, "rung 1", "5 mL/kg/h", "at most 4.8"), BadDataFile(file, "iga", "missing", "it")]
    )
    return replace(files, formulary=replace(files.formulary, blocked=(blocked,)))


def profile_screen(name: str) -> ProfilesScreen:
    """The page with these controls pressed and these texts typed."""
    pressed, texts, step = OPENED[name]
    shipped = _files().formulary.profiles
    presenter = ProfilesPresenter(TomlWardProfiles(folder=WARD / PROFILES, shipped=shipped), _files())
    for one in pressed:
        presenter.handle(Pressed(name=one))
    for field, text in texts.items():
        presenter.handle(Typed(form=FORM, field=field, text=text))
    if step:
        presenter.handle(Pressed(name=step))
    return presenter.screen()
