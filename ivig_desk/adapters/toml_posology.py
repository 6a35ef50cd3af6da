"""The doses there are, from the data file the ward may edit."""

from pathlib import Path

from ivig_desk.adapters.toml_records import record_of
from ivig_desk.adapters.toml_table import file_bytes, toml_table
from ivig_desk.domain.formulary.posology import Posology

POSOLOGY = "posology.toml"


def load_posology(folder: Path) -> Posology:
    """Return the posology of a folder; raises BadDataFile with file, key, found and accepted."""
    path = folder / POSOLOGY
    return record_of(Posology, toml_table(str(path), file_bytes(path)))
