"""Scanning on the plan page: what is added, what is refused, what waits for an answer."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import pytest

from ivig_desk.adapters.taught_labels import TomlTaughtLabels
from ivig_desk.desk.ports import Labels
from ivig_desk.domain.infusion.bottles.bottle import HowRead
from ivig_desk.presenters.screens import Page, PlanScreen, Tone
from tests.helpers.labels import CASE, OCTAGAM, PRIVIGEN, label, labels_in_memory, labels_over
from tests.unit.presenters.bedside import Bedside, fields_of, problems_of
from tests.unit.presenters.typed_plans import CHILD

if TYPE_CHECKING:
    from pathlib import Path

NO_TYPED_BOTTLE = {name: "" for name in CHILD if name.startswith("bottle_")}
FIRST = label(serial="S1", batch="LOT7")
TEACHING = {
    "scan_teach_preparation": "Privigen 10 %",
    "scan_teach_ml": "100",
    "scan_teach_first": "A. Pop",
    "scan_teach_second": "C. Radu",
}


def at_plan(labels: Labels | None = None, /, **changes: str) -> Bedside:
    """A child's plan of 7.2 g, 72 mL, with no bottle yet; Privigen and Octagam are taught."""
    bed = Bedside(labels=labels or labels_in_memory(PRIVIGEN, OCTAGAM))
    bed.plan(**{**NO_TYPED_BOTTLE, **changes})
    return bed


def preparation_step(bed: Bedside) -> PlanScreen:
    bed.press("step:3")
    return bed.plan_page


def rows_of(bed: Bedside) -> list[str]:
    listed = preparation_step(bed).bottles
    assert listed is not None
    return [f"{row.title} | {row.detail}" for row in listed.rows]


def total_of(bed: Bedside) -> str:
    listed = preparation_step(bed).bottles
    assert listed is not None
    return listed.total.text


@pytest.mark.parametrize("step", range(5))
def test_a_scan_on_any_step_adds_the_bottle_and_says_what_was_read(step: int) -> None:
    bed = at_plan()
    bed.press(f"step:{step}")

    bed.scan(FIRST)

    assert bed.plan_page.step == step
    assert bed.message == (
        "Bottle 1: 100 mL Privigen 10 %, GTIN 09506000134352, batch LOT7, expires 31 May 2027, serial S1."
    )
    assert rows_of(bed) == [
        "Bottle 1 · 100 mL · batch LOT7 | Privigen 10 % · expires 31 May 2027 · GTIN 09506000134352 · serial S1"
    ]


def test_a_scan_fills_no_field_and_is_kept_over_a_crash() -> None:
    bed = at_plan()
    before = {name: field.text for name, field in fields_of(bed.plan_page.form).items()}
    bed.scan(FIRST)
    assert {name: field.text for name, field in fields_of(bed.plan_page.form).items()} == before

    bed.restart()
    bed.open("infusion-1")

    assert len(rows_of(bed)) == 1


def test_a_scanned_bottle_is_planned_with_gtin_serial_and_how_it_was_read() -> None:
    bed = at_plan()
    bed.scan(FIRST)
    bed.press("step:4")
    bed.submit("plan")

    (hung,) = bed.infusion().bottles
    assert (hung.bottle.gtin, hung.bottle.serial, hung.bottle.preparation, hung.bottle.entered) == (
        "09506000134352",
        "S1",
        "Privigen 10 %",
        HowRead.SCANNED,
    )


@pytest.mark.parametrize(
    ("scans", "total"),
    [
        ([], "Scan each bottle here, on any step. The dose needs 280 mL."),
        (["S1"], "Bottles: 100 mL of 280 mL; 180 mL missing"),
        (["S1", "S2", "S3"], "Bottles: 300 mL of 280 mL; 20 mL more than the dose needs"),
    ],
)
def test_the_total_stands_against_the_dose(scans: list[str], total: str) -> None:
    """28 g of 100 mg/mL are 280 mL; bottles of 100 mL."""
    bed = at_plan(dose_g="28")
    for serial in scans:
        bed.scan(label(serial=serial))

    assert total_of(bed) == total


def test_a_typed_bottle_counts_in_the_total_and_exactly_the_dose_is_said() -> None:
    """100 mL scanned and 180 mL typed are 280 mL."""
    typed = {name: CHILD[name] for name in NO_TYPED_BOTTLE} | {"bottle_1_ml": "180"}
    bed = at_plan(dose_g="28", **typed)

    bed.scan(FIRST)

    assert total_of(bed) == "Bottles: 280 mL of 280 mL; exactly the dose"


