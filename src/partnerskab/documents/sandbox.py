"""The sandbox that templates run in: plain data, fixed names, and a diagnostic at worst."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import BuiltinMethodType, TracebackType
from typing import Any, NamedTuple

from jinja2 import (
    BaseLoader,
    FunctionLoader,
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
    "batch",
    "count",
    "default",
    "first",
    "groupby",
    "items",
    "join",
    "last",
    "length",
    "list",
    "map",
    "reject",
    "rejectattr",
    "reverse",
    "select",
    "selectattr",
    "sort",
    "unique",
)

DIAGNOSTIC_TYPES = by_name(
    [
        DiagnosticType(
            "template_error",
            Text(
                "skabelonen {file} kan ikke bruges, linje {line}: {why}",
                "the template {file} cannot be used, line {line}: {why}",
            ),
            Text(
                "Ret linjen i skabelonen, eller brug den, der følger med modellen.",
                "Correct the line in the template, or use the one that comes with the model.",
            ),
            Text(
                "En skabelon kan ændre, hvad et dokument siger, så den bruges helt eller slet ikke.",
                "A template may change what a document says, so it is used wholly or not at all.",
            ),
        ),
    ]
)

_REASONS: dict[type[Exception], Text] = {
    TemplateSyntaxError: Text("den kan ikke læses som Jinja.", "it cannot be read as Jinja."),
    UndefinedError: Text(
        "den nævner noget, der ikke findes.", "it names something that does not exist."
    ),
    SecurityError: Text(
        "den prøver på noget, skabeloner ikke har lov til.",
        "it tries something templates may not do.",
    ),
    TemplateNotFound: Text(
        "filen, eller en fil den henter, findes ikke.",
        "the file, or one it includes, does not exist.",
    ),
    UnicodeDecodeError: Text("filen er ikke UTF-8.", "the file is not UTF-8."),
    OverflowError: Text("dokumentet bliver for langt.", "the document grows too long."),
}
_OTHER_REASON = Text("den gik i stå.", "it broke down.")


class TemplatePath(NamedTuple):
    """Where a template may lie: a folder that is trusted, and the path below it."""

    folder: Path
    name: str


def make_loader(find_paths: Callable[[str], Iterable[TemplatePath]]) -> FunctionLoader:
    """Return a loader of templates with plain names, from the first path that has the file.

    Links, folders and oversized files are refused, which Jinja's own file loaders do not do.
    """

    def load(name: str) -> tuple[str, str, None] | None:
        if not _NAME.fullmatch(name):
            return None
        for path in find_paths(name):
            try:
                return read_file(path.folder, path.name).decode(), name, None
            except FileError as error:
                if error.diagnostic.rule != "file_missing":
                    return None
        return None

    return FunctionLoader(load)


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja with plain data, a few filters, given functions, and escaping that stays on."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(
        self,
        loader: BaseLoader,
        functions: Mapping[str, Callable[..., Any]],
        filters: Mapping[str, Callable[..., Any]],
        finalize: Callable[..., Any] | None = None,
    ) -> None:
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            finalize=finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.globals = {**functions, "namespace": Namespace}
        self.filters = {**{name: self.filters[name] for name in _FILTERS}, **filters}

    def is_safe_attribute(self, obj: Any, attr: str, _value: Any) -> bool:
        """Allow reading from dicts, loop variables, namespaces and imported macros only."""
        if attr.startswith("_"):
            return False
        if isinstance(obj, dict):
            return attr in ("get", "items", "keys", "values")
        return isinstance(obj, LoopContext | Namespace | TemplateModule)

    def is_safe_callable(self, obj: Any) -> bool:
        """Allow the given functions, macros, blocks and loops, and the methods of dicts only."""
        if isinstance(obj, BuiltinMethodType):
            return isinstance(obj.__self__, dict)
        return isinstance(obj, Macro | LoopContext | BlockReference) or any(
            obj is function for function in self.globals.values()
        )

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Allow sums of small whole numbers only; joined texts would lose their escaping."""
        numbers = all(type(value) is int and abs(value) < 1_000_000 for value in (left, right))
        if operator == "**" or not numbers:
            raise SecurityError("only whole numbers are counted with")
        return super().call_binop(context, operator, left, right)


def template_fault(name: str, data: bytes) -> Diagnostic | None:
    """Return what keeps a template from being parsed, if anything does."""
    try:
        Environment(autoescape=True).parse(data.decode(), name)
    except (TemplateSyntaxError, UnicodeDecodeError) as error:
        return _diagnose(name, error)
    return None


def fill_template(environment: Sandbox, name: str, view: Mapping[str, Any]) -> str:
    """Fill a template with a view.

    Raises `DiagnosticError` with the file and the line, and never a value.
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
        raise DiagnosticError(_diagnose(name, error)) from error


def _diagnose(name: str, error: Exception) -> Diagnostic:
    if isinstance(error, TemplateSyntaxError):
        file, line = error.name or name, error.lineno
    else:
        file, line = _find_template_line(error.__traceback__) or (name, 1)
    reason = next(
        (reason for kind, reason in _REASONS.items() if isinstance(error, kind)), _OTHER_REASON
    )
    span = START if line < 1 else Span(line, 1, line, 1)
    return DIAGNOSTIC_TYPES["template_error"].at(span, file=file, line=line, why=reason)


def _find_template_line(trace: TracebackType | None) -> tuple[str, int] | None:
    """Return the file and the line of the innermost template in a traceback."""
    position = None
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if _NAME.fullmatch(file):
            position = file, trace.tb_lineno
        trace = trace.tb_next
    return position
