"""The files a ward goes by, and how they are checked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ivig_desk.adapters.data_files import TomlDataFiles, resources_folder
from ivig_desk.adapters.folders import places_of_ward

if TYPE_CHECKING:
    from ivig_desk.desk.ports.ward_profiles import CheckedFile


def data_files(data: Path | None) -> TomlDataFiles:
    """Return the data files of a folder, the shipped ones and the ward’s over them."""
    return TomlDataFiles(resources=resources_folder(), ward=places_of_ward(data).root)


def check_profiles(files: Sequence[Path], data: Path | None) -> tuple[CheckedFile, ...]:
    """Return every fault of these profile files; raises BadDataFile for one that cannot be read at all."""
    from ivig_desk.adapters.profile_checking import check_files

    return check_files(files, resources_folder(), places_of_ward(data).root)
