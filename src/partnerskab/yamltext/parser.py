"""The two parsers of PyYAML, made to agree: libyaml where it is there, the one in Python where not."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from yaml.error import Mark, MarkedYAMLError, YAMLError
from yaml.events import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken

__all__ = [
    "NESTING_LIMIT",
    "DocumentStartEvent",
    "MappingEndEvent",
    "MappingStartEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "StreamEndEvent",
    "Trouble",
    "YAMLError",
    "events",
    "trouble",
]

NESTING_LIMIT = "maximum nesting depth"
"""What libyaml says, from 0.2.6 on, where more than 1000 levels stand inside one another."""

_BLANK = "\0 \t\r\n"
# A surrogate or a number beyond Unicode; any other escape; the end of the text.
_CODE = r"""(?s)\\(?:u[dD][89a-fA-F]|U0000[dD][89a-fA-F]|U(?!00(?:0.|10))[0-9a-fA-F]{8})|(\\.|")"""


class Trouble(NamedTuple):
    """Why and where (offset) a parser gave up, and the offset where what it was reading began."""

    reason: str
    context: str
    place: int
    start: int


def events(text: str, *, pure: bool = False) -> Callable[[], Any]:
    """A function that gives the next event of a text each time; it raises YAMLError."""
    if not pure:
        try:
            from yaml._yaml import CParser
        except ImportError:  # PyYAML was built without libyaml
            pass
        else:
            return CParser(text).get_event
    return _PureParser(text).get_event


def trouble(error: YAMLError) -> Trouble:
    """What a parser said, in one form for both parsers."""
    if not isinstance(error, MarkedYAMLError):
        return Trouble("", "", 0, 0)
    place = error.problem_mark.index if error.problem_mark else 0
    start = error.context_mark.index if error.context_mark else place
    return Trouble(error.problem or "", error.context or "", place, start)


class _PureParser(Reader, Scanner, Parser):
    """PyYAML's own parser, with the few habits in which libyaml differs."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_plain(self) -> ScalarToken:
        """A question mark may stand in a flow text; a colon before a comma or bracket may not."""
        chunks: list[str] = []
        spaces: list[Any] | None = []
        start = end = self.get_mark()
        indent = self.indent + 1
        while self.peek() != "#" and (length := self._plain_length(start)):
            self.allow_simple_key = False
            chunks += [*(spaces or ()), self.prefix(length)]
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(indent, start)
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(chunks), True, start, end)

    def _plain_length(self, start: Mark) -> int:
        length = 0
        while (sign := self.peek(length)) not in _BLANK:
            if sign == ":":
                after = self.peek(length + 1)
                if self.flow_level and after in ",?[]{}":
                    self.forward(length)
                    raise ScannerError(
                        "while scanning a plain scalar",
                        start,
                        "found unexpected ':'",
                        self.get_mark(),
                    )
                if after in _BLANK:
                    break
            elif self.flow_level and sign in ",[]{}":
                break
            length += 1
        return length

    def scan_block_scalar_indicators(self, start_mark: Mark) -> tuple[bool | None, int | None]:
        """A comment may follow the signs at once."""
        chomping: bool | None = None
        increment: int | None = None
        while (sign := self.peek()) not in "\0 \r\n#":
            if sign in "+-" and chomping is None:
                chomping = sign == "+"
            elif sign in "123456789" and increment is None:
                increment = int(sign)
            else:
                problem = "expected chomping or indentation indicators"
                raise ScannerError(
                    "while scanning a block scalar", start_mark, problem, self.get_mark()
                )
            self.forward()
        return chomping, increment

    def scan_flow_scalar(self, style: str) -> ScalarToken:
        """What is no Unicode is refused where it stands, and a wrong escape is marked at its sign."""
        start = self.get_mark()
        try:
            token = super().scan_flow_scalar(style)
        except ScannerError as error:
            if "unknown escape" in str(error.problem):
                error.problem_mark = self._mark_at(self.index - 1)
            self._refuse_bad_codes(start, style)
            raise
        except ValueError:  # chr() of a number beyond Unicode
            self._refuse_bad_codes(start, style)
            raise
        if any("\ud800" <= letter <= "\udfff" for letter in token.value):
            self._refuse_bad_codes(start, style)
        return token

    def _refuse_bad_codes(self, start: Mark, style: str) -> None:
        if style != '"':
            return
        for found in re.compile(_CODE).finditer(self.buffer, start.index + 1):
            if found.group(1) == '"' or found.start() >= self.index:
                return
            if not found.group(1):
                mark = self._mark_at(found.start() + 2)
                problem = "found invalid Unicode character escape code"
                raise ScannerError("while parsing a quoted scalar", start, problem, mark)

    def _mark_at(self, index: int) -> Mark:
        return Mark(self.name, index, 0, 0, self.buffer, index)  # only the index is used
