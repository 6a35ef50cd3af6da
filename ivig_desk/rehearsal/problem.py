"""What makes a scenario no scenario: bad input, never a failed expectation."""


class ScenarioProblem(Exception):
    """A scenario cannot be played; it names file, place, value and what is accepted."""

    def __init__(self, file: str, where: str, value: str, accepted: str) -> None:
        """Take the four parts that a writer needs to mend the file."""
        super().__init__(f"{file}: {where}: {value}: accepted is {accepted}")
        self.file = file
        self.where = where
        self.value = value
        self.accepted = accepted
