"""The middle of the run page: where NOW, NEXT, RECORD, open reactions, chart, working and an open form stand."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ivig_desk.views.reaction_list import BESIDE, ReactionList
from ivig_desk.views.theme import Gap, Theme

# Parts of the width for NOW, NEXT and RECORD, and the height they have at least: both fixed, so that HOLD and STOP do
# not move under a hand when a condition comes or goes.
PARTS = (372, 492, 470)
TOP = 336
LEAST_CHART = 104
# Lower than this across the page, most vital signs give way to the rate: under NOW there is more height.
LEAST_ACROSS = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The widgets on the stage."""

    now: QWidget
    following: QWidget
    record: QWidget
    reactions: ReactionList
    chart: QWidget
    working: QWidget
    form: QWidget


class Stage(QWidget):
    """Three columns over open reactions and the chart; a form or the working covers all but NOW and under it."""

    def __init__(self, theme: Theme, scene: Scene, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scene = scene
        for part in (scene.now, scene.following, scene.record, scene.reactions, scene.chart, scene.working, scene.form):
            part.setParent(self)

    def _columns(self) -> list[QRect]:
        gap = self._theme.px(Gap.SMALL)
        room = self.width() - 2 * gap
        first, second = (room * part // sum(PARTS) for part in PARTS[:2])
        widths = (first, second, room - first - second)
        lefts = (0, first + gap, first + second + 2 * gap)
        top = self._top(widths)
        return [QRect(left, 0, width, top) for left, width in zip(lefts, widths, strict=True)]

    def _top(self, widths: tuple[int, ...]) -> int:
        heights = [self._theme.px(TOP), _height(self._scene.now, widths[0])]
        if not self._scene.following.isHidden():
            heights += [_height(self._scene.following, widths[1]), _height(self._scene.record, widths[2])]
        return max(heights)

    def _place(self) -> None:
        scene, gap = self._scene, self._theme.px(Gap.SMALL)
        now, following, record = self._columns()
        scene.now.setGeometry(now)
        scene.following.setGeometry(following)
        scene.record.setGeometry(record)
        beside = QRect(following.x(), 0, self.width() - following.x(), self.height())
        scene.form.setGeometry(beside)
        has_form, has_working = not scene.form.isHidden(), not scene.working.isHidden()
        under = QRect(0, now.bottom() + 1 + gap, now.width(), self.height() - now.height() - gap)
        scene.working.setGeometry(under if has_form else beside)
        if has_form != has_working:
            scene.now.setGeometry(0, 0, now.width(), self.height())
        scene.chart.setVisible(self._place_chart(now, beside) and not has_form and not has_working)

    def _place_chart(self, now: QRect, beside: QRect) -> bool:
        """Place the chart and the open reactions: one of them under NOW, the other beside it, whichever leaves more.

        Return whether it has room: a chart without shows nothing; half of one would show something wrong.
        """
        scene, gap = self._scene, self._theme.px(Gap.SMALL)
        below = now.bottom() + 1 + gap
        left = self.height() - below
        under, right = QRect(0, below, now.width(), left), QRect(beside.x(), below, beside.width(), left)
        if left >= self._theme.px(LEAST_ACROSS) and scene.reactions.height_of(1) <= left:
            listed = scene.reactions.height_of(1)
            chart = QRect(0, below, self.width(), left) if scene.reactions.isHidden() else right
        else:
            now.setHeight(max(self._theme.px(TOP), _height(scene.now, now.width())))
            scene.now.setGeometry(now)
            listed, chart = scene.reactions.height_of(BESIDE), QRect(under)
            chart.setTop(now.bottom() + 1 + gap)
            if listed > left:
                return self._list_in_place_of_chart(chart)
            under = right
        scene.reactions.arrange(1 if under is not right else BESIDE)
        scene.reactions.setGeometry(under.x(), below, under.width(), listed)
        scene.chart.setGeometry(chart)
        return chart.height() >= self._theme.px(LEAST_CHART)

    def _list_in_place_of_chart(self, room: QRect) -> bool:
        """Where nothing is left beside NOW; without room there too, NEXT names what is open and RECORD has its end."""
        reactions = self._scene.reactions
        listed = reactions.height_of(1)
        reactions.arrange(1)
        reactions.setGeometry(room.x(), room.y(), room.width(), listed if listed <= room.height() else 0)
        return False

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        width = self._theme.px(sum(PARTS) + 2 * Gap.SMALL)
        top = self._columns()[0].height()
        return QSize(width, top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)


def _height(widget: QWidget, width: int) -> int:
    return widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.minimumSizeHint().height()
