"""The page under the skin as its presenter shows it: empty, worked out, with both cautions, refused, misread."""

from __future__ import annotations

from functools import cache

from ivig_desk.adapters.data_files import TomlDataFiles, resources_folder
from ivig_desk.presenters.screens import SubcutaneousScreen
from ivig_desk.presenters.subcutaneous_page import FORM, SubcutaneousPresenter
from ivig_desk.presenters.ward_files import WardFiles, ward_files_of
from ivig_desk.presenters.wishes import Typed

GAMUNEX = {"profile": "gamunex-c-10-us-sc", "weight_kg": "70", "dose_g": "8", "sites": "4", "infusion": "1"}
TYPED = {
    "skin empty": {},
    "skin worked out": GAMUNEX,
    "skin with cautions": GAMUNEX | {"profile": "hizentra-20-eu-sc", "infusion": "4", "rate_ml_h_per_site": "50"},
    "skin refused": GAMUNEX | {"profile": "gammagard-liquid-10-us-sc", "sites": "13"},
    "skin misread": GAMUNEX | {"weight_kg": "1,000", "sites": "2.5", "infusion": "four", "rate_ml_h_per_site": "x"},
}


@cache
def _files() -> WardFiles:
    return ward_files_of(TomlDataFiles(resources=resources_folder(), ward=None))


def skin_screen(name: str) -> SubcutaneousScreen:
    """The page with these texts typed."""
    presenter = SubcutaneousPresenter(_files())
    for field, text in TYPED[name].items():
        presenter.handle(Typed(form=FORM, field=field, text=text))
    return presenter.screen()
