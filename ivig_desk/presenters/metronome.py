"""The metronome on a form: the rate a clamp is to be set to, seen and heard, and what ends it."""

from dataclasses import replace
from enum import Enum, unique
from fractions import Fraction

from ivig_desk.desk.look import Look
from ivig_desk.desk.ports import Sounder, SoundState
from ivig_desk.domain.amounts.instants import ClockReading
from ivig_desk.domain.amounts.quantities import DropsPerMinute
from ivig_desk.domain.infusion.alarms import Priority, Seen
from ivig_desk.domain.infusion.audible import heard
from ivig_desk.domain.monitoring.beat import Beat, can_beat
from ivig_desk.domain.monitoring.drip_rules import DripRules
from ivig_desk.presenters.alarm_sound import Sounding, watched_in
from ivig_desk.presenters.formats import quantity_text
from ivig_desk.presenters.screens import AfterScreen, Field, FieldGroup, FieldKind, Form, Option, RunScreen, Tone

METRONOME = "metronome"
"""The name of its field on every form."""
_KEY = "Alt+M"


@unique
class Beating(Enum):
    """Whether it beats; ENDED is by an alarm of high priority, and is said until it is begun again."""

    OFF = ""
    ON = "on"
    ENDED = "ended"


def metronome_group(target: DropsPerMinute, rules: DripRules, beating: Beating) -> FieldGroup:
    """Return the field; a rate the metronome cannot beat is said, and there is nothing to press."""
    rate = quantity_text(target, 2)
    field = Field(name=METRONOME, label=f"Metronome at {rate}", kind=FieldKind.METRONOME, text="")
    if not can_beat(target, rules):
        between = f"between {quantity_text(rules.slowest, 0)} and {quantity_text(rules.fastest, 0)}"
        return FieldGroup(heading="", fields=(replace(field, hint=f"It beats {between} only."),))
    if beating is Beating.ON:
        end = Option(value=Beating.OFF.value, label="End the metronome", key=_KEY)
        on = replace(field, text=str(target.value), options=(end,))
        return FieldGroup(heading="", fields=(on,))
    begin = Option(value=Beating.ON.value, label="Metronome", key=_KEY)
    hint, tone = _OFF_HINTS[beating]
    return FieldGroup(heading="", fields=(replace(field, options=(begin,), hint=hint, tone=tone),))


def beats_on(page: RunScreen | AfterScreen) -> bool:
    """Whether a form that is open beats."""
    return _beating_in(page.form) is not None


def calls_high(looks: tuple[Look, ...]) -> bool:
    """Whether an alarm of high priority calls that nobody has seen: nobody is to set a clamp then."""
    alarms = (alarm for look in looks if look.guidance is not None for alarm in look.guidance.alarms)
    return any(alarm.priority is Priority.HIGH and alarm.seen is Seen.NEW for alarm in alarms)


class Metronome:
    """Clicks while a form that is shown beats; no failure of the sound is ever more than a sentence."""

    def __init__(self, sounder: Sounder) -> None:
        """Begin in silence."""
        self._sounder = sounder
        self._beat: Beat | None = None

    def rest(self, reading: ClockReading) -> None:
        """Click no more: no page that beats is shown."""
        self._beat = None
        self._sounder.beat(None, reading)

    def follow(
        self, page: RunScreen | AfterScreen, looks: tuple[Look, ...], sounding: Sounding, reading: ClockReading
    ) -> RunScreen | AfterScreen:
        """Click with the form that is open, and return the page with why nothing clicks, where nothing does.

        An alarm that is heard silences the click, a low one while its pulses last, and so does a pause of the sound;
        the beats go on unheard.
        """
        field = _beating_in(page.form)
        if field is None or page.form is None:
            self.rest(reading)
            return page
        drops = DropsPerMinute(Fraction(field.text))
        if self._beat is None or self._beat.drops != drops:
            self._beat = Beat(drops=drops, began_us=reading.monotonic_microseconds)
        is_paused = sounding.pause_left is not None
        self._sounder.beat(None if is_paused else self._beat, reading)
        hint = _PAUSED if is_paused else _hint(looks, sounding)
        return replace(page, form=_with_field(page.form, replace(field, hint=hint)))


_OFF_HINTS = {
    Beating.OFF: ("", Tone.PLAIN),
    Beating.ENDED: ("Ended: an alarm of high priority is above.", Tone.MEDIUM),
    Beating.ON: ("", Tone.PLAIN),
}
_PAUSED = "The sound is paused: follow the mark."
_NO_DEVICE = "No sound can be heard: follow the mark."
_ALARM = "An alarm sounds: follow the mark, the click waits."
_HEARD = "Turn the clamp until the drops fall with mark and click."


def _hint(looks: tuple[Look, ...], sounding: Sounding) -> str:
    if sounding.state not in {SoundState.QUIET, SoundState.SOUNDING}:
        return _NO_DEVICE
    return _HEARD if heard(watched_in(looks), sounding.desk) in {None, Priority.LOW} else _ALARM


def _beating_in(form: Form | None) -> Field | None:
    fields = () if form is None else (field for group in form.groups for field in group.fields)
    return next((field for field in fields if field.kind is FieldKind.METRONOME and field.text), None)


def _with_field(form: Form, said: Field) -> Form:
    groups = tuple(
        replace(group, fields=tuple(said if field.name == said.name else field for field in group.fields))
        for group in form.groups
    )
    return replace(form, groups=groups)
