from __future__ import annotations

import errno
import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import pytest

from sip.reading.folder import LARGEST_FILE, find_data_folder, load, read_folder
from tests.support.data import ACTION, PLAN, SNAPSHOT, lines, write_folder
from tests.support.systems import make_pipe, needs_links, needs_name, needs_pipes

if TYPE_CHECKING:
    from sip.reading.dataset import Dataset

FOLDER: dict[str, str | bytes] = {
    "plan.yaml": PLAN,
    "actions/A_1.yaml": ACTION,
    "snapshots/2023-01.yaml": SNAPSHOT,
}
NO_PLAIN_NAME = "::error::\n\x1b[31m"
NOT_DATA = "is no data file and is not read: move it out of the data folder [unexpected-file]"
NOT_YAML = "is not read: let its name end in .yaml [unexpected-file]"
UNREADABLE = "check that it is there and that you may read it [unreadable-file]"


def loaded(folder: Path) -> tuple[Dataset, list[str]]:
    found, problems = load(folder, "data")
    return found, lines(problems)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder without a problem."""
    return write_folder(tmp_path / "data", FOLDER)


@pytest.fixture(params=["here", "on Windows"])
def any_system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """This system, and one that can't open a file without following links or waiting."""
    if request.param == "on Windows":
        for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC"):
            monkeypatch.delattr(os, name, raising=False)


@pytest.mark.usefixtures("any_system")
def test_a_folder_is_read_whole(folder: Path) -> None:
    write_folder(folder, {"actions/A_10.yaml": ACTION.replace("A_1", "A_10")})
    write_folder(folder, {"actions/A_9.yaml": ACTION.replace("A_1", "A_9")})
    found, problems = loaded(folder)
    assert problems == []
    assert (found.folder, found.lost) == ("data", ())
    assert sorted(found.texts) == [
        "data/actions/A_1.yaml",
        "data/actions/A_10.yaml",
        "data/actions/A_9.yaml",
        "data/plan.yaml",
        "data/snapshots/2023-01.yaml",
    ]
    assert [action.name for action in found.actions] == ["A_1", "A_10", "A_9"]
    assert [action.id for action in found.record.actions] == ["A_1", "A_9", "A_10"]
    assert found.record.plan.title.original == "Reform"
    assert [str(snapshot.as_of) for snapshot in found.record.snapshots] == ["2023-01"]
    assert found.can_be_counted


@pytest.mark.parametrize(
    ("missing", "problems"),
    [
        (
            ["plan.yaml"],
            [
                (
                    "data/plan.yaml:1:1: error: plan.yaml is missing: add it, or name the right "
                    "folder with --data [missing-file]"
                )
            ],
        ),
        (
            ["actions/A_1.yaml"],
            [
                (
                    "data/actions:1:1: error: the folder has no action: add one, as ID.yaml "
                    "[missing-file]"
                )
            ],
        ),
        (
            ["plan.yaml", "actions/A_1.yaml", "actions"],
            [
                (
                    "data/actions:1:1: error: actions is missing: add it, or name the right folder "
                    "with --data [missing-file]"
                ),
                (
                    "data/plan.yaml:1:1: error: plan.yaml is missing: add it, or name the right "
                    "folder with --data [missing-file]"
                ),
            ],
        ),
        (["snapshots/2023-01.yaml"], []),
        (["snapshots/2023-01.yaml", "snapshots"], []),
    ],
)
def test_what_a_folder_must_have(folder: Path, missing: list[str], problems: list[str]) -> None:
    for path in missing:
        file = folder / path
        if file.is_dir():
            file.rmdir()
        else:
            file.unlink()
    assert loaded(folder)[1] == problems


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("actions/B.yml", f"B.yml {NOT_YAML}"),
        ("actions/B.YAML", f"B.YAML {NOT_YAML}"),
        ("actions/B.Yml", f"B.Yml {NOT_YAML}"),
        ("snapshots/2023-02.yml", f"2023-02.yml {NOT_YAML}"),
        ("actions/A_1.yaml.bak", f"A_1.yaml.bak {NOT_DATA}"),
        ("actions/A_1.yaml.orig", f"A_1.yaml.orig {NOT_DATA}"),
        ("actions/.A_1.yaml", f".A_1.yaml {NOT_DATA}"),
        ("actions/.yaml", f".yaml {NOT_DATA}"),
        ("actions/README.md", f"README.md {NOT_DATA}"),
        ("actions/A_1", f"A_1 {NOT_DATA}"),
        ("plan.yml", f"plan.yml {NOT_YAML}"),
        ("plan2.yaml", f"plan2.yaml {NOT_DATA}"),
        ("Plan.YAML", f"Plan.YAML {NOT_YAML}"),
        ("Actions.txt", f"Actions.txt {NOT_DATA}"),
        ("plan.yaml.bak", f"plan.yaml.bak {NOT_DATA}"),
        ("actions/B_1.yaml~", f"B_1.yaml~ {NOT_DATA}"),
        ("actions/.#B_1.yaml", f".#B_1.yaml {NOT_DATA}"),
        ("actions/~$B_1.yaml", f"~$B_1.yaml {NOT_DATA}"),
    ],
)
def test_no_file_is_passed_over_in_silence(folder: Path, path: str, message: str) -> None:
    write_folder(folder, {path: ACTION})
    assert loaded(folder)[1] == [f"data/{path}:1:1: error: {message}"]


