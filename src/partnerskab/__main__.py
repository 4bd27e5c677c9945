"""The entry point: runs the command line and turns whatever happens into an exit code and at most a few lines."""

import contextlib
import errno
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType
from typing import Any


def main() -> None:
    """Run partnerskab and leave without tearing the interpreter down: a fifth of a run is saved."""
    gc.disable()
    _without_plugins()
    try:
        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    except BaseException as error:  # an installation that cannot even be loaded
        with contextlib.suppress(OSError, ValueError, AttributeError):
            sys.stderr.write(
                f"partnerskab: kan ikke starte / cannot start ({type(error).__name__}).\n"
            )
        code = 4
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stderr.flush()
    os._exit(code)


class _StandIn(ModuleType):
    """A module in another's place, which gives way as soon as it is asked for more than it has."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


def _without_plugins() -> None:
    """Keep pydantic from looking for plugins that nobody asked for.

    Being told so (`PYDANTIC_DISABLE_PLUGINS`) does not keep it from loading what it would look with: the mail
    and network packages of the standard library, by way of importlib.metadata. A module in their place does.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if os.environ["PYDANTIC_DISABLE_PLUGINS"] == "__all__":
        name = "pydantic.plugin._loader"
        sys.modules.setdefault(name, _StandIn(name)).__dict__["get_plugins"] = tuple


def run(arguments: Sequence[str]) -> int:
    """Run the program and return its exit code; whatever happens, no traceback and no value of anybody's is shown.

    Codes: 0 fine, 1 findings, 2 wrong use, 3 the data cannot be used, 4 the system said no, 5 changed meanwhile.
    """
    from partnerskab.report import prepare_streams

    if not prepare_streams():
        _tell("der er intet sted at skrive svaret.", "there is nowhere to write the answer.")
        return 4
    try:
        code = _guarded(arguments)
        sys.stdout.flush()
    except OSError as error:
        return _system(error)
    return code


def _guarded(arguments: Sequence[str]) -> int:
    from partnerskab.cli import app, app_for

    asked = app_for(arguments[0] if arguments else "")
    try:
        return int(asked(list(arguments), prog_name="partnerskab", standalone_mode=False) or 0)
    except OSError:
        raise
    except SystemExit as stop:  # typer's own answer to a reader who left
        raise BrokenPipeError(errno.EPIPE, "") from stop
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            sys.stdout.write(f"{error}\n")
            return 2
        return _explained(error, app)


def _explained(error: Exception, app: Any) -> int:
    from partnerskab.commands.mishap import mishap
    from partnerskab.i18n import interface_language
    from partnerskab.report import finding_line, say

    commands = [one.callback.__name__ for one in app.registered_commands if one.callback]
    what = mishap(error, commands)
    sys.stdout.flush()
    if what.code == 130 and sys.stderr.isatty():
        sys.stderr.write("\n")  # the terminal shows ^C where the answer would stand
    for finding in what.findings:
        say(finding_line(finding, interface_language()), sys.stderr)
    _tell(*what.text)
    return what.code


def _tell(da: str, en: str) -> None:
    """One line on standard error, if there is anybody to read it."""
    from partnerskab.i18n import Text, interface_language
    from partnerskab.report import safe, say

    with contextlib.suppress(OSError, ValueError):
        say(f"partnerskab: {safe(Text(da, en).in_language(interface_language()))}", sys.stderr)


def _system(error: OSError) -> int:
    """What the system refused to write: a reader who left is no fault of ours, a full disk is told."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if error.errno == errno.EPIPE:
        return 141
    _tell(
        "systemet sagde nej, så svaret blev ikke skrevet. Se efter, om der er plads og adgang.",
        "the system said no, so the answer was not written. See whether there is room and access.",
    )
    return 4


if __name__ == "__main__":
    main()