@pytest.mark.parametrize(
    ("scan", "said"),
    [
        (label(expiry="261121"), "Nothing added: batch LOT7 expired 21 Nov 2026. Do not give this bottle."),
        (
            label(gtin="09506000134353"),
            "Nothing added: the check digit of the GTIN 09506000134353 is wrong. Scan again.",
        ),
        (
            "9506000134352",
            "Nothing added: only a GTIN was read (9506000134352), no batch and no expiry. Scan the square code.",
        ),
        (
            label(order="01 10 17", separator=""),
            (
                "Nothing added: the scanner drops FNC1, the sign between two parts: “LOT717270531” is more than one. "
                "Set the scanner, or say why it cannot be scanned."
            ),
        ),
        (
            "hello",
            "Nothing added: this is no GS1 label that can be read. Scan the square code on the bottle’s own label.",
        ),
    ],
)
def test_what_cannot_be_taken_is_named_and_nothing_is_added(scan: str, said: str) -> None:
    bed = at_plan()

    bed.scan(scan)

    assert bed.message == said
    assert bed.plan_page.message is not None
    assert bed.plan_page.message.tone is Tone.HIGH
    assert rows_of(bed) == []


def test_the_same_serial_is_added_once_and_the_same_batch_as_often_as_it_is_scanned() -> None:
    bed = at_plan()
    for serial in ("S1", "S2"):
        bed.scan(label(serial=serial))

    bed.scan(FIRST)

    assert bed.message == "Nothing added: serial S1 is bottle 1 already."
    assert len(rows_of(bed)) == 2


def test_a_bottle_on_its_last_day_is_added_and_asked_about_at_the_read_back() -> None:
    bed = at_plan()
    bed.scan(label(expiry="261122", serial="S1"))
    assert bed.message.endswith("It expires today, 22 Nov 2026: asked at the read-back.")
    bed.press("step:4")
    bed.submit("plan")
    assert bed.message.startswith("Not started: a bottle’s last day of use (batch LOT7, 22 Nov 2026)")

    bed.type(
        "plan",
        {
            "answer_reason_bottle-expires-today": "given within 3 h",
            "answer_name_bottle-expires-today": "Dr D. Marin",
        },
    )
    bed.submit("plan")

    assert bed.screen.page is Page.RUN


def test_another_preparation_is_added_only_with_a_prescriber_s_reason_and_name() -> None:
    """S3."""
    bed = at_plan()
    bed.scan(label(gtin=OCTAGAM.gtin, serial="S1"))
    form = bed.plan_page.form
    assert form.lines[-1].text == (
        "This bottle is Octagam 10 %, ordered is Privigen 10 %. Brands are not mixed in one visit."
    )

    bed.submit("scan")
    assert sorted(problems_of(bed.plan_page.form)) == ["answer_name_mixed-brands", "answer_reason_mixed-brands"]
    bed.type("scan", {"answer_reason_mixed-brands": "none left", "answer_name_mixed-brands": "Dr D. Marin"})
    bed.submit("scan")

    (row,) = rows_of(bed)
    assert "Octagam 10 % – ordered is Privigen 10 %" in row
    bed.press("step:4")
    bed.submit("plan")
    plan = bed.infusion().plan
    assert plan is not None
    assert ("mixed-brands", "none left", "Dr D. Marin") in [(one.question, one.reason, one.name) for one in plan.asked]


def test_a_label_that_waits_can_be_put_away() -> None:
    bed = at_plan()
    bed.scan(label(gtin=OCTAGAM.gtin, serial="S1"))

    bed.cancel("scan")

    assert bed.plan_page.form.name == "plan"
    assert rows_of(bed) == []


def test_an_unknown_gtin_is_taught_once_with_two_names_and_then_known() -> None:
    """S3."""
    labels = labels_in_memory()
    bed = at_plan(labels)
    bed.scan(FIRST)
    assert bed.plan_page.form.submit.label == "Teach and add the bottle"
    bed.type("scan", {**TEACHING, "scan_teach_second": "a.  pop"})
    bed.submit("scan")
    assert problems_of(bed.plan_page.form) == {
        "scan_teach_second": "Who reads it a second time: a.  pop has read it already. Another person reads it."
    }
    assert labels.taught.all() == ()

    bed.type("scan", {"scan_teach_second": "C. Radu"})
    bed.submit("scan")
    bed.scan(label(serial="S2"))

    assert [one.by for one in labels.taught.all()] == [("A. Pop", "C. Radu")]
    assert len(rows_of(bed)) == 2


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("scan_teach_preparation", "", "Preparation, as printed on the pack: choose one."),
        ("scan_teach_ml", "", "Volume of the bottle: missing."),
        ("scan_teach_ml", "0", "Volume of the bottle: more than 0 mL."),
        (
            "scan_teach_ml",
            "1,000",
            "Volume of the bottle: “1,000” can be read as 1 or 1000. Type 1 or 1000.",
        ),
        ("scan_teach_first", " ", "Who reads it from the pack: missing."),
    ],
)
def test_a_teaching_with_a_gap_teaches_nothing(field: str, typed: str, sentence: str) -> None:
    labels = labels_in_memory()
    bed = at_plan(labels)
    bed.scan(FIRST)
    bed.type("scan", {**TEACHING, field: typed})

    bed.submit("scan")

    assert problems_of(bed.plan_page.form) == {field: sentence}
    assert labels.taught.all() == ()