def test_a_folder_of_data_may_hold_what_is_clearly_none(folder: Path) -> None:
    clear = ("README.md", ".gitattributes", "notes/a.md", ".github/workflows/x.yml", "draft~")
    write_folder(folder, dict.fromkeys(clear, ""))
    assert loaded(folder)[1] == []


@pytest.mark.parametrize("inside", ["X.yaml", "2022/X.YML", "X.yaml.bak", "2022/X.yaml/a"])
def test_a_folder_that_has_what_could_be_data_is_told_once(folder: Path, inside: str) -> None:
    found = inside.removesuffix("/a")
    write_folder(folder, {f"archive/{inside}": ACTION, "archive/Z.yaml": ACTION})
    told = "Z.yaml" if inside.startswith("2022") else found
    assert loaded(folder)[1] == [
        (
            f"data/archive:1:1: error: archive is no folder of the plan, and {told} in it is not "
            "read: move the folder out of the data folder [unexpected-file]"
        )
    ]


@needs_links
def test_a_link_to_a_folder_beside_the_data_is_not_followed(folder: Path, tmp_path: Path) -> None:
    write_folder(tmp_path / "outside", {"X.yaml": ACTION})
    (folder / "archive").symlink_to(tmp_path / "outside")
    assert loaded(folder)[1] == [
        "data/archive:1:1: error: this is a link: put the folder itself here [unreadable-file]"
    ]


@pytest.mark.parametrize(
    "path",
    [
        *("actions/.DS_Store", "actions/Thumbs.db", "snapshots/desktop.ini", "snapshots/.gitkeep"),
        *("actions/.directory", "actions/._A_1.yaml", "actions/A_1.yaml~", "actions/#A_1.yaml#"),
        *("actions/.A_1.yaml.swp", "actions/.#A_1.yaml", "actions/~$A_1.yaml", "plan.yaml~"),
        *(".DS_Store", "Thumbs.db", "desktop.ini", "._plan.yaml", ".plan.yaml.swp", "~$plan.yaml"),
    ],
)
def test_what_systems_and_editors_leave_behind_is_a_warning(folder: Path, path: str) -> None:
    write_folder(folder, {path: "x"})
    found, problems = loaded(folder)
    name = PurePosixPath(path).name
    assert problems == [
        (
            f"data/{path}:1:1: warning: {name} is left behind by a system or an editor: "
            "take it out [leftover-file]"
        )
    ]
    assert found.can_be_counted


@needs_links
def test_a_lock_of_emacs_is_a_link_to_nothing(folder: Path) -> None:
    (folder / "actions/.#A_1.yaml").symlink_to("keeper@host.123")
    assert [line.partition(": take")[0] for line in loaded(folder)[1]] == [
        ("data/actions/.#A_1.yaml:1:1: warning: .#A_1.yaml is left behind by a system or an editor")
    ]


def test_a_folder_with_the_name_of_a_leftover_is_none(folder: Path) -> None:
    write_folder(folder, {"actions/.DS_Store/B_1.yaml": ACTION})
    assert loaded(folder)[1] == [f"data/actions/.DS_Store:1:1: error: .DS_Store {NOT_DATA}"]


