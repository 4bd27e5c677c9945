"""Sandbox: where templates run, seeing plain data only, loading fixed names, ending in a fault at worst."""

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import BuiltinMethodType, TracebackType
from typing import Any, NamedTuple

from jinja2 import (
    BaseLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.environment import Environment, TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

from partnerskab.diagnostics import START, Diagnostic, DiagnosticType, Span, by_name
from partnerskab.exceptions import DiagnosticError
from partnerskab.files import FileError, read_file
from partnerskab.i18n import Text

MAX_CHARACTERS = 10_000_000
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}\.(?:md|html)\.j2")
_FILTERS = (
    "batch", "count", "default", "first", "groupby", "items", "join", "last", "length", "list", "map", "reject",
    "rejectattr", "reverse", "select", "selectattr", "sort", "unique",
)  # fmt: skip

DIAGNOSTIC_TYPES = by_name(
    [
        DiagnosticType(
            "template_error",
            Text("skabelonen {file} kan ikke bruges, linje {line}: {why}", "the template {file} cannot be used, line {line}: {why}"),
            Text("Ret linjen i skabelonen, eller brug den, der følger med modellen.", "Correct the line in the template, or use the one that comes with the model."),
            Text("En skabelon kan ændre, hvad et dokument siger, så den bruges helt eller slet ikke.", "A template may change what a document says, so it is used wholly or not at all."),
        ),
    ]
)  # fmt: skip

_WHY: dict[type[Exception], Text] = {
    TemplateSyntaxError: Text("den kan ikke læses som Jinja.", "it cannot be read as Jinja."),
    UndefinedError: Text("den nævner noget, der ikke findes.", "it names something that does not exist."),
    SecurityError: Text("den vil noget, skabeloner ikke må.", "it wants something templates may not do."),
    TemplateNotFound: Text("filen, eller en fil den henter, findes ikke.", "the file, or one it includes, does not exist."),
    UnicodeDecodeError: Text("filen er ikke UTF-8.", "the file is not UTF-8."),
    OverflowError: Text("dokumentet bliver for langt.", "the document grows too long."),
}  # fmt: skip
_OTHERWISE = Text("den gik i stå.", "it broke down.")


class Place(NamedTuple):
    """Where a template may lie: a folder that was named, and the way from there."""

    folder: Path
    name: str


class Loader(BaseLoader):
    """Reads templates by plain names from known places; links, folders and oversized files are refused."""

    def __init__(self, places: Callable[[str], Iterable[Place]]) -> None:
        self.places = places

    def get_source(self, _environment: Environment, template: str) -> tuple[str, str, None]:
        """The text of a template; TemplateNotFound where the name or the file will not do."""
        if _NAME.fullmatch(template):
            for place in self.places(template):
                with suppress(FileError):
                    return read_file(place.folder, place.name).decode(), template, None
        raise TemplateNotFound(template)


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja with plain data, a few filters, our functions, escaping that cannot be turned off, and no more."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(
        self,
        loader: Loader,
        functions: Mapping[str, Callable[..., Any]],
        filters: Mapping[str, Callable[..., Any]],
        finalize: Callable[..., Any] | None = None,
    ) -> None:
        # A template is filled once: to fold its constants first would take longer than it saves.
        super().__init__(
            loader=loader, autoescape=True, optimized=False, undefined=StrictUndefined, finalize=finalize,
            trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
        )  # fmt: skip
        self.globals = {**functions, "namespace": Namespace}
        self.filters = {**{name: self.filters[name] for name in _FILTERS}, **filters}

    def is_safe_attribute(self, obj: Any, attr: str, _value: Any) -> bool:
        """Only what templates need: the keys of data, what a loop knows of itself, imported macros."""
        if attr.startswith("_"):
            return False
        if isinstance(obj, dict):
            return attr in ("get", "items", "keys", "values")
        return isinstance(obj, LoopContext | Namespace | TemplateModule)

    def is_safe_callable(self, obj: Any) -> bool:
        """Our own functions, the template's macros, blocks and loops, and reading from a dict."""
        if isinstance(obj, BuiltinMethodType):
            return isinstance(obj.__self__, dict)
        return isinstance(obj, Macro | LoopContext | BlockReference) or any(
            obj is one for one in self.globals.values()
        )

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Sums of small whole numbers, nothing that could fill the memory or join texts unescaped."""
        numbers = all(type(one) is int and abs(one) < 1_000_000 for one in (left, right))
        if operator == "**" or not numbers:
            raise SecurityError("only whole numbers are counted with")
        return super().call_binop(context, operator, left, right)


def template_fault(name: str, data: bytes) -> Diagnostic | None:
    """What keeps a template from being read at all, before anything is filled into it."""
    try:
        Environment(autoescape=True).parse(data.decode(), name)
    except (TemplateSyntaxError, UnicodeDecodeError) as error:
        return _fault(name, error)
    return None


def fill(environment: Sandbox, name: str, view: Mapping[str, Any]) -> str:
    """Return the template filled with the view.

    Raises `DiagnosticError`, which names file and line and never a value.
    """
    try:
        pieces: list[str] = []
        length = 0
        for piece in environment.get_template(name).generate(view):
            length += len(piece)
            if length > MAX_CHARACTERS:
                raise OverflowError
            pieces.append(piece)
        return "".join(pieces)
    except Exception as error:
        raise DiagnosticError(_fault(name, error)) from error


def _fault(name: str, error: Exception) -> Diagnostic:
    file, number = name, 1
    if isinstance(error, TemplateSyntaxError):
        file, number = error.name or name, error.lineno
    else:
        file, number = _where(error.__traceback__) or (file, number)
    why = next((said for kind, said in _WHY.items() if isinstance(error, kind)), _OTHERWISE)
    return DIAGNOSTIC_TYPES["template_error"].at(
        START if number < 1 else Span(number, 1, number, 1), file=file, line=number, why=why
    )


def _where(trace: TracebackType | None) -> tuple[str, int] | None:
    """The innermost line of a template that an error passed through."""
    place = None
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if _NAME.fullmatch(file):
            place = file, trace.tb_lineno
        trace = trace.tb_next
    return place
