"""What stops a command. A fault that does not stop one is a finding, a value among others."""

from partnerskab.diagnostics import Diagnostic, Finding
from partnerskab.i18n import Text


class PartnerskabError(Exception):
    """A command cannot go on: why, and the findings to show above that."""

    exit_code = 4

    def __init__(self, message: Text, findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(message.da)
        self.message = message
        self.findings = findings


class UsageError(PartnerskabError):
    """What was typed makes no sense."""

    exit_code = 2


class DataError(PartnerskabError):
    """The files cannot be used as they are."""

    exit_code = 3


class AccessError(PartnerskabError):
    """The system refused to read or write."""

    exit_code = 4


class ConflictError(PartnerskabError):
    """Something was changed by somebody else meanwhile."""

    exit_code = 5


class DiagnosticError(DataError):
    """A fault outside the files of the partnership, which stops what needed the faulty part."""

    def __init__(self, diagnostic: Diagnostic, exit_code: int = DataError.exit_code) -> None:
        texts = zip(diagnostic.message, diagnostic.hint, strict=True)
        super().__init__(Text(*(f"{message} {hint}" for message, hint in texts)))
        self.diagnostic = diagnostic
        self.exit_code = exit_code
