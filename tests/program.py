"""The program as the tests run it."""

from typing import NamedTuple, Protocol


class Answer(NamedTuple):
    """What one run of the program gave."""

    code: int
    out: str
    err: str


class RunProgram(Protocol):
    """Runs the program in the process of the tests."""

    def __call__(self, *arguments: object, language: str = "da") -> Answer:
        """Run a command with its arguments in a language."""
        ...
