"""What every store of taught labels promises, the one in a file and the one in memory alike."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ivig_desk.adapters.taught_labels import MemoryTaughtLabels, TomlTaughtLabels
from ivig_desk.desk.faults import BadDataFile, WardFileFault
from ivig_desk.desk.ports import TaughtLabels
from ivig_desk.domain.amounts.quantities import Millilitres
from ivig_desk.domain.infusion.bottles.teaching import TaughtLabel, taught_of

OPENED: dict[str, Callable[[Path], TaughtLabels]] = {
    "file": lambda folder: TomlTaughtLabels(folder / "ward" / "labels.toml"),
    "memory": lambda _: MemoryTaughtLabels(),
}
PRIVIGEN = TaughtLabel(
    gtin="09506000134352",
    preparation="Privigen 10 %",
    volume=Millilitres.of("100"),
    by=("A. Pop", 'C. "Rădu"'),
    on=date(2026, 11, 22),
)
FIFTY = replace(PRIVIGEN, volume=Millilitres.of("50"), by=("B. Rus", "C. Radu"))
OTHER = replace(PRIVIGEN, gtin="09506000134369", preparation="Octagam 10 %")


@pytest.fixture(params=OPENED)
def labels(request: pytest.FixtureRequest, tmp_path: Path) -> TaughtLabels:
    return OPENED[str(request.param)](tmp_path)


def test_nothing_is_taught_at_first(labels: TaughtLabels) -> None:
    assert labels.all() == ()


def test_what_was_taught_last_counts_and_the_earlier_is_kept(labels: TaughtLabels) -> None:
    for label in (PRIVIGEN, OTHER, FIFTY):
        labels.teach(label)

    assert labels.all() == (PRIVIGEN, OTHER, FIFTY)
    assert taught_of("09506000134352", labels.all()) == FIFTY
    assert taught_of("09506000134369", labels.all()) == OTHER
    assert taught_of("09506000134376", labels.all()) is None


@pytest.mark.parametrize("by", [("A. Pop", "a.  pop "), ("A. Pop", ""), ("", "")])
def test_one_person_teaches_nothing(labels: TaughtLabels, by: tuple[str, str]) -> None:
    with pytest.raises(BadDataFile, match="two people"):
        labels.teach(replace(PRIVIGEN, by=by))

    assert labels.all() == ()


def test_a_file_is_read_by_the_next_program(tmp_path: Path) -> None:
    TomlTaughtLabels(tmp_path / "labels.toml").teach(PRIVIGEN)

    assert TomlTaughtLabels(tmp_path / "labels.toml").all() == (PRIVIGEN,)


@pytest.mark.parametrize(
    ("written", "meant", "key"),
    [
        ('gtin = "09506000134352"', 'gtin = "9506000134352"', "label 1.gtin"),
        ('"A. Pop", ', "", "label 1.taught_by"),
        ('"100"', '"0"', "label 1.volume_ml"),
        ("taught_on", "taught", "label 1.taught"),
        ("[[label]]", "[label]", "label"),
    ],
)
def test_a_file_with_a_slip_in_it_is_refused_with_its_key(tmp_path: Path, written: str, meant: str, key: str) -> None:
    file = tmp_path / "labels.toml"
    TomlTaughtLabels(file).teach(PRIVIGEN)
    text = file.read_text(encoding="utf-8")
    assert written in text
    file.write_text(text.replace(written, meant), encoding="utf-8")

    with pytest.raises(BadDataFile) as fault:
        TomlTaughtLabels(file).all()

    assert fault.value.name == key


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    in_the_way = tmp_path / "ward"
    in_the_way.write_text("a file", encoding="utf-8")

    with pytest.raises(WardFileFault):
        TomlTaughtLabels(in_the_way / "labels.toml").teach(PRIVIGEN)
