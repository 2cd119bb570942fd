"""Writes .github/requirements.txt: the packages that the workflow installs, each by hash.

They are what sip needs to run and to be built, and what these need, for the Python and the
system of the workflow.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from typing import TYPE_CHECKING, Any

import yaml
from packaging.utils import canonicalize_name

from tests.support.paths import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable

WORKFLOW = ROOT / ".github" / "workflows" / "validate.yml"
PINS = ROOT / ".github" / "requirements.txt"
_PLATFORMS = [f"manylinux_2_{minor}_x86_64" for minor in range(39, 16, -1)]


def needed() -> list[str]:
    """Return what pyproject.toml says that sip needs to be built and to run."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return [*project["project"]["dependencies"], *project["build-system"]["requires"]]


def python_of_the_workflow() -> str:
    """Return the version of Python that the workflow sets up."""
    steps = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]["data"]["steps"]
    (version,) = (
        step["with"]["python-version"]
        for step in steps
        if step.get("uses", "").startswith("actions/setup-python@")
    )
    return str(version)


def lines(packages: Iterable[dict[str, Any]]) -> list[str]:
    """Return a line for each package that pip would install, in the order of their names."""
    return sorted(
        f"{canonicalize_name(package['metadata']['name'])}=={package['metadata']['version']}"
        f" --hash=sha256:{package['download_info']['archive_info']['hashes']['sha256']}"
        for package in packages
    )


def _found() -> list[dict[str, Any]]:
    """Ask pip what it would install for the workflow's Python."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--report", "-"]
    command += ["--ignore-installed", "--only-binary", ":all:"]
    command += ["--python-version", python_of_the_workflow()]
    command += [f"--platform={platform}" for platform in _PLATFORMS]
    with tempfile.TemporaryDirectory() as nowhere:
        done = subprocess.run(
            [*command, "--target", nowhere, *needed()], capture_output=True, check=True
        )
    return list(json.loads(done.stdout)["install"])


if __name__ == "__main__":
    head = "# What the workflow for pull requests installs; `make pins` writes it anew.\n"
    PINS.write_text(head + "".join(f"{line}\n" for line in lines(_found())), "utf-8", newline="\n")
