"""A folder as git knew it, read without running anything the repository configures."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from partnerskab.files import MAX_BYTES
from partnerskab.git_snapshot import RevisionError, write_revision

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the shell and the links of Unix")

Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """A repository with a partnership in a folder whose name is not plain."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    top = tmp_path / "arkiv"
    top.mkdir()

    def run(*arguments: str) -> str:
        names = (
            "-c",
            "user.name=A",
            "-c",
            "user.email=a@b.example",
            "-c",
            "protocol.file.allow=always",
        )
        done = subprocess.run(
            ["git", *names, *arguments], cwd=top, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    run("init", "-q", "-b", "main")
    folder = top / "en mappe, æøå"
    folder.mkdir()
    (folder / "agreement.yaml").write_bytes("titel: Før\r\n".encode())
    (folder / "signed").mkdir()
    (folder / "signed" / "v1.md").write_text("én\n", "utf-8")
    (top / "outside.yaml").write_text("x: 1\n", "utf-8")
    run("add", "-A")
    run("commit", "-qm", "one")
    return run


def folder_of(tmp_path: Path) -> Path:
    return tmp_path / "arkiv" / "en mappe, æøå"


def read(folder: Path, revision: str, into: Path) -> dict[str, bytes]:
    into.mkdir()
    write_revision(folder, revision, into)
    return {
        str(path.relative_to(into)): path.read_bytes() for path in into.rglob("*") if path.is_file()
    }


def refused(folder: Path, revision: str, into: Path) -> str:
    with pytest.raises(RevisionError) as caught:
        read(folder, revision, into)
    assert list(into.iterdir()) == []
    assert all(caught.value.diagnostic.message)
    assert all(caught.value.diagnostic.hint)
    return caught.value.diagnostic.rule


def test_the_files_as_they_were(git: Git, tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (folder / "agreement.yaml").write_text("titel: Efter\n", "utf-8")
    (folder / "new.yaml").write_text("x: 1\n", "utf-8")
    git("tag", "før")
    git("add", "-A")
    git("commit", "-qm", "two")
    was = {"agreement.yaml": "titel: Før\r\n".encode(), "signed/v1.md": "én\n".encode()}
    for place, revision in enumerate(
        ("HEAD~1", "HEAD^1", "før", "refs/tags/før", git("rev-parse", "HEAD~1"))
    ):
        assert read(folder, revision, tmp_path / str(place)) == was
    assert read(folder / "signed", "HEAD", tmp_path / "inner") == {"v1.md": "én\n".encode()}
    assert "outside.yaml" in read(folder.parent, "main", tmp_path / "top")


def test_private_files_and_families_are_left_out(git: Git, tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (folder / "private").mkdir()
    for name in ("private/names.yaml", "Private.txt", "participants.yaml"):
        (folder / name).write_text("f01: x\n", "utf-8")
    git("add", "-Af")
    git("commit", "-qm", "two")
    assert set(read(folder, "HEAD", tmp_path / "x")) == {
        "agreement.yaml",
        "signed/v1.md",
        "Private.txt",
    }


def test_links_and_large_files_are_left_out(git: Git, tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (folder / "link.yaml").symlink_to("/etc/passwd")
    (folder / "large.yaml").write_bytes(b"x" * (MAX_BYTES + 1))
    (folder / "full.yaml").write_bytes(b"x" * MAX_BYTES)
    git("add", "-A")
    git("commit", "-qm", "two")
    found = read(folder, "HEAD", tmp_path / "x")
    assert set(found) == {"agreement.yaml", "signed/v1.md", "full.yaml"}


def test_names_that_lead_out(git: Git, tmp_path: Path) -> None:
    """A tree nobody can make with `git add`."""
    blob = git("hash-object", "-w", str(folder_of(tmp_path) / "agreement.yaml"))
    tree = bytes.fromhex(blob)
    data = b"".join(
        b"100644 " + name + b"\0" + tree for name in (b"..", b"a\\..\\b", b"agreement.yaml")
    )
    raw = tmp_path / "raw"
    raw.write_bytes(data)
    up = git("hash-object", "-w", "-t", "tree", "--literally", str(raw))
    nested = tmp_path / "nested"
    nested.write_bytes(
        b"40000 ..\0"
        + bytes.fromhex(up)
        + b"40000 en mappe, "
        + "æøå".encode()
        + b"\0"
        + bytes.fromhex(up)
    )
    top = git("hash-object", "-w", "-t", "tree", "--literally", str(nested))
    commit = git("commit-tree", top, "-m", "bad")
    assert set(read(folder_of(tmp_path), commit, tmp_path / "x")) == {"agreement.yaml", "a\\..\\b"}
    assert set(read(folder_of(tmp_path).parent, commit, tmp_path / "y")) == {
        "en mappe, æøå/agreement.yaml", "en mappe, æøå/a\\..\\b",
    }  # fmt: skip


REVISIONS = [
    "", "unknown", "HEAD~9", "-h", "--all", "--git-dir=/", "HEAD:agreement.yaml", ":/one", "^HEAD", "HEAD..HEAD", "HEAD\nHEAD", "a" * 999,
    "HEAD\x00", "0" * 40, "HEAD^{blob}", " HEAD",
]  # fmt: skip


@pytest.mark.parametrize("revision", REVISIONS)
def test_unknown_revisions(revision: str, git: Git, tmp_path: Path) -> None:
    assert refused(folder_of(tmp_path), revision, tmp_path / "x") == "unknown_revision"


def test_no_repository(git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(tmp_path, "HEAD", tmp_path / "x") == "no_repository"
    assert refused(tmp_path / "nowhere", "HEAD", tmp_path / "y") == "no_repository"
    monkeypatch.setenv("PATH", "/nowhere")
    assert refused(folder_of(tmp_path), "HEAD", tmp_path / "z") == "no_git"


def test_folder_that_was_not_there(git: Git, tmp_path: Path) -> None:
    (folder_of(tmp_path).parent / "ny").mkdir()
    assert refused(folder_of(tmp_path).parent / "ny", "HEAD", tmp_path / "x") == "not_there_then"


def test_a_hook_that_runs_us_does_not_choose_the_repository(
    git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path))
    assert "agreement.yaml" in read(folder_of(tmp_path), "HEAD", tmp_path / "x")


def test_a_malicious_repository_starts_nothing(git: Git, tmp_path: Path) -> None:
    folder, trap = folder_of(tmp_path), tmp_path / "trap"
    script = tmp_path / "script"
    script.write_text(f"#!/bin/sh\ntouch {trap}\ncat\n", "utf-8")
    script.chmod(0o755)
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for hook in ("post-checkout", "reference-transaction", "post-index-change"):
        (hooks / hook).symlink_to(script)
    (folder.parent / ".gitattributes").write_text("*.yaml diff=evil filter=evil\n", "utf-8")
    git("add", "-A")
    git("commit", "-qm", "two")
    commit = git("rev-parse", "HEAD")
    for name in ("core.pager", "core.editor", "core.fsmonitor", "core.sshCommand", "core.gitProxy", "core.askPass",
                 "diff.external", "diff.evil.textconv", "diff.evil.command", "filter.evil.smudge", "filter.evil.clean",
                 "credential.helper", "gpg.program", "pager.rev-parse", "pager.cat-file", "pager.ls-tree",
                 "uploadpack.packObjectsHook", "core.alternateRefsCommand", "remote.origin.uploadpack"):  # fmt: skip
        git("config", name, str(script))
    git("config", "core.hooksPath", str(hooks))
    git("config", "alias.cat-file", f"!{script}")
    assert "agreement.yaml" in read(folder, commit, tmp_path / "x")
    assert not trap.exists()
    # And now git lacks an object, and the repository says where to fetch it.
    for allowed in ("ext", "ssh", "file"):
        git("config", f"protocol.{allowed}.allow", "always")
    git("config", "extensions.partialClone", "origin")
    git("config", "remote.origin.promisor", "true")
    blob = git("rev-parse", "HEAD:en mappe, æøå/agreement.yaml")
    (folder.parent / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    for place, address in enumerate((f"ext::{script}", "ssh://localhost/x", str(folder.parent))):
        git("config", "remote.origin.url", address)
        assert refused(folder, commit, tmp_path / f"y{place}") == "revision_unreadable"
        assert not trap.exists(), address


def test_replaced_objects_are_not_believed(git: Git, tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    first = git("rev-parse", "HEAD")
    (folder / "agreement.yaml").write_text("titel: Falsk\n", "utf-8")
    git("commit", "-qam", "two")
    git("replace", first, git("rev-parse", "HEAD"))
    assert read(folder, first, tmp_path / "x")["agreement.yaml"] == "titel: Før\r\n".encode()


@pytest.mark.parametrize(
    "name", ["Private/names.yaml", "PRIVATE/x", "Participants.yaml", "PARTICIPANTS.YAML"]
)
def test_private_files_are_left_out_however_their_names_are_written(
    name: str, git: Git, tmp_path: Path
) -> None:
    """A disk that tells no capitals apart has them under these names too."""
    file = folder_of(tmp_path) / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("f01: x\n", "utf-8")
    git("add", "-Af")
    git("commit", "-qm", "two")
    found = read(folder_of(tmp_path), "HEAD", tmp_path / "x")
    assert set(found) == {"agreement.yaml", "signed/v1.md"}


@pytest.mark.parametrize("name", [b".git", b".GIT", b".Git"])
def test_nothing_is_written_into_a_folder_of_gits_own(
    name: bytes, git: Git, tmp_path: Path
) -> None:
    blob = bytes.fromhex(git("hash-object", "-w", str(folder_of(tmp_path) / "agreement.yaml")))
    raw = tmp_path / "raw"
    raw.write_bytes(b"100644 config\0" + blob)
    inner = bytes.fromhex(git("hash-object", "-w", "-t", "tree", "--literally", str(raw)))
    raw.write_bytes(b"40000 " + name + b"\0" + inner + b"100644 agreement.yaml\0" + blob)
    top = git("hash-object", "-w", "-t", "tree", "--literally", str(raw))
    commit = git("commit-tree", top, "-m", "bad")
    assert set(read(folder_of(tmp_path).parent, commit, tmp_path / "x")) == {"agreement.yaml"}


def test_a_revision_gives_no_more_bytes_than_a_partnership_may_have(
    git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = (folder_of(tmp_path) / "agreement.yaml").stat().st_size
    monkeypatch.setattr("partnerskab.git_snapshot.MAX_TOTAL_BYTES", first)
    assert set(read(folder_of(tmp_path), "HEAD", tmp_path / "x")) == {"agreement.yaml"}
    monkeypatch.setattr("partnerskab.git_snapshot.MAX_TOTAL_BYTES", first + len("én\n".encode()))
    assert len(read(folder_of(tmp_path), "HEAD", tmp_path / "y")) == 2


def test_a_revision_gives_no_more_files_than_a_partnership_may_have(
    git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("partnerskab.git_snapshot.MAX_NAMES", 1)
    assert set(read(folder_of(tmp_path), "HEAD", tmp_path / "x")) == {"agreement.yaml"}


def test_a_revision_with_too_long_a_list_of_files_is_not_read(
    git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("partnerskab.git_snapshot.MAX_LISTING_BYTES", 10)
    assert refused(folder_of(tmp_path), "HEAD", tmp_path / "x") == "revision_unreadable"


def plant_bare_repository(git: Git, folder: Path, command: Path) -> None:
    """Make a folder look like a bare repository that fetches what it lacks with a command."""
    (folder / "objects" / "info").mkdir(parents=True)
    (folder / "refs" / "heads").mkdir(parents=True)
    (folder / "HEAD").write_text("ref: refs/heads/main\n", "utf-8")
    (folder / "refs" / "heads" / "main").write_text(f"{git('rev-parse', 'HEAD')}\n", "utf-8")
    (folder / "config").write_text(
        "[core]\n\trepositoryformatversion = 1\n\tbare = true\n"
        f"\tfsmonitor = {command}\n\tpager = {command}\n"
        "[extensions]\n\tpartialClone = origin\n"
        f'[remote "origin"]\n\turl = .\n\tpromisor = true\n\tuploadpack = "{command}"\n',
        "utf-8",
    )


@pytest.mark.parametrize("depth", ["", "signed", "..", "between"])
def test_a_folder_that_looks_like_a_repository_is_not_one(
    depth: str, git: Git, tmp_path: Path
) -> None:
    """Whether it is the partnership's own, one in it, the top, or one between the two."""
    folder, trap = folder_of(tmp_path), tmp_path / "trap"
    if depth == "between":
        inner = folder / "between" / "dyb"
        inner.mkdir(parents=True)
        (inner / "agreement.yaml").write_text("titel: Dyb\n", "utf-8")
        git("add", "-A")
        git("commit", "-qm", "deep")
    else:
        inner = folder
    script = tmp_path / "script"
    script.write_text(f"#!/bin/sh\ntouch {trap}\n", "utf-8")
    script.chmod(0o755)
    plant_bare_repository(git, folder / depth, script)
    assert "agreement.yaml" in read(inner, "HEAD", tmp_path / "x")
    assert refused(inner, "HEAD~9", tmp_path / "y") == "unknown_revision"
    assert not trap.exists()


@pytest.mark.parametrize("entry", ["folder", "link"])
def test_what_only_looks_like_git_is_passed_over(entry: str, git: Git, tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    if entry == "folder":
        (folder / ".git").mkdir()
    else:
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "elsewhere" / "HEAD").write_text("ref: refs/heads/main\n", "utf-8")
        (folder / ".git").symlink_to(tmp_path / "elsewhere")
    assert "agreement.yaml" in read(folder, "HEAD", tmp_path / "x")


def test_settings_that_a_proposal_may_write_start_nothing(git: Git, tmp_path: Path) -> None:
    """Many include a file of the work tree in their settings, and a proposal may change it."""
    folder, trap = folder_of(tmp_path), tmp_path / "trap"
    script = tmp_path / "script"
    script.write_text(f"#!/bin/sh\ntouch {trap}\n", "utf-8")
    script.chmod(0o755)
    git("config", "include.path", "../shared.gitconfig")
    (folder.parent / "shared.gitconfig").write_text(
        f"[core]\n\tfsmonitor = {script}\n\tpager = {script}\n\tsshCommand = {script}\n"
        f"\talternateRefsCommand = {script}\n[protocol]\n\tallow = always\n"
        "[extensions]\n\tpartialClone = origin\n"
        f'[remote "origin"]\n\turl = .\n\tpromisor = true\n\tuploadpack = "{script}"\n',
        "utf-8",
    )
    assert "agreement.yaml" in read(folder, "HEAD", tmp_path / "x")
    assert refused(folder, "f" * 40, tmp_path / "y") == "unknown_revision"
    assert not trap.exists()


@pytest.mark.parametrize(
    "variable", ["GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_PARAMETERS"]
)
def test_settings_of_the_environment_are_not_read(
    variable: str, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "settings"
    settings.write_text("[broken\n", "utf-8")
    monkeypatch.delenv("GIT_CONFIG_NOSYSTEM")
    monkeypatch.setenv(variable, str(settings))
    assert "agreement.yaml" in read(folder_of(tmp_path), "HEAD", tmp_path / "x")


def test_git_is_never_a_program_of_the_current_folder(
    git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, trap = folder_of(tmp_path), tmp_path / "trap"
    (folder / "git").write_text(f"#!/bin/sh\ntouch {trap}\n", "utf-8")
    (folder / "git").chmod(0o755)
    monkeypatch.chdir(folder)
    for first in ("", ".", os.curdir + os.sep):
        monkeypatch.setenv("PATH", os.pathsep.join([first, os.environ["PATH"]]))
        assert "agreement.yaml" in read(folder, "HEAD", tmp_path / f"x{len(first)}")
    assert not trap.exists()


def test_a_history_fetched_in_part(git: Git, tmp_path: Path) -> None:
    git("commit", "-q", "--allow-empty", "-m", "two")
    git("clone", "-q", "--depth", "1", f"file://{tmp_path / 'arkiv'}", str(tmp_path / "shallow"))
    folder = tmp_path / "shallow" / "en mappe, æøå"
    assert refused(folder, "HEAD^1", tmp_path / "x") == "shallow_history"
    assert refused(folder, "HEAD:x", tmp_path / "y") == "unknown_revision"
    assert "agreement.yaml" in read(folder, "HEAD", tmp_path / "z")


def test_a_linked_work_tree_and_a_linked_folder(git: Git, tmp_path: Path) -> None:
    git("worktree", "add", "-q", "-b", "andet", str(tmp_path / "andet træ"))
    assert "agreement.yaml" in read(
        tmp_path / "andet træ" / "en mappe, æøå", "main", tmp_path / "x"
    )
    (tmp_path / "genvej").symlink_to(folder_of(tmp_path))
    assert "agreement.yaml" in read(tmp_path / "genvej", "main", tmp_path / "y")
