"""What a screen says stands in the window: all of it, uncut, the patient above every form (S29), targets for gloves."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QLabel, QLineEdit, QScrollArea, QWidget

from ivig_desk.domain.infusion.alarms import AlarmKind
from ivig_desk.presenters.alarm_turns import alarms_in_turn
from ivig_desk.presenters.alarm_wording import alarm_text
from ivig_desk.presenters.screens import AlarmBar, Field, FieldKind, Page
from ivig_desk.views.controls import Control
from ivig_desk.views.elided import Elided
from ivig_desk.views.toggle import Toggle
from tests.gui.fakes import (
    DESKTOP,
    LAPTOP,
    WITH_TASK_BAR,
    StillPresenter,
    as_said,
    in_sight,
    opened,
    settle,
    shown,
    texts_of,
)
from tests.gui.sample_screens import (
    AFTERS,
    CHILD,
    CHILD_RUNNING,
    EMPTY_START,
    FAULT,
    ORDERS,
    OVERDUE,
    PATIENTS,
    PAUSED,
    PROFILES,
    RUNS,
    SCREENS,
    START,
    running,
)
from tests.gui.step_screens import TAKEN as STEPS_TAKEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pytestqt.qtbot import QtBot

    from ivig_desk.presenters.screens import BoardScreen, Form, WindowScreen
    from ivig_desk.views.main_window import MainWindow

SIZES = pytest.mark.parametrize("size", [LAPTOP, WITH_TASK_BAR, DESKTOP], ids=["laptop", "task bar", "desktop"])
# Many infusions, the working beside a ramp or an open form, order and preparation beside what follows from them, and
# profiles: every figure is there to be read at a desk. With a task bar also the fullest steps and forms.
ALWAYS_SCROLL = {"start", "working and form", "plan set with working", *ORDERS, *PATIENTS, *STEPS_TAKEN, *PROFILES}
MAY_SCROLL = {
    *ALWAYS_SCROLL,
    "working",
    "plan patient",
    "plan set",
    "plan read-back",
    "skin with cautions",
    "skin misread",
    "form observation",
    "form correct",
    "form adverse-event",
    "after with form",
}
LEAST_TARGET = 44


@pytest.mark.parametrize("name", SCREENS)
def test_every_text_of_a_screen_is_in_sight(qtbot: QtBot, name: str) -> None:
    screen = SCREENS[name]

    window = opened(qtbot, StillPresenter(screen))

    seen = shown(window)
    expected = _expected(screen) if screen.board is None else _expected_of_board(screen, screen.board)
    assert [text for text in (*_expected_of_tabs(screen), *expected) if text not in seen] == []


@pytest.mark.parametrize("name", SCREENS)
def test_a_drawn_screen_follows_another_whole(qtbot: QtBot, name: str) -> None:
    fresh = opened(qtbot, StillPresenter(SCREENS[name]))
    presenter = StillPresenter(RUNS["six alarms"])
    window = opened(qtbot, presenter)
    for other in ("reaction", "form observation", "after", "plan read-back"):
        presenter.screen = SCREENS[other]
        window.look_wanted.emit()

    presenter.screen = SCREENS[name]
    window.look_wanted.emit()
    settle(qtbot)

    assert sorted(shown(window).split("\n")) == sorted(shown(fresh).split("\n"))


@pytest.mark.parametrize("name", [*RUNS, *AFTERS])
def test_s29_name_age_weight_and_preparation_stand_on_every_page_and_above_every_form(qtbot: QtBot, name: str) -> None:
    screen = SCREENS[name]
    infusion = screen.run or screen.after
    assert infusion is not None

    window = opened(qtbot, StillPresenter(screen))

    strip = infusion.strip
    labels = [label.text() for label in in_sight(window, QLabel)]
    assert [
        text for text in (strip.name, strip.born_and_age, strip.weight, strip.preparation) if text not in labels
    ] == []


@SIZES
def test_no_text_is_cut_and_none_lies_over_another(qtbot: QtBot, size: QSize) -> None:
    assert list(_faults(qtbot, size, cut_texts)) == []


@SIZES
def test_no_page_scrolls_but_those_that_may(qtbot: QtBot, size: QSize) -> None:
    scrolling = {fault.split(":", maxsplit=1)[0] for fault in _faults(qtbot, size, _scrolled)}

    assert scrolling - (MAY_SCROLL if size == WITH_TASK_BAR else ALWAYS_SCROLL) == set()


@SIZES
def test_every_target_is_large_enough_for_a_glove(qtbot: QtBot, size: QSize) -> None:
    assert list(_faults(qtbot, size, small_targets)) == []


@SIZES
def test_the_window_never_outgrows_its_screen(qtbot: QtBot, size: QSize) -> None:
    assert list(_faults(qtbot, size, lambda window: [] if window.size() == size else [str(window.size())])) == []


@SIZES
def test_hold_and_stop_stay_where_they_are(qtbot: QtBot, size: QSize) -> None:
    presenter = StillPresenter()
    window = opened(qtbot, presenter, size)
    places = {}
    for name, screen in RUNS.items():
        # A long name makes the strip higher.
        if screen.run and screen.run.strip != CHILD:
            continue
        presenter.screen = screen
        window.look_wanted.emit()
        settle(qtbot)
        left = next(one for one in window.findChildren(Control) if one.objectName() in {"hold", "resume"})
        stop = next(one for one in window.findChildren(Control) if one.objectName() == "stop")
        places[name] = tuple(QRect(one.mapTo(window, QPoint(0, 0)), one.size()).getRect() for one in (left, stop))

    assert len(set(places.values())) == 1, places


@pytest.mark.parametrize("kind", AlarmKind)
def test_an_alarm_of_a_long_name_is_uncut_in_half_a_line(qtbot: QtBot, kind: AlarmKind) -> None:
    """S29."""
    name = "Constantinescu-Alexandrescu, Ștefania-Gabriela"
    whole, brief = f"{alarm_text(kind)} – {name}", f"{alarm_text(kind).split(' – ')[0]} – {name}"
    row = replace(OVERDUE, text=whole, brief=brief, since="since 12:08")

    window = opened(qtbot, StillPresenter(running(CHILD_RUNNING, AlarmBar(rows=(row,) * 4, pause=PAUSED))))

    assert list(cut_texts(window)) == []
    assert name in shown(window)


def test_there_is_no_spin_box(qtbot: QtBot) -> None:
    faults = _faults(qtbot, LAPTOP, lambda window: map(str, window.findChildren(QAbstractSpinBox)))

    assert list(faults) == []


def test_everything_that_is_pressed_has_a_name_for_the_screen_reader(qtbot: QtBot) -> None:
    assert list(_faults(qtbot, LAPTOP, _nameless)) == []


def test_the_fault_page_is_uncut_too(qtbot: QtBot) -> None:
    window = opened(qtbot, StillPresenter(START))

    window.draw_fault(FAULT)
    settle(qtbot)

    assert list(cut_texts(window)) == []
    assert [text for text in texts_of(FAULT) if text not in shown(window)] == []


def test_an_empty_start_page_still_offers_a_new_infusion(qtbot: QtBot) -> None:
    window = opened(qtbot, StillPresenter(EMPTY_START))

    assert [control.isVisible() for control in window.findChildren(Control, "new-infusion")] == [True]


def _expected(screen: WindowScreen) -> Iterator[str]:
    """The texts a screen is to show; form and working stand over NEXT and RECORD, a problem in place of a hint."""
    yield screen.title
    if screen.page in {Page.RUN, Page.AFTER} and not screen.alarms.rows:
        yield screen.alarms.calm
    yield from texts_of(alarms_in_turn(screen.alarms.rows, 0))
    yield from texts_of(screen.alarms.pause)
    page = screen.start or screen.plan or screen.subcutaneous or screen.profiles or screen.run or screen.after
    form: Form | None = getattr(page, "form", None)
    is_covered = (screen.run or screen.after) is not None and (form is not None or bool(getattr(page, "working", ())))
    covered = {"next", "record", "record_heading", "reactions", "timeline"} if is_covered else set()
    assert page is not None
    covered |= _behind_a_severe_reaction(screen)
    if screen.run is not None and not is_covered:
        yield from texts_of((screen.run.next.heading, screen.run.next.severe))
    for field in fields(page):
        if field.name not in {*covered, "form", "chart"}:
            yield from texts_of(getattr(page, field.name))
    if form is not None:
        yield from texts_of((form.title, form.lines, form.submit, form.cancel))
        for group in form.groups:
            yield group.heading
            for entry in group.fields:
                yield from _expected_of(entry)


def _expected_of_tabs(screen: WindowScreen) -> Iterator[str]:
    """A name too long for its tab is whole on its page."""
    for tab in () if screen.tabs is None else screen.tabs.tabs:
        yield from texts_of((tab.identifier, tab.rate, tab.rung, tab.due, tab.alarm))


def _expected_of_board(screen: WindowScreen, board: BoardScreen) -> Iterator[str]:
    """The title and the alarms, and of each card all but the name, which may be too long for it."""
    yield from texts_of((screen.title, alarms_in_turn(screen.alarms.rows, 0), screen.alarms.pause))
    yield from texts_of((board.title, board.leave, board.nobody))
    for card in board.cards:
        yield from card.rate.split(" ", maxsplit=1)
        yield from texts_of((card.identifier, card.preparation, card.heading, card.rung, card.ends))
        yield from texts_of((card.due, card.alarm))
        yield from (one.label for one in (card.hold, card.stop) if one is not None)


def _behind_a_severe_reaction(screen: WindowScreen) -> set[str]:
    """It stands in place of NEXT, and after the end of the timeline."""
    if screen.run is not None and screen.run.next.severe is not None:
        return {"next"}
    return {"timeline"} if screen.after is not None and screen.after.severe is not None else set()


def _expected_of(field: Field) -> Iterator[str]:
    yield from (field.label, field.unit, field.problem or field.hint)
    yield from (option.label for option in field.options)
    if field.kind in {FieldKind.TEXT, FieldKind.NUMBER, FieldKind.READING}:
        yield field.text


def _faults(qtbot: QtBot, size: QSize, rule: Callable[[MainWindow], Iterable[str]]) -> Iterator[str]:
    """Every sample screen drawn in one window, and what the rule finds wrong with each."""
    presenter = StillPresenter()
    window = opened(qtbot, presenter, size)
    for name, screen in SCREENS.items():
        presenter.screen = screen
        window.look_wanted.emit()
        settle(qtbot)
        yield from (f"{name}: {fault}" for fault in rule(window))


def cut_texts(window: QWidget) -> Iterator[str]:
    labels = [label for label in in_sight(window, QLabel) if isinstance(label, QLabel) and label.text()]
    for label in labels:
        if not _fits(label):
            yield f"“{label.text()}” has {label.size().toTuple()}, needs {label.sizeHint().toTuple()}"
    for edit in in_sight(window, QLineEdit):
        room = edit.contentsRect().width() - 2 * 10
        # A text longer than any line may stand whole under its field.
        is_whole = any(as_said(label.text()) == edit.text() for label in labels)
        if edit.fontMetrics().horizontalAdvance(edit.text()) > room and not is_whole:
            yield f"“{edit.text()}” has {room}"
    rects = [(label.text(), QRect(label.mapTo(window, QPoint(0, 0)), label.size())) for label in labels]
    for index, (text, rect) in enumerate(rects):
        for other, place in rects[index + 1 :]:
            if rect.intersects(place) and not _is_scrolled_away(window, rect, place):
                yield f"“{text}” lies over “{other}”"


def _fits(label: QLabel) -> bool:
    if label.wordWrap():
        return (
            label.heightForWidth(label.width()) <= label.height()
            and label.minimumSizeHint().width() <= label.width() + 8
        )
    if isinstance(label, Elided):
        return label.fontMetrics().horizontalAdvance(label.text()) <= label.width()
    # The rate is digits only, which need less than a line.
    high = label.fontMetrics().tightBoundingRect(label.text()).height()
    return label.sizeHint().width() <= label.width() and high <= label.contentsRect().height()


def _is_scrolled_away(window: QWidget, *rects: QRect) -> bool:
    """Whether the place where two texts meet is one that is scrolled out of sight."""
    for area in window.findChildren(QScrollArea):
        place = QRect(area.mapTo(window, QPoint(0, 0)), area.size())
        if area.isVisible() and area.verticalScrollBar().maximum() and any(not place.contains(rect) for rect in rects):
            return True
    return False


def _scrolled(window: QWidget) -> Iterator[str]:
    for area in window.findChildren(QScrollArea):
        if area.isVisible() and area.verticalScrollBar().maximum() > 0:
            yield f"scrolls by {area.verticalScrollBar().maximum()} px"


def _nameless(window: QWidget) -> Iterator[str]:
    for kind in (Control, Toggle, QLineEdit):
        for one in window.findChildren(kind):
            if one.isVisible() and "" in {one.objectName(), one.accessibleName()}:
                yield str(one)


def small_targets(window: QWidget) -> Iterator[str]:
    for kind in (QAbstractButton, QLineEdit):
        for one in window.findChildren(kind):
            if one.isVisible() and min(one.width(), one.height()) < LEAST_TARGET:
                yield f"{one.objectName()} {one.size().toTuple()}"
