"""See that the system has what a purpose needs: as root install it, otherwise print the line that does, and end with 3.

PySide6's wheels bring Qt but not what Qt itself loads from the system, and a bare Debian has none of that. Asking the
loader (`ldd`) names every missing library at once; starting Qt would name the first one only, or abort.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ENVIRONMENT_FAILED = 3
DRAWING = (
    "QtCore.abi3.so",
    "QtGui.abi3.so",
    "QtWidgets.abi3.so",
    "Qt/plugins/iconengines/libqsvgicon.so",
    "Qt/plugins/platforms/libqoffscreen.so",
)
X11 = "Qt/plugins/platforms/libqxcb.so"
WAYLAND = "Qt/plugins/platforms/libqwayland.so"

DEBIAN_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "Xvfb": "xvfb",
    "objdump": "binutils",
    "pdffonts": "poppler-utils",
    "pdftotext": "poppler-utils",
    "strace": "strace",
    "xauth": "xauth",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """What one way of using the program loads and starts."""

    qt_files: tuple[str, ...] = DRAWING
    programs: tuple[str, ...] = ()
    freezes: bool = False


PURPOSES = {
    "offscreen": Purpose(),
    "test": Purpose(programs=("pdffonts", "pdftotext", "strace")),
    "screen": Purpose(qt_files=(*DRAWING, X11, *((WAYLAND,) if "WAYLAND_DISPLAY" in os.environ else ()))),
    "x-server": Purpose(qt_files=(*DRAWING, X11), programs=("Xvfb", "xauth")),
    "freeze": Purpose(qt_files=(*DRAWING, X11), programs=("objdump",), freezes=True),
}


def main() -> int:
    """Return 0 when nothing is missing any more, 3 with a sentence and a line to type otherwise."""
    if len(sys.argv) != 2 or sys.argv[1] not in PURPOSES:  # noqa: PLR2004 - the program's name and one purpose
        sys.stderr.write(f"use: system_libraries.py ({'|'.join(PURPOSES)})\n")
        return 2
    if sys.platform != "linux":
        return 0  # Elsewhere the wheels are complete.
    purpose = PURPOSES[sys.argv[1]]
    missing = _missing(purpose)
    if missing and os.geteuid() == 0 and shutil.which("apt-get") and _unknown(missing) == []:
        _install(_packages(missing))
        missing = _missing(purpose)
    return _report(missing) if missing else 0


def _missing(purpose: Purpose) -> list[str]:
    libraries = _missing_libraries(purpose.qt_files)
    programs = {program for program in purpose.programs if shutil.which(program) is None}
    python = {_python_library()} if purpose.freezes and not _has_python_library() else set()
    return sorted(libraries | programs | python)


def _missing_libraries(qt_files: tuple[str, ...]) -> set[str]:
    spec = importlib.util.find_spec("PySide6")
    if spec is None or spec.origin is None:
        sys.exit("PySide6 is not installed here: run `make setup` first.")
    folder = Path(spec.origin).parent
    found = subprocess.run(["ldd", *(folder / name for name in qt_files)], capture_output=True, text=True, check=True)
    return {line.split()[0] for line in found.stdout.splitlines() if line.endswith("=> not found")}


def _python_library() -> str:
    return f"libpython{sys.version_info.major}.{sys.version_info.minor}.so.1.0"


def _has_python_library() -> bool:
    """Ask PyInstaller itself: Debian's Python says it is shared, and brings the library in another package."""
    question = "from PyInstaller.depend.bindepend import get_python_library_path as path; raise SystemExit(not path())"
    return subprocess.run([sys.executable, "-c", question], capture_output=True, check=False).returncode == 0


def _unknown(missing: list[str]) -> list[str]:
    return [name for name in missing if _package(name) is None]


def _packages(missing: list[str]) -> list[str]:
    return sorted({package for name in missing if (package := _package(name))})


def _package(name: str) -> str | None:
    if name == _python_library():
        is_debians = sys.base_prefix == "/usr"
        return name.removesuffix(".so.1.0") if is_debians else None
    return DEBIAN_PACKAGES.get(name)


def _install(packages: list[str]) -> None:
    sys.stderr.write(f"ivig-desk: installing system packages: {' '.join(packages)}\n")
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        done = subprocess.run(["apt-get", *words], env=quietly, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.stderr.write(done.stdout + done.stderr)


def _report(missing: list[str]) -> int:
    sys.stderr.write(f"ivig-desk: this system lacks {', '.join(missing)}.\n")
    if _python_library() in _unknown(missing):
        sys.stderr.write(
            f"ivig-desk: {sys.base_prefix} holds a Python without its shared library, which freezing needs; build it "
            "with --enable-shared, or take another: rm -rf .venv; make freeze PYTHON=/usr/bin/python3\n"
        )
    if packages := _packages(missing):
        install = f"apt-get update && apt-get install --yes --no-install-recommends {' '.join(packages)}"
        root = "sudo sh -c" if shutil.which("sudo") else "su -c"
        sys.stderr.write(f"ivig-desk: on Debian and its kin this line installs what is missing:\n{root} '{install}'\n")
    return ENVIRONMENT_FAILED


if __name__ == "__main__":
    sys.exit(main())
