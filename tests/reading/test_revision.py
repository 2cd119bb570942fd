from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

import pytest

from sip.reading.dataset import DataFile, FileKind
from sip.reading.folder import LARGEST_FILE, load, read_folder
from sip.reading.revision import (
    _ENVIRONMENT,
    GitError,
    Revision,
    data_commit,
    find_revision,
    read_revision,
    shared_with_head,
)
from tests.support.data import lines
from tests.support.repository import Repository, data_repository, new_repository
from tests.support.samples import ACTION, PLAN, SNAPSHOT, TWO_ACTIONS, UNLISTED
from tests.support.systems import needs_links, needs_name, needs_permissions, needs_scripts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILES = [
    DataFile("data/actions/A1.yaml", FileKind.ACTION, ACTION.encode()),
    DataFile("data/actions/UNLISTED_001.yaml", FileKind.ACTION, UNLISTED.encode()),
    DataFile("data/plan.yaml", FileKind.PLAN, PLAN.encode()),
    DataFile("data/snapshots/2023-01.yaml", FileKind.SNAPSHOT, SNAPSHOT.encode()),
]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return data_repository(tmp_path_factory.mktemp("original") / "repository").folder


@pytest.fixture
def repository(original: Path, tmp_path: Path) -> Repository:
    return Repository(shutil.copytree(original, tmp_path / "repository", symlinks=True))


def files_at(folder: Path, name: str = "HEAD", shown_as: str = "data") -> list[DataFile]:
    return read_revision(folder, find_revision(folder, name), shown_as)[0]


def unread_at(folder: Path) -> list[str]:
    return lines(read_revision(folder, find_revision(folder, "HEAD"), "data")[1])


def unknown(name: str) -> str:
    return (
        f"git knows no commit {name} here: name a branch, a tag or a commit, "
        "and fetch the whole history (in a workflow, fetch-depth: 0)"
    )


def refusal(folder: Path, name: str = "HEAD") -> str:
    with pytest.raises(GitError) as error:
        files_at(folder, name)
    return str(error.value)


@pytest.mark.parametrize("name", ["main", "v1", "HEAD", "main~0", "refs/heads/main"])
def test_a_revision_is_found_by_its_name(repository: Repository, name: str) -> None:
    repository.git("tag", "--annotate", "--message", "First", "v1")
    commit = repository.git("rev-parse", "HEAD")
    assert find_revision(repository.folder / "data", name) == Revision(name, commit)


@pytest.mark.parametrize("length", [7, 40])
def test_a_revision_is_found_by_its_hash(repository: Repository, length: int) -> None:
    commit = repository.git("rev-parse", "HEAD")
    name = commit[:length]
    assert find_revision(repository.folder / "data", name) == Revision(name, commit)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("nowhere", "nowhere"),
        ("--all", "--all"),
        ("-h", "-h"),
        ("--output=/nowhere", "--output=/nowhere"),
        ("^main", "^main"),
        ("main..main", "main..main"),
        ("main:data/plan.yaml", "main:data/plan.yaml"),
        ("main\n", "main\\n"),
        ("\x1b[31mmain", "\\x1b[31mmain"),
        ("::error::main", "\\x3a:error::main"),
    ],
)
def test_what_is_no_revision_is_refused(repository: Repository, name: str, shown: str) -> None:
    assert refusal(repository.folder / "data", name) == unknown(shown)


@pytest.mark.parametrize("name", ["", " "])
def test_a_revision_without_a_name_is_refused(repository: Repository, name: str) -> None:
    wanted = "no revision is named: name a branch, a tag or a commit"
    assert refusal(repository.folder / "data", name) == wanted


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("main", "main"),
        ("a1" * 20, "a1a1a1a1a1a1"),
        ("a1" * 32, "a1a1a1a1a1a1"),
        ("a1" * 19, "a1" * 19),
        ("HEAD^{/\x1b[31m}", "HEAD^{/\\x1b[31m}"),
    ],
)
def test_a_revision_is_shown_by_its_name(name: str, label: str) -> None:
    assert Revision(name, "b2" * 20).label == label


