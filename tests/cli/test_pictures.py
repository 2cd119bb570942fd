from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from sip.cli.exits import UsageError
from sip.cli.output.extras import CHART, require_extra
from sip.cli.run import run
from tests.support.data import files, write_folder
from tests.support.paths import DATA
from tests.support.samples import FIELDS

if TYPE_CHECKING:
    from pathlib import Path

ACTION = """\
id: SIP2023_A3
category: governance
title: {en: Hold meetings, zh: 举行会议}
due: 2023-12-31
log:
  - on: 2023-01
    source: EB152/34
    status: in progress
"""
PLAN = """\
title: {en: Plan, zh: 计划}
categories:
  governance: {en: Governance, zh: 治理}
"""
SNAPSHOT = """\
as_of: 2023-01
document: EB152/34
published: {actions: 1, implemented: 0, in_progress: 1, closed_percent: 0, open_percent: 100}
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "data", files(PLAN, ACTION, SNAPSHOT))


def _printed(capsys: pytest.CaptureFixture[str]) -> str:
    """Return what was printed, where nothing was complained of."""
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out


def test_prints_the_chart(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["chart", "--data", str(data)]) == 0
    assert _printed(capsys) == (
        "Plan\n"
        "As of 31 January 2023 (January 2023). The latest report with data up to then is\n"
        "January 2023 (EB152/34).\n"
        "\n"
        "Implemented actions and actions in progress, by date of the data\n"
        "█ Implemented\n"
        "░ In progress\n"
        "\n"
        "2023-01  0 ░ 1\n"
    )


def test_writes_a_picture_and_prints_the_text_around_it(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "progress.SVG"
    assert run(["chart", "--data", str(data), "--lang", "zh", "-o", str(picture)]) == 0
    assert _printed(capsys) == (
        "计划\n"
        "截至2023年1月31日（2023年1月）。"
        "数据截至该日期的最近一次进度报告：2023年1月（文件 EB152/34）。\n"
        "已落实和正在进行的行动，按数据日期分列\n"
        "2023年1月：已落实0项，正在进行1项。\n"
    )
    assert picture.read_text(encoding="utf-8").startswith("<svg ")


def test_writes_the_open_actions_by_category(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "open.png"
    assert run(["chart", "--data", str(data), "--by", "category", "-o", str(picture)]) == 0
    assert capsys.readouterr().out.splitlines()[2:] == [
        "Open, overdue and past expected actions in each category",
        "Governance: Open: 1, Overdue: 0 and Past expected: –.",
    ]
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_the_figures_of_a_chart_as_csv(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = tmp_path / "figures.csv"
    assert run(["chart", "--data", str(data), "--lang", "zh", "-o", str(figures), "--bom"]) == 0
    assert capsys.readouterr().out == ""
    assert (
        figures.read_text(encoding="utf-8")
        == """\
