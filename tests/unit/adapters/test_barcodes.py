"""What a scanner types, read as a label or refused by name."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivig_desk.adapters.barcodes import Gs1BarcodeReader
from ivig_desk.domain.infusion.bottles.label import LONGEST_SCAN, LabelProblem, ScannedLabel, UnreadLabel
from tests.helpers.labels import CASE, FNC1, PACK, gtin, label

READER = Gs1BarcodeReader()
LOT7 = ScannedLabel(gtin="09506000134352", batch="LOT7", expiry=date(2027, 5, 31), serial="S9")

ORDERS = [" ".join(order) for order in permutations(("01", "17", "10", "21"))]
PREFIXES = ["", "]d2", "]C1", "]Q3", "]e0"]


def test_the_check_digit_is_that_of_the_worked_example() -> None:
    assert gtin("0950600013435") == "09506000134352"


@pytest.mark.parametrize(("prefix", "order"), list(product(PREFIXES, ORDERS[::2])))
def test_sixty_labels_read_the_same_in_any_order_with_any_prefix(prefix: str, order: str) -> None:
    assert READER.read(label(prefix=prefix, order=order, serial="S9")) == LOT7


@pytest.mark.parametrize("text", [f"{FNC1}{label(serial='S9')}", f"{label(serial='S9')}{FNC1}"])
def test_a_separator_before_or_behind_everything_changes_nothing(text: str) -> None:
    assert READER.read(text) == LOT7


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("270200", date(2027, 2, 28)),
        ("280200", date(2028, 2, 29)),
        ("261100", date(2026, 11, 30)),
        ("261122", date(2026, 11, 22)),
    ],
)
def test_day_00_is_the_last_of_its_month(written: str, read: date) -> None:
    found = READER.read(label(expiry=written))
    assert isinstance(found, ScannedLabel)
    assert found.expiry == read


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", LabelProblem.NOT_GS1),
        (FNC1, LabelProblem.NOT_GS1),
        ("hello", LabelProblem.NOT_GS1),
        ("]d2", LabelProblem.NOT_GS1),
        (f"]A0{label()}", LabelProblem.NOT_GS1),
        (label(order="10 17 01", separator=""), LabelProblem.NOT_GS1),
        (label(expiry="271331"), LabelProblem.NOT_GS1),
        (label(expiry="270231"), LabelProblem.NOT_GS1),
        ("9506000134352", LabelProblem.GTIN_ALONE),
        ("]E09506000134352", LabelProblem.GTIN_ALONE),
        ("09506000134352", LabelProblem.GTIN_ALONE),
        (label(gtin="09506000134353"), LabelProblem.CHECK_DIGIT),
        (label(gtin=""), LabelProblem.GTIN_MISSING),
        (label(batch=""), LabelProblem.BATCH_MISSING),
        (label(expiry=""), LabelProblem.EXPIRY_MISSING),
        (f"{label()}{FNC1}{label(gtin=gtin('0950600013436'))}", LabelProblem.TWO_LABELS),
        (label().ljust(LONGEST_SCAN + 1, "7"), LabelProblem.TOO_LONG),
    ],
)
def test_what_is_no_label_is_refused_by_name(text: str, problem: LabelProblem) -> None:
    found = READER.read(text)
    assert isinstance(found, UnreadLabel)
    assert found.problem is problem


@pytest.mark.parametrize(
    "text",
    [
        label(order="01 10 17", separator=""),
        label(order="01 10 17 21", serial="SER1", separator=""),
        label(order="01 17 21 10", serial="SER1", separator=""),
        # LOT7123456789012 + 21 + 12 are twenty signs; a batch is cut there, and 21ABC would read as the serial.
        label(order="01 17 10 21", batch="LOT7123456789012", serial="1221ABC", separator=""),
    ],
)
def test_a_scanner_that_drops_fnc1_is_found_out(text: str) -> None:
    """10LOT7 and 17270531 run into the batch LOT717270531; then there is no expiry."""
    found = READER.read(text)
    assert isinstance(found, UnreadLabel)
    assert found.problem is LabelProblem.FNC1_DROPPED


@pytest.mark.parametrize(
    ("changes", "in_doubt"),
    [
        ({"order": "01 17 10 21", "serial": "SER1", "separator": ""}, True),
        ({"batch": "LOT717270531"}, True),
        ({"batch": "LOT71727053"}, False),
        ({"batch": "LOT721"}, False),
        ({"batch": "LOT7211"}, True),
        ({"batch": "LOT7211", "serial": "SER1"}, False),
        ({"batch": "LOT7"}, False),
    ],
)
def test_a_batch_that_may_have_swallowed_what_follows_is_in_doubt(changes: dict[str, str], *, in_doubt: bool) -> None:
    found = READER.read(label(**changes))
    assert isinstance(found, ScannedLabel)
    assert found.batch_in_doubt is in_doubt


def test_the_number_of_a_case_is_told_from_that_of_a_pack() -> None:
    of_case, of_pack = READER.read(label(gtin=CASE)), READER.read(label(gtin=PACK))
    assert isinstance(of_case, ScannedLabel)
    assert isinstance(of_pack, ScannedLabel)
    assert (of_case.is_of_a_case, of_pack.is_of_a_case) == (True, False)


def test_what_reads_labels_is_loaded_when_it_is_asked_to_be_ready_and_not_before() -> None:
    program = (
        "import sys; from ivig_desk.adapters.barcodes import Gs1BarcodeReader; reader = Gs1BarcodeReader(); "
        "before = 'biip' in sys.modules; reader.prepare(); print(before, 'biip.gs1_messages' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["False", "True"]


@given(st.text(max_size=LONGEST_SCAN + 5))
def test_any_text_gives_a_label_or_a_problem(text: str) -> None:
    assert isinstance(READER.read(text), ScannedLabel | UnreadLabel)


@given(st.text(alphabet=f"0123456789AB{FNC1}]d2-", max_size=60), st.sampled_from(["01", "10", "17", "21", "]d201"]))
def test_whatever_looks_like_an_element_string_gives_a_label_or_a_problem(text: str, start: str) -> None:
    assert isinstance(READER.read(f"{start}{text}"), ScannedLabel | UnreadLabel)
    assert isinstance(READER.read(f"{label()}{FNC1}{text}"), ScannedLabel | UnreadLabel)
