"""No command of the desk opens a connection: each is run under a tracer that sees every socket the kernel is asked for.

The tracer is strace: it sees what Qt, the sound library and SQLCipher ask for as well as Python, and every child.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OPENS_ONE = "import socket; socket.socket(socket.AF_{}, socket.SOCK_DGRAM)"
OPENS_ONE_IN_A_CHILD = "import subprocess, sys; subprocess.run([sys.executable, '-c', {!r}])"
INTERNET = re.compile(r"socket\(AF_INET6?,")
PLAN = "plan --profile privigen-10-eu --weight-kg 24 --dose-g 7.2 --set pump:0.1 --later"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the record of the demonstration, and what was traced while it was made."""
    folder = tmp_path_factory.mktemp("demo")
    (folder / "demo.trace").write_text(traced([sys.executable, *_demo(folder)], folder), encoding="utf-8")
    return folder


def test_the_demonstration_opens_no_internet_socket(data: Path) -> None:
    """S32: the real window, driven through a scenario, its record, PDF and pictures."""
    assert (data / "summary.pdf").exists()
    assert INTERNET.findall((data / "demo.trace").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "words",
    [
        "records list --data {data}",
        "records list --find ionescu --json --data {data}",
        "records show {infusion} --data {data}",
        "records verify --data {data}",
        "records backup --to {beside} --data {data}",
        PLAN,
        "profiles",
        "self-check",
    ],
)
def test_a_command_opens_no_internet_socket(words: str, data: Path, tmp_path: Path) -> None:
    """S32."""
    line = words.format(data=data, infusion=_infusion(data), beside=tmp_path)

    assert INTERNET.findall(traced([sys.executable, "main.py", *shlex.split(line)], data)) == []


def test_the_desk_as_it_is_opened_opens_no_internet_socket(data: Path) -> None:
    """S32: up to the first page that is drawn, over records that are there."""
    child = ROOT / "tests" / "benchmarks" / "child.py"

    assert INTERNET.findall(traced([sys.executable, str(child), "ours", str(data)], data)) == []


@pytest.mark.parametrize("family", ["INET", "INET6"])
def test_the_tracer_sees_an_internet_socket_that_a_child_of_a_child_opens(family: str, tmp_path: Path) -> None:
    line = OPENS_ONE_IN_A_CHILD.format(OPENS_ONE.format(family))

    assert len(INTERNET.findall(traced([sys.executable, "-c", line], tmp_path))) == 1


def test_a_socket_of_this_computer_alone_is_none_of_the_internet(tmp_path: Path) -> None:
    """An X server is reached by one."""
    found = traced([sys.executable, "-c", OPENS_ONE.format("UNIX")], tmp_path)

    assert "AF_UNIX" in found
    assert INTERNET.findall(found) == []


def traced(command: Sequence[str], folder: Path) -> str:
    """Run a command, which must succeed, and return each call of it and its children that asks for a socket."""
    _require_tracer()
    trace = folder / "trace"
    words = ["strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=socket", "-o", str(trace), *command]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, check=True, timeout=300)
    return trace.read_text(encoding="utf-8")


@cache
def _require_tracer() -> None:
    """Skip where there is none to be had; on Linux `make test` installs strace, or says what to type."""
    if sys.platform != "linux":
        pytest.skip("strace is a tracer of Linux")
    tried = subprocess.run(["strace", "-qq", "-e", "trace=none", "true"], capture_output=True, text=True, check=False)
    if "Operation not permitted" in tried.stderr:
        pytest.skip("nobody may trace a process here")
    assert tried.returncode == 0, tried.stderr


def _demo(folder: Path) -> list[str]:
    """The words of `make demo`, into another folder."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", " ")
    [line] = re.findall(r"^DEMO = \$\(VENV_PYTHON\) (.*)$", makefile, re.MULTILINE)
    return shlex.split(line.replace("build/demo", str(folder)))


def _infusion(data: Path) -> str:
    said = subprocess.run(
        [sys.executable, "main.py", "records", "list", "--data", str(data)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return said.splitlines()[1].split()[0]
