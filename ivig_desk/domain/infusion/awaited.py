"""Which vital signs this infusion waits for."""

from ivig_desk.domain.infusion.infusion import Infusion, Phase
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.infusion.rungs import rise_asked_from
from ivig_desk.domain.monitoring.schedule import ObservationDue, before_rise, observations_due


def awaited_observations(infusion: Infusion, plan: Plan) -> tuple[ObservationDue, ...]:
    """Return what is awaited now or next, earliest first; nothing before the start and after closing (S10)."""
    if infusion.started is None or infusion.phase is Phase.CLOSED:
        return ()
    last = infusion.last_observation
    schedule = plan.rules.schedule
    awaited = observations_due(
        schedule,
        started=infusion.started,
        last_observation=None if last is None else last.at,
        last_adverse_event=max((event.onset for event in infusion.adverse_events), default=None),
        ended=infusion.ended,
    )
    asked_from = rise_asked_from(infusion)
    if asked_from is None:
        return awaited
    complete = [taken.at for taken in infusion.observations if taken.observation.is_complete]
    return before_rise(schedule, awaited, asked_from, max(complete, default=None))
