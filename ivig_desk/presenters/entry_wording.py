"""What is said of typed text that is not taken."""

from typing import assert_never

from ivig_desk.presenters.entry import EntryFault, EntryProblem

NOT_ONE_LINE = "A line break or a sign that cannot be written stands in it. Type it again on one line."
_LONGEST_SHOWN = 20


def entry_text(problem: EntryProblem, field: str, unit: str) -> str:
    """Say which field, what stands in it and what is accepted."""
    typed = _shown(problem.typed)
    of_unit = f" in {unit}" if unit else ""
    match problem.fault:
        case EntryFault.EMPTY:
            return f"{field}: missing."
        case EntryFault.NOT_A_NUMBER:
            return f"{field}: “{typed}” is not a number. Type digits{of_unit}, such as 24 or 24.5."
        case EntryFault.TWO_READINGS:
            small, large = _two_readings(problem.typed)
            return f"{field}: “{typed}” can be read as {small} or {large}. Type {small} or {large}."
        case EntryFault.TOO_LONG:
            return f"{field}: “{typed}” is too long for a number{of_unit}."
        case EntryFault.NOT_A_DAY:
            return f"{field}: “{typed}” is not a day. Type year-month-day, such as 2018-05-02."
        case EntryFault.NOT_WHOLE:
            return f"{field}: “{typed}” is not a whole number. Type digits alone, such as 4."
        case EntryFault.NOT_A_TIME:
            return f"{field}: “{typed}” is not a time. Type hour:minute, such as 08:40."
        case _:
            assert_never(problem.fault)


def answer_text(field: str, typed: str) -> str:
    """Say that an answer is missing, or that it is none of those there are."""
    if not typed:
        return f"{field}: choose one."
    return f"{field}: “{_shown(typed)}” is none of the answers. Choose one of those shown."


def _two_readings(typed: str) -> tuple[str, str]:
    whole, decimals = typed.strip().replace(",", ".").split(".")
    small = f"{whole}.{decimals}".rstrip("0").rstrip(".")
    return small if small != f"{whole}.{decimals}" else f"{small}0", f"{whole}{decimals}"


def _shown(typed: str) -> str:
    """The text on one line, printable, and not longer than a line has room for."""
    printable = "".join(sign if sign.isprintable() else " " for sign in typed)
    return printable if len(printable) <= _LONGEST_SHOWN else printable[:_LONGEST_SHOWN] + "…"
