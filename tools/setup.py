"""Fill `.venv` with the pinned packages and this program: instant when nothing changed, repaired after a kill."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PINS = ROOT / "requirements" / "dev.txt"
PROJECT = ROOT / "pyproject.toml"
PACKAGES_STAMP = ENVIRONMENT / ".packages"
PROJECT_STAMP = ENVIRONMENT / ".project"
OLDEST_PYTHON = (3, 11)
ENVIRONMENT_FAILED = 3


def main() -> int:
    """Leave a complete `.venv` behind, or say why not and return 3."""
    if sys.version_info < OLDEST_PYTHON:
        return _failed(f"Python 3.11 or newer is needed, {sys.executable} is {sys.version.split()[0]}.")
    if not _has_own_pip() and importlib.util.find_spec("ensurepip") is None:
        return _failed(f"{sys.executable} has no pip; on Debian: apt-get install python3-pip")
    packages_key, project_key = _keys()
    if _is_stamped(PACKAGES_STAMP, packages_key) and _is_stamped(PROJECT_STAMP, project_key):
        return 0
    try:
        with _alone():
            _fill(packages_key, project_key)
    except subprocess.CalledProcessError as fault:
        return _failed(f"set-up stopped: {' '.join(map(str, fault.cmd))} ended with {fault.returncode}.")
    except OSError as fault:
        return _failed(f"set-up stopped: {fault}.")
    return 0


def _keys() -> tuple[str, str]:
    """What the two halves of `.venv` stand on: pins, Python and place; and these with pyproject.toml."""
    # The place counts too: scripts in a moved environment still name the old one.
    packages = _digest(PINS.read_bytes(), f"{sys.version} {ENVIRONMENT}".encode())
    return packages, _digest(packages.encode(), PROJECT.read_bytes())


def _fill(packages_key: str, project_key: str) -> None:
    if not _is_stamped(PACKAGES_STAMP, packages_key):
        _say("making .venv and filling it with the pinned packages (some minutes the first time) …")
        # From nothing, since a killed pip can leave a package that is half there and counts as installed.
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        venv.EnvBuilder(with_pip=not _has_own_pip(), symlinks=os.name != "nt").create(ENVIRONMENT)
        _pip("install", "--require-hashes", "--no-deps", "-r", str(PINS))
        PACKAGES_STAMP.write_text(packages_key, encoding="ascii")
    if not _is_stamped(PROJECT_STAMP, project_key):
        _pip("install", "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT))
        PROJECT_STAMP.write_text(project_key, encoding="ascii")


def _pip(*words: str) -> None:
    """Run pip for `.venv`: Debian's python3 has no ensurepip, so there its own pip is pointed at the environment."""
    python = _python_inside()
    pip = [sys.executable, "-m", "pip", "--python", str(python)] if _has_own_pip() else [str(python), "-m", "pip"]
    subprocess.run([*pip, "--quiet", "--disable-pip-version-check", *words], check=True)


def _has_own_pip() -> bool:
    return importlib.util.find_spec("pip") is not None


def _python_inside() -> Path:
    return ENVIRONMENT / "Scripts" / "python.exe" if os.name == "nt" else ENVIRONMENT / "bin" / "python"


def _is_stamped(stamp: Path, key: str) -> bool:
    return _python_inside().exists() and stamp.exists() and stamp.read_text(encoding="ascii") == key


def _digest(*parts: bytes) -> str:
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Let one set-up at a time fill `.venv`; a second `make` waits for the first."""
    if os.name == "nt":
        yield
        return
    import fcntl  # noqa: PLC0415 - only POSIX has it

    with (ROOT / ".setup.lock").open("w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _say(sentence: str) -> None:
    sys.stderr.write(f"ivig-desk: {sentence}\n")


def _failed(sentence: str) -> int:
    _say(sentence)
    return ENVIRONMENT_FAILED


if __name__ == "__main__":
    sys.exit(main())
