"""A program beside the window: how far it is can be seen while it runs, and it ends when its input is let go."""

import sys
from pathlib import Path

from ivig_desk.adapters.program_beside import ProgramBeside, ProgramEnded
from ivig_desk.desk.ports.exports import ExportSoFar
from tests.helpers.sealed import KEY


def _ended(beside: ProgramBeside) -> ProgramEnded:
    while (how := beside.ended()) is None:
        pass
    return how


def _until_said(beside: ProgramBeside, line: str) -> None:
    while beside.said_last() != line:
        pass


def test_how_far_it_is_can_be_seen_and_is_no_part_of_what_it_said() -> None:
    said = "import sys; print('… 1 of 3'); print('… 2 of 3', flush=True); sys.stdin.read(); print('done\\nand well')"
    beside = ProgramBeside(KEY)
    assert beside.said_last() == ""

    beside.begin_held((sys.executable, "-X", "utf8", "-c", said))
    _until_said(beside, "… 2 of 3")
    assert ExportSoFar.in_line(beside.said_last()) == ExportSoFar(read=2, of=3)
    assert beside.ended() is None
    beside.let_go()

    assert _ended(beside) == ProgramEnded(code=0, lines=("done", "and well"))
    assert beside.said_last() == ""


def test_a_line_that_is_not_whole_yet_is_not_seen(tmp_path: Path) -> None:
    said = "import sys; print('… 1 of 3'); print('… 2 of', end='', flush=True); sys.stdin.read()"
    beside = ProgramBeside(KEY)

    beside.begin_held((sys.executable, "-X", "utf8", "-c", said))
    _until_said(beside, "… 1 of 3")
    beside.let_go()

    assert _ended(beside).code == 0
    assert list(tmp_path.iterdir()) == []


def test_what_says_how_far_it_is_is_read_and_nothing_else() -> None:
    assert ExportSoFar(read=1200, of=100_000).line == "… 1200 of 100000"
    assert ExportSoFar.in_line("… 1200 of 100000") == ExportSoFar(read=1200, of=100_000)
    assert [ExportSoFar.in_line(line) for line in ("", "1200 of 100000", "… 12", "… a of b", "… 1 of 2 of 3")] == [
        None
    ] * 5


def test_a_second_one_begins_once_the_first_is_over() -> None:
    beside = ProgramBeside(KEY)
    for _ in range(2):
        beside.begin_held((sys.executable, "-c", "import sys; sys.stdin.readline(); print('read')"))
        assert _ended(beside) == ProgramEnded(code=0, lines=("read",))
