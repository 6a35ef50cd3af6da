"""In place of the step: whose plan this is, after nobody touched it for a while, and why it is put away."""

from collections.abc import Mapping
from dataclasses import dataclass

from ivig_desk.domain.amounts.instants import ClockReading, Instant
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.presenters import plan_fields as fields
from ivig_desk.presenters.formats import minutes_text
from ivig_desk.presenters.screens import Button, FieldGroup, Form, Line, PatientStrip, Tone
from ivig_desk.presenters.typed import FieldPlan, Texts, field_of

ASKED_AFTER = Minutes.of("3")
"""A plan nobody touched for so long asks whose it is before it goes on (Open PCA, EC24)."""
WHOSE = "whose"
DISCARD = "discard"
DISCARD_PLAN = Button(name="discard-plan", label="Discard plan", key="Ctrl+D")
DISCARD_REASON = FieldPlan(name="discard_reason", label="Why this plan is discarded")
_NAMING = (fields.NAME, fields.IDENTIFIER, fields.BORN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """When a hand was last at a plan, by both clocks: the wall can be set, the monotonic one stops in sleep."""

    wall: Instant
    monotonic_microseconds: int

    @classmethod
    def at(cls, reading: ClockReading) -> "Touched":
        """Return a hand at it now."""
        return cls(wall=reading.wall, monotonic_microseconds=reading.monotonic_microseconds)

    @classmethod
    def with_record(cls, last: Instant, reading: ClockReading) -> "Touched":
        """Return a hand at it when its record was last written, of a plan that is come back to now."""
        return cls(wall=min(reading.wall, last), monotonic_microseconds=reading.monotonic_microseconds)

    def since(self, reading: ClockReading) -> Minutes:
        """Return for how long nobody touched it, in min: by the clock that says longer."""
        monotonic = Instant(reading.monotonic_microseconds).since(Instant(self.monotonic_microseconds))
        return max(reading.wall.since(self.wall), monotonic)


def asks_whose(untouched: Minutes, texts: Texts) -> bool:
    """Whether to ask whose plan it is: somebody is named in it, and for 3 min or longer nobody was at it."""
    return untouched >= ASKED_AFTER and any(texts.of(field.name).strip() for field in _NAMING)


def whose_form(untouched: Minutes, strip: PatientStrip | None, texts: Texts) -> Form:
    """Return the question, with all that the plan says of whom it is for."""
    said = () if strip is None else (strip.name, strip.born_and_age, strip.identifier, strip.weight)
    known = [text for text in said if text] or [
        f"{field.label}: {text}" for field in _NAMING if (text := texts.of(field.name).strip())
    ]
    return Form(
        name=WHOSE,
        title="Is this the patient at this bed?",
        groups=(),
        submit=Button(name=f"submit:{WHOSE}", label="Yes, go on with this plan", tone=Tone.GOOD),
        cancel=Button(name="cancel", label="No, another patient"),
        lines=(
            *(Line(text=text) for text in known),
            Line(text=f"Nobody touched this plan for {minutes_text(untouched)}. Ask for name and birth date."),
        ),
    )


def discard_problems(texts: Texts) -> dict[str, str]:
    """Return what is wrong with the reason; nothing where there is one."""
    is_given = bool(texts.of(DISCARD_REASON.name).strip())
    return {} if is_given else {DISCARD_REASON.name: f"{DISCARD_REASON.label}: missing."}


def discard_form(texts: Texts, problems: Mapping[str, str]) -> Form:
    """Return the form that puts the plan away, for a reason; what was typed stays on record."""
    return Form(
        name=DISCARD,
        title="Discard this plan?",
        groups=(FieldGroup(heading="", fields=(field_of(DISCARD_REASON, texts, problems),)),),
        submit=Button(name=f"submit:{DISCARD}", label="Discard this plan", tone=Tone.MEDIUM),
        cancel=Button(name="cancel", label="Keep the plan"),
        focus=DISCARD_REASON.name,
        lines=(Line(text="It cannot be started any more. What was typed stays on record, with the reason."),),
    )
