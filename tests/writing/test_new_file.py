from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

from sip.plan.partial_date import PartialDate
from sip.writing.new_file import new_text
from sip.writing.proof import Refusal
from sip.writing.yaml.style import Style

if TYPE_CHECKING:
    from sip.writing.values import Writable


def test_an_action() -> None:
    long = "The Board looks at the charter, and at all that follows from it."
    written = new_text(
        {
            "id": "A_1",
            "category": "no",
            "title": {"en": f"{long} {long}", "zh": "一", "no": "nei"},
            "due": PartialDate.parse("2024"),
            "fields": {"theme": "culture", "lead": ["a", "b"]},
            "log": [
                {
                    "on": PartialDate.parse("2023-01-31"),
                    "source": "EB152/34",
                    "note": "One line.\nTwo lines.",
                    "evidence": ["EB154/33", "https://who.int"],
                }
            ],
        },
        "f.yaml",
        ("yaml-language-server: $schema=../../schema/action.json",),
    )

    assert written == dedent("""\
        # yaml-language-server: $schema=../../schema/action.json
        id: A_1
        category: "no"
        title:
          en: >-
            The Board looks at the charter, and at all that follows from it. The Board looks at the
            charter, and at all that follows from it.
          zh: 一
          "no": nei
        due: 2024
        fields: {theme: culture, lead: [a, b]}
        log:
          - on: 2023-01-31
            source: EB152/34
            note: |-
              One line.
              Two lines.
            evidence: [EB154/33, "https://who.int"]
        """)


def test_a_snapshot_with_windows_line_ends() -> None:
    content: dict[str, Writable] = {
        "as_of": PartialDate.parse("2024-04"),
        "published": {"actions": 96},
    }

    assert new_text(content, "f.yaml", (), Style(line_end="\r\n")) == (
        "as_of: 2024-04\r\npublished:\r\n  actions: 96\r\n"
    )


def test_what_can_not_be_read_back_is_refused() -> None:
    refusal = new_text({"title": "a\u200bb"}, "f.yaml")

    assert isinstance(refusal, Refusal)
    assert str(refusal).startswith("f.yaml:1:8: a backslash in double quotes starts an escape")
