"""What is read out of a kept record, in plain texts, to be held against what its scenario comes to by hand."""

from ivig_desk.domain.amounts.instants import Instant
from ivig_desk.domain.infusion.infusion import Infusion


def facts_of(infusion: Infusion) -> dict[str, object]:
    """Return what stood in the plan and what was done, minutes from the start."""
    plan, start = infusion.plan, infusion.started
    assert plan is not None
    assert start is not None

    def minute(at: Instant) -> str:
        return at.since(start).text

    rates = [[minute(period.start), period.rate.text] for period in infusion.periods]
    return {
        "phase": infusion.phase.value,
        "patient": plan.patient.name,
        "weight_kg": plan.patient.weight.text,
        "profile": plan.profile.id,
        "second_checker": infusion.second_checker,
        "rates_ml_h": [rate for number, rate in enumerate(rates) if number == 0 or rates[number - 1][1] != rate[1]],
        "infused_ml": infusion.infused.text,
        "observed": [minute(taken.at) for taken in infusion.observations],
        "reactions": [
            [one.sign, str(one.grade.value), minute(one.onset), "" if one.resolved is None else minute(one.resolved)]
            for one in infusion.adverse_events
        ],
        "medicines": [[minute(one.at), one.what.name, one.what.dose] for one in infusion.medicines],
        "batches": [hung.bottle.batch for hung in infusion.bottles],
        "unwatched": [[minute(one.start), minute(one.end)] for one in infusion.unwatched],
    }


def later_facts_of(infusion: Infusion) -> dict[str, object]:
    """Return what format 1 did not have: counted drips, and a clock that strayed."""
    start = infusion.started
    assert start is not None
    strays = [(turn.at, turn.strayed) for turn in infusion.turns if turn.strayed is not None]
    return {
        "drips": [[one.at.since(start).text, one.what.used_as.value] for one in infusion.drips],
        "strayed": [[at.since(start).text, one.how.value, one.by.text] for at, one in strays],
    }
