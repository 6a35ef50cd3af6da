"""What reads the labels of bottles, with what knows them."""

from pathlib import Path

from ivig_desk.adapters.barcodes import Gs1BarcodeReader
from ivig_desk.adapters.taught_labels import MemoryTaughtLabels, TomlTaughtLabels
from ivig_desk.desk.ports import Labels


def labels_in(file: Path | None) -> Labels:
    """Return the labels taught in a file; without one, as in practice, what is taught goes with the program."""
    taught = MemoryTaughtLabels() if file is None else TomlTaughtLabels(file)
    return Labels(reader=Gs1BarcodeReader(), taught=taught)
