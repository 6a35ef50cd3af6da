"""A chart with little room: the rate keeps a third of it, what stands there is whole, and nothing lies on another."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QImage

from ivig_desk.presenters.screens import Series
from ivig_desk.views.chart_figures import figures_of
from ivig_desk.views.chart_frame import Lettering, lettering_of
from ivig_desk.views.chart_marks import placed_in_rows, rows_needed
from ivig_desk.views.chart_names import names_of
from ivig_desk.views.chart_panes import Picture, picture_of
from tests.gui.test_infusion_chart import CHART, point

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

SIGNS = ("systolic", "diastolic", "heart_rate", "temperature", "spo2", "respiratory_rate")
PRESSURE, HEART = "Blood pressure mmHg", "Heart rate /min"
WARMTH, OXYGEN, BREATH = "Temperature °C", "SpO₂ %", "Respiratory rate /min"
WITH_EVERY_SIGN = replace(
    CHART,
    observations=tuple(Series(name=name, label=name, points=(point("0", "60"),)) for name in SIGNS),
    adverse_events=(),
    bottles=(),
    unwatched=(),
    drips=(point("40", "13"),),
)


@pytest.fixture
def lettering(qapp: QCoreApplication) -> Lettering:
    """The smallest letters a chart has."""
    assert qapp is not None
    font = QFont()
    font.setPixelSize(13)
    return lettering_of(font, QImage(1, 1, QImage.Format.Format_RGB32))


# In lines of text: a lane takes 1, that of the pressures 1.4; one row of marks, the clock and a gap 1.2 + 1.4 + 0.35.
# So lanes have two thirds of the height less 2.95: at 13 5.72 for 5.4, at 12 5.05, at 10.5 4.05, at 9 3.05, at 7.5
# 2.05, at 6 1.05.
@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (13.0, [PRESSURE, HEART, WARMTH, OXYGEN, BREATH]),
        (12.0, [PRESSURE, HEART, OXYGEN, BREATH]),
        (10.5, [PRESSURE, HEART, OXYGEN]),
        (9.0, [PRESSURE, HEART]),
        (7.5, [PRESSURE]),
        (6.0, []),
    ],
)
def test_in_a_low_chart_whole_lanes_give_way_and_the_rate_keeps_a_third(
    lettering: Lettering, lines: float, kept: list[str]
) -> None:
    picture = _picture(800, lines * lettering.size, lettering)

    assert [lane.label for lane in picture.figures.lanes] == kept
    assert len(picture.panes.lanes) == len(kept)
    assert picture.panes.rate.height() >= lines * lettering.size / 3


def test_with_room_every_line_has_its_name(lettering: Lettering) -> None:
    names = names_of(_picture(1200, 300, lettering))

    assert [name.text for name in names] == ["given 28 mL/h", "ceiling 115.2 mL/h", "planned ramp", "drip counted"]


@pytest.mark.parametrize("width", range(220, 1300, 60))
@pytest.mark.parametrize("height", [92, 120, 155, 214])
@pytest.mark.parametrize("ceiling", ["7", "28", "115.2"])
def test_a_name_of_a_line_is_whole_and_on_no_other_or_it_is_left_out(
    lettering: Lettering, width: int, height: int, ceiling: str
) -> None:
    picture = _picture(width, height, lettering, ceiling)
    places = [name.place for name in names_of(picture)]

    assert all(picture.panes.rate.contains(place) for place in places)
    assert not any(one.intersects(other) for one, other in combinations(places, 2))


def test_a_name_that_fits_on_neither_side_has_no_room_and_takes_none() -> None:
    # Right of 50 there are 40 to the edge, left of it 40; the name has 80. The next needs 20 from 80 on and has them.
    tight, next_one = placed_in_rows([50, 70], [80, 20], gap=10, edges=(0, 100), rows=1)

    assert tight.room < 80
    assert (next_one.left, next_one.room) == (80, 20)


def test_no_row_is_kept_for_a_name_that_fits_in_none() -> None:
    assert rows_needed([60], [80], gap=10, edges=(0, 100), most=3) == 1


def _picture(width: float, height: float, lettering: Lettering, ceiling: str = "115.2") -> Picture:
    figures = figures_of(replace(WITH_EVERY_SIGN, ceiling_ml_per_h=Fraction(ceiling)))
    return picture_of(QRectF(0, 0, width, height), figures, (figures.first_minute, figures.last_minute), lettering)
