"""The element strings of GS1 labels, as a scanner types them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ivig_desk.domain.infusion.bottles.label import (
    BARE_GTIN_LENGTHS,
    LONGEST_SCAN,
    SEPARATOR,
    LabelParts,
    LabelProblem,
    ScannedLabel,
    UnreadLabel,
    label_of,
)

if TYPE_CHECKING:
    from biip.gs1_messages import GS1Message

_GS1_SYMBOLS = ("]d2", "]C1", "]Q3", "]e0")
"""DataMatrix, GS1-128, QR and DataBar, where the scanner says which it read."""
_SYMBOL_LENGTH = 3
_GTIN, _BATCH, _EXPIRY, _SERIAL = "01", "10", "17", "21"


class Gs1BarcodeReader:
    """Reads element strings by the application identifiers of GS1."""

    def prepare(self) -> None:
        """Load what reads labels: at the first scan it would take longer than a scan may."""
        import biip.gs1_messages  # noqa: F401 # Loading it is what is wanted.

    def read(self, text: str) -> ScannedLabel | UnreadLabel:
        """Return the label of a scan, or what is wrong with it; any text gives one of the two."""
        if len(text) > LONGEST_SCAN:
            return UnreadLabel(problem=LabelProblem.TOO_LONG)
        symbol, elements = _parted(text)
        if elements.isascii() and elements.isdigit() and len(elements) in BARE_GTIN_LENGTHS:
            return UnreadLabel(problem=LabelProblem.GTIN_ALONE, about=elements)
        if not elements or (symbol and symbol not in _GS1_SYMBOLS):
            return UnreadLabel(problem=LabelProblem.NOT_GS1)
        message = _message_in(elements)
        if message is None:
            return UnreadLabel(problem=LabelProblem.NOT_GS1)
        cut = _cut_short(message, elements)
        return _label_in(message) if cut is None else UnreadLabel(problem=LabelProblem.FNC1_DROPPED, about=cut)


def _parted(text: str) -> tuple[str, str]:
    """The name of the symbol, where the scanner sends it, and what stood in it."""
    symbol = text[:_SYMBOL_LENGTH] if text.startswith("]") else ""
    return symbol, text[len(symbol) :].strip(SEPARATOR)


def _message_in(elements: str) -> GS1Message | None:
    # Imported here, so that whoever never scans does not wait for it.
    from biip import ParseError
    from biip.gs1_messages import GS1Message

    try:
        return GS1Message.parse(elements)
    except (ParseError, ValueError):
        return None


def _cut_short(message: GS1Message, elements: str) -> str | None:
    """A part of no fixed length that ends neither at a separator nor at the end: cut at its longest, the rest misread.

    biip goes on behind the twentieth sign of a batch as if another part began there.
    """
    pieces = elements.split(SEPARATOR)
    for element in message.element_strings:
        ends_a_piece = any(piece.endswith(f"{element.ai.ai}{element.value}") for piece in pieces)
        if element.ai.separator_required and not ends_a_piece:
            return element.value
    return None


def _label_in(message: GS1Message) -> ScannedLabel | UnreadLabel:
    found: dict[str, str] = {}
    for element in message.element_strings:
        if found.setdefault(element.ai.ai, element.value) != element.value:
            return UnreadLabel(problem=LabelProblem.TWO_LABELS, about=element.ai.ai)
        if element.ai.ai == _GTIN and element.gtin is None:
            return UnreadLabel(problem=LabelProblem.CHECK_DIGIT, about=element.value)
    expiry = next((element.date for element in message.element_strings if element.ai.ai == _EXPIRY), None)
    return label_of(
        LabelParts(gtin=found.get(_GTIN), batch=found.get(_BATCH), expiry=expiry, serial=found.get(_SERIAL))
    )
