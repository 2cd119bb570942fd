from __future__ import annotations

from sip.problems.problem import Location
from sip.reading.source import Source
from sip.reading.yaml_source import read_yaml
from tests.support.data import where


def source_of(text: str) -> Source:
    """Return what a text without problems says."""
    source, problems = read_yaml(text, "file.yaml")
    assert problems == []
    assert source is not None
    return source


def test_a_place_is_that_of_the_value_or_of_the_nearest_one_that_holds_it() -> None:
    source = source_of("a: [b, c]\nd:\n  e: f\n")
    assert source.place("a", 1) == Location("file.yaml", 1, 8, 1, 9)
    assert source.place("d", "none", 3) == source.values["d",]
    assert source.place("none") == source.values[()]
    assert Source("file.yaml").place("any") == Location("file.yaml", 1, 1, 1, 1)


def test_the_place_of_a_key_is_that_of_its_value_where_it_has_none() -> None:
    source = source_of("a: [b, c]\nd:\n  e: f\n")
    assert source.key_place("d", "e") == Location("file.yaml", 3, 3, 3, 4)
    assert source.key_place("a", 1) == source.values["a", 1]
    assert source.key_place("none") == source.values[()]


LOG = """\
log:
  - a: 1
  - b: 2
    c: {d: 3, e: 4}
  - f: 5
g: [6, 7]
"""


def test_what_is_left_without_some_values_keeps_its_places() -> None:
    source = source_of(LOG)
    left = source.without({("log", 0), ("log", 1, "c", "d"), ("g", 0)})
    assert left.value == {"log": [{"b": "2", "c": {"e": "4"}}, {"f": "5"}], "g": ["7"]}
    assert where(left) == {
        (): "1:1-7:1",
        ("log",): "2:3-6:1",
        ("log", 0): "3:5-5:3",
        ("log", 0, "b"): "3:8-3:9",
        ("log", 0, "c"): "4:8-4:20",
        ("log", 0, "c", "e"): "4:18-4:19",
        ("log", 1): "5:5-6:1",
        ("log", 1, "f"): "5:8-5:9",
        ("g",): "6:4-6:10",
        ("g", 0): "6:8-6:9",
    }
    assert sorted(left.keys, key=str) == [
        ("g",),
        ("log", 0, "b"),
        ("log", 0, "c"),
        ("log", 0, "c", "d"),
        ("log", 0, "c", "e"),
        ("log", 1, "f"),
        ("log",),
    ]
    assert (left.keys["log", 0, "c", "d"], left.keys["log", 1, "f"]) == (
        source.keys["log", 1, "c", "d"],
        source.keys["log", 2, "f"],
    )
    assert source.without(()) == source
