"""Wrong use or bad input: one clear line, exit code 2."""


class WrongUse(Exception):
    """A command cannot be done as it was typed; the text names the field, the value and what is accepted."""


def not_accepted(field: str, value: str, accepted: str) -> WrongUse:
    """Return what to raise for a value that is not taken."""
    return WrongUse(f"{field}: {value}: accepted is {accepted}")
