"""The infusions that are looked after on this laptop, each in its place, and what is done at one without showing it."""

from ivig_desk.desk.desk import Desk
from ivig_desk.desk.look import Look
from ivig_desk.desk.on_file import LOOKED_AFTER
from ivig_desk.domain.infusion.alarms import Seen
from ivig_desk.domain.infusion.commands import AcknowledgeAlarm, SilenceAlarms
from ivig_desk.domain.infusion.infusion import Infusion
from ivig_desk.presenters.alarm_bar import acknowledge_name
from ivig_desk.presenters.alarm_sound import AlarmSound
from ivig_desk.presenters.nurse import nurse_of

MOST_AT_ONCE = 8
"""So many fit on the board and have a key each; a ninth is not started (issue: several infusions)."""


class Beds:
    """Knows who is looked after, and by which number: a number stays with its patient until the infusion is closed."""

    def __init__(self, desk: Desk, infusions: tuple[Infusion, ...]) -> None:
        """Give those that began and are not closed their places, the first to begin the first."""
        self._desk = desk
        self._watched: list[str] = []
        self._places: dict[str, int] = {}
        begun = [(one.started, one.id) for one in infusions if one.started is not None and is_looked_after(one)]
        for _, infusion_id in sorted(begun):
            self.add(infusion_id)

    def add(self, infusion_id: str) -> None:
        """Look after an infusion from now on, in the first place that is free."""
        if infusion_id in self._watched:
            return
        self._watched.append(infusion_id)
        for closed in [one for one in self._places if not self._is_open(one)]:
            del self._places[closed]
        taken = set(self._places.values())
        self._places[infusion_id] = next(place for place in range(1, len(taken) + 2) if place not in taken)

    def looks(self) -> tuple[Look, ...]:
        """Return a look at each infusion that was looked after since the program began; raises RecordsFault."""
        return tuple(look for one in self._watched if (look := self._desk.look(one)) is not None)

    def in_place(self, looks: tuple[Look, ...]) -> tuple[tuple[int, Look], ...]:
        """Return those still looked after with their places, in the order of these."""
        placed = [(self._places[look.infusion.id], look) for look in looks if is_looked_after(look.infusion)]
        return tuple(sorted(placed, key=lambda pair: pair[0]))

    def pause_sound(self, sound: AlarmSound) -> None:
        """Pause the sound of everything that calls, of the desk itself too."""
        is_of_desk = sound.pause()
        for look in self.looks():
            if is_of_desk or (look.guidance is not None and look.guidance.alarms):
                self._desk.handle(look.infusion.id, SilenceAlarms(), nurse_of(look.infusion))

    def acknowledge(self, name: str) -> None:
        """Say that an alarm was seen; one that has just gone, or was seen already, is left out of the record."""
        for look in self.looks():
            for alarm in () if look.guidance is None else look.guidance.alarms:
                if alarm.seen is Seen.NEW and name == acknowledge_name(look.infusion.id, alarm.kind):
                    command = AcknowledgeAlarm(kind=alarm.kind.value)
                    self._desk.handle(look.infusion.id, command, nurse_of(look.infusion))

    def _is_open(self, infusion_id: str) -> bool:
        infusion = self._desk.infusion(infusion_id)
        return infusion is not None and is_looked_after(infusion)


def is_looked_after(infusion: Infusion) -> bool:
    """Whether somebody is needed at this bed: it runs, is held, or has ended and is not closed."""
    return infusion.started is not None and infusion.phase in LOOKED_AFTER
