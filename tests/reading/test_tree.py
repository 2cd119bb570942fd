from __future__ import annotations

from sip.problems.problem import Location
from sip.reading.yaml.reader import read_yaml
from sip.reading.yaml.tree import Tree
from tests.support.data import where


def tree_of(text: str) -> Tree:
    """Return what a text without problems says."""
    tree, problems = read_yaml(text, "file.yaml")
    assert problems == []
    assert tree is not None
    return tree


def test_a_place_is_that_of_the_value_or_of_the_nearest_one_that_holds_it() -> None:
    tree = tree_of("a: [b, c]\nd:\n  e: f\n")
    assert tree.place("a", 1) == Location("file.yaml", 1, 8, 1, 9)
    assert tree.place("d", "none", 3) == tree.values["d",]
    assert tree.place("none") == tree.values[()]
    assert Tree("file.yaml").place("any") == Location("file.yaml", 1, 1, 1, 1)


def test_the_place_of_a_key_is_that_of_its_value_where_it_has_none() -> None:
    tree = tree_of("a: [b, c]\nd:\n  e: f\n")
    assert tree.key_place("d", "e") == Location("file.yaml", 3, 3, 3, 4)
    assert tree.key_place("a", 1) == tree.values["a", 1]
    assert tree.key_place("none") == tree.values[()]


LOG = """\
log:
  - a: 1
  - b: 2
    c: {d: 3, e: 4}
  - f: 5
g: [6, 7]
"""


def test_what_is_left_without_some_values_keeps_its_places() -> None:
    tree = tree_of(LOG)
    left = tree.without({("log", 0), ("log", 1, "c", "d"), ("g", 0)})
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
        tree.keys["log", 1, "c", "d"],
        tree.keys["log", 2, "f"],
    )
    assert tree.without(()) == tree
