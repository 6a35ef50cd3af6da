"""Scanning at the bed while the infusion runs."""

from __future__ import annotations

from ivig_desk.domain.infusion.bottles.bottle import HowRead
from ivig_desk.domain.infusion.refusals import RefusalKind
from tests.helpers.labels import OCTAGAM, PRIVIGEN, label, labels_in_memory
from tests.unit.presenters.bedside import Bedside, fields_of, problems_of

SECOND = label(serial="S2", batch="LOT8")


def running() -> Bedside:
    """The child's infusion on one typed bottle."""
    bed = Bedside(labels=labels_in_memory(PRIVIGEN, OCTAGAM))
    bed.start()
    return bed


def test_a_scan_opens_the_form_filled_and_one_press_connects_the_bottle() -> None:
    bed = running()

    bed.scan(SECOND)

    shown = {name: field.text for name, field in fields_of(bed.form).items()}
    assert (shown["batch"], shown["expiry"], shown["bottle_ml"]) == ("LOT8", "2027-05-31", "100")
    assert bed.form.lines[0].text == "Scanned: Privigen 10 %, GTIN 09506000134352, serial S2."
    bed.submit("bottle")
    hung = bed.infusion().bottles[-1].bottle
    assert (hung.batch, hung.gtin, hung.serial, hung.entered) == ("LOT8", "09506000134352", "S2", HowRead.SCANNED)
    assert bed.run_page.strip.bottle == "bottle 2 of 2, batch LOT8"


def test_a_scanned_form_that_is_put_away_leaves_nothing_to_the_next_bottle() -> None:
    bed = running()
    bed.scan(SECOND)
    bed.cancel("bottle")

    bed.press("bottle")

    assert {field.text for field in fields_of(bed.form).values()} == {""}


def test_a_batch_typed_over_is_of_another_bottle() -> None:
    bed = running()
    bed.scan(SECOND)
    bed.type("bottle", {"batch": "LOT9"})
    bed.submit("bottle")
    assert problems_of(bed.form) == {
        "batch_again": "Batch, read again: missing.",
        "not_scanned": "Why it cannot be scanned: missing.",
    }

    bed.type("bottle", {"batch_again": "LOT9", "not_scanned": "another bottle"})
    bed.submit("bottle")

    hung = bed.infusion().bottles[-1].bottle
    assert (hung.batch, hung.gtin, hung.serial, hung.entered) == ("LOT9", "", "", HowRead.TYPED)


def test_an_expired_or_connected_bottle_is_named_and_opens_nothing() -> None:
    bed = running()
    bed.scan(label(expiry="261121"))
    assert bed.message == "Nothing added: batch LOT7 expired 21 Nov 2026. Do not give this bottle."
    assert bed.run_page.form is None
    bed.scan(SECOND)
    bed.submit("bottle")

    bed.scan(SECOND)

    assert bed.message == "Nothing added: serial S2 is bottle 2 already."
    assert bed.run_page.form is None


def test_another_brand_is_connected_only_with_a_prescriber_s_answer() -> None:
    """S2."""
    bed = running()
    bed.scan(label(gtin=OCTAGAM.gtin, serial="S3"))
    bed.submit("bottle")
    assert bed.form.name == "override"
    assert len(bed.infusion().bottles) == 1

    bed.type("override", {"reason": "none left", "name": "Dr D. Marin"})
    bed.submit("override")
    assert bed.form.name == "bottle"
    bed.submit("bottle")

    assert bed.infusion().bottles[-1].bottle.preparation == "Octagam 10 %"
    assert bed.infusion().overrides[-1].what.kinds == (RefusalKind.MIXED_BRANDS,)


def test_an_unknown_gtin_asks_for_the_volume_and_a_comparison() -> None:
    bed = Bedside(labels=labels_in_memory())
    bed.start()

    bed.scan(SECOND)

    assert fields_of(bed.form)["bottle_ml"].text == ""
    assert bed.form.lines[-1].text == (
        "This GTIN is not known here: compare the label with Privigen 10 % and type the volume."
    )


def test_a_batch_in_doubt_is_left_to_be_typed() -> None:
    bed = running()

    bed.scan(label(batch="LOT717270531", serial="S2"))

    assert fields_of(bed.form)["batch"].text == ""
    assert bed.form.lines[-1].text.startswith("The scanner may drop the sign behind the batch")
    bed.type("bottle", {"batch": "LOT7", "batch_again": "LOT7"})
    bed.submit("bottle")
    hung = bed.infusion().bottles[-1].bottle
    assert (hung.gtin, hung.entered) == ("09506000134352", HowRead.TYPED)
    assert hung.not_scanned == "batch not read: the scanner drops the sign behind it"


def test_a_planned_bottle_is_taken_with_one_press() -> None:
    bed = Bedside(labels=labels_in_memory(PRIVIGEN))
    bed.plan()
    bed.scan(SECOND)
    bed.press("step:4")
    bed.submit("plan")
    bed.press("bottle")
    (option,) = fields_of(bed.form)["planned"].options
    assert option.label == "2: 100 mL, batch LOT8, expires 31 May 2027"

    bed.type("bottle", {"planned": option.value})
    bed.submit("bottle")

    assert bed.infusion().bottles[-1].bottle.serial == "S2"
    bed.press("bottle")
    assert "planned" not in fields_of(bed.form)


def test_a_scan_before_a_reaction_ties_it_to_the_batch_that_hung() -> None:
    """S25."""
    bed = running()
    bed.flag("headache", "1")
    bed.wait("1")
    bed.scan(SECOND)
    bed.submit("bottle")
    bed.flag("palpitations", "1")

    assert [event.batch for event in bed.infusion().adverse_events] == ["P100234567", "LOT8"]
