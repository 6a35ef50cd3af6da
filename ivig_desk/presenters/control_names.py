"""What controls at a bed are called: the window knows them before the pages that show them are loaded."""

HOLD = "hold"
STOP = "stop"
RESUME = "resume"
WORKING = "working"
CLOSE_WORKING = "close-working"
LEAVE = "leave"
COURSE = "course"
AT_BED = ":"


def pressed_on_card(name: str) -> tuple[str, str] | None:
    """Return which control of which infusion was pressed on the board; None where it was none of these."""
    control, _, infusion_id = name.partition(AT_BED)
    return (control, infusion_id) if control in {HOLD, STOP} and infusion_id else None
