"""What is pressed and typed for each step of a scenario."""

from typing import assert_never

from ivig_desk.desk.look import Look
from ivig_desk.domain.amounts.quantities import MlPerHour
from ivig_desk.domain.formulary.giving_set import Gravity
from ivig_desk.domain.infusion import commands as asked
from ivig_desk.domain.infusion.alarms import Seen
from ivig_desk.domain.infusion.bottles.bottle import Bottle
from ivig_desk.domain.infusion.infusion import Phase
from ivig_desk.domain.infusion.reaction_commands import SayStepDone
from ivig_desk.domain.infusion.sound_check import SoundCheck
from ivig_desk.domain.monitoring.drip import MissedDrop
from ivig_desk.domain.monitoring.observation import Observation, Sign
from ivig_desk.presenters import drip_form, plan_fields
from ivig_desk.presenters import run_forms as fields
from ivig_desk.presenters.alarm_bar import ACKNOWLEDGE, PAUSE_SOUND
from ivig_desk.presenters.control_names import HOLD, RESUME, STOP
from ivig_desk.presenters.next_column import LOWER, RAISE, SET_RATE, STAY
from ivig_desk.presenters.plan_inputs import FORM as PLAN
from ivig_desk.presenters.plan_inputs import LAST_STEP, STEP
from ivig_desk.presenters.record_buttons import COMPLETE
from ivig_desk.presenters.run_forms import RunForm
from ivig_desk.rehearsal import steps as said
from ivig_desk.rehearsal.plan_typing import NO_SCANNER
from ivig_desk.rehearsal.presses import NO_SUCH_CONTROL, Filled, Press, filled_form, late, taken
from ivig_desk.rehearsal.reaction_presses import against, mended, reaction, said_done

_READ_BACK = f"{STEP}:{LAST_STEP}"


def presses_of(step: said.Step, look: Look | None, own: str) -> tuple[Press, ...]:
    """Return what a person presses and types for a step, in order; `submit:` takes a form.

    `own` is the clock time it happened at, empty for now.
    """
    action = step.action
    match action:
        case said.Wait() | said.Kill() | said.SetClock() | said.ChangeOffset() | said.Sleep():
            return ()
        case said.StartFirstRung():
            checker = Filled(form=PLAN, field=plan_fields.SECOND_CHECKER.name, text=action.second_checker)
            heard = Filled(form=PLAN, field=plan_fields.SOUND.name, text=action.sound.value)
            answer = () if action.sound is SoundCheck.NOT_ANSWERED else (heard,)
            return _READ_BACK, checker, *answer, f"submit:{PLAN}"
        case said.RaiseToNextRung(confirmed=said.RateConfirmed.NO):
            return (NO_SUCH_CONTROL,)
        case said.RaiseToNextRung():
            return (RAISE, *taken(RunForm.RAISE)) if _may_rise(look) else (RAISE,)
        case said.ConfirmBedside():
            return _bed_check(action, look)
        case said.AcknowledgeAlarms():
            return _acknowledged(action, look)
        case asked.RecordObservation() if look is not None and look.infusion.phase is Phase.PREPARING:
            return _READ_BACK, *_observation(PLAN, action.observation)
        case _:
            return _at_the_bed(action, look, own)


def _at_the_bed(action: said.BedsideCommand | said.OfReaction, look: Look | None, own: str) -> tuple[Press, ...]:
    if isinstance(action, said.OfReaction):
        return mended(action, look)
    if isinstance(action, asked.PauseCommand):
        return _pause(action)
    if isinstance(action, asked.KeepRung | asked.LowerRate | asked.SetRate):
        return _rate(action, look)
    if isinstance(action, asked.FlagAdverseEvent | asked.ResolveAdverseEvent):
        return reaction(action, own)
    if isinstance(action, asked.SilenceAlarms | asked.OverrideLimit):
        return _limit(action, look)
    if isinstance(action, SayStepDone):
        return said_done(action)
    return _record(action, own, look)


def _pause(action: asked.PauseCommand) -> tuple[Press, ...]:
    match action:
        case asked.HoldInfusion():
            return (HOLD,)
        case asked.ResumeInfusion():
            return RESUME, *taken(RunForm.RESUME)
        case asked.StopInfusion():
            # After a severe reaction its form does not open by itself.
            reason = filled_form(RunForm.STOP_REASON, (fields.REASON.name, action.reason))
            return (STOP, *reason) if action.reason else (STOP,)
        case asked.CompleteInfusion():
            return COMPLETE, *taken(RunForm.COMPLETE)
        case asked.CloseInfusion():
            return filled_form(RunForm.CLOSE)
        case _:
            assert_never(action)


def _rate(action: asked.KeepRung | asked.LowerRate | asked.SetRate, look: Look | None) -> tuple[Press, ...]:
    match action:
        case asked.KeepRung():
            return (STAY,)
        case asked.LowerRate():
            lower_to = "" if action.to is None else action.to.text
            return LOWER, *filled_form(RunForm.LOWER, (fields.NEW_RATE.ml_h.name, lower_to))[1:]
        case asked.SetRate():
            return SET_RATE, *_set_rate(action, look), f"submit:{RunForm.SET_RATE.value}"
        case _:
            assert_never(action)