def test_leftovers_alone_are_no_actions(folder: Path) -> None:
    (folder / "actions/A_1.yaml").rename(folder / "actions/.gitkeep")
    assert [line.rpartition(" ")[2] for line in loaded(folder)[1]] == [
        "[missing-file]",
        "[leftover-file]",
    ]


@needs_name(NO_PLAIN_NAME)
def test_a_name_is_echoed_fit_to_print(folder: Path) -> None:
    write_folder(folder, {f"actions/{NO_PLAIN_NAME}": ""})
    assert loaded(folder)[1] == [
        r"data/actions/::error::\n\x1b[31m:1:1: error: \x3a:error::\n\x1b[31m " + NOT_DATA
    ]


def test_a_folder_where_a_file_belongs(folder: Path) -> None:
    (folder / "actions/B_1.yaml").mkdir()
    (folder / "actions/old").mkdir()
    (folder / "plan.yaml").unlink()
    (folder / "plan.yaml").mkdir()
    assert loaded(folder)[1] == [
        "data/actions/B_1.yaml:1:1: error: this is no regular file: take it out [unreadable-file]",
        f"data/actions/old:1:1: error: old {NOT_DATA}",
        "data/plan.yaml:1:1: error: this is no regular file: take it out [unreadable-file]",
    ]


def test_a_file_where_a_folder_belongs(folder: Path) -> None:
    (folder / "snapshots/2023-01.yaml").unlink()
    (folder / "snapshots").rmdir()
    (folder / "snapshots").write_text("")
    assert loaded(folder)[1] == [
        "data/snapshots:1:1: error: snapshots is no folder: make it one [unexpected-file]"
    ]


@needs_links
@pytest.mark.usefixtures("any_system")
def test_no_link_is_followed(folder: Path, tmp_path: Path) -> None:
    outside = write_folder(tmp_path / "outside", {"B_1.yaml": ACTION, "2023-02.yaml": SNAPSHOT})
    (folder / "actions/B_1.yaml").symlink_to(outside / "B_1.yaml")
    (folder / "actions/C_1.yaml").symlink_to("/dev/zero")
    (folder / "actions/D_1.yaml").symlink_to("nowhere")
    (folder / "snapshots/2023-01.yaml").unlink()
    (folder / "snapshots").rmdir()
    (folder / "snapshots").symlink_to(outside)
    link = "this is a link: put the file itself here [unreadable-file]"
    found, problems = loaded(folder)
    assert problems == [
        f"data/actions/B_1.yaml:1:1: error: {link}",
        f"data/actions/C_1.yaml:1:1: error: {link}",
        f"data/actions/D_1.yaml:1:1: error: {link}",
        (
            "data/snapshots:1:1: error: snapshots is a link, and links are not followed: "
            "put the folder itself here [unexpected-file]"
        ),
    ]
    assert sorted(found.texts) == ["data/actions/A_1.yaml", "data/plan.yaml"]


@needs_pipes
@pytest.mark.timeout(10)  # what it guards against never ends
@pytest.mark.usefixtures("any_system")
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    make_pipe(folder / "actions/B_1.yaml")
    assert loaded(folder)[1] == [
        "data/actions/B_1.yaml:1:1: error: this is no regular file: take it out [unreadable-file]"
    ]


@needs_pipes
@needs_links
@pytest.mark.timeout(10)  # what it guards against never ends
def test_what_becomes_a_link_or_a_pipe_once_looked_at_is_not_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "actions/B_1.yaml").symlink_to(folder / "actions/A_1.yaml")
    make_pipe(folder / "actions/C_1.yaml")
    really_look = os.lstat

    def look_too_early(path: str) -> os.stat_result:
        exchanged = path.endswith(("B_1.yaml", "C_1.yaml"))
        return really_look(folder / "plan.yaml" if exchanged else path)

    monkeypatch.setattr(os, "lstat", look_too_early)
    assert loaded(folder)[1] == [
        (
            "data/actions/B_1.yaml:1:1: error: it could not be read "
            f"({os.strerror(errno.ELOOP).lower()}): {UNREADABLE}"
        ),
        "data/actions/C_1.yaml:1:1: error: this is no regular file: take it out [unreadable-file]",
    ]


