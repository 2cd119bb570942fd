from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, requires
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.paths import ROOT
from tests.support.pins import PINS, WORKFLOW, needed
from tests.support.repository import Repository, data_repository, new_repository
from tests.support.samples import ACTION, TWO_ACTIONS
from tests.support.systems import needs_shells

if TYPE_CHECKING:
    from collections.abc import Mapping

pytestmark = pytest.mark.process

BIN = Path(sys.executable).parent
TEXT = WORKFLOW.read_text(encoding="utf-8")
JOB = yaml.safe_load(TEXT)["jobs"]["data"]
STEPS = JOB["steps"]
SCRIPTS = {step["name"]: step["run"] for step in STEPS if "run" in step}
ENVIRONMENTS = {step["name"]: step.get("env", {}) for step in STEPS if "run" in step}
INSTALL, VALIDATE, SUMMARIZE = SCRIPTS
PINNED = r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+"


def lines_of_the_page() -> str:
    blocks = re.findall(
        r"```yaml\n(.*?)```", (ROOT / "docs/pull-requests.md").read_text("utf-8"), re.DOTALL
    )
    (found,) = (block for block in blocks if "validate.yml" in block)
    return str(found)


@pytest.fixture(params=["validate.yml", "check.yml", "the lines of the page"])
def workflow(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if str(request.param).endswith(".yml"):
        return WORKFLOW.with_name(str(request.param))
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    lines = lines_of_the_page().replace("OWNER/NAME", "who/sip").replace("COMMIT", "a1" * 20)
    (folder / "validate.yml").write_text(lines, encoding="utf-8")
    return folder / "validate.yml"


@pytest.mark.parametrize(
    ("command", "options", "nothing"),
    [
        ("zizmor", ("--offline", "--no-config", "--persona=auditor", "--format=json"), "[]"),
        ("check-jsonschema", ("--quiet", "--builtin-schema=vendor.github-workflows"), ""),
    ],
)
def test_linters_find_nothing(
    workflow: Path, command: str, options: tuple[str, ...], nothing: str
) -> None:
    done = subprocess.run(
        [BIN / command, *options, workflow], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, nothing), done.stderr


def test_ten_lines_call_it() -> None:
    lines = lines_of_the_page()
    called = yaml.safe_load(lines)["jobs"]["data"]["with"]
    inputs = yaml.safe_load(TEXT)[True]["workflow_call"]["inputs"]  # on: is a truth in YAML 1.1
    assert len(lines.splitlines()) == 10
    assert set(called) == {name for name, each in inputs.items() if each.get("required")}


def test_it_may_read_and_nothing_else() -> None:
    assert yaml.safe_load(TEXT)["permissions"] == {"contents": "read"}
    assert "permissions" not in JOB
    assert "secrets" not in TEXT


def test_a_pull_request_is_checked_again_when_its_base_is_changed() -> None:
    meant = {"types": ["opened", "synchronize", "reopened", "edited"]}
    for text in (TEXT, lines_of_the_page()):
        assert yaml.safe_load(text)[True]["pull_request"] == meant  # on: is a truth in YAML 1.1


def test_sip_is_checked_on_every_system_with_every_python() -> None:
    text = WORKFLOW.with_name("check.yml").read_text("utf-8")
    job = yaml.safe_load(text)["jobs"]["check"]
    assert yaml.safe_load(text)["permissions"] == {"contents": "read"}
    assert "permissions" not in job
    assert job["strategy"]["matrix"] == {
        "system": ["ubuntu-latest", "macos-latest", "windows-latest"],
        "python": ["3.11", "3.12", "3.13", "3.14"],
    }
    assert job["steps"][-1]["run"] == "make check PYTHON=python"


def pinned() -> dict[str, str]:
    """Return the version of each package that the workflow installs."""
    pin = r"([a-z0-9-]+)==([0-9][\w.]*) --hash=sha256:[0-9a-f]{64}"
    comment, *found = PINS.read_text("utf-8").splitlines()
    assert comment.startswith("# ")
    matches = [re.fullmatch(pin, line) for line in found]
    assert None not in matches, "something else than a package, its version and its hash"
    return {match[1]: match[2] for match in matches if match}


def is_installed(name: str, version: str) -> bool:
    """Tell whether it is that very version whose requirements can be looked at here."""
    try:
        return installed_version(name) == version
    except PackageNotFoundError:
        return False


def test_what_the_workflow_installs_is_pinned_by_hash() -> None:
    packages, sip = (" ".join(each.split()) for each in SCRIPTS[INSTALL].split("pip install")[1:])
    assert "--require-hashes --requirement .github/requirements.txt" in packages.replace("\\ ", "")
    assert {"--no-index", "--no-deps", "--no-build-isolation", "."} <= set(sip.split())


def test_every_package_that_sip_needs_is_pinned_and_what_these_need() -> None:
    versions = pinned()
    wanted = [Requirement(each) for each in needed()]
    for name in (name for name in versions if is_installed(name, versions[name])):
        wanted += [Requirement(each) for each in requires(name) or ()]
    for each in wanted:
        if each.marker is None or each.marker.evaluate({"extra": ""}):
            assert each.specifier.contains(versions[canonicalize_name(each.name)]), str(each)


def test_every_action_is_pinned_to_a_commit() -> None:
    uses = [
        use
        for path in WORKFLOW.parent.iterdir()
        for use in re.findall(r"uses:.*", path.read_text("utf-8"))
    ]
    assert len(uses) == 5
    assert [each for each in uses if not re.fullmatch(PINNED, each)] == []


def test_no_script_has_an_expression_in_it() -> None:
    assert [name for name, script in SCRIPTS.items() if "${{" in script] == []


def test_sip_is_installed_before_the_files_of_the_pull_request_are_there() -> None:
    checkouts = [step for step in STEPS if step.get("uses", "").startswith("actions/checkout@")]
    trusted, data = checkouts
    assert trusted["with"] == {
        "repository": "${{ inputs.sip-repository || github.repository }}",
        "ref": "${{ inputs.sip-revision || github.event.pull_request.base.sha }}",
        "persist-credentials": False,
    }
    assert data["with"] == {"fetch-depth": 0, "persist-credentials": False}
    order = [step.get("name") for step in STEPS]
    assert order.index(trusted["name"]) < order.index(INSTALL) < order.index(data["name"])
    assert all("pip" not in script for name, script in SCRIPTS.items() if name != INSTALL)


class Outcome(NamedTuple):
    validate: int
    summarize: int
    log: str
    summary: str


def pull_request(folder: Path, files: Mapping[str, str | None]) -> Outcome:
    """Run the scripts on the merge of a branch that has these files; None takes one away."""
    repository = data_repository(folder / "repository")
    base = repository.git("rev-parse", "HEAD")
    repository.git("switch", "--quiet", "--create", "head")
    for name, text in files.items():
        if text is None:
            (repository.folder / "data" / name).unlink()
        else:
            repository.write({name: text})
    repository.commit()
    repository.git("switch", "--quiet", "--detach", "main")
    repository.git("merge", "--quiet", "--no-ff", "--message", "Merge", "head")
    summary = folder / "summary"
    validated, log = run(VALIDATE, repository, base, summary)
    summarized, _ = run(SUMMARIZE, repository, base, summary)
    return Outcome(validated, summarized, log, summary.read_text(encoding="utf-8"))


def run(
    name: str,
    repository: Repository,
    base: str,
    summary: Path,
    variables: Mapping[str, str] | None = None,
) -> tuple[int, str]:
    meant = {
        "${{ github.event.pull_request.base.sha }}": base,
        "${{ inputs.data || 'data' }}": "data",
    }
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", SCRIPTS[name]],
        cwd=repository.folder,
        env={
            "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(repository.folder),
            "GITHUB_STEP_SUMMARY": str(summary),
            "RUNNER_TEMP": str(summary.parent),
            **{name: meant[value] for name, value in JOB["env"].items()},
            **{name: str(value) for name, value in ENVIRONMENTS[name].items()},
            **(variables or {}),
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


IMPLEMENTED = ACTION + "  - {on: 2024-04, source: A77/28, status: implemented}\n"
CHANGED = """\
# Plan: what moved

From January 2023 (EB152/34) at {base} to April 2024.

## Figures before and after

| Date | Actions | Implemented | In progress | Closed | Open |
| :-- | --: | --: | --: | --: | --: |
| January 2023 (EB152/34) at {base} | 2 | 1 | 1 | 50% | 50% |
| April 2024 | 2 | 2 | 0 | 100% | 0% |

## What moved

1 action moved.

| Action | Change | Before | After | Source | Title |
| :-- | :-- | :-- | :-- | :-- | :-- |
| A1 | implemented | in progress | implemented | A77/28, 2024-04 | First |
"""


@needs_shells
def test_a_pull_request_that_adds_to_the_record_passes(tmp_path: Path) -> None:
    outcome = pull_request(tmp_path, {"actions/A1.yaml": IMPLEMENTED})
    base = Repository(tmp_path / "repository").git("rev-parse", "--short=12", "main")
    assert outcome == Outcome(0, 0, "4 files read: no problems\n", CHANGED.format(base=base))


@needs_shells
def test_the_pull_request_that_brings_the_first_data_passes(tmp_path: Path) -> None:
    repository = new_repository(tmp_path / "repository")
    repository.write({"README": "Nothing yet"}, ".")
    base = repository.commit()
    repository.write(TWO_ACTIONS)
    repository.commit()
    summary = tmp_path / "summary"
    new = f"sip: there was no data in data at {base[:12]}: all of it is new\n"
    assert run(VALIDATE, repository, base, summary) == (0, f"4 files read: no problems\n{new}")
    assert run(SUMMARIZE, repository, base, summary) == (0, new)
    assert summary.read_text("utf-8").splitlines()[2] == (
        f"There was no data at {base[:12]}: all of it is new, up to January 2023 (EB152/34)."
    )


@needs_shells
def test_a_pull_request_that_rewrites_history_fails(tmp_path: Path) -> None:
    rewritten = ACTION.replace("on: 2023-01", "on: 2022-12")
    outcome = pull_request(tmp_path, {"actions/A1.yaml": rewritten})
    base = Repository(tmp_path / "repository").git("rev-parse", "--short=12", "main")
    assert (outcome.validate, outcome.summarize) == (1, 0)
    assert outcome.log == (
        "data/actions/A1.yaml:6:10: error: this entry is 2022-12 (status in progress), and was "
        f"2023-01 (status in progress) at {base}, in the time of the published report EB152/34 "
        "(2023-01): put it back, and tell what has changed in a new entry [rewritten-log]\n"
        "4 files read: 1 error\n"
    )
    assert outcome.summary.startswith("# Plan: what moved\n")


@needs_shells
def test_a_pull_request_with_errors_says_why_there_is_no_diff(tmp_path: Path) -> None:
    outcome = pull_request(tmp_path, {"actions/A1.yaml": "["})
    assert (outcome.validate, outcome.summarize) == (1, 0)
    assert outcome.summary == (
        "No diff: the data has errors, here or in the target branch. "
        "The log of this job says which.\n"
    )


@needs_shells
def test_a_summary_that_github_would_not_show_is_cut_with_a_word(tmp_path: Path) -> None:
    outcome = pull_request(tmp_path, {"actions/A1.yaml": IMPLEMENTED})
    repository, summary = Repository(tmp_path / "repository"), tmp_path / "cut"
    size = len(outcome.summary.encode())
    cut = "\nCut here, because GitHub shows no more: sip diff --base has the rest.\n"
    whole, base = outcome.summary, repository.git("rev-parse", "main")
    for most, expected in [
        (size, whole),
        (size - 1, whole.partition("| A1 | implemented")[0] + cut),
    ]:
        summary.unlink(missing_ok=True)
        status, _ = run(SUMMARIZE, repository, base, summary, {"MOST_BYTES": str(most)})
        assert (status, summary.read_text("utf-8")) == (0, expected)
    assert ENVIRONMENTS[SUMMARIZE]["MOST_BYTES"] + len(cut) < 1024 * 1024


@needs_shells
def test_a_pull_request_without_data_fails(tmp_path: Path) -> None:
    gone = {
        "plan.yaml": None,
        "actions/A1.yaml": None,
        "actions/UNLISTED_001.yaml": None,
        "snapshots/2023-01.yaml": None,
    }
    outcome = pull_request(tmp_path, gone)
    assert (outcome.validate, outcome.summarize) == (2, 1)


@needs_shells
def test_code_of_the_pull_request_is_not_run(tmp_path: Path) -> None:
    marker = tmp_path / "marker"
    code = f"open({str(marker)!r}, 'w')\n"
    names = ("sip/__init__.py", "sip.py", "sitecustomize.py", "usercustomize.py", "yaml.py")
    modules = {f"../{name}": code for name in names}
    outcome = pull_request(
        tmp_path, {"actions/A1.yaml": IMPLEMENTED, "../hatch_build.py": code, **modules}
    )
    assert outcome.validate == outcome.summarize == 0
    assert not marker.exists()
