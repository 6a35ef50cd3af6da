"""Laws of the EASI, for every form that can be filled in."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from ivig_desk.domain.course.easi import EasiScores, EasiTotal, Region, RegionScores, SkinSign, easi_of
from ivig_desk.domain.course.units import EasiPoints

AGES = st.integers(min_value=0, max_value=90)
SIGNS = tuple(sign.value for sign in SkinSign)
FIELDS = {region: region.value.replace("-", "_") for region in Region}
TENTHS = {  # of the whole: from 8 years, under 8
    Region.HEAD_AND_NECK: (1, 2),
    Region.UPPER_LIMBS: (2, 2),
    Region.TRUNK: (3, 3),
    Region.LOWER_LIMBS: (4, 3),
}


@st.composite
def regions(draw: st.DrawFn) -> RegionScores:
    """A region whose area and signs agree."""
    area = draw(st.integers(min_value=0, max_value=6))
    signs = draw(st.lists(st.integers(min_value=0, max_value=3), min_size=4, max_size=4).filter(any))
    scored = [Fraction(sign if area else 0) for sign in signs]
    return RegionScores(area=Fraction(area), **dict(zip(SIGNS, scored, strict=True)))


FORMS = st.builds(EasiScores, head_and_neck=regions(), upper_limbs=regions(), trunk=regions(), lower_limbs=regions())


def scored(form: EasiScores, age: int) -> EasiTotal:
    total = easi_of(form, age_years=age)
    assert isinstance(total, EasiTotal)
    return total


@given(form=FORMS, age=AGES)
def test_the_total_is_the_sum_of_weighted_parts_and_lies_from_0_to_72(form: EasiScores, age: int) -> None:
    total = scored(form, age)

    tenths = 0
    for region in Region:
        one = form.of(region)
        signs = [one.erythema, one.induration, one.excoriation, one.lichenification]
        tenths += int(sum(sign or 0 for sign in signs)) * int(one.area or 0) * TENTHS[region][1 if age < 8 else 0]
    assert total.points == EasiPoints(Fraction(tenths, 10))
    assert sum(part.points.value for part in total.parts) == total.points.value
    assert 0 <= total.points.value <= 72


@given(form=FORMS, age=AGES, region=st.sampled_from(Region), sign=st.sampled_from(SIGNS))
def test_a_sign_that_is_worse_never_makes_the_total_less(form: EasiScores, age: int, region: Region, sign: str) -> None:
    one = form.of(region)
    before = one.of(SkinSign(sign))
    assert before is not None
    assume(one.area != 0 and before < 3)

    worse = replace(form, **{FIELDS[region]: replace(one, **{sign: before + 1})})

    assert scored(worse, age).points > scored(form, age).points


@given(form=FORMS, age=AGES, region=st.sampled_from(Region))
def test_a_larger_area_never_makes_the_total_less(form: EasiScores, age: int, region: Region) -> None:
    one = form.of(region)
    assert one.area is not None
    assume(0 < one.area < 6)

    larger = replace(form, **{FIELDS[region]: replace(one, area=one.area + 1)})

    assert scored(larger, age).points > scored(form, age).points
