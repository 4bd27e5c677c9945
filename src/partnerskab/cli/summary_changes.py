"""What the summary tells of changes: since which revision, what they are, or why they are missing."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from partnerskab.diff import Change, compare_partnerships
from partnerskab.git_snapshot import RevisionError, write_revision
from partnerskab.i18n import Text
from partnerskab.partnership import AGREEMENT, PartialPartnership
from partnerskab.partnership.loader import load

AUTOMATIC = "auto"
"""Stands for the revision that a build server's change is proposed to."""

_NOTHING_BEFORE = Text(
    "git kender ingen tidligere udgave her.", "git knows no earlier revision here."
)


class Changes(NamedTuple):
    """What changed since a revision, as people name it.

    `found` is None where there was no partnership then. `missing` says why the changes are unknown.
    """

    since: str
    found: list[Change] | None = None
    missing: Text | None = None


def find_changes(partnership: PartialPartnership, since: str, templates: Path | None) -> Changes:
    """Return what changed since a revision of git, or since the one that `auto` stands for.

    Raises `RevisionError` for a revision that is named wrongly; that `auto` finds none, or that
    the history was fetched only in part, is told of instead, and does not stop a check.
    """
    revision = _find_base() if since == AUTOMATIC else since
    try:
        return Changes(revision, _compare(partnership, revision, templates))
    except RevisionError as error:
        fault = error.diagnostic
        if fault.rule == "not_there_then":
            return Changes(revision)
        if fault.rule == "shallow_history":
            return Changes(revision, missing=error.message)
        if since != AUTOMATIC:
            raise
        unknown = fault.rule == "unknown_revision"
        return Changes(revision, missing=_NOTHING_BEFORE if unknown else fault.message)


def _find_base() -> str:
    """Return the base of GitLab's merge request, else the parent of the commit.

    The commit of a GitHub pull request is a merge, whose first parent is the base.
    """
    return os.environ.get("CI_MERGE_REQUEST_DIFF_BASE_SHA") or "HEAD^1"


def _compare(
    partnership: PartialPartnership, revision: str, templates: Path | None
) -> list[Change] | None:
    """Return what changed since a revision; None if there was no partnership then."""
    with TemporaryDirectory(prefix="partnerskab-") as name:
        then = Path(name)
        write_revision(partnership.folder, revision, then)
        if not (then / AGREEMENT).is_file():
            return None
        return compare_partnerships(load(then, templates), partnership)
