"""`records backup` and `records restore` as a ward types them."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from ivig_desk.adapters.folder_hold import FolderHold
from tests.helpers.chained import tampering
from tests.helpers.records import EIGHT
from tests.unit.commandline.typed import typed

ROOT = Path(__file__).parents[3]
SCENARIO = ROOT / "tests/scenarios/headache_child.toml"


def test_a_backup_says_where_it_lies_and_what_was_proved(
    data: Path, drive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = typed(capsys, "records", "backup", "--to", str(drive), "--data", str(data))

    [made] = drive.iterdir()
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines() == [
        f"backup at {made}",
        "opened, verified and replayed: 3 infusions, 79 entries, 3 documents",
    ]


def test_as_json_every_number_is_text(data: Path, drive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = typed(capsys, "records", "backup", "--json", "--to", str(drive), "--data", str(data))

    said = json.loads(answer.out)
    [made] = drive.iterdir()
    assert said.pop("made_at").replace(":", "-") == made.name.split("-", 3)[3]
    assert said == {
        "place": str(made),
        "infusions": "3",
        "entries": "79",
        "documents": "3",
        "wrong": [],
        "not_removed": [],
    }


def test_what_is_restored_elsewhere_is_listed_and_verified(
    data: Path, drive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """S25: a new computer, and what the old one's drive has."""
    typed(capsys, "records", "backup", "--to", str(drive), "--data", str(data))
    [made] = drive.iterdir()
    new = tmp_path / "new"

    answer = typed(capsys, "records", "restore", str(made), "--data", str(new))

    assert (answer.code, answer.err) == (0, "")
    assert answer.out == f"restored to {new / 'desk.sqlite'}: 3 infusions, 79 entries, 3 documents\n"
    verified = typed(capsys, "records", "verify", "--data", str(new))
    assert verified.out == "nothing wrong: 3 infusions, 79 entries, 3 documents\n"


