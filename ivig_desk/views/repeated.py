"""As many widgets as a list of a screen is long: made once, kept, and hidden when there are fewer."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QLayout, QWidget

Part = TypeVar("Part", bound=QWidget)


class Repeated(Generic[Part]):
    """Widgets of one kind in a layout."""

    def __init__(self, layout: QLayout, make: Callable[[], Part]) -> None:
        self._layout = layout
        self._make = make
        self._parts: list[Part] = []

    def fit(self, count: int) -> list[Part]:
        """Return this many widgets, all to be seen; those left over are hidden."""
        while len(self._parts) < count:
            part = self._make()
            self._layout.addWidget(part)
            self._parts.append(part)
        for index, part in enumerate(self._parts):
            if part.isHidden() != (index >= count):
                part.setVisible(index < count)
        return self._parts[:count]
