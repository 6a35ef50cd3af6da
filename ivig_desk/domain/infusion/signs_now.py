"""What the vital signs say of this patient now."""

from ivig_desk.domain.infusion.infusion import Infusion, ObservationTaken
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.monitoring.finding import Finding
from ivig_desk.domain.monitoring.judgement import findings
from ivig_desk.domain.monitoring.news2 import News2, news2_of

_UNIVERSAL = 0


def findings_now(infusion: Infusion, plan: Plan) -> tuple[Finding, ...]:
    """Return what is concerning in the last complete set and in a partial one since, worst first.

    A partial set does not clear what a complete one showed: only the next complete set does (S13).
    """
    found: list[Finding] = []
    for taken in _standing(infusion):
        found.extend(judged(infusion, plan, taken))
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: finding.severity.rank))


def news2_now(infusion: Infusion, plan: Plan) -> News2 | None:
    """Return what NEWS2 says of the set taken last; None where it does not apply or there is no set."""
    last = infusion.last_observation
    if last is None:
        return None
    day, bands = last.at.day(_UNIVERSAL), plan.rules.bands.news2
    return news2_of(last.observation, patient=plan.patient, on=day, bands=bands)


def judged(infusion: Infusion, plan: Plan, taken: ObservationTaken) -> tuple[Finding, ...]:
    """Return the findings of one set against this patient's age and baseline, worst first."""
    return findings(
        taken.observation,
        baseline=infusion.baseline,
        patient=plan.patient,
        on=taken.at.day(_UNIVERSAL),
        bands=plan.rules.bands,
    )


def _standing(infusion: Infusion) -> tuple[ObservationTaken, ...]:
    last = infusion.last_observation
    if last is None:
        return ()
    if last.observation.is_complete:
        return (last,)
    complete = [taken for taken in infusion.observations if taken.observation.is_complete]
    if not complete:
        return (last,)
    return (max(complete, key=lambda taken: (taken.at, taken.version)), last)
