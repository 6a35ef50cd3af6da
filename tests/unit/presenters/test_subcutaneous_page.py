"""The page under the skin: a calculator with its sources, as one types; it starts nothing and keeps nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivig_desk.desk.faults import BadDataFile
from ivig_desk.desk.ports import SubcutaneousFormulary
from ivig_desk.domain.amounts.quantities import Kilograms
from ivig_desk.presenters.screens import Ability, FieldKind, Page, Tone
from ivig_desk.presenters.start_page import Records, start_screen
from ivig_desk.presenters.subcutaneous_page import SubcutaneousPresenter
from ivig_desk.presenters.wishes import Typed
from tests.unit.presenters.bedside import Bedside, fields_of, problems_of, shipped_files

GAMUNEX = {"profile": "gamunex-c-10-us-sc", "weight_kg": "70", "dose_g": "8", "sites": "4", "infusion": "1"}
GAMMAGARD = GAMUNEX | {"profile": "gammagard-liquid-10-us-sc"}
HIZENTRA = GAMUNEX | {"profile": "hizentra-20-eu-sc"}
FORM = "under-the-skin"


def at_the_page(texts: dict[str, str] | None = None, /, **changes: str) -> Bedside:
    bed = Bedside()
    bed.press("under-the-skin")
    bed.type(FORM, {**(texts or {}), **changes})
    return bed


def test_it_opens_from_the_page_of_all_infusions_with_its_key_shown_and_leads_back_there() -> None:
    bed = Bedside()
    assert bed.screen.start is not None
    button = bed.screen.start.under_the_skin
    assert (button.name, button.label, button.key) == ("under-the-skin", "Under the skin", "Ctrl+U")

    bed.press("under-the-skin")
    assert bed.screen.page is Page.SUBCUTANEOUS
    assert (bed.skin_page.leave.label, bed.skin_page.leave.key) == ("All infusions", "Ctrl+Home")

    assert bed.press("leave").page is Page.START


def test_nothing_is_chosen_for_the_nurse_and_the_page_says_what_it_wants() -> None:
    page = at_the_page().skin_page

    assert {name: field.text for name, field in fields_of(page.form).items()} == dict.fromkeys(
        ("profile", "weight_kg", "dose_g", "sites", "infusion", "rate_ml_h_per_site"), ""
    )
    assert page.headline.text == (
        "Still to be filled in or mended: profile, weight, dose of this infusion, number of sites, infusion number."
    )
    assert (page.table, page.cautions, page.label, problems_of(page.form)) == (None, (), (), {})


def test_only_profiles_for_under_the_skin_are_offered() -> None:
    """S3."""
    profile = fields_of(at_the_page().skin_page.form)["profile"]

    assert profile.kind is FieldKind.CHOICE
    assert [(option.value, option.label) for option in profile.options] == [
        ("gammagard-liquid-10-us-sc", "Gammagard Liquid 10 % – US label"),
        ("gamunex-c-10-us-sc", "Gamunex-C 10 % – US label"),
        ("hizentra-20-eu-sc", "Hizentra 20 % – EU label"),
    ]


# 8 g of 100 mg/mL = 80 mL, of 200 mg/mL 40 mL.
@pytest.mark.parametrize(
    ("texts", "headline", "row"),
    [
        (
            # 4 × 20 = 80 mL/h; 80 ÷ 4 = 20 mL; 80 ÷ 80 = 1 h
            GAMUNEX,
            "4 sites × 20 mL/h per site = 80 mL/h in all",
            ("20 mL/h per site", "4 sites", "80 mL/h", "80 mL", "20 mL", "1 h"),
        ),
        (
            # 17.5 × 1; 80 ÷ 17.5 × 60 = 274.28… min, shown as 275
            GAMUNEX | {"sites": "1", "rate_ml_h_per_site": "17,5"},
            "1 site × 17.5 mL/h per site = 17.5 mL/h in all",
            ("17.5 mL/h per site", "1 site", "17.5 mL/h", "80 mL", "80 mL", "4 h 35 min"),
        ),
        (
            # under 40 kg the slower end is 15; 3 × 15 = 45; 80 ÷ 3 = 26.66…; 80 ÷ 45 × 60 = 106.66… min
            GAMMAGARD | {"weight_kg": "39.9", "sites": "3"},
            "3 sites × 15 mL/h per site = 45 mL/h in all",
            ("15 mL/h per site", "3 sites", "45 mL/h", "80 mL", "26.7 mL", "1 h 47 min"),
        ),
        (
            # from 40 kg 20; 3 × 20 = 60; 80 ÷ 60 × 60 = 80 min
            GAMMAGARD | {"weight_kg": "40", "sites": "3"},
            "3 sites × 20 mL/h per site = 60 mL/h in all",
            ("20 mL/h per site", "3 sites", "60 mL/h", "80 mL", "26.7 mL", "1 h 20 min"),
        ),
        (
            # the second infusion 35; 2 × 35 = 70; 40 ÷ 70 × 60 = 34.28… min
            HIZENTRA | {"sites": "2", "infusion": "2"},
            "2 sites × 35 mL/h per site = 70 mL/h in all",
            ("35 mL/h per site", "2 sites", "70 mL/h", "40 mL", "20 mL", "35 min"),
        ),
    ],
)
def test_rate_total_volume_and_time_are_those_on_paper(
    texts: dict[str, str], headline: str, row: tuple[str, ...]
) -> None:
    """S3, S19."""
    page = at_the_page(texts).skin_page

    assert (page.headline.text, page.headline.tone) == (headline, Tone.PLAIN)
    assert page.table is not None
    assert page.table.heads == ("rate per site", "sites", "all sites", "volume", "volume per site", "lasts")
    assert page.table.rows == (row,)


@pytest.mark.parametrize(
    ("texts", "refused"),
    [
        (GAMUNEX | {"sites": "9"}, "9 sites are more than the 8 sites of the label"),
        (
            GAMUNEX | {"rate_ml_h_per_site": "20.1"},
            "20.1 mL/h per site is above the 20 mL/h per site of the label for this infusion",
        ),
        (
            # with two places it would be 20 above 20
            GAMUNEX | {"rate_ml_h_per_site": "20.0001"},
            "20.0001 mL/h per site is above the 20 mL/h per site of the label for this infusion",
        ),
        (
            HIZENTRA | {"infusion": "3", "rate_ml_h_per_site": "36"},
            "36 mL/h per site is above the 35 mL/h per site of the label for this infusion",
        ),
        (
            # 13 × 20 = 260 mL/h
            GAMMAGARD | {"sites": "13"},
            "260 mL/h in all is above the 240 mL/h of the label for all sites together",
        ),
        (
            # 8000 ÷ 70 = 114.285… g/kg
            GAMUNEX | {"dose_g": "8000"},
            "a dose of 114.29 g/kg can hardly be meant (the most there is: 3 g/kg) – in grams?",
        ),
    ],
)
def test_what_passes_a_number_is_refused_with_both_numbers_and_no_rate_is_shown(
    texts: dict[str, str], refused: str
) -> None:
    """S1."""
    page = at_the_page(texts).skin_page

    assert (page.headline.text, page.headline.tone) == (f"No rate: {refused}.", Tone.HIGH)
    assert (page.table, page.cautions) == (None, ())


@pytest.mark.parametrize(
    ("texts", "reached"),
    [
        (GAMUNEX | {"sites": "8"}, "8 sites × 20 mL/h per site = 160 mL/h in all"),
        (GAMUNEX | {"rate_ml_h_per_site": "20"}, "4 sites × 20 mL/h per site = 80 mL/h in all"),
        (GAMMAGARD | {"sites": "12"}, "12 sites × 20 mL/h per site = 240 mL/h in all"),
        # 210 ÷ 70 = 3 g/kg
        (GAMUNEX | {"dose_g": "210"}, "4 sites × 20 mL/h per site = 80 mL/h in all"),
    ],
)
def test_what_is_at_the_number_is_not_refused(texts: dict[str, str], reached: str) -> None:
    """S1."""
    assert at_the_page(texts).skin_page.headline.text == reached


def test_a_weight_that_the_label_has_not_is_refused_with_those_it_has() -> None:
    """S3: no shipped label has such a gap."""
    files = shipped_files()
    gammagard = next(one for one in files.subcutaneous.profiles if one.id == GAMMAGARD["profile"])
    low, high = gammagard.bands
    parted = replace(gammagard, bands=(low, replace(high, at_least=Kilograms.of("45"), under=Kilograms.of("90"))))
    formulary = SubcutaneousFormulary(profiles=(parted,), blocked=())

    page = SubcutaneousPresenter(replace(files, subcutaneous=formulary))
    for name, text in (GAMMAGARD | {"weight_kg": "44.9"}).items():
        page.handle(Typed(form=FORM, field=name, text=text))

    assert page.screen().headline.text == (
        "No rate: 44.9 kg is not among the weights of the label: under 40 kg, from 45 kg under 90 kg."
    )


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("weight_kg", "1,000", "Weight: “1,000” can be read as 1 or 1000. Type 1 or 1000."),
        ("weight_kg", "0", "Weight: more than 0 kg."),
        (
            "dose_g",
            "8 g",
            "Dose of this infusion: “8 g” is not a number. Type digits in g, such as 24 or 24.5.",
        ),
        ("sites", "2.5", "Number of sites: “2.5” is not a whole number. Type digits alone, such as 4."),
        ("sites", "0", "Number of sites: more than 0."),
        ("infusion", "first", "Infusion number: “first” is not a whole number. Type digits alone, such as 4."),
        ("rate_ml_h_per_site", "0", "Rate per site (if ordered): more than 0 mL/h per site."),
        ("profile", "none-such", "Profile: “none-such” is none of the answers. Choose one of those shown."),
        (
            "profile",
            "privigen-10-eu",
            "Privigen 10 % (privigen-10-eu) is a profile for a vein: not for under the skin.",
        ),
    ],
)
def test_what_cannot_be_read_is_said_at_its_field_and_no_rate_is_shown(field: str, typed: str, sentence: str) -> None:
    """S3, S18."""
    page = at_the_page(GAMUNEX, **{field: typed}).skin_page

    label = fields_of(page.form)[field].label.removesuffix(" (if ordered)").lower()
    assert problems_of(page.form) == {field: sentence}
    assert fields_of(page.form)[field].text == typed
    assert (page.headline.text, page.table) == (f"Still to be filled in or mended: {label}.", None)


def test_the_label_stands_beside_what_follows_from_it_with_its_source() -> None:
    page = at_the_page(GAMMAGARD).skin_page

    assert page.label_heading == "Gammagard Liquid 10 % – US label"
    assert [line.text for line in page.label] == [
        "20 to 30 mL/h per site; all sites at most 240 mL/h; number of sites not read; placing of the sites not read.",
        "Source: gammagard.com, subcutaneous.",
        (
            "From 40 kg 20 to 30 mL/h per site and 240 mL/h in all, under 40 kg 15 to 20 mL/h per site and 160 mL/h "
            "in all; the slower end is the start."
        ),
        "The number of sites was not read.",
        "Never intravascular.",
        "A volume per site was not read.",
    ]


def test_the_review_s_rules_always_stand_there_and_the_label_is_the_limit() -> None:
    page = at_the_page().skin_page

    assert page.review_heading == "The review"
    assert [line.text for line in page.review] == [
        "By pump, 15 to 25 mL/h; the dose is split over several sites.",
        "Never into a vessel. No premedication is needed.",
        "In general at most 20 to 25 mL/h per site; a label’s own number is the limit.",
        "Source: review, Actas Dermosifiliogr 2018;109:323-330.",
    ]


@pytest.mark.parametrize(
    ("texts", "cautions"),
    [
        (GAMMAGARD | {"rate_ml_h_per_site": "25"}, []),
        (
            HIZENTRA | {"infusion": "2"},
            ["35 mL/h per site is above the review’s general 25 mL/h per site; the label’s limit is 35 mL/h per site."],
        ),
        (
            HIZENTRA | {"infusion": "4", "rate_ml_h_per_site": "35.5"},
            [
                (
                    "35.5 mL/h per site is above 35 mL/h per site, the label’s last number; then it says "
                    "“as tolerated”. Only as the prescriber ordered it."
                ),
                "35.5 mL/h per site is above the review’s general 25 mL/h per site.",
            ],
        ),
    ],
)
def test_a_rate_above_the_review_s_or_past_the_label_s_last_number_is_looked_at_again(
    texts: dict[str, str], cautions: list[str]
) -> None:
    page = at_the_page(texts).skin_page

    assert [line.text for line in page.cautions] == cautions
    assert {line.tone for line in page.cautions} <= {Tone.MEDIUM}
    assert page.table is not None


def test_dose_and_rate_show_what_they_mean_as_they_are_typed() -> None:
    fields = fields_of(at_the_page(HIZENTRA, infusion="4").skin_page.form)

    # 8 ÷ 70 = 0.1142… g/kg; 8 g of 200 mg/mL = 40 mL
    assert fields["dose_g"].hint == "0.114 g/kg · 40 mL"
    assert fields["rate_ml_h_per_site"].hint == "Label: 35 mL/h per site, then as tolerated"
    assert fields["rate_ml_h_per_site"].unit == "mL/h per site"


def test_the_page_says_in_one_quiet_sentence_that_it_starts_nothing() -> None:
    page = at_the_page(GAMUNEX).skin_page

    assert (page.statement.text, page.statement.tone) == (
        (
            "This page reckons, and that is all: it starts no infusion, records nothing, "
            "and has no ramp, no drops and no alarms."
        ),
        Tone.QUIET,
    )
    assert (page.form.submit.label, page.form.submit.ability, page.form.cancel) == ("", Ability.OFF, None)


def test_nothing_is_put_on_record_and_nothing_typed_outlives_the_page() -> None:
    bed = at_the_page(GAMUNEX)
    bed.submit(FORM)
    bed.cancel(FORM)
    assert bed.skin_page.table is not None

    bed.press("leave")
    bed.press("under-the-skin")

    assert {field.text for field in fields_of(bed.skin_page.form).values()} == {""}
    assert bed.journal.entries() == ()


def test_while_it_is_open_the_alarms_of_an_infusion_under_way_still_stand_on_top() -> None:
    bed = Bedside()
    bed.start()
    bed.press("leave")
    bed.press("under-the-skin")

    bed.wait("20")

    assert bed.screen.page is Page.SUBCUTANEOUS
    assert bed.alarms == ["Vital signs due – Ionescu, Maria"]
    assert bed.open("infusion-1").page is Page.RUN


@pytest.mark.parametrize("opened", ["new-infusion", "under-the-skin"])
def test_a_press_that_comes_late_opens_no_second_page_over_the_first(opened: str) -> None:
    bed = Bedside()
    bed.press(opened)
    before = bed.screen.page

    bed.press("under-the-skin")
    bed.press("new-infusion")

    assert bed.screen.page is before


def test_a_blocked_profile_is_named_on_the_first_page_and_the_page_says_where_none_is_left() -> None:
    """S4."""
    files = shipped_files()
    fault = BadDataFile("ward/own.toml", "id", '"x"', "the name of the file")
    none_left = replace(files, subcutaneous=SubcutaneousFormulary(profiles=(), blocked=(fault,)))
    bed = Bedside()

    start = start_screen(
        Records(on_file=bed.desk.on_file(), unread=None), none_left.blocked, bed.desk.now(), Ability.OFF, None
    )
    page = SubcutaneousPresenter(none_left).screen()

    assert [line.text for line in start.lines] == [f"Profile blocked: {fault}"]
    assert (page.headline.text, page.headline.tone) == (
        "No profile for under the skin may be used now. The page of all infusions names the files and why.",
        Tone.HIGH,
    )
