"""A pharmacist at the page of profiles: the shipped files, a ward's folder on disk, and what is typed there."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ivig_desk.adapters.data_files import PROFILES, TomlDataFiles, resources_folder
from ivig_desk.adapters.ward_profiles import TomlWardProfiles
from ivig_desk.presenters.screens import ProfileFormScreen, ProfileListScreen, ProfileSheetScreen
from ivig_desk.presenters.ward_files import ward_files_of
from ivig_desk.presenters.window_doors import ProfilesDoor
from tests.unit.presenters.bedside import Bedside, fields_of, problems_of

if TYPE_CHECKING:
    from pathlib import Path

    from ivig_desk.domain.formulary.profile import Profile
    from ivig_desk.presenters.screens import Field

FORM = "profile"
PRIVIGEN = "privigen-10-eu"
LAST_STEP = 5
NAMES = {"version": "2", "checked_1": "A. Rus", "checked_2": "B. Pop", "checked_on": "2026-11-23"}
DECISION = {
    "source_3_document": "Decision of the ward's pharmacist",
    "source_3_dated": "2026-11-23",
    "source_3_read_on": "2026-11-23",
    "source_3_status": "local practice",
}
LOWERED = {"maximum_rate": "4.8", "rung_5_rate": "4", "rung_5_source": "3"} | DECISION | NAMES
RAISED = {
    "maximum_rate": "5.5",
    "maximum_source": "3",
    "raised_1": "A. Rus",
    "raised_2": "B. Pop",
    "raised_on": "2026-11-23",
    "raised_reason": "tolerated for years",
    **DECISION,
    **NAMES,
}


class Pharmacist(Bedside):
    """A window over a ward's folder, with the page of profiles open."""

    def __init__(self, ward: Path) -> None:
        files = TomlDataFiles(resources=resources_folder(), ward=ward)
        self.ward = TomlWardProfiles(folder=ward / PROFILES, shipped=shipped())
        super().__init__(
            files=ward_files_of(files), profiles=ProfilesDoor(open=lambda: self.ward, read=files.formulary)
        )
        self.press("profiles")

    def change(self, profile_id: str = PRIVIGEN, **texts: str) -> None:
        """Open a profile for this ward and type in its form."""
        self.press(f"profile:{profile_id}")
        self.press(f"change:{profile_id}")
        self.type(FORM, texts)

    def save(self) -> None:
        self.press(f"profile-step:{LAST_STEP}")
        self.submit(FORM)

    @property
    def list_page(self) -> ProfileListScreen:
        assert isinstance(self.screen.profiles, ProfileListScreen), self.screen.page
        return self.screen.profiles

    @property
    def sheet(self) -> ProfileSheetScreen:
        assert isinstance(self.screen.profiles, ProfileSheetScreen), self.screen.page
        return self.screen.profiles

    @property
    def form_page(self) -> ProfileFormScreen:
        assert isinstance(self.screen.profiles, ProfileFormScreen), self.screen.page
        return self.screen.profiles

    def fields(self, step: int) -> dict[str, Field]:
        """The fields of a step, from 1 as they are numbered on the page."""
        self.press(f"profile-step:{step - 1}")
        return fields_of(self.form_page.form)

    def problems(self) -> dict[str, str]:
        """What is said beside the fields of every step."""
        found = {}
        for step in range(LAST_STEP + 1):
            self.press(f"profile-step:{step}")
            found.update(problems_of(self.form_page.form))
        return found

    def row(self, profile_id: str) -> str:
        """What the list says of a profile's state."""
        (row,) = [row for row in self.list_page.rows if row.open.name == f"profile:{profile_id}"]
        return row.state.text


@cache
def shipped() -> tuple[Profile, ...]:
    return TomlDataFiles(resources=resources_folder(), ward=None).formulary().profiles
