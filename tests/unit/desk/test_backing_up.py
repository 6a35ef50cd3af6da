"""A backup is begun after each infusion that was closed and so often as the ward says, and never two at once."""

import pytest

from ivig_desk.desk.backing_up import BackingUp, BackupStanding
from ivig_desk.desk.faults import RecordsFault, RecordsFaultCode
from ivig_desk.desk.ports.backups import BackupEnded, KeptBackup, KeptBackups
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.commands import CloseInfusion
from ivig_desk.domain.infusion.decide.decision import Accepted
from ivig_desk.domain.infusion.events import InfusionClosed
from ivig_desk.domain.record.backup_rules import BackupRules

EIGHT = Instant.of("2026-03-02T08:00:00Z")
RULES = BackupRules(
    kept=3, every=Minutes.of("1440"), again_after=Minutes.of("15"), source="a test", folder="/media/drive"
)


class KeptRunner:
    """Counts what was begun; one ends when the test says so."""

    def __init__(self, *made_at: Instant) -> None:
        self.begun = 0
        self.made_at = list(made_at)
        self.end: BackupEnded | None = None
        self.is_there = True

    def begin(self) -> None:
        self.begun += 1

    def ended(self) -> BackupEnded | None:
        end, self.end = self.end, None
        return end

    def kept(self) -> KeptBackups:
        if not self.is_there:
            raise RecordsFault(RecordsFaultCode.UNREACHABLE, "/media/drive", "it is not there")
        return KeptBackups(good=tuple(KeptBackup(place="a", made_at=at) for at in self.made_at), bad=())


def _close_one(backing_up: BackingUp) -> None:
    backing_up.hear("one", CloseInfusion(), Accepted(events=(InfusionClosed(),)))


def _after(minutes: str) -> Instant:
    return EIGHT.plus(Minutes.of(minutes))


def test_the_first_is_begun_a_minute_after_opening_where_there_is_none() -> None:
    runner = KeptRunner()
    backing_up = BackingUp(runner, RULES)

    begun = []
    for minutes in ("0", "0.99", "1", "2"):
        backing_up.look(_after(minutes))
        begun.append(runner.begun)

    assert begun == [0, 0, 1, 1]


@pytest.mark.parametrize(("age", "begun"), [("1438.9", 0), ("1439", 1), ("1439.1", 1)])
def test_another_is_begun_when_the_last_is_a_day_old(age: str, begun: int) -> None:
    """The second look is one minute after opening: 1439 + 1 = 1440 min."""
    runner = KeptRunner(_after(f"-{age}"))
    backing_up = BackingUp(runner, RULES)
    for minutes in ("0", "1"):
        backing_up.look(_after(minutes))

    assert runner.begun == begun


def test_one_made_later_than_now_does_not_count() -> None:
    """S24: the clock was ahead when it was made."""
    runner = KeptRunner(_after("60"))
    backing_up = BackingUp(runner, RULES)
    for minutes in ("0", "1"):
        backing_up.look(_after(minutes))

    assert (runner.begun, backing_up.standing.last) == (1, None)


def test_an_infusion_that_was_closed_is_backed_up_at_once_and_never_two_at_a_time() -> None:
    runner = KeptRunner(EIGHT)
    backing_up = BackingUp(runner, RULES)
    backing_up.look(_after("0"))
    _close_one(backing_up)
    backing_up.look(_after("0.1"))
    _close_one(backing_up)
    backing_up.look(_after("0.2"))
    assert runner.begun == 1

    runner.end, runner.made_at = BackupEnded(fault=None), [EIGHT, _after("0.1")]
    backing_up.look(_after("0.3"))
    assert backing_up.standing == BackupStanding(folder="/media/drive", last=_after("0.1"), fault=None, rules=RULES)
    backing_up.look(_after("0.4"))
    assert runner.begun == 2


def test_one_that_failed_is_said_and_tried_again_a_quarter_of_an_hour_after() -> None:
    runner = KeptRunner()
    backing_up = BackingUp(runner, RULES)
    for minutes in ("0", "1"):
        backing_up.look(_after(minutes))
    runner.end = BackupEnded(fault="the disk is full")
    backing_up.look(_after("2"))
    assert backing_up.standing.fault == "the disk is full"

    begun = []
    for minutes in ("15.9", "16"):
        backing_up.look(_after(minutes))
        begun.append(runner.begun)
    assert begun == [1, 2]


def test_a_drive_that_is_pulled_out_is_said_and_the_last_that_was_known_stays() -> None:
    runner = KeptRunner(EIGHT)
    backing_up = BackingUp(runner, RULES)
    backing_up.look(_after("0"))
    _close_one(backing_up)
    backing_up.look(_after("1"))
    runner.is_there, runner.end = False, BackupEnded(fault="the folder for backups is not there")
    backing_up.look(_after("2"))

    assert backing_up.standing == BackupStanding(
        folder="/media/drive", last=EIGHT, fault="the folder for backups is not there", rules=RULES
    )


def test_without_a_folder_nothing_is_begun() -> None:
    backing_up = BackingUp(None, RULES)
    _close_one(backing_up)
    backing_up.look(EIGHT)

    assert backing_up.standing == BackupStanding(folder=None, last=None, fault=None, rules=RULES)
