"""Which vital signs this infusion waits for."""

from ivig_desk.domain.infusion.infusion import Infusion, Phase
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.monitoring.schedule import ObservationDue, observations_due


def awaited_observations(infusion: Infusion, plan: Plan) -> tuple[ObservationDue, ...]:
    """Return what is awaited now or next, earliest first; nothing before the start and after closing (S10)."""
    if infusion.started is None or infusion.phase is Phase.CLOSED:
        return ()
    last = infusion.last_observation
    return observations_due(
        plan.rules.schedule,
        started=infusion.started,
        last_observation=None if last is None else last.at,
        last_adverse_event=max((event.onset for event in infusion.adverse_events), default=None),
        ended=infusion.ended,
    )
