"""A folder with records that nobody signs in to, and a drive beside it."""

import shutil
from pathlib import Path

import pytest

from ivig_desk.adapters.key_file import OpenStore, body_of
from tests.helpers.sealed import KEY

GOLDEN = Path(__file__).parents[2] / "golden/format-1/desk.sqlite"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A ward's folder: 30, 17 and 32 entries, as tests/golden/format-1/expected.toml counts them."""
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(GOLDEN, folder / "desk.sqlite")
    (folder / "keys.json").write_bytes(body_of(OpenStore(key=KEY)))
    return folder


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    folder = tmp_path / "drive"
    folder.mkdir()
    return folder
