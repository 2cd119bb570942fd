"""Which module imports which: one way, from the first of `_ORDER` to the last."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

_ROOT = Path(__file__).parent.parent
_LONGEST_MODULE = 300
_LONGEST_FUNCTION = 40
_ORDER = (
    "sip",
    "sip.partial_date",
    "sip.rule",
    "sip.problem",
    "sip.told",
    "sip.look_alikes",
    "sip.values",
    "sip.models",
    "sip.schema",
    "sip.source",
    "sip.yaml_advice",
    "sip.yaml_source",
    "sip.shape",
    "sip.record",
    "sip.dataset",
    "sip.load",
    "sip.git",
    "sip.progress",
    "sip.published",
    "sip.field_checks",
    "sip.identity_checks",
    "sip.log_checks",
    "sip.merge_checks",
    "sip.text_checks",
    "sip.follow_up_checks",
    "sip.checks",
    "sip.matching",
    "sip.backdated",
    "sip.history",
    "sip.difference",
    "sip.report",
    "sip.tables",
    "sip.charts",
    "sip.sentences",
    "sip.draft",
    "sip.diff_report",
    "sip.order",
    "sip.listing",
    "sip.action_report",
    "sip.wording",
    "sip.untranslated",
    "sip.render",
    "sip.render.lines",
    "sip.render.json_text",
    "sip.render.chart_layout",
    "sip.render.chart",
    "sip.render.chart_terminal",
    "sip.render.markdown",
    "sip.render.terminal",
    "sip.render.html_elements",
    "sip.render.html_table",
    "sip.render.html",
    "sip.render.docx_text",
    "sip.render.docx_table",
    "sip.render.docx_template",
    "sip.render.docx",
    "sip.render.csv",
    "sip.render.json",
    "sip.render.json_schema",
    "sip.render.problems_text",
    "sip.render.problems_terminal",
    "sip.render.problems_json",
    "sip.render.problems_github",
    "sip.render.problems_sarif",
    "sip.render.rules",
    "sip.cli.exits",
    "sip.cli.completion",
    "sip.cli.options",
    "sip.cli.output",
    "sip.cli.extras",
    "sip.cli.data",
    "sip.cli.formats",
    "sip.cli.pictures",
    "sip.cli.lookup",
    "sip.cli.chart",
    "sip.cli.diff",
    "sip.cli.findings",
    "sip.cli.validate",
    "sip.cli.report",
    "sip.cli.status",
    "sip.cli.schema",
    "sip.cli.commands",
    "sip.cli.run",
    "sip.cli",
)
# A chart's dates and a problem's rule are values, as a report is.
_FOR_RENDERERS = {
    "sip.report",
    "sip.wording",
    "sip.problem",
    "sip.rule",
    "sip.partial_date",
}
_RENDERERS = {name for name in _ORDER if name.startswith("sip.render.")}
_FILE_MODULES = {"glob", "os", "pathlib", "shutil", "stat", "tempfile"}
_PURE_PATHS = {"pathlib.PurePath", "pathlib.PurePosixPath"}
_OPENS_FILES = {"sip.load", *(name for name in _ORDER if name.startswith("sip.cli"))}
# The language catalogs are part of sip, like its code; git answers for the data it keeps.
_OPENS_NO_DATA = {"sip.wording", "sip.git"}
_SPEAKS = {"print", "input", "exit", "quit"}


def _path(module: str) -> Path:
    below = _ROOT.joinpath(*module.split("."))
    return below / "__init__.py" if below.is_dir() else below.with_suffix(".py")


def _tree(module: str) -> ast.Module:
    return ast.parse(_path(module).read_text(encoding="utf-8"))


def _imports(module: str) -> set[str]:
    """Return every module that is imported, in functions and for type checking too."""
    found = set()
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} has a relative import"
            package = node.module or ""
            names = {f"{package}.{alias.name}" for alias in node.names}
            submodules = {name for name in names if name in {*_ORDER, *_PURE_PATHS}}
            found |= submodules or {package}
    return found


def test_every_module_has_its_place_in_the_order() -> None:
    paths = set((_ROOT / "sip").rglob("*.py"))

    assert {_path(module) for module in _ORDER} == paths


@pytest.mark.parametrize("module", _ORDER)
def test_a_module_imports_only_from_those_above_it(module: str) -> None:
    above = _ORDER[: _ORDER.index(module)]

    assert {name for name in _imports(module) if name.split(".")[0] == "sip"} <= set(above)


@pytest.mark.parametrize("module", [name for name in _ORDER if name.startswith("sip.render.")])
def test_a_renderer_knows_reports_and_wording_only(module: str) -> None:
    assert {
        name for name in _imports(module) if name.split(".")[0] == "sip"
    } <= _FOR_RENDERERS | _RENDERERS


@pytest.mark.parametrize("module", sorted(set(_ORDER) - _OPENS_FILES - _OPENS_NO_DATA))
def test_only_loading_and_the_command_line_touch_files(module: str) -> None:
    calls = {
        node.func.id
        for node in ast.walk(_tree(module))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }

    imported = _imports(module) - _PURE_PATHS

    assert {name.split(".")[0] for name in imported} & _FILE_MODULES == set()
    assert "open" not in calls


@pytest.mark.parametrize("module", [name for name in _ORDER if not name.startswith("sip.cli")])
def test_only_the_command_line_prints_and_exits(module: str) -> None:
    names = {node.id for node in ast.walk(_tree(module)) if isinstance(node, ast.Name)}

    assert names & _SPEAKS == set()
    assert {"sys", "typer", "logging"} & _imports(module) == set()


@pytest.mark.parametrize("module", _ORDER)
def test_modules_and_functions_stay_short(module: str) -> None:
    lines = _path(module).read_text(encoding="utf-8").splitlines()
    long = [
        node.name
        for node in ast.walk(_tree(module))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= _LONGEST_FUNCTION
    ]

    assert len(lines) <= _LONGEST_MODULE
    assert long == []
