"""Names in every script, very long ones, odd batches, and infusions over many hours."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.presenters.screens import Page
from tests.unit.presenters.bedside import Bedside, button
from tests.unit.presenters.typed_plans import ADULT

NAMES = (
    "Ionescu, Ștefania-Gabriela",
    "O’Neill-Müller, Zoë",
    "Иванова, Мария",
    "Παπαδόπουλος, Νίκος",
    "李, 小龍",
    "ابن سينا, علي",
    "כהן, שרה",
    "देवी, सीता",
    "김, 민지",
    "Nguyễn, Thị Ánh",
    "Ōnishi, Yūki",
    "A" * 80,
    "{name} %s \\n <b>",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_stands_as_it_was_typed_wherever_the_patient_is_named(name: str) -> None:
    """S29."""
    bed = Bedside()
    bed.start(name=name)
    bed.wait("17")

    assert bed.screen.page is Page.RUN
    assert bed.run_page.strip.name == name
    assert bed.screen.title == f"{name} – IVIG Desk"
    assert bed.alarms == [f"Vital signs due – {name}"]
    assert bed.window.failed("x").last_confirmed[0].text.startswith(f"{name}, 8 y, ID 4471, ")
    bed.press("leave")
    assert bed.screen.start is not None
    assert bed.screen.start.under_way[0].title == f"{name} · ID 4471"


@pytest.mark.parametrize(
    ("born", "age"),
    [
        ("2026-11-22", "0 days"),
        ("2026-11-21", "1 day"),
        ("2026-10-23", "30 days"),
        ("2026-10-22", "1 month"),
        ("2024-11-23", "23 months"),
        ("2024-11-22", "2 y"),
        ("2018-11-23", "7 y"),
        ("2018-11-22", "8 y"),
        ("1920-02-29", "106 y"),
    ],
)
def test_the_age_is_in_days_months_or_years_as_a_ward_says_it(born: str, age: str) -> None:
    """S15, S29: today is 22 Nov 2026."""
    bed = Bedside()
    bed.plan(born=born)

    strip = bed.plan_page.strip
    assert strip is not None
    assert strip.born_and_age.split(" · ")[0] == age


@pytest.mark.parametrize(
    ("batch", "shown"),
    [
        ("P1:2:3", "bottle 1 of 1, batch P1:2:3"),
        ("acknowledge:infusion-1:x", "bottle 1 of 1, batch acknowledge:…"),
        ("123456789012", "bottle 1 of 1, batch 123456789012"),
        ("1234567890123", "bottle 1 of 1, batch 123456789012…"),
    ],
)
def test_a_batch_is_kept_whole_and_shown_as_far_as_there_is_room(batch: str, shown: str) -> None:
    """S25."""
    bed = Bedside()
    bed.start(bottle_1_batch=batch, bottle_1_batch_again=batch)

    assert bed.run_page.strip.bottle == shown
    assert bed.infusion().bottles[0].bottle.batch == batch


def test_a_bottle_may_be_given_on_the_day_it_expires_where_a_named_person_answers() -> None:
    bed = Bedside()
    answers = {"reason": "given within 3 h", "name": "Dr D. Marin"}
    bed.start(
        bottle_1_expiry="2026-11-22",
        **{f"answer_{part}_bottle-expires-today": text for part, text in answers.items()},
    )

    assert bed.screen.page is Page.RUN


def test_somebody_born_today_can_be_treated_even_where_it_is_still_yesterday_in_universal_time() -> None:
    """The window failed: half an hour after midnight the child was not yet born by the other clock."""
    bed = Bedside()
    bed.clock.set(replace(bed.clock.read(), wall=Instant.of("2026-11-21T23:30:00Z")))

    bed.start(
        born="2026-11-22",
        weight_kg="3.5",
        weight_again_kg="3.5",
        dose_g="1",
        indication="other",
        giving_set="pump:0.1",
        systolic="70",
        diastolic="40",
        heart_rate="140",
        respiratory_rate="40",
        check_time_antihistamine="00:10",
        check_time_paracetamol="00:10",
    )

    assert bed.now == "1 mL/h"  # 3.5 kg × 0.3 mL/kg/h = 1.05 mL/h, rounded down to steps of 0.1 mL/h


def test_an_end_that_is_not_of_today_has_its_date() -> None:
    """“ends about 03:20” of an infusion begun at ten in the morning was last night's."""
    bed = Bedside()
    bed.start(ADULT, indication="other", dose_g="140", over_at_least_min="1440", bottle_1_ml="50")

    # 1400 mL over 24 h are 58.3 mL/h; 30 min at 21, 30 at 42, the other 1368.5 mL at 58.3 mL/h: 24 h 28 min in all.
    assert [part.text for part in bed.run_page.footer.parts][:2] == [
        "bottle empties 12:22",
        "ends about 23 Nov 2026, 10:28",
    ]


def test_a_bottle_that_outlasts_the_dose_is_not_said_to_empty() -> None:
    """100 mL hang and 72 mL are ordered: “bottle empties 00:17” never comes."""
    bed = Bedside()
    bed.start()

    assert [part.text for part in bed.run_page.footer.parts] == [
        "ends about 12:09",
        "saved 10:00:00",
        "sound",
        "nurse A. Pop",
    ]


def test_after_ten_hours_waits_are_counted_in_hours() -> None:
    bed = Bedside()
    bed.start(ADULT, indication="other", dose_g="140", bottle_1_ml="1400")
    bed.wait("600")

    assert button(bed.run_page.record, "observation").detail == "due 9 h 45 min ago"
    assert bed.run_page.next.conditions[1].text == "vital signs under 10 min old – now 600 min"
    assert bed.run_page.footer.volume == "210 mL of 1400 mL"
    assert bed.run_page.chart.now_minute == 600
    assert bed.alarm("Vital signs overdue").since == "since 10:30"


def test_before_the_first_set_of_the_run_the_chart_has_the_baseline_alone() -> None:
    bed = Bedside()
    bed.start()
    bed.wait("5")

    chart = bed.run_page.chart
    assert [len(series.points) for series in chart.observations] == [1] * 6
    assert [(int(point.minute), int(point.value)) for point in chart.given] == [(0, 7)]
    assert chart.adverse_events == ()
