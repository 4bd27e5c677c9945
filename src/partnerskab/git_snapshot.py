"""A folder as it was at a revision of its git repository.

This is the only place that runs git. The folder may hold anything that somebody proposes to
change, so git is told which repository to read and never looks for one, and nothing that the
repository configures is executed: hooks, filters, file system monitors, and programs that fetch
missing objects.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from partnerskab.diagnostics import START, Diagnostic, load_types
from partnerskab.exceptions import AccessError, DiagnosticError, UsageError
from partnerskab.files import MAX_BYTES, MAX_NAMES

MAX_TOTAL_BYTES = 32 * 1024 * 1024
MAX_LISTING_BYTES = 8 * 1024 * 1024
TIMEOUT_SECONDS = 60
LEFT_OUT = ("private/", "participants.yaml")
"""The beginnings of the names of files about families, which are never taken out of git again."""

_OPTIONS = (
    "--no-pager",
    "--no-replace-objects",
    "--literal-pathspecs",
    *("-c", "core.alternateRefsCommand="),
    *("-c", f"core.attributesFile={os.devnull}"),
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "core.untrackedCache=false"),
    *("-c", "credential.helper="),
    *("-c", "protocol.allow=never"),
    *("-c", "safe.bareRepository=explicit"),
)
# A repository may lack objects and name a program that fetches them. A git hook that runs
# partnerskab sets variables that point to its own repository, so none of git's are inherited.
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_REVISION = re.compile(r"[^-\x00-\x20\x7f:][^\x00-\x1f\x7f:]{0,255}")
_OBJECT_ID = re.compile(rb"[0-9a-f]{40,64}")
_ENTRY = re.compile(rb"(100644|100755) blob ([0-9a-f]{40,64}) +([^ \t]+)\t(.+)", re.DOTALL)

DIAGNOSTIC_TYPES = load_types(Path(__file__).with_suffix(".json"))


class RevisionError(DiagnosticError):
    """A revision that cannot be read: it was named wrongly, or git is missing."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        is_missing = diagnostic.rule == "no_git"
        super().__init__(diagnostic, AccessError.exit_code if is_missing else UsageError.exit_code)


class _Blob(NamedTuple):
    name: str
    object_id: bytes
    size: int


class _Repository(NamedTuple):
    """The program git, and the folder whose `.git` it reads."""

    program: str
    top: Path

    def run(self, rule: str, *arguments: str | bytes, stdin: bytes = b"") -> bytes:
        """Return the output of a git command; raises with the type `rule` if it fails."""
        named = (f"--git-dir={self.top / '.git'}", f"--work-tree={self.top}")
        own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        try:
            process = subprocess.run(  # noqa: S603 - a fixed program with checked arguments
                [self.program, *named, *_OPTIONS, *arguments],
                cwd=self.top,
                env=own | _ENVIRONMENT,
                input=stdin,
                capture_output=True,
                timeout=TIMEOUT_SECONDS,
                check=True,
            )
        except (OSError, subprocess.SubprocessError):
            raise _make_error(rule) from None
        return process.stdout

    def resolve(self, rule: str, expression: bytes) -> bytes:
        """Return the id of the object that an expression names; raises with `rule` if none."""
        output = self.run(rule, "rev-parse", "--verify", "--quiet", "--end-of-options", expression)
        object_id = output.strip()
        if not _OBJECT_ID.fullmatch(object_id):
            raise _make_error(rule)
        return object_id

    def resolve_commit(self, revision: str) -> bytes:
        """Return the id of the commit that a revision names."""
        if not _REVISION.fullmatch(revision):
            raise _make_error("unknown_revision")
        try:
            return self.resolve("unknown_revision", f"{revision}^{{commit}}".encode())
        except RevisionError:
            shallow = self.run("unknown_revision", "rev-parse", "--is-shallow-repository")
            if shallow.strip() == b"true":
                raise _make_error("shallow_history") from None
            raise

    def list_files(self, tree: bytes) -> bytes:
        """Return git's listing of all files of a tree."""
        listing = self.run("revision_unreadable", "ls-tree", "-r", "-z", "-l", "--full-tree", tree)
        if len(listing) > MAX_LISTING_BYTES:
            raise _make_error("revision_unreadable")
        return listing


