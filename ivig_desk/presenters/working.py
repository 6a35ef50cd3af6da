"""The working behind the numbers of a page, section by section: what is shown there is what it ends in (S6)."""

from enum import Enum, unique

from ivig_desk.desk.look import Look
from ivig_desk.domain.formulary.ceiling import Ceiling
from ivig_desk.domain.formulary.giving_set import BedRate
from ivig_desk.domain.formulary.profile import Profile
from ivig_desk.domain.formulary.ramp import PlannedRung, Ramp, RampRung
from ivig_desk.domain.formulary.working import Planned, ceiling_working, rung_working, volume_working
from ivig_desk.domain.infusion.guide import Guidance
from ivig_desk.domain.infusion.infusion import Infusion, Phase
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.signs_now import news2_now
from ivig_desk.domain.monitoring.finding import Rule
from ivig_desk.presenters import course_working as course
from ivig_desk.presenters import working_wording as words
from ivig_desk.presenters.dose_wording import reckoned_on_text, whole_bottles_text
from ivig_desk.presenters.news2_wording import news2_text
from ivig_desk.presenters.observation_wording import finding_text, severity_tone
from ivig_desk.presenters.profile_wording import checked_text
from ivig_desk.presenters.screens import Line, Tone, WorkingSection


@unique
class Shown(Enum):
    """Whether the working behind the numbers is shown."""

    YES = "yes"
    NO = "no"

    @property
    def other(self) -> "Shown":
        """What one more press of its control makes of it."""
        return Shown.NO if self is Shown.YES else Shown.YES


def planned_working(
    planned: Planned, ceiling: Ceiling, ceiling_rate: BedRate, rungs: tuple[PlannedRung, ...]
) -> tuple[WorkingSection, ...]:
    """Return the working of rungs, ceiling and volume before the start."""
    return (
        _ramp_section(tuple(each.rung for each in rungs), planned),
        _ceiling_section(ceiling, ceiling_rate, planned),
        _section("Volume and time, if every rise is taken at once", *_dose(planned), *words.planned_lines(rungs)),
        _foot(planned.profile),
    )


def run_working(look: Look, plan: Plan, guidance: Guidance) -> tuple[WorkingSection, ...]:
    """Return the working of every number on the run page, as it stands now."""
    infusion, offset = look.infusion, look.reading.utc_offset_minutes
    held = infusion.phase is Phase.HELD
    rate = guidance.intended if held else guidance.given
    given = words.given_line(rate, plan.patient.weight, plan.giving_set)
    ramp = infusion.planned_ramp.rungs if isinstance(infusion.planned_ramp, Ramp) else ()
    sections = [
        _section("Held from" if held else "Given rate", given),
        *_next_section(guidance, plan),
        _ceiling_section(guidance.ceiling, guidance.ceiling_rate, plan),
        _section("Volume", *_dose(plan), *course.infused_lines(infusion, plan, guidance, offset)),
        *_signs_section(look.infusion, plan, guidance),
        *(_section(heading, *lines) for heading, lines in course.ends(infusion, guidance, offset)),
        _ramp_section(ramp, plan),
        _foot(plan.profile),
    ]
    return tuple(sections)


def _next_section(guidance: Guidance, plan: Plan) -> tuple[WorkingSection, ...]:
    if guidance.next_rise is None:
        return ()
    return (_section("Next rate", words.rung_line(rung_working(guidance.next_rise.rung, plan))),)


def _signs_section(infusion: Infusion, plan: Plan, guidance: Guidance) -> tuple[WorkingSection, ...]:
    """What the vital signs show: each finding with its rule and where that comes from, NEWS2 where it applies."""
    found = guidance.findings
    lines = [Line(text=f"{finding_text(one)}; {one.source}", tone=severity_tone(one.severity)) for one in found]
    news2 = news2_now(infusion, plan)
    if news2 is not None and all(one.rule is not Rule.NEWS2_TOTAL for one in found):
        lines.append(Line(text=f"{news2_text(news2)}; {plan.rules.bands.news2.source}"))
    return (WorkingSection(heading="Vital signs", lines=tuple(lines)),) if lines else ()


def _ramp_section(rungs: tuple[RampRung, ...], planned: Planned) -> WorkingSection:
    return _section("Ramp", *(words.rung_line(rung_working(rung, planned)) for rung in rungs))


def _ceiling_section(ceiling: Ceiling, rate: BedRate, planned: Planned) -> WorkingSection:
    working = ceiling_working(ceiling, rate, planned)
    heading = "Ceiling" if len(working.bounds) == 1 else "Ceiling: the first of these binds"
    lines = (words.bound_line(bound) for bound in working.bounds)
    return _section(heading, *lines, words.set_line(working.limit, working.settled))


def _dose(planned: Planned) -> tuple[str, ...]:
    """The dose where it was not given as it was ordered or not on the actual weight, and its volume."""
    order, actual = planned.order, planned.patient.weight
    on = "" if order.dosing_weight is None else reckoned_on_text(order.dosing_weight, actual)
    return tuple(text for text in (on, whole_bottles_text(order), words.dose_line(volume_working(planned))) if text)


def _section(heading: str, *texts: str) -> WorkingSection:
    return WorkingSection(heading=heading, lines=tuple(Line(text=text) for text in texts))


def _foot(profile: Profile) -> WorkingSection:
    """Where the figures come from, each document once."""
    rungs = (*profile.rungs, *profile.later_rungs)
    read = dict.fromkeys(words.source_text(source) for source in (profile.source, *(rung.source for rung in rungs)))
    version = f"profile {profile.id}, version {profile.version}, {checked_text(profile)}"
    texts = (version, *read, words.ROUNDED_FOR_SHOW)
    return WorkingSection(heading="Sources", lines=tuple(Line(text=text, tone=Tone.QUIET) for text in texts))
