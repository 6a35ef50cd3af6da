"""What must call, and what must be heard, by monitoring.md ("Vital signs", "Alarms"), sharing no code with ours.

Times are whole seconds since the first infusion began.
"""

from __future__ import annotations

from dataclasses import dataclass, field

MINUTE = 60
PAUSE = 2 * MINUTE
HIGH, MEDIUM, LOW = "high", "medium", "low"
ORDER = (HIGH, MEDIUM, LOW)
PRIORITIES = {
    "severe-reaction": HIGH,
    "critical-vital-sign": HIGH,
    "concerning-vital-sign": MEDIUM,
    "vital-signs-overdue": MEDIUM,
    "held-long": MEDIUM,
    "records-not-saved": MEDIUM,
    "vital-signs-due": LOW,
    "battery-low": LOW,
}
DESK = "desk"
Call = tuple[str, str]
"""Whose, and what: an infusion, or the desk itself."""


@dataclass
class Bed:
    """One patient, as far as the alarms go; `last` is the last set of vital signs."""

    name: str
    began: int
    last: int
    worry: int = 0
    reacted: int | None = None
    is_severe: bool = False
    held: int | None = None
    ended: int | None = None

    def since(self, now: int) -> dict[str, int]:
        """Everything that calls, and since when."""
        calls = {}
        if self.worry:
            calls["critical-vital-sign" if self.worry > 1 else "concerning-vital-sign"] = self.last
        if self.is_severe and self.reacted is not None:
            calls["severe-reaction"] = self.reacted
        due = [] if self._is_given_up(now) else self._awaited()
        overdue_at = min((overdue for _, overdue in due), default=now + 1)
        due_at = min((at for at, _ in due), default=now + 1)
        if overdue_at <= now:
            calls["vital-signs-overdue"] = overdue_at
        elif due_at <= now:
            calls["vital-signs-due"] = due_at
        if self.held is not None and now - self.held > 10 * MINUTE:
            calls["held-long"] = self.held + 10 * MINUTE
        return calls

    def _is_given_up(self, now: int) -> bool:
        """The last set is due 60 min after the end or a later reaction, overdue at 90, called for until 120."""
        return self.ended is not None and now >= max(self.ended, self.reacted or 0) + 120 * MINUTE

    def _awaited(self) -> list[tuple[int, int]]:
        """15 min after the start, then every 30; at the end, 30 and 60 min after it; 5 min after a reaction."""
        due = []
        if self.ended is None:
            is_first = self.last <= self.began
            due.append(
                (self.began + 15 * MINUTE, self.began + 30 * MINUTE)
                if is_first
                else (self.last + 30 * MINUTE, self.last + 60 * MINUTE)
            )
        else:
            missing = [at for at in (0, 30 * MINUTE, 60 * MINUTE) if self.last < self.ended + at]
            due += [(self.ended + at, self.ended + at + 30 * MINUTE) for at in missing[:1]]
        if self.reacted is not None and self.last <= self.reacted:
            due.append((self.reacted + 5 * MINUTE, self.reacted + 10 * MINUTE))
        return due


@dataclass
class Oracle:
    """All beds and the desk: what calls, what was seen, and what a pause is for."""

    beds: list[Bed]
    now: int = 0
    of_desk: set[str] = field(default_factory=set)
    seen: dict[Call, int] = field(default_factory=dict)
    known: dict[Call, int] = field(default_factory=dict)
    desk_known: set[str] = field(default_factory=set)

    def calling(self) -> dict[Call, int]:
        """Everything that calls of every patient, and since when."""
        return {(bed.name, kind): since for bed in self.beds for kind, since in bed.since(self.now).items()}

    def unseen(self) -> set[Call]:
        """What nobody has acknowledged since it began."""
        of_patients = {call for call, since in self.calling().items() if self.seen.get(call, -1) < since}
        return of_patients | {(DESK, kind) for kind in self.of_desk}

    def forget(self, *calls: Call) -> None:
        """A new entry about these was seen by nobody, and a pause for what was before it is none for it."""
        for call in calls:
            self.seen.pop(call, None)
            if PRIORITIES[call[1]] == HIGH:
                self.known.pop(call, None)

    def entered(self) -> None:
        """What an entry has ended was not seen when it calls again."""
        calling = self.calling()
        self.seen = {call: at for call, at in self.seen.items() if call in calling}

    def pause(self) -> None:
        """The sound rests for what calls now, at each infusion where something does; of the desk, at all of them."""
        calling = self.calling()
        paused = {name for name, _ in calling} | ({bed.name for bed in self.beds} if self.of_desk else set())
        self.known = {call: until for call, until in self.known.items() if call[0] not in paused}
        self.known |= dict.fromkeys(calling, self.now + PAUSE)
        self.known |= {(name, ""): self.now + PAUSE for name in paused}
        self.desk_known = set(self.of_desk)

    def pause_left(self) -> int | None:
        """How long the sound rests yet; None where it does not, or something new broke in."""
        held = {call: until for call, until in self.known.items() if until > self.now}
        if not held:
            return None
        known = {call for call in held if call[1]} | {(DESK, kind) for kind in self.desk_known}
        highest = min((ORDER.index(PRIORITIES[kind]) for _, kind in known), default=len(ORDER))
        new = [ORDER.index(PRIORITIES[kind]) for name, kind in self.unseen() - known]
        if any(priority == 0 or priority < highest for priority in new):
            return None
        return max(held.values()) - self.now

    def sounding(self) -> str | None:
        """The highest that nobody has seen, unless the sound rests."""
        if self.pause_left() is not None:
            return None
        return min((PRIORITIES[kind] for _, kind in self.unseen()), key=ORDER.index, default=None)
