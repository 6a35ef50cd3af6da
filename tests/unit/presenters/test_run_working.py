"""The working on the run page: one press, every number that is shown, each line checkable with a pencil."""

from __future__ import annotations

from ivig_desk.domain.amounts.quantities import Grams, MgPerMl, Millilitres
from ivig_desk.domain.formulary.working import VolumeWorking
from ivig_desk.presenters.working_wording import dose_line
from tests.helpers.pencil import reckoned
from tests.unit.presenters.bedside import Bedside
from tests.unit.presenters.typed_plans import ADULT, BASELINE, adult_signs

BIVIGAM = {
    "indication": "primary-immunodeficiency",
    "preparation": "Bivigam 10 %",
    "profile": "bivigam-10-us-pi",
    "dose_g": "14.4",
    "bottle_1_ml": "200",
}


def sections(bed: Bedside) -> dict[str, list[str]]:
    return {section.heading: [line.text for line in section.lines] for section in bed.run_page.working}


def on_the_third_rung() -> Bedside:
    """24 kg on a drip: 7, 14 and since 17.3 min 28 drops/min, which are as many mL/h at 60 drops/mL."""
    bed = Bedside()
    bed.start()
    bed.raise_rate()
    bed.raise_rate()
    bed.wait("17.3")
    return bed


def test_one_press_opens_the_working_and_one_closes_it() -> None:
    bed = on_the_third_rung()
    assert (bed.run_page.working, bed.run_page.close_working) == ((), None)

    bed.press("working")
    assert list(sections(bed)) == [
        "Given rate",
        "Next rate",
        "Ceiling",
        "Volume",
        "Ends about 12:09, if every rise is taken as soon as its rung was held",
        "Ramp",
        "Sources",
    ]
    bed.press("working")
    assert bed.run_page.working == ()

    bed.press("working")
    bed.press("close-working")
    assert bed.run_page.working == ()


def test_given_and_next_rate_end_in_what_now_and_next_show() -> None:
    """S6, S20: 28 ÷ 24 = 1.166…, 60 ÷ 28 = 2.142…; 24 × 2.4 = 57.6, and 0.6 of it is lost."""
    bed = on_the_third_rung()
    bed.press("working")

    assert sections(bed)["Given rate"] == [
        "28 drops/min × 60 min/h ÷ 60 drops/mL = 28 mL/h; ÷ 24 kg ≈ 1.16 mL/kg/h; 60 s/min ÷ 28 drops/min ≈ 2.2 s/drop"
    ]
    assert sections(bed)["Next rate"] == [
        (
            "rung 4: 24 kg × 2.4 mL/kg/h = 57.6 mL/h; × 60 drops/mL ÷ 60 min/h = 57.6 drops/min, "
            "rounded down 57 drops/min = 57 mL/h, 0.6 mL/h lost by rounding (local practice)"
        )
    ]
    assert [line.text for line in bed.run_page.now.lines][1:3] == ["one drop every 2.2 s", "28 mL/h · 1.16 mL/kg/h"]


def test_volume_and_end_are_reckoned_stretch_by_stretch() -> None:
    """S6: 3.5 + 7 + 28 × 17.3 ÷ 60 = 8.0733… is 18.5733…; 72 − it is 53.4266….

    To come: 28 × 12.7 ÷ 60 = 5.9266…, 57 × 30 ÷ 60 = 28.5, and the 19 left ÷ 115 × 60 = 9.913… min.
    """
    bed = on_the_third_rung()
    bed.press("working")

    assert sections(bed)["Volume"] == [
        "ordered: 7.2 g × 1000 mg/g ÷ 100 mg/mL = 72 mL",
        "from 10:00: 7 mL/h × 30 min ÷ 60 min/h = 3.5 mL",
        "from 10:30: 14 mL/h × 30 min ÷ 60 min/h = 7 mL",
        "from 11:00: 28 mL/h × 17.3 min ÷ 60 min/h ≈ 8.07 mL",
        "infused: 3.5 mL + 7 mL + ≈ 8.07 mL ≈ 18.6 mL",
        "left: 72 mL − ≈ 18.57 mL ≈ 53.4 mL",
    ]
    assert next(lines for heading, lines in sections(bed).items() if heading.startswith("Ends about 12:09")) == [
        "from 11:17: 28 mL/h × 12.7 min ÷ 60 min/h ≈ 5.93 mL",
        "from 11:30: 57 mL/h × 30 min ÷ 60 min/h = 28.5 mL",
        "from 12:00: 19 mL left ÷ 115 mL/h × 60 min/h ≈ 9.91 min",
    ]
    assert bed.run_page.footer.volume == "18.6 mL of 72 mL"
    assert "ends about 12:09" in [part.text for part in bed.run_page.footer.parts]


