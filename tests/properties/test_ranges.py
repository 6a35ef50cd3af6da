"""Laws of the ranges that are drawn behind a curve: they say of each value what judging it says."""

from collections.abc import Callable
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from ivig_desk.domain.amounts.quantities import Celsius, MmHg, Percent, PerMinute
from ivig_desk.domain.monitoring.judgement import findings
from ivig_desk.domain.monitoring.observation import Observation, Sign
from ivig_desk.domain.monitoring.ranges import JudgedBy, Standing, ranges_of
from ivig_desk.domain.patient.patient import Patient, Pregnancy
from tests.properties.test_bands import BORN, SETS, plausible
from tests.unit.ward import TODAY, bands, patient

ALONE: dict[Sign, Callable[[Fraction], Observation]] = {
    Sign.SYSTOLIC: lambda value: Observation(systolic=MmHg(value)),
    Sign.DIASTOLIC: lambda value: Observation(diastolic=MmHg(value)),
    Sign.HEART_RATE: lambda value: Observation(heart_rate=PerMinute(value)),
    Sign.TEMPERATURE: lambda value: Observation(temperature=Celsius(value)),
    Sign.SPO2: lambda value: Observation(spo2=Percent(value)),
    Sign.RESPIRATORY_RATE: lambda value: Observation(respiratory_rate=PerMinute(value)),
}
VALUES = st.sampled_from(Sign).flatmap(lambda sign: st.tuples(st.just(sign), plausible(sign)))
PATIENTS = st.builds(patient, BORN, st.sampled_from(Pregnancy))


@given(PATIENTS, st.none() | SETS, VALUES)
def test_judging_a_value_agrees_with_the_one_range_it_falls_in(
    who: Patient, baseline: Observation | None, drawn: tuple[Sign, Fraction]
) -> None:
    """S14, S15."""
    sign, value = drawn
    found = findings(ALONE[sign](value), baseline=baseline, patient=who, on=TODAY, bands=bands())

    holding = [
        one.standing
        for one in ranges_of(sign, JudgedBy(baseline=baseline, patient=who, on=TODAY, bands=bands()))
        if one.holds(value)
    ]

    worst = [finding.severity.value for finding in found][:1]
    if not holding:
        assert worst == []
    else:
        assert len(holding) == 1
        assert worst == [holding[0].value] * (holding[0] in {Standing.CONCERNING, Standing.CRITICAL})
