"""Bad input on the plan page: one sentence names field, value and what is accepted; nothing else changes."""

from __future__ import annotations

import pytest

from ivig_desk.domain.infusion.infusion import Phase
from tests.unit.presenters.bedside import Bedside, fields_of, problems_of

CHOOSE = "Choose one of those shown."
CREATININE_TWICE = "Creatinine (kidney function), value: “1,000” can be read as 1 or 1000. Type 1 or 1000."
CREATININE_IS_NONE = (
    "Creatinine (kidney function), value: “8o” is not a number. Type digits in µmol/L, such as 24 or 24.5."
)
PARACETAMOL_IS_NO_TIME = "Paracetamol, given at: “7:40” is not a time. Type hour:minute, such as 08:40."


@pytest.mark.parametrize(
    ("step", "field", "typed", "sentence"),
    [
        (0, "identifier", "", "Identifier: missing."),
        (0, "identifier", "   ", "Identifier: missing."),
        (0, "name", "", "Family name, first name: missing."),
        (0, "born", "", "Date of birth: missing."),
        (
            0,
            "born",
            "02.05.2018",
            "Date of birth: “02.05.2018” is not a day. Type year-month-day, such as 2018-05-02.",
        ),
        (0, "born", "2026-11-23", "Date of birth: 23 Nov 2026 is in the future."),
        (0, "born", "1900-12-31", "Date of birth: 31 Dec 1900 is more than 125 years ago."),
        (
            0,
            "born",
            "2019-02-29",
            "Date of birth: “2019-02-29” is not a day. Type year-month-day, such as 2018-05-02.",
        ),
        (0, "born", "1896-11-22", "Date of birth: 22 Nov 1896 is more than 125 years ago."),
        (1, "dose_g_per_kg", "0", "Dose by weight: more than 0 g/kg."),
        (0, "weight_kg", "24kg", "Weight: “24kg” is not a number. Type digits in kg, such as 24 or 24.5."),
        (0, "weight_kg", "24.500", "Weight: “24.500” can be read as 24.5 or 24500. Type 24.5 or 24500."),
        (0, "weight_again_kg", "42", "Weight: the two differ, 24 kg and 42 kg. Weigh again."),
        (0, "weight_again_kg", "", "Weight, typed again: missing."),
        (0, "sex", "X", f"Sex: “X” is none of the answers. {CHOOSE}"),
        (0, "iga", "maybe", f"IgA: “maybe” is none of the answers. {CHOOSE}"),
        (0, "earlier", "often", f"Immunoglobulin before today: “often” is none of the answers. {CHOOSE}"),
        (0, "pregnancy", "perhaps", f"Pregnant: “perhaps” is none of the answers. {CHOOSE}"),
        (0, "risks", "kidney teeth", f"Risks: “teeth” is none of the answers. {CHOOSE}"),
        (1, "indication", "", "Indication: choose one."),
        (1, "indication", "gout", f"Indication: “gout” is none of the answers. {CHOOSE}"),
        (1, "dose_g", "", "Dose today: missing."),
        (1, "dose_g", "7200 mg", "Dose today: “7200 mg” is not a number. Type digits in g, such as 24 or 24.5."),
        (1, "dose_g", "-7", "Dose today: “-7” is not a number. Type digits in g, such as 24 or 24.5."),
        (1, "prescriber", "", "Prescriber: missing."),
        (1, "ceiling_ml_per_kg_h", "0", "Prescriber’s own ceiling: more than 0 mL/kg/h."),
        (1, "over_at_least_min", "0", "Shortest duration: more than 0 min."),
        (1, "over_at_least_min", "0.0", "Shortest duration: more than 0 min."),
        (2, "check_consent", "", "Signed consent: choose one."),
        (2, "check_consent", "perhaps", f"Signed consent: “perhaps” is none of the answers. {CHOOSE}"),
        (2, "check_value_creatinine", "1,000", CREATININE_TWICE),
        (2, "check_value_creatinine", "8o", CREATININE_IS_NONE),
        (2, "check_time_paracetamol", "", "Paracetamol, given at: missing."),
        (2, "check_time_paracetamol", "7:40", PARACETAMOL_IS_NO_TIME),
        (2, "check_time_paracetamol", "10:01", "Paracetamol: 10:01 has not come yet, it is 10:00."),
        (3, "preparation", "Nothing 10 %", "Preparation: choose one."),
        (3, "profile", "", "Profile: choose one."),
        (3, "profile", "no-such-profile", "Profile: choose one."),
        (
            3,
            "profile",
            "gamunex-c-10-us-sc",
            "Gamunex-C 10 % (US label) is a profile for under the skin: not for a vein.",
        ),
        (3, "giving_set", "", "Giving set: choose one, reading the drop factor from its packet."),
        (3, "giving_set", "gravity:13", "Giving set: choose one, reading the drop factor from its packet."),
        (3, "giving_set", "gravity:x", "Giving set: choose one, reading the drop factor from its packet."),
        (3, "giving_set", "pump:0", "Giving set: choose one, reading the drop factor from its packet."),
        (3, "tolerance", "yes", f"Faster maximum of the label: “yes” is none of the answers. {CHOOSE}"),
        (3, "bottle_1_batch", "", "Bottle 1: batch: missing."),
        (
            3,
            "bottle_1_expiry",
            "31.05.2027",
            "Bottle 1: expiry: “31.05.2027” is not a day. Type year-month-day, such as 2018-05-02.",
        ),
        (3, "bottle_1_expiry", "2026-11-21", "Bottle 1: expiry: 21 Nov 2026 has passed. Do not give this bottle."),
        (3, "bottle_1_ml", "", "Bottle 1: volume: missing."),
        (3, "bottle_1_ml", "0", "Bottle 1: volume: more than 0 mL."),
        (3, "bottle_1_not_scanned", "", "Bottle 1: why it cannot be scanned: missing."),
        (4, "nurse", "", "Nurse at the bed: missing."),
        (4, "nurse", "C. Radu", "Second checker: C. Radu is the nurse at the bed. Another person reads it back."),
        (
            4,
            "second_checker",
            " a.  POP ",
            "Second checker: a.  POP is the nurse at the bed. Another person reads it back.",
        ),
        (4, "heart_rate", "9o", "Heart rate: “9o” is not a number. Type digits in /min, such as 24 or 24.5."),
    ],
)
def test_the_step_says_in_one_sentence_what_is_wrong_and_stays(
    step: int, field: str, typed: str, sentence: str
) -> None:
    """S17, S18, S21."""
    bed = Bedside()
    bed.plan(**{field: typed})
    bed.press(f"step:{step}")

    bed.submit("plan")

    assert bed.plan_page.step == step
    assert list(problems_of(bed.plan_page.form).values()) == [sentence]
    assert fields_of(bed.plan_page.form)[field].text == typed
    assert bed.infusion().phase is Phase.PREPARING


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("weight_again_kg", "42", "Weight: the two differ, 24 kg and 42 kg. Weigh again."),
        ("dose_g", "", "Dose today: missing."),
        ("check_consent", "", "Signed consent: choose one."),
        ("giving_set", "", "Giving set: choose one, reading the drop factor from its packet."),
    ],
)
def test_start_names_what_is_missing_on_an_earlier_step_and_starts_nothing(
    field: str, typed: str, sentence: str
) -> None:
    """The message said “Choose one.” and not of what."""
    bed = Bedside()

    bed.start(**{field: typed})

    assert (bed.message, bed.infusion().phase) == (f"Not started: {sentence}", Phase.PREPARING)


