"""`tools/setup.py` on a small project of its own: complete, instant when nothing changed, repaired after a kill."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.architecture.source import ROOT

if TYPE_CHECKING:
    from pathlib import Path

# A build backend in one file, so that no package has to be fetched: its editable wheel is a name and a command.
BACKEND = """
import base64, hashlib, zipfile

def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    files = {
        "small-1.dist-info/METADATA": "Metadata-Version: 2.1\\nName: small\\nVersion: 1\\n",
        "small-1.dist-info/WHEEL": "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
        "small-1.dist-info/entry_points.txt": "[console_scripts]\\nsmall = json:dumps\\n",
    }
    record = "".join(f"{name},,\\n" for name in (*files, "small-1.dist-info/RECORD"))
    with zipfile.ZipFile(f"{wheel_directory}/small-1-py3-none-any.whl", "w") as wheel:
        for name, text in (*files.items(), ("small-1.dist-info/RECORD", record)):
            wheel.writestr(name, text)
    return "small-1-py3-none-any.whl"
"""
PROJECT = '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
PROJECT += '[project]\nname = "small"\nversion = "1"\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that pins nothing and builds itself."""
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools" / "setup.py", tmp_path / "tools")
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "dev.txt").write_text("# nothing\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(PROJECT, encoding="utf-8")
    (tmp_path / "backend.py").write_text(BACKEND, encoding="utf-8")
    return tmp_path


def test_set_up_leaves_the_command_in_the_environment(project: Path) -> None:
    done = _set_up(project)

    assert done.returncode == 0, done.stderr
    assert (project / ".venv" / "bin" / "small").exists()


def test_a_second_set_up_changes_nothing(project: Path) -> None:
    _set_up(project)
    before = _times(project / ".venv")

    done = _set_up(project)

    assert (done.returncode, done.stderr) == (0, "")
    assert _times(project / ".venv") == before


def test_an_interrupted_set_up_starts_from_nothing(project: Path) -> None:
    _set_up(project)
    (project / ".venv" / ".packages").unlink()
    (project / ".venv" / "half").touch()

    done = _set_up(project)

    assert done.returncode == 0, done.stderr
    assert not (project / ".venv" / "half").exists()


def test_another_pyproject_installs_the_project_again_and_no_package(project: Path) -> None:
    _set_up(project)
    (project / ".venv" / "kept").touch()
    (project / ".venv" / "bin" / "small").unlink()
    (project / "pyproject.toml").write_text(PROJECT + "# changed\n", encoding="utf-8")

    done = _set_up(project)

    assert done.returncode == 0, done.stderr
    assert (project / ".venv" / "kept").exists()
    assert (project / ".venv" / "bin" / "small").exists()


def test_a_pin_that_cannot_be_had_stops_with_3_and_is_tried_again(project: Path) -> None:
    (project / "requirements" / "dev.txt").write_text("unpinned\n", encoding="utf-8")

    stopped = _set_up(project)
    (project / "requirements" / "dev.txt").write_text("# nothing\n", encoding="utf-8")
    done = _set_up(project)

    assert stopped.returncode == 3
    assert "ivig-desk: set-up stopped: " in stopped.stderr
    assert done.returncode == 0, done.stderr


def _set_up(project: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "tools/setup.py"], cwd=project, capture_output=True, text=True, check=False)


def _times(folder: Path) -> dict[Path, int]:
    return {path: path.lstat().st_mtime_ns for path in folder.rglob("*") if "__pycache__" not in path.parts}