def test_a_label_that_waits_outlasts_a_crash() -> None:
    bed = at_plan(labels_in_memory())
    bed.scan(FIRST)
    bed.type("scan", {"scan_teach_ml": "100"})

    bed.restart()
    bed.open("infusion-1")

    assert fields_of(bed.plan_page.form)["scan_teach_ml"].text == "100"


def test_the_gtin_of_a_case_is_said_to_be_one() -> None:
    bed = at_plan()

    bed.scan(label(gtin=CASE))

    assert bed.plan_page.form.lines[-1].text.startswith("This GTIN is that of a case of several packs")


def test_a_wrong_teaching_is_taught_anew_and_the_earlier_is_kept() -> None:
    labels = labels_in_memory(PRIVIGEN)
    bed = at_plan(labels)
    bed.scan(FIRST)
    bed.press("teach-anew:1")
    bed.type("scan", {**TEACHING, "scan_teach_ml": "50"})

    bed.submit("scan")

    assert [one.volume.text for one in labels.taught.all()] == ["100", "50"]
    assert rows_of(bed)[0].startswith("Bottle 1 · 50 mL")


def test_a_doubtful_batch_is_taken_only_as_it_is_printed() -> None:
    """LOT721SER1 may be the batch LOT7 with the serial SER1."""
    bed = at_plan()
    bed.scan(label(order="01 17 10 21", serial="SER1", separator=""))
    bed.type("scan", {"scan_batch_printed": "LOT7"})
    bed.submit("scan")
    assert problems_of(bed.plan_page.form) == {
        "scan_batch_printed": "Batch, as printed on the label: LOT7 is not LOT721SER1, as it was read. "
        "Do not add it; say why this bottle cannot be scanned."
    }

    bed.type("scan", {"scan_batch_printed": "LOT721SER1"})
    bed.submit("scan")

    assert rows_of(bed)[0].startswith("Bottle 1 · 100 mL · batch LOT721SER1")


def test_a_removed_bottle_leaves_its_row_to_the_next() -> None:
    bed = at_plan()
    for serial in ("S1", "S2"):
        bed.scan(label(serial=serial))

    bed.press("remove-bottle:1")
    assert [row[:8] for row in rows_of(bed)] == ["Bottle 2"]
    bed.scan(label(serial="S3"))

    assert [row[:8] for row in rows_of(bed)] == ["Bottle 1", "Bottle 2"]


def test_twelve_bottles_have_room_and_a_thirteenth_has_none() -> None:
    bed = at_plan()
    for number in range(1, 14):
        bed.scan(label(serial=f"S{number}"))

    assert bed.message == "Nothing added: there is no room for another bottle."
    assert len(rows_of(bed)) == 12


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"bottle_1_not_scanned": ""}, "Bottle 1: why it cannot be scanned: missing."),
        (
            {"bottle_1_batch_again": "P100234576"},
            "Bottle 1: batch, read again: P100234576 is not P100234567. Read the label again.",
        ),
        ({"bottle_1_batch_again": ""}, "Bottle 1: batch, read again: missing."),
    ],
)
def test_a_typed_bottle_has_its_reason_and_is_read_twice(changes: dict[str, str], problem: str) -> None:
    bed = Bedside()
    bed.plan(**changes)
    preparation_step(bed)

    bed.submit("plan")

    assert list(problems_of(bed.plan_page.form).values()) == [problem]


def test_the_fields_of_a_typed_bottle_stand_there_once_the_reason_does() -> None:
    bed = at_plan()
    shown = fields_of(preparation_step(bed).form)
    assert "bottle_1_not_scanned" in shown
    assert "bottle_1_batch" not in shown

    bed.type("plan", {"bottle_1_not_scanned": "label torn"})

    assert "bottle_1_batch_again" in fields_of(bed.plan_page.form)


def test_labels_that_cannot_be_read_are_said_and_nothing_is_added(tmp_path: Path) -> None:
    file = tmp_path / "labels.toml"
    file.write_text("label = 1", encoding="utf-8")
    bed = at_plan(labels_over(TomlTaughtLabels(file)))

    bed.scan(FIRST)

    assert bed.message.startswith(f"Nothing added: {file}: label")
    assert rows_of(bed) == []


def test_a_scan_is_shown_within_a_tenth_of_a_second() -> None:
    """Once what reads labels is loaded, as it is beside the first look at the page."""
    bed = at_plan()
    bed.scan(FIRST)
    started = perf_counter()

    bed.scan(label(serial="S2"))

    assert perf_counter() - started < 0.1