def test_after_a_reading_only_what_ran_since_is_added_to_it() -> None:
    """20 mL read; 28 mL/h × 15 min = 7 mL more."""
    bed = on_the_third_rung()
    bed.fill("volume", {"read_ml": "20"})
    bed.wait("15")
    bed.press("working")

    assert sections(bed)["Volume"][1:] == [
        "from 11:17: 28 mL/h × 15 min ÷ 60 min/h = 7 mL",
        "infused: 20 mL read at 11:17 + 7 mL = 27 mL",
        "left: 72 mL − 27 mL = 45 mL",
    ]


def test_at_the_ceiling_the_rest_runs_at_the_given_rate() -> None:
    """72 − 3.5 − 7 = 61.5 mL; ÷ 14 × 60 = 263.571… min from 11:00, at the prescriber’s 0.6 mL/kg/h."""
    bed = Bedside()
    bed.start(ceiling_ml_per_kg_h="0.6")
    bed.raise_rate()
    bed.wait("30")
    bed.press("working")

    assert sections(bed)["Ends about 15:23 at the given rate"] == [
        "from 11:00: 61.5 mL left ÷ 14 mL/h × 60 min/h ≈ 263.57 min"
    ]


def test_a_diluted_bag_says_what_it_was_diluted_from() -> None:
    """7.2 × 1000 ÷ 50 = 144 mL, twice the 72 mL of the bottle."""
    line = dose_line(
        VolumeWorking(
            dose=Grams.of("7.2"),
            undiluted=MgPerMl.of("100"),
            concentration=MgPerMl.of("50"),
            volume=Millilitres.of("144"),
        )
    )

    assert line == "ordered: 7.2 g × 1000 mg/g ÷ 50 mg/mL = 144 mL (diluted from 100 mg/mL)"
    assert reckoned(line) == ["144 mL"]


def test_more_than_was_ordered_leaves_nothing_and_is_no_false_subtraction() -> None:
    bed = on_the_third_rung()
    bed.fill("volume", {"read_ml": "72"})
    bed.wait("15")
    bed.press("working")

    assert sections(bed)["Volume"][-1] == "left: none, 79 mL are in of 72 mL"
    assert not any(heading.startswith("Ends") for heading in sections(bed))


def test_while_held_the_rate_it_was_held_from_is_reckoned_and_no_end_is() -> None:
    """S7: nothing runs, so nothing ends."""
    bed = on_the_third_rung()
    bed.press("hold")
    bed.press("working")

    assert sections(bed)["Held from"][0].startswith("28 drops/min × 60 min/h ÷ 60 drops/mL = 28 mL/h;")
    assert not any(heading.startswith(("Ends", "Bottle")) for heading in sections(bed))


def test_a_reaction_s_bound_is_reckoned_and_binds_first() -> None:
    """S12: 14 mL/h ÷ 24 kg = 0.58333… mL/kg/h; × 24 kg is 14 mL/h again."""
    bed = on_the_third_rung()
    bed.flag("headache", "1")
    bed.press("working")

    assert sections(bed)["Ceiling: the first of these binds"] == [
        "14 mL/h ÷ 24 kg ≈ 0.5833 mL/kg/h: highest rate tolerated before the reaction today",
        (
            "label maximum 4.8 mL/kg/h (every indication) – Privigen 100 mg/mL solution for infusion, "
            "EU package leaflet, EU/1/08/446/001"
        ),
        (
            "on this set: 24 kg × ≈ 0.5833 mL/kg/h = 14 mL/h; × 60 drops/mL ÷ 60 min/h = 14 drops/min, "
            "nothing lost by rounding"
        ),
    ]


def test_the_end_of_the_bottle_is_reckoned_where_it_is_shown() -> None:
    """25 mL − 7 × 30 ÷ 60 = 21.5 mL; ÷ 14 × 60 = 92.142… min."""
    bed = Bedside()
    bed.start(bottle_1_ml="25")
    bed.raise_rate()
    bed.press("working")

    assert sections(bed)["Bottle empties 12:02 at the given rate"] == ["21.5 mL left ÷ 14 mL/h × 60 min/h ≈ 92.14 min"]
    assert "bottle empties 12:02" in [part.text for part in bed.run_page.footer.parts]