def test_a_branch_is_compared_where_it_was_left(repository: Repository) -> None:
    left = repository.git("rev-parse", "HEAD")
    repository.git("checkout", "--quiet", "-b", "mine")
    repository.write({"a": "mine"}, ".")
    repository.commit()
    data = repository.folder / "data"
    assert shared_with_head(data, find_revision(data, "main")) == Revision("main", left)
    repository.git("checkout", "--quiet", "main")
    repository.write({"b": "theirs"}, ".")
    repository.commit()
    repository.git("checkout", "--quiet", "mine")
    shared = shared_with_head(data, find_revision(data, "main"))
    assert shared == Revision("main", left, is_earlier=True)
    assert shared.label == f"main ({left[:12]})"


def test_histories_that_share_no_commit_are_told(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "--orphan", "mine")
    repository.write({"a": "mine"}, ".")
    repository.commit()
    data = repository.folder / "data"
    with pytest.raises(GitError) as error:
        shared_with_head(data, find_revision(data, "main"))
    assert str(error.value) == (
        "git knows no commit that main and what is checked out share: fetch the whole history "
        "(in a workflow, fetch-depth: 0), or name both ends, as main..HEAD"
    )


def test_a_branch_that_starts_with_a_dash_is_found(repository: Repository) -> None:
    repository.git("update-ref", "refs/heads/--all", "HEAD")
    commit = repository.git("rev-parse", "HEAD")
    assert find_revision(repository.folder / "data", "--all") == Revision("--all", commit)


@pytest.mark.parametrize("below", ["data", ".", "a/deep folder/*data", ":(top)data", "daten-ä"])
def test_the_data_folder_may_stand_anywhere_in_the_repository(tmp_path: Path, below: str) -> None:
    repository = data_repository(tmp_path / "repository", below)
    repository.write({"actions/B1.yaml": "id: B1\n", "plan.yaml": "title: Changed\n"}, below)
    assert files_at(repository.folder / below) == FILES


def test_another_data_folder_of_the_repository_is_left_out(repository: Repository) -> None:
    repository.write({"plan.yaml": "title: Other\n"}, "data2")
    repository.write({"plan.yaml": "title: Other\n"}, "data/data")
    repository.commit()
    assert files_at(repository.folder / "data") == FILES


