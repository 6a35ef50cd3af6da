"""How backups stand, on the first page."""

import pytest

from ivig_desk.desk.backing_up import BackupStanding
from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.record.backup_rules import BackupRules
from ivig_desk.presenters.backup_wording import backup_line
from ivig_desk.presenters.screens import Line, Tone

EIGHT = Instant.of("2026-03-02T08:00:00Z")
RULES = BackupRules(kept=3, every=Minutes.of("1440"), again_after=Minutes.of("15"), source="a test")


def _standing(folder: str | None, last: Instant | None, fault: str | None) -> BackupStanding:
    return BackupStanding(folder=folder, last=last, fault=fault, rules=RULES)


@pytest.mark.parametrize(
    ("age", "said", "tone"),
    [
        ("0", "0 min", Tone.QUIET),
        ("120", "2 h", Tone.QUIET),
        ("1439", "23 h 59 min", Tone.QUIET),
        ("1440", "24 h", Tone.MEDIUM),
        ("2879", "47 h 59 min", Tone.MEDIUM),
        ("2880", "2 days", Tone.MEDIUM),
        ("14401", "10 days", Tone.MEDIUM),
    ],
)
def test_the_age_of_the_last_good_one_is_said_and_an_old_one_stands_out(age: str, said: str, tone: Tone) -> None:
    line = backup_line(_standing("/media/drive", EIGHT, None), EIGHT.plus(Minutes.of(age)))

    assert line == Line(text=f"Last good backup {said} ago", tone=tone)


def test_that_there_is_none_yet_or_no_folder_stands_out() -> None:
    assert backup_line(_standing("/media/drive", None, None), EIGHT) == Line(
        text="No good backup yet", tone=Tone.MEDIUM
    )
    assert backup_line(_standing(None, None, None), EIGHT) == Line(
        text="No backups: no folder for them is named in backups.toml.", tone=Tone.MEDIUM
    )


def test_why_the_last_try_failed_stands_behind_the_age() -> None:
    line = backup_line(_standing("/media/drive", EIGHT, "the disk is full"), EIGHT.plus(Minutes.of("5")))

    assert line == Line(text="Last good backup 5 min ago. The last try failed: the disk is full", tone=Tone.MEDIUM)
