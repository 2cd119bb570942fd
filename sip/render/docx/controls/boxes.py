"""Boxes of text stand in a Word document twice: as Word draws them, and as older programs do."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.oxml.xmlchemy import BaseOxmlElement

_BOX: Final = qn("w:txbxContent")
_SPACE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BOTH: Final = f"{_SPACE}AlternateContent"
_OLDER: Final = f"{_SPACE}Fallback"
_MARKS: Final = frozenset(map(qn, ("w:bookmarkStart", "w:bookmarkEnd")))
_ID_OF_A_CONTROL: Final = f"{qn('w:sdtPr')}/{qn('w:id')}"


def is_for_older_programs(element: BaseOxmlElement) -> bool:
    """Tell whether the element stands in what Word itself does not show, and writes anew."""
    return next(element.iterancestors(_OLDER), None) is not None


def show_in_older_programs(controls: Iterable[BaseOxmlElement]) -> None:
    """Let boxes of text that have one of the controls say the same where they stand again."""
    for both in dict.fromkeys(each for one in controls for each in one.iterancestors(_BOTH)):
        older = both.find(_OLDER)
        copies = [] if older is None else list(older.iter(_BOX))
        boxes = [each for each in both.iter(_BOX) if each not in copies]
        if len(boxes) == len(copies):
            for box, copy in zip(boxes, copies, strict=True):
                copy[:] = [deepcopy(each) for each in box]
                _drop_what_stands_once(copy)


def _drop_what_stands_once(copy: BaseOxmlElement) -> None:
    """Take out bookmarks and the ids of controls, of which a document has each once."""
    for each in list(copy.iter(*_MARKS)):
        each.getparent().remove(each)
    for control in copy.iter(qn("w:sdt")):
        for each in control.findall(_ID_OF_A_CONTROL):
            each.getparent().remove(each)