def _set_rate(action: asked.SetRate, look: Look | None) -> tuple[Press, ...]:
    """Drops as they were counted, or mL/h; the other field is cleared of what an earlier try left there."""
    form, field = RunForm.SET_RATE.value, fields.NEW_RATE
    is_ml_h = isinstance(action.to, MlPerHour)
    ml_h = Filled(form=form, field=field.ml_h.name, text=action.to.text if is_ml_h else "")
    plan = None if look is None else look.infusion.plan
    if is_ml_h and (plan is None or not isinstance(plan.giving_set, Gravity)):
        return (ml_h,)
    return Filled(form=form, field=field.drops.name, text="" if is_ml_h else action.to.text), ml_h


def _limit(action: asked.SilenceAlarms | asked.OverrideLimit, look: Look | None) -> tuple[Press, ...]:
    if isinstance(action, asked.SilenceAlarms):
        return (PAUSE_SOUND,)
    if look is not None and look.infusion.phase is Phase.PREPARING:
        reason = Filled(form=PLAN, field=plan_fields.START_REASON.name, text=action.reason)
        return _READ_BACK, reason, Filled(form=PLAN, field=plan_fields.START_NAME.name, text=action.name)
    # Both are typed, the empty one too: what an earlier answer left there is not this one.
    form = RunForm.OVERRIDE.value
    reason = Filled(form=form, field=fields.REASON.name, text=action.reason)
    return reason, Filled(form=form, field=fields.NAME.name, text=action.name), f"submit:{form}"


def _record(
    action: asked.RecordObservation
    | asked.CorrectObservation
    | asked.GiveMedicine
    | asked.HangBottle
    | asked.ReadVolume
    | asked.MeasureDrip
    | asked.WriteNote,
    own: str,
    look: Look | None,
) -> tuple[Press, ...]:
    match action:
        case asked.RecordObservation():
            form = RunForm.OBSERVATION.value
            presses = form, *_observation(form, action.observation), f"submit:{form}"
            return late(presses, RunForm.OBSERVATION, own)
        case asked.CorrectObservation():
            form = RunForm.CORRECT.value
            reason = Filled(form=form, field=fields.REASON.name, text=action.reason)
            return form, *_observation(form, action.observation), reason, f"submit:{form}"
        case asked.GiveMedicine():
            said_for = against(action, look)
            named = (fields.MEDICINE.name, action.name), (fields.DOSE.name, action.dose)
            medicine = filled_form(RunForm.MEDICINE, said_for, *named)
            return late(medicine, RunForm.MEDICINE, own)
        case asked.HangBottle():
            return filled_form(RunForm.BOTTLE, *_bottle(action.bottle))
        case asked.ReadVolume():
            return filled_form(RunForm.VOLUME, (fields.VOLUME_READ.name, action.read.text))
        case asked.MeasureDrip():
            return filled_form(RunForm.DRIP, *_drip(action))
        case asked.WriteNote():
            return filled_form(RunForm.NOTE, (fields.NOTE.name, action.text))
        case _:
            assert_never(action)


def _drip(action: asked.MeasureDrip) -> tuple[tuple[str, str], ...]:
    missed = "" if action.taps.missed is MissedDrop.NONE else action.taps.missed.value
    return (
        (drip_form.TAPS.name, drip_form.taps_text(action.taps.at)),
        (drip_form.MISSED.name, missed),
        (drip_form.USED_AS.name, action.used_as.value),
    )


def _observation(form: str, observation: Observation) -> tuple[Press, ...]:
    measured = [(sign.value, observation.of(sign)) for sign in Sign]
    typed = [Filled(form=form, field=field, text=value.text) for field, value in measured if value is not None]
    extra = (("consciousness", observation.consciousness), ("oxygen", observation.oxygen), ("says", observation.says))
    return *typed, *(Filled(form=form, field=field, text=one.value) for field, one in extra if one is not None)


def _bottle(bottle: Bottle) -> tuple[tuple[str, str], ...]:
    day = "" if bottle.expiry is None else bottle.expiry.isoformat()
    return (
        (fields.BATCH.name, bottle.batch),
        (fields.BATCH_AGAIN.name, bottle.batch),
        (fields.EXPIRY.name, day),
        (fields.BOTTLE_VOLUME.name, bottle.volume.text),
        (fields.NOT_SCANNED.name, (bottle.not_scanned or NO_SCANNER) if bottle.batch else ""),
        (fields.NO_BATCH.name, bottle.not_available),
    )


def _bed_check(action: said.ConfirmBedside, look: Look | None) -> tuple[Press, ...]:
    if look is None or look.infusion.plan is None:
        return ()
    weight = look.infusion.plan.patient.weight if action.weight is None else action.weight
    rate = look.infusion.given if action.rate is None else action.rate
    return filled_form(RunForm.BED_CHECK, (fields.WEIGHT.name, weight.text), (fields.RUNNING_RATE.ml_h.name, rate.text))


def _acknowledged(action: said.AcknowledgeAlarms, look: Look | None) -> tuple[Press, ...]:
    if look is None or look.guidance is None:
        return ()
    unseen = [alarm for alarm in look.guidance.alarms if alarm.seen is Seen.NEW]
    named = [alarm for alarm in unseen if action.kind is None or alarm.kind is action.kind]
    return tuple(f"{ACKNOWLEDGE}:{look.infusion.id}:{alarm.kind.value}" for alarm in named)


def _may_rise(look: Look | None) -> bool:
    return look is not None and look.guidance is not None and look.guidance.may_raise
