"""A folder as it was at a revision of its git repository.

Git is run so that nothing the repository configures is executed: hooks, filters, file system
monitors, and programs that fetch missing objects.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from partnerskab.diagnostics import START, Diagnostic, DiagnosticType, by_name
from partnerskab.exceptions import AccessError, DiagnosticError, UsageError
from partnerskab.files import MAX_BYTES, MAX_NAMES
from partnerskab.i18n import Text

MAX_TOTAL_BYTES = 32 * 1024 * 1024
MAX_LISTING_BYTES = 8 * 1024 * 1024
TIMEOUT_SECONDS = 60
LEFT_OUT = ("private/", "participants.yaml")
"""The beginnings of the names of files about families, which are never taken out of git again."""

_GIT = (
    "git",
    "--no-pager",
    "--no-replace-objects",
    "--literal-pathspecs",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "core.untrackedCache=false"),
    *("-c", "safe.bareRepository=explicit"),
    *("-c", "protocol.allow=never"),
)
# A repository may lack objects and name a program that fetches them, and a git hook that runs
# partnerskab sets variables that point to its own repository.
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_KEPT_VARIABLES = ("GIT_CONFIG", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM")
_REVISION = re.compile(r"[^-\x00-\x20\x7f:][^\x00-\x1f\x7f:]{0,255}")
_OBJECT_ID = re.compile(rb"[0-9a-f]{40,64}")
_ENTRY = re.compile(rb"(100644|100755) blob ([0-9a-f]{40,64}) +([^ \t]+)\t(.+)", re.DOTALL)

DIAGNOSTIC_TYPES = by_name(
    [
        DiagnosticType(
            "no_repository",
            Text(
                "mappen ligger ikke i et git-repository, som git kan læse.",
                "the folder is in no git repository that git can read.",
            ),
            Text(
                "Kør kommandoen i repositoryet, eller lad --since være ude.",
                "Run the command in the repository, or leave out --since.",
            ),
            Text(
                "Kun git ved, hvordan filerne så ud før.",
                "Only git knows what the files were like before.",
            ),
        ),
        DiagnosticType(
            "no_git",
            Text(
                "programmet git findes ikke på denne maskine.",
                "the program git is not on this machine.",
            ),
            Text(
                "Installer git, eller lad --since være ude.", "Install git, or leave out --since."
            ),
            Text(
                "Kun git ved, hvordan filerne så ud før.",
                "Only git knows what the files were like before.",
            ),
        ),
        DiagnosticType(
            "unknown_revision",
            Text("git kender ikke den udgave.", "git knows no such revision."),
            Text(
                "Skriv en gren (branch), et tag eller en commit, fx main. "
                "På en byggeserver skal historikken hentes med (fetch-depth).",
                "Write a branch, a tag or a commit, such as main. "
                "On a build server the history must be fetched too (fetch-depth).",
            ),
            Text(
                "Uden udgaven er der intet at sammenligne med.",
                "Without the revision there is nothing to compare with.",
            ),
        ),
        DiagnosticType(
            "not_there_then",
            Text("mappen fandtes ikke i den udgave.", "the folder did not exist in that revision."),
            Text("Skriv en senere udgave.", "Write a later revision."),
            Text("Så er hele partnerskabet nyt.", "So the whole partnership is new."),
        ),
        DiagnosticType(
            "revision_unreadable",
            Text(
                "git kunne ikke læse filerne i den udgave.",
                "git could not read the files of that revision.",
            ),
            Text(
                "Prøv `git fsck`, eller hent arkivet igen.",
                "Try `git fsck`, or fetch the repository again.",
            ),
            Text(
                "En udgave læses helt eller slet ikke.", "A revision is read wholly or not at all."
            ),
        ),
    ]
)


class RevisionError(DiagnosticError):
    """A revision that cannot be read: it was named wrongly, or git is missing."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        is_missing = diagnostic.rule == "no_git"
        super().__init__(diagnostic, AccessError.exit_code if is_missing else UsageError.exit_code)


class _Blob(NamedTuple):
    name: str
    object_id: bytes
    size: int


def write_revision(folder: Path, revision: str, into: Path) -> None:
    """Write the regular files of `folder` as they were at `revision` into the empty folder `into`.

    Links, submodules, files larger than a partnership may have and those of `LEFT_OUT` are skipped.
    Raises `RevisionError` if git cannot give all the others.
    """
    prefix = _run_git(folder, "no_repository", "rev-parse", "--show-prefix").removesuffix(b"\n")
    if not _REVISION.fullmatch(revision):
        raise _make_error("unknown_revision")
    commit = _resolve(folder, "unknown_revision", f"{revision}^{{commit}}".encode())
    tree = _resolve(folder, "not_there_then", commit + b":" + prefix.removesuffix(b"/"))
    listing = _run_git(
        folder, "revision_unreadable", "ls-tree", "-r", "-z", "-l", "--full-tree", tree
    )
    if len(listing) > MAX_LISTING_BYTES:
        raise _make_error("revision_unreadable")
    blobs = list(_select_blobs(listing))
    object_ids = b"".join(blob.object_id + b"\n" for blob in blobs)
    contents = _run_git(folder, "revision_unreadable", "cat-file", "--batch", stdin=object_ids)
    _write_blobs(into, blobs, contents)


def _resolve(folder: Path, rule: str, expression: bytes) -> bytes:
    """Return the id of the object that an expression names; raises with `rule` if there is none."""
    output = _run_git(
        folder, rule, "rev-parse", "--verify", "--quiet", "--end-of-options", expression
    )
    object_id = output.strip()
    if not _OBJECT_ID.fullmatch(object_id):
        raise _make_error(rule)
    return object_id


def _run_git(folder: Path, rule: str, *arguments: str | bytes, stdin: bytes = b"") -> bytes:
    """Return the output of a git command; raises with the diagnostic type `rule` if it fails."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith(_KEPT_VARIABLES)
    }
    try:
        process = subprocess.run(  # noqa: S603 - a fixed program with checked arguments
            [*_GIT, *arguments],
            cwd=folder,
            env=inherited | _ENVIRONMENT,
            input=stdin,
            capture_output=True,
            timeout=TIMEOUT_SECONDS,
            check=True,
        )
    except FileNotFoundError:
        raise _make_error("no_git" if folder.is_dir() else "no_repository") from None
    except (OSError, subprocess.SubprocessError):
        raise _make_error(rule) from None
    return process.stdout


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
