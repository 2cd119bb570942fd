"""Which module imports which: one way, from the first of `_ORDER` to the last."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

_ROOT = Path(__file__).parent.parent
_LONGEST_MODULE = 300
_LONGEST_FUNCTION = 40
_ORDER = (
    "sip.render.html",
    "sip.language",
    "sip.cli.commands",
    "sip.report",
    "sip.text",
    "sip.plan",
    "sip.problems",
    "sip.checks",
    "sip.render.problems",
    "sip.render.chart",
    "sip.render.docx",
    "sip.reading",
    "sip",
    "sip.render",
    "sip.plan.partial_date",
    "sip.problems.rule",
    "sip.problems.problem",
    "sip.problems.told",
    "sip.text.look_alikes",
    "sip.plan.values",
    "sip.plan.models",
    "sip.plan.editor_schema",
    "sip.reading.source",
    "sip.reading.yaml_advice",
    "sip.reading.yaml_source",
    "sip.reading.fit",
    "sip.plan.record",
    "sip.reading.dataset",
    "sip.reading.folder",
    "sip.reading.revision",
    "sip.plan.progress",
    "sip.checks.published_figures",
    "sip.checks.fields",
    "sip.checks.identity",
    "sip.checks.logs",
    "sip.checks.merges",
    "sip.checks.texts",
    "sip.checks.follow_up",
    "sip.checks.every",
    "sip.plan.pairing",
    "sip.checks.backdated",
    "sip.checks.rewritten",
    "sip.plan.changes",
    "sip.report.document",
    "sip.report.tables",
    "sip.report.charts",
    "sip.report.sentences",
    "sip.report.progress_report",
    "sip.report.change_report",
    "sip.report.choices",
    "sip.report.action_list",
    "sip.report.action_pages",
    "sip.language.wording",
    "sip.language.untranslated",
    "sip.render.lines",
    "sip.text.json_text",
    "sip.render.chart.layout",
    "sip.render.chart.picture",
    "sip.render.chart.terminal",
    "sip.render.markdown",
    "sip.render.terminal",
    "sip.render.html.elements",
    "sip.render.html.table",
    "sip.render.html.page",
    "sip.render.docx.text",
    "sip.render.docx.table",
    "sip.render.docx.template",
    "sip.render.docx.document",
    "sip.render.csv",
    "sip.render.json",
    "sip.render.json_schema",
    "sip.render.problems.text",
    "sip.render.problems.terminal",
    "sip.render.problems.json",
    "sip.render.problems.github",
    "sip.render.problems.sarif",
    "sip.render.problems.rules",
    "sip.cli.exits",
    "sip.cli.completion",
    "sip.cli.options",
    "sip.cli.output",
    "sip.cli.extras",
    "sip.cli.data",
    "sip.cli.formats",
    "sip.cli.pictures",
    "sip.cli.commands.lookup",
    "sip.cli.commands.chart",
    "sip.cli.commands.diff",
    "sip.cli.findings",
    "sip.cli.commands.validate",
    "sip.cli.commands.report",
    "sip.cli.commands.status",
    "sip.cli.commands.schema",
    "sip.cli.app",
    "sip.cli.run",
    "sip.cli",
)
# A chart's dates and a problem's rule are values, as a report is.
_FOR_RENDERERS = {
    "sip.report.document",
    "sip.language.wording",
    "sip.problems.problem",
    "sip.problems.rule",
    "sip.plan.partial_date",
}
_RENDERERS = {name for name in _ORDER if name.startswith("sip.render.")} | {"sip.text.json_text"}
_FILE_MODULES = {"glob", "os", "pathlib", "shutil", "stat", "tempfile"}
_PURE_PATHS = {"pathlib.PurePath", "pathlib.PurePosixPath"}
_OPENS_FILES = {"sip.reading.folder", *(name for name in _ORDER if name.startswith("sip.cli"))}
# The language catalogs are part of sip, like its code; git answers for the data it keeps.
_OPENS_NO_DATA = {"sip.language.wording", "sip.reading.revision"}
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
