"""The battery of this computer, where the system tells of it in files; nothing is installed for it."""

from pathlib import Path

from ivig_desk.desk.power import PowerState
from ivig_desk.domain.amounts.instants import ClockReading

SUPPLIES = Path("/sys/class/power_supply")
LOW_PERCENT = 20
"""A ward default: about half an hour of an older laptop, time to find a socket."""
READ_EVERY_US = 30_000_000


class SystemPower:
    """Linux, by the files of its kernel; on any other system nothing is known."""

    def __init__(self, supplies: Path = SUPPLIES) -> None:
        """Take the folder that has one folder for each supply; nothing is read yet."""
        self._supplies = supplies
        self._read_at: int | None = None
        self._state = PowerState.UNKNOWN

    def state(self, reading: ClockReading) -> PowerState:
        """Return what was read within the last 30 s."""
        now = reading.monotonic_microseconds
        if self._read_at is None or now - self._read_at >= READ_EVERY_US:
            self._read_at, self._state = now, _state_in(self._supplies)
        return self._state


class MemoryPower:
    """A battery in memory, which is as it is told to be."""

    def __init__(self) -> None:
        """Begin with nothing known."""
        self.now = PowerState.UNKNOWN

    def state(self, reading: ClockReading) -> PowerState:  # noqa: ARG002 # Time is for real ones.
        """Return what it was told."""
        return self.now


def _state_in(supplies: Path) -> PowerState:
    """The battery of a mouse is none of the computer's; of two batteries the fuller one counts."""
    try:
        batteries = [one for one in sorted(supplies.iterdir()) if _text(one / "type") == "Battery"]
    except OSError:
        return PowerState.UNKNOWN
    shares = [share for one in batteries if _text(one / "scope") != "Device" for share in _share_left(one)]
    if not shares:
        return PowerState.UNKNOWN
    return PowerState.LOW if max(shares) <= LOW_PERCENT else PowerState.ENOUGH


def _share_left(battery: Path) -> tuple[int, ...]:
    """What is left in percent; of one that is being filled, or full, as good as all; nothing where it does not say."""
    if _text(battery / "status") in {"Charging", "Full", "Not charging"}:
        return (100,)
    share = _text(battery / "capacity")
    return (int(share),) if share.isdecimal() else ()


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
