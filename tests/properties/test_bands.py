"""Laws of the bands, for every decimal inside what is plausible."""

from fractions import Fraction
from math import ceil, floor

from hypothesis import given
from hypothesis import strategies as st

from ivig_desk.domain.amounts.quantities import Celsius, MmHg, Percent, PerMinute
from ivig_desk.domain.monitoring.judgement import findings
from ivig_desk.domain.monitoring.news2 import News2Table
from ivig_desk.domain.monitoring.observation import Observation, Sign
from ivig_desk.domain.monitoring.pews import PewsTable
from tests.unit.ward import TODAY, bands, patient

BORN = st.integers(min_value=1930, max_value=2026).map(lambda year: f"{year}-07-01" if year < 2026 else "2026-11-01")
MONTHS = st.integers(min_value=0, max_value=191)
TENTHS = 10

# What monitoring.md prints, by whole numbers (tenths of a degree): points, first and last value.
PRINTED = {
    Sign.RESPIRATORY_RATE: [(3, 0, 8), (1, 9, 11), (0, 12, 20), (2, 21, 24), (3, 25, 120)],
    Sign.SPO2: [(3, 0, 91), (2, 92, 93), (1, 94, 95), (0, 96, 100)],
    Sign.SYSTOLIC: [(3, 30, 90), (2, 91, 100), (1, 101, 110), (0, 111, 219), (3, 220, 300)],
    Sign.HEART_RATE: [(3, 0, 40), (1, 41, 50), (0, 51, 90), (1, 91, 110), (2, 111, 130), (3, 131, 350)],
    Sign.TEMPERATURE: [(3, 250, 350), (1, 351, 360), (0, 361, 380), (1, 381, 390), (2, 391, 450)],
}


def plausible(sign: Sign) -> st.SearchStrategy[Fraction]:
    """Decimals over the whole range, and the whole numbers and their near neighbours more often."""
    accepted = next(entry for entry in bands().plausible if entry.sign is sign)
    anywhere = st.fractions(min_value=accepted.low, max_value=accepted.high, max_denominator=1000)
    hundredths = st.integers(min_value=int(accepted.low * 100), max_value=int(accepted.high * 100))
    return anywhere | hundredths.map(lambda number: Fraction(number, 100))


SETS = st.builds(
    Observation,
    systolic=plausible(Sign.SYSTOLIC).map(MmHg),
    heart_rate=plausible(Sign.HEART_RATE).map(PerMinute),
    temperature=plausible(Sign.TEMPERATURE).map(Celsius),
    spo2=plausible(Sign.SPO2).map(Percent),
    respiratory_rate=plausible(Sign.RESPIRATORY_RATE).map(PerMinute),
)


def news2_values() -> st.SearchStrategy[tuple[News2Table, Fraction]]:
    return st.sampled_from(bands().news2.tables).flatmap(lambda table: st.tuples(st.just(table), plausible(table.sign)))


def pews_values() -> st.SearchStrategy[tuple[PewsTable, Fraction]]:
    return st.sampled_from(bands().pews.tables).flatmap(lambda table: st.tuples(st.just(table), plausible(table.sign)))


def printed_points(sign: Sign, number: int) -> int:
    """The points of a whole number, from the printed rows."""
    (points,) = [points for points, first, last in PRINTED[sign] if first <= number <= last]
    return points


@given(news2_values())
def test_a_news2_value_has_the_points_of_its_worse_printed_neighbour(drawn: tuple[News2Table, Fraction]) -> None:
    """S14."""
    table, value = drawn
    scaled = value * TENTHS if table.sign is Sign.TEMPERATURE else value

    expected = max(printed_points(table.sign, floor(scaled)), printed_points(table.sign, ceil(scaled)))

    assert table.scored(value).points.number == expected


@given(news2_values())
def test_exactly_one_news2_step_holds_a_value(drawn: tuple[News2Table, Fraction]) -> None:
    """S14."""
    table, value = drawn

    holding = [
        step
        for step, before in zip(table.steps, (None, *table.steps), strict=False)
        if step.takes(value) and (before is None or not before.takes(value))
    ]

    assert [step.points for step in holding] == [table.scored(value).points]


@given(pews_values(), MONTHS)
def test_exactly_one_pews_score_holds_a_value_and_it_lies_between_its_neighbours(
    drawn: tuple[PewsTable, Fraction], months: int
) -> None:
    """S14."""
    table, value = drawn
    band = table.band(months)

    scores = [
        limit.score.number
        for limit in band.limits
        if (limit.at_or_below is not None and value <= limit.at_or_below)
        or (limit.at_or_above is not None and value >= limit.at_or_above)
    ]
    outside = 0 if band.normal_low <= value <= band.normal_high else 1
    neighbours = [band.score(Fraction(number)).number for number in (floor(value), ceil(value))]

    assert band.score(value).number == max([*scores, outside])
    assert min(neighbours) <= band.score(value).number <= max(neighbours)


@given(pews_values(), MONTHS, st.fractions(min_value=0, max_value=50, max_denominator=100))
def test_further_from_normal_never_scores_less(drawn: tuple[PewsTable, Fraction], months: int, step: Fraction) -> None:
    """S14."""
    table, value = drawn
    band = table.band(months)
    middle = (band.normal_low + band.normal_high) / 2
    further = value + step if value >= middle else value - step

    assert band.score(further).number >= band.score(value).number


@given(BORN, SETS)
def test_every_plausible_set_is_judged_at_every_age_and_the_worst_stands_first(born: str, now: Observation) -> None:
    """S14, S15."""
    found = findings(now, baseline=now, patient=patient(born), on=TODAY, bands=bands())

    ranks = [finding.severity.rank for finding in found]
    assert ranks == sorted(ranks)
    assert len({(finding.rule, finding.sign) for finding in found}) == len(found)
