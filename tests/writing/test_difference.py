from __future__ import annotations

from sip.writing.difference import unified_difference


def test_a_changed_file() -> None:
    assert unified_difference("a\nb\r\n", "a\nc\r\nd", "data/x.yaml") == [
        "--- data/x.yaml",
        "+++ data/x.yaml",
        "@@ -1,2 +1,3 @@",
        " a",
        "-b\r",
        "+c\r",
        "+d",
        "\\ No newline at end of file",
    ]


def test_a_new_file_and_one_that_is_taken_out() -> None:
    assert unified_difference(None, "a\n", "x") == ["--- /dev/null", "+++ x", "@@ -0,0 +1 @@", "+a"]
    assert unified_difference("a\n", None, "x") == ["--- x", "+++ /dev/null", "@@ -1 +0,0 @@", "-a"]


def test_a_renamed_file() -> None:
    assert unified_difference("a\n", "b\n", "x", "y")[:2] == ["--- x", "+++ y"]


def test_nothing_changed() -> None:
    assert unified_difference("a\n", "a\n", "x") == []
