"""Which bursts of keys are a bottle's label, and which another program typed for a hand."""

from __future__ import annotations

import pytest

from ivig_desk.presenters.label_text import could_be_label
from tests.helpers.labels import PACK, label


@pytest.mark.parametrize("order", ["01 17 10 21", "10 21 01 17", "21 10 17 01", "17 01 10"])
@pytest.mark.parametrize("prefix", ["", "]d2", "]C1"])
@pytest.mark.parametrize("separator", ["\x1d", ""])
def test_an_element_string_is_one_in_any_order_with_or_without_its_signs(
    order: str, prefix: str, separator: str
) -> None:
    assert could_be_label(label(prefix=prefix, order=order, separator=separator, serial="S1"))


@pytest.mark.parametrize("text", ["10LOT717270331", "(01)09506000134352(17)270531", PACK, "9506000134352", "]Q3hello"])
def test_a_misread_label_and_the_number_of_a_pack_alone_are(text: str) -> None:
    """9506000134352: from the right 2 + 3×5 + 3 + 3×4 + 3 + 3×1 + 0 + 3×0 + 0 + 3×6 + 0 + 3×5 + 9 = 80."""
    assert could_be_label(text)


@pytest.mark.parametrize(
    "text",
    ["Ionescu, Maria", "2018-05-02", "P100234567", "102345678", "1980115400011", "Dr D. Marin", "sent to the lab", ""],
)
def test_a_name_a_day_a_batch_and_a_patient_s_number_are_not(text: str) -> None:
    """1980115400011: from the right 1 + 3×1 + 0 + 3×0 + 0 + 3×4 + 5 + 3×1 + 1 + 3×0 + 8 + 3×9 + 1 = 61, no tens."""
    assert not could_be_label(text)
