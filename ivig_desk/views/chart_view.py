"""The minutes in view: dragged and zoomed by hand, never without the present."""

import pyqtgraph as pg
from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent

_CLOSEST_MINUTES = 10.0
_SHARE_AHEAD = 0.1
_NEARLY = 0.01


class MinutesView(pg.ViewBox):
    """A view that pans and zooms along the time only."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False, defaultPadding=0.0)
        self.setMouseEnabled(x=True, y=False)
        self.disableAutoRange()
        self._whole = (0.0, 1.0)
        self._now = 0.0
        self._shows_whole = True
        self.sigRangeChangedManually.connect(self._moved_by_hand)
        self.sigXRangeChanged.connect(self._keep_now)

    @property
    def span(self) -> tuple[float, float]:
        """The first and last minute in view."""
        first, last = self.viewRange()[0]
        return float(first), float(last)

    def show_present(self, now: float, whole: tuple[float, float]) -> None:
        """Take a new present and a new whole; a close view keeps its width and follows the present."""
        if (now, whole) == (self._now, self._whole):
            return
        if whole != self._whole:
            self.setLimits(
                xMin=whole[0], xMax=whole[1], minXRange=min(_CLOSEST_MINUTES, whole[1] - whole[0]), maxXRange=None
            )
        self._now, self._whole = now, whole
        if self._shows_whole:
            self.show_whole()
        elif now > self.span[1]:
            width = self.span[1] - self.span[0]
            last = min(whole[1], now + _SHARE_AHEAD * width)
            self.setXRange(last - width, last, padding=0)

    def show_whole(self) -> None:
        """Show the whole infusion, and go on showing it as it grows."""
        self._shows_whole = True
        if self.span != self._whole:
            self.setXRange(*self._whole, padding=0)

    def pan(self, share: float) -> None:
        """Move by a share of the width, later for a positive one."""
        self.translateBy(x=share * (self.span[1] - self.span[0]))
        self._moved_by_hand()

    def zoom(self, factor: float) -> None:
        """Make the width so many times what it is, around the present."""
        self.scaleBy(x=factor, center=(self._now, 0))
        self._moved_by_hand()

    def _moved_by_hand(self, *_: object) -> None:
        differs = max(abs(mine - whole) for mine, whole in zip(self.span, self._whole, strict=True))
        self._shows_whole = differs < _NEARLY

    def _keep_now(self, *_: object) -> None:
        """Push the view back to where the present is just inside: what runs now is never out of sight."""
        first, last = self.span
        if self._now < first:
            self.setXRange(self._now, self._now + last - first, padding=0)
        elif self._now > last:
            self.setXRange(self._now - last + first, self._now, padding=0)

    def mouseClickEvent(self, ev: MouseClickEvent) -> None:
        """Show the whole infusion again on a double-click."""
        if ev.double():
            ev.accept()
            self.show_whole()
