"""Files: read what a partnership holds, and nothing else; write so that no file is ever half written."""

import contextlib
import errno
import os
import secrets
import stat
import time
from pathlib import Path, PurePosixPath

from partnerskab.diagnostics import START, Diagnostic, load_types
from partnerskab.exceptions import DiagnosticError

MAX_BYTES = 1024 * 1024
MAX_NAMES = 2000
TEMPORARY = ".partnerskab-*.tmp"
STALE_SECONDS = 3600

_MOUNT_POINT = 0xA0000003  # a Windows junction: a link that S_ISLNK does not see

DIAGNOSTIC_TYPES = load_types(Path(__file__).with_suffix(".json"))

_KIND_OF_ERRNO = {
    errno.ENOENT: "file_missing",
    errno.ENOTDIR: "file_missing",
    errno.ELOOP: "file_is_link",
    errno.EISDIR: "file_not_regular",
    errno.ENXIO: "file_not_regular",
    errno.EEXIST: "file_exists",
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "file_too_large",
}


def os_fault(error: OSError) -> Diagnostic:
    """Return what the system refused, without the system's own words or any path."""
    return DIAGNOSTIC_TYPES[_KIND_OF_ERRNO.get(error.errno or 0, "file_unreadable")].at(START)


class FileError(DiagnosticError):
    """A file cannot be read; the diagnostic has neither the system's own words nor any path."""


def _file_error(kind: str) -> FileError:
    return FileError(DIAGNOSTIC_TYPES[kind].at(START))


def read_file(folder: Path, name: str) -> bytes:
    """Return the bytes of an ordinary file under `folder`, at most 1 MiB.

    `name` is a path with `/`. Only `folder` itself may be reached through a link.
    Raises `FileError` if the file cannot be read or is not one to read.
    """
    parts = name.split("/")
    if PurePosixPath(name).is_absolute() or {"", ".", ".."} & set(parts) or "\0" in name:
        raise _file_error("file_outside")
    if os.sep != "/" and (os.sep in name or ":" in name):
        raise _file_error("file_outside")
    try:
        place = folder
        for part in parts:
            place = place / part
            seen = place.lstat()
            if _is_link(seen):
                raise _file_error("file_is_link")
        return _read_regular(place, seen)
    except OSError as error:
        raise FileError(os_fault(error)) from error


def write_new(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Make a file that does not exist yet, whole or not at all; FileExistsError if it does."""
    temporary = _write_temporary(path.parent, data, mode)
    try:
        _move_without_overwriting(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(path.parent)


def replace(path: Path, data: bytes) -> None:
    """Put new content in a file, whole or not at all, keeping its mode; links are refused (OSError)."""
    mode: int | None = None
    with contextlib.suppress(FileNotFoundError):
        seen = path.lstat()
        if _is_link(seen):
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        if not stat.S_ISREG(seen.st_mode):
            raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
        mode = stat.S_IMODE(seen.st_mode)
    temporary = _write_temporary(path.parent, data, 0o644 if mode is None else mode)
    try:
        if mode is not None:
            temporary.chmod(mode)  # the umask must not narrow what was there
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _is_link(seen: os.stat_result) -> bool:
    return stat.S_ISLNK(seen.st_mode) or getattr(seen, "st_reparse_tag", 0) == _MOUNT_POINT


def _read_regular(place: Path, seen: os.stat_result) -> bytes:
    if not stat.S_ISREG(seen.st_mode):
        raise _file_error("file_not_regular")
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, name, 0)
    handle = os.open(place, flags)
    with open(handle, "rb", buffering=0) as file:  # noqa: PTH123 - an open descriptor has no path
        opened = os.fstat(handle)
        if not (stat.S_ISREG(opened.st_mode) and os.path.samestat(seen, opened)):
            raise _file_error("file_not_regular")  # it was swapped since it was looked at
        data = bytearray()
        while len(data) <= MAX_BYTES and (more := file.read(MAX_BYTES + 1 - len(data))):
            data += more
    if len(data) > MAX_BYTES:
        raise _file_error("file_too_large")
    return bytes(data)


def _write_temporary(folder: Path, data: bytes, mode: int) -> Path:
    _sweep(folder)
    temporary = folder / TEMPORARY.replace("*", secrets.token_hex(8))
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, name, 0)
    handle = os.open(temporary, flags, mode)
    try:
        with open(handle, "wb") as file:  # noqa: PTH123
            file.write(data)
            file.flush()
            os.fsync(handle)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _move_without_overwriting(temporary: Path, path: Path) -> None:
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:
        # No hard links here (exFAT, some network drives): claim the name, then put the content in.
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        os.close(os.open(path, flags))
        try:
            temporary.replace(path)
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # folders cannot be opened there
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def _sweep(folder: Path) -> None:
    """Remove what a killed run left behind; a young one may belong to a run that is still alive."""
    for left in folder.glob(TEMPORARY):
        with contextlib.suppress(OSError):
            if time.time() - left.lstat().st_mtime > STALE_SECONDS:
                left.unlink()


def list_files(folder: Path) -> list[str]:
    """The names of the ordinary files below a folder, sorted, `/` between parts; no links are followed.

    Git's own folder and `private/` are left out, and no more than `MAX_NAMES` names are taken.
    """
    names: list[str] = []
    waiting = [""]
    while waiting and len(names) < MAX_NAMES:
        under = waiting.pop()
        try:
            entries = sorted(os.scandir(folder / under), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            name = f"{under}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if entry.name != ".git" and name != "private":
                    waiting.append(f"{name}/")
            elif entry.is_file(follow_symlinks=False):
                names.append(name)
    return sorted(names[:MAX_NAMES])