@pytest.mark.usefixtures("any_system")
def test_what_becomes_another_file_once_looked_at_is_not_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    action, secret = folder / "actions/A_1.yaml", tmp_path / "secret.yaml"
    secret.write_text(ACTION)
    really_open = os.open

    def open_too_late(path: str, flags: int) -> int:
        if path == str(action):
            secret.replace(action)
        return really_open(path, flags)

    monkeypatch.setattr(os, "open", open_too_late)
    assert loaded(folder)[1] == [
        (
            "data/actions/A_1.yaml:1:1: error: the file changed while it was read: "
            "run the command again [unreadable-file]"
        )
    ]


def test_a_file_is_no_longer_than_its_system_says(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without_size(handle: int) -> os.stat_result:
        mode, *others = really_look(handle)[:10]
        return os.stat_result((mode, *others[:5], 0, *others[6:]))

    really_look = os.fstat
    monkeypatch.setattr(os, "fstat", without_size)

    assert [line.split(": ")[2] for line in loaded(folder)[1]] == [
        "the file changed while it was read"
    ] * len(FOLDER)


def test_a_file_that_a_system_reads_in_parts_is_read_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = loaded(folder)
    really_read = os.read
    monkeypatch.setattr(os, "read", lambda handle, size: really_read(handle, min(size, 7)))

    assert loaded(folder) == whole
    assert not whole[1]


@needs_links
def test_no_link_is_read_where_a_system_follows_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "actions/B_1.yaml").symlink_to(folder / "actions/A_1.yaml")
    really_look = os.lstat

    def look_too_early(path: str) -> os.stat_result:
        return really_look(folder / "plan.yaml" if path.endswith("B_1.yaml") else path)

    monkeypatch.setattr(os, "lstat", look_too_early)
    monkeypatch.setattr("sip.reading.folder._FLAGS", os.O_RDONLY)
    assert loaded(folder)[1] == [
        (
            "data/actions/B_1.yaml:1:1: error: the file changed while it was read: "
            "run the command again [unreadable-file]"
        )
    ]


@pytest.mark.usefixtures("any_system")
def test_a_file_is_measured_before_it_is_read(folder: Path) -> None:
    start = "title: A plan\ncategories: {governance: x}\n# "
    at_most = start + "x" * (LARGEST_FILE - len(start))
    write_folder(folder, {"plan.yaml": at_most})
    assert loaded(folder)[1] == []
    write_folder(folder, {"plan.yaml": at_most + "x"})
    assert loaded(folder)[1] == [
        (
            "data/plan.yaml:1:1: error: the file has 262145 bytes, and 262144 are the most: "
            "shorten it [unreadable-file]"
        )
    ]


def test_one_bad_file_hides_no_other(folder: Path) -> None:
    write_folder(
        folder,
        {
            "plan.yaml": "",
            "actions/A_1.yaml": "id: [a",
            "actions/B_1.yaml": b"\xff",
            "actions/C_1.yaml": "log: []",
            "snapshots/2023-01.yaml": "as_of: x",
        },
    )
    found, problems = loaded(folder)
    assert [line.partition(" error: ")[0] for line in problems] == [
        "data/actions/A_1.yaml:1:5:",
        "data/actions/B_1.yaml:1:1:",
        "data/actions/C_1.yaml:1:1:",
        "data/plan.yaml:1:1:",
        "data/snapshots/2023-01.yaml:1:1:",
        "data/snapshots/2023-01.yaml:1:1:",
        "data/snapshots/2023-01.yaml:1:8:",
    ]
    assert [file.path for file in found.lost] == [
        "data/actions/A_1.yaml",
        "data/actions/B_1.yaml",
        "data/plan.yaml",
        "data/snapshots/2023-01.yaml",
    ]


def test_a_file_that_may_not_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, _: int) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "open", refuse)
    assert loaded(folder)[1] == [
        f"data/{path}:1:1: error: it could not be read (permission denied): {UNREADABLE}"
        for path in sorted(FOLDER)
    ]


def test_a_file_that_is_gone_by_the_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def vanish(path: Path, _: int) -> int:
        raise FileNotFoundError(2, None, str(path))

    monkeypatch.setattr(os, "open", vanish)
    assert loaded(folder)[1][0] == (
        f"data/actions/A_1.yaml:1:1: error: it could not be read (unknown reason): {UNREADABLE}"
    )


