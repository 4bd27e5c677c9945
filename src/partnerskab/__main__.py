"""The entry point: runs the command line and turns whatever happens into an exit code."""

import contextlib
import errno
import gc
import os
import sys
from collections.abc import Sequence

DEBUG = "PARTNERSKAB_DEBUG"
"""Set to 1 for a traceback on standard error; nobody else sees one."""


def main() -> None:
    """Run partnerskab and end the process with its exit code."""
    gc.disable()  # a run is short: a twentieth of a `check` went into collecting next to nothing
    # A plugin would see what people wrote; looking for plugins also takes 3 % of a `check`.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    except BaseException as error:  # an installation that cannot even be loaded
        _write_traceback(error)
        with contextlib.suppress(OSError, ValueError, AttributeError):
            name = type(error).__name__
            sys.stderr.write(f"partnerskab: kan ikke starte / cannot start ({name}).\n")
        code = 4
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stderr.flush()
    os._exit(code)  # taking the interpreter down in good order takes a tenth of a `check`


def run(arguments: Sequence[str]) -> int:
    """Run the program and return its exit code; no traceback and nobody's data is shown.

    Codes: 0 fine, 1 findings, 2 wrong use, 3 the data cannot be used, 4 the system said no,
    5 changed meanwhile.
    """
    from partnerskab.cli.console import prepare_streams

    if not prepare_streams():
        _write_error(
            "svaret kan ikke vises, for programmet har ingen skærm eller fil at skrive til.",
            "the answer cannot be shown, for the program has no screen or file to write to.",
        )
        return 4
    try:
        code = _run_command(arguments)
        sys.stdout.flush()
    except OSError as error:
        return _report_refusal(error)
    return code


def _run_command(arguments: Sequence[str]) -> int:
    from partnerskab.cli.app import app

    try:
        return int(app(list(arguments), prog_name="partnerskab", standalone_mode=False) or 0)
    except OSError:
        raise
    except SystemExit as stop:  # typer's own answer to a reader who left
        raise BrokenPipeError(errno.EPIPE, "") from stop
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        return _report_error(error)


def _report_error(error: Exception) -> int:
    from partnerskab.cli.console import write_line
    from partnerskab.cli.errors import INTERRUPTED, describe_error, is_help
    from partnerskab.i18n import get_interface_language
    from partnerskab.reporters import format_finding

    if is_help(error):
        sys.stdout.write(f"{error}\n")
        return 2
    failure = describe_error(error)
    sys.stdout.flush()
    if failure.exit_code == INTERRUPTED and sys.stderr.isatty():
        sys.stderr.write("\n")  # the terminal shows ^C where the answer would stand
    _write_traceback(error)
    for finding in failure.findings:
        write_line(format_finding(finding, get_interface_language()), sys.stderr)
    _write_error(*failure.message)
    return failure.exit_code


def _write_traceback(error: BaseException) -> None:
    """Write a traceback for whoever asked for it: it may hold what stands in the files."""
    if os.environ.get(DEBUG) == "1":
        from traceback import print_exception

        print_exception(error)


def _write_error(da: str, en: str) -> None:
    """Write one line on standard error, if there is anybody to read it."""
    from partnerskab.cli.console import write_line
    from partnerskab.i18n import Text, get_interface_language
    from partnerskab.text.safe_text import make_safe

    message = make_safe(Text(da, en).in_language(get_interface_language()))
    with contextlib.suppress(OSError, ValueError):
        write_line(f"partnerskab: {message}", sys.stderr)


def _report_refusal(error: OSError) -> int:
    """Return the exit code where the system refused to write: 141 for a reader who left."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if error.errno == errno.EPIPE:
        return 141
    _write_traceback(error)
    _write_error(
        "computeren afviste det, så svaret blev ikke skrevet. Se efter, om der er plads og adgang.",
        "the computer refused, so the answer was not written. See whether there is room and access.",
    )
    return 4


if __name__ == "__main__":
    main()
