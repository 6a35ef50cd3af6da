"""A profile written and read back is the same profile, whatever a person typed into it (S3, S4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivig_desk.adapters.data_files import PROFILES, TomlDataFiles, resources_folder
from ivig_desk.adapters.profile_format import profile_in
from ivig_desk.adapters.profile_writing import text_of_profile
from ivig_desk.adapters.toml_profiles import load_profile
from ivig_desk.adapters.toml_table import toml_table
from ivig_desk.domain.amounts.quantities import Minutes, MlPerKgPerHour
from ivig_desk.domain.formulary.profile import Checked, FigureStatus, Raised
from tests.unit.adapters.sample_profile import SOUND
from tests.unit.adapters.shipped import SHIPPED_IDS

if TYPE_CHECKING:
    from ivig_desk.domain.formulary.profile import Profile

SHIPPED = {
    profile.id: profile for profile in TomlDataFiles(resources=resources_folder(), ward=None).formulary().profiles
}
TRICKY = 'says "10 %", C:\\temp\\n\nsecond line\ttab\r\b\f\x00\x1f\x7f, ă µ ² 💧 \u2028 \'\'\' """ #'
TYPED = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: bool(text.strip()))


def read_back(profile: Profile) -> Profile:
    """The profile of the text that was written, with the checksum it had before."""
    table = toml_table("written", text_of_profile(profile).encode("utf-8"))
    return profile_in(table, profile.checksum)


@pytest.mark.parametrize("profile_id", SHIPPED_IDS)
def test_every_shipped_profile_is_read_back_as_it_was(profile_id: str) -> None:
    """S3, S4: every figure in its own unit, every source, every note."""
    assert read_back(SHIPPED[profile_id]) == SHIPPED[profile_id]


def test_every_key_there_is_is_written(tmp_path: Path) -> None:
    """S4: drop factor, first infusion, names; two documents of one kind stay two."""
    path = tmp_path / "invented-5.toml"
    path.write_text(SOUND, encoding="utf-8")
    other = replace(load_profile(path).source, document="another label")
    whole = replace(
        load_profile(path),
        source=other,
        later_rungs=load_profile(path).rungs,
        composition=replace(load_profile(path).composition, pooled_use_within=Minutes.of("480")),
        ten_fold_checked_by=("A. Rus", "B. Pop"),
        raised=Raised(by=("A. Rus", "B. Pop"), reason="tolerated", on=date(2026, 11, 22)),
    )

    assert read_back(whole) == whole
    assert "[sources.label-2]" in text_of_profile(whole)


def test_what_was_found_above_the_label_is_reckoned_anew_and_never_written() -> None:
    """S4: a file cannot say of itself how far it is above the label."""
    privigen = SHIPPED["privigen-10-eu"]
    raised = Raised(by=("A. Rus", "B. Pop"), reason="tolerated", on=date(2026, 11, 22))

    text = text_of_profile(replace(privigen, raised=raised))

    assert text.rpartition("[raised]")[2].splitlines()[1:] == [
        'by = ["A. Rus", "B. Pop"]',
        'reason = "tolerated"',
        'on = "2026-11-22"',
    ]


def test_a_number_is_written_as_its_shortest_exact_text() -> None:
    """S19: 4.8, no trailing zero; a third as 1/3."""
    privigen = SHIPPED["privigen-10-eu"]
    rungs = tuple(replace(privigen.rungs[0], rate=MlPerKgPerHour.of(rate)) for rate in ("1/3", "0.50", "4.80"))

    text = text_of_profile(replace(privigen, rungs=rungs))

    assert [line for line in text.splitlines() if line.startswith("rate_")][:3] == [
        'rate_ml_per_kg_h = "1/3"',
        'rate_ml_per_kg_h = "0.5"',
        'rate_ml_per_kg_h = "4.8"',
    ]


def with_texts(text: str) -> Profile:
    """Privigen with one text in every place where a person may type one."""
    privigen = SHIPPED["privigen-10-eu"]
    source = replace(privigen.source, document=text, dated=text, status=FigureStatus.LOCAL)
    limit = replace(privigen.maximum, condition=text, source=source)
    composition = replace(
        privigen.composition, stabiliser=text, iga=text, dilution=text, line=text, warnings=(text, text)
    )
    return replace(
        privigen,
        version=text,
        preparation=text,
        manufacturer=text,
        region=text,
        indications=(text,),
        at_risk_words=text,
        maximum=limit,
        composition=composition,
        notes=(text, text),
        source=source,
        checked=Checked(by=(text, text), on=date(2026, 11, 22)),
    )


def test_quotes_backslashes_newlines_and_other_letters_come_back() -> None:
    """S4."""
    assert read_back(with_texts(TRICKY)) == with_texts(TRICKY)


@given(text=TYPED)
def test_any_typed_text_comes_back(text: str) -> None:
    """S4."""
    assert read_back(with_texts(text)) == with_texts(text)


def test_a_text_without_notes_or_warnings_is_written() -> None:
    bare = replace(SHIPPED["privigen-10-eu"], notes=())

    assert read_back(bare) == bare


def test_a_written_profile_is_in_the_form_of_the_shipped_ones() -> None:
    """S4: a pharmacist who knows one file knows the other; the names of the documents are the writer's own."""
    shipped = (resources_folder() / PROFILES / "kiovig-10-eu.toml").read_text(encoding="utf-8")
    keys = [line.partition(" =")[0] for line in shipped.splitlines() if not line.startswith(("#", "[sources"))]

    written = text_of_profile(SHIPPED["kiovig-10-eu"]).splitlines()

    assert [line.partition(" =")[0] for line in written if not line.startswith(("#", "[sources"))] == keys
