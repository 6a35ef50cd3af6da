"""A page as it will leave the desk, painted for this screen by the very hand that paints it for a printer."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPageLayout, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from ivig_desk.presenters.screens import Fit, PagesSeen
from ivig_desk.views.cards import Controls
from ivig_desk.views.layouts import column
from ivig_desk.views.printing import Printed, painted
from ivig_desk.views.theme import STRONG_EDGE, Gap, Theme, TypeSize
from ivig_desk.views.words import Words


class SheetView(QFrame):
    """One page of a document, which it is, and the controls that turn to others or show it larger."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen: PagesSeen | None = None
        self._says = Words(TypeSize.SMALL).wrapping()
        self._sheet = _Sheet()
        self._area = QScrollArea()
        self._area.setObjectName("pages.sheet")
        self._area.setAccessibleName("Page")
        self._area.setProperty("pages", "sheet")
        self._area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._sheet)
        self._area.viewport().installEventFilter(self)
        self._controls = Controls(theme)
        self._controls.wanted.connect(self.wanted)
        self._area.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        whole = column(theme, self, gap=Gap.SMALL)
        whole.addWidget(self._says)
        whole.addWidget(self._area, 1)
        whole.addWidget(self._controls)

    @property
    def picture(self) -> QImage:
        """The page as it is seen, without the edge around it; a null picture where there is none yet."""
        return self._sheet.picture

    def draw(self, seen: PagesSeen) -> None:
        """Show a page; another one from its head on."""
        before, self._seen = self._seen, seen
        self._says.draw(seen.says)
        self._controls.draw(seen.buttons)
        if before is None or (before.document, before.page) != (seen.document, seen.page):
            self._area.verticalScrollBar().setValue(0)
        self._paint_page()

    def _paint_page(self) -> None:
        """Paint the page for the room there is; nothing where that was done."""
        seen = self._seen
        if seen is None or seen.document is None:
            self._sheet.clear()
            return
        document = painted(seen.document)
        inches = document.sheet.writer.pageLayout().fullRect(QPageLayout.Unit.Inch).size()
        self._sheet.show_page(document, seen.page, self._dots_per_inch(inches, seen.fit))

    def _dots_per_inch(self, inches: QSizeF, fit: Fit) -> float:
        """How many px of this screen an inch of paper has; beside a page in its width stands a scroll bar."""
        is_whole = fit is Fit.PAGE
        self._area.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff if is_whole else Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        )
        room = self._area.maximumViewportSize()
        if is_whole:
            # A px less each way: what is as large as the room gets scroll bars.
            return min((room.width() - 1) / inches.width(), (room.height() - 1) / inches.height())
        return room.width() / inches.width()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._seen is not None:
            self._paint_page()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._paint_page()


class _Sheet(QWidget):
    """The picture of one page, made once for each size it is seen in."""

    def __init__(self) -> None:
        super().__init__()
        self._made_of: tuple[Printed, int, float] | None = None
        self.picture = QImage()

    def show_page(self, document: Printed, page: int, dots_per_inch: float) -> None:
        """Show a page at so many px an inch."""
        made_of = (document, page, dots_per_inch * self.devicePixelRatioF())
        if made_of == self._made_of or dots_per_inch <= 0:
            return
        self._made_of = made_of
        self.picture = document.picture(page, made_of[2])
        self.picture.setDevicePixelRatio(self.devicePixelRatioF())
        self.resize(self.picture.deviceIndependentSize().toSize())
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._made_of, self.picture = None, QImage()
        self.resize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.picture.isNull():
            return
        painter = QPainter(self)
        painter.drawImage(QRectF(self.rect()).topLeft(), self.picture)
        # The edge of the paper, which is as white as the card.
        painter.setPen(QPen(QColor(STRONG_EDGE), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
        event.accept()