\ufeffas_of,series,label,actions,footnotes
2023-01,implemented,已落实,0,
2023-01,in_progress,正在进行,1,
"""
    )


def test_draws_when_each_open_action_was_due_and_is_expected(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["chart", "--data", str(data), "--timeline"]) == 0
    assert _printed(capsys).splitlines()[4:] == [
        "Due and expected dates of the open actions",
        "○ Due   ● Expected   ┊ As of 31 January 2023",
        "",
        "SIP2023_A3  ┊" + " " * 50 + "○  2023-12-31 → –",
    ]


def test_draws_categories_over_time_where_most_actions_are_named(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["chart", "--data", str(data), "--by", "category", "--over-time"]) == 0
    assert _printed(capsys).splitlines()[4:] == [
        "Open actions in each category, by date of the data",
        "",
        "Governance",
        "2023-01  █ 1",
    ]


def test_says_why_it_draws_no_categories_over_time(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["chart", "--data", str(DATA), "--by", "category", "--over-time"]) == 2
    assert capsys.readouterr().err == (
        "sip: --over-time: most actions of the plan are unlisted, so the record does not tell in "
        "which category they were open: leave it out, or give them their names first (sip name)\n"
    )


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (
            ("--timeline", "--by", "category"),
            "--timeline draws each open action by itself: leave --by out",
        ),
        (("--over-time",), "--over-time is for --by: without it, a chart is over time anyway"),
    ],
    ids=["timeline", "over time"],
)
def test_refuses_what_does_not_go_together(
    data: Path, arguments: tuple[str, ...], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["chart", "--data", str(data), *arguments]) == 2
    assert capsys.readouterr().err == f"sip: {why}\n"


def test_refuses_another_kind_of_picture(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "progress.gif"
    assert run(["chart", "--data", str(data), "-o", str(picture)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == (
        f"sip: --output {picture}: the ending says no format: let it end in .svg, .png, .txt, "
        ".md, .markdown, .html, .htm, .docx, .csv, .json, or add --format\n"
    )
    assert not picture.exists()


WITHOUT_FONTS = """
import sys
sys.modules["uharfbuzz"] = None
from sip.cli.run import run, use_utf8
use_utf8()
sys.exit(run(sys.argv[1:]))
"""


@pytest.mark.process
@pytest.mark.parametrize(
    ("arguments", "purpose"),
    [
        (("chart", "-o", "progress.svg"), "a picture of a chart"),
        (("report", "-o", "draft.docx"), "a Word document that has a chart"),
    ],
    ids=["chart", "report"],
)
def test_says_what_to_install(
    data: Path, tmp_path: Path, arguments: tuple[str, ...], purpose: str
) -> None:
    result = subprocess.run(
        [sys.executable, "-c", WITHOUT_FONTS, *arguments, "--data", data],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        text=True,
    )
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == (
        f"sip: {purpose} needs uharfbuzz, which is not installed: "
        "run pip install 'sip-tracker[chart]'\n"
    )
    assert [each.name for each in tmp_path.iterdir()] == ["data"]


@pytest.mark.process
@pytest.mark.parametrize(
    "arguments",
    [("chart",), ("report", "-o", "page.html")],
    ids=["terminal", "page"],
)
def test_needs_nothing_installed_for_the_terminal_and_a_page(
    data: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    result = subprocess.run(
        [sys.executable, "-c", WITHOUT_FONTS, *arguments, "--data", data],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        text=True,
    )
    assert (result.returncode, result.stderr) == (0, "")


def test_an_extra_that_is_there_is_no_obstacle() -> None:
    require_extra(CHART, "a picture")


def test_an_extra_that_is_missing_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sip.cli.output.extras.find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"^a picture needs uharfbuzz"):
        require_extra(CHART, "a picture")


@pytest.fixture
def fields(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "with_fields" / "data", FIELDS)


def test_draws_open_actions_by_a_field(fields: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["chart", "--data", str(fields), "--by", "lead", "--format", "csv"]
    assert run(asked) == 0
    assert (
        _printed(capsys)
        == """\
lead,label,measure,actions,footnotes
secretariat,Secretariat,open,1,
secretariat,Secretariat,overdue,1,
secretariat,Secretariat,past_expected,0,
states,Member States,open,2,
states,Member States,overdue,1,
states,Member States,past_expected,0,
*not_stated,Not stated,open,1,
*not_stated,Not stated,overdue,,
*not_stated,Not stated,past_expected,,
"""
    )
    assert run(["chart", "--data", str(fields), "--by", "lead"]) == 0
    drawn = _printed(capsys)
    assert "Open, overdue and past expected actions by the field Lead" in drawn
    assert "An action with several values is counted under each." in drawn


def test_draws_a_field_over_time(fields: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["chart", "--data", str(fields), "--by", "theme", "--over-time"]
    assert run([*asked, "--format", "csv"]) == 0
    assert (
        _printed(capsys)
        == """\
as_of,series,label,actions,footnotes
2023-12-31,culture,Culture,1,
2024-01,culture,Culture,1,
2023-12-31,reach,Country reach,1,
2024-01,reach,Country reach,1,
2023-12-31,*not_stated,Not stated,1,
2024-01,*not_stated,Not stated,1,
"""
    )
    assert run(asked) == 0
    drawn = _printed(capsys)
    assert "Open actions by the field Theme, by date of the data" in drawn
    assert "several values" not in drawn


def test_a_field_that_the_plan_lacks_is_not_drawn(
    fields: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["chart", "--data", str(fields), "--by", "leed"]) == 2
    assert capsys.readouterr().err == (
        "sip: --by leed is no category or field of the plan: write lead\n"
    )
