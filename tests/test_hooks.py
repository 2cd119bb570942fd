from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.support.paths import ROOT
from tests.support.repository import data_repository
from tests.support.samples import ACTION

pytestmark = pytest.mark.process

MANIFEST = ROOT / ".pre-commit-hooks.yaml"
BIN = Path(sys.executable).parent
PRE_COMMIT = BIN / "pre-commit"


def test_pre_commit_accepts_the_manifest() -> None:
    done = subprocess.run([PRE_COMMIT, "validate-manifest", MANIFEST], check=False)
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("name", "text", "status", "printed"),
    [
        ("data/actions/A1.yaml", ACTION + "# fine\n", 0, "Passed"),
        ("data/actions/A1.yaml", "[", 1, "Failed"),
        ("data/actions/A1.yml", ACTION, 1, "Failed"),
        ("README.md", "data/", 0, "(no files to check)Skipped"),
    ],
)
def test_the_hook_holds_what_is_committed_to_the_rules(
    tmp_path: Path, name: str, text: str, status: int, printed: str
) -> None:
    """Run the hook with the installed command; its own environment would be built online."""
    repository = data_repository(tmp_path / "repository")
    (hook,) = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    local = {**hook, "language": "system", "pass_filenames": False}
    config = yaml.safe_dump({"repos": [{"repo": "local", "hooks": [local]}]})
    repository.write({".pre-commit-config.yaml": config, name: text}, ".")
    repository.git("add", "--all")
    done = subprocess.run(
        [PRE_COMMIT, "run", "--color=never"],
        cwd=repository.folder,
        env={
            "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(tmp_path),
            "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    first, *_ = done.stdout.splitlines()
    assert (done.returncode, first.removeprefix("sip validate").lstrip(".")) == (status, printed)
