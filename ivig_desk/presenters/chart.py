"""The chart's content: what was given over what was planned, and what was seen when."""

from fractions import Fraction

from ivig_desk.domain.amounts.formulas import rate_of_drops
from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.amounts.quantities import MlPerHour
from ivig_desk.domain.formulary.giving_set import Gravity
from ivig_desk.domain.formulary.ramp import Ramp, planned_rungs
from ivig_desk.domain.infusion.guide import Guidance
from ivig_desk.domain.infusion.infusion import Infusion, UnwatchedStretch
from ivig_desk.domain.infusion.not_watching import NotWatching
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.monitoring.observation import Sign
from ivig_desk.presenters.run_wording import sign_text
from ivig_desk.presenters.screens import ChartScreen, Mark, Point, Series, Stretch, Tone
from ivig_desk.presenters.sign_ranges import Backdrop, KnownRanges
from ivig_desk.presenters.straying_wording import turn_label

_MINUTES_IN_AN_HOUR = 60
_SHOWN_BEFORE_ANYTHING = Fraction(60)


def chart_of(
    infusion: Infusion, plan: Plan, guidance: Guidance, reading: ClockReading, known: KnownRanges
) -> ChartScreen:
    """Return the chart of one infusion, in minutes from its start (from now, before it)."""
    backdrops = known.of(infusion, plan, guidance.now)
    start = infusion.started or guidance.now
    local = start.local(reading.utc_offset_minutes)
    planned = _planned(infusion, plan)
    now = _minute(guidance.now, start)
    return ChartScreen(
        start_clock_minute=Fraction(local.hour * _MINUTES_IN_AN_HOUR + local.minute) + Fraction(local.second, 60),
        now_minute=now,
        end_minute=max(now, _end(guidance, start), planned[-1].minute if planned else _SHOWN_BEFORE_ANYTHING),
        given=_given(infusion, start),
        planned=planned,
        ceiling_ml_per_h=guidance.ceiling_rate.ml_per_h.value,
        observations=tuple(_series(infusion, sign, start, backdrops[sign]) for sign in Sign),
        adverse_events=_adverse_events(infusion, plan, start),
        bottles=tuple(
            Mark(minute=_minute(hung.at, start), label=f"bottle {number}", tone=Tone.QUIET)
            for number, hung in enumerate(infusion.bottles, start=1)
        ),
        unwatched=tuple(
            Stretch(start=_minute(gap.start, start), end=_minute(gap.end, start), label=_label(infusion, gap))
            for gap in infusion.unwatched
        ),
        drips=_drips(infusion, plan, start),
    )


def _label(infusion: Infusion, gap: UnwatchedStretch) -> str:
    """What the clock did, where it strayed; a stretch of a restart is said to be not watched."""
    turned = [turn.strayed for turn in infusion.turns if turn.at == gap.end]
    is_of_clock = gap.why is NotWatching.CLOCK_JUMPED
    return turn_label(turned[-1] if turned and is_of_clock else None)


def _minute(moment: Instant, start: Instant) -> Fraction:
    return moment.since(start).value


def _end(guidance: Guidance, start: Instant) -> Fraction:
    return Fraction(0) if guidance.ends_along_ramp is None else _minute(guidance.ends_along_ramp, start)


def _given(infusion: Infusion, start: Instant) -> tuple[Point, ...]:
    return tuple(Point(minute=_minute(period.start, start), value=period.rate.value) for period in infusion.periods)


def _planned(infusion: Infusion, plan: Plan) -> tuple[Point, ...]:
    """Where each planned rung begins, and 0 mL/h where the dose ends."""
    if not isinstance(infusion.planned_ramp, Ramp):
        return ()
    rungs = planned_rungs(infusion.planned_ramp, plan.volume)
    steps = tuple(Point(minute=rung.start.value, value=rung.rung.rate.ml_per_h.value) for rung in rungs)
    return (*steps, Point(minute=rungs[-1].end.value, value=MlPerHour.of("0").value)) if rungs else steps


def _series(infusion: Infusion, sign: Sign, start: Instant, backdrop: Backdrop) -> Series:
    points, (zones, levels) = [], backdrop
    for taken in sorted(infusion.observations, key=lambda one: one.at):
        value = taken.observation.of(sign)
        if value is not None:
            points.append(Point(minute=_minute(taken.at, start), value=value.value))
    return Series(name=sign.value, label=sign_text(sign), points=tuple(points), zones=zones, levels=levels)


def _drips(infusion: Infusion, plan: Plan, start: Instant) -> tuple[Point, ...]:
    if not isinstance(plan.giving_set, Gravity):
        return ()
    drop_factor = plan.giving_set.drop_factor
    return tuple(
        Point(minute=_minute(drip.at, start), value=rate_of_drops(drip.what.drops, drop_factor).value)
        for drip in infusion.drips
    )


def _adverse_events(infusion: Infusion, plan: Plan, start: Instant) -> tuple[Mark, ...]:
    labels = {entry.id: entry.label for entry in plan.rules.signs}
    return tuple(
        Mark(
            minute=_minute(event.onset, start),
            label=f"{labels.get(event.sign, event.sign)}, grade {event.grade.value}",
            tone=Tone.HIGH,
        )
        for event in infusion.adverse_events
    )
