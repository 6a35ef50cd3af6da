"""A scenario through the pages, as a person at the window plays it: every number is typed, every step pressed."""

from collections.abc import Callable
from typing import Protocol

from ivig_desk.desk.desk import Desk
from ivig_desk.domain.amounts.quantities import Minutes
from ivig_desk.domain.infusion.commands import Command, FollowClock, KeepPlan, ReopenDesk
from ivig_desk.domain.infusion.decide import Decision, Refused, decide
from ivig_desk.presenters.form_parts import CANCEL
from ivig_desk.presenters.formats import clock_text
from ivig_desk.rehearsal.bedside import commands_of, refused_for_time
from ivig_desk.rehearsal.desk_driver import DeskDriver, Records, SteppedTime
from ivig_desk.rehearsal.driver import Outcome
from ivig_desk.rehearsal.page_steps import presses_of
from ivig_desk.rehearsal.plan_typing import plan_texts
from ivig_desk.rehearsal.presses import Filled
from ivig_desk.rehearsal.scenario import Scenario
from ivig_desk.rehearsal.steps import Kill, OfClock, Step
from ivig_desk.rehearsal.supplies import Supplies, plan_of


class Hand(Protocol):
    """Whoever works the pages: by wishes, or by mouse and keys on the real window."""

    def offers(self, name: str) -> bool:
        """Whether a control of this name can be pressed now."""

    def press(self, name: str) -> None:
        """Press a control."""

    def fill(self, form: str, field: str, text: str) -> None:
        """Type a text into a field, or press the option of that value."""

    def submit(self, form: str) -> None:
        """Press the button that takes a form."""

    def open(self, infusion_id: str) -> None:
        """Open an infusion from the start page."""

    def look(self) -> None:
        """See what the passing of time changed."""

    def picture(self, name: str) -> None:
        """Keep a picture of the window, where there is one."""

    def leave(self) -> None:
        """Let go of the window; the process is about to die."""


class PageDriver(DeskDriver):
    """Plays a scenario with a hand on the pages, and listens at the desk for what was refused."""

    def __init__(
        self, supplies: Supplies, records: Records, clock: SteppedTime, make_hand: Callable[[Desk], Hand]
    ) -> None:
        """Open the record and the window over it; raises RecordsFault."""
        super().__init__(supplies, records, clock)
        self._make_hand = make_hand
        self._heard: list[tuple[Command, Decision]] = []
        self._heard_id = ""
        self._hand = self._sit_down()

    def plan(self, scenario: Scenario) -> None:
        """Type the plan, step by step, up to the read-back."""
        agreed = plan_of(scenario, self._supplies).plan
        self._set_clock(scenario)
        self._hand.look()
        self._hand.press("new-infusion")
        self._infusion_id = self._heard_id
        for number, texts in enumerate(plan_texts(agreed)):
            self._hand.press(f"step:{number}")
            for field, text in texts:
                self._hand.fill("plan", field, text)
            self._hand.picture(f"plan-{number + 1}")

    def advance_to(self, minute: Minutes) -> None:
        """Let time pass, and look again."""
        super().advance_to(minute)
        self._hand.look()

    def do(self, step: Step) -> Outcome:
        """Press and type what a step says, and keep a picture of what came of it."""
        outcome = self._done(step)
        self._hand.picture(f"{step.number:02}-{self.phase().value}-{step.verb.value}")
        return outcome

    def _done(self, step: Step) -> Outcome:
        """What no control offers, and what a page answers by itself, is refused as the desk would refuse it."""
        self._heard.clear()
        for press in presses_of(step, self._look(), self._own_clock(step)):
            if isinstance(press, Filled):
                if not self._fills(press):
                    return self._as_the_desk_says(step)
            elif press.startswith("submit:"):
                self._hand.submit(press.removeprefix("submit:"))
            elif not self._presses(press):
                return self._as_the_desk_says(step)
            if self._is_refused():
                break
        return self._outcome() if self._heard else self._as_the_desk_says(step)

    def stray(self, action: OfClock) -> None:
        """Let the clock stray, or the computer sleep, and let the window look."""
        super().stray(action)
        self._hand.look()

    def kill(self, action: Kill) -> None:
        """Let the window die with the process, and sit down at the one that is opened again."""
        self._hand.leave()
        self._die(action)
        self._hand = self._sit_down()
        self._hand.open(self._infusion_id)

    def close(self) -> None:
        """Close the window and give the record back."""
        self._hand.leave()
        super().close()

    def _sit_down(self) -> Hand:
        self._open.desk.tell(self._hear)
        return self._make_hand(self._open.desk)

    def _hear(self, infusion_id: str, command: Command, decision: Decision) -> None:
        self._heard_id = infusion_id
        if not isinstance(command, KeepPlan | ReopenDesk | FollowClock):
            self._heard.append((command, decision))

    def _own_clock(self, step: Step) -> str:
        """The own time of a step as it is typed; empty for now."""
        own, look = self._own(step), self._look()
        return "" if own is None or look is None else clock_text(own, look.reading.utc_offset_minutes)

    def _presses(self, name: str) -> bool:
        """Press a control; where an open form lies over it, put that away first, as a nurse would."""
        if not self._hand.offers(name) and self._hand.offers(CANCEL.name):
            self._hand.press(CANCEL.name)
        if not self._hand.offers(name):
            return False
        self._hand.press(name)
        return True

    def _fills(self, press: Filled) -> bool:
        try:
            self._hand.fill(press.form, press.field, press.text)
        except LookupError:
            return False
        return True

    def _is_refused(self) -> bool:
        return bool(self._heard) and isinstance(self._heard[-1][1], Refused)

    def _outcome(self) -> Outcome:
        decision = self._heard[-1][1]
        return Outcome(refused=decision.kinds if isinstance(decision, Refused) else ())

    def _as_the_desk_says(self, step: Step) -> Outcome:
        look = self._look()
        if look is None or look.guidance is None:
            return Outcome(refused=())
        too_early = refused_for_time(self._own(step), look.reading.wall)
        if too_early:
            return Outcome(refused=too_early)
        asked = commands_of(step, look.infusion, look.guidance)
        decisions = [decide(look.infusion, command, look.reading.wall) for command in asked]
        return Outcome(refused=tuple(kind for one in decisions if isinstance(one, Refused) for kind in one.kinds))
