"""The text of a new data file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.problems.problem import Location
from sip.reading.yaml.reader import read_yaml
from sip.writing.proof import Refusal
from sip.writing.values import as_read
from sip.writing.yaml.style import Style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sip.writing.values import Writable


def new_text(
    content: Mapping[str, Writable],
    path: str,
    comments: tuple[str, ...] = (),
    style: Style | None = None,
) -> str | Refusal:
    """Return the text of a file with this content, in its order, below comment lines.

    A file of the same kind can give its style. Refused where the reader would not read it back.
    """
    style = style or Style()
    lines = [*(f"# {comment}" for comment in comments), *style.mapping(content, 0)]
    text = "".join(f"{line}{style.line_end}" for line in lines)
    tree, problems = read_yaml(text, path)
    if problems:
        return Refusal(problems[0].location, problems[0].message)
    if tree is None or tree.value != as_read(content):
        return Refusal(
            Location(path), "a value can't be written so that it is read back: change it"
        )
    return text
