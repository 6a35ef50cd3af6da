"""One child's infusion as the oracle keeps it: what it was told was accepted, reckoned second by second.

24 kg, 72 mL of Privigen 10 % on a 60 drops/mL set, where mL/h and drops/min are one number: rungs of 7, 14, 28, 57 and
115 (exactly 7.2, 14.4, 28.8, 57.6, 115.2), each held 30 min. Times are whole seconds since the start, volumes are
counted in 3600ths of a millilitre: what 1 mL/h gives in one second.
"""

from __future__ import annotations

from dataclasses import dataclass, field

HOUR = 3600
ORDERED = 72 * HOUR
RUNGS = {7: 7.2, 14: 14.4, 28: 28.8, 57: 57.6, 115: 115.2}


@dataclass
class Vitals:
    at: int
    heart_rate: int | None
    complete: bool

    @property
    def worry(self) -> int:
        """0 calm, 1 concerning from 130 a minute, 2 critical from 150 (Bedside PEWS, 4–12 years)."""
        return 0 if self.heart_rate is None else (self.heart_rate >= 130) + (self.heart_rate >= 150)


@dataclass(eq=False)
class Sign:
    name: str
    grade: int
    at: int
    gone: int | None = None


@dataclass
class Hung:
    size: int
    base: int


@dataclass
class Told:
    now: int = 0
    phase: str = "running"
    given: int = 7
    held_from: int = 0
    volume: int = 0
    on_rung: int = 0
    ran: list[tuple[int, int]] = field(default_factory=lambda: [(0, 7)])
    reckoned: int = 0
    held_at: int = 0
    ended: int | None = None
    vitals: list[Vitals] = field(default_factory=lambda: [Vitals(-300, 90, complete=True)])
    signs: list[Sign] = field(default_factory=list)
    bottles: list[Hung] = field(default_factory=lambda: [Hung(100 * HOUR, 0)])
    cap: int | None = None
    cap_lifted: bool = False
    bed_wanted: bool = False
    stayed: int | None = None
    more_allowed: bool = False
    reading_allowed: bool = False
    asked: set[str] | None = None
    """What a reason and a name could pass, of what was refused last: cap, order, reading; `hard` nothing passes."""

    @property
    def under_way(self) -> bool:
        return self.phase in {"running", "held"}

    @property
    def intended(self) -> int:
        return self.held_from if self.phase == "held" else self.given

    def pass_seconds(self, seconds: int) -> None:
        for _ in range(seconds):
            self.now += 1
            self.volume += self.given
            self.on_rung += 1 if self.given else 0

    def ran_at(self, when: int) -> int:
        """The rate at a moment, of a hold the one before it."""
        if self.ended is not None and when > self.ended:
            return 0
        return [rate for at, rate in self.ran if at <= when and rate][-1]

    def runs(self, rate: int, when: int | None = None) -> None:
        """Another rate runs, since `when` (now, where None); the rung begins anew unless it is the same again."""
        self._back_to(self.now if when is None else when)
        if rate != self.intended:
            self.on_rung, self.stayed = 0, None
        self.phase, self.given = "running", rate
        self._forward_from(self.now if when is None else when)

    def holds(self, when: int) -> None:
        self._back_to(when)
        self.held_from, self.phase, self.given, self.held_at = self.given, "held", 0, when
        self._forward_from(when)

    def ends(self, phase: str) -> None:
        self.phase, self.given, self.ended = phase, 0, self.now
        self.ran.append((self.now, 0))
        self.reckoned = self.now

    def reads(self, volume: int) -> None:
        self.volume, self.reckoned, self.reading_allowed = volume, self.now, False
        for hung in self.bottles:
            hung.base = min(hung.base, volume)

    def hangs(self, size: int) -> None:
        self.bottles.append(Hung(size, self.volume))
        self.reckoned = self.now

    def flags(self, name: str, grade: int, when: int) -> None:
        rate = self.ran_at(when)
        self.signs.append(Sign(name, grade, when))
        if rate:
            below = [other for _, other in self.ran if 0 < other < rate]
            borne = max(below) if below else rate // 2
            self.cap = borne if self.cap is None else min(self.cap, borne)
        self.cap_lifted = False

    def observes(self, vitals: Vitals) -> None:
        self.vitals.append(vitals)
        if self.phase in {"stopped", "completed"} and self.ended is not None and vitals.at >= self.ended:
            self.phase = "observing"

    def answers(self) -> bool:
        """Whether a reason and a name pass what was asked last; what they pass is passed."""
        asked = self.asked or set()
        if "hard" in asked or not asked:
            return False
        self.cap_lifted = self.cap_lifted or "cap" in asked
        self.more_allowed = self.more_allowed or "order" in asked
        self.reading_allowed = self.reading_allowed or "reading" in asked
        self.asked = None
        return True

    def _back_to(self, when: int) -> None:
        late = self.now - when
        self.volume -= self.given * late
        self.on_rung -= late if self.given else 0

    def _forward_from(self, when: int) -> None:
        late = self.now - when
        self.volume += self.given * late
        self.on_rung += late if self.given else 0
        self.ran.append((when, self.given))
        self.reckoned = when
