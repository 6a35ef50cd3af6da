"""The ward's own ceiling: one rate, by weight or for all, with who decided it; anything else is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ivig_desk.adapters.data_files import TomlDataFiles, resources_folder
from ivig_desk.desk.faults import BadDataFile
from ivig_desk.domain.amounts.quantities import MlPerHour, MlPerKgPerHour
from ivig_desk.domain.formulary.ceiling import WardCeiling

if TYPE_CHECKING:
    from pathlib import Path


def ceiling_in(folder: Path, *lines: str) -> WardCeiling | None:
    (folder / "ward.toml").write_text("\n".join(("[ceiling]", *lines)), encoding="utf-8")
    return TomlDataFiles(resources=resources_folder(), ward=folder).ward_ceiling()


@pytest.mark.parametrize(
    ("line", "rate"),
    [('rate_ml_per_kg_h = "4"', MlPerKgPerHour.of("4")), ('rate_ml_h = "250"', MlPerHour.of("250"))],
)
def test_a_ward_sets_one_ceiling_by_weight_or_for_all(
    tmp_path: Path, line: str, rate: MlPerKgPerHour | MlPerHour
) -> None:
    """S2."""
    assert ceiling_in(tmp_path, line, 'source = "drug committee, 2026-05"') == WardCeiling(
        rate=rate, source="drug committee, 2026-05"
    )


def test_a_ward_without_the_file_sets_none(tmp_path: Path) -> None:
    assert TomlDataFiles(resources=resources_folder(), ward=tmp_path).ward_ceiling() is None
    assert TomlDataFiles(resources=resources_folder(), ward=None).ward_ceiling() is None


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        (('rate_ml_h = "250"',), "source"),
        (('source = "ward"',), "exactly one of rate_ml_per_kg_h, rate_ml_h"),
        (('rate_ml_h = "250"', 'rate_ml_per_kg_h = "4"', 'source = "ward"'), "exactly one of"),
        (('rate_ml_h = "0"', 'source = "ward"'), "rate_ml_h"),
        (('rate_ml_h = "2,5"', 'source = "ward"'), "rate_ml_h"),
        (("rate_ml_h = 250", 'source = "ward"'), "rate_ml_h"),
        (('rate_ml_h = "NaN"', 'source = "ward"'), "rate_ml_h"),
        (('rate_drops_min = "20"', 'source = "ward"'), "rate_drops_min"),
    ],
)
def test_a_ceiling_that_has_not_one_reading_is_refused_by_its_key(
    tmp_path: Path, lines: tuple[str, ...], named: str
) -> None:
    """S18."""
    with pytest.raises(BadDataFile, match=named):
        ceiling_in(tmp_path, *lines)
