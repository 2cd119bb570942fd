"""The quick reader accepts only what the careful one has no problem with, and reads the same."""

from __future__ import annotations

import os
import unicodedata

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sip.checks.every import check
from sip.problems.problem import Problem, sorted_problems
from sip.reading import dataset
from sip.reading.dataset import DataFile, FileKind, read_records
from sip.reading.yaml.quick import quick_value
from sip.reading.yaml.reader import DEEPEST_NESTING, MOST_PARTS, read_yaml
from tests.support.cases import CASES
from tests.support.paths import DATA

_SHIPPED = [path.read_text(encoding="utf-8") for path in sorted(DATA.rglob("*.yaml"))]
# A long run by hand: SIP_FUZZ=100000 pytest tests/reading/test_yaml_quick.py
_EXAMPLES = int(os.environ.get("SIP_FUZZ", str(4 * settings().max_examples)))
_FUZZ = settings(
    max_examples=_EXAMPLES,
    deadline=None,
    derandomize="SIP_FUZZ" not in os.environ,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
_PIECES = (
    *(
        "a",
        "b: c",
        "a: b",
        "x: >-\n  y\n",
        "2024-04",
        "3",
        "'q'",
        '"d"',
        "é",
        "改",
        " ",
        "  ",
        "\n",
    ),
    *("\n  ", "\n\n", "\r\n", "\t", "- ", "-", ": ", ":", "? ", "?", ", ", ",", "[", "]", "{", "}"),
    *(
        "|",
        ">",
        "|2-\n",
        '"',
        "'",
        "&",
        "&a ",
        "& b",
        "*",
        "*a",
        "!",
        "!a ",
        "!!str ",
        "! ",
        "%",
        "#",
    ),
    *(
        " #",
        "# c\n",
        "\n# c\n",
        "\n#",
        "#c",
        "---\n",
        "...\n",
        "--- ",
        "%YAML 1.2\n---\n",
        "<<",
        "<<: ",
    ),
    *(
        "\\",
        '"\\n"',
        "\\u202e",
        "\x00",
        "\x85",
        "\u2028",
        "\u3000",
        "\xa0",
        "\ufeff",
        "\u202e",
        "\r",
    ),
    *("R&D", "2*3", "Done!", "100%", "C#", "@", "`", "~", "=", "..", "--", "e\u0301", "\U0001f600"),
)
_PATHS = {
    FileKind.PLAN: "plan.yaml",
    FileKind.ACTION: "actions/SIP2023_B15.yaml",
    FileKind.SNAPSHOT: "snapshots/2024-04.yaml",
}
_TEXT_OF = {kind: DATA.joinpath(path).read_text(encoding="utf-8") for kind, path in _PATHS.items()}
_VALUES = (
    *("", "x", "en: x", "2024", "2024-05", "2025-01-31", "A77/28", "A77-28", "EB152/34", "merged"),
    *(
        "removed",
        "implemented",
        "in progress",
        "SIP2023_B15",
        "UNLISTED_001",
        "results",
        "results2",
    ),
    *("cafe\u0301", "Рage", "84", "b # c", "{en: x}", "{en: x, fr: y}", "[a]", "'a'", "1999-Q4"),
)
_TEXTS = st.lists(st.sampled_from(_PIECES) | st.text(max_size=2), max_size=30).map("".join)


def _hold_against_the_careful_reader(text: str) -> None:
    value = quick_value(text)
    if value is None:
        return
    tree, problems = read_yaml(text, "file.yaml")
    assert problems == []
    assert tree is not None
    assert tree.value == value
    assert tree.lost == set()


@_FUZZ
@given(_TEXTS)
@example("a: b #c")
@example("a: [b,#c\n]")
@example("a: {b: &x c}")
@example("a:\n  # c\nb: d")
@example("\u3000a: b")
@example("a: b\n# c\n#d")
def test_both_readers_agree_on_any_text(text: str) -> None:
    _hold_against_the_careful_reader(text)


@_FUZZ
@given(st.sampled_from(_SHIPPED), st.data())
def test_both_readers_agree_on_shipped_files_with_changes(text: str, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = start + data.draw(st.integers(0, 3))
        text = text[:start] + data.draw(st.sampled_from((*_PIECES, ""))) + text[end:]
    _hold_against_the_careful_reader(text)


def test_both_readers_agree_on_every_case() -> None:
    for path in sorted(CASES.rglob("*.yaml")):
        text = path.read_bytes().decode("utf-8", "surrogateescape")
        _hold_against_the_careful_reader(text)


def test_every_shipped_file_is_read_quickly() -> None:
    assert [text for text in _SHIPPED if quick_value(text) is None] == []


@pytest.mark.parametrize(
    "text",
    [
        "# a comment, and another # behind\na: b\n",
        "a: research & development, R&D, 2*3 * 4, done! 100%, 10 % of C#\n",
        "a: 'quoted'\nb: \"double\"\nc: [d, {e: f}]\n",
        "a: |\n  # text\n  more\n",
        "a: >-\r\n  one\r\n  two\r\n",
        "改: 革\n",
        unicodedata.normalize("NFD", "a: café\n"),
        "---\na: b\n...\n",
    ],
)
def test_what_is_plain_is_read_quickly(text: str) -> None:
    assert quick_value(text) is not None
    _hold_against_the_careful_reader(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "# nothing\n", "a: b: c\n", "a: 'b\n"),
        *(
            "a: &b c\n",
            "a: *b\n",
            "a: !!str b\n",
            "a: ! b\n",
            "<<: {a: b}\n",
            "%YAML 1.1\n---\na: b\n",
        ),
        *("a: b # c\n", "a: 'b'#c\n", "[a,#b\n c]\n", 'a: "\\u0062"\n', "a: b\n---\nc: d\n"),
        *("a: b\na: c\n", "? [a]\n: b\n", "\u00a0a: b\n", "a: \u202e\n", "a: \ud800\n", "a: \r"),
    ],
)
def test_where_there_is_more_to_tell_the_careful_reader_looks(text: str) -> None:
    assert quick_value(text) is None


