"""Files that a command writes where somebody says: never data, never through a link."""

import errno
import os
import stat
from pathlib import Path

from partnerskab.exceptions import UsageError
from partnerskab.git_snapshot import find_top
from partnerskab.i18n import Text

DATA_ENDINGS = (".yaml", ".yml", "baseline.json")


def refuse_unsafe_output(path: Path) -> None:
    """Raise `UsageError` for a file that holds a partnership's data, or that is not a plain one."""
    if path.name.casefold().rstrip(". ").endswith(DATA_ENDINGS):
        message = Text(
            "den fil er til partnerskabets egne oplysninger og bliver ikke ændret. "
            "Vælg et andet navn, fx overblik.md.",
            "that file is for the partnership's own data and is not changed. "
            "Choose another name, such as summary.md.",
        )
        raise UsageError(message)
    if _has_link(path) or (path.exists() and not path.is_file()):
        message = Text(
            "der står en genvej, en mappe eller noget andet, der ikke er en almindelig fil. "
            "Vælg et andet navn.",
            "there is a link, a folder or something else that is no ordinary file. "
            "Choose another name.",
        )
        raise UsageError(message)


def _has_link(path: Path) -> bool:
    """Whether a file is a link, or stands below one that a proposal may have brought."""
    path = path.absolute()
    top = find_top(path.parent)
    below = (place for place in path.parents if top is not None and place.is_relative_to(top))
    return any(place.is_symlink() for place in (path, *below) if place != top)


def append_text(path: Path, text: str) -> None:
    """Put a text at the end of an ordinary file, which is made if it is not there.

    Raises `OSError` if that cannot be done or the file is not an ordinary one.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, name, 0)
    handle = os.open(path, flags, 0o644)
    with open(handle, "ab") as stream:  # noqa: PTH123 - an open descriptor has no path
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
        stream.write(text.encode("utf-8", "backslashreplace"))