def test_a_kept_plan_that_names_a_profile_for_under_the_skin_says_so_where_no_preparation_is_chosen_yet() -> None:
    """S3: a plan kept by another version, or typed by a script, gets no further than this."""
    bed = Bedside()
    bed.plan(preparation="", profile="hizentra-20-eu-sc")
    bed.press("step:3")

    bed.submit("plan")

    sentence = "Hizentra 20 % (EU label) is a profile for under the skin: not for a vein."
    assert (bed.plan_page.step, problems_of(bed.plan_page.form)) == (3, {"preparation": sentence})
    bed.press("step:4")
    bed.submit("plan")
    assert (bed.message, bed.infusion().phase) == (f"Not started: {sentence}", Phase.PREPARING)


def test_no_preparation_that_is_only_for_under_the_skin_is_offered_for_a_vein() -> None:
    """S3."""
    bed = Bedside()
    bed.plan(preparation="Gamunex-C 10 %", profile="")
    bed.press("step:3")

    offered = {name: {option.value for option in one.options} for name, one in fields_of(bed.plan_page.form).items()}
    assert "Gamunex-C 10 %" in offered["preparation"]
    assert "Hizentra 20 %" not in offered["preparation"]
    assert offered["profile"] == {"gamunex-c-10-us-pi", "gamunex-c-10-us-itp", "gamunex-c-10-us-cidp"}