def test_records_that_are_there_are_named_where_they_are_kept(
    data: Path, drive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(capsys, "records", "backup", "--to", str(drive), "--data", str(data))
    [made] = drive.iterdir()

    answer = typed(capsys, "records", "restore", str(made), "--data", str(data))

    [kept] = data.glob("desk-before-restore-*.sqlite")
    assert answer.code == 0
    assert answer.out.splitlines()[1] == f"the records that were there are kept as {kept}"


def test_a_flaw_in_the_records_ends_with_1_and_names_it(
    data: Path, drive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """S25."""
    typed(capsys, "records", "verify", "--data", str(data))
    with tampering(data / "desk.sqlite") as file:
        file.execute("UPDATE events SET \"by\" = 'someone else' WHERE infusion_id = 'headache_child' AND version = 8")

    answer = typed(capsys, "records", "backup", "--to", str(drive), "--data", str(data))

    [made] = drive.iterdir()
    assert answer.code == 1
    assert answer.out.splitlines() == [
        (
            "infusion headache_child, entry 8: not as it was written, or not written by this program: its link "
            "does not fit"
        ),
        "1 wrong in 3 infusions, 79 entries, 3 documents",
        f"no good backup: the copy is kept at {made}, and no older one went for it",
    ]


def test_a_ward_s_file_names_the_folder_and_how_many_are_kept(
    data: Path, drive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shipped = (ROOT / "resources/backups.toml").read_text(encoding="utf-8")
    (data / "backups.toml").write_text(f'folder = "{drive}"\n{shipped.replace("14", "1")}', encoding="utf-8")

    for _ in range(2):
        assert typed(capsys, "records", "backup", "--data", str(data)).code == 0

    assert len(list(drive.iterdir())) == 1


@pytest.mark.parametrize(
    ("changed", "named", "said"),
    [
        ('kept = "14"', 'kept = "0"', "file: kept 0: accepted is 1 or more"),
        ('every_min = "1440"', 'every_min = "0"', "file: 0 min between two backups: accepted is more than 0 min"),
        ('kept = "14"', "kept = 14", "kept (line 5): 14 without quotes: accepted is one exact number"),
        ('kept = "14"', 'kept = "14"\nfolder = "drive"', 'folder (line 6): "drive": accepted is a whole path outside'),
    ],
)
def test_a_ward_s_file_that_cannot_be_used_is_named(
    data: Path, capsys: pytest.CaptureFixture[str], changed: str, named: str, said: str
) -> None:
    """S4."""
    shipped = (ROOT / "resources/backups.toml").read_text(encoding="utf-8")
    (data / "backups.toml").write_text(shipped.replace(changed, named), encoding="utf-8")

    answer = typed(capsys, "records", "backup", "--data", str(data))

    assert answer.code == 2
    assert answer.err.startswith(f"ivig-desk: {data / 'backups.toml'}: {said}")


def test_without_a_folder_nothing_is_guessed(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = typed(capsys, "records", "backup", "--data", str(data))

    said = "ivig-desk: --to: missing: accepted is a folder for the backup, or one named in the ward’s backups.toml\n"
    assert (answer.code, answer.out, answer.err) == (2, "", said)


def test_beside_the_records_is_no_place_for_a_backup(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inside = data / "copies"
    inside.mkdir()

    answer = typed(capsys, "records", "backup", "--to", str(inside), "--data", str(data))

    assert answer.code == 2
    assert answer.err.startswith(f"ivig-desk: --to: {inside}: accepted is a folder elsewhere than the records")
    assert list(inside.iterdir()) == []


def test_where_there_are_no_records_there_is_no_backup(
    tmp_path: Path, drive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A script with a slip in its folder must not end with 0 every night."""
    answer = typed(capsys, "records", "backup", "--to", str(drive), "--data", str(tmp_path / "slip"))

    assert answer.code == 2
    assert list(drive.iterdir()) == []


def test_a_drive_that_is_not_there_ends_with_3(data: Path, drive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = typed(capsys, "records", "backup", "--to", str(drive / "gone"), "--data", str(data))

    assert (answer.code, answer.out) == (3, "")
    assert answer.err == f"ivig-desk: {drive / 'gone'}: unreachable: the folder for backups is not there\n"


def test_what_is_no_backup_ends_with_2_and_one_line(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter = data.parent / "letter.txt"
    letter.write_text("Dear colleague", encoding="utf-8")

    answer = typed(capsys, "records", "restore", str(letter), "--data", str(data))

    said = f"ivig-desk: {letter}: not-a-backup: it does not begin as records of this key do\n"
    assert (answer.code, answer.out, answer.err) == (2, "", said)


def test_nothing_is_restored_under_an_open_desk_and_reading_commands_do_not_mind_it(
    data: Path, drive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(capsys, "records", "backup", "--to", str(drive), "--data", str(data))
    [made] = drive.iterdir()
    before = (data / "desk.sqlite").read_bytes()

    with closing(FolderHold(data, EIGHT)):
        restored = typed(capsys, "records", "restore", str(made), "--data", str(data))
        unchanged = (data / "desk.sqlite").read_bytes()
        listed = typed(capsys, "records", "list", "--data", str(data))
        backed_up = typed(capsys, "records", "backup", "--to", str(drive), "--data", str(data))
    again = typed(capsys, "records", "restore", str(made), "--data", str(data))

    assert restored.code == 3
    assert restored.err.startswith(f"ivig-desk: {data}: held: another desk has it open on ")
    assert restored.err.count("\n") == 1
    assert unchanged == before
    assert (listed.code, backed_up.code, again.code) == (0, 0, 0)


def test_no_rehearsal_is_played_where_a_desk_is_open(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(FolderHold(tmp_path, EIGHT)):
        played = typed(capsys, "rehearse", str(SCENARIO), "--data", str(tmp_path))

    assert played.code == 3
    assert "held: another desk has it open on " in played.err
    assert not (tmp_path / "desk.sqlite").exists()