def find_top(folder: Path) -> Path | None:
    """Return the nearest folder, from this one upwards, that has a `.git` of its own.

    Git refuses to track anything called `.git`, so a proposal cannot bring one, but it can bring
    the files of a bare repository; those are not looked for.
    """
    return next((top for top in (folder, *folder.parents) if _is_git(top / ".git")), None)


def _is_git(entry: Path) -> bool:
    """Whether this is a repository, or the file that stands for one in a linked work tree."""
    if entry.is_symlink():
        return False
    return entry.is_file() or (entry / "HEAD").is_file()


def _open_repository(folder: Path) -> _Repository:
    top = find_top(folder)
    if top is None:
        raise _make_error("no_repository")
    program = _find_git()
    if program is None:
        raise _make_error("no_git")
    return _Repository(program, top)


def _find_git() -> str | None:
    """Return the path of git, never one in the current folder, which may be a proposal's."""
    places = os.environ.get("PATH", os.defpath).split(os.pathsep)
    absolute = os.pathsep.join(place for place in places if Path(place).is_absolute())
    program = shutil.which("git", path=absolute)
    return program if program is not None and Path(program).is_absolute() else None


def write_revision(folder: Path, revision: str, into: Path) -> None:
    """Write the regular files of `folder` as they were at `revision` into the empty folder `into`.

    Links, submodules, files larger than a partnership may have and those of `LEFT_OUT` are skipped.
    Raises `RevisionError` if git cannot give all the others.
    """
    folder = folder.resolve()
    repository = _open_repository(folder)
    commit = repository.resolve_commit(revision)
    prefix = os.fsencode(folder.relative_to(repository.top).as_posix())
    name = b"" if prefix == b"." else prefix
    tree = repository.resolve("not_there_then", commit + b":" + name)
    blobs = list(_select_blobs(repository.list_files(tree)))
    object_ids = b"".join(blob.object_id + b"\n" for blob in blobs)
    contents = repository.run("revision_unreadable", "cat-file", "--batch", stdin=object_ids)
    _write_blobs(into, blobs, contents)


def _select_blobs(listing: bytes) -> Iterator[_Blob]:
    """Yield the regular files of a listing, as many and as large as a partnership may have."""
    total_size = count = 0
    for entry in listing.split(b"\0"):
        match = _ENTRY.fullmatch(entry)
        if match is None or count == MAX_NAMES:
            continue
        if not match[3].isdigit():  # git lacks the object
            raise _make_error("revision_unreadable")
        size, name = int(match[3][:12]), os.fsdecode(match[4])
        if size > MAX_BYTES or total_size + size > MAX_TOTAL_BYTES or not _is_allowed_name(name):
            continue
        count, total_size = count + 1, total_size + size
        yield _Blob(name, match[2], size)


def _is_allowed_name(name: str) -> bool:
    """Whether a file may be written under this name inside a folder, and may be shown."""
    special = {"", ".", "..", ".git"} & {part.casefold() for part in name.split("/")}
    foreign = os.sep != "/" and (os.sep in name or ":" in name)
    return not special and not foreign and not name.casefold().startswith(LEFT_OUT)


def _write_blobs(into: Path, blobs: list[_Blob], contents: bytes) -> None:
    """Write each file, after checking that git sent the object that was asked for."""
    position = 0
    for blob in blobs:
        header = b"%s blob %d\n" % (blob.object_id, blob.size)
        start = position + len(header)
        end = start + blob.size
        if contents[position:start] != header or contents[end : end + 1] != b"\n":
            raise _make_error("revision_unreadable")
        _write_file(into / blob.name, contents[start:end])
        position = end + 1


def _write_file(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
    except OSError:
        raise _make_error("revision_unreadable") from None


def _make_error(rule: str) -> RevisionError:
    return RevisionError(DIAGNOSTIC_TYPES[rule].at(START))
