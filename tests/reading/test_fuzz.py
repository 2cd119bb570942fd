"""Any file at all is a clean result or problems with positions, never an exception."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sip.checks.every import check
from sip.problems.problem import first_of_each_file, sorted_problems
from sip.reading.dataset import DataFile, FileKind, read_records
from sip.text.safe import FORBIDDEN_CHARACTERS
from tests.support.paths import DATA

# A long run by hand: SIP_FUZZ=100000 pytest tests/test_fuzz.py
_EXAMPLES = int(os.environ.get("SIP_FUZZ", str(2 * settings().max_examples)))
_FUZZ = settings(
    max_examples=_EXAMPLES,
    deadline=2000,
    derandomize="SIP_FUZZ" not in os.environ,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
_KINDS = {
    FileKind.PLAN: "plan",
    FileKind.ACTION: "actions/SIP2023_B15",
    FileKind.SNAPSHOT: "snapshots/2024-04",
}
_SHIPPED = {
    kind: DATA.joinpath(f"{name}.yaml").read_text(encoding="utf-8") for kind, name in _KINDS.items()
}
_WORDS = (
    *("id", "category", "title", "due", "log", "on", "source", "status", "expected", "note"),
    *("into", "en", "zh", "as_of", "document", "published", "actions", "implemented", "errata"),
    *("in progress", "merged", "2024", "2024-06-30", "2024-Q3", "A77/28", "SIP2023_B15", "84"),
)
_SYNTAX = (
    *(": ", ":", "- ", "-", "? ", "?", "\n", "\n  ", "\n    ", "\r\n", "\r", "\t", " ", ", "),
    *("[", "]", "{", "}", '"', "'", "|", ">", "|2-\n", "&a ", "*a", "!", "!!str ", "!<x> ", "%"),
    *("---\n", "...\n", "<<: ", "#", " #", "\\", "\\u", '"\\ud800"', '"\\e"', "@", "`", "~", "="),
    *("%YAML 1.1\n---\n", "\x00", "\x1b", "\x85", "\u2028", "\ufeff", "\u202e", "\U0001f600"),
    *("А", "é", "e\u0301", "١", "::error::", "##[x]", "改革"),
)
_YAML = st.lists(st.sampled_from((*_WORDS, *_SYNTAX)) | st.text(max_size=3), max_size=60)
_KIND = st.sampled_from(list(FileKind))


def _hold_the_promise(kind: FileKind, content: bytes) -> None:
    """Read the file among the shipped ones and look at every problem of it."""
    paths = {each: f"data/{name}.yaml" for each, name in _KINDS.items()}
    files = {each: text.encode() for each, text in _SHIPPED.items()} | {kind: content}
    dataset, found = read_records(
        (DataFile(paths[each], each, files[each]) for each in files), "data"
    )
    lines = content.decode("utf-8", "replace").split("\n")
    for problem in first_of_each_file(sorted_problems([*found, *check(dataset)])):
        place, shown = problem.location, str(problem)
        assert place.path in paths.values()
        assert "\n" not in shown
        assert not FORBIDDEN_CHARACTERS.search(shown)
        if place.path == paths[kind]:
            assert 1 <= place.line <= len(lines) + 1
            assert (place.line, place.column) <= (place.end_line, place.end_column)
            line = lines[place.line - 1] if place.line <= len(lines) else ""
            assert 1 <= place.column <= len(line) + 1


@_FUZZ
@given(kind=_KIND, parts=_YAML)
@example(kind=FileKind.ACTION, parts=["? ", "? ", "- ", "? "])
def test_any_text_of_yaml(kind: FileKind, parts: list[str]) -> None:
    _hold_the_promise(kind, "".join(parts).encode("utf-8", "surrogatepass"))


@_FUZZ
@given(kind=_KIND, content=st.binary(max_size=200))
def test_any_bytes(kind: FileKind, content: bytes) -> None:
    _hold_the_promise(kind, content)


@_FUZZ
@given(kind=_KIND, data=st.data())
def test_shipped_files_with_changed_lines(kind: FileKind, data: st.DataObject) -> None:
    lines = _SHIPPED[kind].splitlines(keepends=True)
    position = st.integers(0, len(lines) - 1)
    for _ in range(data.draw(st.integers(1, 4))):
        one, other = data.draw(position) % len(lines), data.draw(position) % len(lines)
        match data.draw(st.sampled_from(["swap", "delete", "double", "indent"])):
            case "swap":
                lines[one], lines[other] = lines[other], lines[one]
            case "delete" if len(lines) > 1:
                del lines[one]
            case "double":
                lines.insert(other, lines[one])
            case _:
                lines[one] = " " * data.draw(st.integers(0, 5)) + lines[one].lstrip(" ")
    _hold_the_promise(kind, "".join(lines).encode())


@_FUZZ
@given(kind=_KIND, data=st.data())
def test_shipped_files_with_changed_characters(kind: FileKind, data: st.DataObject) -> None:
    text = _SHIPPED[kind]
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(text)))
        end = start + data.draw(st.integers(0, 3))
        inserted = data.draw(st.sampled_from((*_SYNTAX, *_WORDS, "")))
        text = text[:start] + inserted + text[end:]
    _hold_the_promise(kind, text.encode())


@_FUZZ
@given(kind=_KIND, data=st.data())
def test_shipped_files_with_changed_bytes(kind: FileKind, data: st.DataObject) -> None:
    content = bytearray(_SHIPPED[kind].encode())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    _hold_the_promise(kind, bytes(content))
