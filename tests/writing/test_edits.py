"""One edit of one text: the whole text before and after, or the words of the refusal."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from sip.plan.partial_date import PartialDate
from sip.writing.edits import AddEntry, AddItem, RemoveValue, SetValue, Translate
from sip.writing.proof import Refusal, edited

if TYPE_CHECKING:
    from sip.writing.edits import Edit
    from sip.writing.values import Writable


def entry(on: str, **more: Writable) -> AddEntry:
    return AddEntry({"on": PartialDate.parse(on), "source": "A78/1", **more})


NEW = entry("2024-04", status="implemented")
CASES: dict[str, tuple[str, Edit, str]] = {
    "behind the last": (
        """\
        log:
          - on: 2023
            source: A1
        """,
        NEW,
        """\
        log:
          - on: 2023
            source: A1
          - on: 2024-04
            source: A78/1
            status: implemented
        """,
    ),
    "before later ones, behind those of its day, with comments where they belong": (
        """\
        log: # oldest first
          - on: 2024-04   # the month
            source: "A1"  # the first
            # asked by phone
          # the year
          - on: 2024
            source: A2
        # the end
        """,
        NEW,
        """\
        log: # oldest first
          - on: 2024-04   # the month
            source: "A1"  # the first
            # asked by phone
          - on: 2024-04
            source: A78/1
            status: implemented
          # the year
          - on: 2024
            source: A2
        # the end
        """,
    ),
    "first": (
        """\
        log:
        # the year
        -   on: 2025
            source: 'A1'
        due: 2030
        """,
        NEW,
        """\
        log:
        -   on: 2024-04
            source: 'A78/1'
            status: implemented
        # the year
        -   on: 2025
            source: 'A1'
        due: 2030
        """,
    ),
    "behind a block text and its blank lines": (
        """\
        log:
          -
            on: 2023
            note: >-
              a
              b

        # end
        """,
        NEW,
        """\
        log:
          -
            on: 2023
            note: >-
              a
              b
          -
            on: 2024-04
            source: A78/1
            status: implemented

        # end
        """,
    ),
    "behind blank lines that count": (
        "log:\n- on: 2023\n  note: |+\n    a\n\n# end",
        NEW,
        (
            "log:\n- on: 2023\n  note: |+\n    a\n\n"
            "- on: 2024-04\n  source: A78/1\n  status: implemented\n# end"
        ),
    ),
    "no last line end": (
        "log:\n- on: 2023\n  note: |\n    a",
        NEW,
        "log:\n- on: 2023\n  note: |\n    a\n- on: 2024-04\n  source: A78/1\n  status: implemented",
    ),
    "Windows line ends": (
        "log:\r\n  - on: 2023\r\n    source: A1\r\n",
        NEW,
        (
            "log:\r\n  - on: 2023\r\n    source: A1\r\n"
            "  - on: 2024-04\r\n    source: A78/1\r\n    status: implemented\r\n"
        ),
    ),
    "a byte order mark": (
        "\ufefflog: [{on: 2023, source: A1}]\n",
        NEW,
        "\ufefflog: [{on: 2023, source: A1}, {on: 2024-04, source: A78/1, status: implemented}]\n",
    ),
    "braces below dashes": (
        "log:\n  - {on: 2023, source: A1}\n",
        entry("2024", note={"en": "a: b", "zh": "改"}),
        (
            "log:\n  - {on: 2023, source: A1}\n"
            '  - {on: 2024, source: A78/1, note: {en: "a: b", zh: 改}}\n'
        ),
    ),
    "brackets on lines of their own": (
        "log: [\n  {on: 2023, source: A1}  # the first\n]\n",
        NEW,
        (
            "log: [\n  {on: 2023, source: A1},  # the first\n"
            "  {on: 2024-04, source: A78/1, status: implemented}\n]\n"
        ),
    ),
    "an empty log": (
        "log: [] # none yet\nid: A\n",
        NEW,
        "log: # none yet\n  - on: 2024-04\n    source: A78/1\n    status: implemented\nid: A\n",
    ),
    "no log": (
        "id: A\n",
        NEW,
        "id: A\nlog:\n  - on: 2024-04\n    source: A78/1\n    status: implemented\n",
    ),
    "entries that blank lines part": (
        "log:\n  - on: 2022\n\n  - on: 2023\n",
        entry("2024"),
        "log:\n  - on: 2022\n\n  - on: 2023\n\n  - on: 2024\n    source: A78/1\n",
    ),
    "a new language": (
        "title: A text\n",
        Translate(("title",), "zh", "一"),
        "title:\n  en: A text\n  zh: 一\n",
    ),
    "a new language of a block text": (
        "log:\n- on: 2023\n  note: >- # why\n    a\n\n    b\n  # end\n",
        Translate(("log", 0, "note"), "no", "nei"),
        'log:\n- on: 2023\n  note:\n    en: >- # why\n      a\n\n      b\n    "no": nei\n  # end\n',
    ),
    "a language that is there": (
        "title: {en: A, zh: '一'}\n",
        Translate(("title",), "zh", "二"),
        "title: {en: A, zh: '二'}\n",
    ),
    "a head at its place": (
        "id: A\n# why\ntitle: T\n# the log\nlog:\n  - on: 2023\n",
        SetValue(("due",), PartialDate.parse("2025")),
        "id: A\n# why\ntitle: T\ndue: 2025\n# the log\nlog:\n  - on: 2023\n",
    ),
    "the first of all": (
        "# file\ntitle: T\n",
        SetValue(("id",), "A"),
        "# file\nid: A\ntitle: T\n",
    ),
    "a value with a comment behind it": (
        'due: "2023"  # annex\nid: A\n',
        SetValue(("due",), PartialDate.parse("2025-Q1")),
        'due: "2025-Q1"  # annex\nid: A\n',
    ),
    "a block text by a short one": (
        "title: >- # why\n  a\n  b\n\nid: A\n",
        SetValue(("title",), "New"),
        'title: "New" # why\n\nid: A\n',
    ),
    "comments inside what is replaced": (
        "title:\n  # first\n  en: A\n  zh: '一' # why\nid: A\n",
        SetValue(("title",), "New"),
        '# first\ntitle: "New" # why\nid: A\n',
    ),
    "a field where none is": (
        "id: A\nlog:\n- on: 2023\n",
        SetValue(("title",), {"en": "T", "zh": "一"}),
        "id: A\ntitle:\n  en: T\n  zh: 一\nlog:\n- on: 2023\n",
    ),
    "what differs of a mapping": (
        "title:\n  en: A\n  # zh\n  zh: 一\n  fr: Un\n",
        SetValue(("title",), {"en": "B", "zh": "一"}),
        "title:\n  en: B\n  # zh\n  zh: 一\n",
    ),
    "taken out, its comment kept": (
        'id: A\ndue: "2023" # annex\nlog: x\n',
        RemoveValue(("due",)),
        "id: A\n# annex\nlog: x\n",
    ),
    "the last value of a mapping taken out": (
        "id: A\nfields: {lead: a}\n",
        RemoveValue(("fields", "lead")),
        "id: A\n",
    ),
    "one more item": (
        "log:\n- evidence: [A1]\n",
        AddItem(("log", 0, "evidence"), "https://who.int"),
        'log:\n- evidence: [A1, "https://who.int"]\n',
    ),
    "the first item": (
        "log:\n- source: A1\n",
        AddItem(("log", 0, "evidence"), "A2"),
        "log:\n- source: A1\n  evidence: [A2]\n",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_an_edit(name: str) -> None:
    before, edit, after = CASES[name]

    assert edited(dedent(before), [edit], "f.yaml") == dedent(after)


REFUSED: dict[str, tuple[str, Edit, str]] = {
    "a file with a problem": (
        "id: A\nid: B\n",
        NEW,
        (
            "f.yaml:2:1: id stands here a second time, after line 1, column 1: "
            "keep one of the two; mend this first (sip validate)"
        ),
    ),
    "no text that could be translated": (
        "id: A\n",
        Translate(("title",), "zh", "一"),
        "f.yaml:1:1: title has no English text that could be translated: write that first",
    ),
    "nothing to take out": (
        "id: A\n",
        RemoveValue(("due",)),
        "f.yaml:1:1: due is not there: nothing can be taken out",
    ),
    "all that the file says": (
        "id: A\n",
        RemoveValue(("id",)),
        "f.yaml:1:5: id is all that the file says: take the file out instead",
    ),
    "a log that is none": (
        "log: [x]\n",
        NEW,
        (
            "f.yaml:1:1: an entry of the log has no date that can be read: "
            "mend it first (sip validate)"
        ),
    ),
    "a character that can't be seen": (
        "id: A\n",
        SetValue(("title",), "a\u202eb"),
        (
            "f.yaml:1:1: with this change, a backslash in double quotes starts an escape, and one "
            "here stands for the character U+202E, which can't be seen or changes how text is "
            "read: take it out, or write two backslashes for one"
        ),
    ),
    "a list that is none": (
        "log: x\n",
        AddItem(("log",), "y"),
        "f.yaml:1:6: log is no list: make it one first",
    ),
    "a place in a text": (
        "title: T\n",
        SetValue(("title", "zh"), "一"),
        "f.yaml:1:8: zh stands in no group of fields: write it by hand",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_refusal(name: str) -> None:
    before, edit, message = REFUSED[name]
    refusal = edited(before, [edit], "f.yaml")

    assert isinstance(refusal, Refusal)
    assert str(refusal) == message


def test_edits_are_made_one_after_the_other() -> None:
    edits: list[Edit] = [
        SetValue(("id",), "B"),
        Translate(("title",), "zh", "一"),
        Translate(("title",), "fr", "Un"),
        NEW,
        AddItem(("log", 0, "evidence"), "A1"),
    ]

    assert edited("id: A\ntitle: One\n", edits, "f.yaml") == dedent("""\
        id: B
        title:
          en: One
          zh: 一
          fr: Un
        log:
          - on: 2024-04
            source: A78/1
            status: implemented
            evidence: [A1]
        """)


def test_what_is_there_already_changes_nothing() -> None:
    text = "id:   'A'\ntitle: {en: T, zh: 一}\nlog: [a,b]\n"
    edits: list[Edit] = [
        SetValue(("id",), "A"),
        SetValue(("title",), {"zh": "一", "en": "T"}),
        SetValue(("log",), ["a", "b"]),
        Translate(("title",), "zh", "一"),
    ]

    assert edited(text, edits, "f.yaml") == text
