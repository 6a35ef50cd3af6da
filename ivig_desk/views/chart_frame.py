"""Where minutes and heights fall in a pane, and the letters beside it, in the units of what is painted on."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPaintDevice


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettering:
    """The chart's text: its font, the same in bold, and their measures."""

    plain: QFont
    bold: QFont
    measures: QFontMetricsF
    bold_measures: QFontMetricsF

    @property
    def size(self) -> float:
        """The height of a line of text, which every other size in the chart follows."""
        return self.measures.ascent() + self.measures.descent()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A pane with the minutes at its left and right edge and the heights at its foot and top."""

    rect: QRectF
    first_minute: float
    last_minute: float
    foot: float = 0.0
    top: float = 1.0

    def x(self, minute: float) -> float:
        """Return where a minute falls."""
        share = (minute - self.first_minute) / (self.last_minute - self.first_minute)
        return self.rect.left() + share * self.rect.width()

    def y(self, height: float) -> float:
        """Return where a height falls."""
        return self.rect.bottom() - (height - self.foot) / (self.top - self.foot) * self.rect.height()

    def point(self, minute: float, height: float) -> QPointF:
        """Return where a minute and a height fall."""
        return QPointF(self.x(minute), self.y(height))

    def within(self, rect: QRectF) -> "Frame":
        """Return another pane of the same minutes."""
        return replace(self, rect=rect)


def lettering_of(font: QFont, device: QPaintDevice) -> Lettering:
    """Return a font's measures on a device."""
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return Lettering(
        plain=font, bold=bold, measures=QFontMetricsF(font, device), bold_measures=QFontMetricsF(bold, device)
    )