def test_a_folder_that_is_gone_by_the_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look = os.lstat

    def gone(path: str) -> os.stat_result:
        if path.endswith("snapshots"):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        return look(path)

    monkeypatch.setattr(os, "lstat", gone)
    assert loaded(folder)[1] == [
        (
            "data/snapshots:1:1: error: it could not be read (no such file or directory): check "
            "that it is there and that you may read it [unreadable-file]"
        )
    ]


@pytest.mark.usefixtures("any_system")
def test_a_file_that_grows_while_it_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really_open = os.open

    def open_and_grow(path: str, flags: int) -> int:
        handle = really_open(path, flags)
        monkeypatch.setattr(os, "fstat", grow_behind(Path(path)))
        return handle

    def grow_behind(path: Path) -> object:
        really_look = os.stat

        def look(_: int) -> os.stat_result:
            status = really_look(path)
            with path.open("a") as stream:
                stream.write("# more\n")
            return status

        return look

    monkeypatch.setattr(os, "open", open_and_grow)
    files, problems = read_folder(folder, "data")
    assert [file.content for file in files] == [None, None, None]
    assert lines(problems) == [
        f"data/{path}:1:1: error: the file changed while it was read: run the command again "
        "[unreadable-file]"
        for path in sorted(FOLDER)
    ]


@pytest.mark.parametrize("part", ["", "actions", "snapshots"])
def test_a_folder_that_may_not_be_read(
    folder: Path, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    really_list = os.scandir

    def refuse(path: str) -> object:
        if path == str(folder / part):
            raise PermissionError(13, "Permission denied", path)
        return really_list(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert loaded(folder)[1] == [
        (
            f"{PurePosixPath('data', part)}:1:1: error: it could not be read "
            f"(permission denied): {UNREADABLE}"
        )
    ]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert loaded(tmp_path / "nowhere")[1] == [
        f"data:1:1: error: it could not be read (no such file or directory): {UNREADABLE}"
    ]


@pytest.mark.parametrize(
    ("path", "content", "counted"),
    [
        ("actions/B_1.yaml", b"#" * (LARGEST_FILE + 1), False),
        ("actions/B_1.yml", ACTION.replace("A_1", "B_1"), False),
        ("actions/B_1.bak", "", True),
        ("snapshots/2023-02.yml", SNAPSHOT, True),
    ],
)
def test_what_could_be_an_action_and_is_not_read_stops_the_count(
    folder: Path,
    path: str,
    content: str | bytes,
    counted: bool,  # noqa: FBT001  # the expected value
) -> None:
    write_folder(folder, {path: content})
    found, problems = loaded(folder)
    assert len(problems) == 1
    assert found.can_be_counted is counted


def test_the_data_folder_is_found_by_walking_up(tmp_path: Path) -> None:
    inside = tmp_path / "repository/src/deep"
    inside.mkdir(parents=True)
    data = write_folder(tmp_path / "repository/data", FOLDER)
    for start in (inside, tmp_path / "repository", data, data / "actions"):
        assert find_data_folder(start) == data
    assert find_data_folder(tmp_path) is None


def test_the_data_folder_may_have_any_name_when_it_is_walked_up_from(tmp_path: Path) -> None:
    plan = write_folder(tmp_path / "plan", FOLDER)
    assert find_data_folder(plan / "snapshots") == plan
    (plan / "plan.yaml").unlink()
    assert find_data_folder(plan / "snapshots") is None


def test_a_folder_named_data_without_actions_is_not_taken(tmp_path: Path) -> None:
    write_folder(tmp_path, {"data/plan.yaml": PLAN, "data/actions": ""})
    assert find_data_folder(tmp_path) is None


def test_a_plan_without_an_action_yet_is_found_and_warned_of(tmp_path: Path) -> None:
    data = write_folder(tmp_path / "data", {"plan.yaml": PLAN})

    assert find_data_folder(tmp_path) == data
    assert loaded(data)[1] == [
        "data/actions:1:1: warning: the plan has no action yet: add one with sip new [no-action]"
    ]
    (data / "actions").mkdir()
    assert loaded(data)[1] == [
        "data/actions:1:1: warning: the plan has no action yet: add one with sip new [no-action]"
    ]
    (data / "snapshots").mkdir()
    assert loaded(data)[1] == [
        "data/actions:1:1: error: the folder has no action: add one, as ID.yaml [missing-file]"
    ]
