"""The chart holds what it is given, and the present never leaves it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsView, QWidget

from ivig_desk.presenters.screens import (
    ChartScreen,
    Depth,
    Level,
    LevelKind,
    Mark,
    Point,
    Series,
    Stretch,
    Tone,
    Zone,
)
from ivig_desk.views.chart_figures import Shape, clock_ticks, figures_of, rate_ticks, steps_until
from ivig_desk.views.chart_marks import placed_in_rows, rows_needed
from ivig_desk.views.infusion_chart import InfusionChart

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def point(minute: str, value: str) -> Point:
    return Point(minute=Fraction(minute), value=Fraction(value))


CHART = ChartScreen(
    start_clock_minute=Fraction(10 * 60 + 2),
    now_minute=Fraction(70),
    end_minute=Fraction(160),
    given=(point("0", "7"), point("31", "14"), point("62", "28")),
    planned=(point("0", "7"), point("30", "14"), point("60", "28"), point("90", "57"), point("150", "0")),
    ceiling_ml_per_h=Fraction("115.2"),
    observations=(
        Series(name="systolic", label="systolic", points=(point("-4", "100"), point("60", "104"))),
        Series(name="diastolic", label="diastolic", points=(point("-4", "60"), point("60", "62"))),
        Series(name="heart_rate", label="heart rate", points=(point("-4", "90"), point("60", "92"))),
    ),
    adverse_events=(Mark(minute=Fraction(65), label="headache, grade 1", tone=Tone.HIGH),),
    bottles=(Mark(minute=Fraction(0), label="bottle 1", tone=Tone.QUIET),),
    unwatched=(Stretch(start=Fraction(20), end=Fraction(25), label="not watched"),),
)


@pytest.fixture
def chart(qtbot: QtBot) -> InfusionChart:
    """The chart as large as the run page of a small laptop has it."""
    widget = InfusionChart()
    qtbot.addWidget(widget)
    widget.resize(1300, 280)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.draw(CHART)
    return widget


def corners(curve: object) -> list[tuple[float, float]]:
    xs, ys = curve.getData()  # type: ignore[attr-defined] # pyqtgraph has no types
    return list(zip(xs.tolist(), ys.tolist(), strict=True))


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def test_the_given_rate_is_drawn_in_steps_up_to_now(chart: InfusionChart) -> None:
    assert corners(chart.given) == [(0, 7), (31, 7), (31, 14), (62, 14), (62, 28), (70, 28)]


def test_the_planned_ramp_is_drawn_in_steps_to_its_end(chart: InfusionChart) -> None:
    assert corners(chart.planned)[-4:] == [(90, 57), (150, 57), (150, 0), (150, 0)]


def test_the_lines_differ_by_their_dashes_not_by_colour_alone(chart: InfusionChart) -> None:
    dashes = [tuple(line.opts["pen"].dashPattern()) for line in (chart.given, chart.planned, chart.ceiling)]

    assert dashes[0] == ()
    assert len(set(dashes)) == 3


def test_the_present_is_marked(chart: InfusionChart) -> None:
    assert chart.now.value() == 70


def test_the_ceiling_is_drawn_all_along_where_no_rate_was_above_it(chart: InfusionChart) -> None:
    (first, level), (last, _) = corners(chart.ceiling)

    assert (first <= 0, level, last >= 160) == (True, 115.2, True)


def test_a_ceiling_that_fell_is_not_drawn_under_a_rate_that_was_allowed_before(chart: InfusionChart) -> None:
    chart.draw(replace(CHART, given=(point("0", "28"), point("40", "14")), ceiling_ml_per_h=Fraction(14)))

    assert corners(chart.ceiling)[0] == (40, 14)


def test_both_pressures_share_a_lane_and_every_lane_has_its_unit() -> None:
    lanes = figures_of(CHART).lanes

    assert [(lane.label, len(lane.traces), lane.latest) for lane in lanes] == [
        ("Blood pressure mmHg", 2, "104/62"),
        ("Heart rate /min", 1, "92"),
    ]


def test_a_sign_the_last_set_lacks_is_a_dash_not_an_old_value() -> None:
    last_without = (CHART.observations[0], replace(CHART.observations[1], points=(point("-4", "60"),)))

    assert figures_of(replace(CHART, observations=last_without)).lanes[0].latest == "104/–"


def behind_heart_rate(zones: tuple[Zone, ...], levels: tuple[Level, ...]) -> ChartScreen:
    """The chart with something behind the curve of the heart rate, 90 to 92 /min."""
    series = replace(CHART.observations[2], zones=zones, levels=levels)
    return replace(CHART, observations=(*CHART.observations[:2], series))


def test_a_zone_reaches_no_further_than_its_lane_and_a_level_out_of_sight_is_left_out() -> None:
    """S15. 40 /min in 60 % of the lane are 66 2/3 /min from 57 2/3 to 124 1/3 about 91: 91 lies at half height."""
    high = Zone(low=Fraction(91), high=Fraction(350), depth=Depth.CONCERNING)
    low = Zone(low=Fraction(0), high=Fraction(40), depth=Depth.CRITICAL)
    levels = tuple(Level(kind=LevelKind.BASELINE, value=Fraction(value)) for value in (91, 50))

    lane = figures_of(behind_heart_rate((low, high), levels)).lanes[1]

    assert [(round(zone.foot, 9), zone.top, zone.depth) for zone in lane.zones] == [(0.5, 1.0, Depth.CONCERNING)]
    assert [(round(level.height, 9), level.kind) for level in lane.levels] == [(0.5, LevelKind.BASELINE)]


@pytest.mark.parametrize("depth", list(Depth))
def test_a_zone_is_shaded_in_its_lane(chart: InfusionChart, depth: Depth) -> None:
    """S15."""
    plain = picture(chart)
    chart.draw(behind_heart_rate((Zone(low=Fraction(91), high=Fraction(350), depth=depth),), ()))
    shaded = picture(chart)

    column = across(shaded, chart, "40")
    rows = [y for y in range(shaded.height()) if differs(shaded, plain, column, y)]
    assert 3 < len(rows) < 0.1 * shaded.height()


def test_zones_differ_in_grey_without_colour(chart: InfusionChart) -> None:
    """S15. The brightest dot of each shaded lane: the palest, the deeper and the deepest grey."""
    brightest = []
    for depth in Depth:
        plain = picture(chart)
        chart.draw(behind_heart_rate((Zone(low=Fraction(91), high=Fraction(350), depth=depth),), ()))
        shaded = picture(chart)
        column = across(shaded, chart, "40")
        rows = [y for y in range(shaded.height()) if differs(shaded, plain, column, y)]
        brightest.append(max(shaded.pixelColor(column, y).lightness() for y in rows))

    assert brightest[0] - brightest[1] > 15
    assert brightest[1] - brightest[2] > 15


def test_flags_bottles_and_stretches_are_marked_with_their_names() -> None:
    marks = figures_of(CHART).marks

    assert [(mark.shape, mark.minute, mark.label) for mark in marks] == [
        (Shape.FLAG, 65, "headache, grade 1"),
        (Shape.BOTTLE, 0, "bottle 1"),
        (Shape.STRETCH, 20, "not watched"),
    ]


def test_a_stretch_nobody_watched_is_hatched_down_to_the_axis(chart: InfusionChart) -> None:
    hatched = picture(chart)
    chart.draw(replace(CHART, unwatched=()))
    plain = picture(chart)

    column = [y for y in range(hatched.height()) if differs(hatched, plain, across(hatched, chart, "22"), y)]
    assert len(column) > 10
    assert max(column) > 0.85 * hatched.height()


def across(image: QImage, chart: InfusionChart, minute: str) -> int:
    """The column of pixels in which a minute lies, give or take one."""
    at: float = chart.view.mapViewToScene(QPointF(float(Fraction(minute)), 0)).x()
    return round(at * image.devicePixelRatio())


def differs(one: QImage, other: QImage, x: int, y: int) -> bool:
    return one.pixel(x, y) != other.pixel(x, y)


@pytest.mark.parametrize("steps", [-60, -5, 5, 60])
def test_the_present_stays_in_view_however_far_it_is_dragged(chart: InfusionChart, steps: int) -> None:
    chart.view.zoom(0.3)
    for _ in range(abs(steps)):
        chart.view.pan(0.2 if steps > 0 else -0.2)

    first, last = chart.view.span
    assert first <= 70 <= last


def test_the_present_stays_in_view_under_the_wheel(chart: InfusionChart) -> None:
    for _ in range(40):
        wheel(chart, at_share=0.9)

    first, last = chart.view.span
    assert first <= 70 <= last
    assert last - first < 30


def test_looking_closer_ends_at_ten_minutes(chart: InfusionChart) -> None:
    for _ in range(40):
        chart.view.zoom(0.5)

    assert chart.view.span[1] - chart.view.span[0] == pytest.approx(10)


def test_a_close_view_follows_the_present(chart: InfusionChart) -> None:
    chart.view.zoom(0.2)
    width = chart.view.span[1] - chart.view.span[0]
    chart.draw(replace(CHART, now_minute=Fraction(130)))

    first, last = chart.view.span
    assert first <= 130 <= last
    assert last - first == pytest.approx(width)


def test_a_whole_view_grows_with_the_infusion(chart: InfusionChart) -> None:
    chart.draw(replace(CHART, end_minute=Fraction(300)))

    assert chart.view.span[1] >= 300


def test_home_shows_the_whole_infusion_again(chart: InfusionChart) -> None:
    whole = chart.view.span
    QTest.keyClick(chart, Qt.Key.Key_Plus)
    closer = chart.view.span
    QTest.keyClick(chart, Qt.Key.Key_Home)

    assert closer[1] - closer[0] < whole[1] - whole[0]
    assert chart.view.span == pytest.approx(whole)


def test_a_double_click_shows_the_whole_infusion_again(chart: InfusionChart) -> None:
    whole = chart.view.span
    chart.view.zoom(0.3)
    press_twice(chart)

    assert chart.view.span == pytest.approx(whole)


def test_drawing_the_same_again_leaves_everything_as_it_is(chart: InfusionChart) -> None:
    before = chart.given.xData
    chart.draw(CHART)

    assert chart.given.xData is before


def test_only_what_changed_is_set_anew(chart: InfusionChart) -> None:
    planned = chart.planned.xData
    chart.draw(replace(CHART, now_minute=Fraction(71)))

    assert chart.planned.xData is planned
    assert corners(chart.given)[-1] == (71, 28)


def test_an_infusion_of_which_nothing_is_known_yet_is_drawn(chart: InfusionChart) -> None:
    empty = ChartScreen(
        start_clock_minute=Fraction(0),
        now_minute=Fraction(0),
        end_minute=Fraction(0),
        given=(),
        planned=(),
        ceiling_ml_per_h=Fraction(0),
        observations=(),
        adverse_events=(),
        bottles=(),
        unwatched=(),
    )
    chart.draw(empty)

    assert not picture(chart).isNull()


def test_a_rate_holds_until_the_next() -> None:
    steps = steps_until((point("0", "7"), point("30", "14")), Fraction(45))

    assert (steps.xs, steps.ys) == ((0, 30, 30, 45), (7, 7, 14, 14))


def test_clock_times_are_whole_and_go_over_midnight() -> None:
    # From 23:17 for an hour, at most four of them.
    assert clock_ticks(23 * 60 + 17, 0, 60, 4) == ((13, "23:30"), (28, "23:45"), (43, "00:00"), (58, "00:15"))


def test_rates_on_the_axis_are_round() -> None:
    assert rate_ticks(129, 4) == (0, 50, 100)
    assert rate_ticks(376, 4) == (0, 100, 200, 300)


def test_names_that_would_meet_go_into_rows_and_the_first_has_first_choice() -> None:
    placed = placed_in_rows([100, 110], [80, 80], gap=10, edges=(0, 500), rows=2)

    assert [(place.row, place.left, place.room) for place in placed] == [(0, 110, 80), (1, 120, 80)]
    assert rows_needed([100, 110], [80, 80], gap=10, edges=(0, 500), most=3) == 2


def test_a_name_at_the_right_edge_stands_left_of_its_mark() -> None:
    (placed,) = placed_in_rows([480], [80], gap=10, edges=(0, 500), rows=1)

    assert (placed.left, placed.room) == (390, 80)


def wheel(chart: InfusionChart, *, at_share: float) -> None:
    """One step of the wheel towards the nurse's face, somewhere over the chart."""
    viewport = chart.findChildren(QGraphicsView)[0].viewport()
    at = QPointF(viewport.width() * at_share, viewport.height() / 2)
    event = QWheelEvent(
        at,
        viewport.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 # Qt's own parameter
    )
    QApplication.sendEvent(viewport, event)


def press_twice(chart: InfusionChart) -> None:
    """A double-click as the window system sends it: press, release, double-click, release."""
    viewport = chart.findChildren(QGraphicsView)[0].viewport()
    at = QPointF(viewport.width() / 2, viewport.height() / 2)
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, buttons in (
        (QEvent.Type.MouseButtonPress, left),
        (QEvent.Type.MouseButtonRelease, none),
        (QEvent.Type.MouseButtonDblClick, left),
        (QEvent.Type.MouseButtonRelease, none),
    ):
        event = QMouseEvent(kind, at, viewport.mapToGlobal(at), left, buttons, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(viewport, event)