def test_the_repository_is_the_one_that_the_data_folder_is_in(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = new_repository(tmp_path / "elsewhere")
    monkeypatch.chdir(elsewhere.folder)
    assert files_at(repository.folder / "data") == FILES


@pytest.mark.parametrize(
    "name",
    [
        "GIT_DIR",
        "GIT_WORK_TREE",
        "GIT_COMMON_DIR",
        "GIT_OBJECT_DIRECTORY",
        "GIT_SHALLOW_FILE",
        "GIT_GRAFT_FILE",
    ],
)
def test_a_git_hook_that_runs_sip_does_not_change_which_repository_is_read(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    first = repository.git("rev-parse", "HEAD")
    repository.write({"plan.yaml": PLAN + "# more\n"})
    second = repository.commit()
    elsewhere = tmp_path / "elsewhere"
    if name in {"GIT_SHALLOW_FILE", "GIT_GRAFT_FILE"}:
        elsewhere.write_text(f"{second}\n")  # it has no parent
    else:
        elsewhere = new_repository(elsewhere).folder / ("" if name == "GIT_WORK_TREE" else ".git")
    monkeypatch.setenv(name, str(elsewhere))
    data = repository.folder / "data"
    assert find_revision(data, "HEAD~1").commit == first
    assert files_at(data, "HEAD~1") == FILES


def test_objects_from_elsewhere_are_not_taken_for_the_repository_s_own(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = new_repository(tmp_path / "elsewhere")
    elsewhere.write({"plan.yaml": PLAN})
    commit = elsewhere.commit()
    objects = elsewhere.folder / ".git" / "objects"
    monkeypatch.setenv("GIT_ALTERNATE_OBJECT_DIRECTORIES", str(objects))
    assert refusal(repository.folder / "data", commit) == unknown(commit)


@needs_scripts
def test_git_answers_in_the_language_of_the_sentence_around_it(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    translated = repository.folder / "git"
    translated.write_text('#!/bin/sh\necho "fatal: $LC_ALL" >&2\nexit 1\n')
    translated.chmod(0o755)
    monkeypatch.setenv("PATH", str(repository.folder), prepend=os.pathsep)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    data = repository.folder / "data"
    assert refusal(data) == f"git has no history of {data} (C)"


def test_files_are_shown_below_the_folder_that_was_named(repository: Repository) -> None:
    shown = [file.path for file in files_at(repository.folder / "data", shown_as="../x/data")]
    assert shown == [f"../x/{file.path}" for file in FILES]


def test_a_folder_that_the_revision_does_not_have_has_no_files(repository: Repository) -> None:
    repository.write(TWO_ACTIONS, "later")
    assert files_at(repository.folder / "later") == []


@needs_permissions
@needs_links
def test_what_is_no_small_regular_data_file_is_not_read(repository: Repository) -> None:
    data = repository.folder / "data"
    other = new_repository(data / "actions" / "SUB.yaml")
    other.write({"x": "x"})
    other.commit()
    (data / "actions" / "LINK.yaml").symlink_to("A1.yaml")
    repository.write(
        {
            "actions/LARGE.yaml": "#" * (LARGEST_FILE + 1),
            "actions/.A1.yaml": ACTION,
            "actions/A1.yml": ACTION,
            "actions/A1.yaml~": ACTION,
            "actions/deeper/A2.yaml": ACTION,
            "notes.yaml": "x",
            "snapshots/README.md": "x",
        }
    )
    (data / "plan.yaml").chmod(0o755)
    repository.commit()
    modes = {line.split()[0] for line in repository.git("ls-tree", "-r", "HEAD").splitlines()}
    assert modes == {"100644", "100755", "120000", "160000"}
    files, problems = read_revision(data, find_revision(data, "HEAD"), "data")
    unread = [f"data/actions/{name}.yaml" for name in ("LARGE", "LINK", "SUB")]
    assert files == [*FILES, *(DataFile(path, FileKind.ACTION, None) for path in unread)]
    wanted = "this is no regular file of at most 262144 bytes: put such a file in its place"
    assert [line for line in lines(problems) if line.endswith("[unreadable-file]")] == [
        f"{path}:1:1: error: {wanted} [unreadable-file]" for path in unread
    ]


def test_the_largest_file_is_read_whole(repository: Repository) -> None:
    text = "#" * (LARGEST_FILE - 1) + "\n"
    repository.write({"actions/A1.yaml": text})
    repository.commit()
    assert files_at(repository.folder / "data")[0].content == text.encode()


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=needs_name(f"{name}.yaml"))
        for name in ("A 1", "A\n1", "A\t1", '"A"', "ä", os.fsdecode(b"\xff\xfe"), "-A")
    ],
)
def test_any_file_name_is_read_as_it_is(repository: Repository, name: str) -> None:
    data = repository.folder / "data"
    (data / "actions" / f"{name}.yaml").write_bytes(b"odd\r\n\0\n")
    repository.commit()
    found = DataFile(f"data/actions/{name}.yaml", FileKind.ACTION, b"odd\r\n\0\n")
    assert found in files_at(data)
    assert len(files_at(data)) == len(FILES) + 1


def commit_of(data: Path) -> str | None:
    dataset, _ = load(data, "data")
    return data_commit(data, dataset.files)


def test_a_folder_outside_git_has_no_history(tmp_path: Path) -> None:
    assert refusal(tmp_path) == (
        f"git has no history of {tmp_path} "
        "(not a git repository (or any of the parent directories): .git)"
    )
    assert data_commit(tmp_path, {}) is None


def test_a_repository_without_a_commit_has_no_revision(tmp_path: Path) -> None:
    repository = new_repository(tmp_path / "repository")
    repository.write(TWO_ACTIONS)
    assert refusal(repository.folder / "data") == unknown("HEAD")
    assert commit_of(repository.folder / "data") is None


def test_without_git_there_is_no_history(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(repository.folder))
    assert refusal(repository.folder) == "git is not installed: install it, or leave --base out"
    assert commit_of(repository.folder / "data") is None


@needs_scripts
def test_a_git_that_does_not_answer_is_given_up(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = repository.folder / "git"
    slow.write_text("#!/bin/sh\nexec sleep 9\n")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", str(repository.folder), prepend=os.pathsep)
    monkeypatch.setattr("sip.reading.revision._PATIENCE_IN_SECONDS", 0.1)
    assert refusal(repository.folder) == "git did not answer in 0.1 seconds"


def test_a_shallow_clone_says_to_fetch_the_history(repository: Repository, tmp_path: Path) -> None:
    first = repository.git("rev-parse", "HEAD")
    repository.write({"plan.yaml": PLAN + "# more\n"})
    second = repository.commit()
    source = f"file://{repository.folder}"
    repository.git("clone", "--quiet", "--depth=1", source, str(tmp_path / "clone"))
    data = tmp_path / "clone" / "data"
    assert refusal(data, first) == unknown(first)
    assert len(files_at(data, second)) == len(FILES)


def test_a_repository_that_lost_an_object_is_told(repository: Repository) -> None:
    blob = repository.git("rev-parse", "HEAD:data/plan.yaml")
    (repository.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    assert refusal(repository.folder / "data") == (
        "git can't read the files of HEAD (the content of plan.yaml is missing): "
        "fetch the whole history again"
    )


def test_an_object_that_git_misses_while_reading_is_told(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    blob = repository.git("rev-parse", "HEAD:data/actions/A1.yaml")
    real_run = subprocess.run

    def lose_it_after_the_listing(
        command: list[str | bytes], **options: object
    ) -> subprocess.CompletedProcess[bytes]:
        if "cat-file" in command:
            (repository.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
        done: subprocess.CompletedProcess[bytes] = real_run(command, **options)  # type: ignore[call-overload]  # passed on as it came
        return done

    monkeypatch.setattr(subprocess, "run", lose_it_after_the_listing)
    assert refusal(repository.folder / "data") == (
        f"git can't read the files of HEAD ({blob} missing): fetch the whole history again"
    )


def test_the_data_is_that_of_the_commit_whose_names_are_sha_256(tmp_path: Path) -> None:
    repository = new_repository(tmp_path / "repository", "sha256")
    repository.write(TWO_ACTIONS)
    commit = repository.commit()
    assert len(commit) == 64
    assert commit_of(repository.folder / "data") == commit
    repository.write({"plan.yaml": PLAN + "# more\n"})
    assert commit_of(repository.folder / "data") is None


def test_a_file_that_is_only_in_the_commit_makes_the_data_differ(repository: Repository) -> None:
    largest = "x" * (LARGEST_FILE + 1)
    repository.write({"actions/LARGE.yaml": largest})
    repository.commit()
    (repository.folder / "data" / "actions" / "LARGE.yaml").unlink()
    assert commit_of(repository.folder / "data") is None


def test_no_object_is_fetched_to_find_the_commit(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marker = tmp_path / "asked"
    repository.git("config", "extensions.partialClone", "origin")
    repository.git("config", "remote.origin.url", f"ext::touch {marker}")
    repository.git("config", "remote.origin.promisor", "true")
    monkeypatch.setenv("GIT_ALLOW_PROTOCOL", "ext")
    tree = repository.git("rev-parse", "HEAD:data")
    (repository.folder / ".git" / "objects" / tree[:2] / tree[2:]).unlink()
    assert commit_of(repository.folder / "data") is None
    assert not marker.exists()


def test_the_data_is_that_of_the_commit(repository: Repository) -> None:
    commit = repository.git("rev-parse", "HEAD")
    repository.write({"README": "not data"}, ".")
    repository.commit()
    assert commit_of(repository.folder / "data") == commit


@pytest.mark.parametrize(
    "files",
    [
        {"plan.yaml": PLAN + "# more\n"},
        {"actions/A2.yaml": "id: A2\n"},
        {"actions/ignored.yaml": "id: A2\n"},
    ],
)
def test_the_data_differs_from_the_commit(repository: Repository, files: dict[str, str]) -> None:
    repository.write({".gitignore": "ignored.yaml\n"}, ".")
    repository.commit()
    assert commit_of(repository.folder / "data") is not None
    repository.write(files)
    assert commit_of(repository.folder / "data") is None
    repository.git("add", "--all")
    assert commit_of(repository.folder / "data") is None


def test_a_deleted_file_makes_the_data_differ(repository: Repository) -> None:
    (repository.folder / "data" / "actions" / "A1.yaml").unlink()
    assert commit_of(repository.folder / "data") is None


def test_a_replaced_commit_is_read_as_it_was(repository: Repository) -> None:
    first = repository.git("rev-parse", "HEAD")
    repository.write({"plan.yaml": "title: Forged\n"})
    second = repository.commit()
    repository.git("replace", first, second)
    assert repository.git("show", f"{first}:data/plan.yaml") == "title: Forged"
    assert files_at(repository.folder / "data", first) == FILES


def test_a_graft_does_not_change_the_history(repository: Repository) -> None:
    first = repository.git("rev-parse", "HEAD")
    repository.write({"plan.yaml": PLAN + "# more\n"})
    second = repository.commit()
    (repository.folder / ".git" / "info").mkdir(exist_ok=True)
    (repository.folder / ".git" / "info" / "grafts").write_text(f"{second}\n")
    assert find_revision(repository.folder / "data", "HEAD~1").commit == first


class Trap(NamedTuple):
    """A program that must not run, and what it leaves where it has run."""

    script: Path
    marker: Path

    def has_sprung(self) -> bool:
        return self.marker.exists()


@pytest.fixture
def trap(tmp_path: Path) -> Trap:
    marker, script = tmp_path / "marker", tmp_path / "script"
    script.write_text(f"#!/bin/sh\necho ran >> '{marker}'\nexit 1\n")
    script.chmod(0o755)
    return Trap(script, marker)


def read_all(data: Path) -> None:
    """Read what sip reads of a repository, whatever it finds there."""
    with suppress(GitError):
        files_at(data)
    commit_of(data)


HOOKS = ("post-index-change", "post-checkout", "pre-auto-gc", "reference-transaction")
NAMES_A_PROGRAM = [
    "alias.cat-file",
    "alias.ls-tree",
    "alias.rev-list",
    "alias.rev-parse",
    "core.alternateRefsCommand",
    "core.askPass",
    "core.editor",
    "core.fsmonitor",
    "core.gitProxy",
    "core.pager",
    "core.sshCommand",
    "credential.helper",
    "diff.evil.command",
    "diff.evil.textconv",
    "diff.external",
    "filter.evil.clean",
    "filter.evil.process",
    "filter.evil.smudge",
    "gpg.program",
    "gpg.ssh.program",
    "gpg.x509.program",
    "pager.cat-file",
    "pager.rev-list",
    "uploadpack.packObjectsHook",
]


@needs_scripts
def test_nothing_that_is_configured_is_run(repository: Repository, trap: Trap) -> None:
    hooks = trap.script.parent / "hooks"
    hooks.mkdir()
    for hook in HOOKS:
        (hooks / hook).symlink_to(trap.script)
    repository.write({".gitattributes": "* filter=evil diff=evil\n"}, ".")
    repository.commit()
    for name in NAMES_A_PROGRAM:
        value = f"!{trap.script}" if name.startswith("alias") else str(trap.script)
        repository.git("config", name, value)
    repository.git("config", "core.hooksPath", str(hooks))
    repository.git("config", "gc.auto", "1")
    repository.git("config", "log.showSignature", "true")
    data = repository.folder / "data"
    os.utime(data / "plan.yaml", (0, 0))
    assert files_at(data) == FILES
    assert commit_of(data) is not None
    assert not trap.has_sprung()
    subprocess.run(["git", "status"], cwd=data, capture_output=True, check=False)
    assert trap.has_sprung()


@needs_scripts
def test_a_signed_commit_is_not_shown_to_the_program_that_checks_it(
    repository: Repository, trap: Trap
) -> None:
    unsigned = repository.git("cat-file", "commit", "HEAD")
    head, _, message = unsigned.partition("\n\n")
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n -----END PGP SIGNATURE-----"
    signed = f"{head}\n{signature}\n\n{message}\n"
    commit = repository.git("hash-object", "-t", "commit", "-w", "--stdin", stdin=signed)
    repository.git("update-ref", "HEAD", commit)
    repository.git("config", "log.showSignature", "true")
    repository.git("config", "gpg.program", str(trap.script))
    data = repository.folder / "data"
    assert commit_of(data) == commit
    assert files_at(data) == FILES
    assert not trap.has_sprung()
    subprocess.run(["git", "log", "-1"], cwd=data, capture_output=True, check=False)
    assert trap.has_sprung()


FETCHES_BY = {
    "ssh": {"remote.away.url": "ssh://nowhere.invalid/data", "core.sshCommand": "{script}"},
    "uploadpack": {"remote.away.url": "{repository}", "remote.away.uploadpack": "{script}"},
    "ext": {"remote.away.url": "ext::{script}", "protocol.ext.allow": "always"},
    "helper": {"remote.away.url": "trap::data"},
}


def lose(repository: Repository, name: str, trap: Trap, settings: Mapping[str, str]) -> str:
    """Take an object away that git would fetch in the way of the settings; return its hash."""
    (trap.script.parent / "git-remote-trap").symlink_to(trap.script)
    repository.git("config", "extensions.partialClone", "away")
    repository.git("config", "remote.away.promisor", "true")
    for key, value in settings.items():
        meant = value.format(script=trap.script, repository=repository.folder)
        repository.git("config", key, meant)
    lost = repository.git("rev-parse", name)
    (repository.folder / ".git" / "objects" / lost[:2] / lost[2:]).unlink()
    return lost


@needs_scripts
@pytest.mark.parametrize("way", FETCHES_BY)
@pytest.mark.parametrize("word", ["GIT_NO_LAZY_FETCH", "GIT_ALLOW_PROTOCOL"])
def test_a_missing_object_is_not_fetched(
    repository: Repository, trap: Trap, way: str, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of the two words is enough: an older git does not know the first."""
    alone = {name: value for name, value in _ENVIRONMENT.items() if name == word}
    monkeypatch.setattr("sip.reading.revision._ENVIRONMENT", alone)
    monkeypatch.setenv("PATH", str(trap.script.parent), prepend=os.pathsep)
    lost = lose(repository, "HEAD:data/plan.yaml", trap, FETCHES_BY[way])
    data = repository.folder / "data"
    read_all(data)
    assert not trap.has_sprung()
    subprocess.run(["git", "cat-file", "-p", lost], cwd=data, capture_output=True, check=False)
    assert trap.has_sprung()


@needs_scripts
@pytest.mark.parametrize("name", ["HEAD", "HEAD:data", "HEAD:data/actions"])
def test_a_missing_commit_or_folder_is_not_fetched(
    repository: Repository, trap: Trap, name: str
) -> None:
    lose(repository, name, trap, FETCHES_BY["ssh"])
    read_all(repository.folder / "data")
    assert not trap.has_sprung()


@needs_scripts
def test_a_file_that_points_to_another_repository_has_nothing_run(
    repository: Repository, trap: Trap
) -> None:
    data = repository.folder / "data"
    repository.git("clone", "--quiet", "--bare", ".", str(data / "posing"))
    (data / ".git").write_text("gitdir: posing\n")
    for name in ("core.fsmonitor", "core.sshCommand", "core.pager", "gpg.program"):
        Repository(data).git("config", name, str(trap.script))
    read_all(data)
    assert not trap.has_sprung()


def test_a_data_folder_that_poses_as_a_repository_is_not_believed(repository: Repository) -> None:
    data = repository.folder / "data"
    repository.git("clone", "--quiet", "--bare", ".", str(data / "posing"))
    for path in (data / "posing").iterdir():
        path.rename(data / path.name)
    assert "cannot use bare repository" in refusal(data)


def test_what_is_not_read_of_a_revision_is_told_as_of_a_folder(repository: Repository) -> None:
    repository.write(
        {
            "README.md": "About",
            "archive/2022/X.yaml": "",
            "notes/a.md": "",
            ".hidden/X.yaml": "",
            "plan.yml": "",
            "actions/B.yml": "",
            "actions/old/A2.yaml": "",
            "actions/A1.yaml~": "",
            "snapshots/.gitkeep": "",
        }
    )
    repository.commit()
    _, told = read_folder(repository.folder / "data", "data")
    assert unread_at(repository.folder / "data") == lines(told)
    assert [line.partition(":1:1: ")[0] for line in lines(told)] == [
        "data/actions/A1.yaml~",
        "data/actions/B.yml",
        "data/actions/old",
        "data/archive",
        "data/plan.yml",
        "data/snapshots/.gitkeep",
    ]
