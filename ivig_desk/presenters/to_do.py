"""What is still to do after the end, before the patient goes home."""

from ivig_desk.domain.infusion.guide import Guidance
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.domain.infusion.plan import Plan
from ivig_desk.domain.monitoring.schedule import observations_due
from ivig_desk.presenters.formats import number_text
from ivig_desk.presenters.next_column import MET, MISSING
from ivig_desk.presenters.screens import ConditionLine, Tone


def to_do(infusion: Infusion, plan: Plan, guidance: Guidance) -> tuple[ConditionLine, ...]:
    """Return each thing with whether it was done; a closed infusion still says what was left out."""
    ended = infusion.ended
    since_end = [taken for taken in infusion.observations if ended is not None and taken.at >= ended]
    watch_done = guidance.watch is not None and guidance.watch.left.value <= 0
    batches = all(hung.bottle.batch or hung.bottle.not_available for hung in infusion.bottles)
    lines = [
        (bool(since_end), "vital signs at the end"),
        (not _awaited(infusion, plan), f"vital signs {_times(plan)}after the end"),
        (watch_done, "observation period over"),
        (not infusion.open_adverse_events, "no open adverse event"),
        (batches and bool(infusion.bottles), "batch of every bottle"),
    ]
    if infusion.stop_reason is not None:
        lines.append((bool(infusion.stop_reason.strip()), "reason of the stop"))
    return tuple(
        ConditionLine(mark=MET if done else MISSING, text=text, tone=Tone.GOOD if done else Tone.PLAIN)
        for done, text in lines
    )


def still_to_do(infusion: Infusion, plan: Plan, guidance: Guidance) -> tuple[str, ...]:
    """Return what is not done yet."""
    return tuple(line.text for line in to_do(infusion, plan, guidance) if line.mark == MISSING)


def _times(plan: Plan) -> str:
    """The ward's times after the end, `30 and 60 min `; a ward may have none."""
    times = [number_text(time.value, 0) for time in plan.rules.schedule.after_end]
    return f"{' and '.join(times)} min " if times else ""


def _awaited(infusion: Infusion, plan: Plan) -> bool:
    """Whether a set after the end is missing, closed or not: nobody awaits it any more once it is closed."""
    last = infusion.last_observation
    if infusion.started is None:
        return True
    return bool(
        observations_due(
            plan.rules.schedule,
            started=infusion.started,
            last_observation=None if last is None else last.at,
            last_adverse_event=infusion.adverse_events[-1].onset if infusion.adverse_events else None,
            ended=infusion.ended,
        )
    )
