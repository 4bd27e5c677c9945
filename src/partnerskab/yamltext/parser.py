"""libyaml's parser as PyYAML wraps it: the only reader of YAML here, and the only part of PyYAML in use."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.tokens import KeyToken

from partnerskab.exceptions import PartnerskabError
from partnerskab.i18n import Text

__all__ = [
    "NESTING_LIMIT",
    "AliasEvent",
    "DocumentStartEvent",
    "MappingEndEvent",
    "MappingStartEvent",
    "MissingLibyamlError",
    "ParserError",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "StreamEndEvent",
    "YAMLError",
    "describe_error",
    "event_source",
    "find_explicit_keys",
]

NESTING_LIMIT = "maximum nesting depth"
"""What libyaml says, from 0.2.6 on, where more than 1000 levels stand inside one another."""


class MissingLibyamlError(PartnerskabError):
    """PyYAML was installed without libyaml, so no YAML can be read."""

    def __init__(self) -> None:
        message = Text(
            "PyYAML er installeret uden libyaml, så ingen YAML-fil kan læses. "
            "Hent den færdige pakke: pip install --force-reinstall --only-binary pyyaml pyyaml.",
            "PyYAML was installed without libyaml, so no YAML file can be read. "
            "Fetch the ready-made package: "
            "pip install --force-reinstall --only-binary pyyaml pyyaml.",
        )
        super().__init__(message)


class ParserError(NamedTuple):
    """Why and where (offset) libyaml gave up, and the offset where what it was reading began."""

    reason: str
    context: str
    place: int
    start: int


def _open_parser(text: str) -> Any:
    try:
        from yaml._yaml import CParser
    except ImportError as error:
        raise MissingLibyamlError from error
    return CParser(text)


def event_source(text: str) -> Callable[[], Any]:
    """Return a function that gives the next event of a text each time; it raises YAMLError."""
    next_event: Callable[[], Any] = _open_parser(text).get_event
    return next_event


def find_explicit_keys(text: str) -> Iterator[Any]:
    """Yield the tokens of the keys that are written with a question mark, as far as libyaml gets."""
    parser = _open_parser(text)
    try:
        while token := parser.get_token():
            if token.__class__ is KeyToken and token.start_mark.index != token.end_mark.index:
                yield token
    except YAMLError:
        return


def describe_error(error: YAMLError) -> ParserError:
    """Return what libyaml said and where; it marks no place where a text is no text at all."""
    if not isinstance(error, MarkedYAMLError):
        return ParserError("", "", 0, 0)
    place = error.problem_mark.index if error.problem_mark else 0
    start = error.context_mark.index if error.context_mark else place
    return ParserError(error.problem or "", error.context or "", place, start)
