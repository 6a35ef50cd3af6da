"""What a set of vital signs shows, said as it is typed."""

from typing import assert_never

from ivig_desk.domain.monitoring.finding import Finding, Rule, Severity
from ivig_desk.domain.monitoring.judgement import findings, implausible_signs
from ivig_desk.domain.monitoring.observation import Observation, Sign
from ivig_desk.domain.monitoring.ranges import JudgedBy
from ivig_desk.presenters.formats import number_text
from ivig_desk.presenters.run_entries import observation_in
from ivig_desk.presenters.run_wording import sign_text
from ivig_desk.presenters.screens import Line, Tone
from ivig_desk.presenters.typed import Texts

_UNITS = {
    Sign.SYSTOLIC: "mmHg",
    Sign.DIASTOLIC: "mmHg",
    Sign.HEART_RATE: "/min",
    Sign.TEMPERATURE: "°C",
    Sign.SPO2: "%",
    Sign.RESPIRATORY_RATE: "/min",
}


def typed_findings(texts: Texts, by: JudgedBy) -> tuple[Line, ...]:
    """Return what is concerning in the values typed so far, worst first; a slip is no finding (S16)."""
    observation = observation_in(texts)
    if not isinstance(observation, Observation) or implausible_signs(observation, by.bands):
        return ()
    found = findings(observation, baseline=by.baseline, patient=by.patient, on=by.on, bands=by.bands)
    return tuple(Line(text=finding_text(finding), tone=severity_tone(finding.severity)) for finding in found)


def severity_tone(severity: Severity) -> Tone:
    """Return the tone a finding is shown in."""
    return Tone.HIGH if severity is Severity.CRITICAL else Tone.MEDIUM


def finding_text(finding: Finding) -> str:
    """Return one finding with its value, its limit and how grave it is."""
    value, limit = number_text(finding.value, 1), number_text(finding.limit, 1)
    unit = _unit(finding)
    grave = finding.severity.value
    match finding.rule:
        case Rule.TEMPERATURE_HIGH:
            return f"temperature {value} °C ({grave}: from {limit} °C)"
        case Rule.TEMPERATURE_RISE:
            return f"temperature risen by {value} °C since the baseline ({grave}: from {limit} °C)"
        case Rule.SYSTOLIC_LOW | Rule.SYSTOLIC_LOW_FOR_AGE:
            return f"systolic {value} mmHg, low for age ({grave}: limit {limit} mmHg)"
        case Rule.SYSTOLIC_FALL:
            return f"systolic fallen by {value} mmHg since the baseline ({grave}: from {limit} mmHg)"
        case Rule.SYSTOLIC_FALL_SHARE:
            return f"systolic fallen by {value} % since the baseline ({grave}: over {limit} %)"
        case Rule.PEWS | Rule.NEWS2_SINGLE:
            sign = "consciousness or oxygen" if finding.sign is None else sign_text(finding.sign)
            return f"{sign} {value}{unit}, outside the range for age ({grave}: limit {limit}{unit})"
        case Rule.NEWS2_TOTAL:
            return f"NEWS2 {value} ({grave}: from {limit})"
        case _:
            assert_never(finding.rule)


def finding_brief(finding: Finding) -> str:
    """Return one finding in as few words as an alarm has room for."""
    value = number_text(finding.value, 1)
    match finding.rule:
        case Rule.TEMPERATURE_HIGH:
            return f"temperature {value} °C"
        case Rule.TEMPERATURE_RISE:
            return f"temperature up {value} °C"
        case Rule.SYSTOLIC_LOW | Rule.SYSTOLIC_LOW_FOR_AGE:
            return f"systolic {value} mmHg"
        case Rule.SYSTOLIC_FALL:
            return f"systolic down {value} mmHg"
        case Rule.SYSTOLIC_FALL_SHARE:
            return f"systolic down {value} %"
        case Rule.PEWS | Rule.NEWS2_SINGLE:
            return (
                "consciousness or oxygen"
                if finding.sign is None
                else f"{sign_text(finding.sign)} {value}{_unit(finding)}"
            )
        case Rule.NEWS2_TOTAL:
            return f"NEWS2 {value}"
        case _:
            assert_never(finding.rule)


def _unit(finding: Finding) -> str:
    return "" if finding.sign is None else f" {_UNITS[finding.sign]}"