@pytest.mark.parametrize(("depth", "is_quick"), [(DEEPEST_NESTING - 1, True), (20_000, False)])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("- ", ""), ("{a: ", "}")])
def test_a_text_is_given_up_where_it_is_too_deep(
    depth: int,
    is_quick: bool,  # noqa: FBT001  # the expected value
    opening: str,
    closing: str,
) -> None:
    text = f"{opening * depth}a{closing * depth}\n"

    assert (quick_value(text) is not None) is is_quick
    _hold_against_the_careful_reader(text)


@pytest.mark.parametrize("item", ["a,", "?,", ":,", "[],", "{},"])
def test_a_text_is_given_up_where_it_has_too_much(item: str) -> None:
    for number in (MOST_PARTS // 5, MOST_PARTS // 4, MOST_PARTS // 2, MOST_PARTS):
        _hold_against_the_careful_reader(f"[{item * number}]\n")
    assert quick_value(f"[{item * MOST_PARTS}]\n") is None


def _all_problems(kind: FileKind, text: str) -> list[Problem]:
    files = [
        DataFile(f"data/{_PATHS[each]}", each, (text if each is kind else _TEXT_OF[each]).encode())
        for each in _PATHS
    ]
    read, found = read_records(files, "data")
    return sorted_problems([*found, *check(read)])


@settings(_FUZZ, max_examples=_EXAMPLES // 4)  # each reads and checks a whole plan, twice
@given(st.sampled_from(list(FileKind)), st.data())
def test_the_problems_of_the_data_are_the_same_without_the_quick_reader(
    kind: FileKind, data: st.DataObject
) -> None:
    lines = _TEXT_OF[kind].splitlines(keepends=True)
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        key, colon, _ = lines[at].partition(": ")
        value = data.draw(st.sampled_from(_VALUES))
        lines[at] = data.draw(st.sampled_from((f"{key}{colon}{value}\n", "", lines[at] * 2)))
    text = "".join(lines)

    quick = _all_problems(kind, text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dataset, "quick_value_of", lambda _: None)
        assert quick == _all_problems(kind, text)
