"""What a command imports, people wait for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import import_module

import pytest

from sip.cli.app import COMMANDS
from tests.support.paths import DATA

pytestmark = pytest.mark.process

_SAY_WHAT_IS_IMPORTED = """
import json, os, sys
from sip.__main__ import main
os._exit = sys.exit
try:
    main()
finally:
    json.dump(sorted(sys.modules), sys.stderr)
"""


def _imported(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", _SAY_WHAT_IS_IMPORTED, *arguments],
        env={**os.environ, "SIP_DATA": str(DATA)},
        capture_output=True,
        check=True,
    )
    return set(json.loads(done.stderr))


def _own(modules: set[str]) -> set[str]:
    return {name for name in modules if name.split(".")[0] == "sip"}


def test_the_version_needs_no_command() -> None:
    imported = _imported("--version")

    assert _own(imported) == {
        "sip",
        "sip.__main__",
        "sip.cli",
        "sip.cli.app",
        "sip.cli.exits",
        "sip.cli.output",
        "sip.cli.output.printing",
        "sip.cli.run",
    }
    assert imported & {"pydantic", "rich", "yaml", "tempfile"} == set()


def test_help_reads_no_data_and_lays_out_no_report() -> None:
    imported = _imported("--help")

    assert (
        imported
        & {"sip.reading.folder", "sip.plan.models", "sip.report.document", "sip.language.wording"}
        == set()
    )
    assert imported & {"pydantic", "rich", "yaml", "tempfile"} == set()


def test_a_command_imports_no_other_command() -> None:
    commands = {
        f"sip.cli.commands.{name}" for name in ("chart", "diff", "list", "report", "schema", "show")
    }

    assert _imported("status") & commands == set()


def test_status_imports_no_other_format() -> None:
    imported = _imported("status")

    assert {"sip.render.terminal", "sip.report.status"} <= imported
    assert (
        imported
        & {
            "sip.render.markdown",
            "sip.render.html.page",
            "sip.cli.commands.report",
            "rich.markdown",
        }
        == set()
    )


def test_status_of_one_plan_waits_for_nothing_of_drafts_charts_comparisons_or_several() -> None:
    imported = _imported("status")

    assert (
        imported
        & {
            "sip.plan.compared.changes",
            "sip.render.chart.terminal",
            "sip.report.charts.plots",
            "sip.report.draft.progress_report",
            "sip.report.plans.beside",
            "sip.report.plans.one_table",
            "sip.report.plans.status",
        }
        == set()
    )


def test_validate_draws_nothing_up() -> None:
    imported = _imported("validate")

    assert (
        imported
        & {
            "sip.report.status",
            "sip.report.tables",
            "sip.report.document",
            "sip.language.wording",
            "rich",
        }
        == set()
    )


def test_markdown_needs_no_terminal() -> None:
    assert "rich" not in _imported("report", "--format", "markdown")


def test_the_list_of_commands_says_what_each_says_of_itself_and_imports_none() -> None:
    own = {
        name: (getattr(import_module(each.module), each.function).__doc__ or "").splitlines()[0]
        for name, each in COMMANDS.items()
    }

    assert {name: each.sentence for name, each in COMMANDS.items()} == own
    assert [each for each in _imported("--help") if each.startswith("sip.cli.commands.")] == []
