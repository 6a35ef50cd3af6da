"""`tools/system_libraries.py` with a loader and an installer that are told what to say."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from tools import system_libraries

if TYPE_CHECKING:
    from pathlib import Path

LACKING = "libEGL.so.1 => not found\n\tlibxcb-cursor.so.0 => not found\n\tlibEGL.so.1 => not found"
LINE = "-c 'apt-get update && apt-get install --yes --no-install-recommends libegl1 libxcb-cursor0'"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the wheels of Qt are complete")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder on PATH; in it a loader that misses two libraries until they are installed."""
    folder = tmp_path / "bin"
    folder.mkdir()
    _program(folder / "ldd", f"[ -e {tmp_path}/installed ] || printf '\t{LACKING}\n\tlibc.so.6 => /lib/libc.so.6\n'")
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(sys, "argv", ["system_libraries.py", "screen"])
    return folder


def test_a_user_is_told_the_one_line_that_installs_what_is_missing(
    programs: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    _program(programs / "apt-get", "exit 1")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    code = system_libraries.main()

    assert code == 3
    assert capfd.readouterr().err.splitlines() == [
        "ivig-desk: this system lacks libEGL.so.1, libxcb-cursor.so.0.",
        "ivig-desk: on Debian and its kin this line installs what is missing:",
        f"su {LINE}",
    ]


def test_the_line_uses_sudo_where_there_is_one(
    programs: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    _program(programs / "sudo", "exit 1")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    system_libraries.main()

    assert capfd.readouterr().err.splitlines()[-1] == f"sudo sh {LINE}"


def test_root_has_it_installed(programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _program(programs / "apt-get", f'echo "$@" >> {tmp_path}/installed')
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    code = system_libraries.main()

    assert code == 0
    assert (tmp_path / "installed").read_text(encoding="utf-8").splitlines() == [
        "update",
        "install --yes --no-install-recommends libegl1 libxcb-cursor0",
    ]


@pytest.mark.usefixtures("programs")
def test_root_without_apt_is_told_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    code = system_libraries.main()

    assert code == 3
    assert "this system lacks libEGL.so.1, libxcb-cursor.so.0." in capfd.readouterr().err


def test_nothing_missing_says_nothing(programs: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "installed").touch()
    assert programs.is_dir()

    code = system_libraries.main()

    assert (code, capfd.readouterr()) == (0, ("", ""))


@pytest.mark.parametrize(
    ("base_prefix", "said"),
    [
        ("/usr", f"binutils libegl1 libpython3.{sys.version_info.minor} libxcb-cursor0'"),
        ("/opt/python", "/opt/python holds a Python without its shared library, which freezing needs"),
    ],
)
def test_freezing_says_what_the_python_at_hand_lacks(
    programs: Path, base_prefix: str, said: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert not (programs / "objdump").exists()
    monkeypatch.setattr(sys, "argv", ["system_libraries.py", "freeze"])
    monkeypatch.setattr(sys, "base_prefix", base_prefix)
    monkeypatch.setattr(system_libraries, "_has_python_library", lambda: False)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    code = system_libraries.main()

    assert code == 3
    assert said in capfd.readouterr().err


def test_an_unknown_purpose_is_wrong_use(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["system_libraries.py", "everything"])

    code = system_libraries.main()

    assert code == 2
    assert capfd.readouterr().err == "use: system_libraries.py (offscreen|test|screen|x-server|freeze)\n"


def _program(path: Path, commands: str) -> None:
    path.write_text(f"#!/bin/sh\n{commands}\n", encoding="utf-8")
    path.chmod(0o755)
