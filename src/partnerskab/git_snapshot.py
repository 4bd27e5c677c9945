"""Revisions: a folder as it was at a revision of its git repository, without running anything that the repository names."""

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

MAX_TOTAL = 32 * 1024 * 1024
MAX_LISTING = 8 * 1024 * 1024
SECONDS = 60
LEFT_OUT = ("private/", "participants.yaml")
"""What nobody gets to see of an old version: nothing on the families is taken out of git again."""

_GIT = (
    "git", "--no-pager", "--no-replace-objects", "--literal-pathspecs",
    "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "core.untrackedCache=false",
    "-c", "safe.bareRepository=explicit", "-c", "protocol.allow=never",
)  # fmt: skip
# A repository may lack objects and name a program that fetches them; and a hook that runs us points git at its own.
_FIXED = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_KEPT = ("GIT_CONFIG", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM")
_REVISION = re.compile(r"[^-\x00-\x20\x7f:][^\x00-\x1f\x7f:]{0,255}")
_DIGEST = re.compile(rb"[0-9a-f]{40,64}")
_ENTRY = re.compile(rb"(100644|100755) blob ([0-9a-f]{40,64}) +([^ \t]+)\t(.+)", re.DOTALL)

DIAGNOSTIC_TYPES = by_name(
    [
        DiagnosticType(
            "no_repository",
            Text("mappen ligger ikke i et git-arkiv, som git vil læse her.", "the folder is in no git repository that git will read here."),
            Text("Kør kommandoen i arkivet, eller lad --since være ude.", "Run the command in the repository, or leave out --since."),
            Text("Kun git ved, hvordan filerne så ud før.", "Only git knows what the files were like before."),
        ),
        DiagnosticType(
            "no_git",
            Text("programmet git findes ikke på denne maskine.", "the program git is not on this machine."),
            Text("Installer git, eller lad --since være ude.", "Install git, or leave out --since."),
            Text("Kun git ved, hvordan filerne så ud før.", "Only git knows what the files were like before."),
        ),
        DiagnosticType(
            "unknown_revision",
            Text("git kender ikke den udgave.", "git knows no such revision."),
            Text("Skriv en gren, et mærke eller en commit, fx main. På en byggeserver skal historikken hentes med (fetch-depth).", "Write a branch, a tag or a commit, such as main. On a build server the history must be fetched too (fetch-depth)."),
            Text("Uden udgaven er der intet at sammenligne med.", "Without the revision there is nothing to compare with."),
        ),
        DiagnosticType(
            "not_there_then",
            Text("mappen fandtes ikke i den udgave.", "the folder did not exist in that revision."),
            Text("Skriv en senere udgave.", "Write a later revision."),
            Text("Så er hele partnerskabet nyt.", "So the whole partnership is new."),
        ),
        DiagnosticType(
            "revision_unreadable",
            Text("git kunne ikke læse filerne i den udgave.", "git could not read the files of that revision."),
            Text("Prøv `git fsck`, eller hent arkivet igen.", "Try `git fsck`, or fetch the repository again."),
            Text("En udgave læses helt eller slet ikke.", "A revision is read wholly or not at all."),
        ),
    ]
)  # fmt: skip


class RevisionError(DiagnosticError):
    """A revision that cannot be had: the wrong one was asked for, or git is not there."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        refused = diagnostic.rule == "no_git"
        super().__init__(diagnostic, AccessError.exit_code if refused else UsageError.exit_code)


class _Blob(NamedTuple):
    name: str
    digest: bytes
    size: int


def write_revision(folder: Path, revision: str, into: Path) -> None:
    """Write the ordinary files of `folder` as they were at `revision` into the empty folder `into`.

    Links, submodules, what is larger than a partnership's files may be and what `LEFT_OUT` names are skipped.
    Raises `RevisionError` where git has no such thing.
    """
    prefix = _asked(folder, "no_repository", "rev-parse", "--show-prefix").removesuffix(b"\n")
    if not _REVISION.fullmatch(revision):
        raise _unreadable("unknown_revision")
    commit = _digest(folder, "unknown_revision", f"{revision}^{{commit}}".encode())
    tree = _digest(folder, "not_there_then", commit + b":" + prefix.removesuffix(b"/"))
    listing = _asked(
        folder, "revision_unreadable", "ls-tree", "-r", "-z", "-l", "--full-tree", tree
    )
    if len(listing) > MAX_LISTING:
        raise _unreadable("revision_unreadable")
    blobs = list(_blobs(listing))
    wanted = b"".join(one.digest + b"\n" for one in blobs)
    contents = _run(folder, ("cat-file", "--batch"), wanted)
    if contents is None:
        raise _unreadable("revision_unreadable")
    _write(into, blobs, contents)


def _digest(folder: Path, fault: str, what: bytes) -> bytes:
    said = _asked(
        folder, fault, "rev-parse", "--verify", "--quiet", "--end-of-options", what
    ).strip()
    if not _DIGEST.fullmatch(said):
        raise _unreadable(fault)
    return said


def _asked(folder: Path, fault: str, *arguments: str | bytes) -> bytes:
    said = _run(folder, arguments)
    if said is None:
        raise _unreadable(fault)
    return said


def _run(folder: Path, arguments: tuple[str | bytes, ...], given: bytes = b"") -> bytes | None:
    """What git says, or None where it fails."""
    own = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith(_KEPT)
    }
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, its words checked above
            [*_GIT, *arguments], cwd=folder, env=own | _FIXED, input=given, capture_output=True,
            timeout=SECONDS, check=False,
        )  # fmt: skip
    except FileNotFoundError:
        raise _unreadable("no_git" if folder.is_dir() else "no_repository") from None
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def _blobs(listing: bytes) -> Iterator[_Blob]:
    """The ordinary files of a listing, as many and as large as a partnership may have."""
    total = taken = 0
    for entry in listing.split(b"\0"):
        match = _ENTRY.fullmatch(entry)
        if match is None or taken == MAX_NAMES:
            continue
        if not match[3].isdigit():  # git lacks the object
            raise _unreadable("revision_unreadable")
        size, name = int(match[3][:12]), os.fsdecode(match[4])
        if size > MAX_BYTES or total + size > MAX_TOTAL or not _is_plain(name):
            continue
        taken, total = taken + 1, total + size
        yield _Blob(name, match[2], size)


def _is_plain(name: str) -> bool:
    """Whether a name is one that may be written below a folder, and may be shown."""
    parts = name.split("/")
    odd = {"", ".", "..", ".git"} & {part.casefold() for part in parts}
    foreign = os.sep != "/" and (os.sep in name or ":" in name)
    return not odd and not foreign and not name.casefold().startswith(LEFT_OUT)


def _write(into: Path, blobs: list[_Blob], contents: bytes) -> None:
    """Put each file in its place, once git has given what it announced."""
    at = 0
    for one in blobs:
        head = b"%s blob %d\n" % (one.digest, one.size)
        end = at + len(head) + one.size
        if contents[at : at + len(head)] != head or contents[end : end + 1] != b"\n":
            raise _unreadable("revision_unreadable")
        place = into / one.name
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("xb") as file:
                file.write(contents[at + len(head) : end])
        except OSError:
            raise _unreadable("revision_unreadable") from None
        at = end + 1


def _unreadable(name: str) -> RevisionError:
    return RevisionError(DIAGNOSTIC_TYPES[name].at(START))
