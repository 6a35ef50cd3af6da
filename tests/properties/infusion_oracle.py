"""What must be true of one child's infusion at any second, by rules that share no code with ours."""

from __future__ import annotations

from tests.properties.oracle_state import ORDERED, RUNGS, Sign, Told

HARD = 115
SLOWEST = 2
MINUTE = 60
LABEL = 115.2
SYSTEMS = {"urticaria": 1, "dyspnoea": 2, "hypotension": 3}


class Oracle(Told):
    """The rules of monitoring.md and REQUIREMENTS.md, written out once more."""

    @property
    def ceiling(self) -> float:
        return LABEL if self.cap is None or self.cap_lifted else min(self.cap, LABEL)

    @property
    def rungs(self) -> list[int]:
        """The rungs that may run; under a cap the cap itself is the last, unless the set cannot run it."""
        if self.ceiling == LABEL:
            return list(RUNGS)
        under = [rung for rung, exact in RUNGS.items() if exact <= self.ceiling]
        return [*under, int(self.ceiling)] if self.ceiling >= SLOWEST else []

    @property
    def next_rung(self) -> int | None:
        return min((rung for rung in self.rungs if rung > self.intended), default=None)

    @property
    def open_signs(self) -> list[Sign]:
        return [sign for sign in self.signs if sign.gone is None]

    def awaited(self) -> list[tuple[int, int]]:
        """When vital signs fall due and when they are overdue."""
        last = max((one.at for one in self.vitals), default=-1)
        due = []
        if self.ended is None:
            due.append((15 * MINUTE, 30 * MINUTE) if last <= 0 else (last + 30 * MINUTE, last + 60 * MINUTE))
        elif last < self.ended:
            due.append((self.ended, self.ended + 30 * MINUTE))
        elif last < self.ended + 60 * MINUTE:
            at = self.ended + (30 if last < self.ended + 30 * MINUTE else 60) * MINUTE
            due.append((at, at + 30 * MINUTE))
        came = max((sign.at for sign in self.signs), default=None)
        if came is not None and last <= came:
            due.append((came + 5 * MINUTE, came + 10 * MINUTE))
        if self.phase == "running" and self.next_rung is not None and not self.open_signs:
            held = self.now - self.on_rung + 30 * MINUTE
            again = held if self.stayed is None else self.stayed + 30 * MINUTE
            fresh_until = max(one.at for one in self.vitals if one.complete) + 10 * MINUTE
            at = max(held, again, fresh_until)
            due.append((at, max(at, *(overdue for _, overdue in due))))
        return due

    def missing(self) -> set[str]:
        """What a rise lacks."""
        lacks = set()
        if self.on_rung < 30 * MINUTE:
            lacks.add("rung-time")
        fresh = [one for one in self.vitals if one.complete and self.now - one.at < 10 * MINUTE]
        last = max(enumerate(self.vitals), key=lambda one: (one[1].at, one[0]))[1]
        if not fresh or any(due <= self.now for due, _ in self.awaited()):
            partial = not last.complete and self.now - last.at < 10 * MINUTE
            lacks.add("observation-incomplete" if partial else "observation-stale")
        if self.worry():
            lacks.add("observation-concerning")
        if self.open_signs:
            lacks.add("adverse-event-open")
        if self.next_rung is None:
            lacks.add("at-ceiling")
        if self.bed_wanted:
            lacks |= {"weight-unconfirmed", "not-confirmed"}
        if self.volume >= ORDERED and not self.more_allowed:
            lacks.add("ordered-volume-reached")
        return lacks

    def worry(self) -> int:
        """The last complete set, and a partial one since."""
        in_order = [one for _, one in sorted(enumerate(self.vitals), key=lambda one: (one[1].at, one[0]))]
        complete = [one for one in in_order if one.complete]
        return max(one.worry for one in (in_order[-1], *complete[-1:]))

    def alarms(self) -> set[str]:
        """Every condition that calls."""
        calls = set()
        worry = self.worry()
        if worry:
            calls.add("critical-vital-sign" if worry > 1 else "concerning-vital-sign")
        if self.is_severe():
            calls.add("severe-reaction")
        came = max((sign.at for sign in self.signs), default=0)
        is_given_up = self.ended is not None and self.now >= max(self.ended, came) + 120 * MINUTE
        due = [] if is_given_up else self.awaited()
        if any(overdue <= self.now for _, overdue in due):
            calls.add("vital-signs-overdue")
        elif any(at <= self.now for at, _ in due):
            calls.add("vital-signs-due")
        if self.phase == "held" and self.now - self.held_at > 10 * MINUTE:
            calls.add("held-long")
        return calls | (self._of_the_drip() if self.under_way else set())

    def _of_the_drip(self) -> set[str]:
        calls = set()
        if self.bed_wanted:
            calls.add("bed-check-wanted")
        if self.given > HARD:
            calls.add("rate-above-hard-limit")
        waits = self.stayed is not None and self.now - self.stayed < 30 * MINUTE
        if self.phase == "running" and not self.missing() and not waits:
            calls.add("rise-available")
        left = self.bottle_left()
        if self.volume >= ORDERED:
            calls.add("ordered-volume-reached")
        elif left == 0:
            calls.add("bottle-empty")
        elif self.given and ORDERED - self.volume > left and left <= self.given * 5 * MINUTE:
            calls.add("bottle-empties-soon")
        return calls

    def bottle_left(self) -> int:
        hung = self.bottles[-1]
        return max(0, hung.size - (self.volume - hung.base))

    def is_severe(self) -> bool:
        """Grade 3 or more, two systems at once, or low pressure after another sign."""
        of_open = {SYSTEMS[sign.name] for sign in self.open_signs if sign.name in SYSTEMS}
        in_order = sorted(self.signs, key=lambda sign: sign.at)
        low_pressure = [sign for sign in self.open_signs if sign.name == "hypotension"]
        before = [one for low in low_pressure for one in in_order[: self._began(low, in_order)]]
        after_another = any(one.name != "hypotension" for one in before)
        return any(sign.grade >= 3 for sign in self.open_signs) or len(of_open) > 1 or after_another

    @staticmethod
    def _began(sign: Sign, in_order: list[Sign]) -> int:
        """The place of a sign's first entry: one that was entered again while it was there has not begun anew."""
        first = place = in_order.index(sign)
        for number in range(place - 1, -1, -1):
            other = in_order[number]
            if other.name == sign.name and (other.gone is None or other.gone > in_order[first].at):
                first = number
        return first

    def resume_rate(self) -> int | None:
        if self.held_from <= self.ceiling:
            return self.held_from
        return self.rungs[-1] if self.rungs else None

    def lower_target(self) -> int:
        below = [rung for rung in RUNGS if rung < self.given]
        return below[-1] if below else self.given // 2