def test_the_label_s_own_unit_stands_beside_rung_next_and_ceiling() -> None:
    """0.5, 1.3 and 6 mg/kg/min × 60 ÷ 100 = 0.3, 0.78 and 3.6 mL/kg/h."""
    bed = Bedside()
    bed.start(**BIVIGAM)

    assert [line.text for line in bed.run_page.now.lines][3:] == [
        "rung 1 of 8: 0.5 mg/kg/min = 0.3 mL/kg/h",
        "ceiling 6 mg/kg/min = 3.6 mL/kg/h",
    ]
    assert bed.run_page.next.detail == "(18 mL/h, rung 1.3 mg/kg/min = 0.78 mL/kg/h) in 10:00"


def test_a_rung_in_mg_is_reckoned_from_what_is_printed() -> None:
    """1.3 × 60 ÷ 100 = 0.78; × 24 = 18.72, rounded down 18."""
    bed = Bedside()
    bed.start(**BIVIGAM)
    bed.press("working")

    assert sections(bed)["Ramp"][1] == (
        "rung 2: 1.3 mg/kg/min × 60 min/h ÷ 100 mg/mL = 0.78 mL/kg/h; × 24 kg = 18.72 mL/h; "
        "× 60 drops/mL ÷ 60 min/h = 18.72 drops/min, rounded down 18 drops/min = 18 mL/h, 0.72 mL/h lost by rounding "
        "(manufacturer)"
    )
    assert len(sections(bed)["Ramp"]) == 8
    assert sections(bed)["Sources"][:2] == [
        "profile bivigam-10-us-pi, version 1, as shipped",
        "manufacturer: bivigam.com",
    ]


def test_on_a_pump_the_steps_of_the_pump_round_and_no_drop_is_counted() -> None:
    """70.55 kg × 0.3 = 21.165, in steps of 0.1 mL/h 21.1; 1400 mL ÷ 600 min × 60 = 140; ÷ 70.55 = 1.98440…."""
    bed = Bedside()
    heavy = {"weight_kg": "70.55", "weight_again_kg": "70.55"}
    bed.start(ADULT, indication="other", dose_g="140", bottle_1_ml="1400", over_at_least_min="600", **heavy)
    bed.press("working")

    assert sections(bed)["Ramp"][0] == (
        "rung 1: 70.55 kg × 0.3 mL/kg/h = 21.165 mL/h, rounded down to steps of 0.1 mL/h = 21.1 mL/h, "
        "0.065 mL/h lost by rounding (label)"
    )
    assert sections(bed)["Ceiling: the first of these binds"][0] == (
        "shortest duration allows 1400 mL ÷ 600 min × 60 min/h = 140 mL/h; ÷ 70.55 kg ≈ 1.9844 mL/kg/h "
        "– 600 min, Dr D. Marin"
    )
    assert not any("drops" in line for lines in sections(bed).values() for line in lines)


def test_every_line_comes_out_by_pencil_at_any_moment_of_a_run() -> None:
    """S6."""
    bed = on_the_third_rung()
    bed.press("working")
    results = 0
    for minutes in ("0.41", "7", "13.3"):
        bed.wait(minutes)
        results += sum(len(reckoned(line)) for lines in sections(bed).values() for line in lines)
    bed.observe(BASELINE)
    bed.flag("headache", "1")
    bed.press("lower")
    bed.submit("lower")
    bed.press("working")
    results += sum(len(reckoned(line)) for lines in sections(bed).values() for line in lines)

    assert results > 50


def test_a_form_that_opens_puts_the_working_away() -> None:
    bed = on_the_third_rung()
    bed.press("working")

    bed.press("observation")

    assert bed.run_page.working == ()


def test_esc_belongs_to_an_open_form_first() -> None:
    bed = on_the_third_rung()
    bed.press("observation")
    bed.press("working")
    assert bed.run_page.close_working is not None
    assert bed.run_page.close_working.key == ""

    bed.cancel("observation")

    assert bed.run_page.close_working.key == "Esc"


def test_an_adult_s_rise_is_the_one_whose_working_was_shown() -> None:
    """S6: 70 kg × 0.6 = 42 mL/h."""
    bed = Bedside()
    bed.start(ADULT)
    bed.press("working")
    (shown,) = sections(bed)["Next rate"]

    bed.raise_rate(adult_signs())

    assert reckoned(shown) == ["42 mL/h"]
    assert bed.now == "42 mL/h"
