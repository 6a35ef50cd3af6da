"""The shipped profiles, figure by figure against what was read in the labels and the review (S3, S4, S26)."""

from __future__ import annotations

import pytest

from ivig_desk.adapters.data_files import PROFILES, resources_folder
from ivig_desk.adapters.toml_profiles import CHECKSUMS, checksum_of, load_formulary, load_profile
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.formulary.profile import FigureStatus, InfusionNumber

SHIPPED = resources_folder() / PROFILES


def test_the_list_of_checksums_is_current() -> None:
    """S4: after a change of a shipped profile, run tools/checksums.py."""
    paths = [path for path in SHIPPED.glob("*.toml") if path.name != CHECKSUMS]
    reckoned = {f'{path.stem} = "{checksum_of(path.read_bytes())}"' for path in paths}

    listed = {
        line for line in (SHIPPED / CHECKSUMS).read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    }

    assert listed == reckoned


def test_every_shipped_profile_is_sound_and_known_by_what_it_is_for() -> None:
    """S3, S4, S5."""
    formulary = load_formulary([SHIPPED])

    assert formulary.blocked == ()
    assert [
        (each.id, each.preparation, each.region, each.indications, each.infusion) for each in formulary.profiles
    ] == [
        ("flebogamma-5-eu", "Flebogamma DIF 5 %", "EU", ("all",), InfusionNumber.ANY),
        ("flebogamma-5-review", "Flebogamma DIF 5 %", "review", ("all",), InfusionNumber.ANY),
        ("privigen-10-eu", "Privigen 10 %", "EU", ("all",), InfusionNumber.ANY),
        ("privigen-10-review", "Privigen 10 %", "review", ("all",), InfusionNumber.ANY),
    ]


@pytest.mark.parametrize(
    ("profile_id", "figures"),
    [
        (
            "privigen-10-eu",
            (
                "100 mg/mL; 0.3 mL/kg/h label, 0.6 mL/kg/h local practice, 1.2 mL/kg/h local practice, "
                "2.4 mL/kg/h local practice, 4.8 mL/kg/h label; at most 4.8 mL/kg/h, faster 7.2 mL/kg/h; "
                "minimum rate practicable; 20 min, 60 min label"
            ),
        ),
        (
            "privigen-10-review",
            (
                "100 mg/mL; 0.3 drops/kg/min review, 0.6 drops/kg/min local practice, 1.2 drops/kg/min local practice, "
                "2.4 drops/kg/min local practice, 4.8 drops/kg/min review; at most 4.8 mL/kg/h, faster None; "
                "minimum rate practicable; 20 min, 60 min label"
            ),
        ),
        (
            "flebogamma-5-eu",
            (
                "50 mg/mL; 0.01 mL/kg/min label, 0.02 mL/kg/min local practice, 0.04 mL/kg/min local practice, "
                "0.08 mL/kg/min local practice, 0.1 mL/kg/min label; at most 0.1 mL/kg/min, faster None; "
                "no number read; 20 min, 60 min local practice"
            ),
        ),
        (
            "flebogamma-5-review",
            (
                "50 mg/mL; 0.8 drops/kg/min review, 1.6 drops/kg/min review; at most 0.1 mL/kg/min, faster None; "
                "no number read; 20 min, 60 min local practice"
            ),
        ),
    ],
)
def test_the_shipped_figures_are_those_of_the_label_and_the_review(profile_id: str, figures: str) -> None:
    """S3, S26: rungs that nobody printed are marked as local practice, limits are the label's own."""
    profile = load_profile(SHIPPED / f"{profile_id}.toml")

    faster = profile.tolerated_faster
    period = profile.observe_after
    assert figures == (
        f"{profile.concentration}; {', '.join(f'{rung.rate} {rung.status.value}' for rung in profile.rungs)}; "
        f"at most {profile.maximum.rate}, faster {None if faster is None else faster.rate}; {profile.at_risk_words}; "
        f"{period.ordinary}, {period.first_changed_or_long_gap} {period.source.status.value}"
    )
    assert {rung.hold for rung in profile.rungs} == {Minutes.of("30")}
    assert profile.maximum.source.status is FigureStatus.LABEL