def test_start_names_everything_that_is_missing() -> None:
    bed = Bedside()

    bed.start(sex="", dose_g="1,000", nurse="")

    assert bed.message == (
        "Not started: Sex: choose one. "
        "Dose today: “1,000” can be read as 1 or 1000. Type 1 or 1000. "
        "Nurse at the bed: missing."
    )


def test_the_sentence_goes_as_soon_as_the_field_is_typed_in() -> None:
    bed = Bedside()
    bed.plan(sex="", iga="")
    bed.submit("plan")

    bed.type("plan", {"sex": "F"})

    assert problems_of(bed.plan_page.form) == {"iga": "IgA: choose one."}


def test_bad_text_is_said_while_it_is_typed_and_not_before() -> None:
    bed = Bedside()
    bed.plan(weight_kg="", weight_again_kg="")
    assert problems_of(bed.plan_page.form) == {}

    bed.type("plan", {"weight_kg": "2,"})

    assert problems_of(bed.plan_page.form) == {
        "weight_kg": "Weight: “2,” is not a number. Type digits in kg, such as 24 or 24.5."
    }


def test_the_strip_shows_no_weight_and_no_age_that_cannot_be_read() -> None:
    """S19, S29: “24,” kg and “born 02.05.2018” stood over the plan."""
    bed = Bedside()
    bed.plan(weight_kg="24,", born="02.05.2018")

    strip = bed.plan_page.strip
    assert strip is not None
    assert (strip.name, strip.weight, strip.born_and_age) == ("Ionescu, Maria", "", "")


@pytest.mark.parametrize(
    "changes",
    [{"second_checker": ""}, {"second_checker": "   "}],
)
def test_nobody_starts_alone(changes: dict[str, str]) -> None:
    bed = Bedside()

    bed.start(**changes)

    assert bed.message == "Not started: a second person reads the plan back – their name is missing"
    assert bed.infusion().phase is Phase.PREPARING


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("0.3", "a weight of 0.3 kg can hardly be true at this age"),
        ("400", "a weight of 400 kg can hardly be true at this age – 40 kg?"),
    ],
)
def test_a_weight_nobody_has_is_asked_about_never_refused_in_silence(typed: str, question: str) -> None:
    """S17: usual at 8 y 6 mo are 20.6 kg to 41.5 kg; of the readings a place off only 40 kg is among them."""
    bed = Bedside()

    bed.read_back(weight_kg=typed, weight_again_kg=typed)

    assert bed.plan_page.form.lines[0].text == question
    bed.press("step:0")
    assert fields_of(bed.plan_page.form)["weight_kg"].text == typed


def test_somebody_born_on_29_february_has_a_plan() -> None:
    bed = Bedside()

    bed.start(born="2020-02-29", weight_kg="20", weight_again_kg="20", dose_g="6")

    assert bed.infusion().plan is not None
    assert bed.infusion().phase is Phase.RUNNING
